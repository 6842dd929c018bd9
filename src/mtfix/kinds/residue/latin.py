"""Words in Latin letters that are common in another language and nearly unknown in English: words, runs, lines.

Measured on DEMETR (one word of the source put back) and on 656,000 small-written words of WMT references: a word with
a Zipf value under 2 in English and 3.5 or more in some other language is 63 % of the former and 103 of the latter; most
of those 103 stand beside a name or in quotes, where `contexts` and `_is_name_part` keep them, or are slips of the pen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtfix import data
from mtfix.errors import SettingError
from mtfix.kinds.plan import Plan, swap
from mtfix.kinds.residue import contexts
from mtfix.kinds.residue.dictionary import reading
from mtfix.lexicon import foreign, words
from mtfix.text import Document, Span, Word

# (highest Zipf value in English, lowest in the other language) of a word that gives a language away by itself.
_CUTS = ((2.0, 3.5), (2.5, 4.5), (2.8, 6.0))
_CUTS_WITH_SOURCE = ((2.5, 3.0), (3.0, 4.0))
# The same of a word that only counts together with others of its language.
_WEAK_CUT = (3.0, 4.5)
# A word this common elsewhere is no misspelling of an English one.
_VERY_COMMON = 5.0
# What stands before a word that no list has: then it is no name that lost its capital.
_BEFORE_NOUN = frozenset(
    "the a an this that these those his her its their our my your very is are was were not".split()
)
_REPEATED = 3
# Letters that no English word has; é, è, ê, ç, ï, ñ, ö, ü are in loanwords.
_DIACRITICS = re.compile(r"[ąćčďęěğıłńňőřśšşťţůűźżžžãõåøæßìòù]")
_SHAPE = re.compile(r"[A-Za-z\u00c0-\u024f]{3,30}")
_GLUE = "-‑–/_@#&+=.’'"
_BRACKETED = re.compile(r"\[([a-z\u00df-\u024f]{3,20})\]")
_LINE_WORDS = 3
_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("r", ""),
)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_LONGEST_LINE = 600
# Above this share of giveaway words the text is not an English one with residue.
_FOREIGN_SHARE = 0.25
_FOREIGN_LINES = 0.6
WORD_MESSAGE = "a word left in the source language"
LINE_MESSAGE = "a line left in the source language"


def find(doc: Document) -> Iterator[Plan]:
    """Yield lines, runs and words, in no order."""
    yield from _bracketed(doc)
    giveaways = _giveaways(doc)
    if not giveaways:
        return
    at = sorted(index for form in giveaways for index in doc.forms[form])
    if len(at) > 8 and len(at) > _FOREIGN_SHARE * len(doc.words):
        return
    lines = [plan for span in _places(doc, at) if (plan := _line(doc, span, giveaways))]
    covered = [Span(plan.start, plan.end) for plan in lines]
    if sum(span.end - span.start for span in covered) > _FOREIGN_LINES * len(doc.text):
        return
    yield from lines
    for index in at:
        word = doc.words[index]
        if not any(span.start <= word.start < span.end for span in covered):
            plan = _word(doc, index, giveaways)
            if plan:
                yield plan


class Giveaway(NamedTuple):
    """What gives a word away: its language, its Zipf value there, and whether it may stand alone."""

    lang: str
    zipf: float
    strong: bool


def _bracketed(doc: Document) -> Iterator[Plan]:
    """Yield single words in square brackets that are far commoner in another language: an editor's "[fora]"."""
    if "[" not in doc.text:
        return
    for match in _BRACKETED.finditer(doc.text):
        ranked = _languages(doc, match[1])
        there = max((foreign.zipf(match[1], lang) for lang, _ in ranked), default=0.0)
        if there >= _VERY_COMMON and _zipf(match[1]) < 3.2 and match[1] != "sic":
            yield Plan(*match.span(), WORD_MESSAGE, 0.85)


def _giveaways(doc: Document) -> dict[str, Giveaway]:
    """Return the word forms that another language has and English has not, with language and Zipf value there."""
    lang, closed = _source_lang(doc), _function_words()
    found = {}
    for form in doc.forms:
        if len(form) > 2 and (form in closed or _zipf(form) < 3.0) and _SHAPE.fullmatch(form):
            best = _foreign(form, lang)
            if best:
                found[form] = best
    return found


