"""Sentences, lines and paragraphs that are said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from mtfix.text import Document, Span, line_removal

_NOT_PROSE = re.compile(r"[|#>`{}<=+*•\\\t]|^\s*(?:[-–]|\d+[.)]) |\w[(\[]\[?[\d-]")
_PROSE = re.compile(r"[^\W\d_]{3} [^\W\d_]{2}")
# An article of a contract or a step, with its number: two with the same are one too many.
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}[.)] [A-Z]")
_LETTERS = re.compile(r"[\W_]+")
# The copy of a caption may have other quotation marks than the caption.
_QUOTES = str.maketrans("‘’“”", "''\"\"")
# A refrain, an order or a cue is shorter.
MIN_SENTENCE, MIN_LINE, MIN_FAR = 25, 20, 80
# Words; authors begin sentences alike ("He went home. He went home by bus."), but do not stop short after so many.
MIN_PART = 8
_HEAD = 3
# Spaces in a line: a heading said twice may be one of a list ("Best of the year"); longer ones are not.
_NEAR_GAPS, _SURE_GAPS = 3, 4
_HIDDEN = re.compile(r"[.!?…][*_)\]\"”’]{1,2} \Z")
_PAIRED = frozenset('"“”„«»()[]')
_ENDS = frozenset(".!?…:”\"’')")


class Twin(NamedTuple):
    """A second copy: its span, what to delete, whether it stands right after the first, whether it surely goes."""

    span: Span
    cut: Span
    near: bool
    sure: bool = True


def twins(doc: Document) -> Iterator[Twin]:
    """Yield second copies: sentences in one paragraph, then lines next to each other or far apart."""
    if len(doc.text) < 2 * MIN_LINE:
        return
    yield from _sentences(doc)
    if len(doc.lines) > 1:
        yield from _lines(doc)


def _sentences(doc: Document) -> Iterator[Twin]:
    """Yield sentences that say what the one before them says: but for marks and spaces, in full or only its first part.

    A system that is cut off translates a sentence again, and then often not to its end.
    """
    for whole, below in pairwise(doc.sentences):
        above = _last_of(doc, whole, below)
        if doc.text[below.start : below.start + _HEAD] != doc.text[above.start : above.start + _HEAD]:
            continue
        said = doc.text[below.start : below.end]
        if len(said) < MIN_SENTENCE or "\n" in doc.text[above.end : below.start] or _NOT_PROSE.search(said):
            continue
        if not _is_whole(doc.text[above.start : above.end], said):
            continue
        before, after = (_LETTERS.sub("", doc.text[start:end]) for start, end in (above, below))
        same = before == after and said.count(" ") >= 4
        part = said.count(" ") + 1 >= MIN_PART and before.startswith(after) and said[-1] in ".!?"
        if same or part:
            yield Twin(below, Span(above.end, below.end), near=True)


def _last_of(doc: Document, above: Span, below: Span) -> Span:
    """Return the end of the sentence above that reads like the one below, where a mark of bold hides a border."""
    start = above.end - (below.end - below.start)
    alike = start > above.start and doc.text.startswith(doc.text[below.start : below.end], start)
    return Span(start, above.end) if alike and _HIDDEN.search(doc.text[max(0, start - 4) : start]) else above


def _is_whole(above: str, said: str) -> bool:
    """Whether the sentence may go without tearing a pair of marks: it is the same, or has no mark of a pair."""
    return above == said or _PAIRED.isdisjoint(said)


def _lines(doc: Document) -> Iterator[Twin]:
    copies = list(_copies(doc))
    blocks = _adjacent_blocks(doc, copies)
    found: list[Twin] = []
    for number, before in copies:
        line = doc.lines[number]
        near = number == before + 1 or number in blocks
        if near or _is_far_twin(doc, line):
            sure = near and doc.text.count(" ", *line) >= _SURE_GAPS
            found.append(Twin(line, line_removal(doc.text, *line), near, sure))
    # Verse, forms and word lists repeat many lines: there it is the way of the text.
    repeated = len(found) - len(blocks)
    if repeated * 8 <= len(doc.lines) or repeated == 1:
        yield from found


def _is_far_twin(doc: Document, line: Span) -> bool:
    """Whether a line that stands further up is a paragraph that nobody says twice.

    Manuals describe one thing under several heads, and their lines are often wrapped.
    """
    said = doc.text[line.start : line.end]
    return len(said) >= MIN_FAR and not doc.is_technical and not said[0].islower() and said[-1] in _ENDS


def _copies(doc: Document) -> Iterator[tuple[int, int]]:
    """Yield the number of each line of prose that was said before, and the number of the last line that said it."""
    seen: dict[str, int] = {}
    for number, line in enumerate(doc.lines):
        if line.end - line.start < MIN_LINE:
            continue
        said = doc.text[line.start : line.end].translate(_QUOTES)
        before = seen.get(said)
        seen[said] = number
        if before is None:
            continue
        numbered = before == number - 1 and _NUMBERED.match(said) is not None
        prose = numbered or (_PROSE.search(said) is not None and not _NOT_PROSE.search(said))
        heading = number == before + 1 and not doc.is_technical and said[-1] not in _ENDS
        if said.count(" ") >= (_NEAR_GAPS if heading else _SURE_GAPS) and prose:
            yield number, before


def _adjacent_blocks(doc: Document, copies: list[tuple[int, int]]) -> set[int]:
    """Return the lines of two or more that repeat the same number of lines right above them, one of them long.

    Pages show a headline with its first sentence once for wide and once for narrow screens.
    """
    found: set[int] = set()
    for shift, group in groupby(copies, key=lambda copy: copy[0] - copy[1]):
        numbers = [number for number, _ in group]
        whole = shift > 1 and len(numbers) == shift and numbers[-1] - numbers[0] == shift - 1
        if whole and any(doc.lines[number].end - doc.lines[number].start >= MIN_FAR for number in numbers):
            found.update(numbers)
    return found
