"""Fragments: a sentence that lost its head, or was cut at its end.

Scrapers drop the text of a link, decoders skip a clause, pipelines cut a segment at a length. What is left starts in
the middle ("of the bridge, who had ...") or ends in the air ("The mayor said that the"). The lost words cannot be
known from the text, so nothing is repaired: the finding asks for a new translation, and its message says which end was
lost and whether the line is a paragraph or a list item.

    >>> from mtfix.text import Document
    >>> text = "The mayor was angry. " + "council, who had told him nothing about the bridge."
    >>> [finding.surface for finding in KIND.detect(Document(text))]
    ['council, who had told him nothing about the bridge.']

A sentence may also have been cut before its full stop ("because of its."), or have lost the noun of a phrase where a
link stood ("in the of the town").

Not flagged: a sentence that only lost its capital, a subject in lower case ("iPhone", "van Gogh"), what follows an
abbreviation, another language, headlines and labels without a stop, lines that go on below, verse, and texts where most
lines have no stop anyway.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.fragment import heads, lost, stopped, tails
from mtfix.kinds.fragment.inject import inject
from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.model import Action, Finding, Severity
from mtfix.text import Document

__all__ = ["KIND"]


def detect(doc: Document) -> Iterator[Finding]:
    """Yield sentences that start in the middle or end in the air, and places inside a sentence that lost their noun."""
    end = -1
    plans = [*heads.find(doc), *lost.find(doc), *stopped.find(doc), *tails.find(doc)]
    for plan in sorted(plans, key=lambda plan: (plan.start, -plan.score)):
        if plan.start >= end:
            end = plan.end
            yield KIND.finding(doc, plan.start, plan.end, plan.message, score=plan.score, action=Action.RETRANSLATE)


KIND = Kind(
    id="fragment",
    mqm="accuracy/omission",
    scope=Scope.SENTENCE,
    phase=Phase.SENTENCES,
    severity=Severity.MAJOR,
    summary="a sentence that lost its head or its tail",
    not_flagged=(
        "a sentence that only lost its capital",
        "names and brands in lower case",
        "what follows an abbreviation",
        "headlines, labels and list items without a stop",
        "lines that go on below",
    ),
    detect=detect,
    inject=inject,
    why_no_repair="the lost words cannot be known from the text; the passage needs a new translation",
    langs=frozenset({"en"}),
)
