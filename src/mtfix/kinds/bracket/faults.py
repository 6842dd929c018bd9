"""Which halves of brackets have no partner, and what would make them fit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from mtfix.model import Edit, Safety
from mtfix.text import Document, Span

CLOSER = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】"}
OPENER = {close: open_ for open_, close in CLOSER.items()}
# A bracket that runs over paragraphs is a short note; two halves further apart are two losses.
NEAR = 800
NARROW = {"（": "(", "）": ")"}
# Three and more of one half in a row are a drawing, a smile or noise: one match, left alone.
_BRACKET = re.compile(r"[(\[{)\]}]{7,}|\({3,}|\){3,}|[()\[\]{}（）【】]")
_LINE_MARK = re.compile(r"\s*(?:\d{1,3}\.?|[a-zA-Z]|[ivxIVX]{1,5}|ex|[-*•])$")
_LIST_MARK = re.compile(r"(?:^|[,;:./]\s?|\b(?:and|or|with|by|to|of|are|is)\s)(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5}|ex)$")
_LETTER_MARK = re.compile(r"(?:^|\s)(?:[a-zA-Z]|[ivx]{2,5})$")
_SMILE = re.compile(r"(?:[:;=]|(?<!\w)[8xX]|\^_?\^)['’]?[-^o_]?[()\[\]{}]+$")
_SMILE_BACK = re.compile(r"[()\[\]{}]+['’]?[-^o]?[:;=8](?![\w/])")
_INTERVAL = re.compile(r"[\[(]\s*[-+−]?[\d.∞a-z]{1,8}\s*[,;]\s*[-+−]?[\d.∞a-z]{1,8}\s*[\])]")
_EMPTY = re.compile(r"(?<![\w\[\]()-])(?:\(\s{0,3}\)|\[\]|（\s{0,3}）)(?![\[(\w])")
# What a short bracket holds: an acronym, a year or a span of years, an age or a share.
_ACRONYM = re.compile(r"[A-Z][A-Za-z&-]{0,8}[A-Z]s?(?=[\s,.;:!?]|$)")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d(?:\s?[-–]\s?(?:\d{4}|\d\d))?(?=[\s,.;:!?]|$)(?!\s(?:was|is|and|to|in|by)\b)")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?\s?%?(?=[\s,]|$)(?!\s[a-z])")
_AGE = re.compile(r"[1-9]\d(?=[\s,.])")
_NAME_BEFORE = re.compile(r"[A-Z][a-z]+\s[A-Z][\w’'-]+\s$")
_SENTENCE_END = re.compile(r"[.!?]+(?=[\"”’]?(?:\s|$))")
_ACRONYM_BEFORE = re.compile(r"(?<=\s)[A-Z][A-Za-z&-]{0,8}[A-Z]$")
_WORDS = re.compile(r"[^\W\d_]+")
_CALL = re.compile(r"\w\(\)")
_STOPS = re.compile(r"[.!?;:()\[\]{}]")
_SPACED_PAIR = re.compile(r"\( [^()\n]{1,80} \)")
_SPACES = " \u00a0\t\n"


class Fault(NamedTuple):
    """What is wrong with a half, and its repair; no edits where no place is known."""

    start: int
    end: int
    message: str
    score: float
    edits: tuple[Edit, ...] = ()
    confidence: float = 0.0
    safety: Safety = Safety.SHOW


def faults(doc: Document) -> Iterator[Fault]:
    """Yield unpaired, misfitting and doubled halves, paragraph by paragraph, and empty pairs."""
    text = doc.text
    if not _BRACKET.search(text):
        return
    loose: list[tuple[int, Span]] = []
    for paragraph in doc.paragraphs:
        halves, mixed = _loose(doc, paragraph)
        loose += [(at, paragraph) for at in halves]
        for at in mixed:
            edit = Edit(at, at + 1, NARROW[text[at]])
            yield Fault(at, at + 1, "the halves of this pair differ in width", 0.9, (edit,), 0.95, Safety.SAFE)
    kept = [
        (at, paragraph)
        for at, paragraph in _across_paragraphs(text, loose)
        if not _is_innocent(text, at, paragraph) and not _closes_address(doc, at)
    ]
    yield from _explain(doc, _without_smiles(text, kept), _SPACED_PAIR.search(text) is not None)
    # "run ()" in a text about functions gained a space; it lost no word.
    calls = "`" in text or _CALL.search(text) is not None
    for match in _EMPTY.finditer(text):
        if not doc.is_protected(*match.span()):
            start = match.start() - (text[match.start() - 1 : match.start()] == " ")
            edit = Edit(start, match.end(), "")
            safety = Safety.UNSAFE if calls or text[match.end() : match.end() + 1] in ("", "\n") else Safety.SAFE
            yield Fault(*match.span(), "a pair of brackets with nothing inside", 0.9, (edit,), 0.9, safety)


def _loose(doc: Document, paragraph: Span) -> tuple[list[int], list[int]]:
    """Return the halves without a partner in one paragraph, and full-width halves whose partner is narrow."""
    text = doc.text
    stack: list[int] = []
    loose: list[int] = []
    mixed: list[int] = []
    for match in _BRACKET.finditer(text, paragraph.start, paragraph.end):
        at, char = match.start(), match[0]
        if len(char) > 1 or doc.is_protected(at, at + 1):
            continue
        if char in CLOSER:
            stack.append(at)
        elif stack and _fits(text, stack[-1], at):
            opened = stack.pop()
            if (text[opened] in NARROW) != (char in NARROW):
                mixed.append(opened if text[opened] in NARROW else at)
        elif len(stack) > 1 and _fits(text, stack[-2], at):
            loose.append(stack.pop())
            stack.pop()
        else:
            loose.append(at)
    return sorted(loose + stack), mixed


def _fits(text: str, open_: int, close: int) -> bool:
    left, right = NARROW.get(text[open_], text[open_]), NARROW.get(text[close], text[close])
    if CLOSER[left] == right:
        return True
    return close - open_ < 30 and _INTERVAL.fullmatch(text, open_, close + 1) is not None


def _across_paragraphs(text: str, loose: list[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """Return the loose halves without those that pair over the border of a paragraph."""
    stack: list[tuple[int, Span]] = []
    kept: list[tuple[int, Span]] = []
    for at, paragraph in loose:
        if text[at] in CLOSER:
            stack.append((at, paragraph))
        elif stack and _spans_paragraphs(text, stack[-1], (at, paragraph)):
            stack.pop()
        else:
            kept.append((at, paragraph))
    return sorted(kept + stack)


def _spans_paragraphs(text: str, opened: tuple[int, Span], closed: tuple[int, Span]) -> bool:
    start, end = opened[0], closed[0]
    near = end - start <= NEAR or text[start] == "{"
    held = text[start] == "{" or not (text[start + 1 : start + 2].isspace() or text[end - 1].isspace())
    return opened[1] != closed[1] and CLOSER[text[start]] == text[end] and near and held


def _is_innocent(text: str, at: int, paragraph: Span) -> bool:
    """Whether the half belongs to a list mark, an emoticon or an ASCII drawing."""
    low = max(paragraph.start, at - 12)
    before, after = text[low:at], text[at : at + 4]
    if _SMILE.search(before + text[at]) or (before[-1:] in ("", " ") and _SMILE_BACK.match(after)):
        return True
    if text[at] not in ")]" or (low == paragraph.start and _LINE_MARK.match(before)):
        return text[at] in ")]"
    return bool(_LIST_MARK.search(before) or _LETTER_MARK.search(before))


def _closes_address(doc: Document, at: int) -> bool:
    """Whether the half ends an address with an open bracket inside it, as in links to pages like "Name_(film)"."""
    for near in (at - 1, at - 2):
        span = doc.protecting(near, near + 1) if near >= 0 else None
        if span is not None and span.label in ("url", "domain", "path"):
            return doc.text.count("(", span.start, span.end) > doc.text.count(")", span.start, span.end)
    return False


def _without_smiles(text: str, loose: list[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """Return the loose halves without the smiles of chats: "great))", "so sorry((", "see you)", and wiki's "]]"."""
    places = {at for at, _ in loose}
    each = Counter(paragraph for _, paragraph in loose)
    return [
        (at, paragraph)
        for at, paragraph in loose
        if not any(near in places and text[near] == text[at] for near in (at - 1, at + 1))
        and not (each[paragraph] == 1 and at == paragraph.end - 1 and _ends_unstopped(text, at))
    ]


