"""Spacing: spaces where none belong, none where one does.

A link or a tag that is taken out of a sentence leaves its spaces behind; a sentence glued to its neighbour loses them;
French, Chinese and code come with other habits; numbers, clock times and file names are torn by systems that take each
stop for the end of a sentence.

    >>> from mtfix.text import Document
    >>> [(f.start, f.surface) for f in KIND.detect(Document("Follow us on Facebook , please."))]
    [(21, ' ')]
    >>> [(f.start, f.surface) for f in KIND.detect(Document("It cost 1, 000 dollars at 10 : 30 p.m."))]
    [(10, ' '), (28, ' : ')]

Two spaces after a stop are a habit of typists and stay. So do columns, tables, verse, code, hard line breaks of
Markdown, emoticons, spaced ellipses, scores, and a space before the sign of percent. Letters on both sides of a lost
space after a stop are for the kind of merged words; spaces beside quotation marks are for the kind of quotes.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.plan import Plan, in_order, repairs
from mtfix.kinds.spacing import gaps, marks, pieces
from mtfix.kinds.spacing.inject import inject
from mtfix.model import Finding, Severity
from mtfix.text import Document

__all__ = ["KIND"]

_RULES = (
    marks.before,
    marks.after,
    gaps.double,
    gaps.blank_lines,
    gaps.inside_brackets,
    gaps.around_brackets,
    gaps.torn_hyphens,
    gaps.minus_signs,
    gaps.dashes,
    pieces.numbers,
    pieces.list_numbers,
    pieces.names,
    pieces.code_spans,
)


def detect(doc: Document) -> Iterator[Finding]:
    """Yield each space too many, and each place where one is missing."""
    for plan in in_order(plan for rule in _RULES for plan in rule(doc)):
        if not _is_kept(doc, plan):
            yield KIND.finding(doc, plan.start, plan.end, plan.message, score=plan.score, evidence=plan)


def _is_kept(doc: Document, plan: Plan) -> bool:
    """Whether an edit would change a protected span; a space inside a call in a code span is the one exception."""
    if plan.message.endswith("call apart"):
        return False
    return any(doc.is_protected(edit.start, edit.end) for edit in plan.edits)


KIND = Kind(
    id="spacing",
    mqm="linguistic-conventions/punctuation",
    scope=Scope.PARAGRAPH,
    phase=Phase.SPACING,
    severity=Severity.MINOR,
    summary="spaces before marks, none after them, double spaces, spaces inside numbers, names and brackets",
    not_flagged=(
        "two spaces after a stop",
        "columns, tables, verse, code, hard line breaks of Markdown",
        "emoticons and spaced ellipses",
        "scores and ratios: 1 - 0, 3 : 2",
        "a space before the sign of percent",
        "heads of parameters (size : int), arguments, a stop kept off an address",
        "rows of codes without any space: red,green,blue",
        "letters on both sides of a stop (`merged_words`), spaces beside quotation marks (`quote`)",
    ),
    detect=detect,
    propose=repairs,
    inject=inject,
    owns_protected=True,
)
