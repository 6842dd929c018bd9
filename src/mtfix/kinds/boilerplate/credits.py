"""Whole cues of a subtitle file that name those who made it or advertise: "Subtitles by ...", "Support us and ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.text import Document, Span

_TIMES = re.compile(r"\d{1,2}:\d\d:\d\d[,.]\d{1,3} ?-+> ?\d")
_MADE = (
    r"(?:sub(?:title|bed|title[sd])?s?|captions?|captioned|translat(?:ed|ion|ors?)|sync(?:ed|ing|hroni[sz]\w+)?|resync(?:ed)?"
    r"|ripped|rip|encoded|corrected|corrections?|edited|timing|timed|adapt(?:ed|ation)|downloaded|transcript(?:ion)?)"
)
_CREDIT = re.compile(
    rf"\W{{0,3}}{_MADE}(?:(?:,| and| &|/| ,) ?{_MADE}){{0,3}} ?(?:(?:by|from|for)\b|:) ?\S.{{1,60}}", re.I
)

# What subtitle sites put into files of others.
_AD = re.compile(
    r"\W{0,3}(?:(?:download|get|find|watch|stream)\b.{0,40}\b(?:subtitles?|movies?|episodes?|series|films?)\b.{0,20}"
    r"\b(?:at|on|from|for free|online)\b.{0,60}"
    r"|(?:please )?support us\b.{0,80}|.{0,40}\bbecome (?:a )?vip member\b.{0,80}"
    r"|(?:please )?rate (?:this|these) subtitles?\b.{0,80}|advertise your (?:product|brand)\b.{0,60}"
    r"|(?:do not|don't|please do not|no) (?:re-?upload|hardcode|hard-code|re-?distribute)\b.{0,60}"
    r"|help (?:other )?users? (?:to )?choose the best subtitles?.{0,30}"
    r"|(?:www\.)?[\w-]{2,40}\.(?:com|org|net|tv|me|info|example)\W{0,3})",
    re.I,
)


def cues(doc: Document) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of the text of each cue that credits somebody or advertises."""
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
        if 0 < len(cue) <= 4 and all(_is_credit(text, lines[n]) for n in cue):
            yield first, number - 1


def _is_credit(text: str, line: Span) -> bool:
    """Whether a line of a cue credits those who made it, or advertises for a site; what is spoken never goes."""
    return any(known.fullmatch(text, line.start, line.end) for known in (_CREDIT, _AD))
