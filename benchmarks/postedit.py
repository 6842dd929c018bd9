"""Real machine translation against its human post-edit (MLQE-PE): does `fix` bring a text nearer to it?

python -m benchmarks.postedit [--quick] [--final] [--no-peers] [--model]

For each language pair, doing nothing stands beside `fix`, without and with the source text, and beside other tools.
BLEU and chrF++ up and TER down are better; p is of a paired bootstrap test against doing nothing, and the interval is
of the difference. Gain to edit is points of chrF++ for each percent of the words that were edited. `better` and
`worse` count the changed sentences by their own chrF++. The picture shows mtfix alone, whose changes are small beside
those of blind tools.

The post-edits repair meaning most of all, which mtfix does not try: the gain is bounded by the few mechanical faults.
Post-editors also left spaces and numbers as the source had them ("11: 07", "20 000"); a repair there counts as worse.
`--model` adds the tier with the repair model (minutes). `--final` reads postedit.test, which nothing is tuned on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.passes import Outcome, Work, done
from benchmarks.peers import Peer, installed
from benchmarks.plots import intervals, picture
from benchmarks.report import publish, signed, stamp, table
from benchmarks.tiers import tiers
from mtfix import corpora
from mtfix.quality import Comparison, gain_to_edit, paired_bootstrap, scores

SEED = 41
METRICS = ("BLEU", "chrF++", "TER")
HEADER = ["pair", "system", "changed", "better / worse", "BLEU", "Δ [95 %], p", "chrF++", "Δ [95 %], p", "TER"]
HEADER += ["Δ [95 %], p", "gain to edit"]
Row = dict[str, Any]


def fixed(rows: Sequence[Row], tier: str, with_source: bool) -> list[Outcome]:
    """Return what `fix` made of the translations."""
    names = ("mt", "src", "src_lang") if with_source else ("mt",)
    works = [Work(*(row[name] for name in names)) for row in rows]
    found = done(works, tier)
    return [found[work] for work in works]


def others(rows: Sequence[Row], peer: Peer) -> list[Outcome]:
    """Return what another tool made of the translations."""
    before = [row["mt"] for row in rows]
    after = peer.load()(before)
    return [Outcome(new, {}, new != old) for old, new in zip(before, after, strict=True)]


def verdict(before: str, after: str, reference: str) -> int:
    """Return 1 where a sentence has a higher chrF++ of its own after the change, -1 where a lower one, else 0."""
    if before == after:
        return 0
    first, second = (scores([text], [reference], metrics=["chrF++"])["chrF++"] for text in (before, after))
    return (second > first) - (second < first)


def by_kind(results: Sequence[Outcome], verdicts: Sequence[int]) -> dict[str, list[int]]:
    """Return for each kind the sentences it repaired that became better, the same, and worse.

    A sentence with repairs of two kinds counts for both.
    """
    found: dict[str, list[int]] = {}
    for result, sign in zip(results, verdicts, strict=True):
        for kind in result.repaired:
            found.setdefault(kind, [0, 0, 0])[1 - sign] += 1
    return dict(sorted(found.items()))


def shown(found: Comparison) -> list[str]:
    """Return the cells of a metric: the score, and its difference to doing nothing."""
    change = f"{found.delta:+.3f} [{found.low:+.3f}, {found.high:+.3f}], {found.p_value:.3f}"
    return [f"{found.system:.2f}", change]


def compare(rows: Sequence[Row], results: Sequence[Outcome], samples: int) -> Row:
    """Return all figures of a system on one pair."""
    before, references = [row["mt"] for row in rows], [row["pe"] for row in rows]
    after = [result.text for result in results]
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


def systems(rows: Sequence[Row], chosen: Sequence[str], peers: Sequence[Peer]) -> Iterator[tuple[str, list[Outcome]]]:
    """Yield each system and what it made of the rows."""
    for tier in chosen:
        for with_source in (False, True):
            yield f"fix, {tier}{', with the source' if with_source else ''}", fixed(rows, tier, with_source)
    for peer in peers:
        yield f"{peer.name} {peer.version}", others(rows, peer)


def pair(
    name: str, rows: Sequence[Row], chosen: Sequence[str], peers: Sequence[Peer], samples: int
) -> tuple[list[list[object]], Row]:
    """Return the lines and the figures of one language pair."""
    nothing = scores([row["mt"] for row in rows], [row["pe"] for row in rows], metrics=METRICS)
    columns = [cell for metric in METRICS for cell in (f"{nothing[metric]:.2f}", "")]
    lines: list[list[object]] = [[name, "do nothing", 0, "", *columns, ""]]
    data: Row = {"do nothing": {"segments": len(rows), **nothing.to_dict()}}
    for system, results in systems(rows, chosen, peers):
        found = compare(rows, results, samples)
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
    parser.add_argument("--no-peers", action="store_true", help="mtfix alone")
    parser.add_argument("--model", action="store_true", help="also the tier with the repair model (minutes)")
    given = parser.parse_args()
    track = f"postedit{'-final' if given.final else ''}{'-quick' if given.quick else ''}"
    corpus = "postedit.test" if given.final else "postedit.dev"
    rows: dict[str, list[Row]] = {}
    for row in corpora.rows(corpus):
        rows.setdefault(f"{row['src_lang']}-en", []).append(row)
    limit = 150 if given.quick else 10**9
    lines: list[list[object]] = []
    data: Row = {}
    chosen, peers = tiers(model=given.model), [] if given.no_peers else installed()
    for name, given_rows in sorted(rows.items()):
        more, data[name] = pair(name, given_rows[:limit], chosen, peers, 300 if given.quick else 1000)
        lines += more
    drawn = draw(track, data)
    made = stamp([corpus], SEED, model=given.model, quick=given.quick)
    title = f"{corpus}: each pair against its human post-edit"
    how = "\n".join(f"- {peer.name}: {peer.how} ({peer.licence})" for peer in peers)
    parts = {title: (f"{signed(signatures(data))}\n\n{how}\n\n{table(HEADER, lines)}", data)}
    parts["Sentences changed, by kind of repair, all pairs"] = all_kinds(data)
    publish(track, made, parts, [drawn])


def all_kinds(data: Row) -> tuple[str, Row]:
    """Return how many changed sentences became better, the same and worse, by system and kind."""
    total: dict[tuple[str, str], list[int]] = {}
    for measured in data.values():
        for system, found in measured.items():
            for kind, counts in found.get("by_kind", {}).items():
                held = total.get((system, kind), [0, 0, 0])
                total[system, kind] = [a + b for a, b in zip(held, counts, strict=True)]
    rows = [[system, kind, *counts] for (system, kind), counts in sorted(total.items())]
    body = table(["system", "kind", "better", "same", "worse"], rows)
    return body, {f"{system}, {kind}": counts for (system, kind), counts in sorted(total.items())}


def signatures(data: Row) -> dict[str, str]:
    """Return the signature of each metric, as the first comparison has it."""
    compared = (found for measured in data.values() for found in measured.values() if "metrics" in found)
    return {name: comparison["signature"] for name, comparison in next(compared)["metrics"].items()}


def draw(track: str, data: Row) -> str:
    """Draw the change in chrF++ of every pair, by tier of mtfix."""
    rows = {}
    for name, measured in data.items():
        for system, found in measured.items():
            if system.startswith("fix"):
                change = found["metrics"]["chrF++"]
                rows[f"{name}  {system}"] = (change["delta"], change["low"], change["high"])
    title = "Real MT: chrF++ against the human post-edit, fix minus doing nothing"
    return intervals(picture(track), title, rows, "points of chrF++ with 95 % interval (right of the line: better)")


if __name__ == "__main__":
    main()
