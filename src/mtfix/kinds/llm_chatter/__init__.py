"""Chatter of a language model: announcements, labels, notes, refusals and offers around or inside a translation.

A language model answers a person. Asked for a translation it announces it, labels it, quotes or fences it, comments on
its choices, refuses, or explains the source instead of translating it; where a document was sent in pieces, the chatter
stands between the paragraphs. What announces, comments or offers is deleted with its line; where the model refused, the
finding also says that the passage needs a new translation.

    >>> from mtfix.text import Document
    >>> text = "Here is the translation of the provided text:" + chr(10) + chr(10) + "The shop was closed."
    >>> [finding.surface for finding in KIND.detect(Document(text))]
    ['Here is the translation of the provided text:']

Beside the patterns of usual wordings, signals of closed classes in many languages are counted (`signals`): agreeing,
pointing to what follows, stems of translating, "I have kept", offers; three that meet make an announcement or a note.

How sure a line is comes from what it says and where it stands. Talk about the task, about a format that was kept, or a
label in another language is chatter anywhere on a line of its own; a bare announcement or label only at the top, a
remark or an offer only at the bottom, and elsewhere only beside surer chatter. In a text about translating or chatbots
such lines may be quoted, so there they are shown and deleted only on request. Quotation marks and fences round a whole
text go only where a preamble announces them and nothing inside can be their partner.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.llm_chatter.find import found
from mtfix.kinds.llm_chatter.inject import inject
from mtfix.kinds.llm_chatter.judge import Trust
from mtfix.model import Action, Finding, Repair, Safety, Severity
from mtfix.text import Document


def detect(doc: Document) -> Iterator[Finding]:
    """Yield each block of chatter: whole lines, or the head or tail of a line."""
    for item in found(doc):
        lost = Action.RETRANSLATE if item.lost else Action.REPAIR
        evidence = (item.trust, item.edits)
        yield KIND.finding(doc, *item.span, item.message, score=item.score, action=lost, evidence=evidence)


def propose(finding: Finding, _doc: Document) -> Iterator[Repair]:
    """Yield the deletion; nothing where the whole text is a refusal."""
    trust, edits = finding.evidence
    if trust is not Trust.SHOWN:
        safety = Safety.SAFE if trust is Trust.SAFE else Safety.UNSAFE
        yield Repair(edits, min(0.99, finding.score), safety)


KIND = Kind(
    id="llm_chatter",
    mqm="accuracy/addition",
    scope=Scope.DOCUMENT,
    phase=Phase.LINES,
    severity=Severity.MAJOR,
    summary="what a language model says around or instead of a translation",
    not_flagged=(
        "notes of the author, in recipes, manuals and documentation",
        "a line of dialogue, or a line quoted in a text about translation",
        "the credit of a translator",
        "an offer of help with nothing else around it",
        "a fence round code; quotation marks that a text needs",
    ),
    detect=detect,
    propose=propose,
    inject=inject,
    owns_protected=True,
    drops_blocks=True,
)
