r"""Damaged placeholders, identifiers, paths and addresses: strings that a program reads, not a person.

A translator that takes them for words puts spaces into them, changes their case, translates their names.

    >>> from mtfix.text import Document
    >>> [f.surface for f in KIND.detect(Document("Delete % s from { folder_name }?"))]
    ['% s', '{ folder_name }']
    >>> [f.surface for f in KIND.detect(Document("See https: //example.org/a or call `f`."))]
    ['https: //']

With a source, names that were translated come back from there. Percentages, sets in mathematics, code and templates
with spaces of their own are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.placeholder import addresses, code, formats, names, notation, paths
from mtfix.kinds.placeholder.inject import inject
from mtfix.kinds.plan import in_order, repairs
from mtfix.model import Action, Finding, Severity
from mtfix.text import Document

__all__ = ["KIND"]


def detect(doc: Document) -> Iterator[Finding]:
    """Yield damaged strings outside code, and placeholders whose names differ from those of the source."""
    inside = list(code.find(doc))
    plans = [*formats.find(doc), *addresses.find(doc), *paths.find(doc), *names.find(doc), *notation.find(doc)]
    for plan in in_order([*inside, *(plan for plan in plans if not _in_code(doc, plan.start, plan.end))]):
        action = Action.REPAIR if plan.edits else Action.RETRANSLATE
        yield KIND.finding(doc, plan.start, plan.end, plan.message, score=plan.score, action=action, evidence=plan)


def _in_code(doc: Document, start: int, end: int) -> bool:
    if "`" not in doc.text:
        return False
    span = doc.protecting(start, end)
    return span is not None and span.label in ("code", "fence") and span.start <= start and end <= span.end


KIND = Kind(
    id="placeholder",
    mqm="design/markup",
    scope=Scope.PARAGRAPH,
    phase=Phase.MARKUP,
    severity=Severity.CRITICAL,
    summary="damaged placeholders, identifiers, paths and addresses",
    not_flagged=(
        "percentages: “100 % sure”",
        "sets and other mathematics in braces",
        "code in backticks and fences; CSS and JavaScript with spaces of their own",
        "{{ name }} of template languages",
        "links of reStructuredText: name_ and text",
    ),
    detect=detect,
    propose=repairs,
    inject=inject,
    owns_protected=True,
)
