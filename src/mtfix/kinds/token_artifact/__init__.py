"""Token artefacts: what a tokenizer or a model wrote for itself and nobody took out again.

Machine translation works on pieces of words. Where the last step of a pipeline is missing, its joints stay in the text,
contractions stay torn, marks stand between spaces, and control tokens show. What stood where the model wrote its token
for the unknown is lost: such a finding asks for a new translation.

    >>> from mtfix.text import Document
    >>> [f.surface for f in KIND.detect(Document("The gover@@ nment doesn't know."))]
    ['@@ ']
    >>> [f.surface for f in KIND.detect(Document("In May , he left ."))]
    [' , he left ']

A single mark behind a space in a line whose other marks are in place belongs to the kind `spacing`. Text about
tokenizers stays as it is: what stands in code or quotation marks, or has "token" after it. So do the quotation marks of
plain text, set close: ``so''.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.plan import Plan, in_order, repairs
from mtfix.kinds.token_artifact import debris, pieces, tokenised
from mtfix.kinds.token_artifact.inject import inject
from mtfix.model import Action, Finding, Severity
from mtfix.text import Document

__all__ = ["KIND"]


def detect(doc: Document) -> Iterator[Finding]:
    """Yield tokenised lines as one finding each, and single artefacts; never inside code and addresses."""
    for plan in in_order([*debris.find(doc), *pieces.find(doc), *tokenised.find(doc)]):
        if not _is_kept(doc, plan):
            action = Action.REPAIR if plan.edits else Action.RETRANSLATE
            yield KIND.finding(doc, plan.start, plan.end, plan.message, score=plan.score, action=action, evidence=plan)


def _is_kept(doc: Document, plan: Plan) -> bool:
    """Whether the span is protected, and not as the tag that a control token looks like."""
    if len(plan.edits) > 1:
        spans = (doc.protecting(edit.start, edit.end) for edit in plan.edits)
        return any(span is not None and span.label != "number" for span in spans)
    span = doc.protecting(plan.start, plan.end)
    return span is not None and not (
        plan.start <= span.start and span.label in ("tag", "identifier", "handle", "number")
    )


KIND = Kind(
    id="token_artifact",
    mqm="fluency/unintelligible",
    scope=Scope.WORD,
    phase=Phase.TOKENS,
    severity=Severity.MAJOR,
    summary="subword joints, torn contractions, tokenised lines, control tokens",
    not_flagged=(
        "tokens spoken of: in code, in quotes, before “token” or “symbol”",
        "drawings of block characters",
        "struck-out text in HTML",
        "one spaced mark in a line that is not tokenised (`spacing`)",
        "spaced dashes between clauses",
        "the quotation marks of plain text: ``so''",
        "old spellings: ’s-Hertogenbosch, ’tis",
    ),
    detect=detect,
    propose=repairs,
    inject=inject,
    owns_protected=True,
)
