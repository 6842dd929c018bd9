"""Number format: separators, currency signs and times as the language of the source writes them.

Digits pass through translation unchanged, so the dot that parts thousands in German, the comma of a French decimal
stay in the English text, and the sign of a currency stays behind its number.

    >>> from mtfix.text import Document
    >>> [f.surface for f in KIND.detect(Document("It cost 1.250.000 euros and 1.234,50 euros more."))]
    ['1.250.000', '1.234,50']

A decimal comma in front of a unit is repaired unless the text has English numbers as well. What could be English is
reported only where the text shows another locale, by other numbers or by the language of the source. Never reported:
versions, addresses, dates, times with a dot, a space before the sign of percent, glued units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.plan import Plan, in_order, repairs, swap
from mtfix.model import Edit, Finding, Injection, Safety, Severity
from mtfix.text import Document

_COMMA_LANGS = frozenset(
    "bg bs ca cs da de el es et fi fr gl hr hu id is it lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk".split()
)
_SPACE_LANGS = frozenset("bg cs et fi fr hu lt lv nb nn no pl ru sk sv uk".split())
_THINGS = (
    r"(?:euros?|dollars?|pounds?|rubles?|roubles?|yen|yuan|crowns?|zlotys?|francs?|lira|people|inhabitants|persons"
    r"|soldiers|residents|students|employees|workers|visitors|cases|deaths|households|hectares|tons|tonnes|vehicles|units"
    r"|copies|€|\$|£)"
)
_GROUPS = re.compile(r"(?<![\w.,/-])\d{1,3}(?:\.\d{3}){2,}(?![\w/-]|[.,]\d)")
_FULL = re.compile(r"(?<![\w.,/-])\d{1,3}(?:\.\d{3})+,\d{1,2}(?![\w/-]|[.,]\d)")
_DECIMAL = re.compile(
    r"(?<![\w.,/-])\d{1,4},\d{1,2}(?= ?(?:%|percent\b|per cent\b|million|billion|trillion|thousand\b|km\b|kg\b|m\b"
    r"|cm\b|mm\b|lit(?:er|re)s?\b|tbsp\b|tsp\b|kW\b|kWh\b|W\b|t/ha\b|times\b|GB\b|MB\b|°|euros?\b|dollars?\b|€|\$|meters\b|metres\b|kilomet|degrees\b|points\b))"
)
# "0,05" is never English; the others only in a text that shows a decimal comma.
_ZERO = re.compile(r"(?<![\w.,/-])0,\d{1,3}(?![\w/-]|[.,]\d|, ?\d)")
_ANY_DECIMAL = re.compile(r"(?<![\w.,/-])(?<!\d[ \u00a0])\d{1,3},\d{1,2}(?![\w/-]|[.,]\d|, ?\d)(?! (?:and|or|to) \d)")
_ONE_GROUP = re.compile(rf"(?<![\w.,/$€£-])[1-9]\d{{0,2}}\.\d{{3}}(?= {_THINGS}(?!\w))")
_SPACED = re.compile(r"(?<![\w.,:/+-])(?<![\d] )[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\w/-]|[.,:]\d| ?\d)")
_INDIAN = re.compile(r"(?<![\w.,/-])\d{1,2}(?:,\d{2})+,\d{3}(?![\w/-]|[.,]\d)")
_MONEY = re.compile(
    r"(?<![\w$€£¥.,:/-])(?<!\d[ \u00a0])(\d[\d.,]*(?:[ \u00a0]\d{3}(?!\d))*"
    r"(?:[ \u00a0](?:million|billion|trillion|thousand))?)([ \u00a0]?)([$€£])(?![\w$€£{])(?! ?\d)"
)
_KEYWORD = re.compile(r"\$[A-Z][a-z]+: ?$")
_HOUR = re.compile(r"(?<![\w.,:/-])([01]?\d|2[0-3])[.:]([0-5]\d) ?(?:Uhr|uhr)\b")
_H_HOUR = re.compile(r"(?<![\w.,:/-])([01]?\d|2[0-3]) ?h ?([0-5]\d)(?!\w)")
_ENGLISH_GROUP = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,]|\.\d{3})")
_ENGLISH_DECIMAL = re.compile(r"(?<![\w.,])\d{1,4}\.\d{1,2}(?= ?(?:%|percent|per cent|million|billion|km|kg|°))")
# "April 24,91,000 people": a day with a number glued on.
_MONTH = re.compile(r"\b[A-Z][a-z]{2,8}\.? $")
_WESTERN = re.compile(r"(?<![\w.,])\d{3},\d{3}(?![\w,])")
# Where numbers start; \d alone is slower and knows digits of every script.
_DIGIT = re.compile(r"[0-9](?<![0-9.,][0-9])")
_MESSAGE = "a number as the language of the source writes it"


def detect(doc: Document) -> Iterator[Finding]:
    """Yield numbers in the format of another locale; the span is the number with its sign."""
    for plan in in_order(_plans(doc)):
        if not _is_kept(doc, plan):
            yield KIND.finding(doc, plan.start, plan.end, plan.message, score=plan.score, evidence=plan)


def _is_kept(doc: Document, plan: Plan) -> bool:
    span = doc.protecting(plan.start, plan.end)
    return span is not None and span.label != "number"


def _plans(doc: Document) -> Iterator[Plan]:
    text = doc.text
    starts = [match.start() for match in _DIGIT.finditer(text)]
    source = (doc.source_lang or "").split("-")[0].lower()
    certain = [*_separators(text, starts)]
    yield from certain
    decimals = _at(_DECIMAL, text, starts)
    grouped = bool(_at(_ENGLISH_GROUP, text, starts))
    english = grouped or bool(_at(_ENGLISH_DECIMAL, text, starts))
    shown = bool(certain) or source in _COMMA_LANGS
    # One decimal comma may be a slip that the reader keeps; two of them, or the source, are a habit.
    habit = not english and (shown or len(decimals) > 1)
    for match in decimals:
        yield _number(match, match[0].replace(",", "."), sure=habit)
    yield from _own_decimals(text, starts, english=english, habit=habit)
    if certain or (shown and not english):
        for match in _at(_ONE_GROUP, text, starts):
            yield _number(match, match[0].replace(".", ","), sure=True)
    if grouped or source in _SPACE_LANGS:
        yield from _spaced(text, starts, source)
    yield from _signs(text, starts, source)
    yield from _hours(text, starts, source)


def _own_decimals(text: str, starts: list[int], *, english: bool, habit: bool) -> Iterator[Plan]:
    """Yield decimal commas without a unit, where the text writes none as English does and some are certain."""
    zeros = _at(_ZERO, text, starts)
    if english or not (habit or zeros):
        return
    for match in _at(_ANY_DECIMAL, text, starts) if habit or len(zeros) > 1 else zeros:
        yield _number(match, match[0].replace(",", "."), sure=habit and bool(zeros))


def _at(pattern: re.Pattern[str], text: str, starts: list[int]) -> list[re.Match[str]]:
    """Return the matches of `pattern` at the starts of numbers."""
    return [match for at in starts if (match := pattern.match(text, at))]


def _number(match: re.Match[str], right: str, *, sure: bool) -> Plan:
    score, safety = (0.97, Safety.SAFE) if sure else (0.7, Safety.UNSAFE)
    return swap(*match.span(), right, _MESSAGE, score, safety)


def _separators(text: str, starts: list[int]) -> Iterator[Plan]:
    """Yield the numbers that no English text holds: 1.250.000 and 1.234,50."""
    for match in _at(_GROUPS, text, starts):
        if match[0].count(".") != 3 or any(int(part) > 255 for part in match[0].split(".")):
            yield _number(match, match[0].replace(".", ","), sure=True)
    for match in _at(_FULL, text, starts):
        whole, _, rest = match[0].rpartition(",")
        yield _number(match, f"{whole.replace('.', ',')}.{rest}", sure=True)


def _spaced(text: str, starts: list[int], source: str) -> Iterator[Plan]:
    """Yield groups parted by spaces, the habit of the source or of one number among others with commas."""
    for match in _at(_SPACED, text, starts):
        groups = re.split(r"\s", match[0])
        yield _number(match, ",".join(groups), sure=len(groups) > 2 or source in _SPACE_LANGS)
    western = _at(_WESTERN, text, starts)
    for match in _at(_INDIAN, text, starts) if western else ():
        if not _MONTH.search(text, max(0, match.start() - 12), match.start()):
            yield _number(match, f"{int(match[0].replace(',', '')):,}", sure=False)


def _signs(text: str, starts: list[int], source: str) -> Iterator[Plan]:
    """Yield currency signs behind their number; the euro only where the source or the text itself says otherwise."""
    known = bool(source) and source != "en"
    ahead = {sign for sign in "$€£" if re.search(rf"[{sign}]\d", text)}
    for match in _at(_MONEY, text, starts):
        amount, gap, sign = match.groups()
        if sign == "$" and _KEYWORD.search(text, max(0, match.start() - 40), match.start()):
            continue  # "$Revision: 1.8 $"
        if amount[-1] in ".," or text[match.end() : match.end() + 1] == "/":
            continue
        if sign == "€" and not (known or sign in ahead):
            continue
        sure = (sign != "€" and bool(gap)) or (sign in ahead and (known or sign != "€"))
        whole = re.sub(r"(?<=\d)[ \u00a0](?=\d)", ",", amount)
        yield _number(match, sign + whole, sure=sure)


def _hours(text: str, starts: list[int], source: str) -> Iterator[Plan]:
    for match in _at(_HOUR, text, starts):
        yield _number(match, f"{match[1]}:{match[2]}", sure=True)
    for match in _at(_H_HOUR, text, starts):
        yield _number(match, f"{match[1]}:{match[2]}", sure=source in ("fr", "pt", "es", "ca", "gl", "ro"))


_CLEAN_GROUPS = re.compile(r"(?<![\w.,$€£])\d{1,3}(?:,\d{3}){2,}(?![\w,.-])")
_CLEAN_DECIMAL = re.compile(r"(?<![\w.,$€£])\d{1,3}(\.)\d{1,2}(?= (?:percent|million|billion|kilometres|degrees)\b|%)")
_CLEAN_MONEY = re.compile(r"(?<![\w])\$(\d+(?:,\d{3})*)(?![\w-]|[.,]\d|\s(?:million|billion|trillion|thousand))")


def inject(doc: Document, rng: Random) -> Injection | None:
    """Write a number as another locale does."""
    ways = [_inject_groups, _inject_money, _inject_decimal]
    rng.shuffle(ways)
    for way in ways:
        found = way(doc, rng)
        if found is not None:
            return found
    return None


def _site(pattern: re.Pattern[str], doc: Document, rng: Random) -> re.Match[str] | None:
    found = list(pattern.finditer(doc.text))
    match = rng.choice(found) if found else None
    span = doc.protecting(*match.span()) if match else None
    return match if span is None or span.label == "number" else None


def _inject_groups(doc: Document, rng: Random) -> Injection | None:
    match = _site(_CLEAN_GROUPS, doc, rng)
    return match and Injection((Edit(*match.span(), match[0].replace(",", ".")),), "thousands parted by dots")


def _inject_decimal(doc: Document, rng: Random) -> Injection | None:
    match = _site(_CLEAN_DECIMAL, doc, rng)
    return match and Injection((Edit(match.start(1), match.end(1), ","),), "decimal comma")


def _inject_money(doc: Document, rng: Random) -> Injection | None:
    match = _site(_CLEAN_MONEY, doc, rng)
    return match and Injection((Edit(*match.span(), f"{match[1]} $"),), "sign behind its number")


KIND = Kind(
    id="number_format",
    mqm="locale-conventions/number-format",
    scope=Scope.DOCUMENT,
    phase=Phase.PUNCTUATION,
    severity=Severity.MINOR,
    summary="separators, currency signs and times of another locale",
    not_flagged=(
        "what may be English, in a text that shows no other locale",
        "versions, addresses, dates, times with a dot",
        "a space before the sign of percent, a unit glued on",
        "digit groups parted by spaces throughout, as in science",
        "Indian groups throughout: 1,50,000",
    ),
    detect=detect,
    propose=repairs,
    inject=inject,
    langs=frozenset({"en"}),
    owns_protected=True,
)
