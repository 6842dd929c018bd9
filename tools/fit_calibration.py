"""Fit the map from the raw scores of each kind to probabilities, and measure how well it holds on other documents.

python tools/fit_calibration.py            # writes src/mtfix/data/calibration.json

Documents of ten rows of clean.dev that are silent on their own: nearly all findings on the other rows are true faults
of the human text (`benchmarks/verdicts/human`), which would count as false here. Every other document is broken by
`mtfix.inject` (SYNTHETIC), the others stay as is. A finding is right where it touches an injected breakage. The map
is fitted on the first half of the corpus, and its expected calibration error measured on the second. A kind with
fewer than LEAST findings in either half keeps its raw scores.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import mtfix
from mtfix import Fixer, corpora, inject
from mtfix.engine import find
from mtfix.model import Finding, Gold
from mtfix.quality import expected_calibration_error, isotonic

OUT = Path(__file__).parents[1] / "src" / "mtfix" / "data" / "calibration.json"
CORPUS, ROWS, LEAST, SEED = "clean.dev", 10, 60, 900
Samples = dict[str, list[tuple[float, bool]]]


def touches(finding: Finding, gold: Iterable[Gold]) -> bool:
    """Return whether the finding touches a breakage."""
    return any(finding.start <= g.end and g.start <= finding.end for g in gold)


def samples(texts: Iterator[str], seed: int) -> Samples:
    """Return raw scores and outcomes by kind."""
    found: Samples = defaultdict(list)
    fixer = Fixer()
    for number, text in enumerate(texts):
        injected = inject(text, seed=seed + number, rate=0 if number % 2 else 1 / 45)
        for finding in fixer.detect(injected.text):
            found[finding.kind].append((finding.score, touches(finding, injected.gold)))
    return found


def documents() -> list[str]:
    """Return documents of rows that are silent on their own."""
    fixer = Fixer()
    rows = [row["text"] for row in corpora.rows(CORPUS) if not fixer.detect(row["text"])]
    return ["\n\n".join(rows[at : at + ROWS]) for at in range(0, len(rows) - ROWS + 1, ROWS)]


def fit(train: Samples, test: Samples) -> dict[str, dict[str, object]]:
    """Return the map of each kind with its error before and after, on the test half."""
    table: dict[str, dict[str, object]] = {}
    for kind in sorted(train):
        if min(len(train[kind]), len(test[kind])) < LEAST:
            continue
        scale = isotonic(*zip(*train[kind], strict=True))
        scores, outcomes = zip(*test[kind], strict=True)
        table[kind] = {
            "scores": [round(score, 4) for score in scale.scores],
            "values": [round(value, 4) for value in scale.values],
            "findings": len(train[kind]),
            "ece_raw": round(expected_calibration_error(scores, outcomes), 4),
            "ece": round(expected_calibration_error([scale(s) for s in scores], outcomes), 4),
        }
    return table


def main() -> None:
    """Fit, write, and print the errors."""
    find.probability = lambda _kind, score: score  # the raw scores, whatever map is in force
    texts = documents()
    half = len(texts) // 2
    table = fit(samples(iter(texts[:half]), SEED), samples(islice(texts, half, None), 2 * SEED))
    made = {"mtfix": mtfix.__version__, "corpus": CORPUS, "sha256": corpora.checksum(CORPUS), "seed": SEED}
    OUT.write_text(json.dumps({"made": made, "kinds": table}, indent=1) + "\n", encoding="utf-8")
    for kind, row in table.items():
        print(f"{kind:16} {row['findings']:6} findings  ECE raw {row['ece_raw']:.3f}  calibrated {row['ece']:.3f}")


if __name__ == "__main__":
    main()
