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
_CREDITED = re.compile(r"[.!?…][\"”] [–—-] [A-Z]")
_ITEM = re.compile(r"\d{1,2}\.\d{1,2}\.? $")
_ITEMS = re.compile(r"^\d{1,2}\.\d{1,2}\.? ([\"“]?)", re.M)
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


def before_credit(text: str, start: int, end: int) -> int | None:
    """Return where a quote closes in front of the name of who said it, as it does in other rows of the text."""
    match = _CREDIT.search(text, start, end)
    return match.end() if match and len(_CREDITED.findall(text)) >= MIN_ROWS else None


def is_superfluous(text: str, paragraph: Span, mark: Mark) -> bool:
    """Whether the mark stands behind the number of a clause, and no other clause of the text opens with one."""
    if mark.start - paragraph.start > 7 or not _ITEM.fullmatch(text, paragraph.start, mark.start):
        return False
    opened = [match[1] for match in _ITEMS.finditer(text)]
    return len(opened) > MIN_ITEMS and sum(map(bool, opened)) == 1


def end_of_speech(page: Page, paragraph: Span, reading: Reading, mark: Mark) -> int | None:
    """Return the end of the paragraph where the speech that `mark` opens must close, all other quotes being closed.

    A new speech that is one sentence, or one that ends in the closing mark of a quote inside it.
    """
    text, end = page.doc.text, paragraph.end
    if reading.leave is Leave.EVIDENT or mark.lean != OPEN or reading.gap_after(mark, end) != end:
        return None
    final = _FINAL.search(text, max(mark.end, end - 4), end)
    if final is None or not text[mark.end].isupper() or _opens_next(text, end) or not _is_only_loss(text, mark):
        return None
    nested = final["inner"] and len(_NESTED.findall(text, mark.end, end)) > 0
    whole = _BREAK.search(text, mark.end, end) is None
    return end if nested or (whole and _follows_speaker(text, paragraph, mark)) else None


def _opens_next(text: str, end: int) -> bool:
    """Whether the next paragraph opens again, or nothing follows."""
    following = text[end : end + 12].lstrip()
    return not following or following[0] in "\"“„«‘'"


def _is_only_loss(text: str, mark: Mark) -> bool:
    """Whether one half alone is missing in a text with two pairs or more."""
    if mark.text == '"':
        straight, curly = text.count('"'), text.count("“") + text.count("”")
        return (straight + curly) % 2 == 1 and straight > 2 * MIN_ROWS and straight > curly
    return mark.text == "“" and text.count("“") - text.count("”") == 1 and text.count("”") >= MIN_ROWS


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
