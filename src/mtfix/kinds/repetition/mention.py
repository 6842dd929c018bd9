"""Words that are spoken of, not said: "for ‘the the Chair’ read ‘the Chair’", "the word the the word begins with"."""

from __future__ import annotations

import re

from mtfix.text import Document

# A quotation of a few words; longer ones are speech, which stutters as other text does.
_SHORT = 40
_CUE = re.compile(
    r"\b(?:for|read|reads|reading|words?|phrase|wrote|writes|written|typed?|typing|spell|spelled)[:,]? $", re.I
)
_OPENING = frozenset("\"'“‘«`")
_CLOSING = frozenset("\"'”’»`")
_WORD = re.compile(r"\b(?:the|an?|this|these|those) words? $", re.I)


def is_mentioned(doc: Document, start: int, end: int) -> bool:
    """Whether the run stands behind "the word", or in a short quotation behind a word such as "for" or "typed"."""
    if _WORD.search(doc.text[max(0, start - 16) : start]):
        return True
    low = max(0, start - _SHORT)
    opening = next((at for at in range(start - 1, low - 1, -1) if doc.text[at] in _OPENING), None)
    if opening is None or not _CUE.search(doc.text[max(0, opening - 12) : opening]):
        return False
    return not _CLOSING.isdisjoint(doc.text[end : opening + _SHORT])
