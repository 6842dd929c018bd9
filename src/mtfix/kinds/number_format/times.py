"""Clock times, ordinals and dates as another locale writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.number_format.locales import COMMA, HOUR_LETTER, ORDINAL_STOP, UNIT
from mtfix.kinds.number_format.separators import Numbers
from mtfix.kinds.plan import Plan, swap
from mtfix.model import Safety

_HOUR = re.compile(r"(?<![\w.,:/-])([01]?\d|2[0-3])[.:]([0-5]\d) ?(?:Uhr|uhr)\b")
_H_HOUR = re.compile(r"(?<![\w.,:/-])([01]?\d|2[0-3]) ?h ?([0-5]\d)(?!\w| ?min)")
_WHOLE_HOUR = re.compile(r"(?<![\w.,:/-])([01]?\d|2[0-3]) ?h(?![\w/²³.-])")
_CUE = re.compile(r"\b(?:at|until|till|from|between|after) $|\b(?:at|from|between) \d{1,2} ?h (?:and|to|until) $")
_DOTTED = re.compile(r"(?<![\w.,:/$€£-])([01]?\d|2[0-3])\.([0-5]\d)(΄?)(?![\w/%°€-]|[.,:]\d)(?! ?(?:[ap]\.?m\b|%))")
_CLOCK_CUE = re.compile(r"\b(?:at|until|till|before|after|since|from) $")
_NOON = 13
_DAYTIME = re.compile(r" (?:at night|in the (?:morning|afternoon|evening)|o['’]clock)\b")
_MEASURED = re.compile(rf" ?(?:{UNIT}|per\b)")
_OPENING = re.compile(
    r"(?<![\w.,:/$€£-])([01]?\d|2[0-3])\.([0-5][05]) ?[-–—] ?([01]?\d|2[0-3])\.([0-5][05])(?![\w/%°€-]|[.,:]\d)"
)
_MERIDIEM = re.compile(r"(?<![\w.])(?<!\d )([AaPp]\.?[Mm]\.?) $")
_TIME = re.compile(r"(1[0-2]|0?\d):[0-5]\d(?![\d:])(?! ?[AaPp]\.?[Mm])")
_ORDINAL = re.compile(r"(?<![\w.,:/-])(\d{1,3})\.(?= [a-z]{3})")
_THE = re.compile(r"\b[Tt]he $")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"(?<![\w.,:/-])(?:[1-9]|[12]\d|3[01])\.(?= (?:{_MONTHS})\b)")
_INSIDE = re.compile(r"[a-z,] (?:\(|[–-] )?$")
_MESSAGE = "a time or a date as the language of the source writes it"


def find(numbers: Numbers) -> Iterator[Plan]:
    """Yield the times, ordinals and dates."""
    yield from _hours(numbers)
    yield from _dotted(numbers)
    yield from _meridiems(numbers)
    yield from _ordinals(numbers)


def _plan(match: re.Match[str], right: str, *, sure: bool) -> Plan:
    return swap(*match.span(), right, _MESSAGE, 0.97 if sure else 0.7, Safety.SAFE if sure else Safety.UNSAFE)


def _hours(numbers: Numbers) -> Iterator[Plan]:
    """Yield "7.30 Uhr", "7h30" and, where the source writes so, "until 22h"."""
    text, known = numbers.text, numbers.source in HOUR_LETTER
    for match in numbers.at(_HOUR):
        yield _plan(match, f"{match[1]}:{match[2]}", sure=True)
    for match in numbers.at(_H_HOUR):
        yield _plan(match, f"{match[1]}:{match[2]}", sure=known)
    for match in numbers.at(_WHOLE_HOUR) if known else ():
        if _CUE.search(text, max(0, match.start() - 24), match.start()):
            yield _plan(match, f"{match[1]}:00", sure=False)


def _dotted(numbers: Numbers) -> Iterator[Plan]:
    """Yield "at 19.30", "9.30 - 18.00", "2.30 at night", where the source parts hours by a dot.

    British English writes "7.30am": these stay, and so do hours before noon without a part of the day.
    """
    if numbers.source not in COMMA:
        return
    text = numbers.text
    for match in numbers.at(_OPENING):
        first, second = int(match[1]), int(match[3])
        if first < second and second >= _NOON and not _MEASURED.match(text, match.end()):
            yield _plan(match, f"{match[1]}:{match[2]}–{match[3]}:{match[4]}", sure=True)
    for match in numbers.at(_DOTTED):
        cued = _CLOCK_CUE.search(text, max(0, match.start() - 8), match.start()) is not None
        named = _DAYTIME.match(text, match.end()) is not None
        measured = not named and _MEASURED.match(text, match.end()) is not None
        if named or match[3] or (cued and int(match[1]) >= _NOON and not measured):
            yield _plan(match, f"{match[1]}:{match[2]}", sure=bool(named or match[3]))


def _meridiems(numbers: Numbers) -> Iterator[Plan]:
    """Yield "PM 4:00", the order of Korean and Chinese."""
    text = numbers.text
    for at in numbers.starts:
        if text[at - 1 : at] != " " or text[at - 2 : at - 1] not in "mM.":
            continue
        named, time = _MERIDIEM.search(text, max(0, at - 8), at), _TIME.match(text, at)
        if named and time:
            yield swap(named.start(), time.end(), f"{time[0]} {named[1]}", _MESSAGE, 0.95)


def _ordinals(numbers: Numbers) -> Iterator[Plan]:
    """Yield "the 11. minute" and "on 11. March"."""
    text, known = numbers.text, bool(numbers.source) and numbers.source != "en"
    for match in numbers.at(_ORDINAL):
        if _THE.search(text, max(0, match.start() - 5), match.start()):
            yield _plan(match, match[1] + _suffix(int(match[1])), sure=numbers.source in ORDINAL_STOP)
    for match in numbers.at(_DAY):
        before = text[max(0, match.start() - 5) : match.start()]
        if _INSIDE.search(before):
            right = match[0][:-1]
            yield _plan(match, right + _suffix(int(right)) if _THE.search(before) else right, sure=known)


def _suffix(value: int) -> str:
    return "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
