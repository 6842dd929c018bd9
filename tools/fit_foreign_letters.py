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
from collections import Counter, defaultdict
from itertools import accumulate
from pathlib import Path
from random import Random

import torch

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
    rows = [grams(word) for word in (*foreign, *english)]
    counts = Counter(gram for row in rows for gram in row)
    index = {gram: at for at, gram in enumerate(sorted(gram for gram, seen in counts.items() if seen >= RARE))}
    held = [sorted(index[gram] for gram in row if gram in index) for row in rows]
    flat = torch.tensor([gram for row in held for gram in row])
    starts = torch.tensor([0, *accumulate(map(len, held))][:-1])
    labels = torch.tensor([1.0] * len(foreign) + [0.0] * len(english))
    share = labels.mean()
    balance = labels * (0.5 / share) + (1 - labels) * (0.5 / (1 - share))
    weights, bias = torch.zeros(len(index), 1, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.Adam([weights, bias], lr=0.1)
    for _ in range(STEPS):
        optimiser.zero_grad()
        logits = torch.nn.functional.embedding_bag(flat, weights, starts, mode="sum")[:, 0] + bias
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, labels, balance)
        (loss + LASSO * weights.abs().sum()).backward()
        optimiser.step()
    values = weights.detach()[:, 0].tolist()
    return {"": bias.item()} | {gram: values[at] for gram, at in index.items()}


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
