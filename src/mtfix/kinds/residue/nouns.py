"""Nouns of German in an English sentence: they keep the capital that tells other left-over words from names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mtfix.kinds.plan import Plan
from mtfix.kinds.residue import contexts, giveaways
from mtfix.kinds.residue.connectives import table
from mtfix.lexicon import foreign, words
from mtfix.text import Document

MESSAGE = "a word left in the source language"
_COMMON, _RARE = 4.7, 2.2
_BEFORE = 4.3
# Newspapers, broadcasts and the like that English prose names with "the".
_NAMED = frozenset("Welt Zeit Bild Spiegel Stern Presse Kurier Standard Post Tag Woche Abend Linke Grünen Bahn".split())
# What is English and German.
_GERMAN = frozenset("am im die war an so hat also was in".split())


def find(doc: Document) -> Iterator[Plan]:
    """Yield capitalised words that German uses as common nouns and English does not know, behind a small word."""
    for form in doc.forms:
        if len(form) > 3 and form[0].isupper() and form[1:].islower() and len(doc.forms[form]) == 1 and _is_noun(form):
            index = doc.forms[form][0]
            if _is_left_over(doc, index):
                word = doc.words[index]
                yield Plan(word.start, word.end, MESSAGE, 0.75)


@lru_cache(maxsize=8192)
def _is_noun(form: str) -> bool:
    if giveaways.zipf(form) >= _RARE or words("en").forms(form).capitalised > 1:
        return False
    return foreign.zipf(form, "de") >= _COMMON and foreign.languages(form)[0][0] == "de"


def _is_left_over(doc: Document, index: int) -> bool:
    if not 0 < index < len(doc.words) - 1:
        return False
    before, word, after = doc.words[index - 1 : index + 2]
    small = (
        before.text.islower() and giveaways.zipf(before.text) >= _BEFORE and before.text not in _GERMAN | table().keys()
    )
    numeral = before.text.isdigit() and len(before.text) < 4
    if before.text == "the" and word.text in _NAMED:
        return False
    if not (small or numeral) or doc.text[before.end : word.start] != " " or giveaways.is_glued(doc.text, word):
        return False
    if after.text[0].isupper() and doc.text[word.end : after.start] == " ":
        return False
    start, end = word.start, word.end
    return not contexts.is_set_apart(doc.text, start, end) and not contexts.is_spoken_of(doc.text, start, end)
