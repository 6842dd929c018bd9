"""How a sentence reads with a mark and without it: a logistic score of what stands on both sides.

A mark between two words is stray where the two belong together and where no clause ends. The features are the two words
(closed-class ones by name, others by shape and ending), how much likelier the second is after the first than anywhere
(the table of word pairs), and how far the next breaks are. `tools/fit_stray_marks.py` fits the weights on human
sentences: marks of their own against marks set after a random word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import exp, floor

from mtfix import data
from mtfix.lexicon import words

MARKS = ",.;:!?-'\""
# What parts two words: the mark is glued to the left one, a space follows.
CANDIDATE = re.compile(r"[,.;:!?'\"-](?<=\w.) (?=\w)")
_LEFT = re.compile(r"(?:(?P<before>[\w’'-]+) )?(?P<word>[^\W_][\w’'.-]*)$")
_RIGHT = re.compile(r"(?P<word>[^\W_][\w’'-]*)(?P<after> [\w’'-]+)?")
_BREAK = re.compile(r"[.,;:!?\n()“”\"—–]")
_ENDINGS = ("ing", "ed", "ly", "ion", "s")
_LOOK = 160
_FAR = 9


def features(text: str, at: int) -> Iterator[str]:
    """Yield the names of what holds for the mark at `at`; none where no two words meet there."""
    left = _LEFT.search(text, max(0, at - 48), at)
    right = _RIGHT.match(text, at + 2)
    if left is None or right is None:
        return
    first, second = left["word"], right["word"]
    known = words("en")
    yield f"left {_name(first)}"
    yield f"right {_name(second)}"
    yield f"shapes {_shape(first)} {_shape(second)}"
    pair = known.pair_logp(first, second)
    yield f"pair {floor(2 * (pair - known.zipf(second) + 9))}"
    yield f"likely {floor(2 * pair)}"
    if left["before"]:
        yield f"in {floor(known.pair_logp(left['before'], first) - known.zipf(first) + 9)}"
    if right["after"]:
        after = right["after"][1:]
        yield f"out {floor(known.pair_logp(second, after) - known.zipf(after) + 9)}"
    yield from _distances(text, at)


def _distances(text: str, at: int) -> Iterator[str]:
    """Yield how many words the clause has on each side, and whether the mark or a quotation stands in the line too."""
    start = max(text.rfind("\n", max(0, at - _LOOK), at) + 1, at - _LOOK)
    end = text.find("\n", at, at + _LOOK)
    end = end if end >= 0 else min(len(text), at + _LOOK)
    before, after = text[start:at], text[at + 1 : end]
    yield f"before {min(_BREAK.split(before)[-1].count(' '), _FAR)}"
    yield f"after {min(_BREAK.split(after, maxsplit=1)[0].count(' '), _FAR)}"
    yield f"same {min((before + after).count(text[at]), 2)}"
    opened = int(any(mark in before for mark in "“‘«"))
    half_before, half_after = before.count('"') % 2, after.count('"') % 2
    yield f"quoted {opened}{half_before}{half_after}"


def _name(word: str) -> str:
    lower = word.lower()
    if lower in words("en").function_words:
        return lower
    ending = next((ending for ending in _ENDINGS if lower.endswith(ending)), "")
    return f"{_shape(word)} -{ending}"


def _shape(word: str) -> str:
    if word[0].isdigit():
        return "0"
    if word[0].islower():
        return "a" if words("en").zipf(word) > 0 else "x"
    return "A." if len(word) < 3 or "." in word else "A"


# At these, none or one of the right marks of 16,000 lines of news would go; of a comma too little can be told.
_SURE = {".": 0.94, ";": 0.98, ":": 0.985, "!": 0.5, "?": 0.8, "-": 0.7, "'": 0.9, '"': 0.99}
_SURE_BEFORE_CAPITAL = 0.98
# What a colon or a question can stand in front of, and what says who spoke.
_VERBS_FIRST = frozenset("is are was were has have had do does did can could will would should may must to".split())
# Chat has no capitals: there a stop in front of a small letter is right.
_CASUAL = re.compile(r"[a-z\d)][.!?] [a-z]|(?<![\w.’'])i(?![\w.’'])")
_ORDERS = frozenset("pay call come go let wait see tell write look take give".split())
_THANKS = frozenset("thank thanks please sorry ok okay yes no hello hi".split())
_NUMBER = re.compile(r"\d\S* \w+$")
_LINKS = frozenset("of in on at to for from with by was is has had who which that as".split())
_FEW_BEFORE = re.compile(r"(?:^|\n|[.!?] )(?:\S+ )?\S+$")
_KNOWN = 3.5
# What a name with a mark of its own stands in front of: "the Wag! website".
_OWNED = frozenset("website site app channel show magazine group team brand festival".split())
_DROPPED = frozenset("an th o wi mo ol t d en".split())
_NEGATED = frozenset("do does did is was are were has have had could would should must need ca wo".split())
# What starts a clause of its own behind a semicolon.
_CLAUSE_FIRST = frozenset(
    "it he she they we you i some this these those there one two three can could would should seems in to see".split()
)
_BE = frozenset("is are was were".split())
_SPEAKERS = frozenset("a an the he she they we i one".split())
_AMOUNT = re.compile(r": (?:(?:\S+ )?\S?\d|\w+[.@/]|https?:|not\b|\w+$)")


# "; on Sundays, take the bus": what stands in front of that comma opens a clause of its own.
_OPENS_CLAUSE = re.compile(
    r"(?:on|in|at|for|from|under|with|without|after|before|during|by|to|as|of|if|when|while|until|since)\b"
    r"[^.,;:!?\n]{1,40}, (?!and\b|or\b)"
)


def is_stray(text: str, at: int, left: str, right: str) -> bool:
    """Whether the sentence reads so much better without the mark at `at` that it cannot be right."""
    mark = text[at]
    if text[at + 1 : at + 2] != " " or not _may_be_stray(text, at, left, right):
        return False
    if mark in ":;" and _OPENS_CLAUSE.match(text, at + 2):
        return False
    least = max(_SURE[mark], _SURE_BEFORE_CAPITAL) if right[0].isupper() else _SURE[mark]
    return strayness(text, at) > least


def _may_be_stray(text: str, at: int, left: str, right: str) -> bool:
    """Whether nothing that the score does not see speaks for the mark: abbreviations, pairs of quotes, lists."""
    mark = text[at]
    if mark == ".":
        known = words("en")
        short = len(left) < 3 or f"{left}." in known.abbreviations or f"{left.capitalize()}." in known.abbreviations
        rare = known.zipf(left) < _KNOWN or not right.isalpha() or _NUMBER.search(text, max(0, at - 30), at)
        return right[0].islower() and not short and not rare and _goes_on(text, at, right) and not is_casual(text, at)
    if mark in "!?":
        if not right.isalpha() or right in ("or", "and") or is_casual(text, at) or _asks(text, at):
            return False
        sentence = _END.split(text[max(0, at - _LOOK) : at])[-1]
        return right not in _OWNED if mark == "!" else not _SENTENCE.match(sentence)
    if mark == "-":
        return right not in words("en").function_words or right in _LINKS
    if mark == ":" and right == "that" and text[at + 6 : at + 7] == ",":
        return False
    if mark == ":":
        opened = text.rfind("(", max(0, at - 30), at) > text.rfind(")", max(0, at - 30), at)
        excluded = opened or right in _VERBS_FIRST or left in ("must", "following", "follows")
        return not excluded and not _AMOUNT.match(text, at) and _FEW_BEFORE.search(text, max(0, at - 40), at) is None
    return _may_be_odd(text, at, left, right)


def _may_be_odd(text: str, at: int, left: str, right: str) -> bool:
    """Whether a semicolon parts no clauses, and a prime or quotation mark is neither dropped letter nor half a pair."""
    mark = text[at]
    if mark == "'":
        dropped = left.endswith("in") or left in _DROPPED or left.removesuffix("n") in _NEGATED  # "havin' a laugh"
        return not dropped and (not left.endswith("s") or right in words("en").function_words)
    if mark == ";":
        return right not in _CLAUSE_FIRST and left not in _BE
    starts = right[0].isupper() and right.lower() in words("en").function_words
    spoken = starts or right in _SPEAKERS  # "We pray for him" a friend said: there the opening mark is lost
    return mark != '"' or (not spoken and _is_odd_quote(text, at))


_QUESTION = re.compile(
    r"(?:\w+ )?(?:what|who|whom|whose|where|why|how|when|which|is|are|was|were|do|does|did|can|could|will|would|should"
    r"|have|has|really|right)\b",
    re.I,
)
_ASKING = (
    r"(?:What|Who|Whom|Whose|Where|Why|How|Which|Is|Are|Was|Were|Do|Does|Did|Can|Could|Will|Would|Should|Have|Has)\b"
)
_SENTENCE = re.compile(rf"{_ASKING}|.*[\w,:(] {_ASKING}")
_CLAUSE = re.compile(r"[.!?:;,\n(–—-]")
_END = re.compile(r"[.!?\n]\s*")


def asks(before: str) -> bool:
    """Whether the words before a mark are a question, or hold one as a title ("As asked in What Is Man")."""
    return bool(_QUESTION.match(_CLAUSE.split(before)[-1].lstrip()) or _SENTENCE.match(_END.split(before)[-1]))


def _goes_on(text: str, at: int, right: str) -> bool:
    """Whether several words follow before the next break, none of them a word of thanks."""
    clause = _BREAK.split(text[at + 2 : at + _LOOK], maxsplit=1)[0]
    asks = right in _VERBS_FIRST and _asks(text, at)
    return clause.count(" ") >= 2 and right not in _THANKS and right not in _ORDERS and not asks


def _asks(text: str, at: int) -> bool:
    """Whether the words up to the next break are a question or a cry of their own."""
    clause = _BREAK.split(text[at + 2 : at + _LOOK], maxsplit=1)[0]
    return text[at + 2 + len(clause) : at + 3 + len(clause)] in ("?", "!")


def is_casual(text: str, at: int) -> bool:
    """Whether sentences around the one of the mark start without a capital."""
    return bool(_CASUAL.search(text, max(0, at - 600), at) or _CASUAL.search(text, at + 1, at + 600))


def _is_odd_quote(text: str, at: int) -> bool:
    """Whether the straight quotation marks of the line open and close in turn once this one is gone."""
    start = max(text.rfind("\n", max(0, at - 500), at) + 1, at - 500)
    end = text.find("\n", at, at + 500)
    line = text[start : end if end >= 0 else at + 500]
    opens = True
    for match in re.finditer('"', line):
        if start + match.start() == at:
            continue
        before, after = line[max(0, match.start() - 1) : match.start()], line[match.end() : match.end() + 1]
        opening = (not before or before in " (") and after.strip() != ""
        if opening is not opens:
            return False
        opens = not opens
    return opens


@cache
def _weights() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = data.table("stray_marks.json")
    return table


def strayness(text: str, at: int) -> float:
    """Return the probability that the mark at `at` is stray, in a text where every second mark is."""
    weights = _weights()[text[at]]
    total = sum(weights.get(feature, 0.0) for feature in features(text, at))
    return 1 / (1 + exp(-max(-40.0, min(40.0, total + weights["bias"]))))
