"""Places that show where a lost half stood: the end of a speech, the words behind "says Ida Moe", rows of one sort."""

from __future__ import annotations

import re

from mtfix.kinds.quote.attribution import is_verb
from mtfix.kinds.quote.marks import OPEN, Mark
from mtfix.kinds.quote.page import Page
from mtfix.kinds.quote.pairing import Leave, Reading
from mtfix.text import Span

# “I wear it daily.” – Ida M., Bergen: rows of one sort.
_CREDIT = re.compile(r"[.!?…](?= [–—-] [A-Z][\w.’'-]*(?:,? [A-Z][\w.’'-]*){0,4}$)", re.M)
_ITEM = re.compile(r"\d{1,2}\.\d{1,2}\.? $")
_BREAK = re.compile(r"[.!?…][’'\"”)]*\s")
_FINAL = re.compile(r"[a-z)][.!?…](?P<inner>[’']?)$")
_NESTED = re.compile(r"(?<![\w.])[‘'](?=\w)")
_WORD = re.compile(r"[a-z]{3,}")
# “..., ” says the mason Ole Dahl, but the wall has moved.”: the speech goes on.
_RESUMES = re.compile(
    r"\s?(?:(?:he|she|they|[A-Z]\w{1,20}) (?P<said>[a-z]{4,10})|(?P<says>[a-z]{4,10}) (?:[a-z]{2,15} ){0,5}"
    r"[A-Z]\w{1,20}(?: [A-Z]\w{1,20}){0,2}), (?=(?:but|because|so|we|I|you|they|it[’']s|that[’']s|if)\b)"
)
MIN_ROWS = 2
MIN_ITEMS = 3


def before_credit(page: Page, start: int, end: int) -> int | None:
    """Return where a quote closes in front of the name of who said it, as it does in other rows of the text."""
    match = _CREDIT.search(page.doc.text, start, end) if page.credited >= MIN_ROWS else None
    return match.end() if match else None


def is_superfluous(page: Page, paragraph: Span, mark: Mark) -> bool:
    """Whether the mark stands behind the number of a clause, and no other clause of the text opens with one."""
    if mark.start - paragraph.start > 7 or not _ITEM.fullmatch(page.doc.text, paragraph.start, mark.start):
        return False
    clauses, opened = page.clauses_opened
    return clauses > MIN_ITEMS and opened == 1


def end_of_speech(page: Page, paragraph: Span, reading: Reading, mark: Mark) -> int | None:
    """Return the end of the paragraph where the speech that `mark` opens must close, all other quotes being closed.

    A new speech that is one sentence, or one that ends in the closing mark of a quote inside it.
    """
    text, end = page.doc.text, paragraph.end
    if reading.leave is Leave.EVIDENT or mark.lean != OPEN or reading.gap_after(mark, end) != end:
        return None
    final = _FINAL.search(text, max(mark.end, end - 4), end)
    if final is None or not text[mark.end].isupper() or _opens_next(text, end) or not _is_only_loss(page, mark):
        return None
    nested = bool(final["inner"]) and _NESTED.search(text, mark.end, end) is not None
    whole = _BREAK.search(text, mark.end, end) is None
    return end if nested or (whole and _follows_speaker(text, paragraph, mark)) else None


def _opens_next(text: str, end: int) -> bool:
    """Whether the next paragraph opens again, or nothing follows."""
    following = text[end : end + 12].lstrip()
    return not following or following[0] in "\"“„«‘'"


def _is_only_loss(page: Page, mark: Mark) -> bool:
    """Whether one half alone is missing in a text with two pairs or more."""
    straight, opening, closing = page.counts
    if mark.text == '"':
        curly = opening + closing
        return (straight + curly) % 2 == 1 and straight > 2 * MIN_ROWS and straight > curly
    return mark.text == "“" and opening - closing == 1 and closing >= MIN_ROWS


def _follows_speaker(text: str, paragraph: Span, mark: Mark) -> bool:
    """Whether a speech ended in this paragraph, and its speaker is named between that end and the mark.

    What follows a colon may run on over paragraphs that do not open again.
    """
    before = text[max(paragraph.start, mark.start - 80) : mark.start]
    closed = max(before.rfind('"'), before.rfind("”"))
    said = any(is_verb(word) for word in _WORD.findall(before, closed + 1))
    return closed > 0 and said and before.endswith(". ") and before[closed - 1] in ",?!"


def resumed_speech(text: str, start: int, end: int) -> int | None:
    """Return where a speech goes on behind the clause at `start` that says who speaks, just after a closing mark."""
    if text[start - 2 : start - 1] not in (",", "?", "!"):
        return None
    match = _RESUMES.match(text, start, min(end, start + 120))
    return match.end() if match and is_verb(match["said"] or match["says"]) else None
