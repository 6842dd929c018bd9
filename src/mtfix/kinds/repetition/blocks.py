"""Sentences, lines and paragraphs that are said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from mtfix.text import Document, Span, line_removal

_NOT_PROSE = re.compile(r"[|#>`{}<=+*•\\\t]|^\s*(?:[-–]|\d+[.)]) ")
_SPACE = re.compile(r"\s+")
# A refrain, an order or a cue is shorter.
MIN_SENTENCE, MIN_LINE, MIN_FAR = 25, 20, 80


class Twin(NamedTuple):
    """A second copy: its span, what to delete, whether it stands right after the first."""

    span: Span
    cut: Span
    near: bool


def twins(doc: Document) -> Iterator[Twin]:
    """Yield second copies: sentences in one paragraph, then lines next to each other or far apart."""
    if len(doc.text) < 2 * MIN_LINE:
        return
    yield from _sentences(doc)
    if len(doc.lines) > 1:
        yield from _lines(doc)


def _sentences(doc: Document) -> Iterator[Twin]:
    for above, below in pairwise(doc.sentences):
        size = below.end - below.start
        if size < MIN_SENTENCE or size != above.end - above.start or "\n" in doc.text[above.end : below.start]:
            continue
        said = doc.text[below.start : below.end]
        if doc.text[above.start : above.end] == said and said.count(" ") >= 4 and not _NOT_PROSE.search(said):
            yield Twin(below, Span(above.end, below.end), near=True)


def _lines(doc: Document) -> Iterator[Twin]:
    seen: dict[str, int] = {}
    repeated = 0
    found: list[Twin] = []
    for number, line in enumerate(doc.lines):
        if line.end - line.start < MIN_LINE:
            continue
        said = doc.text[line.start : line.end]
        before = seen.get(said)
        seen[said] = number
        if before is None or said.count(" ") < 4 or _NOT_PROSE.search(said):
            continue
        near = number == before + 1
        if near or line.end - line.start >= MIN_FAR:
            repeated += 1
            found.append(Twin(line, line_removal(doc.text, *line), near))
    # Verse, forms and word lists repeat many lines: there it is the way of the text.
    if repeated * 8 <= len(doc.lines) or repeated == 1:
        yield from found
