"""Which opening half belongs to which closing half.

The nearest fitting half is the partner, over the border of a paragraph too. Halves that only meet by chance are no
pair: a bracket hugs what it holds, so two halves with spaces on both sides hold a few words at most, and none that is
torn off like this reaches into another sentence. In newstest2020 and the references of WMT21 (1,906 pairs) the 15
pairs with such a half hold no end of a sentence, the 5 with two of them at most 31 characters; tokenised text, where
every bracket stands between spaces, is known by its other marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from mtfix.text import Document, Span

CLOSER = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "［": "］", "〔": "〕", "〖": "〗", "﴾": "﴿"}
OPENER = {close: open_ for open_, close in CLOSER.items()}
NARROW = {"（": "(", "）": ")"}
# A bracket that runs over paragraphs is a short note; two halves further apart are two losses.
NEAR = 800
# More between two torn halves is no parenthesis; two that do not even fit hold less.
LONG, LONG_MISFIT = 60, 30
# Three and more of one half in a row are a drawing, a smile or noise: one match, left alone.
BRACKET = re.compile(r"[(\[{)\]}]{7,}|\({3,}|\){3,}|[()\[\]{}（）【】［］〔〕〖〗﴾﴿]")
_INTERVAL = re.compile(r"[\[(]\s*[-+−]?[\d.∞a-z]{1,8}\s*[,;]\s*[-+−]?[\d.∞a-z]{1,8}\s*[\])]")
_ITEM = re.compile(r"\s*(?:\d{1,2}|[a-z])")
_TOKENISED = re.compile(r"\w [,.;:](?= |$)")


class Half(NamedTuple):
    """A half without a partner, and its paragraph."""

    at: int
    paragraph: Span


@dataclass
class Pairing:
    """Halves without a partner, pairs, and full-width halves whose partner is narrow."""

    loose: list[Half] = field(default_factory=list)
    mixed: list[int] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)


def is_torn(text: str, at: int) -> bool:
    """Return whether a half stands between two spaces."""
    return text[at - 1 : at] == " " and text[at + 1 : at + 2] == " "


def pair(doc: Document) -> Pairing:
    """Return the pairing of all brackets of a text."""
    found = Pairing()
    loose: list[Half] = []
    for paragraph in doc.paragraphs:
        loose += (Half(at, paragraph) for at in _pair_within(doc, paragraph, found))
    found.loose = _across_paragraphs(doc.text, loose)
    return found


def _pair_within(doc: Document, paragraph: Span, found: Pairing) -> list[int]:
    """Pair the halves of one paragraph and return those that are left."""
    text = doc.text
    stack: list[int] = []
    loose: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in BRACKET.finditer(text, paragraph.start, paragraph.end):
        at, char = match.start(), match[0]
        if len(char) > 1 or doc.is_protected(at, at + 1):
            continue
        if char in CLOSER:
            stack.append(at)
        elif stack and _fits(text, stack[-1], at):
            pairs.append((stack.pop(), at))
        elif len(stack) > 1 and _fits(text, stack[-2], at):
            loose.append(stack.pop())
            pairs.append((stack.pop(), at))
        else:
            loose.append(at)
    for opened, closed in pairs:
        if by_chance(doc, opened, closed):
            loose += (opened, closed)
            continue
        found.pairs.append((opened, closed))
        if (text[opened] in NARROW) != (text[closed] in NARROW):
            found.mixed.append(opened if text[opened] in NARROW else closed)
    return sorted(loose + stack)


def _fits(text: str, open_: int, close: int) -> bool:
    left, right = NARROW.get(text[open_], text[open_]), NARROW.get(text[close], text[close])
    if CLOSER.get(left) == right:
        smile = text[close - 2 : close] == " :" and text.find("\n", open_, close) >= 0
        return not smile
    return close - open_ < 30 and _INTERVAL.fullmatch(text, open_, close + 1) is not None


def by_chance(doc: Document, opened: int, closed: int) -> bool:
    """Return whether two halves that could be one pair only met by chance."""
    text = doc.text
    torn = is_torn(text, opened) + is_torn(text, closed)
    if not torn or not text[opened + 1 : closed].strip(" .…"):
        return False
    if doc.sentence_at(opened) != doc.sentence_at(closed):
        return True
    if torn < 2 or closed - opened <= (LONG if _fits(text, opened, closed) else LONG_MISFIT):
        return False
    return _TOKENISED.search(text, *doc.paragraph_at(opened)) is None


def _across_paragraphs(text: str, loose: list[Half]) -> list[Half]:
    """Return the loose halves without those that pair over the border of a paragraph."""
    stack: list[Half] = []
    kept: list[Half] = []
    for half in loose:
        if text[half.at] in CLOSER:
            stack.append(half)
        elif stack and _spans_paragraphs(text, stack[-1], half):
            stack.pop()
        else:
            kept.append(half)
    return sorted(kept + stack)


def _spans_paragraphs(text: str, opened: Half, closed: Half) -> bool:
    start, end = opened.at, closed.at
    if _ITEM.fullmatch(text, closed.paragraph.start, end):
        return False  # "2)" heads a section
    if text[end - 2 : end] == " :":
        return False  # a smile at the end of another line
    near = end - start <= NEAR or text[start] == "{"
    if _opens_block(text, start) and _starts_line(text, end):
        return CLOSER[text[start]] == text[end] and near
    held = text[start] == "{" or not (text[start + 1 : start + 2].isspace() or text[end - 1].isspace())
    # A note stands free on its outer sides; a half turned or said twice at the end of a word does not open one.
    free = text[start] == "{" or not (text[start - 1 : start].isalnum() or text[end + 1 : end + 2].isalnum())
    return opened.paragraph != closed.paragraph and CLOSER[text[start]] == text[end] and near and held and free


def _opens_block(text: str, at: int) -> bool:
    return text[at + 1 : at + 2] in ("\n", "\r")


def _starts_line(text: str, at: int) -> bool:
    return not text[max(0, at - 40, text.rfind("\n", 0, at) + 1) : at].strip()
