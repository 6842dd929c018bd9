r"""Broken markup: tags with spaces inside, halves of tags, Markdown that no longer works.

A translator that does not know what is text and what is markup puts spaces into links, emphasis and tags, translates
the bars of a table, and glues code to its fence.

    >>> from mtfix.text import Document
    >>> [f.surface for f in KIND.detect(Document("Read ** this ** [first] (https://example.org/a)."))]
    ['** this **', '] (']
    >>> [f.surface for f in KIND.detect(Document("Press < b > Start </ b > now."))]
    ['< b >', '</ b >']

Sound markup is never touched, whole HTML documents included. What may be arithmetic, a footnote mark or a list stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.markup import emphasis, fences, links, tables, tags, wiki
from mtfix.kinds.markup.inject import inject
from mtfix.kinds.plan import in_order, repairs
from mtfix.model import Action, Finding, Severity
from mtfix.text import Document

__all__ = ["KIND"]


def detect(doc: Document) -> Iterator[Finding]:
    """Yield broken links, emphasis, tags, tables and fences; inside code only what breaks the code block itself."""
    inner = [*links.find(doc), *emphasis.find(doc), *tags.find(doc), *wiki.find(doc)]
    plans = [plan for plan in inner if not _in_code(doc, plan.start, plan.end)]
    plans += [*tables.find(doc), *fences.find(doc)]
    for plan in in_order(plans):
        action = Action.REPAIR if plan.edits else Action.REVIEW
        yield KIND.finding(doc, plan.start, plan.end, plan.message, score=plan.score, action=action, evidence=plan)


def _in_code(doc: Document, start: int, end: int) -> bool:
    if "`" not in doc.text:
        return False
    span = doc.protecting(start, end)
    return span is not None and span.label in ("code", "fence") and span.start <= start and end <= span.end


KIND = Kind(
    id="markup",
    mqm="design/markup",
    scope=Scope.PARAGRAPH,
    phase=Phase.MARKUP,
    severity=Severity.MAJOR,
    summary="broken or left-over tags, Markdown, tables and code fences",
    not_flagged=(
        "code blocks and code in backticks",
        "comparisons and arithmetic: “a < b”, “2 * 3 * 4”",
        "footnote marks, list marks",
        "HTML whose tags pair",
        "placeholders such as <name>",
    ),
    detect=detect,
    propose=repairs,
    inject=inject,
    owns_protected=True,
)
