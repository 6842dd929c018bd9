"""The names of a document: each spelling with the places where it stands and the names right beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from mtfix.kinds.name_variant.skeleton import skeleton
from mtfix.lexicon import words
from mtfix.text import Document, Word

MIN_LENGTH = 4
_POSSESSIVE = re.compile(r"['’]s?$")
_FOLLOWER = re.compile(r" (?:[A-Z]\. )?([A-Z][\w]+)")
# Ranks that few people of one text have; Mr and Mrs are everybody.
RANKS = frozenset(
    "Mayor Manager Minister President Chairman Chairwoman Director Professor Doctor Captain General Colonel Major "
    "King Queen Prince Princess Duke Duchess Emperor Chef Coach Judge Inspector Senator Governor Ambassador Master "
    "Sister Brother Uncle Aunt Father Grandmother Grandfather Deputy Commander Sergeant Lieutenant Maître "
    "Don Doña".split()
)
_TITLES = frozenset("mr mrs ms miss dr prof sir lord lady st saint san santa pope king queen prince princess".split())


@dataclass(slots=True)
class Spelling:
    """One spelling of a name: its words in the document, and the skeletons of the names before and after it."""

    text: str
    places: list[Word] = field(default_factory=list)
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)
    followed: set[str] = field(default_factory=set)  # any word with a capital that follows, ordinary ones too
    ranks: set[str] = field(default_factory=set)  # what the bearer is, right before the name: "manager"
    beside: dict[int, set[str]] = field(default_factory=dict)  # start of a word -> skeletons beside it

    @property
    def first(self) -> int:
        """Where it stands first."""
        return self.places[0].start

    @property
    def first_full(self) -> int:
        """Where it first stands beside another name; past the end of every text where it never does."""
        return min(self.beside, default=1 << 62)


def bare(word: str) -> str:
    """Return the word without a possessive 's."""
    return _POSSESSIVE.sub("", word)


def spellings(doc: Document) -> dict[str, Spelling]:
    """Return every capitalised word that may be a name, by its spelling without the possessive."""
    found: dict[str, Spelling] = {}
    for form, indexes in doc.forms.items():
        if len(form) >= MIN_LENGTH and form[0].isupper() and form[1:].islower():
            name = bare(form)
            if len(name) >= MIN_LENGTH and name.isalpha() and may_be_name(name):
                found.setdefault(name, Spelling(name)).places.extend(doc.words[i] for i in indexes)
    return found


@lru_cache(maxsize=1 << 16)
def may_be_name(word: str) -> bool:
    """Return whether English does not know the word as one that is usually written small."""
    forms = words("en").forms(word)
    return not forms.lower or forms.lower <= 0.2 * forms.capitalised


def settle(doc: Document, spelling: Spelling) -> Spelling:
    """Fill in what stands beside each place; done only for the few spellings that have a rival."""
    spelling.places.sort()
    for word in spelling.places:
        index = doc.word_index(word.start)
        before = _name(doc, index - 1, index) if word.start else None
        after = _name(doc, index + 1, index)
        spelling.before |= {before} if before else set()
        spelling.after |= {after} if after else set()
        spelling.ranks |= _rank(doc, index)
        spelling.followed |= _followers(doc, index)
        if before or after:
            spelling.beside[word.start] = {name for name in (before, after) if name}
    return spelling


def following(doc: Document, index: int) -> str | None:
    """Return the next word without a possessive where only a space parts it from the word at `index`, else None."""
    here, after = doc.words[index], doc.words[index + 1] if index + 1 < len(doc.words) else None
    return bare(after.text) if after is not None and doc.text[here.end : after.start] in {" ", "\u00a0"} else None


def _rank(doc: Document, index: int) -> set[str]:
    """Return the rank right before the word at `index` ("Manager Choi")."""
    before = doc.words[index - 1].text if index else ""
    return {before} if before in RANKS and following(doc, index - 1) is not None else set()


def _name(doc: Document, index: int, here: int) -> str | None:
    """Return the skeleton of the name at `index` when only one space parts it from the word at `here`."""
    if not 0 <= index < len(doc.words):
        return None
    word, other = doc.words[index], doc.words[here]
    gap = doc.text[min(word.end, other.end) : max(word.start, other.start)]
    if gap not in (" ", "-", "\u00a0", "'s ", "’s ") or not word.text[0].isupper():
        return None
    if index < here and word.text != bare(word.text):
        return None
    name = bare(word.text)
    lower = name.lower()
    if lower in _TITLES or lower in words("en").function_words or not may_be_name(name):
        return None
    return skeleton(name) or None


def _followers(doc: Document, index: int) -> set[str]:
    """Return the next word with a capital, over an initial ("Eric V. Smith"), as it stands."""
    match = _FOLLOWER.match(doc.text, doc.words[index].end)
    return {match[1]} if match else set()
