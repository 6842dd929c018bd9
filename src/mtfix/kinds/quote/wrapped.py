"""Whole paragraphs in quotation marks that are no speech: a language model quoted what it translated."""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.plan import Fault
from mtfix.kinds.quote.marks import Mark
from mtfix.model import Edit, Safety
from mtfix.text import Document, Span

# Fiction wraps whole paragraphs too; a page with code does not talk in dialogues.
MIN_PARAGRAPHS = 3


def wrapped_paragraphs(doc: Document, marked: list[tuple[int, Span, list[Mark]]]) -> Iterator[Fault]:
    """Yield both marks of each wrapped paragraph, where at least three stand in a page that also shows code."""
    if "`" not in doc.text:
        return
    found = [(span, marks) for _, span, marks in marked if _is_wrapped(doc.text, span, marks)]
    if len(found) < MIN_PARAGRAPHS:
        return
    for span, _ in found:
        for start in (span.start, span.end - 1):
            edits = (Edit(start, start + 1, ""),)
            yield Fault(start, start + 1, "a whole paragraph in quotation marks", 0.85, edits, 0.85, Safety.SAFE)


def _is_wrapped(text: str, span: Span, marks: list[Mark]) -> bool:
    if marks[0].start != span.start or marks[-1].end != span.end or len(marks) % 2 or text[span.start] != '"':
        return False
    # An indented block is a citation of reStructuredText; fields behind commas are a table.
    indented = text[span.start - 1 : span.start] in (" ", "\t")
    if indented or '", "' in text[span.start : min(span.end, span.start + 400)]:
        return False
    return span.end - span.start > 12 and (len(marks) == 2 or marks[1].text != '"' or len(marks) > 3)
