"""How a line without a stop reads: as a sentence that lost it, or as a headline, a label, a caption.

A logistic score of closed-class words, capitals, length and tense, and of what the lines below say: a headline repeats
in them and is shorter than they are, a sentence does neither. `tools/fit_lost_stops.py` fits the weights on news: lines
that lost their stop against lines that never had one, among stopped lines. At the same share of short lines that never
had a stop (5 %), it finds 73 % of the lost ones; a score of the line alone found 56 %.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import inf, log

from mtfix import data
from mtfix.lexicon import words
from mtfix.text.words import WORD

# The lines below that are looked at, and those of them where a headline is taken up again.
NEAR = 8
_NEXT = 3
_STEM = 5
_ARTICLES = frozenset("a an the".split())
_BE = frozenset("is are was were".split())
_HAVE = frozenset("has have had".split())
_PRONOUNS = frozenset("he she it they we i you who which him them there".split())
_POSSESSIVES = frozenset("this that these those his her its their our my your".split())
_ADVERBS = frozenset("also then however there now still even already very".split())
_BREAK = re.compile(r" [-–—|] |:(?!\d)|\?")
_DATE = re.compile(r"\b(?:on|in) (?:the )?(?:\d|[A-Z][a-z]+day|[A-Z][a-z]+ \d|last|this)")
# The middle of lines with and without a stop, where nothing follows.
_RELATIVE = -0.2
_UNKNOWN = {"repeated": 0.25, "repeated few": 0.15, "repeated next": 0.07, "repeated names": 0.15}
_VERBS = frozenset(
    "is are was were has have had do does did can could will would shall should may might must cannot isn't aren't "
    "wasn't weren't hasn't haven't hadn't don't doesn't didn't can't couldn't won't wouldn't it's he's i'm".split()
)
_NON_FINITE = frozenset("to be been being".split())
_SUBJECTS = ("he", "she", "it", "who", "they", "we")
_SEEN = 6
_OBJECT = re.compile(r"\w[a-z]+ed (?:the|an?|that|his|her|its|their|it|him|them|to)\b")
_CLAUSE = re.compile(r"\b(?:that|because|but|when|after|if|while|which|who|where)\b")


def features(text: str, near: Sequence[str], usual: float = 0.0) -> dict[str, float]:
    """Return the values of a line by name.

    `near` holds the lines that follow it, the next one first; `usual` is the mean length of the lines around, 0.0 where
    there are none.
    """
    return {**_own(text), "relative": log((len(text) + 1) / usual) if usual else _RELATIVE, **_repeated(text, near)}


def _own(text: str) -> dict[str, float]:
    """Return what the line itself tells."""
    found = WORD.findall(text)
    lower = [word.lower().replace("’", "'") for word in found]
    held, closed, first = set(lower), words("en").function_words, lower[0] if lower else ""
    count, later = max(len(found), 1), max(len(found) - 1, 1)
    return {
        "length": log(count + 1),
        "closed": sum(word in closed for word in lower) / count,
        "capitals": sum(word[0].isupper() for word in found[1:]) / later,
        "raised": sum(_is_raised(word) for word in found[1:]) / later,
        "articles": sum(word in _ARTICLES for word in lower) / count,
        "the": float("the" in held),
        "be": float(bool(held & _BE)),
        "have": float(bool(held & _HAVE)),
        "said": float("said" in held),
        "pronoun": float(bool(held & _PRONOUNS)),
        "possessive": float(bool(held & _POSSESSIVES)),
        "adverb": float(bool(held & _ADVERBS)),
        "past": float(any(word.endswith("ed") for word in lower[1:])),
        "spoke": float(not held.isdisjoint(_pasts())),
        "object": float(bool(_OBJECT.search(text))),
        "comma": float("," in text),
        "break": float(bool(_BREAK.search(text))),
        "date": float(bool(_DATE.search(text))),
        "clause": float(bool(_CLAUSE.search(text))),
        "first": float(first in closed),
        "starts": float(first in _PRONOUNS or first in _POSSESSIVES),
    }


@cache
def _pasts() -> frozenset[str]:
    """Return the irregular past forms that are no participle: "spoke", "took"."""
    rows = (line.split() for line in data.lines("irregular_verbs.txt"))
    forms = ((row[2], {row[0], row[3]}) for row in rows if len(row) > 3)
    return frozenset(past for past, others in forms if past not in others) - words("en").function_words


def _is_raised(word: str) -> bool:
    """Whether the word has a capital that it seldom has elsewhere, as in a headline in title case."""
    if not word[0].isupper() or len(word) < 4 or word.lower() in words("en").function_words:
        return False
    forms = words("en").forms(word)
    return forms.lower > forms.title


def _repeated(text: str, near: Sequence[str]) -> dict[str, float]:
    """Return how much of the line the lines that follow repeat."""
    if not near:
        return _UNKNOWN
    own, names, held = _stems(text), _names(text), [_stems(line) for line in near[:NEAR]]
    return {
        "repeated": len(own & set().union(*held)) / max(len(own), 1),
        "repeated few": len(own & set().union(*held[:_NEXT])) / max(len(own), 1),
        "repeated next": len(own & held[0]) / max(len(own), 1),
        "repeated names": len(names & set().union(*map(_names, near[:_NEXT]))) / max(len(names), 1),
    }


def _stems(text: str) -> set[str]:
    closed = words("en").function_words
    return {word.lower()[:_STEM] for word in WORD.findall(text) if len(word) > 2 and word.lower() not in closed}


def _names(text: str) -> set[str]:
    closed = words("en").function_words
    return {word for word in WORD.findall(text) if word[0].isupper() and len(word) > 2 and word.lower() not in closed}


def has_auxiliary(text: str) -> bool:
    """Whether the line holds an auxiliary: the one verb that is no participle of a title in any form."""
    return not _VERBS.isdisjoint(word.lower().replace("’", "'") for word in WORD.findall(text))


def has_verb(text: str) -> bool:
    """Whether a word of the line can be a finite verb: an auxiliary, a past form, a word seen after pronouns.

    What stands after "to" or "be" is none: "Assets to be put in place".
    """
    lower = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    if not _VERBS.isdisjoint(lower):
        return True
    closed = words("en").function_words
    pairs = pairwise(lower)
    free = (word for before, word in pairs if before not in _NON_FINITE and word not in closed)
    return any(word.endswith("ed") or is_finite(word) for word in free)


def is_finite(word: str) -> bool:
    """Whether the word stands after pronouns more than now and then, and not far more often after an article."""
    known = words("en")
    after = sum(known.pair(subject, word) for subject in _SUBJECTS)
    return after >= _SEEN and after * 4 > known.pair("the", word) + known.pair("a", word)


@cache
def _weights() -> dict[str, float]:
    table: dict[str, float] = data.table("lost_stops.json")
    return table


def loss(text: str, near: Sequence[str] = (), usual: float = 0.0, *, floor: float = -inf) -> float:
    """Return the log-odds that the line lost its stop, in a text where every second open line did.

    What is repeated only speaks against it, so the lines that follow are read only where the rest is above `floor`.
    """
    weights = _weights()
    own = {**_own(text), "relative": log((len(text) + 1) / usual) if usual else _RELATIVE}
    score = weights["bias"] + sum(weights[name] * value for name, value in own.items())
    if score <= floor:
        return score
    return score + sum(weights[name] * value for name, value in _repeated(text, near).items())
