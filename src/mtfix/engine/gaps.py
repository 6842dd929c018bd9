"""Close the gap that a deleted line leaves.

A repair that deletes whole lines names just what does not belong; which of the line breaks around it goes along is the
same for all of them and is decided here, once, when the deletions of a step are known.
"""

from __future__ import annotations

from collections.abc import Sequence

from mtfix.model import Edit
from mtfix.text import line_removal


def close_gaps(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits (sorted, apart) with every deletion of whole lines widened by the break that it leaves over."""
    closed: list[Edit] = []
    for edit in edits:
        wide = _widened(text, edit)
        if closed and wide.start < closed[-1].end:
            last = closed.pop()
            if last.replacement or wide.replacement:  # two lines apart by one break: the break goes once
                closed += [last, edit]
                continue
            wide = Edit(last.start, max(last.end, wide.end), "")
        closed.append(wide)
    return closed


def _widened(text: str, edit: Edit) -> Edit:
    if edit.replacement or edit.start == edit.end or not _whole_lines(text, edit.start, edit.end):
        return edit
    return Edit(*line_removal(text, edit.start, edit.end), "")


def _whole_lines(text: str, start: int, end: int) -> bool:
    """Whether the span begins and ends with something visible, and nothing else visible stands on its lines."""
    if text[start].isspace() or text[end - 1].isspace():
        return False
    before = text[text.rfind("\n", 0, start) + 1 : start]
    line_end = text.find("\n", end)
    after = text[end : line_end if line_end >= 0 else len(text)]
    return not before.strip() and not after.strip()
