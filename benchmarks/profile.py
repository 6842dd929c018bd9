"""Breakage profile: what each WMT system breaks, in findings per 1,000 sentences by kind, beside its references.

python -m benchmarks.profile [--quick] [--final] [--model]

- one heat map of all systems, the references of each language pair in bold above its systems
- machine against human: each pair and each kind, with 95 % bootstrap intervals, and the lift of machine over human
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.passes import Outcome, outcomes
from benchmarks.plots import heat_map, picture
from benchmarks.report import publish, stamp, table
from benchmarks.tiers import KIND_IDS, MODEL, RULES
from benchmarks.wmt import System, references, systems
from mtfix.quality import Interval, bootstrap_lift, bootstrap_ratio

SEED = 61


def profile(texts: Sequence[str], done: Mapping[str, Outcome], kinds: Sequence[str]) -> list[float]:
    """Return the findings of each kind per 1,000 texts."""
    total: Counter[str] = Counter()
    for text in texts:
        total.update(done[text].kinds)
    return [1000 * total[kind] / max(len(texts), 1) for kind in kinds]


def counts(texts: Sequence[str], done: Mapping[str, Outcome], kind: str | None) -> tuple[list[float], list[float]]:
    """Return findings of a kind (None: of all) and 1 for each text, as the bootstrap takes them."""
    found = [float(done[text].kinds.get(kind, 0) if kind else sum(done[text].kinds.values())) for text in texts]
    return found, [1.0] * len(texts)


def shown(found: Interval) -> str:
    """Return a value with its interval."""
    return f"{found.value:.1f} [{found.low:.1f}, {found.high:.1f}]"


def against(
    groups: Mapping[str, tuple[Sequence[str], Sequence[str], str | None]], done: Mapping[str, Outcome]
) -> tuple[str, dict[str, Any]]:
    """Compare machine and human text: of each group its machine texts, its human texts and the kind (None: all)."""
    rows: list[list[object]] = []
    data: dict[str, Any] = {}
    for name, (machine, human, kind) in groups.items():
        ours, theirs = counts(machine, done, kind), counts(human, done, kind)
        rates = [bootstrap_ratio(*side, seed=SEED) for side in (ours, theirs)]
        lift = bootstrap_lift(ours, theirs, seed=SEED)
        seen = rates[0].value or rates[1].value
        rows.append([name, *map(shown, rates), shown(lift) if seen else "–"])
        data[name] = {"mt": rates[0].to_dict(), "ref": rates[1].to_dict(), "lift": lift.to_dict()}
    return table(["", "MT, per 1,000 sentences [95 %]", "references", "lift [95 %]"], rows), data


def grid(
    chosen: Mapping[str, Sequence[System]], done: Mapping[str, Outcome]
) -> tuple[dict[str, list[float]], set[str]]:
    """Return a row a system, under a row of the references of its pair; and the names of the latter."""
    rows: dict[str, list[float]] = {}
    strong = set()
    for corpus, found in chosen.items():
        human = references(list(found))
        for pair, texts in human.items():
            name = f"{corpus.removesuffix('.test')} {pair} human reference"
            strong.add(name)
            rows[name] = profile(texts, done, KIND_IDS)
            rows.update(
                {system.title: profile(system.outputs, done, KIND_IDS) for system in found if system.pair == pair}
            )
    return rows, strong


def pairs(chosen: Mapping[str, Sequence[System]]) -> dict[str, tuple[list[str], list[str], str | None]]:
    """Return the machine and human texts of each corpus and pair."""
    groups: dict[str, tuple[list[str], list[str], str | None]] = {}
    for corpus, found in chosen.items():
        for pair, human in references(list(found)).items():
            machine = [text for system in found if system.pair == pair for text in system.outputs]
            groups[f"{corpus} {pair}"] = (machine, human, None)
    return groups


def main() -> None:
    """Measure, draw, write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="60 segments a system; written as profile-quick")
    parser.add_argument("--final", action="store_true", help="wmt23.test too; written as profile-final")
    parser.add_argument("--model", action="store_true", help="with the repair model; written as profile-model")
    given = parser.parse_args()
    parts = [name for name in ("model", "final", "quick") if getattr(given, name)]
    track, tier = "-".join(["profile", *parts]), MODEL if given.model else RULES
    names = ["wmt21", "wmt22", *(["wmt23.test"] if given.final else [])]
    chosen = {name: systems(name, 60 if given.quick else 10**9) for name in names}
    texts = (text for found in chosen.values() for system in found for text in (*system.outputs, *system.references))
    done = outcomes(texts, tier)
    rows, strong = grid(chosen, done)
    by_pair = pairs(chosen)
    machine = [text for mt, _, _ in by_pair.values() for text in mt]
    human = [text for _, ref, _ in by_pair.values() for text in ref]
    by_kind = {kind or "all": (machine, human, kind) for kind in (*KIND_IDS, None)}
    sections = {
        "Machine against human, by kind": against(by_kind, done),
        "Machine against human, by language pair": against(by_pair, done),
        "Findings per 1,000 sentences": (
            table(["system", *KIND_IDS], [[name, *row] for name, row in rows.items()]),
            rows,
        ),
    }
    title = "What each WMT system breaks (bold: the human reference of the same sentences)"
    unit = "findings per 1,000 sentences (logarithmic)"
    drawn = [heat_map(picture(track), title, rows, KIND_IDS, unit, strong=strong)]
    short = {}
    for name, (mt, ref, _) in by_pair.items():
        short[f"{name} human reference"] = profile(ref, done, KIND_IDS)
        short[f"{name} all systems"] = profile(mt, done, KIND_IDS)
    title = "What machine translation breaks (bold: the human reference of the same sentences)"
    bold = [name for name in short if name.endswith("reference")]
    drawn.append(heat_map(picture(f"{track}-pairs"), title, short, KIND_IDS, unit, strong=bold))
    publish(track, stamp(names, SEED, model=given.model, tier=tier, quick=given.quick), sections, drawn)


if __name__ == "__main__":
    main()
