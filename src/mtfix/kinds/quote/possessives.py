"""Straight double marks where the apostrophe of a plural belongs: `the customers" orders`, `nothin" like it`.

The mark leans like a closing one, but nothing opens before it; without it the marks of the paragraph alternate as they
should. A lost opening mark looks the same ("he called them terrorists" before he left), so a function word behind the
mark speaks against an apostrophe, and the repair is only proposed.
"""

from __future__ import annotations

import re

from mtfix.kinds.plan import Fault
from mtfix.kinds.quote.attribution import follows
from mtfix.kinds.quote.marks import CLOSE, OPEN, Mark
from mtfix.kinds.quote.pairing import is_plain
from mtfix.model import Edit, Safety
from mtfix.text import Document, Span

_PLURAL = re.compile(
    r"(?:(?<=[a-z][a-z]s)|(?<=[a-z]{3}in))\"(?= ?[a-z])(?! (?:of|in|to|and|because|is|are|was|were|has|had|have|be|"
    r"been|before|after|when|while|at|by|for|from|on|with|who|which|that|as|but|or|than|so|it|he|she|they|we|you|if|not|"
    r"will|would|can|could|into|about|against|during|over|under|until|through|did|do|does|may|might|said|says|told|added|"
    r"wrote)\b)"
)
# Code points of a quoted expression; direct speech is longer.
SHORT = 40


def possessive_faults(doc: Document, paragraph: Span, found: list[Mark]) -> list[Fault]:
    """Return the marks of one paragraph that stand for the apostrophe of a plural."""
    wanted = {
        mark
        for before, mark in zip([None, *found], found, strict=False)
        if mark.text == '"' and _PLURAL.match(doc.text, mark.start) and not _closes(doc, before, mark)
    }
    if not wanted or is_plain(found):
        return []
    rest = [mark for mark in found if mark not in wanted]
    if not is_plain(rest) and not _runs_on(paragraph, rest):
        return []
    return [_fault(doc.text, mark) for mark in sorted(wanted)]


def _closes(doc: Document, before: Mark | None, mark: Mark) -> bool:
    """Whether `mark` closes a quote: one of a few words ("lock down" all records), or speech before "admitted Jan"."""
    if follows(doc.text, mark.end, len(doc.text)):
        return True
    return before is not None and before.lean != CLOSE and mark.start - before.end <= SHORT


def _runs_on(paragraph: Span, rest: list[Mark]) -> bool:
    """Whether one half is left over at the edge of the paragraph: speech that began before it or ends behind it."""
    opens = rest[0].start == paragraph.start and rest[0].lean == OPEN and is_plain(rest[1:])
    return opens or (rest[-1].end == paragraph.end and rest[-1].lean == CLOSE and is_plain(rest[:-1]))


def _fault(text: str, mark: Mark) -> Fault:
    new = "’" if "’" in text else "'"
    edits = (Edit(mark.start, mark.end, new),)
    return Fault(mark.start, mark.end, "a quotation mark for an apostrophe", 0.95, edits, 0.75, Safety.UNSAFE)