def _ends_unstopped(text: str, at: int) -> bool:
    return text[at] in "()" and (text[at - 1 : at].isalpha() or text[at - 1 : at] in ("!", "?", " "))


def _explain(doc: Document, loose: list[tuple[int, Span]], spaced: bool) -> Iterator[Fault]:
    """Yield one fault for each loose half, or for two of them that belong together."""
    index = 0
    while index < len(loose):
        at, paragraph = loose[index]
        following = loose[index + 1] if index + 1 < len(loose) else None
        pair = _misfit(doc.text, at, following[0]) if following and following[1] == paragraph else None
        if pair is not None:
            yield pair
            index += 2
            continue
        yield _single(doc, at, paragraph, spaced)
        index += 1


def _misfit(text: str, first: int, second: int) -> Fault | None:
    """Return the fault of two loose halves that are one pair: of two shapes, or one of them turned."""
    if second - first > 200 or second - first < 2:
        return None
    a, b = text[first], text[second]
    if a in CLOSER and b in OPENER:
        at, new = (second, CLOSER[a]) if a in "(（" or b not in ")）" else (first, OPENER[b])
        return _replace(at, new, "the two halves of this pair do not fit")
    free = text[first - 1 : first] in ("", " ", "\n") and text[first + 1].isalnum()
    ends = not text[second + 1 : second + 2].isalnum() and text[second - 1] != " "
    if a == b and a in CLOSER and free and text[second - 1 : second + 2] in (f" {b}", f" {b}\n"):
        # A sad smile ends a chat line like this as well.
        edits = (Edit(second - 1, second + 1, CLOSER[a]),)
        return Fault(second, second + 1, "turned bracket", 0.75, edits, 0.6, Safety.UNSAFE)
    if a == b and free and ends:
        at, new = (first, OPENER[a]) if a in OPENER else (second, CLOSER[a])
        return _replace(at, new, "turned bracket")
    return None


