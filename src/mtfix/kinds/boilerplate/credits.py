"""Whole cues of a subtitle file that name those who made it: "Subtitles by ...", "Ripped and synced by ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.text import Document

_TIMES = re.compile(r"\d{1,2}:\d\d:\d\d[,.]\d{1,3} ?-+> ?\d")
_MADE = (
    r"(?:sub(?:title|bed|title[sd])?s?|captions?|captioned|translat(?:ed|ion|ors?)|sync(?:ed|ing|hroni[sz]\w+)?|resync(?:ed)?"
    r"|ripped|rip|encoded|corrected|corrections?|edited|timing|timed|adapt(?:ed|ation)|downloaded|transcript(?:ion)?)"
)
_CREDIT = re.compile(
    rf"\W{{0,3}}{_MADE}(?:(?:,| and| &|/| ,) ?{_MADE}){{0,3}} ?(?:(?:by|from|for)\b|:) ?\S.{{1,60}}", re.I
)


def cues(doc: Document) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of the text of each cue that credits somebody."""
    if "->" not in doc.text:
        return
    number, lines, text = 0, doc.lines, doc.text
    while number < len(lines):
        if _TIMES.match(text, lines[number].start, lines[number].end) is None:
            number += 1
            continue
        first = number = number + 1
        while number < len(lines) and text.count("\n", lines[number - 1].end, lines[number].start) == 1:
            number += 1
        cue = range(first, number)
        if any(_CREDIT.fullmatch(text, lines[n].start, lines[n].end) for n in cue) and len(cue) <= 4:
            yield first, number - 1
