"""Glue words together as pipelines do: at a sentence border, at the border of a tag or link, at a number."""

from __future__ import annotations

import re
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document

TRIES = 12
_STOP = re.compile(r"(?<=[a-z]{2}[.!?]) (?=(?:[A-Z][a-z]+|[AI]) [a-z])")
_NUMBER = re.compile(r"(?<![\w.,-])(\d{1,3}(?:,\d{3})*|\d{1,4}) (?=[a-z]{5,}s\b)")
_LINK = re.compile(r"(?<![\w@#./'’-])([a-z]{2,}) (?=[A-Z][a-z]{2})")
_GLUE = re.compile(r"(?<![\w@#./'’-])([a-z]{2,}|The|In|It|This|He|But|They|We) ([a-z]{2,})(?![\w@/'’-])")
_NAME = re.compile(r"(?<=[a-z] )([A-Z][a-z]{3,}) (?=[a-z]{2,}\b(?![-'’]))")
# Pairs with one of these may become a word that a good editor accepts: "everyday", "website", "backup", "someone".
_LEFT = frozenset(
    "any some every no all per even over under up out in on off down back by fore for can may web data home house "
    "work life time day night with water air land head hand eye foot side sea sun book business news school class "
    "room police bed bath car ice rain snow fire wild self half mid post pre anti non high low mean more be me we "
    "he us an as at to so key long short hard soft well ill good bad new old black white blue red green grey gray "
    "mother father grand step there where here how what when who".split()
)
_RIGHT = frozenset(
    "up off out down in on over back away by line time day days man men woman women one ones body thing things "
    "where way ways side ward wards self selves less like ship ever fire book books work works house houses place "
    "places care point land lands room rooms mate mates fall break town light field fields ball board boards maker "
    "makers path more able ring rings king ness son ton age at an as is am so no her here hers own art old end ends "
    "ear all ate ant ants even it its me he she or to go do set sets top base bound master mark proof storm wood "
    "yard worth".split()
)


def inject(doc: Document, rng: Random) -> Injection | None:
    """Delete one space: after a full stop, before or after a capital, after a number, or between two words."""
    modes = [
        ("stop glued", _STOP),
        ("number glued", _NUMBER),
        ("link glued", _LINK),
        ("name glued", _NAME),
        ("words glued", _GLUE),
    ]
    weights = [28, 7, 7, 2, 56]
    while modes:
        index = rng.choices(range(len(modes)), weights)[0]
        note, pattern = modes.pop(index)
        weights.pop(index)
        at = _site(doc, rng, pattern)
        if at is not None:
            return Injection((Edit(at, at + 1, ""),), note)
    return None


def _site(doc: Document, rng: Random, pattern: re.Pattern[str]) -> int | None:
    """Return the offset of a space that the pattern allows, searched from random places of the text."""
    for _ in range(TRIES):
        match = pattern.search(doc.text, rng.randrange(len(doc.text) + 1))
        if match is None:
            continue
        at = match.start() if match.lastindex is None else match.end(1)
        if pattern is not _NUMBER and doc.is_protected(at - 1, at + 2):
            continue
        if pattern is not _GLUE or _is_damage(match[1].lower(), match[2]):
            return at
    return None


def _is_damage(left: str, right: str) -> bool:
    """Whether the two words written as one are surely no word."""
    if left in _LEFT:
        return right in ("the", "that", "this", "these", "their", "his", "our", "your", "and", "have", "been")
    return right not in _RIGHT and len(left) + len(right) > 5
