"""How much work a task does, counted rather than timed: a clock on a busy machine proves nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

SHORT = 2_000


def lines_run(task: Callable[[], object]) -> int:
    """The number of source lines that `task` executes in `mtfix`, each turn of a loop counted."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal count
        if "mtfix" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        task()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[str], object], unit: str) -> float:
    """How many times more lines `work` runs on four times the text: 4 is linear, 16 quadratic.

    `unit` is repeated to 2,000 and to 8,000 characters; a fixed 500 lines are forgiven. Time spent inside one
    regular expression is not seen here: for that, `benchmarks.speed` measures hostile texts, and each kind's tests
    run texts of 100,000 characters and more, which would not end.
    """
    text = unit * -(-SHORT // len(unit))
    work(text)
    few, many = lines_run(lambda: work(text)), lines_run(lambda: work(text * 4))
    return max(0, many - 500) / max(few, 1)
