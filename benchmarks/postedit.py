"""Real machine translation against its human post-edit (MLQE-PE): does `fix` bring a text nearer to it?

python -m benchmarks.postedit [--quick] [--final]

For each language pair, doing nothing stands beside `fix`, with the rules alone and (where there is one) with the
repair model, without and with the source text. BLEU and chrF++ up and TER down are better; p is of a paired bootstrap
test against doing nothing, and the interval is of the difference. Gain to edit is points of chrF++ for each percent of
the words that were edited. `better` and `worse` count the changed sentences by their own chrF++.

The post-edits repair meaning most of all, which mtfix does not try: the gain is bounded by the few mechanical faults.
Post-editors also left spaces and numbers as the source had them ("11: 07", "20 000"); a repair there counts as worse.
`--final` reads postedit.test, which nothing is tuned on.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from benchmarks.detection import record
from benchmarks.plots import intervals, picture
from benchmarks.report import publish, signed, stamp, table
from benchmarks.tiers import fixer, tiers
from mtfix import Result, corpora
from mtfix.quality import Comparison, gain_to_edit, paired_bootstrap, scores

SEED = 41
METRICS = ("BLEU", "chrF++", "TER")
HEADER = ["pair", "system", "changed", "better / worse", "BLEU", "Δ [95 %], p", "chrF++", "Δ [95 %], p", "TER"]
HEADER += ["Δ [95 %], p", "gain to edit"]
Row = dict[str, Any]


def fixed(rows: Sequence[Row], tier: str, with_source: bool) -> list[Result]:
    """Return what `fix` made of the translations."""
    chosen = fixer(tier)
    if not with_source:
        return list(chosen.fix_many(row["mt"] for row in rows))
    return [chosen.fix(row["mt"], source=row["src"], source_lang=row["src_lang"]) for row in rows]


def verdict(before: str, after: str, reference: str) -> int:
    """Return 1 where a sentence has a higher chrF++ of its own after the change, -1 where a lower one, else 0."""
    if before == after:
        return 0
    first, second = (scores([text], [reference], metrics=["chrF++"])["chrF++"] for text in (before, after))
    return (second > first) - (second < first)


def by_kind(results: Sequence[Result], verdicts: Sequence[int]) -> dict[str, list[int]]:
    """Return for each kind the sentences it repaired that became better, the same, and worse.

    A sentence with repairs of two kinds counts for both.
    """
    found: dict[str, list[int]] = {}
    for result, sign in zip(results, verdicts, strict=True):
        if result.changed:
            for kind in {finding.kind for finding in result.findings if record(finding).edits}:
                found.setdefault(kind, [0, 0, 0])[1 - sign] += 1
    return dict(sorted(found.items()))


def shown(found: Comparison) -> list[str]:
    """Return the cells of a metric: the score, and its difference to doing nothing."""
    change = f"{found.delta:+.3f} [{found.low:+.3f}, {found.high:+.3f}], {found.p_value:.3f}"
    return [f"{found.system:.2f}", change]


def compare(results: Sequence[Result], references: Sequence[str], samples: int) -> Row:
    """Return all figures of a system on one pair."""
    before, after = [result.original for result in results], [result.text for result in results]
    verdicts = [verdict(*texts) for texts in zip(before, after, references, strict=True)]
    found = paired_bootstrap(before, after, references, metrics=METRICS, samples=samples, seed=SEED)
    return {
        "segments": len(before),
        "changed": sum(result.changed for result in results),
        "better": verdicts.count(1),
        "worse": verdicts.count(-1),
        "by_kind": by_kind(results, verdicts),
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
            found = compare(fixed(rows, tier, with_source), references, samples)
            ratio = found["gain_to_edit"]["per_word_edit"]
            cells = found.pop("cells")
            counts = f"{found['better']} / {found['worse']}"
            lines.append([name, system, found["changed"], counts, *cells, "–" if ratio is None else f"{ratio:.2f}"])
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
    title = f"{corpus}: each pair against its human post-edit"
    done = {title: (f"{signed(signatures(data))}\n\n{table(HEADER, lines)}", data)}
    done["Sentences changed, by kind of repair, all pairs"] = all_kinds(data)
    publish(track, made, done, [drawn])


def all_kinds(data: Row) -> tuple[str, Row]:
    """Return how many changed sentences became better, the same and worse, by system and kind."""
    total: dict[tuple[str, str], list[int]] = {}
    for systems in data.values():
        for system, found in systems.items():
            for kind, counts in found.get("by_kind", {}).items():
                held = total.get((system, kind), [0, 0, 0])
                total[system, kind] = [a + b for a, b in zip(held, counts, strict=True)]
    rows = [[system, kind, *counts] for (system, kind), counts in sorted(total.items())]
    body = table(["system", "kind", "better", "same", "worse"], rows)
    return body, {f"{system}, {kind}": counts for (system, kind), counts in sorted(total.items())}


def signatures(data: Row) -> dict[str, str]:
    """Return the signature of each metric, as the first comparison has it."""
    compared = (found for systems in data.values() for found in systems.values() if "metrics" in found)
    return {name: comparison["signature"] for name, comparison in next(compared)["metrics"].items()}


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
