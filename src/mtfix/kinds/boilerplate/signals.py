"""Furniture in words of its own: how much a line looks like what sites say about themselves, by signals.

No wording is known here. A line is taken apart into signals, which `data/boilerplate_signals.json` weighs: closed
classes of words (networks, subscribing, parts of a page, talking back, sharing, rights, translating, ...), which of
them stand together ("translated" with "editors"), how the line opens (a bare verb of a button, "you", a pronoun of a
story), and its shape (no full stop, no verb, numbers, words that belong to no class). The sum is the log odds that
the line is furniture.

The weights are those of a logistic regression of furniture as it comes out of translation against 200,000 lines of
human English; the thresholds are read off on as many others: 47 of 196,791 lines (headings of news and textbooks
among them) reach the border of strength 2, none that of strength 3. Tried: the demand that every word belongs to the
vocabulary, which missed whatever a site calls its goods or itself; words as signals, which learnt the wordings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtfix import data

LONGEST, MOST_WORDS = 200, 32
CERTAIN, LIKELY, POSSIBLE = 5.2, 2.5, 0.5
_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_QUOTE = re.compile(r"[\"“”«»„]")
_SEPARATOR = re.compile(r"\s[/>–-]\s|\s\s|[|•·»→]")
_ENDS = {".": "stop", "!": "stop", "?": "quest", ":": "colon", "…": "ellipsis"}
_LONGER = (1, 3, 6, 12, 20)
_OPENERS = ("do", "share", "sub", "ui", "page", "rel", "you", "us", "he")
_PAIRS = tuple(
    pair.split("_")
    for pair in "share_page do_page sub_you sub_page access_page access_sub trans_page trans_edit us_net us_page "
    "you_page talk_ui right_page rel_page you_access".split()
)
_ADVERBS = frozenset("but and so then now when there it if as that in for after what how who".split())
# Who tells, answers or thanks is a person; what somebody said or had is news.
_PERSONS = frozenset("i he she they his her my mine thanks thank no yes there so then now but and".split())
_TOLD = frozenset(
    "said had told asked went came took thought knew felt brought showed heard wrote lost met won".split()
)
_VERBS = frozenset("is are was were has have had will can may must be been do does did would could should".split())


class _Signals(NamedTuple):
    """The classes of each word, the function words, the classes that speak of a site, the weight of each signal."""

    classes: dict[str, tuple[str, ...]]
    function: frozenset[str]
    site: frozenset[str]
    weights: dict[str, float]


@lru_cache(maxsize=1)
def _signals() -> _Signals:
    raw = data.table("boilerplate_signals.json")
    classes: dict[str, tuple[str, ...]] = {}
    for name, words in raw["classes"].items():
        for word in words.split():
            classes[word] = (*classes.get(word, ()), name)
    return _Signals(classes, frozenset(raw["function"].split()), frozenset(raw["site"].split()), raw["weights"])


def strength(line: str) -> int:
    """Return how surely a line is furniture by its signals: 3 to 1, or 0 for text.

    A line of three words or less may be a heading of the text whatever its words are: it never has 3, and one of four
    with a word that is no site's ("News travels fast") has nothing. A line that
    opens like a sentence of a story, or speaks of what is somebody else's ("Follow Miller's account"), is only weak.
    """
    if len(line) > LONGEST:
        return 0
    tokens = _TOKEN.findall(line.replace("’", "'"))
    if not 1 <= len(tokens) <= MOST_WORDS:
        return 0
    low = [token.lower() for token in tokens]
    if sum(map(_signals().classes.__contains__, low)) * 4 < len(low):
        return 0
    odds = _odds(line, tokens, low)
    genitive = any(token.endswith("'s") and token[0].isupper() for token in tokens[1:])
    if genitive or low[0] in _PERSONS or not _TOLD.isdisjoint(low):
        return int(odds >= LIKELY)
    if odds >= CERTAIN and len(tokens) > 3:
        return 3
    if len(tokens) < 5 and any(token.islower() and not _is_known(token) for token in tokens):
        return 0
    return 2 if odds >= LIKELY else int(odds >= POSSIBLE)


def _is_known(word: str) -> bool:
    return word in _signals().classes or word in _signals().function


def has_strange(line: str) -> bool:
    """Return whether a line has a small-written word of four letters or more that is no site's."""
    return any(token.islower() and len(token) > 3 and not _is_known(token) for token in _TOKEN.findall(line))


