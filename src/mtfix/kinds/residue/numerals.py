"""Digits, units and year marks in the script of the source: "۱۸-year-old", "5 км", "in 1966 г.".

Each has one reading, whatever the sentence says. Digits stay in a text about digits, and beside a word of their own
script, which is left over as a whole. Full-width digits are a matter of the kind `encoding`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut, swap
from mtfix.kinds.residue.scripts import FOREIGN_SHARE
from mtfix.model import Safety
from mtfix.text import Document

DIGITS_MESSAGE = "digits in the script of the source"
UNIT_MESSAGE = "a unit in the script of the source"
YEAR_MESSAGE = "the mark of a year in the script of the source"
REPEATED_MESSAGE = "a mark of repetition left in the script of the source"
_SETS = "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0ae6-\u0aef\u0be6-\u0bef\u0e50-\u0e59\u17e0-\u17e9"
_DIGITS = re.compile(rf"[{_SETS}]+(?:[٫٬.,:/][{_SETS}]+){{0,6}}٪?")
_MARKS = {"٫": ".", "٬": ",", "٪": "%"}
_ABOUT_DIGITS = re.compile(r"\b(?:digit|numeral|unicode|code ?point|script|alphabet|font)s?\b", re.I)
_OWN_SCRIPT = re.compile(r"[\u0600-\u06ff\u0900-\u0dff\u0e01-\u0eff\u1780-\u17ff]")
_TRIGGER = re.compile(rf"[{_SETS}]|\d[ \u00a0]?[\u0430-\u044f\u0413\u041c]|ๆ")
_LATIN = re.compile(r"[A-Za-z]")
_OTHER_LETTER = re.compile(r"[\u0370-\u065f\u066e-\u06ef\u06fa-\u1fff\u3040-\ud7af]")
_UNITS = {
    "км": "km", "м": "m", "см": "cm", "мм": "mm", "кг": "kg", "мг": "mg", "мл": "ml", "га": "ha", "кВт": "kW",
    "МВт": "MW", "ГБ": "GB", "МБ": "MB", "км/ч": "km/h", "млн": "million", "млрд": "billion",
}  # fmt: skip
_UNIT = re.compile(
    rf"(?<=\d)(?P<gap>[ \u00a0]?)(?P<unit>{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})(?![\w/²³])"
)
# A year, or two with a dash, before the mark: "1966 г.", "1941–1945 гг.", Ukrainian "р.".
_YEAR = re.compile(
    r"(?<!\d)(?:1[0-9]|20)\d\d(?P<mark>[ \u00a0]?(?:гг?|рр?)(?P<stop>\.?))(?=(?P<after>[ ,;:)—–-].?|$))", re.M
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|from|since|until|till|to|by|of|before|after|early|late|during|and|January|February|March|April|May"
    r"|June|July|August|September|October|November|December),? |[(–—-])\Z",
    re.I,
)
_REPEATED = re.compile(r"(?<=[A-Za-z])[ ]?ๆ(?![\u0e01-\u0e5b])")


def find(doc: Document) -> Iterator[Plan]:
    """Yield digits, units, marks of years and of repetition, each with its reading."""
    text = doc.text
    if text.isascii() or not _TRIGGER.search(text) or _is_foreign(text):
        return
    yield from _digits(text)
    for match in _UNIT.finditer(text):
        unit = _UNITS[match["unit"]]
        yield swap(*match.span("unit"), ("" if match["gap"] or len(unit) < 5 else " ") + unit, UNIT_MESSAGE)
    for match in _YEAR.finditer(text):
        yield _year(text, match)
    for match in _REPEATED.finditer(text):
        yield cut(*match.span(), REPEATED_MESSAGE)


def _is_foreign(text: str) -> bool:
    """Whether too many letters are of other scripts for an English text."""
    foreign = sum(1 for _ in _OTHER_LETTER.finditer(text))
    return foreign > FOREIGN_SHARE * (foreign + sum(1 for _ in _LATIN.finditer(text)))


def _digits(text: str) -> Iterator[Plan]:
    found = list(_DIGITS.finditer(text))
    if not found or _ABOUT_DIGITS.search(text):
        return
    for match in found:
        beside = text[max(0, match.start() - 2) : match.start()] + text[match.end() : match.end() + 2]
        if not _OWN_SCRIPT.search(beside):
            plain = "".join(_MARKS.get(char) or _digit(char) for char in match[0])
            yield swap(*match.span(), plain, DIGITS_MESSAGE)


def _digit(char: str) -> str:
    return char if char in ".,:/" else str(unicodedata.digit(char))


def _year(text: str, match: re.Match[str]) -> Plan:
    """Return the plan that takes the mark away; its stop stays where it may end the sentence."""
    ends = not match["after"] or match["after"][1:2].isupper()
    start, end = match.span("mark")
    sure = _BEFORE_YEAR.search(text, max(0, match.start() - 12), match.start()) is not None and not ends
    stop = end - len(match["stop"]) if ends else end
    return cut(start, stop, YEAR_MESSAGE, 0.95, Safety.SAFE if sure else Safety.UNSAFE)
