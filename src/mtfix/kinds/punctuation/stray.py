"""A mark in the middle of a sentence, between two words that nothing parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut
from mtfix.kinds.punctuation.certain import belong_together, is_bound
from mtfix.kinds.punctuation.lost import is_finite
from mtfix.kinds.punctuation.reading import asks, is_casual, is_stray, strayness
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document

# All of them start with one set of marks, which the scan of the text then skips to.
_SIGN = re.compile(r"[_~^@](?:(?<=[\w.,)%\"”’'].)(?= [\w\"“(])(?<!@@)|(?<=[a-z][_~^])(?=[.,;:]))")
# Of the commas only those after an article or a possessive: there are too many to look at each.
_MARK = re.compile(r"[:;.!?'\",-](?:(?<=[a-z][:;.!?'\"-])|(?<=the,|its,|our,|eir,|ery,| an,))(?= (\w{1,40}))")
# "stay where you are": these clauses end in a verb.
_ENDS_IN_VERB = re.compile(
    r"\b(?:where|who|what|how|than|as|there|yes|no)\b[^.,;:!?]{0,24} (?:is|are|was|were|be|can|has)$"
)
_FIRST = re.compile(r" ([A-Z][a-z]*)")
# Chat ends its sentences in "~".
_CHAT = re.compile(r"~ (?:he|she|it|they|we|you|there|the)\b")
_ELIDED = frozenset("an o wi th t i wid ol fu awa ha sel".split())
_LEFT = re.compile(r"(?<![\w.’'-])[a-z][\w’-]*$")
_ANY_LEFT = re.compile(r"(?<![\w.’'-])[A-Za-z][\w’-]*$")
# reStructuredText: a directive, a target, the line under a heading.
_REFERENCES = re.compile(r"^\.\. |^(?:={4,}|-{4,}|~{4,}|\*{4,})$", re.M)
# A number, or a word without capitals and signs inside.
_NEXT = re.compile(r" [\"“(]?(?:\d|([A-Z]?[a-z]+|[A-Z]+)(?![\w(/:]|\.\w))")
_NAME = re.compile(r"(?:\d[A-Za-z]|[a-z][A-Z]|[A-Z]{3}|_\w)\w*$")
_LOOSE_PRIME = re.compile(r"'(?<=\d%')(?= \w)")
# What follows these words belongs to them: no mark can stand between.
_STRICT = frozenset("a an the its their my our your every than into onto of very".split())
_MODALS = frozenset("been have has had will would could should may might must cannot".split())
_HARD = _STRICT | _MODALS | frozenset("and or but from with if because although whether per as at by for".split())
# These end no clause at all.
_SOLID = (_STRICT - {"of", "into", "onto", "than", "very"}) | frozenset(
    "and or but if because although whether per".split()
)
# These can end a sentence, but hardly stand in front of a semicolon, a hyphen or an apostrophe and a space.
_LIGHT = _HARD | frozenset("be was were is are has can in on to he she we they i you who which".split())
_INTERJECTIONS = frozenset("oh ah alas ha hey o lo yes no well hurrah bah pah ho hush yahoo which aha eh".split())
_BRANDS = frozenset("yahoo jeopardy which joomla taboo kahoot chips guess wham".split())
_SUSPENDED = frozenset("and or to but nor as versus".split())
# No sentence starts with these.
_NEVER_FIRST = frozenset("of than been".split())
_CLAUSE = re.compile(r"[.!?:;,\n(–—-]")
_SPEECH = frozenset("said says asked cried replied exclaimed shouted thought answered asks writes wrote".split())
_REPEATED = re.compile(r"\b(\w+),? \1$", re.I)
# What can be the other half of a single quotation.
_SINGLE = "'‘’`"
_COMMON_PAIR = 50
_KNOWN = 3.4
_MISFIT = 0.92
_SURE_IN_SPEECH = 0.998
_MESSAGE = "a mark between two words that belong together"


def find(doc: Document) -> Iterator[Plan]:
    """Yield signs that no sentence holds ("melamine~ were"), and marks after words that need what follows."""
    text = doc.text
    references = "_" in text and _REFERENCES.search(text) is not None
    for match in _SIGN.finditer(text) if any(sign in text for sign in "_~^@") else ():
        # "name_" of reStructuredText, "7zAB_ Tool" of a torn identifier
        named = _NAME.search(text, max(0, match.start() - 24), match.start())
        reference = match[0] == "_" and (references or named is not None)
        if not reference and not _is_markup(text, match.start()):
            # In front of a sentence it may have stood for a stop, as it does in Chinese.
            first = _FIRST.match(text, match.end())
            starts = first is not None and first[1].lower() in words("en").function_words
            starts = starts or _CHAT.match(text, match.start()) is not None
            starts = starts or (
                match[0] == "_" and text[match.start() - 1].isalnum() and not _is_before_word(text, match)
            )
            yield cut(*match.span(), _MESSAGE, 0.96, Safety.UNSAFE if starts else Safety.SAFE)
    for match in _MARK.finditer(text):
        found = (_LEFT if match[0] not in "!?" else _ANY_LEFT).search(text, max(0, match.start() - 24), match.start())
        if match[0] == "'" and found and found[0] in _ELIDED:
            continue  # "an' bade them": dialect and verse
        score = _score(text, match, found[0]) if found and found[0][0].islower() else 0.0
        if not score and match[0] != "," and _is_misfit(text, match, found[0] if found else ""):
            score = _MISFIT
        if score and found and not _is_of_chat(text, match, found[0]):
            sure = belong_together(text, match.start(), found[0], match[1])
            yield cut(*match.span(), _MESSAGE, score, Safety.SAFE if sure else Safety.UNSAFE)
    for match in _LOOSE_PRIME.finditer(text):
        if _is_alone(text, match.start(), _SINGLE):
            yield cut(*match.span(), _MESSAGE, 0.94)


def _is_of_chat(text: str, match: re.Match[str], left: str) -> bool:
    """Whether a stop may end a sentence of chat, which may end in any word but an article."""
    return match[0] == "." and left not in _STRICT and is_casual(text, match.start())


def _is_before_word(text: str, match: re.Match[str]) -> bool:
    """Whether a word, a name or a number follows the sign; in front of another it may be torn off a name in code."""
    right = _NEXT.match(text, match.end())
    return right is not None and (right[1] is None or right[1][0].isupper() or words("en").zipf(right[1]) > 0)


def _is_markup(text: str, at: int) -> bool:
    """Whether the sign is half of a pair (emphasis, struck out), repeated, or part of code on its line."""
    line = _line(text, at)
    return line.count(text[at]) > 1 or any(char in line for char in "`=<>{}|\\")


def _line(text: str, at: int) -> str:
    start, end = text.rfind("\n", max(0, at - 300), at) + 1, text.find("\n", at, at + 300)
    return text[max(start, at - 300) : end if end >= 0 else at + 300]


def _is_alone(text: str, at: int, marks: str) -> bool:
    """Whether no other of `marks` stands around as half of a quotation; apostrophes inside words do not count."""
    near = re.sub(r"(?<=\w)['’](?=\w)", "", _line(text, at))
    return sum(near.count(mark) for mark in marks) <= 1


def _score(text: str, match: re.Match[str], left: str) -> float:
    """Return the probability that the mark is stray, 0.0 where it may be right."""
    mark, right = match[0], match[1]
    if mark in "!?":
        return _score_of_shout(text, match, left)
    if mark == ",":
        # "yields at the, though ...": there a noun is lost
        lost = right.lower() in words("en").function_words or right.endswith("ly")
        return 0.94 if left in _STRICT - {"very"} and not lost and not _is_paired(text, match) else 0.0
    if mark in "'\"":
        return 0.94 if left in _LIGHT and _is_alone(text, match.start(), _SINGLE if mark == "'" else '"') else 0.0
    if mark == "-":
        fits = left in _LIGHT or (right in _NEVER_FIRST and len(left) > 3)
        return 0.94 if fits and right.lower() not in _SUSPENDED else 0.0
    if mark == ";":
        return 0.95 if left in _SOLID | {"than"} else 0.0
    return _score_of_break(text, match, left)


def _is_misfit(text: str, match: re.Match[str], left: str) -> bool:
    """Whether the sentence reads far better without the mark, and it is no cry, no suspended hyphen, no speech."""
    mark, right = match[0], match[1]
    if not left or left.lower() in _BRANDS or right.lower() in _SPEECH or (mark == "-" and right.lower() in _SUSPENDED):
        return False
    if mark in "!?" and left[0].isupper() and right in ("with", "and", "of", "in", "at", "on", "by", "for", "magazine"):
        return False  # a name with a mark of its own
    if mark == ".":
        return False  # "… the year before. income rose": as likely a lost capital or a lost head as a stray stop
    if mark == "'" and not _is_alone(text, match.start(), _SINGLE):
        return False
    if mark in "!?" and (left in _INTERJECTIONS or _REPEATED.search(text, max(0, match.start() - 40), match.start())):
        return False
    if mark in "!?" and any(char in text[max(0, match.start() - 120) : match.start()] for char in '"“‘«*'):
        return right[0].islower() and strayness(text, match.start()) > _SURE_IN_SPEECH
    if mark in ":;-" and is_bound(mark, left, right):
        return True
    return is_stray(text, match.start(), left, right)


def _never_first(text: str, match: re.Match[str]) -> bool:
    """Whether the word after the mark starts no sentence; "of course" does."""
    return match[1] in _NEVER_FIRST and not text.startswith(" of course", match.end())


def _score_of_break(text: str, match: re.Match[str], left: str) -> float:
    """Score a stop in front of a lower-case word, or a colon; "a." and "the lines of:" may be right."""
    mark, right = match[0], match[1]
    if _never_first(text, match) and len(left) > 3 and words("en").zipf(left) > _KNOWN:
        return 0.94 if f"{left}." not in words("en").abbreviations else 0.0
    if mark == "." and right[0].islower() and len(left) > 1:
        if left in _HARD:
            # "what the business has. shows a summary": a head is lost
            return 0.0 if right.endswith("s") and is_finite(right) else 0.96
        if _ENDS_IN_VERB.search(text, max(0, match.start() - 48), match.start()):
            return 0.0
        return 0.94 if left in _LIGHT and right not in words("en").function_words and left not in ("you", "it") else 0.0
    if mark == ".":
        return 0.0
    return 0.95 if left in _SOLID - {"and", "or", "but", "because"} or left == "been" else 0.0


def _score_of_shout(text: str, match: re.Match[str], left: str) -> float:
    """Score "!" or "?" outside quotations, where it ends no question or cry; "never, never!" is one, "A!" too."""
    right = match[1]
    if _REPEATED.search(text, max(0, match.start() - 40), match.start()):
        return 0.0
    if left in _SOLID and _CLAUSE.split(text[max(0, match.start() - 20) : match.start()])[-1].strip() != left:
        return 0.97
    before = text[max(0, match.start() - 120) : match.start()]
    if text[match.end() + 1 + len(right) : match.end() + 2 + len(right)] != " ":
        return 0.0
    if left in _INTERJECTIONS or not right[0].islower() or right in _SPEECH or any(char in before for char in '"“‘«*'):
        return 0.0
    if match[0] == "?" and asks(before):
        return 0.0
    if left in _LIGHT - {"you", "who"}:
        return 0.95
    if _never_first(text, match) or right not in words("en").function_words:
        return 0.92
    return (
        0.92 if right in ("for", "to", "from", "with", "by") and words("en").pair(left, right) >= _COMMON_PAIR else 0.0
    )


def _is_paired(text: str, match: re.Match[str]) -> bool:
    """Whether a second comma closes an insertion: "the, shall we say, plan"."""
    return "," in text[match.end() : match.end() + 40] or match[1].lower() in ("er", "um", "uh", "well", "or", "like")
