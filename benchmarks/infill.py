"""What the repair model writes into spans that are pointed at, beside what the rules do there.

python -m benchmarks.infill [--quick]

SYNTHETIC: sentences are broken by the noise that the model was trained on (`mtfix.seq2seq.noise`, `grammar_noise`; no
table of it is a table of a detector), and some unbroken places that look broken are marked as well.

- dev: the hundredth of clean.train that is never trained on; the calibration was fitted on such sentences
- test: clean.dev, whose sentences the model never saw and on which nothing of it was fitted

`model`: the best answer is exactly the text before (kept spans: the answer is to keep). `rules`, `both`: the text of
the span after `fix` without and with the model is exactly the text before; the model then only acts where it may.
The rules see one sentence and are not told the span.
"""

from __future__ import annotations

import argparse
import os
import resource
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Any

from benchmarks.plots import bars, picture
from benchmarks.report import publish, stamp, table
from benchmarks.tiers import MODEL, RULES, fixer
from mtfix import Edit, apply_edits, corpora
from mtfix.quality import expected_calibration_error
from mtfix.seq2seq.answer import Answer
from mtfix.seq2seq.data import spans_of
from mtfix.seq2seq.sources import PAIRED, SOURCE_WEIGHTS, Marked, Sources, sentences_of
from mtfix.seq2seq.window import Window

SEED = 61
SPANS = 2000
KEPT = "unbroken, kept"


@dataclass(frozen=True, slots=True)
class Judged:
    """One span: its row of the table, whether each system leaves what is right there, and the model's probabilities."""

    row: str
    kept: bool
    model: bool
    rules: bool
    both: bool
    keep: float
    best: float
    best_is_right: bool


def sources(corpus: str, limit: int, *, held_out: bool) -> Sources:
    """Return the sentences of the first rows of a corpus by origin: all, or the hundredth that is never trained on."""
    pools: dict[str, list[str]] = defaultdict(list)
    for origin, sentence in sentences_of(islice(corpora.rows(corpus), limit), dev=held_out):
        if not held_out or origin in SOURCE_WEIGHTS:
            pools[origin].append(sentence)
    return Sources(pools, [text for pool in pools.values() for text in pool if PAIRED.search(text)])


def after(text: str, edits: Sequence[Edit], start: int, end: int) -> str | None:
    """Return the text of a span after the edits; None where one of them crosses its border."""
    inside = [edit for edit in edits if start <= edit.start and edit.end <= end]
    if any(edit.start < end and start < edit.end and edit not in inside for edit in edits):
        return None
    moved = [Edit(edit.start - start, edit.end - start, edit.replacement) for edit in inside]
    return apply_edits(text[start:end], moved)


def repaired(tier: str, drawn: Sequence[tuple[Window, Marked]]) -> list[str | None]:
    """Return what `fix` leaves in each span."""
    results = fixer(tier).fix_many([view.text for view, _ in drawn])
    return [
        after(view.text, result.edits, view.start, view.end) for (view, _), result in zip(drawn, results, strict=True)
    ]


def answers(marked: Sequence[tuple[Window, str]]) -> tuple[list[Answer], float, int]:
    """Return the answer of the model to each span, spans a second, and the most memory of this process in MB."""
    from mtfix.seq2seq.propose import load

    proposer = load()
    proposer.answers(marked[:64])
    begun = time.perf_counter()
    found = proposer.answers(marked)
    speed = len(found) / (time.perf_counter() - begun)
    return found, speed, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def apart(drawn: Sequence[tuple[Window, Marked]]) -> tuple[list[Answer], float, int]:
    """Return `answers` from a process of its own, which holds the model and no corpus."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(answers, ([(view, span.kind) for view, span in drawn],))


def written(view: Window, answer: Answer) -> tuple[str, str | None]:
    """Return the best answer and the best change as texts of the span; no change where there is no proposal."""
    if not answer.proposals:
        return view.span, None
    best = answer.proposals[0]
    edit = Edit(best.start - view.start, best.end - view.start, best.replacement)
    changed = apply_edits(view.span, [edit])
    return (view.span if answer.keep >= best.probability else changed), changed


def judged(drawn: Sequence[tuple[Window, Marked]], found: Sequence[Answer]) -> Iterator[Judged]:
    """Yield what became of each span."""
    tiers = zip(repaired(RULES, drawn), repaired(MODEL, drawn), strict=True)
    for (view, span), answer, (rules, both) in zip(drawn, found, tiers, strict=True):
        kept = span.note == "keep"
        top, change = written(view, answer)
        best = answer.proposals[0].probability if answer.proposals else 0.0
        row = KEPT if kept else f"grammar: {span.note}" if span.kind == "grammar" else span.kind
        model, ruled, joint = (text == span.target for text in (top, rules, both))
        yield Judged(row, kept, model, ruled, joint, answer.keep, best, change == span.target)


def shares(rows: Sequence[Judged]) -> dict[str, float]:
    """Return the number of spans and the share of each system that leaves what is right."""
    return {
        "spans": len(rows),
        **{name: sum(getattr(row, name) for row in rows) / len(rows) for name in ("model", "rules", "both")},
    }


def summary(rows: Sequence[Judged]) -> dict[str, Any]:
    """Return the shares by row of the table, then of all broken and all kept spans, and the calibration errors."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for row in rows:
        groups[row.row].append(row)
    broken = [row for row in rows if not row.kept]
    kept = groups.pop(KEPT, [])
    named = {**dict(sorted(groups.items())), "all broken": broken, KEPT: kept}
    return {
        "spans": {name: shares(found) for name, found in named.items() if found},
        "ece_change": expected_calibration_error([row.best for row in rows], [row.best_is_right for row in rows]),
        "ece_keep": expected_calibration_error([row.keep for row in rows], [row.kept for row in rows]),
    }


def measure(corpus: str, count: int, limit: int, *, held_out: bool) -> tuple[str, dict[str, Any]]:
    """Measure one set of spans."""
    drawn = spans_of(sources(corpus, limit, held_out=held_out), SEED, count)
    found, speed, peak = apart(drawn)
    data = {**summary(list(judged(drawn, found))), "spans_a_second": speed, "peak_mb": peak}
    rows = [[name, *values.values()] for name, values in data["spans"].items()]
    told = (
        f"Expected calibration error: {data['ece_change']:.3f} (best change), {data['ece_keep']:.3f} (*keep*). "
        f"{speed:.0f} spans a second on {os.cpu_count()} cores, {peak} MB at most, torch among them."
    )
    return f"{table(['spans', 'number', 'model', 'rules', 'both'], rows)}\n\n{told}", data


def draw(track: str, data: Mapping[str, Any]) -> str:
    """Draw the test spans."""
    spans = data["spans"]
    series = {name: [found[name] for found in spans.values()] for name in ("model", "rules")}
    title = "Spans of unseen sentences (synthetic): share that is right"
    return bars(picture(track), title, list(spans), series, "share of spans")


def main() -> None:
    """Measure both sets and write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="200 spans of each; written as infill-quick")
    given = parser.parse_args()
    track, count, limit = ("infill-quick", SPANS // 10, 40_000) if given.quick else ("infill", SPANS, 10**9)
    done = {
        "Test: sentences of clean.dev": measure("clean.dev", count, limit, held_out=False),
        "Dev: held-out sentences of clean.train": measure("clean.train", count, limit, held_out=True),
    }
    made = stamp(["clean.dev", "clean.train"], SEED, model=True, quick=given.quick)
    publish(track, made, done, [draw(track, done["Test: sentences of clean.dev"][1])])


if __name__ == "__main__":
    main()
