"""A sentence glued to the one before it: "said.The". The place of the missing space is found, not the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtfix.lexicon import Words, words
from mtfix.text import Document

_CAPITAL = re.compile(r"[.!?](?=[A-Z])")
_LOWER = re.compile(r"(?<=[a-z]{3})[.](?=[a-z]{2,12} [a-z])")
_LEFT = re.compile(r"(?:[^\W\d_]+(?:['’][^\W\d_]+)*|\d{2,4})\)?\Z")
_RIGHT = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CODE_BEFORE = re.compile(r"[@/\\_=:;<>{}#$&|+*~^\[\]]|\.\w|\w\(")
_CLITIC = re.compile(r"['’][a-z]{1,2}\Z")
_INITIALS = re.compile(r"(?:[A-Z]\.)+(?=[A-Z]\Z)")
_CODE_AFTER = re.compile(r"[.][a-zA-Z]|[(\[{@_=/\\<:]|[\w-]*[@_/\\]")
# Endings of domain names and of products that are written like one.
_DOMAINS = frozenset(
    "com net org io js ai py tv co uk eu us de ru fr biz info gov edu me app dev md rs "
    "today life news online media world live press pro club shop store tech space site".split()
)
# A sentence may open with these in lower case only when its capital was lost too.
_OPENERS = frozenset("the this that these those he she they we it his their there but however also".split())
_SIDE = 40


class Stop(NamedTuple):
    """The offset where a space is missing, the probability, and whether the repair is sure."""

    at: int
    score: float
    sure: bool


def glued_stops(doc: Document) -> Iterator[Stop]:
    """Yield the places after a stop where a space is missing."""
    lexicon = words(doc.lang)
    for match in _CAPITAL.finditer(doc.text):
        found = _judge_capital(doc, lexicon, match.end())
        if found is not None:
            yield found
    for match in _LOWER.finditer(doc.text):
        found = _judge_lower(doc, lexicon, match.end())
        if found is not None:
            yield found


def _sides(doc: Document, at: int) -> tuple[str, str] | None:
    """Return the words before and after the stop, or None where the place looks like an address, a name or code."""
    text = doc.text
    before = text[max(0, at - 1 - _SIDE) : at - 1]
    left = _LEFT.search(before)
    right = _RIGHT.match(text, at, at + _SIDE)
    if left is None or right is None or doc.is_protected(at, at) or _CODE_AFTER.match(text, right.end()):
        return None
    token = _INITIALS.sub("", before[before.rfind(" ") + 1 :].rsplit("\n", 1)[-1])
    return None if _CODE_BEFORE.search(token) else (left[0], right[0])


def _judge_capital(doc: Document, lexicon: Words, at: int) -> Stop | None:
    sides = _sides(doc, at)
    if sides is None:
        return None
    left, right = sides
    if right[1:].lower() != right[1:] or right.lower() in _DOMAINS:
        return None
    opens = lexicon.pair("<s>", right)
    function = right.lower() in lexicon.function_words
    prose = doc.text[at + len(right) : at + len(right) + 1] in (" ", ",", "") and (len(right) > 1 or right in "AI")
    if left[0].isdigit():
        line_start = not doc.text[max(0, at - 8) : at - 1].rstrip("0123456789").strip(" \t")
        return Stop(at, 0.9, True) if function and opens and prose and not line_start and len(right) > 1 else None
    return _judge_words(doc, lexicon, at, left.rstrip(")"), right, (opens, function, prose))


def _judge_words(
    doc: Document, lexicon: Words, at: int, left: str, right: str, evidence: tuple[int, bool, bool]
) -> Stop | None:
    opens, function, prose = evidence
    stop = doc.text[at - 1]
    if len(left) < 2:
        initial = left.isupper() and doc.text[at - 3 : at - 2] == "." and stop == "."
        return Stop(at, 0.8, True) if initial and function and prose and len(right) > 2 else None
    if f"{left}{stop}" in lexicon.abbreviations:
        # Some countries never write the space ("Dr.Rao"): a slip only where the text writes it elsewhere.
        return Stop(at, 0.8, True) if len(right) > 2 and f"{left}. " in doc.text else None
    if left.islower() and lexicon.zipf(_CLITIC.sub("", left)) >= 3:
        known = function or opens >= 4
        score = 0.98 if known else 0.92 if opens or lexicon.zipf(right) >= 2.5 else 0.85
        return Stop(at, score, True) if prose or known else None
    if not prose or not left[1:].islower():
        return None
    if function and len(right) > 1 and opens >= 100:
        return Stop(at, 0.9, True)
    fits = stop == "." and opens >= 4 and lexicon.is_name(left)
    return Stop(at, 0.75, True) if fits else None


def _judge_lower(doc: Document, lexicon: Words, at: int) -> Stop | None:
    """Return the place where the capital was lost with the space: only an everyday word before, an opener after."""
    sides = _sides(doc, at)
    if sides is None or sides[1] not in _OPENERS or lexicon.zipf(sides[0]) < 4 or not sides[0].islower():
        return None
    following = doc.text[at + len(sides[1]) + 1 :][:20].split(" ")[0]
    fits = lexicon.pair(sides[1], following.strip(",.")) > 0
    return Stop(at, 0.85, True) if fits else None
