"""Where to cut when whole lines go: a removed line takes one of the two breaks around it along."""

from __future__ import annotations

import re

from mtfix.text.segment import Span

_BREAKS = re.compile(r"[\s\ufeff]*")


def line_removal(text: str, start: int, end: int) -> Span:
    """Return the span to delete so that the lines that hold `start..end` leave no gap.

    `start` and `end` are the borders of what is visible on whole lines. At the top of the text the break after the
    lines goes, at the bottom the one before them; in between the longer of the two breaks stays. Where both are blank
    lines the cut is symmetrical, so that removals of neighbouring paragraphs do not touch. The indentation of the line
    below stays.

        >>> text = "One.\\n\\nAd\\n\\nTwo."
        >>> span = line_removal(text, 6, 8)
        >>> text[: span.start] + text[span.end :]
        'One.\\n\\nTwo.'
    """
    before = start
    while before and text[before - 1].isspace():
        before -= 1
    match = _BREAKS.match(text, end)
    after = match.end() if match else end
    if before == 0:
        return Span(0, _line_start(text, end, after))
    if after == len(text):
        return Span(before, end)
    upper, lower = text[before:start], text[end:after]
    if upper.endswith("\n\n") and lower.startswith("\n\n"):
        return Span(start - 1, end + 1)
    if lower.count("\n") > upper.count("\n"):
        return Span(before, end)
    return Span(_line_start(text, before, start), _line_start(text, end, after))


def _line_start(text: str, low: int, high: int) -> int:
    """Return the start of the line of `high`, or `high` where that line starts before `low`."""
    found = max(text.rfind(char, low, high) for char in "\n\r\u2028\u2029")
    return found + 1 if found >= 0 else high
