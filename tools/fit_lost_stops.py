"""Fit src/mtfix/data/lost_stops.json: how a line that lost its stop differs from one that never had one.

    python tools/fit_lost_stops.py --data DIR

DIR holds clean.train.jsonl.gz; the default is $MTFIX_DATA, else ../shared/data. The lines are those of its news, each
with the eight lines that follow it, six of them stopped. Lines without a stop are headlines, captions and labels, and
about one in six is a sentence whose stop the corpus lost: what a first fit on the other folds calls a sentence by more
than LOST is left out of the last one. The rest against stopped lines without their stop; both classes of equal weight,
a small ridge. Prints the shares found at shares of false ones, by cross-validation. The same input gives the same
weights up to the rounding of the platform.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from pathlib import Path
from random import Random

import torch

from mtfix.kinds.punctuation.lost import NEAR, features
from mtfix.kinds.punctuation.stop import is_open, is_stopped
from mtfix.text import Span

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/mtfix/data/lost_stops.json"
SEED, SHARE, FOLDS, RIDGE, STEPS, LOST = 1, 0.3, 5, 1e-3, 30, 1.0
SOURCE, STOPPED = "newstest", 6
Rows = list[tuple[str, list[str]]]


def lines(path: Path) -> tuple[Rows, Rows]:
    """Return lines whose stop is taken away, and lines without one, each with the lines that follow."""
    rng = Random(SEED)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [row["text"].strip() for row in map(json.loads, file) if SOURCE in row["source"]]
    rows = [text for text in rows if text and "\n" not in text]
    lost: Rows = []
    never: Rows = []
    for at, text in enumerate(rows[: -NEAR or None]):
        near = rows[at + 1 : at + 1 + NEAR]
        if sum(is_stopped(line, whole(line)) for line in near) < STOPPED:
            continue
        if is_open(text, whole(text)):
            never.append((text, near))
        elif text[-1] == "." and is_open(text[:-1], whole(text[:-1])) and rng.random() < SHARE:
            lost.append((text[:-1], near))
    return lost, never


def whole(text: str) -> Span:
    """Return the span of the only line of `text`."""
    return Span(0, len(text))


def fit(values: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Return the weights of a logistic regression by Newton's method; the last column is the bias."""
    share = labels.mean()
    balance = torch.where(labels > 0, 0.5 / share, 0.5 / (1 - share))
    weights = torch.zeros(values.shape[1], dtype=values.dtype)
    ridge = torch.eye(values.shape[1], dtype=values.dtype) * RIDGE * len(labels)
    ridge[-1, -1] = 0
    for _ in range(STEPS):
        chance = torch.sigmoid(values @ weights)
        slope = values.T @ (balance * (labels - chance)) - ridge @ weights
        bend = (values * (balance * chance * (1 - chance))[:, None]).T @ values + ridge
        weights = weights + torch.linalg.solve(bend, slope)
    return weights


def crossed(values: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Return the score of each row by the weights of the other folds."""
    folds = torch.arange(len(labels)) % FOLDS
    scores = torch.zeros(len(labels), dtype=values.dtype)
    for fold in range(FOLDS):
        scores[folds == fold] = values[folds == fold] @ fit(values[folds != fold], labels[folds != fold])
    return scores


def main() -> None:
    """Fit, report and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("MTFIX_DATA", ROOT.parent / "shared/data")))
    lost, never = lines(parser.parse_args().data / "clean.train.jsonl.gz")
    rows = lost + never
    names = list(features(*rows[0]))
    usual = [sum(map(len, near)) / len(near) for _, near in rows]
    held = [[*features(*row, mean).values(), 1.0] for row, mean in zip(rows, usual, strict=True)]
    values = torch.tensor(held, dtype=torch.float64)
    labels = torch.tensor([1.0] * len(lost) + [0.0] * len(never), dtype=torch.float64)
    kept = (labels > 0) | (crossed(values, labels) <= LOST)
    print(f"{len(lost)} lost, {len(never)} never had one, {int((~kept).sum())} of them left out")
    values, labels = values[kept], labels[kept]
    scores = crossed(values, labels)
    for share in (0.01, 0.02, 0.05, 0.1, 0.2):
        least = torch.quantile(scores[labels == 0], 1 - share)
        found = (scores[labels > 0] > least).double().mean()
        print(f"{share:5.2f} false: over {least:5.2f}, {found:.3f} found")
    weights = dict(zip([*names, "bias"], (round(value, 3) for value in fit(values, labels).tolist()), strict=True))
    OUT.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
