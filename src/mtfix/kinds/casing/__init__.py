"""Capitals that are lost, shouted or misplaced: `THE Conflict`, `from The house`, `i think`, `russian`.

Machine translation reads sentences one by one and often cut apart: a piece that begins inside a sentence loses its
capital, one that is split keeps a capital it should not have; systems that work on lower-case text guess the case back.

A small first letter is repaired by itself where the sentence is whole: it has a finite verb that no subordinate clause
takes (`clauses`), so it is not the rest of another one. A fragment is repaired so only where nearly all other lines of
the text begin with a capital; else the repair is proposed and not applied. So it is in a text of which half begins
small, behind "and" at the start of a text, in one line of chat (a question, an emoticon), and where the source text
begins small as well. Titles, labels and buttons
need many other lines that begin with a capital.

Not flagged: headlines and titles, emphasis in capitals, acronyms, brands that begin small, particles of names, items of
a list that all begin small, verse, hard-wrapped lines, subtitles that go on with the one before, legal terms and titles
of offices ("the Company", "the President"), words of address ("monseigneur"), what may be a command, and nouns with a
capital inside a sentence: human news have three times as many of these as translations from German, so they prove
nothing.

    >>> from mtfix.text import Document
    >>> [f.surface for f in KIND.detect(Document("He left on a monday with the others."))]
    ['monday']
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from mtfix.kinds.casing import inject as injector
from mtfix.kinds.casing.among import chapters, labels, mixed, two_capitals, uncapitalised, values
from mtfix.kinds.casing.formats import formats, standards, titles, versions
from mtfix.kinds.casing.inner import after_comma, capitals, lone_verbs, shouted, shouted_to, wrapped
from mtfix.kinds.casing.joined import after_degrees, after_marks
from mtfix.kinds.casing.miscased import Miscased
from mtfix.kinds.casing.names import acronyms, brands, known_names, respelt
from mtfix.kinds.casing.pronoun import lone_i
from mtfix.kinds.casing.starts import lost_capitals
from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.model import Action, Edit, Finding, Injection, Repair, Safety, Severity
from mtfix.text import Document

_RULES = (
    *(lost_capitals, shouted, shouted_to, capitals, lone_i, known_names, brands, acronyms, formats, respelt, wrapped),
    *(after_comma, lone_verbs, chapters, labels, uncapitalised, versions, after_marks, after_degrees),
    *(two_capitals, values, standards, titles, mixed),
)


def detect(doc: Document) -> Iterator[Finding]:
    """Yield the words with the wrong case, each place once."""
    seen: set[int] = set()
    for rule in _RULES:
        for found in rule(doc):
            if found.start in seen:
                continue
            seen.add(found.start)
            action = Action.REPAIR if found.replacement else Action.REVIEW
            yield KIND.finding(
                doc, found.start, found.end, found.message, score=found.score, action=action, evidence=found
            )


def propose(finding: Finding, _doc: Document) -> Iterator[Repair]:
    """Yield the word as it should be written; nothing where the capital may belong to a name or a lost full stop."""
    found = finding.evidence
    if isinstance(found, Miscased) and found.safety is not Safety.SHOW:
        edit = Edit(finding.start, finding.end, found.replacement)
        yield Repair((edit,), found.score, found.safety, "rule")


def inject(doc: Document, rng: Random) -> Injection | None:
    """Break the case of one word (see `mtfix.kinds.casing.inject`)."""
    return injector.inject(doc, rng)


KIND = Kind(
    id="casing",
    mqm="linguistic-conventions/spelling",
    scope=Scope.DOCUMENT,
    phase=Phase.CASING,
    severity=Severity.MINOR,
    summary="a shouted function word, a misplaced capital, a lost capital",
    not_flagged=(
        "headlines, title case, verse, lines in capitals",
        "emphasis in capitals, acronyms, brands (iPhone, eBay)",
        "particles of names (van der Leyen) and articles of names (The Hague, The New York Times)",
        "lists whose items all begin small; wrapped lines; subtitles that go on",
        "defined terms and offices (the Company, the President)",
        "a sentence that lost its head together with its capital",
        "short lines that may be commands or go on with the line above (make install)",
        "the log of a chat, whose lines begin with a nick, or with a time and a name",
        "words of address (monseigneur); names with a second sense or spelling (china, Whatsapp)",
    ),
    detect=detect,
    propose=propose,
    inject=inject,
    langs=frozenset({"en"}),
)
