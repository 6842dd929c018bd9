"""Grammar: neighbours that English never puts side by side, by its closed classes alone.

A decoder that is unsure of a construction writes two at once (a modal, then a finite verb), keeps the determiner of one
wording before that of the next, or takes "a" before a word that it did not choose in the end. What can be known again
is repaired: the form of an article. For the rest a rule has at most a guess, and the repair model proposes.

    >>> from mtfix.text import Document
    >>> [finding.surface for finding in KIND.detect(Document("It is a" + " old house and they like it."))]
    ['a']

Not flagged: what only meaning or a parser could tell (a lost article, a wrong preposition, tense), pairs that meet
between two clauses, letters and variables, names, dialect inside a sentence, and other languages; in texts about
programs, an article before a word that may be a keyword.
Agreement is judged at the start of a sentence alone, for inside it the word before may not be the subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.grammar.faults import faults
from mtfix.kinds.grammar.inject import inject
from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.model import Action, Edit, Finding, Repair, Safety, Severity
from mtfix.text import Document


def detect(doc: Document) -> Iterator[Finding]:
    """Yield the pairs in reading order."""
    for fault in sorted(faults(doc)):
        action = Action.REPAIR if fault.new is not None else Action.REVIEW
        evidence = (fault.new, fault.safe)
        yield KIND.finding(
            doc, fault.start, fault.end, fault.message, score=fault.score, action=action, evidence=evidence
        )


def propose(finding: Finding, _doc: Document) -> Iterator[Repair]:
    """Yield the other form of an article, and the guess of a rule where there is one."""
    new, safe = finding.evidence
    if new is not None:
        edit = Edit(finding.start, finding.end, new)
        yield Repair((edit,), finding.score if safe else 0.6, Safety.SAFE if safe else Safety.UNSAFE)


KIND = Kind(
    id="grammar",
    mqm="fluency/grammar",
    scope=Scope.SENTENCE,
    phase=Phase.SENTENCES,
    severity=Severity.MINOR,
    summary="a for an, two determiners in a row, verb forms that cannot stand together",
    not_flagged=(
        "words before h and u, where the sound is not in the spelling",
        "pairs between two clauses: what it is was, the places he goes to are",
        "letters and variables: plan A is, where a equals b",
        "a lost article, a wrong preposition or tense: these need the source",
    ),
    detect=detect,
    propose=propose,
    inject=inject,
    langs=frozenset({"en"}),
    stable=False,
)
