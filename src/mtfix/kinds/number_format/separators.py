"""Thousands and decimals as another locale parts them; the text shows which locale that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from mtfix.kinds.number_format.locales import COMMA, COUNTED, CURRENCY, SPACE, UNIT
from mtfix.kinds.plan import Plan, swap
from mtfix.model import Safety

_AHEAD = r"(?:[€$£¥] ?|\b(?:EUR|USD|GBP|CHF|PLN|RM|TL|Rs\.?|Rp\.?) ?)"
_GROUPS = re.compile(r"(?<![\w.,/-])\d{1,3}(?:\.\d{3}){2,}(?![\w/-]|[.,]\d)")
_FULL = re.compile(r"(?<![\w.,/-])\d{1,3}(?:\.\d{3})+,\d{1,2}(?![\w/-]|[.,]\d)")
# Not "in 2018,5 million": there a space is lost.
_DECIMAL = re.compile(rf"(?<![\w.,/-])(?!(?:19|20)\d\d,)\d{{1,4}},\d{{1,2}}(?= ?{UNIT})")
_PRICE = re.compile(r"\d{1,4},\d\d(?![\w/-]|[.,]\d|,)")
# "0,05" is never English; the others only in a text that shows a decimal comma.
_ZERO = re.compile(r"(?<![\w.,/-])0,\d{1,3}(?![\w/-]|[.,]\d|, ?\d)")
_ANY_DECIMAL = re.compile(r"(?<![\w.,/-])(?<!\d[ \u00a0])\d{1,3},\d{1,2}(?![\w/-]|[.,]\d|, ?\d)(?! (?:and|or|to) \d)")
_ONE_GROUP = re.compile(r"(?<![\w.,/$£-])[1-9]\d{0,2}\.\d{3}(?![\w/-]|[.,]\d)")
_AFTER_COUNTED = re.compile(rf" (?:[a-z]{{3,}} )?{COUNTED}\b")
_AFTER_MEASURED = re.compile(rf" ?{UNIT}|(?<=0) (?:a|per|each) (?:year|month|week|day|night|hour|person)\b")
_ROUND = re.compile(r"\d00$")
_SPACED = re.compile(r"(?<![\w.,:/+-])(?<![\d] )[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\w/-]|[.,:]\d| ?\d)")
_INDIAN = re.compile(r"(?<![\w.,/-])\d{1,2}(?:,\d{2})+,\d{3}(?![\w/-]|[.,]\d)")
# "April 24,91,000 people": a day with a number glued on.
_MONTH = re.compile(r"\b[A-Z][a-z]{2,8}\.? $")
_WESTERN = re.compile(r"(?<![\w.,])\d{3},\d{3}(?![\w,])")
_ENGLISH_GROUP = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,]|\.\d{3})")
_ENGLISH_DECIMAL = re.compile(r"(?<![\w.,])\d{1,4}\.\d{1,2}(?= ?(?:%|percent|per cent|million|billion|km|kg|°))")
# "60 . 000 tons", "USD 12 , 480", "18 ,5 km": spaces beside the separator.
_TORN_GROUP = re.compile(r"(?<![\w.,/-])[1-9]\d{0,2} [.,] \d{3}(?![\w/-]|[.,]\d| ,)")
_TORN_PRICE = re.compile(r"(?<![\w.,/-])\d{1,4} [.,] \d\d(?![\w/-]|[.,]\d| ,)")
_TORN_DECIMAL = re.compile(rf"(?<![\w.,/-])\d{{1,3}} ,\d{{1,2}}(?= ?{UNIT})")
# "38. 000": no sentence starts with three noughts.
_NOUGHTS = re.compile(r"(?<![\w.,/-])[1-9]\d{0,2}(?:\. | \.)000(?![\w/-]|[.,]\d)")
# "at your disposal on 555 014 238".
_CALLED = re.compile(r"\b(?:on|at|call|tel\.?|telephone|phone|mobile|whatsapp|fax|number):? $", re.I)
_PAID = re.compile(rf"{_AHEAD}$")
_IS_MEASURED = re.compile(rf" ?{UNIT}| {COUNTED}\b|(?<=0) {CURRENCY}(?!\w)")
_MESSAGE = "a number as the language of the source writes it"


@dataclass(frozen=True)
class Numbers:
    """The numbers of a text and what they say of its locale; `starts` are the places where digits begin."""

    text: str
    starts: list[int]
    source: str

    def at(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Return the matches of `pattern` at the starts of numbers."""
        return [match for at in self.starts if (match := pattern.match(self.text, at))]

    @cached_property
    def certain(self) -> list[Plan]:
        """The numbers that no English text holds: 1.250.000 and 1.234,50."""
        found = []
        for match in self.at(_GROUPS):
            if match[0].count(".") != 3 or any(int(part) > 255 for part in match[0].split(".")):
                found.append(number(match, match[0].replace(".", ","), sure=True))
        for match in self.at(_FULL):
            whole, _, rest = match[0].rpartition(",")
            found.append(number(match, f"{whole.replace('.', ',')}.{rest}", sure=True))
        return found

    @cached_property
    def decimals(self) -> list[re.Match[str]]:
        """Decimal commas beside a unit or a currency."""
        prices = (match for match in self.at(_PRICE) if self.is_paid(match.start()))
        found = {match.start(): match for match in [*prices, *self.at(_DECIMAL)]}
        return [found[at] for at in sorted(found)]

    @cached_property
    def grouped(self) -> bool:
        """Whether thousands are parted by commas somewhere."""
        return bool(self.at(_ENGLISH_GROUP))

    @cached_property
    def english(self) -> bool:
        """Whether some number is certainly written as in English."""
        return self.grouped or bool(self.at(_ENGLISH_DECIMAL))

    @cached_property
    def shown(self) -> bool:
        """Whether a certain number, or the language of the source, stands for another locale."""
        return bool(self.certain) or self.source in COMMA

    @cached_property
    def habit(self) -> bool:
        """Whether the text writes decimal commas: one may be a slip, two are a habit.

        So is one beside a round number whose thousands are parted by a dot ("9,5 mm", "1.100 rpm").
        """
        if self.english or not self.decimals:
            return not self.english and self.shown
        return self.shown or len(self.decimals) > 1 or any(map(self.is_round, self.at(_ONE_GROUP)))

    def is_round(self, match: re.Match[str]) -> bool:
        """Whether three digits behind a dot are thousands: two noughts in front of a unit."""
        return _ROUND.search(match[0]) is not None and _AFTER_MEASURED.match(self.text, match.end()) is not None

    def is_many(self, match: re.Match[str]) -> bool:
        """Whether a round number counts people or things: "2.143 children" may be a mean, "17.000 people" is none."""
        return _ROUND.search(match[0]) is not None and _AFTER_COUNTED.match(self.text, match.end()) is not None

    def is_paid(self, at: int) -> bool:
        """Whether a currency stands in front of `at`."""
        return _PAID.search(self.text, max(0, at - 5), at) is not None


