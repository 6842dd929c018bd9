"""Measure a repair model on held-out sentences and fit its calibration.

    python tools/calibrate_repair.py MODEL_DIR DATA_DIR [--spans 12000] [--plot docs/reliability.png] [--report FILE]

Draws breakages of sentences that were never trained on, half of them to fit (isotonic, one curve a kind where there are
300 spans), half to report; then fits on all and writes `calibration.json` into MODEL_DIR. "Safe" is the lowest
probability from which proposals are right in 98 % of cases, with four more failures than were seen.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from mtfix.quality import expected_calibration_error, isotonic, reliability
from mtfix.seq2seq.calibration import ALL, NEVER, Calibration, Curve
from mtfix.seq2seq.checkpoint import read
from mtfix.seq2seq.data import spans_of
from mtfix.seq2seq.evaluate import group
from mtfix.seq2seq.propose import Proposer
from mtfix.seq2seq.sources import load_sources

SEED = 4711
LEAST = 300
PRECISION = 0.98


@dataclass(frozen=True, slots=True)
class Row:
    """One span: its kind and row of the table, probability of keep, best change, and what is right."""

    kind: str
    row: str
    kept: bool
    keep: float
    best: float
    right: bool
    argmax: bool


def rows_of(model: Path, data: Path, count: int) -> tuple[list[Row], float]:
    """Return what the model says on `count` held-out spans, and spans a second."""
    net, pieces, _ = read(str(model))
    proposer = Proposer(net, pieces, Calibration({}, {}))
    drawn = spans_of(load_sources(data, dev=True), SEED, count)
    start = time.perf_counter()
    texts = proposer.texts([(view, span.kind) for view, span in drawn])
    speed = len(drawn) / (time.perf_counter() - start)
    rows = []
    for (view, span), found in zip(drawn, texts, strict=True):
        keep = min(found.get(view.span, 0.0), 1.0)
        changes = sorted(((p, t) for t, p in found.items() if t != view.span), reverse=True)
        best, text = changes[0] if changes else (0.0, None)
        top = view.span if keep >= best else text
        rows.append(
            Row(span.kind, group(span.kind, span.note), span.note == "keep", keep, min(best, 1.0), text == span.target,
                top == span.target)
        )  # fmt: skip
    return rows, speed


def curve(scores: list[float], outcomes: list[bool]) -> Curve:
    """Return the isotonic curve; thinning it to 40 points was tried and cost more error than it saved bytes."""
    fitted = isotonic(scores, outcomes)
    points = list(zip(fitted.scores, fitted.values, strict=True))
    return tuple(round(s, 5) for s, _ in points), tuple(round(min(max(v, 0.001), 0.999), 4) for _, v in points)


def fit(rows: list[Row]) -> Calibration:
    """Return curves by kind, and the safe probabilities."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.kind].append(row)
        groups[ALL].append(row)
    big = {kind: found for kind, found in groups.items() if len(found) >= LEAST}
    keeps = {kind: curve([r.keep for r in found], [r.kept for r in found]) for kind, found in big.items()}
    changes = {kind: curve([r.best for r in found], [r.right for r in found]) for kind, found in big.items()}
    calibration = Calibration(keeps, changes)
    safe = {kind: safe_from(calibration, kind, found) for kind, found in big.items()}
    return Calibration(keeps, changes, safe)


def safe_from(calibration: Calibration, kind: str, rows: list[Row]) -> float:
    """Return the lowest probability from which proposals are precise enough."""
    ranked = sorted(((calibration.change(kind, r.best), r.right) for r in rows), reverse=True)
    safe, right = NEVER, 0
    for number, (probability, hit) in enumerate(ranked, start=1):
        right += hit
        # Four more failures than were seen: a threshold chosen as the lowest that holds is too hopeful by itself.
        if right / (number + 4) >= PRECISION:
            safe = probability
    return round(max(safe, 0.5), 4)


def report(rows: list[Row], calibration: Calibration) -> dict[str, object]:
    """Return figures by row of the table and the calibration errors."""
    table: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        table[row.row].append(row)
        table["all"].append(row)
        if row.kept:
            table[f"keep:{row.kind}"].append(row)
    changes = [calibration.change(r.kind, r.best) for r in rows]
    keeps = [calibration.keep(r.kind, r.keep) for r in rows]
    acted = [(r.kind, p, r.right, r.kept) for r, p in zip(rows, changes, strict=True)]
    safe = [hit for kind, p, hit, _ in acted if p >= calibration.safe_from(kind)]
    return {
        "spans": len(rows),
        "exact": {
            name: [round(sum(r.argmax for r in found) / len(found), 4), len(found)]
            for name, found in sorted(table.items())
        },
        "ece_change": round(expected_calibration_error(changes, [r.right for r in rows]), 4),
        "ece_keep": round(expected_calibration_error(keeps, [r.kept for r in rows]), 4),
        "ece_raw_change": round(expected_calibration_error([r.best for r in rows], [r.right for r in rows]), 4),
        "safe": {"share": round(len(safe) / len(rows), 4), "precision": round(sum(safe) / max(1, len(safe)), 4)},
        "bins": [
            [round(b.mean_score, 4), round(b.observed, 4), b.count]
            for b in reliability(changes, [r.right for r in rows])
        ],
    }


def plot(figures: dict[str, object], path: Path) -> None:
    """Draw the reliability diagram."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(4.2, 4), dpi=110)
    bins = figures["bins"]
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    axes.plot([b[0] for b in bins], [b[1] for b in bins], marker="o")
    for mean, observed, count in bins:
        axes.annotate(str(count), (mean, observed), fontsize=7, xytext=(4, -9), textcoords="offset points")
    axes.set(xlabel="probability of the best proposal", ylabel="share that is exactly right", xlim=(0, 1), ylim=(0, 1))
    axes.set_title(f"held-out spans, ECE {figures['ece_change']:.3f}", fontsize=9)
    figure.tight_layout()
    figure.savefig(path)


def main() -> None:
    """Measure, fit, write."""
    parser = argparse.ArgumentParser(description="Measure a repair model and fit its calibration.")
    parser.add_argument("model", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--spans", type=int, default=12000)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--report", type=Path)
    args = parser.parse_args()
    rows, speed = rows_of(args.model, args.data, args.spans)
    figures = report(rows[1::2], fit(rows[::2]))
    figures["spans_per_second"] = round(speed, 1)
    whole = fit(rows)
    text = json.dumps(whole.to_dict())
    (args.model / "calibration.json").write_text(text + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))
    if args.report:
        args.report.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if args.plot:
        plot(figures, args.plot)


if __name__ == "__main__":
    main()
