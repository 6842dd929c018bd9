"""Do the letters of a word speak for English, or for another language?

A logistic regression on runs of two to five letters, the edges of the word with them. It was fitted on words that one
of 25 word lists in Latin letters has and English lacks, against English words, English words with a slip of the pen,
and pairs of English words written together (`tools/fit_foreign_letters.py`).

It knows no word, so it must not be asked about one that a list has: "pizzeria" reads like another language and is
English. Above 1 are 57 % (French) to 93 % (Czech, Polish) of the words that stand only in the large list of another
language, and 45 of the different words in 3.6 million of human text that no list has and that are no slip, no compound
and no derived word of English.
"""

from __future__ import annotations

from functools import lru_cache

from mtfix import data

EDGES = "^$"
SIZES = (2, 3, 4, 5)


def grams(word: str) -> set[str]:
    """Return the runs of letters of `word` in small letters."""
    edged = EDGES[0] + word.lower() + EDGES[1]
    return {edged[at : at + size] for size in SIZES for at in range(len(edged) - size + 1)}


@lru_cache(maxsize=4096)
def foreignness(word: str) -> float:
    """Return the log odds that `word` is of another language: above 0 where its letters speak against English."""
    weights = _weights()
    return round(weights[""] + sum(weights.get(gram, 0.0) for gram in grams(word)), 3)


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    """Return the weight of each run of letters; that of "" is the bias."""
    found: dict[str, float] = {}
    for line in data.lines("foreign_letters.txt.gz"):
        weight, *listed = line.split("\t")
        found.update(dict.fromkeys(listed, int(weight) / 10))
    return found
