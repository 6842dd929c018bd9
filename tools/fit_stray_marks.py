"""Fit src/mtfix/data/stray_marks.json: how a mark that is stray differs from one that is right.

    python tools/fit_stray_marks.py --data DIR

DIR holds clean.train.jsonl.gz; the default is $MTFIX_DATA, else ../shared/data. Negatives are the marks of the corpus
between two words, positives are marks set after a random word of the same sentences; one logistic regression a mark.
Needs torch; the same input gives the same weights up to the rounding of the platform.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections import Counter
from itertools import accumulate
from pathlib import Path
from random import Random

import torch

from mtfix.kinds.punctuation.reading import CANDIDATE, MARKS, features

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/mtfix/data/stray_marks.json"
SEED, CAP, RARE, STEPS, DECAY = 7, 12_000, 15, 120, 2e-6
Rows = list[tuple[list[str], float]]


def examples(path: Path) -> dict[str, Rows]:
    """Return the features and labels of each mark."""
    rng = Random(SEED)
    rows: dict[str, Rows] = {mark: [] for mark in MARKS}
    counts: Counter[tuple[str, float]] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if row.get("tokenized") or (row["source"] == "tatoeba" and rng.random() < 0.5):
                continue
            for text, at, label in sites(row["text"], rng):
                keep = counts[text[at], label] < CAP and (found := list(features(text, at)))
                if keep:
                    counts[text[at], label] += 1
                    rows[text[at]].append((found, label))
    return rows


def sites(text: str, rng: Random) -> list[tuple[str, int, float]]:
    """Return the marks of a sentence, and one that does not belong there."""
    found = [(text, match.start(), 0.0) for match in CANDIDATE.finditer(text)]
    spaces = [at for at, char in enumerate(text) if char == " " and 0 < at < len(text) - 1]
    if spaces and rng.random() < 0.5:
        at, mark = rng.choice(spaces), rng.choice(MARKS)
        if text[at - 1].isalnum() and text[at + 1].isalnum():
            found.append((text[:at] + mark + text[at:], at, 1.0))
    return found


def fit(rows: Rows) -> dict[str, float]:
    """Return the weights of one logistic regression, both classes of equal weight."""
    counts = Counter(name for names, _ in rows for name in names)
    index = {name: at for at, name in enumerate(sorted(name for name, seen in counts.items() if seen >= RARE))}
    held = [[index[name] for name in names if name in index] for names, _ in rows]
    flat = torch.tensor([name for names in held for name in names])
    starts = torch.tensor([0, *accumulate(len(names) for names in held)][:-1])
    labels = torch.tensor([label for _, label in rows])
    share = labels.mean()
    balance = labels * (0.5 / share) + (1 - labels) * (0.5 / (1 - share))
    weights, bias = torch.zeros(len(index), 1, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.Adam([weights, bias], lr=0.1)
    for _ in range(STEPS):
        optimiser.zero_grad()
        logits = torch.nn.functional.embedding_bag(flat, weights, starts, mode="sum")[:, 0] + bias
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, labels, balance)
        (loss + DECAY * weights.square().sum()).backward()
        optimiser.step()
    values = weights.detach()[:, 0].tolist()
    return {"bias": round(bias.item(), 3)} | {name: round(values[at], 3) for name, at in index.items()}


def main() -> None:
    """Fit all marks and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("MTFIX_DATA", ROOT.parent / "shared/data")))
    torch.manual_seed(SEED)
    rows = examples(parser.parse_args().data / "clean.train.jsonl.gz")
    for mark, held in rows.items():
        print(mark, len(held), sum(label for _, label in held))
    table = {mark: fit(held) for mark, held in rows.items()}
    OUT.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
