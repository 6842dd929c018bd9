"""Quotation marks: turned, torn off, doubled, of another language, or one half of a pair lost.

Machine translation copies the marks of the source (`„ “`, `« »`, `「 」`), turns them, moves the space to the wrong
side and loses one half where it cuts or reorders sentences. A pairing model reads each paragraph: which mark opens,
which closes, at the least cost; quotes may nest and run over paragraphs. What does not fit that reading is reported,
and repaired where only one place fits.

    >>> from mtfix.text import Document
    >>> [(f.surface, next(KIND.propose(f, Document(f.surface))).edits[0].replacement)
    ...  for f in KIND.detect(Document("She left. “He knew so much. “"))]
    [(' “', '”')]

Not flagged: American and British order of stop and closing mark; straight beside typographic pairs, as long as each
pair is of one shape; a quote that opens again at each paragraph or goes on in the next one; primes (`6'2"`, a `7"`
record); apostrophes; a lone guillemet as a navigation mark; marks in code, tags and addresses; the empty string,
escaped marks, `<<` of programs; foreign marks round words of another script or language. A straight mark where the
apostrophe of a plural belongs (`the workers" pay`) is reported, and only proposed, since a lost opening mark looks the
same. In a text of one line a mark without a partner at its edge may belong to the sentence before or behind, so its
space is only proposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.plan import Fault
from mtfix.kinds.quote import inject as injector
from mtfix.kinds.quote.scan import scan
from mtfix.model import Action, Finding, Injection, Repair, Severity
from mtfix.text import Document


def detect(doc: Document) -> Iterator[Finding]:
    """Yield the faults of all quotation marks."""
    for fault in scan(doc):
        action = Action.REPAIR if fault.edits else Action.REVIEW
        yield KIND.finding(doc, fault.start, fault.end, fault.message, score=fault.score, action=action, evidence=fault)


def propose(finding: Finding, _doc: Document) -> Iterator[Repair]:
    """Yield the one repair that makes the marks fit, if a place for it is known."""
    fault = finding.evidence
    if isinstance(fault, Fault) and fault.edits:
        yield Repair(fault.edits, fault.confidence, fault.safety)


def inject(doc: Document, rng: Random) -> Injection | None:
    """Break one pair of marks (see `mtfix.kinds.quote.inject`)."""
    return injector.inject(doc, rng)


KIND = Kind(
    id="quote",
    mqm="linguistic-conventions/punctuation",
    scope=Scope.PARAGRAPH,
    phase=Phase.PUNCTUATION,
    severity=Severity.MINOR,
    summary="unpaired, turned, doubled, foreign or misplaced quotation marks",
    not_flagged=(
        "American and British order of stop and closing mark",
        "straight pairs beside typographic ones",
        "a quote that runs over several paragraphs",
        "primes, apostrophes, plural possessives",
        "a lone guillemet between spaces (navigation)",
        "marks in code, tags and addresses",
        "foreign marks round words of another script or language",
        'the empty string "", escaped marks, here-documents and shifts (<<)',
        "two commas without a mark that closes them",
        'marks that are spoken of: the " key, “ and ”',
        "half a word in quotation marks",
        "one space between the closing marks of two levels: ’ ”",
    ),
    detect=detect,
    propose=propose,
    inject=inject,
    langs=frozenset({"en"}),
)
