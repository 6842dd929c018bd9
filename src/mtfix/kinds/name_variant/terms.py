"""One term or product in two spellings that differ in a hyphen, a space or a capital inside.

"second-order cube" and "second order cube", "DemlikPro 2200" and "Demlik Pro 2200", "FietsPlan" and "Fietsplan": a
system that translates line by line picks one each time. Human authors mix as well: a hyphen or none counts only in
texts about programs, where the word is a term, an attribute only where the same word follows both, a product only where
one half is no English word
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from mtfix.lexicon import words
from mtfix.text import Document, Word

# Starts at the rare character, so that a clean text is passed over fast; the left half is looked at after.
_HYPHEN = re.compile(r"-(?<=[a-z]{3}-)([a-z]{2,15})(?![\w'’/@-]|\.\w)")
_LEFT = re.compile(r"(?<![\w'’/@.-])[a-z]{3,15}\Z")
_SIDE = 17
_INNER = re.compile(r"[a-z](?=[A-Z][a-z])")
_CAMEL = re.compile(r"[A-Z][a-z]{2,}[A-Z][a-z]{2,}\Z")
# So many times more often must the kept spelling of a product stand to be written everywhere.
MAJORITY = 2
# Words; the authors of longer texts, and those who write together, mix hyphens.
_LONG = 2000
# A solid form below is no usual spelling; two halves above make an identifier ("BearerToken").
_IN_USE, _ENGLISH = 3.0, 2.5
# "New Port" and "Newport" are two places: the second half must be rare as a word of its own.
_RARE = 3.5
_HALF = 3


class Term(NamedTuple):
    """One mention in the minority spelling, and the spelling to keep."""

    start: int
    end: int
    kept: str
    score: float
    safe: bool


def terms(doc: Document) -> Iterator[Term]:
    """Yield the mentions of terms that are not in the chosen spelling."""
    if "-" in doc.text and len(doc.words) <= _LONG:
        yield from _hyphens(doc)
    if _INNER.search(doc.text):
        yield from _products(doc)


def _hyphens(doc: Document) -> Iterator[Term]:
    found: dict[tuple[str, str], list[int]] = {}
    for match in _HYPHEN.finditer(doc.text):
        head = _LEFT.search(doc.text[max(0, match.start() - _SIDE) : match.start()])
        start = match.start() - len(head[0]) if head else 0
        if head and not doc.is_protected(start, match.end()):
            found.setdefault((head[0], match[1]), []).append(start)
    for (left, right), starts in found.items():
        if doc.is_technical:
            yield from _solid(doc, left, right, starts)
        if len(starts) > 1:
            yield from _spaced(doc, left, right, starts)


def _solid(doc: Document, left: str, right: str, starts: list[int]) -> Iterator[Term]:
    """Yield "plug-in" where "plugin" is first or as frequent; the other way round nothing is known to be wrong."""
    solid = left + right
    indexes = [index for form in (solid, solid.capitalize()) for index in doc.forms.get(form, ())]
    places = _free(doc, indexes)
    if not places or words(doc.lang).zipf(solid) < _IN_USE:
        return
    if len(places) >= len(starts) or min(places).start < starts[0]:
        for start in starts:
            yield Term(start, start + len(solid) + 1, solid, 0.6, False)


def _spaced(doc: Document, left: str, right: str, starts: list[int]) -> Iterator[Term]:
    """Yield "second order cube" beside "second-order cube", said more often: the same word must follow.

    What is also written solid ("halftime") human texts write in any way.
    """
    if words(doc.lang).zipf(left + right) >= _IN_USE:
        return
    after = {_following(doc, start + len(left) + len(right) + 1) for start in starts}
    places = []
    for index in doc.forms.get(left, ()):
        if index + 2 < len(doc.words) and doc.words[index + 1].text == right:
            first, second, third = doc.words[index : index + 3]
            tight = all(doc.text[a.end : b.start] == " " for a, b in pairwise((first, second, third)))
            if tight and third.text in after and not doc.is_protected(first.start, second.end):
                places.append((first.start, second.end))
    if len(places) < len(starts):
        yield from (Term(start, end, f"{left}-{right}", 0.7, False) for start, end in places)


def _following(doc: Document, end: int) -> str:
    """Return the word one space behind `end`, or a blank that is no word."""
    index = doc.word_index(end)
    word = doc.words[index] if index < len(doc.words) else None
    return word.text if word is not None and word.start == end + 1 and doc.text[end] == " " else " "


def _products(doc: Document) -> Iterator[Term]:
    """Yield names with a capital inside that the text also writes apart or without it."""
    for form, indexes in doc.forms.items():
        if not _CAMEL.match(form) or words(doc.lang).zipf(form) > 0:
            continue
        at = next(at for at in range(1, len(form)) if form[at].isupper())
        if min(words(doc.lang).zipf(form[:at]), words(doc.lang).zipf(form[at:])) > _ENGLISH:
            continue
        spaced = _spaced_places(doc, form[:at], form[at:])
        flat = _free(doc, doc.forms.get(form.capitalize(), ()))
        camel = _free(doc, indexes)
        if len(spaced) >= len(camel) and camel:
            safe = len(spaced) >= MAJORITY * len(camel)
            yield from (Term(word.start, word.end, f"{form[:at]} {form[at:]}", 0.75, safe) for word in camel)
        elif flat and camel:
            kept, others = (form.capitalize(), camel) if len(flat) >= len(camel) else (form, flat)
            safe = max(len(flat), len(camel)) >= MAJORITY * len(others)
            yield from (Term(word.start, word.end, kept, 0.75, safe) for word in others)


def torn(doc: Document, found: Iterable[str]) -> Iterator[Term]:
    """Yield names written apart, or with a hyphen, that the text more often writes as one ("La Ravel", "Zhi-xin")."""
    for name in found:
        for at in range(2, len(name) - 1):
            left, right = name[:at], name[at:]
            if left not in doc.forms or not {right, right.capitalize()} & doc.forms.keys():
                continue
            spans = [] if len(right) < _HALF else _apart(doc, left, right.capitalize(), " ")
            spans = spans if words(doc.lang).zipf(right) < _RARE else []
            spans += [*_apart(doc, left, right, "-"), *_apart(doc, left, right.capitalize(), "-")]
            whole = len(doc.forms.get(name, ()))
            if len(spans) < whole:
                safe = whole >= MAJORITY * len(spans)
                free = [span for span in spans if not doc.is_protected(*span)]
                yield from (Term(start, end, name, 0.75, safe) for start, end in free)


def _apart(doc: Document, left: str, right: str, gap: str) -> list[tuple[int, int]]:
    """Return where the two halves of a name stand with `gap` between them, and no other hyphen beside."""
    spans = []
    for index in doc.forms.get(left, ()):
        first, second = doc.words[index], doc.words[index + 1] if index + 1 < len(doc.words) else doc.words[index]
        tight = second.text == right and doc.text[first.end : second.start] == gap
        if tight and "-" not in (
            doc.text[max(0, first.start - 1) : first.start],
            doc.text[second.end : second.end + 1],
        ):
            spans.append((first.start, second.end))
    return spans


def _free(doc: Document, indexes: list[int] | tuple[int, ...]) -> list[Word]:
    return [word for index in indexes if not doc.is_protected((word := doc.words[index]).start, word.end)]


def _spaced_places(doc: Document, left: str, right: str) -> list[Word]:
    """Return the left words of "Demlik Pro" where one space divides the two."""
    pairs = (
        (doc.words[index], doc.words[index + 1]) for index in doc.forms.get(left, ()) if index + 1 < len(doc.words)
    )
    return [first for first, second in pairs if second.text == right and doc.text[first.end : second.start] == " "]
