"""The space beside a quotation mark: none inside, one outside."""

from __future__ import annotations

import re

from mtfix.kinds.quote.attribution import is_verb
from mtfix.kinds.quote.marks import OPEN, Mark
from mtfix.kinds.quote.page import SPACES, Page
from mtfix.lexicon import words
from mtfix.model import Edit
from mtfix.text import Span

_SUFFIX = re.compile(r"(?:s|es|ed|er|ers|ing|ish|ism|ist|ly|th|nd|rd|st|d|m|ve|ll|t|n)\b|[A-Z]?\d")
_APOSTROPHE = re.compile(r"(?:s|t|ll|re|ve|d|m)\b")
_PREFIX = re.compile(r"\b(?:non|anti|un|pre|re|pro|post|ex|neo|pseudo|semi|co|mis|de|l|d|[A-Za-z])$", re.I)
_WORD = re.compile(r"[^\W\d_]{2,20}(?![\w\"])")
_WORD_BEFORE = re.compile(r"(?<![\w\".-])[^\W\d_]{2,20}$")
_CODE = re.compile(r"[{}=<>\\;|]")
# A word that people put beside a quotation; a rarer one may be half of a play on words (`"edu"tainment`).
COMMON = 4.0
NEAR, LONGEST = 120, 2000


def spaced(
    page: Page, paragraph: Span, mark: Mark, role: int, shown: str, *, sure: bool, resumes: bool
) -> tuple[int, int, str]:
    """Return the span of a mark with the space inside the quote, and what should stand there.

    `sure`: every mark of the paragraph has its partner, so that a straight one glued on both sides has a known role.
    `resumes`: only "he said" stands between the mark and the one before.
    """
    if role == OPEN:
        return _opening(page, paragraph, mark, shown, sure, resumes)
    return _closing(page, paragraph, mark, shown, sure)


def _opening(page: Page, paragraph: Span, mark: Mark, shown: str, sure: bool, resumes: bool) -> tuple[int, int, str]:
    text, start, end = page.doc.text, mark.start, mark.end
    while end < paragraph.end and text[end] in SPACES:
        end += 1
    if end == paragraph.end:
        return mark.start, mark.end, shown
    if start == paragraph.start or text[start - 1] in SPACES:
        return start, end, shown
    if resumes and text[start - 1] == ",":
        return start, end, " " + shown
    if (text[start - 1].isalnum() and end > mark.end) or _wants_space_before(text, paragraph, mark, sure):
        return start, end, " " + shown
    return start, end, shown


def _closing(page: Page, paragraph: Span, mark: Mark, shown: str, sure: bool) -> tuple[int, int, str]:
    text, start, end = page.doc.text, mark.start, mark.end
    while start > paragraph.start and text[start - 1] in SPACES:
        start -= 1
    if start == paragraph.start or _after_free_dash(text, start) or _after_single(text, start, mark.start):
        return mark.start, mark.end, shown
    glued = end < paragraph.end and text[end].isalnum()
    if glued and (start < mark.start or _wants_space_after(text, paragraph, mark, sure)):
        return start, end, shown + " "
    if start < mark.start and page.inside and text[end : end + 1] in (".", ",") and text[start - 1].isalnum():
        return start, end + 1, text[end] + shown
    return start, end, shown


def _after_free_dash(text: str, at: int) -> bool:
    """Whether a dash with spaces around it ends at `at`: speech that breaks off (`nor you, sir -- "`)."""
    return text[at - 1] in "-—–" and text[:at].endswith((" --", " —", " –", " -"), max(0, at - 4))


def _after_single(text: str, start: int, at: int) -> bool:
    """Whether one space keeps a closing single mark apart from the double one, as typographers do: `wait.’ ”`."""
    return at - start == 1 and text[start - 1] == "’"


def _wants_space_before(text: str, paragraph: Span, mark: Mark, sure: bool) -> bool:
    if not text[mark.end : mark.end + 1].isalnum() or _APOSTROPHE.match(text, mark.end):
        return False
    if text[mark.start - 1] in ":,":
        return sure and _introduces(text, paragraph, mark)
    if not text[mark.start - 1].isalnum() or _PREFIX.search(text, max(0, mark.start - 12), mark.start):
        return False
    if mark.text != '"':
        return True
    word = _WORD_BEFORE.search(text, max(paragraph.start, mark.start - 24), mark.start)
    return sure and word is not None and _is_prose(text, paragraph, mark) and _is_common(word[0])


def _wants_space_after(text: str, paragraph: Span, mark: Mark, sure: bool) -> bool:
    if text[mark.start - 1] in "-‐‑" or _SUFFIX.match(text, mark.end):
        return False
    if _PREFIX.search(text, max(0, mark.start - 12), mark.start):
        return False
    if mark.text != '"':
        return True
    word = _WORD.match(text, mark.end)
    return sure and word is not None and _is_prose(text, paragraph, mark) and _is_common(word[0])


def _introduces(text: str, paragraph: Span, mark: Mark) -> bool:
    """Whether a colon or comma glued to the mark brings in speech: `The judge said:"We shall wait."`."""
    before = _WORD_BEFORE.search(text, max(paragraph.start, mark.start - 24), mark.start - 1)
    if before is None or not text[mark.end].isupper() or not _is_prose(text, paragraph, mark):
        return False
    close = text.find('"' if mark.text == '"' else "”", mark.end, min(paragraph.end, mark.end + LONGEST))
    return is_verb(before[0]) or (close > 0 and text[close - 1] in ".!?,")


def _is_prose(text: str, paragraph: Span, mark: Mark) -> bool:
    """Whether nothing near the mark looks like code or data."""
    low, high = max(paragraph.start, mark.start - NEAR), min(paragraph.end, mark.end + NEAR)
    return _CODE.search(text, low, high) is None


def _is_common(word: str) -> bool:
    return words().zipf(word) >= COMMON or words().is_name(word)


def smallest(text: str, start: int, end: int, new: str) -> Edit:
    """Return the edit without what it keeps at both ends."""
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Edit(start, end, new)
