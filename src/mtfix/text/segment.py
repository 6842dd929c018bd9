"""Paragraphs and sentences as spans.

Libraries that protect what stands between quotation marks lose the sentences after a single unpaired mark, which is
the damage that mtfix looks for; so the boundary here looks at a few characters only. A hard-wrapped block of lines is
one paragraph; a line that is not wrapped is a paragraph of its own, as in most scraped and translated text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from mtfix import data

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_LIST_MARK = re.compile(r"\s*(?:[-*+•–—>|#]|\(?\w{1,3}[.)]\s|\d+[.)])")
# A stop, its closing marks, white space; what follows is judged apart. Only the head of a run of stops is tried, since
# a long run with no space behind it would be read once for each of its stops.
_BOUNDARY = re.compile(r"(?<![.!?…])(?:[.!?…]++ [”“\"]|[.!?…]++[\"'”’»)\]“]*)\s+|[。！？]+[”’」』）]*\s*")
_TOKEN_BEFORE = re.compile(r"[\w.’'-]{1,24}$")
_FIRST_WORD = re.compile(r"\S+")
_OPENERS = "\"'“‘«„([{¿¡-–—*_ "

WRAP_MIN, WRAP_MAX = 45, 100


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


def lines(text: str) -> list[Span]:
    """Return the lines that are not blank, without white space at their ends."""
    found = []
    for match in _LINE.finditer(text):
        raw = match[0]
        kept = raw.strip()
        if kept:
            start = match.start() + len(raw) - len(raw.lstrip())
            found.append(Span(start, start + len(kept)))
    return found


def paragraphs(text: str, line_spans: list[Span]) -> list[Span]:
    """Return the paragraphs: each line, or each run of lines that was wrapped at a fixed width."""
    found: list[Span] = []
    for block in _blocks(text, line_spans):
        found.extend(_unwrap(text, block))
    return found


def _blocks(text: str, line_spans: list[Span]) -> Iterator[list[Span]]:
    block: list[Span] = []
    for span in line_spans:
        if block and text.count("\n", block[-1].end, span.start) > 1:
            yield block
            block = []
        block.append(span)
    if block:
        yield block


def _unwrap(text: str, block: list[Span]) -> Iterator[Span]:
    """Yield the paragraphs of lines that stand right below each other.

    Where at least two lines go on in lower case, the block is hard-wrapped; then a line also goes on in a capital or a
    mark ("the one in\nListing 3") if its first word would not have fitted above.
    """
    goes_on = [_continues(text, above, below) for above, below in pairwise(block)]
    if sum(goes_on) >= 2 and not all(goes_on):
        width = max(span.end - span.start for span in block)
        goes_on = [
            known or (width <= WRAP_MAX and _is_open(text, above, below) and _overflows(text, above, below, width))
            for known, (above, below) in zip(goes_on, pairwise(block), strict=True)
        ]
    current = block[0]
    for known, span in zip(goes_on, block[1:], strict=True):
        if known:
            current = Span(current.start, span.end)
        else:
            yield current
            current = span
    yield current


def _continues(text: str, above: Span, below: Span) -> bool:
    """Whether `below` goes on with the sentence of `above`: a full line that ends in no stop, then lower case."""
    return text[below.start].islower() and _is_open(text, above, below)


def _is_open(text: str, above: Span, below: Span) -> bool:
    """Whether `above` is a full line that ends in no stop, and `below` is no item of a list."""
    full = WRAP_MIN <= above.end - above.start <= WRAP_MAX
    ends_open = text[above.end - 1].isalnum() or text[above.end - 1] in ",;-–—(’'"
    return full and ends_open and not _LIST_MARK.match(text, below.start, below.end)


def _overflows(text: str, above: Span, below: Span, width: int) -> bool:
    """Whether the first word of `below` would not have fitted into the line above."""
    word = _FIRST_WORD.match(text, below.start, below.end)
    return word is not None and above.end - above.start + 1 + word.end() - word.start() > width


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the sentences of one paragraph, without white space at their ends."""
    start = paragraph.start
    for match in _BOUNDARY.finditer(text, paragraph.start, paragraph.end):
        if match.end() < paragraph.end and _is_boundary(text, start, match):
            yield Span(start, match.start() + len(match[0].rstrip()))
            start = match.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _is_boundary(text: str, start: int, match: re.Match[str]) -> bool:
    stop = match[0].rstrip()
    if stop[0] in "。！？":
        return True
    if match.start() == start:
        return False
    at = match.end()
    while at < len(text) and text[at] in _OPENERS:
        at += 1
    following = text[at : at + 1]
    if following.islower():
        return stop == "." and _ends_plain_word(text, start, match.start())
    return stop != "." or not _is_abbreviation(text, start, match.start(), following)


def _ends_plain_word(text: str, start: int, stop: int) -> bool:
    """Whether the stop ends an ordinary word, so that a lower-case letter after it starts a (damaged) sentence."""
    token = _TOKEN_BEFORE.search(text, max(start, stop - 24), stop)
    return token is not None and len(token[0]) > 3 and token[0].isalpha() and token[0].lower() not in _abbreviations()


def _is_abbreviation(text: str, start: int, stop: int, following: str) -> bool:
    token = _TOKEN_BEFORE.search(text, max(start, stop - 24), stop)
    if token is None:
        return False
    word = token[0].lower().strip("-'’")
    if len(word) == 1 and word.isalpha():
        return word != "i" and following.isupper()
    return word in _abbreviations() and (following.isupper() or following.isdigit())


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    """Return English abbreviations without their last stop, in lower case; sentences of any language profit."""
    return frozenset(word.removesuffix(".").lower() for word in data.word_set("en/abbreviations.txt"))
