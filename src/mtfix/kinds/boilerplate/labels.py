"""Lines that say nothing of a site, but stand among lines that do: they are labels of the same menu or footer.

Page furniture comes in runs. Where one line of a run is sure, a short line beside it that is no sentence ("Services and
forms", "Thousands of readers") belongs to it, below the last paragraph or above the headline. Blank lines end a run;
a name above a footer, a contact and whatever has a verb stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from mtfix.kinds.boilerplate.page import PROSE, Page

_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|does|did|said|says|i|he|she|we|they|it|my|her|his)\b",
    re.I,
)
_VALUE = re.compile(r":\s*\S|\d{3}|[@€$£+=]|\d [a-z]")
_PLACED = re.compile(r",| [–—-] |^(?:By|From|Text|Photo|Words|Story)\b")
# What a verse or a line of a list begins with, and a label does not.
OPENING = re.compile(r"(?:The|An?|O|And|But|Or|So|If|When|As|No|Yes|This|That|These|Those|There|Not)\b")
_WORDS, _HEAD_WORDS, _LONGEST, _BETWEEN, _MOST = 6, 4, 60, 90, 6


def runs(page: Page, sure: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield the lines that the `sure` blocks (first and last line) make furniture."""
    blocks = sorted(sure)
    known = {number for first, last in blocks for number in range(first, last + 1)}
    for first, last in blocks:
        if first > page.prose[-1]:
            yield from _below(page, last, known)
            yield from _above(page, first, known)
    for (_, above), (below, _) in pairwise(blocks):
        yield from _between(page, above, below)
    yield from _head(page, known)


def is_label(page: Page, number: int, most: int = _WORDS) -> bool:
    """Whether a line is a short label: a capital first, no stop, no verb, no value."""
    said = page.text(number)
    if len(said) > _LONGEST or said.count(" ") >= most or page.is_marked(number) or said[-1] in ".!?…;,\"”'":
        return False
    if not said[0].isupper() or OPENING.match(said) or (number in page.hits and page.is_own(number)):
        return False
    return not _VERB.search(said) and not _VALUE.search(said)


def _below(page: Page, last: int, known: set[int]) -> Iterator[int]:
    """Yield the labels from a block down to the end of its run or the next block, where nothing else is there.

    Many labels are a list of the text.
    """
    end = last
    while page.is_joined(end) and end + 1 not in known:
        end += 1
        if end not in known and not _is_furniture(page, end) and not is_label(page, end):
            return
    strange = [number for number in range(last + 1, end + 1) if number not in known]
    if end + 1 < len(page.lines) and end + 1 not in page.hits and not page.is_short(end + 1, PROSE):
        return  # the last label is the heading of what stands below
    if sum(number not in page.hits for number in strange) <= _MOST:
        yield from strange


def _is_furniture(page: Page, number: int) -> bool:
    return number in page.hits and not page.is_own(number)


def _above(page: Page, first: int, known: set[int]) -> list[int]:
    """Return up to three labels above a block; what may be the name of a person ends them.

    A blank line or furniture stands above them: right below the text a short line is the text's.
    """
    found: list[int] = []
    top = first
    for number in range(first - 1, max(first - 4, page.prose[-1]), -1):
        if not page.is_joined(number) or (number not in known and not is_label(page, number)):
            break
        if page.text(number).istitle() and number not in known:
            break
        top = number
        found += [number] if number not in known else []
    return [] if page.is_joined(top - 1) and top - 1 not in page.hits else found


def _between(page: Page, above: int, below: int) -> Iterator[int]:
    """Yield one or two lines without a stop between two blocks of the same run."""
    inside = range(above + 1, below)
    outside = above < page.prose[0] > below - 1 or above > page.prose[-1]
    if not 1 <= len(inside) <= 2 or not outside or not all(page.is_joined(n) for n in range(above, below)):
        return
    short = all(page.is_short(n, _BETWEEN) and not page.is_marked(n) and "@" not in page.text(n) for n in inside)
    top = above < page.prose[0]
    if top and any(_PLACED.search(page.text(n)) for n in inside):
        return  # a byline or a dateline
    if short and all(is_label(page, n, 4 if top else 9) for n in inside):
        yield from inside


def _head(page: Page, known: set[int]) -> Iterator[int]:
    """Yield the labels of the first run of the page, where it starts with furniture and a headline follows it."""
    if 0 not in page.hits and 0 not in known:
        return
    end = 0
    while page.is_joined(end):
        end += 1
    inside = range(end + 1)
    if end + 1 >= min(page.prose[0] + 1, 12) or end + 1 == page.prose[0] or known.isdisjoint(inside):
        return
    strange = [number for number in inside if number not in known and number not in page.hits]
    if all(is_label(page, number, _HEAD_WORDS) for number in strange):
        yield from strange
