"""Edits: apply, invert, compose, and the map from a repaired text back to the text that the user gave."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from mtfix.errors import SettingError
from mtfix.model import Edit


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with all edits applied; offsets are of `text`.

    Raises:
        SettingError: when two edits overlap, or one reaches past the end of the text.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.start < at or edit.end > len(text):
            raise SettingError(
                f"edit {edit} overlaps the one before it or ends after the text ({len(text)} code points)"
            )
        parts += (text[at : edit.start], edit.replacement)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def invert_edits(text: str, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits that turn `apply_edits(text, edits)` back into `text`, in the same order."""
    shift = 0
    inverse = []
    for edit in edits:
        start = edit.start + shift
        inverse.append(Edit(start, start + len(edit.replacement), text[edit.start : edit.end]))
        shift += len(edit.replacement) - (edit.end - edit.start)
    return tuple(inverse)


def trim(text: str, edit: Edit) -> Edit | None:
    """Return the smallest edit with the same effect on `text`, or None where it changes nothing."""
    old, new = text[edit.start : edit.end], edit.replacement
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if head == len(old) == len(new):
        return None
    return Edit(edit.start + head, edit.end - tail, new[head : len(new) - tail])


class History:
    """The current text, and how it came out of the original: one list of edits, composed after each step."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = original
        self._set(())

    def _set(self, edits: Sequence[Edit]) -> None:
        """Keep `edits` (of the original) with the spans of their replacements in the current text."""
        self.edits = tuple(edits)
        self._spans: list[tuple[int, int]] = []
        shift = 0
        for edit in self.edits:
            start = edit.start + shift
            self._spans.append((start, start + len(edit.replacement)))
            shift += len(edit.replacement) - (edit.end - edit.start)
        self._starts = [start for start, _ in self._spans]
        self._ends = [end for _, end in self._spans]

    def _touching(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of indexes of the edits whose replacement overlaps or touches `start..end` of the text."""
        return bisect_left(self._ends, start), bisect_right(self._starts, end)

    def _shift_before(self, index: int) -> int:
        """Return what to add to a current offset in the kept text before edit `index` to get the original one."""
        if index == 0:
            return 0
        return self.edits[index - 1].end - self._spans[index - 1][1]

    def _outward(self, start: int, end: int, *, touching: bool = False) -> tuple[int, int, int, int]:
        """Return the smallest original span behind `start..end`, and the current span that it became.

        With `touching`, edits that only touch the border are taken in as well.
        """
        low, high = self._touching(start, end)
        if start != end and not touching:  # an edit that only touches the border of the span takes no part in it
            while low < high and self._ends[low] == start:
                low += 1
            while high > low and self._starts[high - 1] == end:
                high -= 1
        if low >= high:
            shift = self._shift_before(low)
            return start + shift, end + shift, start, end
        current_start, current_end = min(start, self._starts[low]), max(end, self._ends[high - 1])
        first = current_start + self._shift_before(low)
        last = self.edits[high - 1].end + current_end - self._ends[high - 1]
        return first, last, current_start, current_end

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that `start..end` of the current text came from."""
        return self._outward(start, end)[:2]

    def original_edit(self, edit: Edit) -> Edit:
        """Return the edit of the original text whose effect, beside the edits made so far, is that of `edit`."""
        start, end, current_start, current_end = self._outward(edit.start, edit.end)
        head, tail = self.text[current_start : edit.start], self.text[edit.end : current_end]
        return Edit(start, end, head + edit.replacement + tail)

    def apply(self, edits: Sequence[Edit]) -> None:
        """Apply edits (sorted, apart, offsets of the current text) and compose them with all that came before."""
        merged: list[tuple[int, int, list[Edit]]] = []  # current start, current end, new edits inside
        events = [(start, end, None) for start, end in self._spans] + [(e.start, e.end, e) for e in edits]
        for start, end, edit in sorted(events, key=lambda event: event[:2]):
            if merged and start <= merged[-1][1]:
                low, high, inside = merged.pop()
                merged.append((low, max(high, end), inside))
            else:
                merged.append((start, end, []))
            if edit is not None:
                merged[-1][2].append(edit)
        composed = []
        for low, high, inside in merged:
            start, end, current_start, current_end = self._outward(low, high, touching=True)
            moved = [Edit(e.start - current_start, e.end - current_start, e.replacement) for e in inside]
            whole = Edit(start, end, apply_edits(self.text[current_start:current_end], moved))
            smallest = trim(self.original, whole)
            if smallest is not None:
                composed.append(smallest)
        self.text = apply_edits(self.text, edits)
        self._set(composed)
