"""Notation of programs that translators tear: "C ++", "# include", "\\ n", menu keys, times of subtitles, schemes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut, swap
from mtfix.model import Edit, Safety
from mtfix.text import Document

_LANGUAGE = re.compile(r"(?<![\w-])C( )(?:\+\+|#)(?![\w+#]| ?\d)")
_INCLUDE = re.compile(r"^[ \t]*#( )include\s*[<\"]", re.M)
_ESCAPE = re.compile(r"(?<=[\w.!?:;,])(?<![A-Za-z]:)\\( )n(?=[A-Z]|$)|(?<=[.!?])( \\ )n(?=[A-Z]|$)", re.M)
_MENU_KEY = re.compile(r"\(&( )[A-Z0-9]\)")
_POSITION = re.compile(r"\{( ?\\ ?)an\d\}")
_OPERATOR = re.compile(r"(?<=[\w)\]] )(?:[<>]( )=(?= ?\d)|!( )=(?= ?[\w\"']))")
_VERSION = re.compile(r"\b(?:[Vv]ersion|[Rr]elease) v?\d{1,3}(\. )\d{1,3}(\. )\d{1,4}(?![\w%])")
_ARROW = re.compile(r"(?<=\w )-( )>(?= [A-Z])")
_SCHEME = re.compile(r"\bH(?=ttps?://\w)")
_CLOCK = r"\d{2} ?: ?\d{2} ?: ?\d{2} ?[,.] ?\d{3}"
_MILLISECONDS = re.compile(r"\d\d:\d\d([,.])\d{3}(?!\d)")
_TIMES = re.compile(rf"^({_CLOCK}) ?(?:-+ ?-? ?>|[–—→] ?>?) ?({_CLOCK})[ \t]*$", re.M)
_MODEL = re.compile(r"\b[A-Z]{2,5}(?:- |\s?－\s?)\d{2,6}(?:(?:- | -|-)\d{2,6}){0,3}[A-Z]?\b")
_ORDER = re.compile(r"\b[A-Z]{2,5}-? ?\d{3,6} -\d{3,6}\b")
_JOINT = re.compile(r"\s?[-－]\s?")
# "2023- 05-12" is one date; spaces round both dashes may part a range or a sum.
_DATE = re.compile(
    r"(?<![\w.-])(?:19|20)\d\d(?P<first> ?- ?)(?:0[1-9]|1[0-2])(?P<second> ?- ?)(?:[0-2]\d|3[01])(?![\w-])"
    r"(?P<clock> ?T ?\d\d ?: ?\d\d(?: ?: ?\d\d)?(?: ?Z)?)?"
)
_PLURALS = re.compile(r"\{ ?\w{1,40} ?, ?(?:plural|selectordinal) ?,")
_PLURAL_KEY = re.compile(r"(?<=[\s}])(?!(?:zero|one|two|few|many|other)\b)([a-z]{2,20}) ?\{(?=[^{}\n]{0,20}#)")
_KEYS = {"others": "other", "another": "other", "rest": "other", "single": "one", "singular": "one", "plural": "other"}
_AT_NAME = re.compile(r"(?<![\w@])@(?: [A-Z][A-Z_]{2,30} ?| ?[A-Z][A-Z_]{2,30} )@(?![\w@])")
_ACCELERATOR = re.compile(r"^&( )(?=[A-Z][a-z]+(?: [a-z]+){0,2}(?:\.{3})?$)", re.M)
_FILE_NAME = re.compile(
    r"(?<![\w.])[a-z0-9]{2,30}(?:_[a-z0-9]+){0,5}_( )(?=[a-z0-9]+(?:_[a-z0-9]+)*\.[a-z]{2,5}\b|[a-z0-9]+_[a-z0-9])"
)
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
    for pattern, message in _TORN if any(mark in text for mark in ("C +", "C #", "# i", "\\ ", "(& ", "{ ")) else ():
        for match in pattern.finditer(text):
            start, end = match.span(match.lastindex or 1)
            torn = doc.text[start:end]
            low, high = (start + 1, end) if torn[0] == "\\" else (start, end)
            if torn != "\\":
                yield swap(low, high, doc.text[low:high].strip(), message, 0.9)
    if " =" in text or "- >" in text:
        for pattern, message in ((_OPERATOR, "a space inside an operator"), (_ARROW, "a space inside an arrow")):
            for match in pattern.finditer(text):
                yield cut(*match.span(match.lastindex or 1), message, 0.9)
    yield from _names(text)
    yield from _dates(text)
    yield from _plurals(text)
    for match in _VERSION.finditer(text) if ". " in text else ():
        edits = tuple(Edit(match.start(group) + 1, match.end(group), "") for group in (1, 2))
        yield Plan(*match.span(), "spaces inside the number of a version", 0.9, edits)
    if "Http" in text:
        yield from (swap(*match.span(), "h", "a scheme with a capital", 0.8) for match in _SCHEME.finditer(text))
    if "00" in text and (">" in text or "→" in text or "—" in text or "–" in text):
        mark = _mark_of_times(text)
        for match in _TIMES.finditer(text):
            sound = f"{_clock(match[1], mark)} --> {_clock(match[2], mark)}"
            if match[0].rstrip() != sound:
                yield swap(match.start(), match.start() + len(match[0].rstrip()), sound, "the times of a subtitle")


def _mark_of_times(text: str) -> str | None:
    """Return the mark before the milliseconds that most times of the file have; None where no majority is clear."""
    counts = Counter(_MILLISECONDS.findall(text))
    commas, stops = counts[","], counts["."]
    return "," if commas > 2 * stops else "." if stops > 2 * commas else None


def _clock(torn: str, mark: str | None) -> str:
    """Return a time without spaces, a torn one with the mark of its file."""
    whole = torn.replace(" ", "")
    return f"{whole[:-4]}{mark}{whole[-3:]}" if mark and whole != torn else whole


def _dates(text: str) -> Iterator[Plan]:
    """Yield dates of ISO 8601 with spaces inside; those with spaces round both dashes only on request."""
    for match in _DATE.finditer(text) if any(gap in text for gap in ("- ", " -", " T", "T ")) else ():
        if " " not in match[0]:
            continue
        loose = len(match["first"]) == 3 and len(match["second"]) == 3
        edits = (Edit(match.start() + run.start(), match.start() + run.end(), "") for run in re.finditer(" ", match[0]))
        safety = Safety.UNSAFE if loose else Safety.SAFE
        yield Plan(*match.span(), "spaces inside a date", 0.7 if loose else 0.9, tuple(edits), safety)


def _plurals(text: str) -> Iterator[Plan]:
    """Yield the keywords of ICU messages that were translated: "others {# files}"."""
    for start in _PLURALS.finditer(text) if "plural" in text or "selectordinal" in text else ():
        for match in _PLURAL_KEY.finditer(text, start.end(), start.end() + 300):
            known = _KEYS.get(match[1])
            message = "a keyword of a message that was translated"
            if known:
                yield swap(*match.span(1), known, message, 0.85, Safety.UNSAFE)
            else:
                yield Plan(*match.span(1), message, 0.8)


def _names(text: str) -> Iterator[Plan]:
    """Yield torn numbers of models and orders, "@ NAME @", keys of menus, names of files with underscores."""
    if "- " in text or "－" in text or " -" in text:
        for pattern in (_MODEL, _ORDER):
            for match in pattern.finditer(text):
                sound = _JOINT.sub("-", match[0])
                if sound != match[0]:
                    yield swap(*match.span(), sound, "spaces inside a number", 0.85)
    if "@" in text:
        for match in _AT_NAME.finditer(text):
            yield swap(*match.span(), match[0].replace(" ", ""), "spaces inside a placeholder", 0.9)
    if "& " in text and "\n&" in text and re.search(r"^&[A-Z]", text, re.M):
        yield from (cut(*match.span(1), "a space inside a menu key", 0.9) for match in _ACCELERATOR.finditer(text))
    if "_ " in text:
        for match in _FILE_NAME.finditer(text):
            yield cut(*match.span(1), "a space inside a file name", 0.9)
