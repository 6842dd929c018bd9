"""Accents that stand beside their letter (`Mu¨ller`, `na¨ıve`, `cafe ´`), and accents in place of an apostrophe.

Files made for print set an accent and its letter as two signs, and the extraction of their text keeps both. Keyboards
with accents give `don´t`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.lexicon import words
from mtfix.text import Document

_COMBINING = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327", "ˇ": "\u030c"}
_CLITIC = re.compile(r"(?<=[a-zA-Z])([´`])(?=(?:s|t|re|ve|ll|d|m)\b)")
_BETWEEN = re.compile(r"(?<=[^\W\d_])[´`¨ˆ˜¸ˇ](?=[^\W\d_])")
_APART = re.compile(r"(?<=[A-Za-z]) [\u0300-\u030c\u0327]")
_LEFT = re.compile(r"[^\W\d_]{1,20}$")
_RIGHT = re.compile(r"[^\W\d_]{1,20}")
_BEARS_T = re.compile(r"n$", re.I)
# A name of several million readers is in the list; a chance join of letters is not.
KNOWN = 1.5


def find(doc: Document) -> Iterator[Plan]:
    """Yield accents that are no letter's, in no order."""
    text = doc.text
    taken = set()
    if "´" in text or "`" in text:
        for plan in _apostrophes(doc):
            taken.add(plan.start)
            yield plan
    for match in _BETWEEN.finditer(text):
        if match.start() not in taken and not doc.is_protected(*match.span()):
            yield from _composed(text, match.start())
    for match in _APART.finditer(text):
        at = match.start()
        letter = unicodedata.normalize("NFC", text[at - 1] + match[0][1])
        if len(letter) == 1:
            yield swap(at - 1, match.end(), letter, "an accent apart from its letter")


def _apostrophes(doc: Document) -> Iterator[Plan]:
    text = doc.text
    found = list(_CLITIC.finditer(text))
    # A grave accent also ends code: `name`s.
    graves = text.count("`") == sum(match[1] == "`" for match in found)
    new = "’" if "’" in text else "'"
    for match in found:
        at = match.start()
        torn = (
            text[at + 1] == "t" and text[at + 2 : at + 3].isalpha() is False and not _BEARS_T.search(text[at - 1 : at])
        )
        free = graves if match[1] == "`" else not doc.is_protected(at, at + 1)
        if free and not torn:
            yield swap(at, at + 1, new, "an accent in place of an apostrophe", 0.93)


def _composed(text: str, at: int) -> Iterator[Plan]:
    """Yield the letter that an accent makes with the one before or behind it, where a known word comes of it."""
    left = _LEFT.search(text, max(0, at - 20), at)
    right = _RIGHT.match(text, at + 1)
    if left is None or right is None:
        return
    accent = _COMBINING[text[at]]
    before = unicodedata.normalize("NFC", left[0][-1] + accent)
    behind = unicodedata.normalize("NFC", right[0][0].replace("ı", "i") + accent)
    readings = []
    if len(before) == 1:
        readings.append((words("en").zipf(left[0][:-1] + before + right[0]), at - 1, at + 1, before))
    if len(behind) == 1:
        readings.append((words("en").zipf(left[0] + behind + right[0][1:]), at, at + 2, behind))
    if readings and max(readings)[0] >= KNOWN:
        _, start, end, letter = max(readings)
        yield swap(start, end, letter, "an accent beside its letter", 0.93)
