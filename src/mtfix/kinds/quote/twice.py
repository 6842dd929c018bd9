"""A closing mark said twice with a space between, at the end of a paragraph: `it is over.” “`, `it is over." "`.

Read one by one, the second mark would open a quote that holds nothing, and the first would lose its partner. The half
that fits the opening mark stays.
"""

from __future__ import annotations

from mtfix.kinds.plan import Fault
from mtfix.kinds.quote.marks import Mark
from mtfix.kinds.quote.page import SPACES
from mtfix.model import Edit, Safety
from mtfix.text import Document, Span

_CLOSERS = frozenset('"”“')


def closed_twice(doc: Document, paragraph: Span, found: list[Mark]) -> tuple[Mark, Fault] | None:
    """Return the mark that is one too many, and the fault that deletes it with its space."""
    if len(found) < 2 or found[-1].end != paragraph.end or sum(mark.lean for mark in found[:-2]) > 1:
        return None  # two quotes are open: each has its closing mark
    text, first, second = doc.text, found[-2], found[-1]
    gap = text[first.end : second.start]
    touches = first.start > paragraph.start and not text[first.start - 1].isspace()
    if not gap or gap.strip(SPACES) or not touches or not {first.text, second.text} <= _CLOSERS:
        return None
    fits = (second.text == '"') == (found[0].text == '"') and (first.text == '"') != (found[0].text == '"')
    extra = first if fits and len(found) > 2 else second
    span = (first.start, second.start) if extra is first else (first.end, second.end)
    edits = (Edit(*span, ""),)
    return extra, Fault(*span, "quotation mark said twice", 0.98, edits, 0.9, Safety.SAFE)
