r"""Escapes of programs and mails left in prose: `caf\u00e9`, `It\xe2\x80\x99s`, `It=E2=80=99s`, `Caf%C3%A9`.

Only what stands at a letter and reads as a letter or a mark of prose counts; the escape that a text speaks of stands
alone, in code or in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote_to_bytes

from mtfix.kinds.plan import Plan, swap
from mtfix.text import JSON_KEY, Document

_UNICODE = re.compile(r"\\u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?")
_BYTES = re.compile(r"(?:\\x[0-9a-fA-F]{2}){1,12}")
_PRINTABLE = re.compile(r"(?:=[0-9A-F]{2}){2,12}")
_PERCENT = re.compile(r"(?:%[0-9A-F]{2}){2,12}")
_SOFT_BREAK = re.compile(r"(?<=[\w,;:.])=\n(?=[a-z])")
_MARKS = frozenset("“”‘’–—…«»„•€£°\u00a0")
_PATH = re.compile(r"[/=&?#@\\{}\[\]<>]")
_Read = Callable[[str], str]
MESSAGE = "an escape that was never decoded"


def find(doc: Document) -> Iterator[Plan]:
    """Yield the escapes of one text, in no order."""
    text = doc.text
    if "\\u" in text or "\\x" in text:
        yield from _decoded(doc, _UNICODE, _read_unicode)
        yield from _decoded(doc, _BYTES, _read_bytes)
    if "%" in text:
        yield from (plan for plan in _decoded(doc, _PERCENT, _read_percent) if not _in_path(text, plan))
    if "=" in text:
        plans = list(_decoded(doc, _PRINTABLE, _read_printable))
        yield from plans
        if plans:
            yield from (swap(*match.span(), "", "a soft line break of a mail") for match in _SOFT_BREAK.finditer(text))


def _decoded(doc: Document, pattern: re.Pattern[str], read: _Read) -> Iterator[Plan]:
    text = doc.text
    for match in pattern.finditer(text):
        start, end = match.span()
        reading = read(match[0])
        span = doc.protecting(start, end)
        kept = span is not None and span.label not in ("identifier", "placeholder", "number")
        program = reading and JSON_KEY.match(text, text.rfind("\n", max(0, start - 400), start) + 1) is not None
        if reading and not kept and not program and _is_prose(reading) and _stands_at_letter(text, start, end):
            yield swap(start, end, " " if reading == "\u00a0" else reading, MESSAGE, 0.93)


def _is_prose(reading: str) -> bool:
    return all(char in _MARKS or char.isalpha() or ord(char) > 0xFFFF for char in reading) and not reading.isascii()


def _stands_at_letter(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in ("[", "-") or after in ("]", "-"):
        return False
    return before.isalpha() or after.isalpha() or before in (".", ",", "!", "?")


def _in_path(text: str, plan: Plan) -> bool:
    """Whether the word around an escape looks like a part of an address."""
    low, high = max(0, plan.start - 40), plan.end + 40
    left, right = text[low : plan.start].rsplit(" ", maxsplit=1)[-1], text[plan.end : high].split(" ", maxsplit=1)[0]
    return _PATH.search(left + right) is not None or "." in right.rstrip(".")


def _read_unicode(escape: str) -> str:
    units = [int(unit, 16) for unit in escape.split("\\u")[1:]]
    raw = b"".join(unit.to_bytes(2, "little") for unit in units)
    return raw.decode("utf-16-le", "ignore")


def _read_bytes(escape: str) -> str:
    raw = bytes.fromhex(escape.replace("\\x", ""))
    return _utf8(raw) or (raw.decode("cp1252", "ignore") if len(raw) == 1 else "")


def _read_printable(escape: str) -> str:
    return _utf8(bytes.fromhex(escape.replace("=", "")))


def _read_percent(escape: str) -> str:
    return _utf8(unquote_to_bytes(escape))


def _utf8(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""
