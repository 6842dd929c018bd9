"""Verbs that close a clause right before the same verb of the next one: "everyone she met met her again"."""

from __future__ import annotations

from mtfix.kinds.repetition.runs import Run, gap
from mtfix.lexicon import words
from mtfix.text import Document

SUBJECTS = frozenset("i you he she it we they".split())
_HELPING = frozenset("don't don’t didn't didn’t doesn't doesn’t can't can’t never had have has will would".split())
_EVERYONE = frozenset("all one ones those everyone everybody everything nobody nothing someone anyone".split())
# Taken for subjects and for articles by the counts: "you guys" and "to walk" say nothing of the word.
_BEFORE_VERBS = ("i", "he", "she", "it", "we", "they", "who")
_BEFORE_NOUNS = ("the", "a", "an", "of", "this", "his", "her", "their")
_SHARE = 1.2
# The noun opens its sentence, as its subject: "In that contract they receive receive" says nothing of a clause.
_SUBJECT_WORDS = 4
_LEADS = frozenset("in at for on with to from under after before by of when if as because while since but and".split())
_NEVER_VERBS = frozenset("and or but the a an of in to for with at by from".split())


def is_verb(word: str) -> bool:
    """Return whether the word follows a subject about as often as it follows an article, or more often."""
    lexicon = words("en")
    verb, noun = (sum(lexicon.pair(left, word) for left in lefts) for lefts in (_BEFORE_VERBS, _BEFORE_NOUNS))
    return verb > 0 and _SHARE * verb >= noun


def closes_clause(doc: Document, run: Run, word: str) -> bool:
    """Return whether the first of two copies may be the verb of a clause that has no "that" before its subject."""
    if run.copies != 2 or run.period > 1 or run.first < 2:
        return False
    at = run.first - (2 if doc.words[run.first - 1].text.lower() in _HELPING else 1)
    if at < 1 or any(gap(doc, index) != " " for index in range(at - 1, run.first)):
        return False
    first = doc.word_index(doc.sentence_at(doc.words[at].start).start)
    if at - first > _SUBJECT_WORDS or doc.words[first].text.lower() in _LEADS or word in _NEVER_VERBS:
        return False
    noun, subject, lexicon = doc.words[at - 1].text.lower(), doc.words[at].text, words("en")
    named = noun in _EVERYONE or (noun not in lexicon.function_words and not is_verb(noun))
    person = subject.lower() in SUBJECTS or subject.istitle()
    return named and person and lexicon.pair("he", word) + lexicon.pair("they", word) > 0
