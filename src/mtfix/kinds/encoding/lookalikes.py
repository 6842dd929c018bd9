"""Letters of another alphabet that look the same: a Cyrillic "с" in an English word, a Latin "o" in a Russian one.

Decided word by word: all letters of the lesser script must have a twin in the greater one. So real words of other
scripts stay, and mixtures with meaning (kΩ, μm, TNFα) have no twin and stay as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document, script

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХѴаеѕіјорсухһԁԛԝѵ", "ABESIJKMHOPCTYXVaesijopcyxhdqwv", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_TO_LATIN = _CYRILLIC | _GREEK
_TO_CYRILLIC = {latin: cyrillic for cyrillic, latin in _CYRILLIC.items() if cyrillic < "Ѡ" and latin not in "SsIiJj"}
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_WORD = re.compile(
    r"(?<![^\W\d_])[A-Za-z\u00c0-\u024f]*[\u0370-\u03ff\u0400-\u04ff][A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]*"
)
_DESIGNATION = re.compile(r"(?<![\w-])[АЕКМОТ](?=-?\d{1,4}\b)")
# "В12", "В-cells": behind В there is no designation that the letter spells out, unlike the Russian С-300.
_LETTER = re.compile(r"(?<![\w-])(?:В(?=\d{1,2}\b)|[АВЕКМНОРСТХ](?=-[a-z]{3}))")
# Also as what UTF-8 becomes in cp1252.
_TIMES = re.compile(r"(?<=\d) ?([хХ]|Ñ…) ?(?=\d)")
_SIGN_OF_TIMES = re.compile(r"(?<=\d) ?× ?(?=\d)")
# Runs first, their letters after: a pattern that asks for a letter inside a run is quadratic on a run without one.
_FULL_WIDTH = re.compile(r"[！-～]+")
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LATIN_BEFORE = re.compile(r"[A-Za-z][,;]? $")
_LATIN_AFTER = re.compile(r"[,;.]? [A-Za-z]|[.,;!?]")
NEAR = 30
MESSAGE = "letters of another alphabet that look the same"


def find(doc: Document) -> Iterator[Plan]:
    """Yield words with look-alike letters, and full-width letters outside East Asian text."""
    text = doc.text
    if _FOREIGN.search(text):
        for match in _WORD.finditer(text):
            plan = _mixed(doc, match)
            if plan:
                yield plan
        for match in _DESIGNATION.finditer(text):
            if not _FOREIGN.search(text, match.end(), match.end() + 12) and doc.lang == "en":
                yield swap(*match.span(), _CYRILLIC[match[0]], MESSAGE, 0.85)
        for match in _LETTER.finditer(text):
            if doc.lang == "en" and not _FOREIGN.search(text, match.end(), match.end() + 12):
                yield swap(*match.span(), _CYRILLIC[match[0]], MESSAGE, 0.9)
    times = list(_TIMES.finditer(text))
    has_sign = bool(times) and _SIGN_OF_TIMES.search(text) is not None
    for match in times:
        sign = "×" if has_sign else "X" if match[1] == "Х" else "x"
        yield swap(*match.span(1), sign, "a Cyrillic letter for the sign of multiplication", 0.9)
    for match in _FULL_WIDTH.finditer(text):
        around = text[max(0, match.start() - NEAR) : match.start()] + text[match.end() : match.end() + NEAR]
        if not _EAST.search(around) and re.search(r"[Ａ-Ｚａ-ｚ０-９]", match[0]):
            narrow = "".join(chr(ord(char) - 0xFEE0) for char in match[0])
            yield swap(*match.span(), narrow, "full-width letters or digits", 0.9)


def _mixed(doc: Document, match: re.Match[str]) -> Plan | None:
    word = match[0]
    if len(word) > 40:
        return None
    counts = Counter(script(char) for char in word)
    if len(counts) == 1:
        return _disguised(doc, match)
    latin, total = counts["Latin"], len(word)
    as_latin = _swapped(word, _TO_LATIN)
    if as_latin and (latin * 3 >= total * 2 or words("en").zipf(as_latin) >= 3):
        return swap(*match.span(), as_latin, MESSAGE)
    as_cyrillic = _swapped(word, _TO_CYRILLIC)
    if as_cyrillic and counts["Cyrillic"] * 3 >= total * 2 and total > 3:
        return swap(*match.span(), as_cyrillic, MESSAGE)
    if as_latin and total > 2:
        return swap(*match.span(), as_latin, MESSAGE, 0.7, Safety.UNSAFE)
    return None


def _swapped(word: str, table: dict[str, str]) -> str:
    """Return the word in one script, "" where a letter has no twin."""
    target = "Latin" if table is _TO_LATIN else "Cyrillic"
    letters = [char if script(char) == target else table.get(char, "") for char in word]
    return "".join(letters) if all(letters) else ""


def _disguised(doc: Document, match: re.Match[str]) -> Plan | None:
    """Return the plan for a whole English word in letters of another script, between English words."""
    as_latin = _swapped(match[0], _TO_LATIN)
    if not as_latin or doc.lang != "en" or not (as_latin.islower() or as_latin in ("I", "A")):
        return None
    between = _LATIN_BEFORE.search(doc.text, max(0, match.start() - 3), match.start()) and _LATIN_AFTER.match(
        doc.text, match.end()
    )
    if between and words("en").zipf(as_latin) >= (5 if len(as_latin) < 3 else 4):
        return swap(*match.span(), as_latin, MESSAGE, 0.9)
    return None
