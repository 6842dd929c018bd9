"""A sentence glued to the one before it: "said.The". The place of the missing space is found, not the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtfix.lexicon import Words, words
from mtfix.text import Document

_CAPITAL = re.compile(r"[.!?](?=[A-Z])")
_LOWER = re.compile(r"(?<=[a-z]{3})[.](?=[a-z]{2,12} [a-z])")
_LEFT = re.compile(r"(?:[^\W\d_]+(?:['’][^\W\d_]+)*|\d{2,4})[)”]{0,2}\Z")
_RIGHT = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CODE_BEFORE = re.compile(r"[@/\\_=:;<>{}#$&|+*~^\[\]]|\.\w|\w\(")
_CLITIC = re.compile(r"['’][a-z]{1,2}\Z")
_INITIALS = re.compile(r"(?:[A-Z]\.)+(?=[A-Z]\Z)")
_CODE_AFTER = re.compile(r"[.][a-zA-Z]|[(\[{@_=/\\<:]|[\w-]*[@_/\\]")
_PROSE = re.compile(r" [a-z]{3}|[’']s [a-z]")
# Endings of domain names and of products that are written like one.
_DOMAINS = frozenset(
    "com net org io js ai py tv co uk eu us de ru fr biz info gov edu me app dev md rs "
    "today life news online media world live press pro club shop store tech space site".split()
)
# Closed-class words that are also parts of names in code and brands: System.Out, Check.In.
_ADVERBS = frozenset("Out Up Down Off On Over Now All One".split())
# A sentence may open with these in lower case only when its capital was lost too.
_OPENERS = frozenset("the this that these those he she they we it his their there but however also".split())
_PROSE_BEFORE = re.compile(r"[a-z]{2,} [a-z]{2,} (?:[A-Za-z][a-z]+ ){0,2}[A-Z][a-z]+[.?!]\Z")
_PROSE_AFTER = re.compile(r" [a-z]{2,} [a-z]+\b")
_SIDE = 40
# In a text about programs only words that open sentences that often may do so after a dot ("torch.Tensor").
TECHNICAL_USES = 50


class Stop(NamedTuple):
    """The offset where a space is missing, the probability, and whether the repair is sure."""

    at: int
    score: float
    sure: bool


class Opening(NamedTuple):
    """The word after the stop: how often it opens sentences, is it a closed-class word, does prose follow?"""

    word: str
    uses: int
    function: bool
    prose: bool


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
    left, right = sides[0].rstrip(")”"), sides[1]
    if right.lower() in _DOMAINS:
        return None
    if right[1:].lower() != right[1:]:
        return _before_acronym(doc, lexicon, at, left, right)
    following = doc.text[at + len(right) : at + len(right) + 1]
    opening = Opening(
        right,
        lexicon.pair("<s>", right),
        right.lower() in lexicon.function_words and right not in _ADVERBS,
        following in (" ", ",", "") and (len(right) > 1 or right in "AI"),
    )
    if left[0].isdigit():
        return _after_number(doc, at, opening)
    if len(left) < 2 or f"{left}{doc.text[at - 1]}" in lexicon.abbreviations:
        return _after_abbreviation(doc, at, left, opening)
    return _after_word(doc, lexicon, at, left, opening)


def _before_acronym(doc: Document, lexicon: Words, at: int, left: str, right: str) -> Stop | None:
    """Judge "emerged.NATO officials": an everyday word, then capitals that the text or the language knows, then prose.

    File endings in capitals ("photo.PNG is") stand alone in neither.
    """
    follows = _PROSE.match(doc.text, at + len(right)) is not None
    known = len(doc.forms.get(right, ())) > 1 or lexicon.forms(right).upper >= 50
    if not follows or not known or not right.isupper() or len(right) > 6 or not left.islower():
        return None
    return Stop(at, 0.8, True) if lexicon.zipf(_CLITIC.sub("", left)) >= 3.5 else None


def _after_number(doc: Document, at: int, opening: Opening) -> Stop | None:
    """Judge "in 2014.The"; at the start of a line the number is that of a list."""
    starts_line = not doc.text[max(0, at - 8) : at - 1].rstrip("0123456789").strip(" \t")
    fits = opening.function and opening.uses and opening.prose and not starts_line and len(opening.word) > 1
    return Stop(at, 0.9, True) if fits else None


def _after_abbreviation(doc: Document, at: int, left: str, opening: Opening) -> Stop | None:
    """Judge "U.S.The" and "Dr.Rao"; some countries never write the latter apart: a slip only where the text does."""
    if len(opening.word) <= 2:
        return None
    if len(left) > 1:
        return Stop(at, 0.8, True) if f"{left}. " in doc.text else None
    initial = left.isupper() and doc.text[at - 3 : at - 2] == "." == doc.text[at - 1]
    return Stop(at, 0.8, True) if initial and opening.function and opening.prose else None


def _after_word(doc: Document, lexicon: Words, at: int, left: str, opening: Opening) -> Stop | None:
    """Judge "said.The" and, with more care for brands and code, "Moscow.The"."""
    stem = _CLITIC.sub("", left)
    everyday = opening.function and opening.uses >= 100
    if doc.is_technical and not (opening.prose and (everyday or opening.uses >= TECHNICAL_USES)):
        return None
    if left.islower() and (lexicon.zipf(stem) >= 3 or (everyday and lexicon.zipf(stem) >= 1.5)):
        known = opening.function or opening.uses >= 4
        score = 0.98 if known else 0.92 if opening.uses or lexicon.zipf(opening.word) >= 2.5 else 0.85
        return Stop(at, score, True) if opening.prose or known else None
    if not opening.prose or not left[1:].islower() or opening.word in _ADVERBS:
        return None
    if everyday:
        return Stop(at, 0.9, True)
    if doc.text[at - 1] != "." or "`" in doc.text or "()" in doc.text:
        return None
    named = lexicon.is_name(left) and opening.uses >= 4
    known = lexicon.zipf(left) >= 3.5 and (opening.uses >= 50 or lexicon.forms(opening.word).title >= 50)
    return Stop(at, 0.75, True) if named or known or _in_prose(doc, at, opening) else None


def _in_prose(doc: Document, at: int, opening: Opening) -> bool:
    """Whether small words stand before the last word and after the first: no brand ("Booking.Com", "Yahoo.News")."""
    before = doc.text[max(0, at - _SIDE) : at]
    after = doc.text[at + len(opening.word) : at + len(opening.word) + _SIDE]
    return bool(_PROSE_BEFORE.search(before) and _PROSE_AFTER.match(after)) and (
        opening.uses > 0 or len(doc.forms[opening.word]) > 1 if opening.word in doc.forms else False
    )


def _judge_lower(doc: Document, lexicon: Words, at: int) -> Stop | None:
    """Return the place where the capital was lost with the space: only an everyday word before, an opener after."""
    sides = _sides(doc, at)
    if sides is None or sides[1] not in _OPENERS or lexicon.zipf(sides[0]) < 4 or not sides[0].islower():
        return None
    following = doc.text[at + len(sides[1]) + 1 :][:20].split(" ")[0]
    fits = lexicon.pair(sides[1], following.strip(",.")) > 0
    return Stop(at, 0.85, True) if fits else None
