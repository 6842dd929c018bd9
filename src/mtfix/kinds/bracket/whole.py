"""Pairs whose halves are both there and still wrong: nothing inside, said twice, or of another script in Latin text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.kinds.bracket.notation import is_call, is_technical
from mtfix.kinds.plan import Fault
from mtfix.model import Edit, Safety
from mtfix.text import Document

_EMPTY = re.compile(r"(?<![\w\[\]()\\-])(?:\(\s{0,3}\)|\[\]|（\s{0,3}）)(?![\[(\w])")
_PROSE = re.compile(r"(?=[^()]*[^\W\d_]{3})[\w%€$£][^()=<>;{}|&*/+_\\]{2,300}")


_FOREIGN = {
    "（": "(",
    "）": ")",
    "【": "[",
    "】": "]",
    "［": "[",
    "］": "]",
    "〔": "[",
    "〕": "]",
    "〖": "[",
    "〗": "]",
    "﴾": "(",
    "﴿": ")",
}
_NOT_LATIN = re.compile(r"[^\x00-\x7e\u00a0-\u024f\u2010-\u2027（）【】［］〔〕〖〗﴾﴿]")
_WORD = re.compile(r"[A-Za-z0-9]")


def whole_faults(doc: Document, pairs: Sequence[tuple[int, int]]) -> Iterator[Fault]:
    """Yield the faults of all pairs."""
    yield from _doubled(doc.text, pairs)
    if not _FOREIGN.keys().isdisjoint(doc.text):
        yield from _foreign(doc.text, pairs)
    yield from _empty(doc)


def _foreign(text: str, pairs: Sequence[tuple[int, int]]) -> Iterator[Fault]:
    """Yield both halves of pairs of another script in Latin text; narrow ones want a space outside."""
    for opened, closed in pairs:
        around = text[max(0, opened - 2) : min(closed, opened + 300) + 3]
        if text[opened] not in _FOREIGN or text[closed] not in _FOREIGN:
            continue
        if _NOT_LATIN.search(around) or not _WORD.search(around):
            continue
        before = " " if text[opened - 1 : opened].isalnum() else ""
        after = " " if text[closed + 1 : closed + 2].isalnum() else ""
        for at, new in ((opened, before + _FOREIGN[text[opened]]), (closed, _FOREIGN[text[closed]] + after)):
            yield Fault(
                at, at + 1, "a full-width bracket in Latin text", 0.9, (Edit(at, at + 1, new),), 0.9, Safety.SAFE
            )


def _doubled(text: str, pairs: Sequence[tuple[int, int]]) -> Iterator[Fault]:
    """Yield the outer pair of two that hold the same words: ((like this)). Formulas and code do so on purpose."""
    known = set(pairs)
    for opened, closed in pairs:
        if (opened + 1, closed - 1) not in known or text[opened] != "(" or text[opened - 1 : opened] not in ("", " "):
            continue
        if _PROSE.fullmatch(text, opened + 2, closed - 1) and not is_technical(text):
            edits = (Edit(opened, opened + 1, ""), Edit(closed, closed + 1, ""))
            yield Fault(opened, opened + 1, "a pair of brackets said twice", 0.85, edits, 0.85, Safety.SAFE)


def _empty(doc: Document) -> Iterator[Fault]:
    """Yield the pairs that hold nothing; at the end of a line a text that went on may have been lost."""
    text = doc.text
    technical: bool | None = None
    for match in _EMPTY.finditer(text):
        start, end = match.span()
        technical = is_technical(text) if technical is None else technical
        if doc.is_protected(start, end) or is_call(text, start, end, technical=technical):
            continue
        edit = Edit(start - (text[start - 1 : start] == " "), end, "")
        safety = Safety.UNSAFE if technical or text[end : end + 1] in ("", "\n") else Safety.SAFE
        yield Fault(start, end, "a pair of brackets with nothing inside", 0.9, (edit,), 0.9, safety)
