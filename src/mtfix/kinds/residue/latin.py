"""Words in Latin letters left in the source language: words, runs, lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.kinds.residue import contexts, giveaways, lines, told
from mtfix.kinds.residue.dictionary import reading
from mtfix.kinds.residue.giveaways import VERY_COMMON, Giveaway
from mtfix.lexicon import foreign, words
from mtfix.text import Document, Span

# Where a name that lost its capital would stand, and where a noun would.
_BEFORE_NAME = frozenset("in of from by to at near said says added".split())
_BEFORE_NOUN = frozenset(
    "the a an this that these those his her its their our my your very is are was were not".split()
)
_NATIONAL = ("ian", "ean", "can", "ish", "ese")
# Second halves of names of towns and rivers: "Villa mayor".
_NAME_WORDS = frozenset(
    "alta alto baja bajo bela branca grande mayor menor nova novo nuevo nueva real velha viejo".split()
)
_REPEATED = 3
_QUOTED = 3
# A common word of the source language is set apart only where next to nothing else stands in the quotes.
_FEW = 3
_BRACKETED = re.compile(r"\[([a-z\u00df-\u024f]{3,20})\]")
# Above these shares of giveaway words, or of foreign lines, the text is not an English one with residue.
_FOREIGN_SHARE = 0.25
_FOREIGN_LINES = 0.6
_LESSON = re.compile(
    r"\b(?:pronounc|phrase|vocabular|gramma|lesson|dictionar|noun|verb|syllable|vowel|consonant)", re.I
)
_NAMES = {
    "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "es": "Spanish", "fi": "Finnish", "fr": "French",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "nb": "Norwegian", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "sl": "Slovene", "sv": "Swedish", "tr": "Turkish",
}  # fmt: skip
WORD_MESSAGE = "a word left in the source language"


def find(doc: Document) -> Iterator[Plan]:
    """Yield lines, runs and words, in no order."""
    yield from _bracketed(doc)
    found = giveaways.find(doc)
    yield from told.find(doc, found)
    if not found or _teaches(doc, found) or _quotes(doc, found):
        return
    at = sorted(index for form in found for index in doc.forms[form])
    if len(at) > 8 and len(at) > _FOREIGN_SHARE * len(doc.words):
        return
    whole = lines.find(doc, found, at)
    covered = [Span(plan.start, plan.end) for plan in whole]
    if sum(span.end - span.start for span in covered) > _FOREIGN_LINES * len(doc.text):
        return
    yield from whole
    for index in at:
        word = doc.words[index]
        if not any(span.start <= word.start < span.end for span in covered):
            plan = _word(doc, index, found)
            if plan:
                yield plan


def _teaches(doc: Document, found: dict[str, Giveaway]) -> bool:
    """Whether the text is about the language: it names it, and speaks of lessons, phrases or how words sound."""
    if doc.source_lang or len(found) < 3 or not _LESSON.search(doc.text):
        return False
    langs = {given.lang for given in found.values()}
    return any(name in doc.text for lang, name in _NAMES.items() if lang in langs)


def _quotes(doc: Document, found: dict[str, Giveaway]) -> bool:
    """Whether the author quotes another language again and again: verse and mottoes beside that are quoted too."""
    if doc.source_lang:
        return False
    small = [doc.words[doc.forms[form][0]] for form in found if form.islower()]
    return sum(contexts.is_set_apart(doc.text, word.start, word.end) for word in small) >= _QUOTED


def _bracketed(doc: Document) -> Iterator[Plan]:
    """Yield single words in square brackets that are far commoner in another language: an editor's "[fora]"."""
    if "[" not in doc.text:
        return
    for match in _BRACKETED.finditer(doc.text):
        ranked = lines.languages(doc, match[1])
        there = max((foreign.zipf(match[1], lang) for lang, _ in ranked), default=0.0)
        if there >= VERY_COMMON and giveaways.zipf(match[1]) < 3.2 and match[1] != "sic":
            yield Plan(*match.span(), WORD_MESSAGE, 0.85)


