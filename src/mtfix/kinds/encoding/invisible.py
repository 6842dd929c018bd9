"""Characters that nobody sees: controls, zero-width and soft hyphens, marks of direction, private-use icons.

They stay where a script needs them: zero-width spaces beside Thai, Khmer, Lao, Burmese, Tibetan, joiners beside Arabic
and Indic letters and inside emoji, marks of direction in a text with right-to-left letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut, swap
from mtfix.lexicon import words
from mtfix.text import Document, script

_CONTROL = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]|[\x00-\x08\x0e-\x1f\x7f]+")
_C1 = re.compile(r"[\x80-\x84\x86-\x9f]")
_INVISIBLE = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]+")
_SURROGATE = re.compile(r"([\ud800-\udbff])([\udc00-\udfff])|[\ud800-\udfff]")
_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WITHOUT_NEED = frozenset(("Latin", "Cyrillic", "Greek", "Common"))
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓"}
_LEFT_WORD = re.compile(r"[A-Za-z]{1,20}$")
_RIGHT_WORD = re.compile(r"[A-Za-z]{1,20}")
_HIDDEN = "an invisible character that does not belong here"


def find_controls(doc: Document) -> Iterator[Plan]:
    """Yield control characters of ASCII and terminal escapes."""
    for match in _CONTROL.finditer(doc.text):
        yield cut(*match.span(), "a control character")


def find(doc: Document) -> Iterator[Plan]:
    """Yield what cannot be seen and does harm, in no order."""
    text = doc.text
    for match in _C1.finditer(text):
        yield _c1(match)
    for match in _SURROGATE.finditer(text):
        yield _surrogate(match)
    for match in _PRIVATE.finditer(text):
        char = _BULLETS.get(match[0])
        plan = swap(*match.span(), char, "a bullet of a symbol font") if char else None
        yield plan or Plan(*match.span(), "a character that only one font knows", 0.7)
    has_rtl = None
    for match in _INVISIBLE.finditer(text):
        if _DIRECTION & set(match[0]) and has_rtl is None:
            has_rtl = _RTL.search(text) is not None
        if _does_harm(text, match, bool(has_rtl)):
            yield _unseen(doc, match)


def _c1(match: re.Match[str]) -> Plan:
    """Return the plan for a C1 control: a cp1252 character that was read as Latin-1, where there is one."""
    try:
        char = bytes((ord(match[0]),)).decode("cp1252")
    except UnicodeDecodeError:
        return cut(*match.span(), "a control character")
    return swap(*match.span(), char, "a cp1252 character read as Latin-1")


def _surrogate(match: re.Match[str]) -> Plan:
    if match[1] is None:
        return Plan(*match.span(), "half of a character", 0.95)
    char = match[0].encode("utf-16", "surrogatepass").decode("utf-16")
    return swap(*match.span(), char, "the halves of one character, apart")


def _does_harm(text: str, match: re.Match[str], has_rtl: bool) -> bool:
    run = match[0]
    if "\ufeff" in run:
        return True
    if set(run) <= _DIRECTION:
        return not has_rtl
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    if any(ord(char) >= 0x2190 and script(char) in ("Common", "Other") for char in around):
        return False
    return {script(char) for char in around} <= _WITHOUT_NEED


def _unseen(doc: Document, match: re.Match[str]) -> Plan:
    """Return the plan that deletes the run, or puts a space where it parts two words that are no word together."""
    text = doc.text
    left = _LEFT_WORD.search(text, max(0, match.start() - 20), match.start())
    right = _RIGHT_WORD.match(text, match.end())
    if left and right and "\u200b" in match[0] and doc.lang == "en":
        known = words("en")
        apart = min(known.zipf(left[0]), known.zipf(right[0]))
        if apart >= 3 and known.zipf(left[0] + right[0]) < apart - 2:
            return swap(*match.span(), " ", _HIDDEN, 0.9)
    return cut(*match.span(), _HIDDEN, 0.95 if left and right else 0.9)
