"""DEMETR: known damage to good translations; which of it is found, undone exactly, left alone, or made worse.

python -m benchmarks.demetr [--quick] [--model]

DEMETR (Karpinska et al. 2022) perturbs translations in 35 ways. Most are losses of meaning that no text alone can show
(another number, a removed noun): there, leaving the text alone is right. Rows that the perturbation left as they were
are not counted. `exact` is the share whose repair is the
translation before the perturbation; `untouched` is the share that `fix` leaves as it is; `nearer` and `farther` compare
the Levenshtein distance to that translation before and after. The last line is the translations themselves.

A lost final stop (id28) cannot be known of a sentence that stands alone, so it is measured in documents of ten stopped
translations as well, one of which lost its stop.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from rapidfuzz.distance import Levenshtein

from benchmarks.passes import Outcome, outcomes
from benchmarks.plots import bars, picture
from benchmarks.report import publish, stamp, table
from benchmarks.tiers import MODEL, RULES
from mtfix import corpora

CORPUS = "demetr.dev"
STOP = "minor_id28_final_punc_removed"
DOCUMENT = 10
SEED = 0
HEADER = ["perturbation", "texts", "found", "exact", "untouched", "nearer", "farther"]


def number(perturbation: str) -> tuple[int, str]:
    """Return what sorts perturbations by their number."""
    digits = "".join(char for char in perturbation.partition("_id")[2][:2] if char.isdigit())
    return int(digits or 0), perturbation


def judge(rows: Sequence[tuple[str, str]], done: Mapping[str, Outcome]) -> dict[str, float]:
    """Return the shares of (good, perturbed) pairs."""
    count = len(rows)
    found = exact = untouched = nearer = farther = 0
    for good, perturbed in rows:
        outcome = done[perturbed]
        found += bool(outcome.kinds)
        exact += outcome.text == good
        untouched += not outcome.changed
        if outcome.changed:
            moved = Levenshtein.distance(perturbed, good) - Levenshtein.distance(outcome.text, good)
            nearer += moved > 0
            farther += moved < 0
    shares = {"found": found, "exact": exact, "untouched": untouched, "nearer": nearer, "farther": farther}
    return {"texts": count, **{name: value / max(count, 1) for name, value in shares.items()}}


def documents(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return documents of stopped sentences, a line each, of which one lost its stop."""
    stopped = [(good, perturbed) for good, perturbed in rows if good.endswith(".") and good == f"{perturbed}."]
    found = []
    for at, (good, perturbed) in enumerate(stopped):
        others = [stopped[(at + step) % len(stopped)][0] for step in range(1, DOCUMENT)]
        place = at % DOCUMENT
        found.append(tuple("\n".join([*others[:place], line, *others[place:]]) for line in (good, perturbed)))
    return [(good, perturbed) for good, perturbed in found]


def measure(limit: int, tier: str) -> tuple[str, dict[str, Any]]:
    """Measure each perturbation, the stop in documents, and the translations themselves."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for row in corpora.rows(CORPUS):
        held = rows.setdefault(row["perturbation"], [])
        if len(held) < limit and row["mt"] != row["perturbed"]:
            held.append((row["mt"], row["perturbed"]))
    rows = {name: rows[name] for name in sorted(rows, key=number)}
    rows[f"{STOP}, in documents"] = list(islice(documents(rows[STOP]), limit))
    good = list(dict.fromkeys(text for pairs in rows.values() for text, _ in pairs if "\n" not in text))
    rows["none (the translations)"] = [(text, text) for text in good]
    done = outcomes((perturbed for pairs in rows.values() for _, perturbed in pairs), tier)
    data = {name: judge(pairs, done) for name, pairs in rows.items()}
    return table(HEADER, [[name, *found.values()] for name, found in data.items()]), data


def main() -> None:
    """Measure and write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="60 texts of each; written as demetr-quick")
    parser.add_argument("--model", action="store_true", help="with the repair model; written as demetr-model")
    given = parser.parse_args()
    track = f"demetr{'-model' if given.model else ''}{'-quick' if given.quick else ''}"
    tier = MODEL if given.model else RULES
    done = {"Perturbations": measure(60 if given.quick else 10**9, tier)}
    shares = done["Perturbations"][1]
    series = {name: [found[name] for found in shares.values()] for name in ("exact", "farther")}
    title = "DEMETR: share repaired exactly, and share made worse"
    drawn = bars(picture(track), title, list(shares), series, "share of perturbed translations")
    publish(track, stamp([CORPUS], SEED, model=given.model, tier=tier, quick=given.quick), done, [drawn])


if __name__ == "__main__":
    main()