def _word(doc: Document, index: int, given: dict[str, Giveaway]) -> Plan | None:
    """Return the plan for one small-written word, or the run of small words of its language around it."""
    word, text = doc.words[index], doc.text
    lang, zipf, strong = given[word.text]
    known = reading(word.text, starts_sentence=doc.sentence_at(word.start).start == word.start)
    if not word.text.islower() or word.text.capitalize() in doc.forms or giveaways.is_glued(text, word):
        return None
    if not lang and doc.words[index - 1].text.lower() not in _BEFORE_NOUN:
        return None
    few = _FEW if doc.source_lang and zipf >= VERY_COMMON else contexts.LONGEST_ASIDE
    if contexts.is_set_apart(text, word.start, word.end, few) or contexts.is_spoken_of(text, word.start, word.end):
        return None
    first, last = _run(doc, index, lang)
    if first == last and word.text in giveaways.function_words():
        if not _stands_in_english(doc, index):
            return None
    elif (_is_name_part(doc, first, last) and not _is_common_beside_name(doc, first, last)) or not (
        strong or _is_strong_run(doc, first, last, given)
    ):
        return None
    if not known and _may_be_name(doc, word.text, zipf, first, last):
        return None
    start, end = doc.words[first].start, doc.words[last].end
    if first == last and known:
        return swap(start, end, known, WORD_MESSAGE, 0.9)
    score = 0.9 if last > first or zipf >= 4.5 else 0.8 if zipf >= 4 else 0.7
    if _is_bracketed(text, start, end):
        start, end = start - 1, end + 1
    return Plan(start, end, WORD_MESSAGE, score)


def _may_be_name(doc: Document, form: str, zipf: float, first: int, last: int) -> bool:
    """Whether this is rather a name that lost its capital: "in blansko", "said nováková", "heise security PRO".

    A run names a town ("to světlá nad sázavou") unless it starts with an article of its language.
    """
    if last > first:
        return doc.words[first].text not in giveaways.function_words() and _follows_preposition(doc, first)
    at = doc.forms[form]
    if zipf >= 4.5:
        return False
    if len(at) >= _REPEATED or any(_follows_preposition(doc, index) for index in at):
        return True
    beside = doc.words[max(0, first - 1) : first] + doc.words[last + 1 : last + 3]
    return any(word.text.isupper() and len(word.text) > 1 for word in beside[-2:]) or _is_beside_unknown(doc, first)


def _follows_preposition(doc: Document, index: int) -> bool:
    return index > 0 and doc.words[index - 1].text.lower() in _BEFORE_NAME


def _is_beside_unknown(doc: Document, index: int) -> bool:
    """Whether the word before, "and" left out, is one that no English list has: two names in small letters."""
    before = index - 2 if index > 1 and doc.words[index - 1].text == "and" else index - 1
    return before >= 0 and doc.words[before].text.isalpha() and giveaways.zipf(doc.words[before].text) < 1


def _stands_in_english(doc: Document, index: int) -> bool:
    """Whether a common English word stands before, and one, a name or a number behind, nothing but spaces between."""
    if not 0 < index < len(doc.words) - 1:
        return False
    before, word, after = doc.words[index - 1 : index + 2]
    apart = doc.text[before.end : word.start], doc.text[word.end : after.start]
    if apart != (" ", " ") or not before.text.islower() or giveaways.zipf(before.text) < 4:
        return False
    small = after.text.islower() and giveaways.zipf(after.text) >= 4
    return small or after.text[0].isdigit() or words("en").is_name(after.text)


def _is_bracketed(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "[" and text[end : end + 1] == "]"


def _is_strong_run(doc: Document, first: int, last: int, given: dict[str, Giveaway]) -> bool:
    return last > first and sum(word.text in given for word in doc.words[first : last + 1]) > 1


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
    there, here = foreign.zipf(word, lang), giveaways.zipf(word)
    return word.islower() and there >= 3.5 and there >= here + 1


def _is_common_beside_name(doc: Document, first: int, last: int) -> bool:
    """Whether a word is too common in the given source language to be part of the name beside it.

    It has a letter that English lacks ("spółka Hartwell"), or the capital before it is that of an English word ("the
    Pro pakej").
    """
    lang, word = giveaways.source_lang(doc), doc.words[first]
    if (
        not lang
        or first != last
        or first == 0
        or foreign.zipf(word.text, lang) < 4.3
        or giveaways.zipf(word.text) > 1.9
    ):
        return False
    before = doc.words[first - 1]
    after = doc.words[last + 1] if last + 1 < len(doc.words) else None
    if not word.text.isascii() and before.text.islower():
        return True
    english = giveaways.zipf(before.text) >= 3.5 and not words("en").is_name(before.text)
    return before.text[0].isupper() and english and after is not None and after.text.islower()


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
    alien = _NAMES.get(next(iter(foreign.languages(all_words[first].text)), ("", 0.0))[0]) != before.text
    if alien and all_words[first].text not in _NAME_WORDS and _is_english_adjective(before.text):
        return False
    start = doc.sentence_at(before.start).start
    return before.start > start or words("en").zipf(before.text) < 4


def _is_english_adjective(form: str) -> bool:
    """Whether a capitalised word is an adjective of a nation or a common English word: "the Iranian governo"."""
    if words("en").is_name(form):
        return form.endswith(_NATIONAL) and giveaways.zipf(form) >= 3.5
    return giveaways.zipf(form) >= 4.3 and len(form) > 3 and not form.isupper()
