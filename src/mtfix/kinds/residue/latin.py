"""Words in Latin letters left in the source language: words, runs, lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.kinds.residue import contexts, giveaways
from mtfix.kinds.residue.dictionary import reading
from mtfix.kinds.residue.giveaways import VERY_COMMON, Giveaway
from mtfix.lexicon import foreign, words
from mtfix.text import Document, Span, Word

# Where a name that lost its capital would stand, and where a noun would.
_BEFORE_NAME = frozenset("in of from by to at near said says added".split())
_BEFORE_NOUN = frozenset(
    "the a an this that these those his her its their our my your very is are was were not".split()
)
_REPEATED = 3
_GLUE = "-‑–/_@#&+=.’'"
_BRACKETED = re.compile(r"\[([a-z\u00df-\u024f]{3,20})\]")
_LINE_WORDS = 3
_LONGEST_LINE = 600
# Above these shares of giveaway words, or of foreign lines, the text is not an English one with residue.
_FOREIGN_SHARE = 0.25
_FOREIGN_LINES = 0.6
WORD_MESSAGE = "a word left in the source language"
LINE_MESSAGE = "a line left in the source language"


def find(doc: Document) -> Iterator[Plan]:
    """Yield lines, runs and words, in no order."""
    yield from _bracketed(doc)
    found = giveaways.find(doc)
    if not found:
        return
    at = sorted(index for form in found for index in doc.forms[form])
    if len(at) > 8 and len(at) > _FOREIGN_SHARE * len(doc.words):
        return
    lines = [plan for span in _places(doc, at) if (plan := _line(doc, span, found))]
    covered = [Span(plan.start, plan.end) for plan in lines]
    if sum(span.end - span.start for span in covered) > _FOREIGN_LINES * len(doc.text):
        return
    yield from lines
    for index in at:
        word = doc.words[index]
        if not any(span.start <= word.start < span.end for span in covered):
            plan = _word(doc, index, found)
            if plan:
                yield plan


def _bracketed(doc: Document) -> Iterator[Plan]:
    """Yield single words in square brackets that are far commoner in another language: an editor's "[fora]"."""
    if "[" not in doc.text:
        return
    for match in _BRACKETED.finditer(doc.text):
        ranked = _languages(doc, match[1])
        there = max((foreign.zipf(match[1], lang) for lang, _ in ranked), default=0.0)
        if there >= VERY_COMMON and giveaways.zipf(match[1]) < 3.2 and match[1] != "sic":
            yield Plan(*match.span(), WORD_MESSAGE, 0.85)


def _places(doc: Document, at: list[int]) -> Iterator[Span]:
    """Yield the sentences and short lines that hold a giveaway word, each once."""
    last = None
    for index in at:
        span = doc.sentence_at(doc.words[index].start)
        if span != last:
            last = span
            yield span


def _line(doc: Document, span: Span, given: dict[str, Giveaway]) -> Plan | None:
    """Return the plan for a sentence or line that is foreign as a whole."""
    if span.end - span.start > _LONGEST_LINE:
        return None
    inside = [word for word in doc.words_in(span.start, span.end) if not word.text.isdigit()]
    if len(inside) < _LINE_WORDS:
        return None
    found = [word.text for word in inside if word.text in given]
    langs = {lang for form in found for lang, _ in _languages(doc, form)}
    native, english, small = max((_weigh(doc.text, inside, lang) for lang in sorted(langs)), default=(0, 0, 0))
    if native < 0.6 * len(inside) or 4 * english >= len(inside) or not small or len(inside) + small < 5:
        return None
    if contexts.is_set_apart(doc.text, span.start, span.end) or doc.is_protected(span.start, span.start + 1):
        return None
    return Plan(span.start, span.end, LINE_MESSAGE, 0.95 if len(found) > 1 else 0.8)


def _languages(doc: Document, form: str) -> tuple[tuple[str, float], ...]:
    lang = giveaways.source_lang(doc)
    return ((lang, 0.0),) if lang else foreign.languages(form)


def _weigh(text: str, inside: list[Word], lang: str) -> tuple[int, int, int]:
    """Return how many words are rather of `lang`, how many rather English, how many of the former written small."""
    native = english = small = 0
    for word in inside:
        there, here = foreign.zipf(word.text, lang), giveaways.zipf(word.text)
        rather = there > max(here + 0.3, 2.9)
        native += rather
        english += here > there + 0.5 and here > 3.5
        small += rather and word.text[0].islower() and not _is_glued(text, word)
    return native, english, small


def _word(doc: Document, index: int, given: dict[str, Giveaway]) -> Plan | None:
    """Return the plan for one small-written word, or the run of small words of its language around it."""
    word, text = doc.words[index], doc.text
    lang, zipf, strong = given[word.text]
    known = reading(word.text, starts_sentence=doc.sentence_at(word.start).start == word.start)
    if not word.text.islower() or word.text.capitalize() in doc.forms or _is_glued(text, word):
        return None
    if not lang and doc.words[index - 1].text.lower() not in _BEFORE_NOUN:
        return None
    if contexts.is_set_apart(text, word.start, word.end) or contexts.is_spoken_of(text, word.start, word.end):
        return None
    first, last = _run(doc, index, lang)
    if first == last and word.text in giveaways.function_words():
        if not _stands_in_english(doc, index):
            return None
    elif _is_name_part(doc, first, last) or not (strong or _is_strong_run(doc, first, last, given)):
        return None
    if zipf < 4.5 and not known and (len(doc.forms[word.text]) >= _REPEATED or _may_be_name(doc, first)):
        return None
    start, end = doc.words[first].start, doc.words[last].end
    if first == last and known:
        return swap(start, end, known, WORD_MESSAGE, 0.9)
    score = 0.9 if last > first or zipf >= 4.5 else 0.8 if zipf >= 4 else 0.7
    if _is_bracketed(text, start, end):
        start, end = start - 1, end + 1
    return Plan(start, end, WORD_MESSAGE, score)


def _may_be_name(doc: Document, index: int) -> bool:
    """Whether the word stands where a name that lost its capital would: "in blansko", "said nováková"."""
    return index > 0 and doc.words[index - 1].text.lower() in _BEFORE_NAME


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
    there, here = foreign.zipf(word, lang), giveaways.zipf(word)
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
