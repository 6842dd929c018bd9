"""Break the quotation marks of a clean text as translation systems and their pipelines do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document

_PAIR = re.compile(r"(?<![\w\"“”])[\"“]([^\s\"“”](?:[^\"“”\n]{0,400}[^\s\"“”])?)[\"”](?![\w\"“”])")
_SAYS = re.compile(
    r"[,?!]?[\"”],? (?:(?:he|she|they|[A-Z]\w+(?: [A-Z]\w+)?) (?:said|says|told|added|wrote|explained|asked)\b|said\b)"
)
_FOREIGN = (("„", "“"), ("«", "»"), ("„", "”"), ("»", "«"), ("”", "”"), ("「", "」"), ("« ", " »"))
Pair = tuple[int, int]  # offsets of the two marks


def inject(doc: Document, rng: Random) -> Injection | None:
    """Break one pair: turn, space, move, double, swap or drop a half, or write it in the marks of another language."""
    pair = _some_pair(doc.text, rng)
    if pair is None or doc.is_protected(pair[0], pair[0] + 1) or doc.is_protected(pair[1], pair[1] + 1):
        return None
    ways: tuple[Callable[[str, Pair, Random], Injection | None], ...] = (
        _space, _space, _turn, _turn, _foreign, _foreign, _drop, _double, _half, _shift,
    )  # fmt: skip
    for way in rng.sample(ways, 4):
        made = way(doc.text, pair, rng)
        if made is not None:
            return replace(made, claim=_claim(doc, pair, made))
    return None


def _claim(doc: Document, pair: Pair, made: Injection) -> Pair:
    """Return what no other breakage of quotes may touch: the pair, or the paragraph that one half is missing in."""
    if made.note != "closing mark dropped":
        return pair[0], pair[1] + 1
    span = doc.paragraph_at(pair[0])
    return span.start, span.end


def _some_pair(text: str, rng: Random) -> Pair | None:
    """Return the first pair after a random place, or before it where none follows."""
    if '"' not in text and "“" not in text:
        return None
    at = rng.randrange(len(text))
    # From the start of a line: a search from within a quote would take its end for a beginning.
    at = text.rfind("\n", 0, at) + 1
    for match in (_PAIR.search(text, at), _PAIR.search(text)):
        if match and _even(text, match.start()):
            return match.start(), match.end() - 1
    return None


def _even(text: str, at: int) -> bool:
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return (before.count('"') + before.count("“") + before.count("”")) % 2 == 0


def _space(_text: str, pair: Pair, rng: Random) -> Injection | None:
    """Put a space inside the quote, on one side or on both."""
    both = (Edit(pair[0] + 1, pair[0] + 1, " "), Edit(pair[1], pair[1], " "))
    return Injection(rng.choice((both[:1], both[1:], both[1:], both)), "space inside")


def _turn(text: str, pair: Pair, rng: Random) -> Injection | None:
    """Turn a half; the closing one often with the space on its wrong side."""
    if text[pair[1]] != "”" or text[pair[0]] != "“":
        return None
    if rng.random() < 0.3:
        return Injection((Edit(pair[0], pair[0] + 1, "”"),), "opening mark turned")
    return Injection((Edit(pair[1], pair[1] + 1, rng.choice(("“", " “"))),), "closing mark turned")


def _foreign(text: str, pair: Pair, rng: Random) -> Injection | None:
    """Write the pair in the marks of a source language."""
    opens, closes = rng.choice(_FOREIGN)
    edits: tuple[Edit, ...] = (Edit(pair[0], pair[0] + 1, opens), Edit(pair[1], pair[1] + 1, closes))
    if text[pair[1]] == closes:
        edits = edits[:1]
    return Injection(edits, "marks of another language")


def _half(text: str, pair: Pair, rng: Random) -> Injection | None:
    """Write one half in another shape, in a text that has one shape."""
    straight = text[pair[0]] == '"'
    if ("”" in text or text.count('"') < 4) if straight else '"' in text:
        return None
    at = rng.choice((0, 1))
    new = ("“", "”")[at] if straight else '"'
    return Injection((Edit(pair[at], pair[at] + 1, new),), "halves of two shapes")


def _drop(text: str, pair: Pair, rng: Random) -> Injection | None:
    """Drop a half where the words around it still show that it is missing."""
    if _SAYS.match(text, pair[1] - 1) is None or (_starts_paragraph(text, pair[0]) and rng.random() < 0.3):
        return None
    return Injection((Edit(pair[1], pair[1] + 1, ""),), "closing mark dropped")


def _starts_paragraph(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _double(text: str, pair: Pair, _rng: Random) -> Injection | None:
    """Say both marks twice, as careless escaping does."""
    return Injection(tuple(Edit(at, at, text[at]) for at in pair), "marks doubled")


def _shift(text: str, pair: Pair, _rng: Random) -> Injection | None:
    """Move the space at a mark to its wrong side: said “yes” → said“ yes”."""
    if text[pair[0] - 1 : pair[0]] != " " or not text[pair[0] + 1].isalnum():
        return None
    return Injection((Edit(pair[0] - 1, pair[0] + 1, f"{text[pair[0]]} "),), "space on the wrong side")
