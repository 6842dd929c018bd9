"""Breakage profile: what each WMT system breaks, in findings per 1,000 sentences by kind, beside its references.

python -m benchmarks.profile [--quick] [--final] [--model]

- two heat maps, of language pairs and of all systems, each pair under the human references of the same sentences
- machine against human: each kind, each pair and each system, with 95 % bootstrap intervals, and the lift of machine
  over human
- every system by kind, with intervals; where nothing was found, the interval is that of Poisson (3.7 in n sentences)
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.passes import Outcome, outcomes
from benchmarks.plots import heat_map, picture
from benchmarks.report import publish, stamp, table
from benchmarks.tiers import KIND_IDS, MODEL, RULES
from benchmarks.wmt import System, references, systems
from mtfix.quality import Interval, bootstrap_lift, bootstrap_ratio

SEED = 61
# Upper end of the exact 95 % Poisson interval where nothing was counted: -ln(0.025).
NOTHING = 3.689
ALL = "all kinds"
HUMAN = "human reference"
READ = (
    "Numbers: findings of mtfix in 1,000 sentences (darker: more; white: none).\n"
    "Bold rows: what people wrote for the same sentences, so faults of mtfix or of the text, not of a machine."
)


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


def rate(found: Sequence[float], texts: Sequence[float]) -> Interval:
    """Return findings per 1,000 texts with their interval; a bootstrap of nothing but zeros would say [0, 0]."""
    if not any(found):
        return Interval(0.0, 0.0, 1000 * NOTHING / max(len(texts), 1))
    return bootstrap_ratio(found, texts, seed=SEED)


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
        rates = [rate(*side) for side in (ours, theirs)]
        lift = bootstrap_lift(ours, theirs, seed=SEED)
        seen = rates[0].value or rates[1].value
        rows.append([name, *map(shown, rates), shown(lift) if seen else "–"])
        data[name] = {"mt": rates[0].to_dict(), "ref": rates[1].to_dict(), "lift": lift.to_dict()}
    return table(["", "MT, per 1,000 sentences [95 %]", "references", "lift [95 %]"], rows), data


def each_system(chosen: Mapping[str, Sequence[System]], done: Mapping[str, Outcome]) -> tuple[str, dict[str, Any]]:
    """Return findings per 1,000 sentences of each system and of its references, by kind, with intervals."""
    rows: list[list[object]] = []
    data: dict[str, Any] = {}
    for name, texts in named(chosen).items():
        rates = {kind or ALL: rate(*counts(texts, done, kind)) for kind in (None, *KIND_IDS)}
        cells = [shown(found) if found.value else "" for found in rates.values()]
        rows.append([name, len(texts), f"{1000 * NOTHING / max(len(texts), 1):.1f}", *cells])
        data[name] = {kind: found.to_dict() for kind, found in rates.items()}
    told = "Findings per 1,000 sentences [95 %]; an empty cell is 0, and its interval ends at *0 up to*."
    return f"{told}\n\n{table(['system', 'sentences', '0 up to', ALL, *KIND_IDS], rows)}", data


def named(chosen: Mapping[str, Sequence[System]]) -> dict[str, list[str]]:
    """Return the texts of the references of each pair, and under them those of its systems."""
    found: dict[str, list[str]] = {}
    for corpus, given in chosen.items():
        for pair, texts in references(list(given)).items():
            found[f"{corpus.removesuffix('.test')} {pair} {HUMAN}"] = texts
            found.update({system.title: system.outputs for system in given if system.pair == pair})
    return found


def systems_against(
    chosen: Mapping[str, Sequence[System]],
) -> dict[str, tuple[list[str], list[str], str | None]]:
    """Return the outputs and the references of each system."""
    return {
        one.title: (one.outputs, list(dict.fromkeys(one.references)), None) for all_ in chosen.values() for one in all_
    }


def columns(rows: Mapping[str, Sequence[float]]) -> tuple[list[str], dict[str, list[float]], str]:
    """Return the kinds that were found in any row, the rows with these alone, and the names of the other kinds."""
    kept = [at for at in range(len(KIND_IDS)) if any(row[at] for row in rows.values())]
    empty = [kind for at, kind in enumerate(KIND_IDS) if at not in kept]
    found = {name: [sum(row), *(row[at] for at in kept)] for name, row in rows.items()}
    return [ALL, *(KIND_IDS[at] for at in kept)], found, ", ".join(empty)


def draw(path: Path, title: str, rows: Mapping[str, Sequence[float]]) -> str:
    """Draw rows of rates by kind, with a line that says how to read them."""
    kinds, found, empty = columns(rows)
    note = f"{READ}\nFound nowhere: {empty}." if empty else READ
    strong = [name for name in rows if name.endswith(HUMAN)]
    return heat_map(path, title, found, kinds, "findings per 1,000 sentences (logarithmic)", strong=strong, note=note)


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
    by_pair = pairs(chosen)
    machine = [text for mt, _, _ in by_pair.values() for text in mt]
    human = [text for _, ref, _ in by_pair.values() for text in ref]
    by_kind = {kind or ALL: (machine, human, kind) for kind in (*KIND_IDS, None)}
    sections = {
        "Machine against human, by kind": against(by_kind, done),
        "Machine against human, by language pair": against(by_pair, done),
        "Machine against human, by system": against(systems_against(chosen), done),
        "Every system by kind": each_system(chosen, done),
    }
    short = {}
    for name, (mt, ref, _) in by_pair.items():
        short[f"{name} {HUMAN}"] = profile(ref, done, KIND_IDS)
        short[f"{name} all systems"] = profile(mt, done, KIND_IDS)
    rows = {name: profile(texts, done, KIND_IDS) for name, texts in named(chosen).items()}
    drawn = [
        draw(picture(f"{track}-pairs"), "What machine translation breaks, by year and language pair", short),
        draw(picture(track), "What each WMT system breaks", rows),
    ]
    publish(track, stamp(names, SEED, model=given.model, tier=tier, quick=given.quick), sections, drawn)


if __name__ == "__main__":
    main()
