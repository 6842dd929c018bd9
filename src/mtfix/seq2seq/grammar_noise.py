"""Grammar damage for training: articles, prepositions, agreement, tense, word forms, word order, lost and extra words.

What is confused with what comes from `data/repair_tables.json`, counts over human post-edits of real systems.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from random import Random
from typing import Any

from wordfreq import zipf_frequency

from mtfix import data
from mtfix.seq2seq.noise import WORD, Break, words

_ARTICLES = frozenset({"a", "an", "the"})
_ENDINGS = (
    ("", "s"), ("", "es"), ("s", ""), ("es", ""), ("y", "ies"), ("ies", "y"), ("", "ed"), ("e", "ed"), ("ed", ""),
    ("ed", "e"), ("ed", "ing"), ("ing", "ed"), ("", "ing"), ("e", "ing"), ("ing", ""), ("ing", "e"), ("s", "ed"),
    ("", "ly"), ("ly", ""), ("", "er"), ("er", ""), ("ing", "s"), ("s", "ing"), ("ed", "s"), ("d", ""), ("", "d"),
    ("'s", "s"), ("'s", ""), ("’s", ""), ("s", "'s"),
)  # fmt: skip
_AUXILIARIES = frozenset({"is", "was", "are", "were", "has", "have", "had", "been", "will"})
_RARE = 2.2
"""Zipf frequency under which a changed form does not count as a word."""


@cache
def tables() -> dict[str, Any]:
    """Return the counts of real confusions and the closed list (`writes`)."""
    return dict(data.table("repair_tables.json"))


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """Return for each form of an irregular verb the other forms."""
    out: dict[str, tuple[str, ...]] = {}
    for line in data.lines("irregular_verbs.txt"):
        forms = tuple(dict.fromkeys(line.split()))
        for form in forms:
            out.setdefault(form, tuple(other for other in forms if other != form))
    return out


def weighted(counts: dict[str, int], rng: Random) -> str:
    """Return one key, drawn by its count."""
    return rng.choices(list(counts), weights=list(counts.values()))[0]


def like(word: str, model: str) -> str:
    """Return `word` with the capitals of `model`."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() and word else word


def swap_article(text: str, rng: Random) -> Break | None:
    """Lose, add or exchange an article, or confuse "a" and "an"."""
    pool = words(text)
    articles = [m for m in pool if m.group().lower() in _ARTICLES]
    way = rng.random()
    if way < 0.35 or not articles:
        return _add(text, pool, rng.choice(["the", "the", "a", "an"]), rng, "article")
    word = rng.choice(articles)
    if way < 0.7:
        return _lose(text, word, rng, "article")
    other = rng.choice([a for a in ("a", "an", "the", "the") if a != word.group().lower()])
    return Break(*word.span(), like(other, word.group()), "grammar", "article")


def confuse(text: str, rng: Random) -> Break | None:
    """Exchange a word for one that systems really put in its place (prepositions, pronouns, auxiliaries)."""
    table = tables()["confuse"]
    pool = [m for m in words(text) if m.group().lower() in table and m.group().lower() not in _ARTICLES]
    if not pool:
        return None
    word = rng.choice(pool)
    return Break(*word.span(), like(weighted(table[word.group().lower()], rng), word.group()), "grammar", "confused")


def lose_word(text: str, rng: Random) -> Break | None:
    """Leave out a function word that systems leave out."""
    table = tables()["lost"]
    pool = [m for m in words(text) if m.group().lower() in table]
    if not pool:
        return None
    return _lose(text, rng.choices(pool, weights=[table[m.group().lower()] ** 0.5 for m in pool])[0], rng, "lost")


def add_word(text: str, rng: Random) -> Break | None:
    """Put in a function word that systems put in."""
    return _add(text, words(text), weighted(tables()["extra"], rng), rng, "extra")


def inflect(text: str, rng: Random) -> Break | None:
    """Give a word another ending, or an irregular verb another form; the result is a word."""
    pool = [m for m in words(text) if len(m.group()) > 1 and not m.group()[1:].isupper()]
    for word in rng.sample(pool, min(4, len(pool))):
        new = _other_form(word.group(), rng)
        if new:
            return Break(*word.span(), new, "grammar", "form")
    return None


def _other_form(word: str, rng: Random) -> str | None:
    family = _families().get(word.lower())
    if family:
        return like(rng.choice(family), word)
    for old, new in rng.sample(_ENDINGS, len(_ENDINGS)):
        if word.endswith(old) and len(word) - len(old) >= 3:
            form = word[: len(word) - len(old)] + new
            if _known(form.lower()):
                return form
    return None


@cache
def _known(word: str) -> bool:
    return bool(zipf_frequency(word, "en") >= _RARE)


def swap_words(text: str, rng: Random) -> Break | None:
    """Exchange two neighbours, or move a word over the next two."""
    pool = words(text)
    size = rng.choice([2, 2, 2, 3])
    together = [text[a.end() : b.start()] == " " for a, b in pairwise(pool)]
    starts = [i for i in range(len(pool) - size + 1) if all(together[i : i + size - 1])]
    if not starts:
        return None
    i = rng.choice(starts)
    parts = [m.group() for m in pool[i : i + size]]
    moved = [*parts[1:], parts[0]] if rng.random() < 0.5 else [parts[-1], *parts[:-1]]
    if moved == parts:
        return None
    return Break(pool[i].start(), pool[i + size - 1].end(), " ".join(moved), "grammar", "order")


def double_auxiliary(text: str, rng: Random) -> Break | None:
    """Double an auxiliary with another form of it: "was were", "have had been"."""
    pool = [m for m in words(text) if m.group().lower() in _AUXILIARIES]
    if not pool:
        return None
    word = rng.choice(pool)
    other = rng.choice(["is", "was", "are", "were", "has", "have", "had", "been", "be", "will"])
    new = f"{word.group()} {other}" if rng.random() < 0.5 else f"{like(other, word.group())} {word.group().lower()}"
    return Break(*word.span(), new, "grammar", "auxiliary")


def _lose(text: str, word: re.Match[str], rng: Random, note: str) -> Break | None:
    start, end = word.span()
    follows = WORD.match(text, end + 1)
    if text[end : end + 1] != " " or follows is None:
        return None
    new, stop = "", end + 1
    if word.group()[0].isupper() and follows.group()[0].islower() and word.group() != "I":
        new, stop = follows.group()[0].upper(), end + 2
    sites = [(follows.start(), follows.end())]
    if start > 1 and text[start - 1] == " ":
        sites += [(max(text.rfind(" ", 0, start - 1), 0), start - 1), (start, start)]
    return Break(start, stop, new, "grammar", note, rng.choice(sites))


def _add(text: str, pool: Sequence[re.Match[str]], extra: str, rng: Random, note: str) -> Break | None:
    inner = [m for m in pool[1:] if text[m.start() - 1] == " "]
    if not inner:
        return None
    place = rng.choice(inner).start()
    return Break(place, place, extra + " ", "grammar", note)


GRAMMAR = {
    "article": swap_article,
    "confused": confuse,
    "lost": lose_word,
    "extra": add_word,
    "form": inflect,
    "order": swap_words,
    "auxiliary": double_auxiliary,
}
