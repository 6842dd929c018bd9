"""What the repair model reads: a window of text around a marked span, and the ids of its characters and kind.

`widen` turns the place that a detector points at into the span that the model is shown, in training as in use; `window`
bounds the text around it, so that cost does not grow with the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_SPAN = 120
"""Longest span in code points; a longer one is cut around its middle."""
SIDE = 5
"""Code points on both sides of the span that the character layers read but cannot change."""
MAX_WINDOW = 320
"""Longest window in code points, about 80 pieces; cost does not grow with the paragraph."""

KINDS = (
    "any", "merged_words", "split_word", "quote", "bracket", "punctuation", "casing", "spacing", "repetition",
    "grammar",
)  # fmt: skip
"""Kinds that the model was trained on; any other kind reads as "any"."""
WIDE_KINDS = frozenset({"quote", "bracket"})
"""Kinds whose repair often stands elsewhere in the sentence (the missing half of a pair)."""
WIDE = 60

CHAR_IDS = 320
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s{1,4}(?=[\"'“‘(\[]{0,2}[A-Z0-9])")
_TYPOGRAPHIC = {c: 256 + i for i, c in enumerate("“”‘’„‚«»‹›–—‐‑…•·‟‛′″€£₹→≤≥−")}


@dataclass(frozen=True, slots=True)
class Window:
    """The text that the model reads; `start` and `end` mark the span, `offset` is the place of the window."""

    text: str
    start: int
    end: int
    offset: int

    @property
    def span(self) -> str:
        """The marked text."""
        return self.text[self.start : self.end]


def char_id(char: str) -> int:
    """Return the id of a character in 1..`CHAR_IDS`-1: Latin-1 by itself, typographic marks, a class for the rest."""
    code = ord(char)
    if code < 256:
        return code or 255
    if char in _TYPOGRAPHIC:
        return _TYPOGRAPHIC[char]
    if char.isupper():
        return 300 + code % 4
    if char.isalpha():
        return 304 + code % 8
    return 312 + (4 if char.isspace() else code % 4)


def kind_id(kind: str) -> int:
    """Return the index of a kind in `KINDS`; 0 for one that the model does not know."""
    return KINDS.index(kind) if kind in KINDS else 0


def widen(text: str, start: int, end: int, kind: str) -> tuple[int, int]:
    """Return the span that the model is shown for a finding at `start`..`end`: whole words and one space before.

    A span that touches no word takes the words on both sides. `WIDE_KINDS` take up to 60 code points more on each
    side, within the line. The result is at most `MAX_SPAN` long.
    """
    touched = start < end and not text[start:end].isspace()
    reach = WIDE if kind in WIDE_KINDS else 0
    left = _grow_left(text, start, reach, touched)
    right = _grow_right(text, end, reach, touched)
    if right - left > MAX_SPAN:
        middle = (start + end) // 2
        left = max(left, middle - MAX_SPAN // 2)
        right = min(right, left + MAX_SPAN)
    return left, right


def _grow_left(text: str, start: int, reach: int, touched: bool) -> int:
    lowest = max(0, start - reach - 40)
    line = text.rfind("\n", lowest, start) + 1 or lowest
    place = max(line, start - reach)
    if not touched:
        while place > line and text[place - 1].isspace():
            place -= 1
    while place > line and not text[place - 1].isspace():
        place -= 1
    return place - 1 if place > line and text[place - 1] == " " else place


def _grow_right(text: str, end: int, reach: int, touched: bool) -> int:
    highest = min(len(text), end + reach + 40)
    line = text.find("\n", end, highest)
    line = highest if line < 0 else line
    place = min(line, end + reach)
    if not touched:
        while place < line and text[place].isspace():
            place += 1
    while place < line and not text[place].isspace():
        place += 1
    return place


def window(text: str, start: int, end: int) -> Window:
    """Return the sentence around `start`..`end` within its line, at most `MAX_WINDOW` long; no spaces around it.

    A longer sentence is cut at spaces, with the span about in the middle.
    """
    low, high = max(0, start - MAX_WINDOW), min(len(text), end + MAX_WINDOW)
    left = max(low, text.rfind("\n", low, start) + 1)
    right = text.find("\n", end, high)
    right = high if right < 0 else right
    for match in _SENTENCE_END.finditer(text, left, right):
        if match.end() <= start:
            left = match.end()
        elif match.start() >= end:
            right = match.end()
            break
    left, right = _cut(text, left, right, start, end)
    while right > end and text[right - 1].isspace():
        right -= 1
    return Window(text[left:right], start - left, end - left, left)


def _cut(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    room = max(0, MAX_WINDOW - (end - start))
    before = min(start - left, max(room // 2, room - (right - end)))
    after = min(right - end, room - before)
    if start - before > left:
        space = text.find(" ", start - before, start)
        left = space + 1 if space >= 0 else start - before
    if end + after < right:
        space = text.rfind(" ", end, end + after)
        right = space if space >= 0 else end + after
    return left, right
