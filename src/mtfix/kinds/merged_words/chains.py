"""Small words and longer chains written as one: "itis", "aslight", "willnotbe", "saidthecontract".

The logistic model of `glued` weighs one border. Here the likeliest chain of words is found over all borders, with the
neighbours (Viterbi over the pairs of the lexicon), and compared with the unknown word that it would be. Two open-class
words are left to the model, which knows compounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from mtfix.kinds.merged_words import glued, technical
from mtfix.kinds.merged_words.features import Place, halves
from mtfix.lexicon import Words, words
from mtfix.text import Document

SHORTEST, SHORTEST_TITLE, LONGEST_WORD, MOST = 3, 7, 16, 5
# A form in use as one word ("oughta" 2.5) is left; two small words are a slip that many make ("ina" 3.4, a name).
KNOWN_ZIPF, RARE_ZIPF, CHAIN_ZIPF = 3.6, 1.6, 1.0
# By how many powers of ten the chain must fit better. Read on 10 million words of human text, where three words or
# more end at 1.0 ("anotechnology"), two small ones at 2.9 ("evenin"), "a" before a word at 5.5 ("anational").
CHAIN, CHAIN_A, ARTICLE, OPEN = 0.8, 2.5, 4.0, 3.0
SMALL, SMALL_KNOWN, LEADS = 3.2, 4.0, 20
# One small word: "withcarbon" 7.3, but "befooled" 5.8.
ONE_SMALL = 5.0
HANDLE, MISSPELT, ALIKE = 3.5, 9, 0.8
USES, ACRONYM_USES, PIECE_ZIPF, ADJECTIVE_USES = 3, 50, 3.0, 1
NEVER = float("inf")
_PREFIXES = frozenset("be in on up out over under for no off by so all".split())
_ADJECTIVES = ("al", "ic", "ous", "ive", "ble", "ed", "ary", "ory", "ing", "ly", "ual", "ar")

_State = dict[str, tuple[float, tuple[str, ...]]]


class Chain(NamedTuple):
    """The place of a word in `doc.words`, the words it is, the score, and whether the repair is sure."""

    at: int
    parts: tuple[str, ...]
    score: float
    sure: bool


def chains(doc: Document) -> Iterator[Chain]:
    """Yield the unknown forms that are chains of words."""
    if doc.is_technical:
        return
    lexicon = words(doc.lang)
    for form, indexes in doc.forms.items():
        if len(indexes) > 2 or not _may_be_chain(form, doc.lang):
            continue
        for index in indexes:
            found = _judge(doc, lexicon, index) if not glued.is_attached(doc, index) else None
            if found is not None:
                yield found


@lru_cache(maxsize=1 << 16)
def _may_be_chain(form: str, lang: str) -> bool:
    """Whether no one uses the form, and it can be read as words at all; the commonest forms are kept."""
    shortest = SHORTEST if form.islower() else SHORTEST_TITLE
    if not shortest <= len(form) <= glued.MAX_LENGTH or not (form.isascii() and form.isalpha() and form[1:].islower()):
        return False
    lexicon = words(lang)
    forms = lexicon.forms(form)
    if lexicon.zipf(form) >= KNOWN_ZIPF or form.lower() in halves()["closed"]:
        return False
    if (forms.lower if form.islower() else forms.total) > 1:
        return False
    return _is_readable(lexicon, form)


def _is_readable(lexicon: Words, form: str) -> bool:
    """Whether the form is words from end to end, one of them closed-class; most unknown forms are not, and end here."""
    ends = [(0, False)]
    for start, closed in ends:
        for end in range(start + 1, min(len(form), start + LONGEST_WORD) + 1):
            piece = form[start:end]
            if (start, end) == (0, len(form)) or not _is_piece(lexicon, piece):
                continue
            state = (end, closed or piece.lower() in lexicon.function_words)
            if state == (len(form), True):
                return True
            if state not in ends:
                ends.append(state)
    return False


def best_chain(lexicon: Words, form: str, place: Place) -> tuple[float, tuple[str, ...]] | None:
    """Return the likeliest chain of two words or more, and by how many powers of ten it beats the unknown word."""
    before = place.left or "<s>"
    states: list[_State] = [{} for _ in range(len(form) + 1)]
    states[0][before] = (0.0, ())
    for start in range(len(form)):
        if not states[start]:
            continue
        for end in range(start + 1, min(len(form), start + LONGEST_WORD) + 1):
            if (start, end) != (0, len(form)) and _is_piece(lexicon, form[start:end]):
                _extend(lexicon, states[start], states[end], form[start:end])
    ends = [(value + _onward(lexicon, last, place), path) for last, (value, path) in states[-1].items()]
    if not ends:
        return None
    value, path = max(ends)
    return value - lexicon.pair_logp(before, form) - _onward(lexicon, form, place), path


def _extend(lexicon: Words, old: _State, new: _State, piece: str) -> None:
    for previous, (value, path) in old.items():
        total = value + lexicon.pair_logp(previous, piece)
        if len(path) < MOST and (piece not in new or new[piece][0] < total):
            new[piece] = (total, (*path, piece))


def _onward(lexicon: Words, last: str, place: Place) -> float:
    return lexicon.pair_logp(last, place.right) if place.right else 0.0


@lru_cache(maxsize=1 << 16)
def _is_piece(lexicon: Words, piece: str) -> bool:
    """Whether human text uses the piece as a word; of one and two letters only closed-class words."""
    if len(piece) == 1:
        return piece in "aIA"
    if len(piece) == 2:
        return piece.lower() in lexicon.function_words
    forms = lexicon.forms(piece)
    return lexicon.zipf(piece) >= PIECE_ZIPF and (forms.lower >= USES or forms.upper >= ACRONYM_USES)


def _judge(doc: Document, lexicon: Words, index: int) -> Chain | None:
    word, place = doc.words[index], glued.place(doc, index)
    if word.text[0].isupper() and not place.opens:
        return None
    found = best_chain(lexicon, word.text, place)
    if found is None or doc.is_protected(word.start, word.end) or technical.is_coded(doc, word.text):
        return None
    value, parts = found
    if value < _least(lexicon, parts, place):
        return None
    # "Toa" and "tobe" are words of other languages, but not between these neighbours.
    if not _fits(lexicon, parts, place) and glued.is_foreign(word.text, doc.source_lang):
        return None
    if len(parts) > 2 and (_is_handle(lexicon, parts, place, value) or _is_misspelt(lexicon, word.text)):
        return None
    return Chain(index, parts, min(0.97, 0.75 + value / 30), True)


def _is_handle(lexicon: Words, parts: tuple[str, ...], place: Place, value: float) -> bool:
    """Whether nothing follows that would tell a slip from the name of a user: "by powerofthree"."""
    return not place.right.islower() and parts[0].lower() not in lexicon.function_words and value < HANDLE


def _is_misspelt(lexicon: Words, form: str) -> bool:
    """Whether a short form is rather one small word with slips: "beacase" for "because"."""
    if len(form) > MISSPELT:
        return False
    near = (word for word in lexicon.function_words if abs(len(word) - len(form)) <= 1 and word[0] == form[0].lower())
    return any(SequenceMatcher(None, word, form.lower(), autojunk=False).ratio() >= ALIKE for word in near)


def _fits(lexicon: Words, parts: tuple[str, ...], place: Place) -> bool:
    return lexicon.pair(place.left or "<s>", parts[0]) > 0 < lexicon.pair(parts[-1], place.right)


def _least(lexicon: Words, parts: tuple[str, ...], place: Place) -> float:
    """Return by how much the chain must fit better to be sure."""
    form, closed = "".join(parts), [part.lower() in lexicon.function_words for part in parts]
    zipf, opens = lexicon.zipf(form), OPEN if form[0].isupper() else 0.0
    if parts[-1] == "a" and not place.right.islower():
        return NEVER
    if len(parts) > 2:
        return (CHAIN_A if parts[0] == "a" else CHAIN) + opens / 2 if any(closed) and zipf < CHAIN_ZIPF else NEVER
    if form[0].isupper():
        return NEVER
    if parts[0] == "a":
        return ARTICLE if zipf < RARE_ZIPF and not closed[1] and _takes_article(lexicon, parts[1], place) else NEVER
    if all(closed):
        return SMALL if zipf < RARE_ZIPF else SMALL_KNOWN
    if zipf >= RARE_ZIPF:
        return NEVER
    if parts[1] == "a":
        return ARTICLE
    return ONE_SMALL if any(closed) and not _PREFIXES & set(parts) else NEVER


def _takes_article(lexicon: Words, rest: str, place: Place) -> bool:
    """Whether "a" is the article: before a noun, or an adjective and its noun, no "ahorse" and "anational"."""
    if not place.right:
        return lexicon.pair(place.left, "a") >= LEADS and not rest.endswith(_ADJECTIVES)
    if not place.right.islower():
        return False
    return not rest.endswith(_ADJECTIVES) or lexicon.pair(rest, place.right) >= ADJECTIVE_USES