def _source_lang(doc: Document) -> str:
    if not doc.source_lang:
        return ""
    try:
        foreign.zipf("a", doc.source_lang)
    except SettingError:
        return ""
    return doc.source_lang


def _zipf(word: str) -> float:
    return words("en").zipf(word)


@lru_cache(maxsize=20_000)
def _foreign(form: str, lang: str) -> Giveaway | None:
    """Return what gives the word away, None where English may have it or no other language does."""
    if form.lower() in _naturalised():
        return None
    english = _zipf(form)
    ranked = [(lang, foreign.zipf(form, lang))] if lang else list(foreign.languages(form))
    if ranked and ranked[0][1]:
        found, zipf = ranked[0]
        if form in _function_words() and zipf >= _VERY_COMMON:
            return Giveaway(found, zipf, True)
        strong = any(english < low and zipf >= high for low, high in (_CUTS_WITH_SOURCE if lang else _CUTS))
        if strong or (english < _WEAK_CUT[0] and zipf >= _WEAK_CUT[1]):
            return Giveaway(found, zipf, strong and (zipf >= _VERY_COMMON or not _is_nearly_english(form)))
    if english == 0 and form.islower() and _DIACRITICS.search(form):
        return Giveaway("", 0.0, True)
    return None


def _is_nearly_english(form: str) -> bool:
    """Whether the word is an inflected or accented English word, or one letter away from a common one."""
    word = form.lower()
    stems = [word.removesuffix(ending) + more for ending, more in _ENDINGS if word.endswith(ending)]
    if any(_zipf(stem) >= 2.3 for stem in stems) or words("en").forms(word).lower >= 2:
        return True
    plain = unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()
    if plain != word:
        return _zipf(plain) >= 3
    return any(_zipf(near) >= 4 for near in _one_letter_off(word))


def _one_letter_off(word: str) -> Iterator[str]:
    """Yield the words that a slip of one letter makes of `word`; the first letter is seldom the slip."""
    for at in range(1, len(word) + 1):
        rest = word[at + 1 :]
        if at < len(word):
            yield word[:at] + rest
            yield word[:at] + rest[:1] + word[at] + rest[1:]
        for letter in _ALPHABET:
            yield word[:at] + letter + word[at:]
            yield word[:at] + letter + rest


@lru_cache(maxsize=1)
def _naturalised() -> frozenset[str]:
    """Return words that English texts use although the word lists hardly know them."""
    return data.word_set("en/naturalised.txt")


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return data.word_set("foreign_function_words.txt")


def _places(doc: Document, at: list[int]) -> Iterator[Span]:
    """Yield the sentences and short lines that hold a giveaway word, each once."""
    last = None
    for index in at:
        span = doc.sentence_at(doc.words[index].start)
        if span != last:
            last = span
            yield span


def _line(doc: Document, span: Span, giveaways: dict[str, Giveaway]) -> Plan | None:
    """Return the plan for a sentence or line that is foreign as a whole."""
    if span.end - span.start > _LONGEST_LINE:
        return None
    inside = [word for word in doc.words_in(span.start, span.end) if not word.text.isdigit()]
    if len(inside) < _LINE_WORDS:
        return None
    found = [word.text for word in inside if word.text in giveaways]
    langs = {lang for form in found for lang, _ in _languages(doc, form)}
    native, english, small = max((_weigh(doc.text, inside, lang) for lang in sorted(langs)), default=(0, 0, 0))
    if native < 0.6 * len(inside) or 4 * english >= len(inside) or not small or len(inside) + small < 5:
        return None
    if contexts.is_set_apart(doc.text, span.start, span.end) or doc.is_protected(span.start, span.start + 1):
        return None
    return Plan(span.start, span.end, LINE_MESSAGE, 0.95 if len(found) > 1 else 0.8)


def _languages(doc: Document, form: str) -> tuple[tuple[str, float], ...]:
    lang = _source_lang(doc)
    return ((lang, 0.0),) if lang else foreign.languages(form)


def _weigh(text: str, inside: list[Word], lang: str) -> tuple[int, int, int]:
    """Return how many words are rather of `lang`, how many rather English, how many of the former written small."""
    native = english = small = 0
    for word in inside:
        there, here = foreign.zipf(word.text, lang), _zipf(word.text)
        rather = there > max(here + 0.3, 2.9)
        native += rather
        english += here > there + 0.5 and here > 3.5
        small += rather and word.text[0].islower() and not _is_glued(text, word)
    return native, english, small


