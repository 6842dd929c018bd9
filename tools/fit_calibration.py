"""Fit the map from the raw scores of each kind to probabilities, and measure how well it holds on other documents.

python tools/fit_calibration.py            # writes src/mtfix/data/calibration.json

Two sorts of samples, pooled. (1) Documents of ten successive rows of clean.dev that are silent on their own (nearly all
findings on the others are true faults of the human text, which would count as false here); every other one is broken
by `mtfix.inject` (SYNTHETIC), and a finding is right where it touches an injected breakage. (2) Findings on MT of
wmt21 and wmt22 that were read by eye (`benchmarks/verdicts/wmt`), which show the levels of score that injection
hardly makes. The map is fitted on one half of each and its expected calibration error measured on the other.

The rows of a document stay together: where single rows were left out, speeches began in one row and ended in none, and
what looks over the border of a row (quote, punctuation) seemed worse than it is on real documents.

A kind keeps its raw scores where it has fewer than LEAST findings in either half, where their error is at most GOOD
already (injected damage makes hardly any of the doubtful findings of human text, so a map learns to trust those too),
or where the map would hide a level of score.
"""

from __future__ import annotations

import hashlib
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

ROOT = Path(__file__).parents[1]
VERDICTS = ROOT / "benchmarks" / "verdicts" / "wmt"
OUT = ROOT / "src" / "mtfix" / "data" / "calibration.json"
CORPUS, ROWS, LEAST, GOOD, HIDDEN, SEED = "clean.dev", 10, 60, 0.05, 0.5, 900
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


def read_by_eye() -> tuple[Samples, Samples]:
    """Return the raw scores of findings on MT that were read, with their verdicts, in two halves by text."""
    verdicts = {
        (entry["kind"], entry["text"], entry["start"], entry["end"]): bool(entry["verdict"])
        for path in sorted(VERDICTS.glob("*.jsonl"))
        for entry in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if entry["verdict"] is not None
    }
    wanted = {text for _, text, _, _ in verdicts}
    halves: tuple[Samples, Samples] = (defaultdict(list), defaultdict(list))
    fixer = Fixer()
    seen: set[str] = set()
    for row in (row for name in ("wmt21", "wmt22") for row in corpora.rows(name)):
        name = hashlib.sha256(row["mt"].encode("utf-8", "surrogatepass")).hexdigest()[:12]
        if name not in wanted or name in seen:
            continue
        seen.add(name)
        for finding in fixer.detect(row["mt"]):
            verdict = verdicts.get((finding.kind, name, finding.start, finding.end))
            if verdict is not None:
                halves[int(name, 16) % 2][finding.kind].append((finding.score, verdict))
    return halves


def documents() -> list[str]:
    """Return documents of successive rows that are silent on their own."""
    fixer = Fixer()
    return [text for text in corpora.documents(CORPUS, ROWS) if not fixer.detect(text)]


def fit(train: Samples, test: Samples) -> dict[str, dict[str, object]]:
    """Return the map of each kind with its error before and after, on the test half."""
    table: dict[str, dict[str, object]] = {}
    for kind in sorted(train):
        if min(len(train[kind]), len(test[kind])) < LEAST:
            continue
        scale = isotonic(*zip(*train[kind], strict=True))
        scores, outcomes = zip(*test[kind], strict=True)
        raw = expected_calibration_error(scores, outcomes)
        if raw <= GOOD or min(scale.values) < HIDDEN:
            print(f"{kind:16} keeps its raw scores, ECE {raw:.3f}")
            continue
        table[kind] = {
            "scores": [round(score, 4) for score in scale.scores],
            "values": [round(value, 4) for value in scale.values],
            "findings": len(train[kind]),
            "ece_raw": round(raw, 4),
            "ece": round(expected_calibration_error([scale(s) for s in scores], outcomes), 4),
        }
    return table


def main() -> None:
    """Fit, write, and print the errors."""
    find.probability = lambda _kind, score: score  # the raw scores, whatever map is in force
    texts = documents()
    half = len(texts) // 2
    train, test = samples(iter(texts[:half]), SEED), samples(islice(texts, half, None), 2 * SEED)
    for pool, more in zip((train, test), read_by_eye(), strict=True):
        for kind, pairs in more.items():
            pool[kind] += pairs
    table = fit(train, test)
    made = {"mtfix": mtfix.__version__, "corpus": CORPUS, "sha256": corpora.checksum(CORPUS), "seed": SEED}
    OUT.write_text(json.dumps({"made": made, "kinds": table}, indent=1) + "\n", encoding="utf-8")
    for kind, row in table.items():
        print(f"{kind:16} {row['findings']:6} findings  ECE raw {row['ece_raw']:.3f}  calibrated {row['ece']:.3f}")


if __name__ == "__main__":
    main()
