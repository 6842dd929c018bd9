r"""Residue: words of the source language that were left in the translation.

A translator copies a word that it does not know, skips a heading, or leaves the last lines of a page as they were.

    >>> from mtfix.text import Document
    >>> [f.surface for f in KIND.detect(Document("She did not want to 知道 what the gobierno would do."))]
    ['知道', 'gobierno']
    >>> [f.surface for f in KIND.detect(Document("The vote is on Monday.\n\nAlle Magazine im Browser lesen"))]
    ['Alle Magazine im Browser lesen']

Words of another script show by themselves. Words in Latin letters are held against the word lists of eighteen
languages: what is common there and nearly unknown in English, written small, and not set apart by its author, was left
over. With a source language the lists of that language decide alone, and rarer words count; so do Cyrillic words in
Latin letters.

Not residue: names, titles, loanwords, Latin phrases, what stands in quotes, brackets or italics, what the sentence
speaks of as a word, and texts that are wholly in another language. A small dictionary gives the words that have one
reading back; all else asks for a new translation. A closed-class word between English words ("bread und cheese"), an
ending on a name ("Bursa'daki") and a German noun with its capital show without a source; what repairs them is only
probable. Digits, units and marks of years in another script have one reading ("۱۸-year-old"). A small-written word that
no list knows is shown where its letters speak for another language and the words beside it are English.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.plan import Plan, in_order, repairs
from mtfix.kinds.residue import (
    abbreviations,
    connectives,
    doubled,
    endings,
    halves,
    headings,
    latin,
    nouns,
    numerals,
    scripts,
    unknown,
)
from mtfix.kinds.residue.inject import inject
from mtfix.model import Action, Finding, Severity
from mtfix.text import Document

__all__ = ["KIND"]


def detect(doc: Document) -> Iterator[Finding]:
    """Yield words, runs and lines of another language in an English text."""
    closed = (numerals, abbreviations, headings, doubled)
    finders = (*closed, scripts, latin, halves, connectives, endings, nouns, unknown)
    for plan in in_order(plan for finder in finders for plan in finder.find(doc)):
        if not _may_touch(doc, plan):
            continue
        action = Action.REPAIR if plan.edits else Action.RETRANSLATE
        yield KIND.finding(doc, plan.start, plan.end, plan.message, score=plan.score, action=action, evidence=plan)


def _may_touch(doc: Document, plan: Plan) -> bool:
    """Whether the plan keeps out of protected spans: only digits of another script are written anew.

    A line that holds an address or a number may be shown as a whole.
    """
    span = doc.protecting(plan.start, plan.end)
    if span is None or (span.label == "number" and plan.message == numerals.DIGITS_MESSAGE):
        return True
    return not plan.edits and " " in doc.text[plan.start : plan.end]


KIND = Kind(
    id="residue",
    mqm="accuracy/untranslated",
    scope=Scope.SENTENCE,
    phase=Phase.WORDS,
    severity=Severity.MAJOR,
    summary="words and lines left in the source language",
    not_flagged=(
        "names of people, places, bodies and newspapers; titles",
        "loanwords, Latin phrases, names of species",
        "words in quotes, round brackets or italics; words that the sentence speaks of",
        "the original spelling of a name in brackets; forms behind the label of their language (Russ. вода)",
        "texts that quote another language again and again; unknown words that a text has twice, lists or explains",
        "links to a page in another language, people with an address, entries of a bibliography",
        "texts in two languages, and texts wholly in another one",
    ),
    detect=detect,
    propose=repairs,
    inject=inject,
    langs=frozenset({"en"}),
    owns_protected=True,
)
