"""The rules that find torn words, each by another sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mtfix import data
from mtfix.kinds.split_word import hyphenated
from mtfix.kinds.split_word.gain import gain, is_scrap, is_short, is_spaced, is_word
from mtfix.kinds.split_word.letters import letters, stands_alone, they
from mtfix.lexicon import Words, foreign, words
from mtfix.text import Document

# By how many powers of ten the whole must fit its place better. Read on human news: true slips start at 3, chance
# pairs ("villa in", "of ten", "in decisive") end at 2.5.
GAIN, AFFIX_GAIN, SURE_GAIN = 2.0, 2.8, 2.8
# A closed-class word stands beside any name of a variable ("in cur" 3.2, "exp and" 3.2): never in a text about
# programs, and elsewhere only where the whole reads far better.
CLOSED_GAIN = 4.0
# In "when the earth quakes" (3.2) the second word is a verb.
_VERBS = frozenset(("quakes",))
# Two rare words that human text never has side by side ("deter mine", "thou sands").
RARE_ZIPF, RARE_WHOLE, RARE_GAIN, RARE_SURE = 4.2, 3.3, 3.0, 4.0
LONGEST = 18
SYLLABLE_GAIN = 4.5
NAME_PART = 2
# A long word that only the list of frequencies knows, torn into what neither it nor human text does ("separ ator").
UNCOMMON_LENGTH, UNCOMMON_ZIPF, NO_WORD_ZIPF = 8, 2.3, 2.0
_CAN_NOT = re.compile(r"\b([Cc]an) not\b(?! (?:only|just|merely|simply|but|necessarily)\b)(?![-,;:])")
# As an adjective; "a light weight of ten grams" and the light weights of boxers are right.
_LIGHT_WEIGHT = re.compile(
    r"\b(?:[Aa]|very|extremely|is|are) (light weight)(?=$|[\n,]| (?!of|for|and|or|division|champion)[a-z])"
)
_PREFIXES = frozenset("ab ac bi di geo mal ad com con de dis ex im inter mis ob pre pro re sub trans un".split())
_SUFFIXES = frozenset(
    "able ably ance ation ed ence er ful ible ing ion ions ive ity ly ment ments ness ous sion tion tions ty".split()
)
_ARTICLES = frozenset(("a", "an", "the"))
# Two affixes that are two words.
_LATIN = (("pro", "se"),)
# Syllables that are words as well, which no compound begins or ends with.
_FIRST = frozenset(
    "ab ad al ap be bel ca ch co col cor de dem di du el em en ent er es et ex fa fin fo gen ha ho la li lo ma mar mi "
    "mo mu na ne ni op pa per po pri rem res sim sin th ti tho tr tra ve vi ye".split()
)
_LAST = frozenset(
    "al ally ar ce ct de el en ent er es est et fe ge ic la le lf ment mo ne nt ons re red ring rs ry sing sis st ta "
    "te ted ten ter th thy ti tin tor tory ve ves".split()
)
_FRAGMENT, _RARE = 1, 2
# How many words before and after a form that is no word may belong to it.
_AROUND = ((1, 0), (0, 1), (1, 1), (2, 0), (0, 2))

# First word, last word, score, whether it is sure; and the same for places in the text.
Torn = tuple[int, int, float, bool]


def torn(doc: Document, lexicon: Words) -> Iterator[Torn]:
    """Yield (start, end, score, sure) of every word torn apart, those that are surest first."""
    if "-" in doc.text:
        yield from hyphenated.without_gap(doc, lexicon)
    if "- " in doc.text:
        yield from hyphenated.with_gap(doc, lexicon)
    fragments, rare = _suspects(doc)
    rules = (
        _fragments(doc, lexicon, fragments),
        they(doc),
        letters(doc, lexicon),
        _names(doc, fragments),
        _uncommon(doc, lexicon, fragments),
        _affixes(doc, lexicon),
        _pairs(doc, lexicon),
        _rare(doc, lexicon, rare),
    )
    taken: set[int] = set()
    for rule in rules:
        for first, last, score, sure in rule:
            span = range(first, last + 1)
            if taken.isdisjoint(span):
                taken.update(span)
                yield doc.words[first].start, doc.words[last].end, score, sure
    if "an not" in doc.text:
        for match in _CAN_NOT.finditer(doc.text):
            yield match.start(), match.end(), 0.8, True
    if "light weight" in doc.text:
        for match in _LIGHT_WEIGHT.finditer(doc.text):
            yield match.start(1), match.end(1), 0.6, False


def _suspects(doc: Document) -> tuple[list[int], list[int]]:
    """Return the indexes of the forms that are no words, and of those that are rare ones (none in manuals)."""
    found: tuple[list[int], list[int], list[int]] = ([], [], [])
    lang, technical = doc.lang, doc.is_technical
    for form, indexes in doc.forms.items():
        sort = _sort(form, lang)
        if sort:
            found[sort].extend(indexes)
    return found[_FRAGMENT], [] if technical else found[_RARE]


@lru_cache(maxsize=1 << 16)
def _sort(form: str, lang: str) -> int:
    """Return whether the form is a fragment, a rare word, or neither."""
    if not 2 <= len(form) <= 15 or not form.isalpha():
        return 0
    if not is_word(form, lang) or is_scrap(form, lang):
        return _FRAGMENT
    return _RARE if len(form) > 2 and words(lang).zipf(form) < RARE_ZIPF else 0


def _fragments(doc: Document, lexicon: Words, indexes: list[int]) -> Iterator[Torn]:
    """Yield (first word, last word, score, sure) where a form that is no word completes its neighbour, or both."""
    for index in indexes:
        spans = [(index - before, index + after) for before, after in _AROUND]
        found = _best(doc, lexicon, spans, GAIN)
        if found:
            yield found


def _names(doc: Document, indexes: list[int]) -> Iterator[Torn]:
    """Yield names torn before a part that is no word, where the text has the name in one piece ("Kemp painen")."""
    for index in indexes:
        right = doc.words[index]
        if not index or not right.text.islower() or len(right.text) < NAME_PART:
            continue
        left = doc.words[index - 1]
        # "Sacre bleu" is French, though the text also names a program after it.
        named = left.text.istitle() and left.text + right.text in doc.forms and not foreign.languages(right.text)
        if named and is_spaced(doc, [left, right]):
            yield index - 1, index, 0.9, True


def _uncommon(doc: Document, lexicon: Words, indexes: list[int]) -> Iterator[Torn]:
    """Yield torn words that are too rare to be judged by what stands beside them: no half is a word of its own."""
    for index in indexes:
        for first in (index - 1, index):
            if not 0 <= first < len(doc.words) - 1:
                continue
            left, right = doc.words[first].text, doc.words[first + 1].text
            whole = left + right
            if len(whole) < UNCOMMON_LENGTH or not (whole.islower() and whole.isascii()):
                continue
            torn = _is_no_word(lexicon, left, _PREFIXES) and _is_no_word(lexicon, right, _SUFFIXES)
            if (
                torn
                and lexicon.zipf(whole) >= UNCOMMON_ZIPF
                and is_spaced(doc, [doc.words[first], doc.words[first + 1]])
            ):
                yield first, first + 1, 0.85, True


def _is_no_word(lexicon: Words, form: str, affixes: frozenset[str]) -> bool:
    return form in affixes or (not lexicon.forms(form).total and lexicon.zipf(form) < NO_WORD_ZIPF)


def _affixes(doc: Document, lexicon: Words) -> Iterator[Torn]:
    """Yield the same for torn affixes that text also has as words ("re port", "eas ily")."""
    for form in sorted((_PREFIXES | _SUFFIXES | _FIRST | _LAST) & doc.forms.keys()):
        least = AFFIX_GAIN if form in _PREFIXES or form in _SUFFIXES else SYLLABLE_GAIN
        for index in doc.forms[form]:
            spans = [(index, index + 1)] if form in _PREFIXES or form in _FIRST else []
            spans += [(index - 1, index)] if form in _SUFFIXES or form in _LAST else []
            found = _best(doc, lexicon, spans, least)
            if found:
                left, right = doc.words[found[0]].text, doc.words[found[1]].text
                closed = {left.lower(), right} & lexicon.function_words
                # "A basketball pro of the team" (3.2) is two words.
                if (found[3] or not closed) and not lexicon.pair(left, right) and (left.lower(), right) not in _LATIN:
                    yield found


def _best(doc: Document, lexicon: Words, spans: list[tuple[int, int]], least: float) -> Torn | None:
    found = [(gain(doc, lexicon, first, last), first, last) for first, last in spans]
    best, first, last = max(found)
    if best < least:
        return None
    rivals = [other for other, start, end in found if (start, end) != (first, last) and other > best - 2]
    parts = [word.text for word in doc.words[first : last + 1]]
    closed = any(part.lower() in lexicon.function_words for part in parts)
    if (closed and doc.is_technical) or stands_alone(doc, lexicon, first, last):
        return None
    scraps = min(map(len, parts)) == 1 or is_short("".join(parts)) or not parts[-1].islower()
    sure = CLOSED_GAIN if closed or scraps or parts[-1] in _VERBS else SURE_GAIN
    # A rare word or a foreign one behind its article ("an emic view"), two small words of another language.
    if closed and best < sure and (scraps or parts[0].lower() in _ARTICLES):
        return None
    return first, last, min(0.97, 0.7 + best / 25), best >= sure and not rivals


@lru_cache
def _table() -> dict[str, frozenset[str]]:
    rows = (line.split() for line in data.lines("en/split_pairs.txt"))
    table = {left: frozenset(rights) for left, *rights in rows}
    return table | {left.capitalize(): rights for left, rights in table.items()}


def _pairs(doc: Document, lexicon: Words) -> Iterator[Torn]:
    """Yield compounds that are never written as two words."""
    table = _table()
    for form in sorted(table.keys() & doc.forms.keys()):
        for index in doc.forms[form]:
            if index + 1 < len(doc.words) and doc.words[index + 1].text in table[form]:
                parts = doc.words[index : index + 2]
                if is_spaced(doc, parts):
                    reads = gain(doc, lexicon, index, index + 1)
                    least = CLOSED_GAIN if doc.is_technical or parts[1].text in _VERBS else -3.0
                    yield index, index + 1, 0.9 if reads > 0 else 0.75, reads > least


def _rare(doc: Document, lexicon: Words, indexes: list[int]) -> Iterator[Torn]:
    """Yield two rare words that make a common one and never stand side by side in human text ("deter mine")."""
    closed, all_words, last = lexicon.function_words, doc.words, len(doc.words) - 1
    for index in indexes:
        for first in (index - 1, index):
            if not 0 <= first < last:
                continue
            left, right = all_words[first].text, all_words[first + 1].text
            # The cheap tests first: most neighbours are closed-class words, or make no word.
            if left in closed or right in closed or len(left) + len(right) > LONGEST:
                continue
            if lexicon.zipf(left + right) >= RARE_WHOLE and not _is_compound(lexicon, left, right):
                reads = gain(doc, lexicon, first, first + 1)
                if reads >= RARE_GAIN:
                    yield first, first + 1, min(0.97, 0.7 + reads / 25), reads >= RARE_SURE


def _is_compound(lexicon: Words, left: str, right: str) -> bool:
    """Whether human text has the two side by side, or one of them makes compounds of words ("goal keeper")."""
    begin, end = _makers()
    made = (left.lower() in begin and _is_plain(lexicon, right)) or (right in end and _is_plain(lexicon, left))
    return made or left.lower() in lexicon.function_words or lexicon.pair(left, right) > 0


def _is_plain(lexicon: Words, form: str) -> bool:
    """Whether the form is in use in lower case, so that a compound may be made of it (not "matic")."""
    return lexicon.forms(form).lower > 1


@lru_cache
def _makers() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words and prefixes that begin three closed compounds of human text or more, and those that end so."""
    table = data.table("merged_words.json")
    begin, end = (frozenset(" ".join(table[side].values()).split()) for side in ("heads", "tails"))
    return begin | frozenset(data.table("en/word_halves.json")["prefixes"].split()), end
