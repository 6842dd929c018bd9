"""Fit src/mtfix/data/foreign_letters.txt.gz: which runs of letters speak for a language that is not English.

    python tools/fit_foreign_letters.py

Foreign words are those of the small lists of wordfreq that English has not, or far more seldom; English words are those
of its large list that human text writes small or never with a capital, and the same with a slip of the pen or two of
them written together. Only weights of runs of letters are kept. Needs torch and three minutes; the same lists give
the same weights up to the rounding of the platform.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from pathlib import Path
from random import Random

from regression import fit_weights

from mtfix.lexicon import words
from mtfix.lexicon.letters import grams
from mtfix.lexicon.tables import zipf_table

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/mtfix/data/foreign_letters.txt.gz"
LANGUAGES = "ca cs da de es fi fil fr hu id is it lt lv ms nb nl pl pt ro sh sk sl sv tr".split()
SHAPE = re.compile(r"[a-z\u00df-\u024f]{4,24}")
LEAST = 0.15
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
SEED, MOST_FOREIGN, SLIPS, PAIRS, RARE, STEPS, LASSO = 5, 130_000, 0.35, 6_000, 40, 100, 6e-7


def slip(word: str, rng: Random) -> str:
    """Return `word` with a letter lost, doubled, swapped, added or changed."""
    at, kind = rng.randrange(1, len(word)), rng.random()
    if kind < 0.3:
        return word[:at] + word[at + 1 :]
    if kind < 0.55:
        return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    if kind < 0.75:
        return word[:at] + rng.choice(ALPHABET) + word[at:]
    if kind < 0.85:
        return word[:at] + word[at - 1] + word[at:]
    return word[:at] + rng.choice(ALPHABET) + word[at + 1 :]


def examples() -> tuple[list[str], list[str]]:
    """Return foreign and English words."""
    rng, english, best = Random(SEED), words("en"), dict[str, float]()
    for lang in LANGUAGES:
        for word, zipf in zipf_table(lang, "small").items():
            if SHAPE.fullmatch(word):
                best[word] = max(best.get(word, 0.0), zipf)
    foreign = sorted(word for word, zipf in best.items() if english.zipf(word) < min(1.6, zipf - 1.5))
    known = []
    for word, zipf in zipf_table("en", "large").items():
        if SHAPE.fullmatch(word) and word.isascii():
            forms = english.forms(word)
            unseen = zipf >= 2.0 and best.get(word, 0.0) < zipf - 1 and forms.capitalised == 0
            if forms.lower > forms.capitalised or unseen:
                known.append(word)
    slips = [slip(word, rng) for word in known if rng.random() < SLIPS]
    pairs = [left + right for left, right in zip(rng.sample(known, PAIRS), rng.sample(known, PAIRS), strict=True)]
    return rng.sample(foreign, MOST_FOREIGN), sorted({*known, *slips, *pairs} - set(foreign))


def fit(foreign: list[str], english: list[str]) -> dict[str, float]:
    """Return the weights of one logistic regression, both classes of equal weight; "" is the bias."""
    rows = [sorted(grams(word)) for word in (*foreign, *english)]
    labels = [1.0] * len(foreign) + [0.0] * len(english)
    bias, weights = fit_weights(rows, labels, rare=RARE, steps=STEPS, penalty=lambda found: LASSO * found.abs().sum())
    return {"": bias} | weights


def main() -> None:
    """Fit and write the table: a line for each weight, in tenths, with its runs of letters."""
    rows: dict[int, list[str]] = defaultdict(list)
    for gram, value in fit(*examples()).items():
        if abs(value) >= LEAST or not gram:
            rows[round(value * 10)].append(gram)
    text = "".join("\t".join([str(weight), *sorted(listed)]) + "\n" for weight, listed in sorted(rows.items()))
    OUT.write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    main()
