"""Closed-class words of other languages between English words: "bread und cheese", "the road, pero nobody".

No English sentence has them there, however often names and titles have them; so the words beside them decide. A few
have one English reading, which is only probable: what stood in the sentence may have been another preposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mtfix import data
from mtfix.kinds.plan import Plan, swap
from mtfix.kinds.residue import contexts, giveaways
from mtfix.lexicon import foreign, words
from mtfix.model import Safety
from mtfix.text import Document, Word

MESSAGE = "a word left in the source language"
_COMMON, _KNOWN = 3.8, 3.0
# So short or so near to English that both words beside them must be common small English ones.
_STRICT_LENGTH = 2
_STRICT_ZIPF = 3.85
# "y axis", "en route", "et al."
_ENGLISH_AFTER = frozenset(
    "axis axes coordinate value values intercept direction and or is are was route masse suite bloc garde passant al "
    "cetera seq direct plein".split()
)
_QUOTED_SHARE = 2


@lru_cache(maxsize=1)
def table() -> dict[str, str]:
    """Return the words with their English reading, "" where there are several."""
    rows: dict[str, dict[str, str]] = data.table("residue_connectives.json")
    found: dict[str, set[str]] = {}
    for listed in rows.values():
        for word, english in listed.items():
            found.setdefault(word, set()).add(english)
    return {word: english.pop() if len(english) == 1 else "" for word, english in found.items()}


def find(doc: Document) -> Iterator[Plan]:
    """Yield the closed-class words that stand in an English sentence."""
    left = doc.forms.keys() & table().keys()
    if "y" in left and "x" in doc.forms:
        left.discard("y")  # coordinates
    for form in left:
        for index in doc.forms[form]:
            if _is_left_over(doc, index):
                yield _plan(doc, doc.words[index])


def _plan(doc: Document, word: Word) -> Plan:
    english = table()[word.text]
    if not english:
        return Plan(word.start, word.end, MESSAGE, 0.85)
    if english == "a" and doc.text[word.end + 1 : word.end + 2] in tuple("aeio"):
        english = "an"
    return swap(word.start, word.end, english, MESSAGE, 0.85, Safety.UNSAFE)


def _is_left_over(doc: Document, index: int) -> bool:
    """Whether English stands on both sides, and the author did not set the word apart."""
    if not 0 < index < len(doc.words) - 1:
        return False
    before, word, after = doc.words[index - 1 : index + 2]
    sides = side(before, doc.text[before.end : word.start]), side(after, doc.text[word.end : after.start])
    strict = len(word.text) <= _STRICT_LENGTH or giveaways.zipf(word.text) >= _STRICT_ZIPF
    if min(sides) < (2 if strict and word.text.isascii() else 1) or max(sides) < 2:
        return False
    if word.text.isascii() and after.text in _ENGLISH_AFTER:
        return False
    return not contexts.is_spoken_of(doc.text, word.start, word.end) and not _is_in_aside(doc, word, sides)


def side(word: Word, gap: str) -> int:
    """Return 2 for a common small English word, 1 for a number, a known one or a name of English, 0 for the rest."""
    if gap not in (" ", ", "):
        return 0
    form, here = word.text, giveaways.zipf(word.text)
    if form.isdigit():
        return 1
    if (
        form.islower()
        and (len(form) > 1 or form == "a")
        and form not in table()
        and here >= _KNOWN
        and not _is_rather_foreign(form)
    ):
        return 2 if here >= _COMMON else 1
    return int(form[0].isupper() and (words("en").is_name(form) or form in ("I", "A")))


@lru_cache(maxsize=4096)
def _is_rather_foreign(form: str) -> bool:
    here = giveaways.zipf(form)
    return here < 4.5 and any(there >= here + 1 for _, there in foreign.languages(form)[:1])


def _is_in_aside(doc: Document, word: Word, sides: tuple[int, int]) -> bool:
    """Whether the word stands in quotes or brackets that hold no English of their own beside it."""
    if not contexts.is_set_apart(doc.text, word.start, word.end):
        return False
    near = doc.text[max(0, word.start - 40) : word.start], doc.text[word.end : word.end + 40]
    closed = re.search(r"[“\"«(*_‘'][^\s\"“«(*_]{0,20} $", near[0]) or re.match(r" \S{0,20}[”\"»)*_’']", near[1])
    return closed is not None or min(sides) < _QUOTED_SHARE