def _odds(line: str, tokens: list[str], low: list[str]) -> float:
    weights = _signals().weights
    signals = {"bias", *_of_words(tokens, low), *_of_shape(line, tokens), *_of_opening(low[0], line)}
    return sum(weights.get(signal, 0.0) for signal in signals)


def _of_words(tokens: list[str], low: list[str]) -> Iterator[str]:
    """Yield the classes of the words, how many belong to none, and which classes meet."""
    known = _signals()
    count: dict[str, int] = {}
    strange = names = digits = 0
    for at, word in enumerate(low):
        classes = known.classes.get(word.removesuffix("'s"))
        if classes is not None:
            for name in classes:
                count[name] = count.get(name, 0) + 1
        elif word[0].isdigit():
            digits += 1
        elif word not in known.function:
            named = at > 0 and tokens[at][0].isupper()
            names, strange = names + named, strange + (not named)
            if len(word) > 4 and word.endswith("ed"):
                yield "ed"
    yield from (f"c_{name}" for name in count)
    yield from (f"c2_{name}" for name, times in count.items() if times > 1)
    yield from (f"classes{least}" for least in (2, 3, 4) if len(known.site & count.keys()) >= least)
    yield from (f"{a}_{b}" for a, b in _PAIRS if a in count and b in count)
    yield from _of_rest(strange, names)
    if "trans" in count and "page" not in count:
        yield "trans_only"
    if digits:
        yield "digits"
        yield from (f"{name}_num" for name in ("page", "talk", "time") if name in count)
    yield "noaux" if _VERBS.isdisjoint(low) else "aux"


def _of_rest(strange: int, names: int) -> Iterator[str]:
    """Yield how many words are of no class: a label has none, a sentence of the text many."""
    yield from (signal for signal, most in (("unknown", 0), ("unknown2", 1), ("unknown4", 3)) if strange > most)
    yield from (signal for signal, most in (("names", 0), ("names2", 2)) if names > most)
    if not strange and not names:
        yield "known1"


def _of_shape(line: str, tokens: list[str]) -> Iterator[str]:
    """Yield the length of the line, how it ends, its marks and its capitals."""
    yield from (f"len{least}" for least in _LONGER if len(tokens) > least)
    end = line.rstrip(" \"”')]»")[-1:]
    yield _ENDS.get(end, "nostop")
    if line.endswith("..."):
        yield "ellipsis"
    if _QUOTE.search(line):
        yield "quote"
    if _SEPARATOR.search(line):
        yield "sep"
    if "(" in line or "[" in line:
        yield "parens"
    if "," in line:
        yield "comma"
    capitals = sum(token[0].isupper() for token in tokens)
    if len(tokens) > 2 and capitals > 0.8 * len(tokens):
        yield "title"
    if not any(token[0].islower() for token in tokens):
        yield "no_lower"
    if ":" in line:
        yield from _of_label(tokens)


def _of_label(tokens: list[str]) -> Iterator[str]:
    """Yield what a line with a colon labels."""
    classes = {name for token in tokens for name in _signals().classes.get(token.lower(), ())}
    yield from (f"{name}_colon" for name in ("credit", "page") if name in classes)


def _of_opening(first: str, line: str) -> Iterator[str]:
    """Yield how the line starts: a bare verb is a button's, a pronoun or an adverb a story's."""
    known = _signals()
    classes = known.classes.get(first, ())
    yield from (f"first_{name}" for name in _OPENERS if name in classes)
    if not classes and first not in known.function and not first[0].isdigit():
        yield "first_unknown"
    if first in _ADVERBS:
        yield "first_adv"
    if not {"do", "share", "sub", "ui"}.isdisjoint(classes) and line.rstrip(" \"”')]»")[-1:] != ".":
        yield "imp_nostop"
