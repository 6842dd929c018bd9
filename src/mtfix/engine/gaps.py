"""Close the gap that deleted lines leave.

A repair that deletes whole lines names just what does not belong; which of the line breaks around it goes along is the
same for all of them and is decided here, once, when the deletions of a step are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mtfix.model import Edit
from mtfix.text import line_removal


def close_gaps(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits (sorted, apart) with every run of deleted lines widened by the break that it leaves over."""
    closed: list[Edit] = []
    run: list[Edit] = []
    for edit in edits:
        if run and not (_deletes_lines(text, edit) and text[run[-1].end : edit.start].isspace()):
            closed.append(_widened(text, run))
            run = []
        if _deletes_lines(text, edit):
            run.append(edit)
        else:
            closed.append(edit)
    if run:
        closed.append(_widened(text, run))
    return _apart(closed, edits)


def _widened(text: str, run: list[Edit]) -> Edit:
    return Edit(*line_removal(text, run[0].start, run[-1].end), "")


def _apart(closed: list[Edit], edits: Sequence[Edit]) -> list[Edit]:
    """Return the widened edits, or the ones that were given where widening made two of them overlap."""
    overlap = any(first.end > second.start for first, second in pairwise(closed))
    return list(edits) if overlap else closed


def _deletes_lines(text: str, edit: Edit) -> bool:
    """Whether the edit deletes visible ends of lines, with nothing else visible on these lines."""
    if edit.replacement or edit.start == edit.end or text[edit.start].isspace() or text[edit.end - 1].isspace():
        return False
    before = text[text.rfind("\n", 0, edit.start) + 1 : edit.start]
    line_end = text.find("\n", edit.end)
    after = text[edit.end : line_end if line_end >= 0 else len(text)]
    return not before.strip() and not after.strip()
