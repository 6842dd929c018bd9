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
from pathlib import Path
from random import Random

from regression import fit_weights

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
    names, labels = [names for names, _ in rows], [label for _, label in rows]
    bias, weights = fit_weights(
        names, labels, rare=RARE, steps=STEPS, penalty=lambda found: DECAY * found.square().sum()
    )
    return {"bias": round(bias, 3)} | {name: round(weight, 3) for name, weight in weights.items()}


def main() -> None:
    """Fit all marks and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("MTFIX_DATA", ROOT.parent / "shared/data")))
    rows = examples(parser.parse_args().data / "clean.train.jsonl.gz")
    for mark, held in rows.items():
        print(mark, len(held), sum(label for _, label in held))
    table = {mark: fit(held) for mark, held in rows.items()}
    OUT.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
