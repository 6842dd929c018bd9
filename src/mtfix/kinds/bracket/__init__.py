"""Stray brackets: a half that stands alone, two halves that do not fit, a half said twice, a pair that holds nothing.

Machine translation drops or invents a half when it reorders clauses, closes one shape with another (the full-width
marks of Chinese and Japanese most of all), and leaves empty pairs where it lost a word.

    >>> from mtfix.text import Document
    >>> [f.surface for f in KIND.detect(Document("He came ( late."))]
    ['(']

Halves are paired, not counted: two that only met by chance are two losses (see `pairing`). A torn half is deleted, a
misfitting one gets the shape of its partner, a short name, year or number in front of an unclosed half is closed again;
full-width pairs round Latin words become narrow. Where the lost half may have stood in several places, the place before
the end of the sentence is only proposed, and a long text only shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from mtfix.kinds.bracket import inject as injector
from mtfix.kinds.bracket.faults import faults
from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.plan import Fault
from mtfix.model import Action, Finding, Injection, Repair, Severity
from mtfix.text import Document


def detect(doc: Document) -> Iterator[Finding]:
    """Yield the faults of all brackets, in the order of their places."""
    for fault in sorted(faults(doc)):
        action = Action.REPAIR if fault.edits else Action.REVIEW
        yield KIND.finding(doc, fault.start, fault.end, fault.message, score=fault.score, action=action, evidence=fault)


def propose(finding: Finding, _doc: Document) -> Iterator[Repair]:
    """Yield the repair that makes the pair fit, where a place for it is known."""
    fault = finding.evidence
    if isinstance(fault, Fault) and fault.edits:
        yield Repair(fault.edits, fault.confidence, fault.safety)


def inject(doc: Document, rng: Random) -> Injection | None:
    """Break one pair of brackets, or add a torn half (see `mtfix.kinds.bracket.inject`)."""
    return injector.inject(doc, rng)


KIND = Kind(
    id="bracket",
    mqm="linguistic-conventions/punctuation",
    scope=Scope.PARAGRAPH,
    phase=Phase.PUNCTUATION,
    severity=Severity.MINOR,
    summary="stray, unpaired, misfitting or empty brackets",
    not_flagged=(
        'list marks: "a)", "1)", "iv)"',
        "emoticons, smiles and drawings",
        "half-open intervals: [0, 1)",
        "a pair that closes in a later paragraph",
        "a long pair that hugs its words, whole sentences inside of it too",
        "a spaced pair of a few words: ( like this )",
        "brackets inside code, addresses and placeholders, and halves whose partner is in there",
        "lines of code without a fence; a bracket between quotation marks, which is spoken of",
        'a call with a space too many in a technical text: "main ()"',
        "editorial brackets round whole words: [sic], [the company]",
    ),
    detect=detect,
    propose=propose,
    inject=inject,
)
