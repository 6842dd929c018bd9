"""The pairing model: which mark opens, which closes, and what is missing, at the least cost for each paragraph.

A mark may be read against its shape or against its neighbours at a price, nested once, left out as stray, or paired
with a mark that is not there. The cheapest reading of the whole paragraph wins; quotes may run over paragraphs. Costs
were set by hand so that one odd mark is explained by one fault, and checked on newstest2020. Linear in the marks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from mtfix.kinds.quote.marks import CLOSE, EITHER, OPEN, Mark

STRAY = 2
AGAINST_SHAPE, AGAINST_LEAN, AGAINST_ALL, UNCLEAR = 1.5, 1.7, 2.6, 0.1
NESTED, UNPAIRED, LEFT_OUT, DOUBLED, PRIME = 0.9, 3.0, 2.9, 1.2, 0.2
RUNS_ON, RUNS_OVER = 0.5, 3.05


class Leave(IntEnum):
    """Whether a quote left open can go on in what follows: no, perhaps, or what follows shows it."""

    NO = 0
    POSSIBLE = 1
    EVIDENT = 2


class Pair(NamedTuple):
    """Two marks that belong together; `nested` inside another pair."""

    open: Mark
    close: Mark
    nested: bool


@dataclass
class Reading:
    """How the marks of one paragraph are read."""

    cost: float = 0.0
    roles: list[tuple[Mark, int]] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    unclosed: list[Mark] = field(default_factory=list)
    unopened: list[Mark] = field(default_factory=list)
    stray: list[Mark] = field(default_factory=list)
    runs_in: bool = False
    runs_out: bool = False
    leave: Leave = Leave.NO

    def gap_before(self, mark: Mark, low: int) -> int:
        """Return where the text before `mark` begins: after the mark before it, or at `low`."""
        at = bisect_left(self.roles, mark.start, key=_start)
        return self.roles[at - 1][0].end if at else low

    def gap_after(self, mark: Mark, high: int) -> int:
        """Return where the text after `mark` ends: at the next mark, or at `high`."""
        at = bisect_right(self.roles, mark.start, key=_start)
        return self.roles[at][0].start if at < len(self.roles) else high

    @property
    def whole(self) -> bool:
        """Whether every mark has its partner, in this paragraph or beyond its borders."""
        loose = [mark for mark in self.unclosed if not (self.runs_out and mark is self.roles[-1][0])]
        return not (loose or self.unopened or self.stray)


def _start(row: tuple[Mark, int]) -> int:
    return row[0].start


def is_plain(marks: list[Mark]) -> bool:
    """Return whether the marks simply alternate: open, close, open, close."""
    if len(marks) % 2:
        return False
    wanted = OPEN
    for mark in marks:
        if mark.lean != wanted or mark.shape == -wanted or mark.prime:
            return False
        wanted = -wanted
    return True


class _Step(NamedTuple):
    cost: float
    before: int
    role: int
    flaw: bool


def read(marks: list[Mark], *, entered: bool, leave: Leave, first: bool) -> Reading:
    """Return the cheapest reading of one paragraph.

    `entered`: the paragraph before left a quote open. `leave`: whether what follows can go on with a quote
    left open here. `first`: the text starts here, so that the quote may have been opened before it.
    """
    costs = [0.0, RUNS_ON if entered else (1.0 if first else RUNS_OVER), 99.0]
    table: list[list[_Step]] = []
    for index, mark in enumerate(marks):
        steps = [min(_steps(costs, depth, mark, marks, index), key=lambda step: step.cost) for depth in (0, 1, 2)]
        costs = [step.cost for step in steps]
        table.append(steps)
    leaving = RUNS_ON if leave else RUNS_OVER
    ends = [costs[0], costs[1] + leaving, costs[2] + leaving + RUNS_OVER]
    depth = min((0, 1, 2), key=lambda at: ends[at])
    reading = _collect(marks, table, depth, ends[depth])
    reading.leave = leave
    return reading


def _steps(costs: list[float], depth: int, mark: Mark, marks: list[Mark], index: int) -> list[_Step]:
    """Return every way to be at `depth` after `mark`."""
    opening, closing = _misfit(mark, OPEN), _misfit(mark, CLOSE)
    stray = PRIME if mark.prime else (DOUBLED if _is_doubled(marks, index) else _left_out(mark))
    ways = [_Step(costs[depth] + stray, depth, STRAY, False)]
    if depth > 0:
        nested = NESTED if depth == 2 else 0.0
        ways.append(_Step(costs[depth - 1] + opening + nested, depth - 1, OPEN, False))
        # A paragraph inside a running quote opens again without closing.
        again = 0.0 if index == 0 and depth == 1 else UNPAIRED
        ways.append(_Step(costs[depth] + opening + again, depth, OPEN, True))
    if depth < 2:
        ways.append(_Step(costs[depth + 1] + closing, depth + 1, CLOSE, False))
    if depth == 0:
        ways.append(_Step(costs[0] + closing + UNPAIRED, 0, CLOSE, True))
    return ways


def _misfit(mark: Mark, role: int) -> float:
    against = AGAINST_LEAN if mark.shape == role else AGAINST_ALL
    cost = UNCLEAR if mark.lean == EITHER else (against if mark.lean != role else 0.0)
    return cost + (AGAINST_SHAPE if mark.shape == -role else 0.0)


def _left_out(mark: Mark) -> float:
    # A lone « or » between spaces is navigation ("Home » News"), not a quote.
    if mark.lean == EITHER:
        return 0.8 if mark.text in "«»" else LEFT_OUT
    return UNPAIRED + 0.1


def _is_doubled(marks: list[Mark], index: int) -> bool:
    near = marks[max(index - 1, 0) : index + 2]
    mark = marks[index]
    return any(
        other is not mark and other.text == mark.text and (other.end == mark.start or mark.end == other.start)
        for other in near
    )


def _collect(marks: list[Mark], table: list[list[_Step]], depth: int, cost: float) -> Reading:
    """Walk back through the table and sort the marks by what became of them."""
    path: list[tuple[Mark, _Step]] = []
    last = depth
    for mark, steps in zip(reversed(marks), reversed(table), strict=True):
        path.append((mark, steps[depth]))
        depth = steps[depth].before
    reading = Reading(cost=cost, runs_in=depth > 0, runs_out=last > 0)
    stack: list[Mark | None] = [None] * depth
    for mark, step in reversed(path):
        reading.roles.append((mark, step.role))
        _place(reading, stack, mark, step)
    reading.unclosed += [mark for mark in stack if mark is not None]
    return reading


def _place(reading: Reading, stack: list[Mark | None], mark: Mark, step: _Step) -> None:
    if step.role == STRAY:
        if not mark.prime and mark.text not in "«»":
            reading.stray.append(mark)
    elif step.role == OPEN:
        if step.flaw and stack:
            left = stack.pop()
            if left is not None:
                reading.unclosed.append(left)
        stack.append(mark)
    elif step.flaw or not stack:
        reading.unopened.append(mark)
    else:
        opened = stack.pop()
        if opened is not None:
            reading.pairs.append(Pair(opened, mark, bool(stack)))
