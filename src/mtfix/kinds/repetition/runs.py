"""Runs of words that repeat with some period, all periods at once, in linear time.

A run of period p shows as a word whose last use lies p words back; only there is anything compared. A run is looked at
once for each period, so the time is linear in the words but for the length of the runs themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtfix.text import Document

MAX_PERIOD = 60


class Run(NamedTuple):
    """Words `first`..`last` (exclusive; indexes in `doc.words`) repeat with `period`."""

    first: int
    last: int
    period: int

    @property
    def copies(self) -> int:
        """Whole copies of the period."""
        return (self.last - self.first) // self.period


def runs(low: list[str]) -> Iterator[Run]:
    """Yield every maximal run of at least two copies in a list of lower-case words."""
    seen: dict[str, int] = {}
    done: dict[int, int] = {}
    for index, word in enumerate(low):
        before = seen.get(word)
        seen[word] = index
        if before is None or index - before > MAX_PERIOD:
            continue
        period = index - before
        if index < done.get(period, 0):
            continue
        last = index + 1
        while last < len(low) and low[last] == low[last - period]:
            last += 1
        first = index - 1
        while first - period >= 0 and low[first] == low[first - period]:
            first -= 1
        first -= period - 1
        if last - first >= 2 * period:
            done[period] = last
            yield Run(first, last, period)


def gap(doc: Document, index: int) -> str:
    """Return the text between the words `index` and `index + 1`."""
    return doc.text[doc.words[index].end : doc.words[index + 1].start]
