"""One letter torn off a word where the rest is a word as well: "f rom", "the y", "thi s".

A single letter is also a variable, an initial, a grade, an ending behind a lost apostrophe ("the worker s rights"), or
one of a word that is spelt out ("s l o w"). What stands around the two decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.split_word.gain import IMPOSSIBLE, gain, is_spaced, is_word
from mtfix.lexicon import Words, hyphens
from mtfix.text import Document

# Read on 20 million words of human text: chance ("the y term") ends at 2.6, torn words start at 3.
GAIN, SURE_GAIN, CLOSED_GAIN = 3.0, 4.0, 5.0
# "a" and "I" are words, "o" is one in verse.
_LETTERS = frozenset("bcdefghjklmnpqrstuvwxyzBCDEFGHJKLMNPQRSTUVWXYZ")
# With a lost apostrophe: "he s", "don t", "she d".
_CLITICS = frozenset("stdm")
_STUMPS = frozenset(
    "don didn doesn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn ain let ll ve".split()
)
_APOSTROPHES = ("'", "’", "`", "´")

# The y of a formula has no verb of the plural behind it.
_PLURAL = frozenset("are were have had will would can could should may might must do did also".split())

# First word, last word, score, whether it is sure.
Torn = tuple[int, int, float, bool]


def letters(doc: Document, lexicon: Words) -> Iterator[Torn]:
    """Yield (first word, last word, score, sure) where a letter and a word beside it read far better as one."""
    if doc.is_technical:
        return
    for form in sorted(_LETTERS & doc.forms.keys()):
        for index in doc.forms[form]:
            reads, first = max((_reads(doc, lexicon, first, index), first) for first in (index - 1, index))
            if reads < GAIN:
                continue
            closed = any(doc.words[i].text.lower() in lexicon.function_words for i in (first, first + 1))
            sure = reads >= (CLOSED_GAIN if closed else SURE_GAIN)
            if sure or not closed:
                sure = sure and not _may_be_genitive(doc, lexicon, first)
                yield first, first + 1, min(0.95, 0.65 + reads / 25), sure


def they(doc: Document) -> Iterator[Torn]:
    """Yield "the y" before a verb of the plural."""
    for index in () if doc.is_technical else doc.forms.get("y", ()):
        words = doc.words[max(0, index - 1) : index + 2]
        if len(words) == 3 and words[0].text.lower() == "the" and words[2].text in _PLURAL and is_spaced(doc, words):
            yield index - 1, index, 0.9, True


def _reads(doc: Document, lexicon: Words, first: int, index: int) -> float:
    """Return the gain of the two words from `first`, one of them the letter at `index`."""
    if first < 0 or first + 1 >= len(doc.words) or stands_alone(doc, lexicon, first, first + 1):
        return IMPOSSIBLE
    if first == index and doc.words[index].text.isupper() and doc.words[first + 1].text not in lexicon.function_words:
        return IMPOSSIBLE
    return gain(doc, lexicon, first, first + 1)


def stands_alone(doc: Document, lexicon: Words, first: int, last: int) -> bool:
    """Return whether one of the words is a letter of its own: spelt out, counted, a unit, or an ending."""
    all_words, text = doc.words, doc.text
    if min(len(all_words[index].text) for index in range(first, last + 1)) > 1:
        return False
    outer = [all_words[index] for index in (first - 1, last + 1) if 0 <= index < len(all_words)]
    if any(len(word.text) == 1 and word.text not in "aAI" for word in outer):
        return True
    left, right = all_words[first], all_words[last].text
    if len(left.text) == 1:
        before = text[max(0, left.start - 2) : left.start]
        counted = before[:1].isdigit() and is_word(right, doc.lang)
        return counted or before[:1] in _APOSTROPHES or hyphens.is_compound(left.text, right)
    low = left.text.lower()
    # "The players ' names" was torn by a tokenizer.
    if right == "s" and text[all_words[last].end :][:2].strip() in _APOSTROPHES:
        return True
    return right in _CLITICS and (low in lexicon.function_words or low in _STUMPS)


def _may_be_genitive(doc: Document, lexicon: Words, first: int) -> bool:
    """Whether an apostrophe may be lost before the letter: "the worker s rights"."""
    last = doc.words[first + 1]
    if last.text != "s":
        return False
    if _STUMPS & doc.forms.keys():
        return True
    following = doc.words[first + 2] if first + 2 < len(doc.words) else None
    if following is None or doc.text[last.end : following.start] != " ":
        return False
    return following.text.lower() not in lexicon.function_words