def number(match: re.Match[str], right: str, *, sure: bool, score: float = 0.7) -> Plan:
    """Return the plan that writes the number as `right`."""
    return swap(*match.span(), right, _MESSAGE, 0.97 if sure else score, Safety.SAFE if sure else Safety.UNSAFE)


def find(numbers: Numbers) -> Iterator[Plan]:
    """Yield thousands and decimals in the format of another locale."""
    yield from numbers.certain
    for match in numbers.decimals:
        yield number(match, match[0].replace(",", "."), sure=True)
    yield from _own_decimals(numbers)
    yield from _groups(numbers)
    if numbers.grouped or numbers.source in SPACE:
        yield from _spaced(numbers)
    yield from _torn(numbers)


def _own_decimals(numbers: Numbers) -> Iterator[Plan]:
    """Yield decimal commas without a unit, where the text writes none as English does and some are certain."""
    zeros, habit = numbers.at(_ZERO), numbers.habit
    if numbers.english or not (habit or zeros):
        return
    settled = bool(zeros) or (numbers.source in COMMA and bool(numbers.decimals))
    for match in numbers.at(_ANY_DECIMAL) if habit or len(zeros) > 1 else zeros:
        yield number(match, match[0].replace(",", "."), sure=habit and settled)


def _groups(numbers: Numbers) -> Iterator[Plan]:
    """Yield thousands parted by one dot; three digits behind the dot of an English decimal are seldom two zeros."""
    known = bool(numbers.certain) or (numbers.habit and bool(numbers.decimals))
    foreign = numbers.source not in ("", "en")
    patterns = (_AFTER_COUNTED, _AFTER_MEASURED) if known else (_AFTER_COUNTED,)
    for match in numbers.at(_ONE_GROUP):
        counted = any(pattern.match(numbers.text, match.end()) for pattern in patterns)
        if counted or (foreign and numbers.is_round(match)):
            sure = known or numbers.source in COMMA or numbers.is_many(match)
            yield number(match, match[0].replace(".", ","), sure=sure)


def _spaced(numbers: Numbers) -> Iterator[Plan]:
    """Yield groups parted by spaces, the habit of the source or of one number among others with commas.

    Two groups are repaired only where the text has commas as well: science and much of Europe keep the space in
    English, and "1 186" may be a year that is torn apart.
    """
    for match in numbers.at(_SPACED):
        if _CALLED.search(numbers.text, max(0, match.start() - 12), match.start()):
            continue
        groups = re.split(r"\s", match[0])
        yield number(match, ",".join(groups), sure=len(groups) > 2 or (numbers.grouped and numbers.source in SPACE))
    western = numbers.at(_WESTERN)
    for match in numbers.at(_INDIAN) if western else ():
        if not _MONTH.search(numbers.text, max(0, match.start() - 12), match.start()):
            yield number(match, f"{int(match[0].replace(',', '')):,}", sure=False)


def _torn(numbers: Numbers) -> Iterator[Plan]:
    """Yield numbers with spaces beside the separator, where a currency or a unit shows that they are one number."""
    for match in numbers.at(_NOUGHTS):
        yield number(match, re.sub(r" ?\. ?", ",", match[0]), sure=True)
    if " ," not in numbers.text and " ." not in numbers.text:
        return
    for match in numbers.at(_TORN_GROUP):
        if numbers.is_paid(match.start()) or _IS_MEASURED.match(numbers.text, match.end()):
            yield number(match, re.sub(r" [.,] ", ",", match[0]), sure=True)
    for match in numbers.at(_TORN_PRICE):
        if numbers.is_paid(match.start()):
            yield number(match, re.sub(r" [.,] ", ".", match[0]), sure=True)
    for match in numbers.at(_TORN_DECIMAL):
        yield number(match, match[0].replace(" ,", "."), sure=True)
