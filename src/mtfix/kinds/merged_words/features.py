"""The features of a split: how two words written as one read as two.

The frequency of the pair in human English against that of the whole, how well the halves fit the words on both sides,
closed-class halves, endings, capitals. Halves that make many closed compounds ("house", "under") speak against a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import log2, log10
from typing import NamedTuple

from mtfix.data import table
from mtfix.lexicon import Words, words

# Words as frequent as this in a crawled list are words; "atleast" (3.54) is the commonest that is not.
COMMON_ZIPF = 3.56
HALF_ZIPF = 2.0
# A long word that only the list of frequencies knows may be a half beside "of", "the", "was": "effigiesof".
RARE, CLOSED_ZIPF = 7, 5.0
NAME_SHARE = 0.8
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "'s", "’s", "n't", "n’t")
_ADJECTIVE = re.compile(r"(?:al|ic|ous|ive|ful|able|ible|ent|ant|ary|ian|ese|ish)$")
_ABSTRACT = re.compile(r"(?:[st]ion|ment|ity|ness|[ae]nce|ism)s?$")
_PLURAL = re.compile(r"[^su'i]s$")
_VERBAL = ("ly", "ed", "ing")


class Place(NamedTuple):
    """Where a word stands: its neighbours one space away ("" where there is none), and whether it opens a sentence."""

    left: str
    right: str
    opens: bool


class Split(NamedTuple):
    """One way to read a word as two: the offset of the border in the word, the halves, and the features."""

    at: int
    left: str
    right: str
    features: dict[str, float]


class Model(NamedTuple):
    """The fitted weights, and how many closed compounds of human text begin or end with a word (3 or more)."""

    weights: dict[str, float]
    bias: float
    heads: dict[str, int]
    tails: dict[str, int]


@lru_cache
def model() -> Model:
    """Return the model that tools/fit_merged_words.py fitted."""
    data = table("merged_words.json")
    return Model(data["weights"], data["bias"], _counts(data["heads"]), _counts(data["tails"]))


def _counts(groups: dict[str, str]) -> dict[str, int]:
    return {word: int(count) for count, members in groups.items() for word in members.split()}


@lru_cache
def halves() -> dict[str, frozenset[str]]:
    """Return the hand-written lists of particles, prefixes, suffixes and closed compounds."""
    return {name: frozenset(members.split()) for name, members in table("en/word_halves.json").items()}


@lru_cache(maxsize=1 << 16)
def is_known(form: str, lang: str) -> bool:
    """Return whether human text uses the word, so that nobody glued it."""
    lexicon = words(lang)
    if lexicon.zipf(form) >= COMMON_ZIPF or lexicon.forms(form).total > 0:
        return True
    return any(lexicon.forms(stem).total > 0 for stem in stems(form))


def stems(form: str) -> Iterator[str]:
    """Yield the word without an ending of inflection: prizefights, prizefight."""
    for ending in _ENDINGS:
        if len(form) > len(ending) + 4 and form.endswith(ending):
            yield form[: -len(ending)]


def splits(lexicon: Words, form: str, place: Place, count: int) -> Iterator[Split]:
    """Yield each split of `form`, which the text has `count` times, into two words that human text uses."""
    low = form.lower().replace("’", "'")
    for at in range(1 if form[0] == "I" else 2, len(low) - 1):
        left, right = low[:at], low[at:]
        left_zipf = lexicon.zipf(left)
        if left_zipf < HALF_ZIPF:
            continue
        right_zipf = lexicon.zipf(right) or lexicon.zipf(right.removesuffix("'s"))
        if right_zipf >= HALF_ZIPF and _are_used(lexicon, (left, left_zipf), (right, right_zipf), form):
            features = _frequency(lexicon, form, left, right, place)
            features |= _classes(lexicon, form, left, right, place)
            features |= _shape(left, right)
            features["repeated"] = float(count > 1)
            yield Split(at, left, right, features)


def _are_used(lexicon: Words, left: tuple[str, float], right: tuple[str, float], form: str) -> bool:
    """Whether human text uses both halves; one may be rare when it is long and the other a common closed-class word."""
    left_used, right_used = _is_used(lexicon, *left), _is_used(lexicon, *right)
    if left_used and right_used:
        return True
    (rare, _), (other, zipf) = (left, right) if right_used else (right, left)
    used = left_used or right_used
    return used and len(rare) >= RARE and zipf >= CLOSED_ZIPF and other in lexicon.function_words and form.islower()


def _is_used(lexicon: Words, half: str, zipf: float) -> bool:
    return zipf >= 3.5 or is_known(half, lexicon.lang)


def _frequency(lexicon: Words, form: str, left: str, right: str, place: Place) -> dict[str, float]:
    """Return how frequent the pair is, how frequent the whole, and what the neighbours add."""
    whole = max(lexicon.zipf(form), *(lexicon.zipf(stem) for stem in stems(form)), 0.0)
    left_zipf = lexicon.zipf(left)
    features = {
        "joint": left_zipf + lexicon.pair_logp(left, right),
        "zipf": whole,
        "in_list": float(whole > 0),
        "pair": log10(1 + lexicon.pair(left, right)),
        "left_uses": min(lexicon.forms(left).total, 100) / 100,
        "right_uses": min(lexicon.forms(right).total, 100) / 100,
        "left_gain": 0.0,
        "right_gain": 0.0,
    }
    if place.left or place.opens:
        features["left_gain"] = lexicon.pair_logp(place.left or "<s>", left) - (left_zipf - 9)
    if place.right:
        alone = max(lexicon.zipf(place.right), 1.0) - 9
        features["right_gain"] = lexicon.pair_logp(right, place.right) - alone
    return features


def _classes(lexicon: Words, form: str, left: str, right: str, place: Place) -> dict[str, float]:
    """Return what the halves are (closed-class words, particles, names) and what the capital says."""
    particles, function = halves()["particles"], lexicon.function_words
    left_particle, right_particle = left in particles, right in particles
    left_function = left in function and not left_particle
    right_function = right in function and not right_particle
    content = not (left_function or right_function or left_particle or right_particle)
    title = form[0].isupper()
    inside = title and not place.opens
    left_name = lexicon.name_share(left) > NAME_SHARE
    shortest = min(len(left), len(right))
    pair = log10(1 + lexicon.pair(left, right))
    flags = {
        "left_function": left_function,
        "right_function": right_function,
        "both_function": left_function and right_function,
        "left_particle": left_particle,
        "right_particle": right_particle,
        "content": content,
        "title_inside": inside,
        "title_opens": title and place.opens,
        "title_content": title and content,
        "title_min2": inside and shortest <= 2,
        "title_min3": inside and shortest == 3,
        "title_function": inside and (left_function or right_function),
        "title_name": inside and left_name,
        "name_function": inside and left_name and right_function,
        "left_name": left_name and title,
        "right_name": lexicon.name_share(right) > NAME_SHARE,
        "phrase": inside and place.left[:1].isupper(),
    }
    return {name: float(flag) for name, flag in flags.items()} | {"content_pair": pair * content}


def _shape(left: str, right: str) -> dict[str, float]:
    """Return what lengths and endings say: compounds are made of short nouns, slips of any words."""
    shortest = min(len(left), len(right))
    fitted = model()
    flags = {f"min{length}": shortest == length for length in (2, 3)}
    flags |= {f"min{length}": shortest >= length for length in (5, 6, 7)}
    for side, half in (("left", left), ("right", right)):
        flags |= {f"{side}_{ending}": half.endswith(ending) for ending in _VERBAL}
        flags[f"{side}_plural"] = _PLURAL.search(half) is not None
        flags[f"{side}_adjective"] = _ADJECTIVE.search(half) is not None
        flags[f"{side}_abstract"] = _ABSTRACT.search(half) is not None
    flags["prefix"] = left in halves()["prefixes"]
    flags["suffix"] = right in halves()["suffixes"]
    return {name: float(flag) for name, flag in flags.items()} | {
        "left_compounds": log2(1 + fitted.heads.get(left, 0)),
        "right_compounds": log2(1 + fitted.tails.get(right, 0)),
        "length": min(len(left) + len(right), 20) / 10,
    }
