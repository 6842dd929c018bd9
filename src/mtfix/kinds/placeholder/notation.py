"""Notation of programs that translators tear: "C ++", "# include", "\\ n", menu keys, times of subtitles, schemes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.text import Document

_LANGUAGE = re.compile(r"(?<![\w-])C( )(?:\+\+|#)(?![\w+#]| ?\d)")
_INCLUDE = re.compile(r"^[ \t]*#( )include\s*[<\"]", re.M)
_ESCAPE = re.compile(r"(?<=[\w.!?:;,])(?<![A-Za-z]:)\\( )n(?=[A-Z]|$)|(?<=[.!?])( \\ )n(?=[A-Z]|$)", re.M)
_MENU_KEY = re.compile(r"\(&( )[A-Z0-9]\)")
_POSITION = re.compile(r"\{\\( )an\d\}")
_SCHEME = re.compile(r"\bH(?=ttps?://\w)")
_CLOCK = r"\d{2} ?: ?\d{2} ?: ?\d{2} ?[,.] ?\d{3}"
_TIMES = re.compile(rf"^({_CLOCK}) ?(?:-+ ?-? ?>|[–—→] ?>?) ?({_CLOCK})[ \t]*$", re.M)
_TORN = (
    (_LANGUAGE, "a space inside the name of a language"),
    (_INCLUDE, "a space inside a directive"),
    (_ESCAPE, "a space inside an escape"),
    (_MENU_KEY, "a space inside a menu key"),
    (_POSITION, "a space inside a code of a subtitle"),
)


def find(doc: Document) -> Iterator[Plan]:
    """Yield torn notation, in no order."""
    text = doc.text
    for pattern, message in _TORN if any(mark in text for mark in ("C +", "C #", "# i", "\\ ", "(& ")) else ():
        for match in pattern.finditer(text):
            start, end = match.span(match.lastindex or 1)
            yield swap(start, end, match[match.lastindex or 1].strip(), message, 0.9)
    if "Http" in text:
        yield from (swap(*match.span(), "h", "a scheme with a capital", 0.8) for match in _SCHEME.finditer(text))
    if "00" in text and (">" in text or "→" in text or "—" in text or "–" in text):
        for match in _TIMES.finditer(text):
            sound = f"{match[1]} --> {match[2]}".replace(": ", ":").replace(" :", ":").replace(", ", ",")
            if match[0].rstrip() != sound:
                yield swap(match.start(), match.start() + len(match[0].rstrip()), sound, "the times of a subtitle")
