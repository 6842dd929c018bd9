"""Stray brackets: one half of a pair stands alone, two halves do not fit, or a pair holds nothing.

Machine translation drops or invents a half when it reorders clauses, and leaves empty pairs where it lost a word.

    >>> from mtfix.text import Document
    >>> [f.surface for f in KIND.detect(Document("He came ( late."))]
    ['(']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.model import Edit, Finding, Injection, Repair, Safety, Severity
from mtfix.text import Document, Span

CLOSER = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】"}
OPENER = {close: open_ for open_, close in CLOSER.items()}
_BRACKET = re.compile(r"[()\[\]{}（）【】]")
_LIST_MARK = re.compile(r"(?:^|[\s,;:(])\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5}|ex)\)$")
_EMOTICON = re.compile(r"[:;=8xX]['’]?[-^o]?[()\[\]{}]+$|^[()\[\]{}]+['’]?[-^o]?[:;=8]")
_INTERVAL = re.compile(r"[\[(]\s*[-+−]?[\d.∞a-z]{1,8}\s*[,;]\s*[-+−]?[\d.∞a-z]{1,8}\s*[\])]")
_EMPTY = re.compile(r"(?<![\w\[\]()-])(?:\(\s{0,3}\)|\[\]|（\s{0,3}）)(?![\[(\w])")


def detect(doc: Document) -> Iterator[Finding]:
    """Yield unpaired and misfitting halves, paragraph by paragraph, and empty pairs."""
    if not _BRACKET.search(doc.text):
        return
    loose = [at for paragraph in doc.paragraphs for at in _loose(doc, paragraph)]
    for at in _across_paragraphs(doc.text, loose):
        if not _is_innocent(doc.text, at):
            yield KIND.finding(doc, at, at + 1, "this half of a pair of brackets stands alone")
    for match in _EMPTY.finditer(doc.text):
        if not doc.is_protected(match.start(), match.end()):
            yield KIND.finding(doc, match.start(), match.end(), "a pair of brackets with nothing inside")


def _loose(doc: Document, paragraph: Span) -> list[int]:
    """Return the offsets of the halves without a partner in one paragraph."""
    stack: list[int] = []
    loose: list[int] = []
    for match in _BRACKET.finditer(doc.text, paragraph.start, paragraph.end):
        at, char = match.start(), match[0]
        if doc.is_protected(at, at + 1):
            continue
        if char in CLOSER:
            stack.append(at)
        elif stack and _fits(doc.text, stack[-1], at):
            stack.pop()
        else:
            loose.append(at)
    return sorted(loose + stack)


def _fits(text: str, open_: int, close: int) -> bool:
    if CLOSER[text[open_]] == text[close]:
        return True
    return close - open_ < 30 and _INTERVAL.fullmatch(text, open_, close + 1) is not None


def _across_paragraphs(text: str, loose: list[int]) -> list[int]:
    """Return the loose halves without those that pair over the border of a paragraph."""
    stack: list[int] = []
    kept: list[int] = []
    for at in loose:
        if text[at] in CLOSER:
            stack.append(at)
        elif stack and CLOSER[text[stack[-1]]] == text[at]:
            stack.pop()
        else:
            kept.append(at)
    return sorted(kept + stack)


def _is_innocent(text: str, at: int) -> bool:
    """Whether the half belongs to a list mark, an emoticon or an ASCII drawing."""
    before, after = text[max(0, at - 12) : at + 1], text[at : at + 4]
    return bool(_LIST_MARK.search(before) or _EMOTICON.search(before) or _EMOTICON.search(after))


def propose(finding: Finding, doc: Document) -> Iterator[Repair]:
    """Yield the repair that makes the pair fit: deletion where the half is torn off its words, else only a suggestion."""
    text, start, end = doc.text, finding.start, finding.end
    torn = text[start - 1 : start] in ("", " ", "\n") and text[end : end + 1] in ("", " ", "\n")
    if torn or len(finding.surface) > 1:
        wider = start - 1 if text[start - 1 : start] == " " else start
        yield Repair((Edit(wider, end, ""),), 0.9, Safety.SAFE)
    else:
        yield Repair((Edit(start, end, ""),), 0.5, Safety.UNSAFE)


def inject(doc: Document, rng: Random) -> Injection | None:
    """Drop one half of a real pair, or put a torn half between two words."""
    halves = [match.start() for match in re.finditer(r"[()]", doc.text)]
    if halves and rng.random() < 0.6:
        at = rng.choice(halves)
        return Injection((Edit(at, at + 1, ""),), "half dropped")
    gaps = [match.start() for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", doc.text)]
    if not gaps:
        return None
    at = rng.choice(gaps)
    return Injection((Edit(at, at, rng.choice((" (", " )", " ["))),), "half added")


KIND = Kind(
    id="bracket",
    mqm="linguistic-conventions/punctuation",
    scope=Scope.PARAGRAPH,
    phase=Phase.PUNCTUATION,
    severity=Severity.MINOR,
    summary="stray, unpaired or empty brackets",
    not_flagged=(
        'list marks: "a)", "1)", "iv)"',
        "emoticons",
        "half-open intervals: [0, 1)",
        "a pair that closes in a later paragraph",
        "brackets inside code, addresses and placeholders",
    ),
    detect=detect,
    propose=propose,
    inject=inject,
)
