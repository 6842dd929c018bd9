"""What a list shows: the stop that one item lost among sisters that have theirs, the colon lost in front of it.

An item is judged by its sisters alone: items of the same sort on the lines around. Lists of labels have no stops, lists
of sentences have them all. The colon is missed only after "the following ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from mtfix.kinds.plan import Plan, swap
from mtfix.kinds.punctuation.lost import loss
from mtfix.model import Safety
from mtfix.text import Document, Span

_ITEM = re.compile(r"(?:([-*+•–])|\d{1,2}([.)])|[a-z]\))\s")
# The clauses of a contract: "2.1.", wherever their sections part them.
_CLAUSE = re.compile(r"\d{1,2}\.\d{1,2}\.?\s")
_ANY_ITEM = re.compile(r"\n[ \t]{0,8}(?:[-*+•–]|\d{1,2}[.)]|[a-z]\))(?:\d{1,2}\.?)?\s")
_STOPPED = re.compile(r"[^\W_][.!?]$|[\"”’)`*%][.!?]$|[.!?][\"”’)]$")
_OPEN = re.compile(r"[a-z],?$")
# Not a line that goes on below.
_AFTER = re.compile(r"[ \t]*(?:\n[ \t]*(?:[-*+•–]|\d{1,2}[.)]|[a-z]\))\s|\n[ \t]*\n|\n?$)")
_SENTENCES = re.compile(r"[a-z)]\. [A-Z]")
_FOLLOWING = re.compile(r"\b(?:[Tt]he|[Tt]hese) following(?: [a-z]+){1,3}$")
_BLOCK = re.compile(r"\n{1,2}(?:[-*+•|] ?\S|1[.)] )")
MIN_STOPPED, MIN_WORDS = 3, 5


def find(doc: Document) -> Iterator[Plan]:
    """Yield the lost stops of items, and the lost colons in front of lists and tables."""
    text = doc.text
    if " following" in text:
        for match in _lines_before_blocks(doc):
            yield swap(match, match, ":", "the colon in front of this list is lost", 0.95)
    if _ANY_ITEM.search(text) is None:
        return
    for sort, lines in groupby(doc.lines, key=lambda line: _sort(text, line)):
        if sort:
            yield from _items(text, list(lines))
    yield from _items(text, [line for line in doc.lines if _CLAUSE.match(text, line.start, line.end)], legal=True)


def _lines_before_blocks(doc: Document) -> Iterator[int]:
    for line in doc.lines:
        if _FOLLOWING.search(doc.text, max(line.start, line.end - 60), line.end) and _BLOCK.match(doc.text, line.end):
            yield line.end


def _sort(text: str, line: Span) -> str:
    match = _ITEM.match(text, line.start, line.end)
    return (match[1] or match[2] or "a)") if match else ""


def _items(text: str, lines: list[Span], *, legal: bool = False) -> Iterator[Plan]:
    """Yield the item without a stop, where three or more have theirs and it is the only one without."""
    stopped = sum(1 for line in lines if _STOPPED.search(text, max(line.start, line.end - 3), line.end))
    if stopped < MIN_STOPPED or stopped != len(lines) - 1:
        return
    for line in lines:
        comma = text[line.end - 1] == ","
        ended = _OPEN.search(text, line.end - 2, line.end) and _AFTER.match(text, line.end)
        if ended and text.count(" ", line.start, line.end) >= MIN_WORDS:
            sure = _SENTENCES.search(text, line.start, line.end) is not None
            sure = sure or (legal and loss(text[line.start : line.end]) > 0)
            score, safety = (0.95, Safety.SAFE) if sure and not comma else (0.75, Safety.UNSAFE)
            yield swap(line.end - comma, line.end, ".", "the stop of this item is lost", score, safety)
