"""Marks in a row that cannot stand together, ellipses of other scripts, and signs that stand for a mark.

Each is a closed shape: ",..", "!!.", "”.,", ".,,", ",)", ". .", "- -", "……", "··", "~?". Ellipses in spaced dots,
tuples, options and smiles stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mtfix.kinds.plan import Plan, cut, swap
from mtfix.model import Safety
from mtfix.text import Document

_TRAIL = re.compile(r",\.{2,3}(?<=[a-z],..)(?![.\w/])|,\.{3}(?<=[a-z],...)(?![.\w/])")
_SHOUT = re.compile(r"[!?]{2,3}(\.)(?=\s|$|[\"”’])")
# "?.." of Russian trails off; English has "?" there. With three stops it is the ellipsis of a question.
_ASK_TRAIL = re.compile(r"\?(\.\.)(?<=\w...)(?=\s|$|[\"”’])")
_CLOSED = re.compile(r"(\.),(?:(?<=[\w!?%][\"”’)].,)|(?<=\w''.,))(?= [a-z])")
_COMMAS = re.compile(r"(?<=[A-Za-z])\.(,),{0,2}(?= )")
_BRACKET = re.compile(r",(?<=[a-z]{2},)(?=\)[\s.,;])")
_OPEN = re.compile(r"(?:^|\s)\([A-Za-z][^()\n]*$")
_STOPS = re.compile(r" ?\. \.(?<!\. \. \.)(?=\n| [A-Z]|$)(?! \.)")
_HYPHENS = re.compile(r"(?<=[A-Za-z)]) - - (?=[A-Za-z]{2})")
_CODE = re.compile(r"[`$={}<>|\\]|--\w|\b-\w\b")
_DOTS = re.compile(r"(?:…{2,6}|·{2,6})(?=(\w?))")
_TILDE = re.compile(r"~{1,3}(?<=[a-z]~)(?=[?!])|~{1,3}(?<=[a-z]~)(?=[ \t]*(?:\n|$))|~{2,3}(?<=[a-z]~~)(?= [a-z])")
_RANGE = re.compile(r" ?[~～〜](?<=[\d°℃%mg][~～〜 ]) ?(?=[$€]?\d)|(?<=\d) [~～〜] (?=\d)")
_AMOUNT = re.compile(r"\d ?(?:mm|cm|m|kg|g|°|°C|℃|%)?$")
_DOT_LIST = re.compile(r"(?<=[a-z\d])・(?=[a-z])")
_GREEK = re.compile(r"(?<=[a-z]{2})[·\u0387](?= [a-z])")
_DAY = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}([ºª])(?!\w)"
)
_ASKED = re.compile(r"^[ \t#*-]*(?:What|Who|Where|Why|How|When|Which|Is|Are|Do|Does|Can)\b[^\n.;?!]{2,80}(;)$", re.M)
_GREEK_LETTER = re.compile("[\u0370-\u03ff]")
_MENU = re.compile(r"^[^\n.]{2,40}[a-z](\.\.)$", re.M)
_MENU_DOTS = re.compile(r"^[^\n.]{2,40}[a-zA-Z](?:\.\.\.|…)$", re.M)
_CJK = ("ja", "ko", "zh")
_TWICE = "marks in a row where one belongs"
_OTHER = "a mark of another script"


def find(doc: Document) -> Iterator[Plan]:
    """Yield the runs; each rule looks only where its first characters stand in the text."""
    text = doc.text
    if ".." in text:
        yield from _trails(doc)
        yield from _menus(doc)
    if ";\n" in text and (_source(doc) == "el" or _GREEK_LETTER.search(text)):
        yield from _asked(doc)
    for mark, rule in _RULES:
        if mark in text:
            yield from rule(doc)


def _trails(doc: Document) -> Iterator[Plan]:
    for match in _TRAIL.finditer(doc.text):
        yield swap(*match.span(), "...", _TWICE, 0.95)


def _shouts(doc: Document) -> Iterator[Plan]:
    for pattern in (_SHOUT, _ASK_TRAIL):
        for match in pattern.finditer(doc.text):
            yield cut(*match.span(1), _TWICE, 0.95)


def _commas(doc: Document) -> Iterator[Plan]:
    for match in _CLOSED.finditer(doc.text):
        yield cut(*match.span(1), _TWICE, 0.95)
    for match in _COMMAS.finditer(doc.text):
        if match.end() - match.start(1) > 1:
            yield cut(match.start(1) + 1, match.end(), _TWICE, 0.95)


def _brackets(doc: Document) -> Iterator[Plan]:
    for match in _BRACKET.finditer(doc.text):
        if _OPEN.search(doc.text, max(0, match.start() - 200), match.start()) and not _is_code(doc.text, match.start()):
            yield cut(*match.span(), "a comma in front of a closing bracket", 0.95)


def _stops(doc: Document) -> Iterator[Plan]:
    spaced = ". . ." in doc.text
    for match in _STOPS.finditer(doc.text):
        if doc.text[match.start() - 1 : match.start()].islower() and match.start():
            yield swap(*match.span(), ".", _TWICE, 0.7 if spaced else 0.95, _safe(not spaced))


def _hyphens(doc: Document) -> Iterator[Plan]:
    for match in _HYPHENS.finditer(doc.text):
        if not _is_code(doc.text, match.start()):
            yield swap(match.start() + 1, match.end() - 1, "–", "two hyphens for a dash", 0.95)


def _ellipses(doc: Document) -> Iterator[Plan]:
    for match in _DOTS.finditer(doc.text):
        if doc.text[match.start() - 1 : match.start()].isascii() and match.start():
            yield swap(*match.span(), "... " if match[1] else "...", _OTHER, 0.95)


def _tildes(doc: Document) -> Iterator[Plan]:
    """Yield the wave of Chinese, Japanese and Korean at the end of words and in ranges."""
    text, known = doc.text, _source(doc) in _CJK
    for match in _TILDE.finditer(text) if known else ():
        if match[0] != "~~" or text.count("~~") == 1:
            yield cut(*match.span(), _OTHER, 0.9, _safe(text[match.end() : match.end() + 1] in "?!"))
    for match in _RANGE.finditer(text):
        wide = match[0].strip() != "~"
        if (wide or known) and _AMOUNT.search(text, max(0, match.start() - 5), match.start()):
            yield swap(*match.span(), "–", _OTHER, 0.95)


def _dots(doc: Document) -> Iterator[Plan]:
    for match in _DOT_LIST.finditer(doc.text):
        yield swap(*match.span(), ", ", _OTHER, 0.95)
    for match in _GREEK.finditer(doc.text) if _source(doc) == "el" else ():
        yield swap(*match.span(), ";", _OTHER, 0.95)


def _days(doc: Document) -> Iterator[Plan]:
    for match in _DAY.finditer(doc.text):
        yield cut(*match.span(1), "the sign of an ordinal in a date", 0.95)


def _asked(doc: Document) -> Iterator[Plan]:
    """Yield the Greek question mark, which looks like a semicolon."""
    for match in _ASKED.finditer(doc.text):
        yield swap(*match.span(1), "?", "the question mark of Greek", 0.95)


def _menus(doc: Document) -> Iterator[Plan]:
    """Yield the two dots of a label among labels with three."""
    found = list(_MENU.finditer(doc.text))
    if found and len(_MENU_DOTS.findall(doc.text)) >= len(found):
        for match in found:
            yield swap(*match.span(1), "...", "two dots among labels with three", 0.95)


def _is_code(text: str, at: int) -> bool:
    start, end = text.rfind("\n", max(0, at - 200), at) + 1, text.find("\n", at, at + 200)
    return _CODE.search(text, max(start, at - 200), end if end >= 0 else at + 200) is not None


def _safe(sure: bool) -> Safety:
    return Safety.SAFE if sure else Safety.UNSAFE


def _source(doc: Document) -> str:
    return (doc.source_lang or "").split("-")[0].lower()


_RULES: tuple[tuple[str, Callable[[Document], Iterator[Plan]]], ...] = (
    ("!.", _shouts),
    ("?.", _shouts),
    (".,", _commas),
    (",)", _brackets),
    (". .", _stops),
    (" - - ", _hyphens),
    ("……", _ellipses),
    ("··", _ellipses),
    ("~", _tildes),
    ("～", _tildes),
    ("〜", _tildes),
    ("・", _dots),
    ("·", _dots),
    ("\u0387", _dots),
    ("º", _days),
)
