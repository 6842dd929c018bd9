"""What a repair does to a text, whatever way it is written.

`"x ”." -> "x.”"` and the two small edits that do the same are one repair; deleting the first or the second "the" of
"the the" is one repair too.
"""

from __future__ import annotations

from collections.abc import Sequence

from mtfix.errors import SettingError
from mtfix.model import Edit


def effect(text: str, edits: Sequence[Edit]) -> Edit | None:
    """Return the one edit that stands for all repairs with this result; None where the text stays as it is.

    It replaces the shortest piece, as far right as possible: the texts that two repairs give are equal exactly if
    their effects are. Takes time in the length of the edited stretch and of the repetition that follows it.

    Raises:
        SettingError: for edits that overlap or lie outside the text.
    """
    if not edits:
        return None
    start, end, new = _joined(text, edits)
    old = text[start:end]
    head = _common_prefix(old, new)
    tail = _common_prefix(old[head:][::-1], new[head:][::-1])
    start, end, new = start + head, end - tail, new[head : len(new) - tail]
    if start == end:
        return _roll_insertion(text, start, new) if new else None
    if not new:
        while end < len(text) and text[start] == text[end]:
            start, end = start + 1, end + 1
    return Edit(start, end, new)


def same_effect(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> bool:
    """Return whether two repairs give the same text.

    Raises:
        SettingError: as `effect`.
    """
    return effect(text, first) == effect(text, second)


def _joined(text: str, edits: Sequence[Edit]) -> tuple[int, int, str]:
    """Return the edits as one replacement from the first to the last."""
    ordered = sorted(edits)
    parts, done = [], ordered[0].start
    for edit in ordered:
        if edit.start < done or edit.end > len(text):
            raise SettingError(
                f"the edits of a repair must lie apart and within the {len(text)} characters of the text: {ordered}"
            )
        parts += [text[done : edit.start], edit.replacement]
        done = edit.end
    return ordered[0].start, done, "".join(parts)


def _common_prefix(first: str, second: str) -> int:
    for place, (a, b) in enumerate(zip(first, second, strict=False)):
        if a != b:
            return place
    return min(len(first), len(second))


def _roll_insertion(text: str, start: int, new: str) -> Edit:
    """Move an insertion right as long as the result is the same: `new` turns round."""
    rolled = 0
    while start < len(text) and text[start] == new[rolled % len(new)]:
        start, rolled = start + 1, rolled + 1
    turn = rolled % len(new)
    return Edit(start, start, new[turn:] + new[:turn])