def _replace(at: int, new: str, message: str) -> Fault:
    return Fault(at, at + 1, message, 0.9, (Edit(at, at + 1, new),), 0.9, Safety.SAFE)


def _single(doc: Document, at: int, paragraph: Span, spaced: bool) -> Fault:
    """Return the fault of one loose half."""
    text, char = doc.text, doc.text[at]
    left, right = text[at - 1 : at] if at > paragraph.start else "", text[at + 1 : at + 2]
    if char in (left, right):
        return Fault(at, at + 1, "bracket said twice", 0.9, (Edit(at, at + 1, ""),), 0.9, Safety.SAFE)
    free_left = left in ("", *_SPACES)
    if free_left and (right in ("", *_SPACES) or (char in OPENER and right in ".,;:!?")):
        return _torn(at, left, right, spaced)
    if char in CLOSER:
        return _unclosed(doc, at, paragraph)
    return _unopened(doc, at, paragraph)


def _torn(at: int, left: str, right: str, spaced: bool) -> Fault:
    """Return the deletion of a half between spaces; where brackets hold spaces the other half may be lost instead."""
    edit = Edit(at - 1, at + 1, "") if left == " " else Edit(at, at + 1 + (right == " "), "")
    message = "this half of a pair of brackets stands alone"
    if spaced:
        return Fault(at, at + 1, message, 0.6, (edit,), 0.6, Safety.UNSAFE)
    return Fault(at, at + 1, message, 0.9, (edit,), 0.9, Safety.SAFE)


def _unclosed(doc: Document, at: int, paragraph: Span) -> Fault:
    text, close = doc.text, CLOSER[doc.text[at]]
    message = "this bracket is never closed"
    short = _short(text, at + 1)
    if short is not None and text[at] == "(":
        return Fault(short, short, "closing bracket lost", 0.9, (Edit(short, short, close),), 0.85, Safety.SAFE)
    if at == paragraph.start and paragraph.end - at <= 100 and not _STOPS.search(text, at + 1, paragraph.end):
        edits = (Edit(paragraph.end, paragraph.end, close),)
        return Fault(paragraph.end, paragraph.end, "closing bracket lost", 0.85, edits, 0.8, Safety.SAFE)
    end = _SENTENCE_END.search(text, at, min(paragraph.end, at + 160))
    stop = end.start() if end else paragraph.end
    if stop - at > 140 or stop - at < 3 or _BRACKET.search(text, at + 1, stop):
        return Fault(at, at + 1, message, 0.75)
    return Fault(stop, stop, "closing bracket lost", 0.75, (Edit(stop, stop, close),), 0.55, Safety.UNSAFE)


def _short(text: str, start: int) -> int | None:
    """Return where a bracket that holds an acronym, years or a number ends."""
    for pattern in (_ACRONYM, _YEARS, _NUMBER):
        match = pattern.match(text, start)
        if match and (pattern is not _ACRONYM or _abbreviates(text, start - 1, match[0])):
            return match.end()
    age = _AGE.match(text, start)
    return age.end() if age and _NAME_BEFORE.search(text, max(0, start - 30), start - 1) else None


def _abbreviates(text: str, before: int, acronym: str) -> bool:
    """Whether the words in front of `before` begin with the letters of `acronym`, in their order."""
    initials = "".join(word[0] for word in _WORDS.findall(text, max(0, before - 120), before)[-12:]).lower()
    at = 0
    for letter in acronym.rstrip("s").lower():
        at = initials.find(letter, at) + 1
        if not at:
            return False
    return True


def _unopened(doc: Document, at: int, paragraph: Span) -> Fault:
    text = doc.text
    acronym = _ACRONYM_BEFORE.search(text, max(paragraph.start, at - 12), at)
    if text[at] == ")" and acronym and _abbreviates(text, acronym.start(), acronym[0]):
        start = acronym.start()
        return Fault(start, start, "opening bracket lost", 0.85, (Edit(start, start, "("),), 0.85, Safety.SAFE)
    message = "closing bracket without an opening one"
    edits = (Edit(at, at + 1, ""),)
    protected = doc.protecting(at - 1, at)
    if protected is not None and protected.label in ("url", "domain", "email", "path"):
        return Fault(at, at + 1, message, 0.9, edits, 0.8, Safety.SAFE)
    return Fault(at, at + 1, message, 0.75, edits, 0.5, Safety.UNSAFE)
