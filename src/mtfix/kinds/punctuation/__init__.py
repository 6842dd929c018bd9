"""Punctuation: marks that are doubled, impossible, foreign, stray or missing.

Translation copies marks of the source script, joins segments that each bring their own stop, writes a tight hyphen for
a dash, and loses the last stop at the end of a segment.

    >>> from mtfix.text import Document
    >>> [f.surface for f in KIND.detect(Document("He left the, house，and rain~ fell."))]
    [',', '，', '~']

A lost stop is reported only where the other lines of the text have theirs, and where the line reads as a sentence that
the lines below do not take up again, or is the one item of its list without; never on headlines, labels, captions,
verse and subtitles, nor where code or an indented line goes on. Untouched: ellipses, mixed marks of surprise,
abbreviations in front of another mark, emoticons, names with a mark of their own, titles that ask, code and its
references, interrupted speech.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.plan import Plan, in_order, repairs
from mtfix.kinds.punctuation import dashes, joined, lists, marks, questions, runs, spoken, stop, stray, torn
from mtfix.kinds.punctuation.inject import inject
from mtfix.model import Finding, Severity
from mtfix.text import Document

__all__ = ["KIND"]

_RULES = (
    marks.foreign,
    runs.find,
    marks.doubled,
    marks.inverted,
    marks.escapes,
    marks.long_dashes,
    dashes.find,
    spoken.find,
    stray.find,
    torn.find,
    questions.find,
    lists.find,
    stop.find,
    joined.find,
)


def detect(doc: Document) -> Iterator[Finding]:
    """Yield each mark that is wrong, and each place where the final one is missing."""
    for plan in in_order(plan for rule in _RULES for plan in rule(doc)):
        if not _is_kept(doc, plan):
            yield KIND.finding(doc, plan.start, plan.end, plan.message, score=plan.score, evidence=plan)


def _is_kept(doc: Document, plan: Plan) -> bool:
    return any(doc.is_protected(edit.start, edit.end) for edit in plan.edits)


KIND = Kind(
    id="punctuation",
    mqm="linguistic-conventions/punctuation",
    scope=Scope.PARAGRAPH,
    phase=Phase.PUNCTUATION,
    severity=Severity.MINOR,
    summary="doubled, impossible, foreign, stray or missing marks",
    not_flagged=(
        "ellipses and mixed marks of surprise: ?!, !!",
        "abbreviations in front of another mark: etc., Inc.,",
        "headlines, items of lists, captions, verse, subtitles without a stop",
        "names and titles with a mark of their own: Yahoo!, What Is Man?",
        "references of reStructuredText: name_",
        "emoticons, code, file names, numbers",
        "interrupted speech",
        "Spanish quoted in English",
        "compounds and halves of them: know-how, first-or second-class, save-the date",
    ),
    detect=detect,
    propose=repairs,
    inject=inject,
    langs=frozenset({"en"}),
)
