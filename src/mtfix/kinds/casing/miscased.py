"""What the rules of `casing` yield, and the small questions about words that they share."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document, Word

STOPS = ".!?…"
# With so large a share of capitals a sentence is a headline or a title.
_HEADLINE_SHARE = 0.45
CLOSERS = "\"'”’»)]*_= "


class Miscased(NamedTuple):
    """One word with the wrong case: its span, what should stand there ("" where only a person knows), and how sure."""

    start: int
    end: int
    replacement: str
    message: str
    score: float
    safety: Safety


def _listed(name: str) -> list[str]:
    """Return the words of a list in `data/en`; lines that begin with "#" are comments."""
    text = files("mtfix").joinpath("data", "en", name).read_text("utf-8")
    return [word for line in text.split("\n") if not line.startswith("#") for word in line.split()]


@lru_cache(maxsize=1)
def always_capitalised() -> frozenset[str]:
    """Return the words that English capitalises in every running text (data/en/always_capitalised.txt)."""
    return frozenset(_listed("always_capitalised.txt"))


@lru_cache(maxsize=1)
def spellings() -> dict[str, str]:
    """Return brands and units as they are written, by their form with one capital: "Github" -> "GitHub"."""
    return {name.capitalize(): name for name in _listed("brand_spellings.txt")}


def capitalise(word: str) -> str:
    """Return the word with its first letter as a capital, the rest as it is."""
    return word[:1].upper() + word[1:]


def is_common(word: str) -> bool:
    """Return whether English readers know the word as an ordinary one, written small in running text."""
    lexicon = words("en")
    forms = lexicon.forms(word)
    return forms.lower >= 3 and forms.lower > 4 * forms.capitalised


def is_ordinary(word: str) -> bool:
    """Return whether English almost never writes the word with a capital inside a sentence."""
    forms = words("en").forms(word)
    return forms.lower >= 30 and forms.capitalised <= 0.1 * forms.lower


def ends_stopped(text: str, start: int, end: int) -> bool:
    """Return whether `text[start:end]` ends in a full stop, question or exclamation mark, closing marks aside."""
    return text[max(start, end - 8) : end].rstrip(CLOSERS)[-1:] in tuple(STOPS)


def neighbours(doc: Document, index: int) -> tuple[Word | None, Word | None]:
    """Return the words before and after word `index`, each only where one space or line end lies between."""
    before = doc.words[index - 1] if index else None
    after = doc.words[index + 1] if index + 1 < len(doc.words) else None
    here = doc.words[index]
    if before and doc.text[before.end : here.start] not in (" ", "\n"):
        before = None
    if after and doc.text[here.end : after.start] not in (" ", "\n"):
        after = None
    return before, after


def is_headline(doc: Document, here: Word) -> bool:
    """Return whether so many words of the sentence have capitals that it is a headline or a title."""
    span = doc.sentence_at(here.start)
    near = doc.words_in(max(span.start, here.start - 150), min(span.end, here.end + 150))
    capital = sum(word.text[0].isupper() for word in near)
    return capital > _HEADLINE_SHARE * len(near) or len(near) < 5
