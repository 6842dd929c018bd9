"""Real machine translation against its human post-edit (MLQE-PE): does `fix` bring a text nearer to it?

python -m benchmarks.postedit [--quick] [--final]

For each language pair, doing nothing stands beside `fix`, with the rules alone and (where there is one) with the
repair model, without and with the source text. BLEU and chrF++ up and TER down are better; p is of a paired bootstrap
test against doing nothing, and the interval is of the difference. Gain to edit is points of chrF++ for each percent of
the words that were edited. `better` and `worse` count the changed sentences by their own chrF++.

The post-edits repair meaning most of all, which mtfix does not try: the gain is bounded by the few mechanical faults.
`--final` reads postedit.test, which nothing is tuned on.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from benchmarks.plots import intervals, picture
from benchmarks.report import publish, stamp, table
from benchmarks.tiers import fixer, tiers
from mtfix import corpora
from mtfix.quality import Comparison, gain_to_edit, paired_bootstrap, scores

SEED = 41
METRICS = ("BLEU", "chrF++", "TER")
HEADER = ["pair", "system", "changed", "better / worse", "BLEU", "Δ [95 %], p", "chrF++", "Δ [95 %], p", "TER"]
HEADER += ["Δ [95 %], p", "gain to edit"]
Row = dict[str, Any]


def fixed(rows: Sequence[Row], tier: str, with_source: bool) -> list[str]:
    """Return the repaired translations."""
    chosen = fixer(tier)
    if not with_source:
        return [result.text for result in chosen.fix_many(row["mt"] for row in rows)]
    return [chosen.fix(row["mt"], source=row["src"], source_lang=row["src_lang"]).text for row in rows]


def verdicts(before: Sequence[str], after: Sequence[str], references: Sequence[str]) -> tuple[int, int]:
    """Return how many changed sentences have a higher, and how many a lower chrF++ of their own."""
    better = worse = 0
    for old, new, reference in zip(before, after, references, strict=True):
        if old != new:
            first, second = (scores([text], [reference], metrics=["chrF++"])["chrF++"] for text in (old, new))
            better += second > first
            worse += second < first
    return better, worse


def shown(found: Comparison) -> list[str]:
    """Return the cells of a metric: the score, and its difference to doing nothing."""
    change = f"{found.delta:+.3f} [{found.low:+.3f}, {found.high:+.3f}], {found.p_value:.3f}"
    return [f"{found.system:.2f}", change]


def compare(before: Sequence[str], after: Sequence[str], references: Sequence[str], samples: int) -> Row:
    """Return all figures of a system on one pair."""
    better, worse = verdicts(before, after, references)
    found = paired_bootstrap(before, after, references, metrics=METRICS, samples=samples, seed=SEED)
    return {
        "segments": len(before),
        "changed": sum(old != new for old, new in zip(before, after, strict=True)),
        "better": better,
        "worse": worse,
        "metrics": {name: comparison.to_dict() for name, comparison in found.items()},
        "gain_to_edit": gain_to_edit(before, after, references).to_dict(),
        "cells": [cell for comparison in found.values() for cell in shown(comparison)],
    }


def pair(name: str, rows: Sequence[Row], chosen: Sequence[str], samples: int) -> tuple[list[list[object]], Row]:
    """Return the lines and the figures of one language pair."""
    before, references = [row["mt"] for row in rows], [row["pe"] for row in rows]
    nothing = scores(before, references, metrics=METRICS)
    columns = [cell for metric in METRICS for cell in (f"{nothing[metric]:.2f}", "")]
    lines: list[list[object]] = [[name, "do nothing", 0, "", *columns, ""]]
    data: Row = {"do nothing": {"segments": len(rows), **nothing.to_dict()}}
    for tier in chosen:
        for with_source in (False, True):
            system = f"fix, {tier}{', with the source' if with_source else ''}"
            found = compare(before, fixed(rows, tier, with_source), references, samples)
            ratio = found["gain_to_edit"]["per_word_edit"]
            cells = found.pop("cells")
            verdict = f"{found['better']} / {found['worse']}"
            lines.append([name, system, found["changed"], verdict, *cells, "–" if ratio is None else f"{ratio:.2f}"])
            data[system] = found
    return lines, data


def main() -> None:
    """Measure each pair and write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="150 sentences a pair; written as postedit-quick")
    parser.add_argument("--final", action="store_true", help="read postedit.test; written as postedit-final")
    given = parser.parse_args()
    track = f"postedit{'-final' if given.final else ''}{'-quick' if given.quick else ''}"
    corpus = "postedit.test" if given.final else "postedit.dev"
    rows: dict[str, list[Row]] = {}
    for row in corpora.rows(corpus):
        rows.setdefault(f"{row['src_lang']}-en", []).append(row)
    limit = 150 if given.quick else 10**9
    lines: list[list[object]] = []
    data: Row = {}
    for name, given_rows in sorted(rows.items()):
        more, data[name] = pair(name, given_rows[:limit], tiers(), 300 if given.quick else 1000)
        lines += more
    drawn = draw(track, data)
    made = stamp([corpus], SEED, quick=given.quick)
    publish(track, made, {f"{corpus}: each pair against its human post-edit": (table(HEADER, lines), data)}, [drawn])


def draw(track: str, data: Row) -> str:
    """Draw the change in chrF++ of every pair and system."""
    rows = {}
    for name, systems in data.items():
        for system, found in systems.items():
            if "metrics" in found:
                change = found["metrics"]["chrF++"]
                rows[f"{name}  {system}"] = (change["delta"], change["low"], change["high"])
    title = "Real MT: chrF++ against the human post-edit, fix minus doing nothing"
    return intervals(picture(track), title, rows, "points of chrF++ with 95 % interval (right of the line: better)")


if __name__ == "__main__":
    main()