def _word(doc: Document, index: int, giveaways: dict[str, Giveaway]) -> Plan | None:
    """Return the plan for one small-written word, or the run of small words of its language around it."""
    word, text = doc.words[index], doc.text
    lang, zipf, strong = giveaways[word.text]
    known = reading(word.text, starts_sentence=doc.sentence_at(word.start).start == word.start)
    if not word.text.islower() or word.text.capitalize() in doc.forms or _is_glued(text, word):
        return None
    if not lang and doc.words[index - 1].text.lower() not in _BEFORE_NOUN:
        return None
    if contexts.is_set_apart(text, word.start, word.end) or contexts.is_spoken_of(text, word.start, word.end):
        return None
    first, last = _run(doc, index, lang)
    if first == last and word.text in _function_words():
        if not _stands_in_english(doc, index):
            return None
    elif _is_name_part(doc, first, last) or not (strong or _is_strong_run(doc, first, last, giveaways)):
        return None
    if zipf < 4.5 and len(doc.forms[word.text]) >= _REPEATED:
        return None
    start, end = doc.words[first].start, doc.words[last].end
    if first == last and known:
        return swap(start, end, known, WORD_MESSAGE, 0.9)
    score = 0.9 if last > first or zipf >= 4.5 else 0.8 if zipf >= 4 else 0.7
    if _is_bracketed(text, start, end):
        start, end = start - 1, end + 1
    return Plan(start, end, WORD_MESSAGE, score)


def _stands_in_english(doc: Document, index: int) -> bool:
    """Whether a common English word stands before, and one, a name or a number behind, nothing but spaces between."""
    if not 0 < index < len(doc.words) - 1:
        return False
    before, word, after = doc.words[index - 1 : index + 2]
    apart = doc.text[before.end : word.start], doc.text[word.end : after.start]
    if apart != (" ", " ") or not before.text.islower() or _zipf(before.text) < 4:
        return False
    small = after.text.islower() and _zipf(after.text) >= 4
    return small or after.text[0].isdigit() or words("en").is_name(after.text)


def _is_bracketed(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "[" and text[end : end + 1] == "]"


def _is_strong_run(doc: Document, first: int, last: int, giveaways: dict[str, Giveaway]) -> bool:
    return last > first and sum(word.text in giveaways for word in doc.words[first : last + 1]) > 1


def _is_glued(text: str, word: Word) -> bool:
    """Whether the word is part of a compound, an address or a clitic; "'s" and a mark before a space do not count."""
    if text[word.start - 1 : word.start] in tuple(_GLUE) and word.start:
        return True
    after = text[word.end : word.end + 2]
    return after[:1] in tuple(_GLUE) and not after[1:].isspace() and len(after) == 2


def _run(doc: Document, index: int, lang: str) -> tuple[int, int]:
    """Return the first and last word of the run of words that are rather of `lang` than English."""
    first = last = index
    while first > 0 and index - first < 12 and _joins(doc, first - 1, first, first - 1, lang):
        first -= 1
    while last + 1 < len(doc.words) and last - index < 12 and _joins(doc, last, last + 1, last + 1, lang):
        last += 1
    return first, last


def _joins(doc: Document, left: int, right: int, asked: int, lang: str) -> bool:
    if not lang or doc.text[doc.words[left].end : doc.words[right].start] != " ":
        return False
    word = doc.words[asked].text
    there, here = foreign.zipf(word, lang), _zipf(word)
    return word.islower() and there >= 3.5 and there >= here + 1


def _is_name_part(doc: Document, first: int, last: int) -> bool:
    """Whether a capitalised word stands right before or behind the run, other than at the start of the sentence."""
    text, all_words = doc.text, doc.words
    if last + 1 < len(all_words):
        after = all_words[last + 1]
        if after.text[0].isupper() and after.text != "I" and text[all_words[last].end : after.start] == " ":
            return True
    if first == 0:
        return False
    before = all_words[first - 1]
    if not before.text[0].isupper() or before.text == "I" or text[before.end : all_words[first].start] != " ":
        return False
    start = doc.sentence_at(before.start).start
    return before.start > start or words("en").zipf(before.text) < 4
