"""Breaking clean text with stutters, loops and twins, as decoders and page scrapers do."""

from __future__ import annotations

from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document, Span

_ARTICLES = frozenset(("the", "a", "an", "of", "and", "their", "to", "from", "its", "our"))


def inject(doc: Document, rng: Random) -> Injection | None:
    """Double a word, double a sentence, say a word many times, or say a phrase twice."""
    if len(doc.words) < 12:
        return None
    way = rng.random()
    if way < 0.45:
        return _word(doc, rng, 1)
    if way < 0.6:
        return _word(doc, rng, rng.randint(2, 4))
    if way < 0.8:
        return _phrase(doc, rng)
    return _sentence(doc, rng)


def _word(doc: Document, rng: Random, times: int) -> Injection | None:
    for _ in range(20):
        index = rng.randrange(1, len(doc.words) - 1)
        word = doc.words[index]
        plain = word.text.islower() and word.text.isalpha() and word.text.isascii()
        short = word.text in _ARTICLES
        alone = doc.text[word.start - 1] == " " and doc.text[word.end : word.end + 1] in (" ", ".", ",")
        if plain and alone and (short or len(word.text) > 5) and not doc.is_protected(word.start, word.end):
            return Injection(
                (Edit(word.end, word.end, (" " + word.text) * times),), "stutter" if times == 1 else "loop"
            )
    return None


def _phrase(doc: Document, rng: Random) -> Injection | None:
    """Say five to nine words of one sentence twice."""
    for _ in range(20):
        size = rng.randint(5, 9)
        if len(doc.words) <= size + 1:
            return None
        index = rng.randrange(1, len(doc.words) - size)
        chosen = doc.words[index : index + size]
        text = doc.text[chosen[0].start : chosen[-1].end]
        spaced = doc.text[chosen[0].start - 1] == " " and doc.text[chosen[-1].end : chosen[-1].end + 1] in (" ", ".")
        if spaced and all(char.isalpha() or char == " " for char in text) and text.islower():
            return Injection((Edit(chosen[-1].end, chosen[-1].end, " " + text),), "phrase")
    return None


def _sentence(doc: Document, rng: Random) -> Injection | None:
    for _ in range(10):
        span: Span = rng.choice(doc.sentences)
        said = doc.text[span.start : span.end]
        if said.count(" ") >= 6 and said[-1] in ".!?" and said[0].isupper() and "\n" not in said and said[-2].isalnum():
            return Injection((Edit(span.end, span.end, " " + said),), "sentence")
    return None
