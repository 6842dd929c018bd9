"""Reference text, broken on purpose, repaired: how much of the damage is closed (SYNTHETIC), beside other tools.

python -m benchmarks.repair [--quick] [--no-peers] [--model]

- mixed: all stable kinds, by genre and by breakages a word (1/20, 1/45, 1/200, and 0 for harm); once without the kinds
  whose text is lost (`fragment`), and once with them: nobody can write that text again, so no system can close it all
- kinds: each stable kind alone at 1/45, all genres together
- sentences: single sentences at 1/20, where TER can be computed too
- peers: every system on the same broken and the same clean texts: repaired, harmed, speed; then repaired by kind

`--model` adds the tier with the repair model (minutes).

The damage is made by `mtfix.inject`: kinds that mtfix knows, so it favours mtfix. How it fares on damage that nobody
made is shown by `detection` (real pages), `postedit` and `harmless`.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from itertools import product
from typing import Any

from benchmarks.damage import Undone, clean_spans, closed, differences, touches, undone
from benchmarks.passes import repaired
from benchmarks.peers import PEERS, Peer, installed, ours
from benchmarks.plots import heat_map, picture
from benchmarks.report import publish, signed, stamp, table
from benchmarks.texts import GENRES, documents, hosts, sentences
from benchmarks.tiers import KIND_IDS, LOST, REPAIRABLE, tiers
from mtfix import Injected, inject
from mtfix.quality import scores

SEED = 31
RATES = {"1/20": 1 / 20, "1/45": 1 / 45, "1/200": 1 / 200, "0": 0.0}
METRICS = ("BLEU", "chrF++")
DAMAGE = {"can be repaired": REPAIRABLE, f"with lost text ({', '.join(LOST)})": KIND_IDS}


def broken(clean: Sequence[str], rate: float, kinds: Sequence[str]) -> list[Injected]:
    """Return each text broken, with a seed of its own."""
    return [inject(text, seed=SEED + number, kinds=kinds, rate=rate) for number, text in enumerate(clean)]


def judge(
    clean: Sequence[str], damaged: Sequence[Injected], outputs: Sequence[str], metrics: Sequence[str] = METRICS
) -> dict[str, Any]:
    """Return what was undone and harmed, and the metrics of the broken and of the repaired texts."""
    total = sum(map(undone, clean, damaged, outputs), Undone())
    before = scores([injected.text for injected in damaged], clean, metrics=metrics)
    after = scores(outputs, clean, metrics=metrics)
    found: dict[str, Any] = {
        "injected": total.broken,
        "repaired": total.share,
        "harmed_per_10000": total.harm,
        "texts_changed": total.changed / max(total.texts, 1),
        "signatures": after.signatures,
    }
    for name in metrics:
        lost = closed(before[name], after[name], 0.0 if name == "TER" else 100.0)
        found[name] = {"broken": before[name], "repaired": after[name], "closed": lost}
    return found


def cells(found: dict[str, Any], metrics: Sequence[str] = METRICS) -> list[object]:
    """Return the cells of a row."""
    row: list[object] = [found["injected"], found["repaired"], found["harmed_per_10000"]]
    for name in metrics:
        row += [f"{found[name]['broken']:.2f} → {found[name]['repaired']:.2f}", share(found[name]["closed"])]
    return row


def share(value: float | None) -> float | str:
    """Return a share as a cell shows it."""
    return "–" if value is None else value


def header(first: Sequence[str], metrics: Sequence[str] = METRICS) -> list[str]:
    """Return the header that fits `cells`."""
    shown = [title for name in metrics for title in (f"{name}: broken → repaired", f"{name} loss closed")]
    return [*first, "injected", "repaired", "words harmed per 10,000", *shown]


def mixed(clean: dict[str, list[str]], chosen: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """Measure all kinds together, by tier, genre, damage and rate; at rate 0 there is only one damage: none."""
    rows, data = [], {}
    for tier, (genre, texts), (damage, kinds) in product(chosen, clean.items(), DAMAGE.items()):
        for name, rate in RATES.items():
            if rate == 0 and kinds is not REPAIRABLE:
                continue
            label = damage if rate else "none"
            damaged = broken(texts, rate, kinds)
            found = judge(texts, damaged, repaired([injected.text for injected in damaged], tier))
            rows.append([f"mtfix, {tier}", genre, label, name, *cells(found), 100 * found["texts_changed"]])
            data[f"mtfix, {tier}, {genre}, {label}, {name}"] = found
    signatures = signed(next(iter(data.values()))["signatures"])
    return f"{signatures}\n\n{table([*header(['system', 'genre', 'damage', 'rate']), 'texts changed, %'], rows)}", data


def each_kind(clean: Sequence[str], chosen: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """Measure each kind alone."""
    rows, data = [], {}
    for tier, kind in product(chosen, KIND_IDS):
        texts = hosts(kind, clean)
        damaged = broken(texts, RATES["1/45"], [kind])
        found = judge(texts, damaged, repaired([injected.text for injected in damaged], tier))
        rows.append([f"mtfix, {tier}", f"{kind} (lost text)" if kind in LOST else kind, *cells(found)])
        data[f"mtfix, {tier}, {kind}"] = found
    return table(header(["system", "kind"]), rows), data


def single(clean: dict[str, list[str]], chosen: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """Measure single sentences with TER; at least one breakage is tried in each."""
    rows, data = [], {}
    metrics = (*METRICS, "TER")
    for tier, (genre, texts), (damage, kinds) in product(chosen, clean.items(), DAMAGE.items()):
        damaged = broken(texts, RATES["1/20"], kinds)
        found = judge(texts, damaged, repaired([injected.text for injected in damaged], tier), metrics)
        rows.append([f"mtfix, {tier}", genre, damage, *cells(found, metrics)])
        data[f"mtfix, {tier}, {genre}, {damage}"] = found
    signatures = signed(next(iter(data.values()))["signatures"])
    return f"{signatures}\n\n{table(header(['system', 'genre', 'damage'], metrics), rows)}", data


def by_kind(clean: Sequence[str], damaged: Sequence[Injected], outputs: Sequence[str]) -> dict[str, float]:
    """Return the share repaired of each kind among mixed damage."""
    total: dict[str, Undone] = defaultdict(Undone)
    for text, injected, output in zip(clean, damaged, outputs, strict=True):
        for kind, counts in undone_by_kind(text, injected, output).items():
            total[kind] += counts
    return {kind: total[kind].share for kind in KIND_IDS if total[kind].broken}


def undone_by_kind(clean: str, injected: Injected, output: str) -> dict[str, Undone]:
    """Return the breakages of each kind, and those that were repaired."""
    left = differences(clean, output)
    found: dict[str, Undone] = defaultdict(Undone)
    for gold, spans in zip(injected.gold, clean_spans(clean, injected), strict=True):
        repaired = not any(touches(span, left, 0) for span in spans)
        found[gold.kind] += Undone(broken=1, repaired=int(repaired))
    return found


def compare(clean: Sequence[str], systems: Sequence[Peer]) -> tuple[str, dict[str, Any]]:
    """Measure all systems on the same broken and the same clean texts."""
    damaged = broken(clean, RATES["1/45"], REPAIRABLE)
    unbroken = broken(clean, 0.0, REPAIRABLE)
    rows, data = [], {}
    for system in systems:
        run = system.load()
        run(clean[:1])
        started = time.perf_counter()
        outputs = run([injected.text for injected in damaged])
        speed = sum(len(injected.text) for injected in damaged) / (time.perf_counter() - started)
        untouched = judge(clean, unbroken, run(clean), ["chrF++"])
        found = {
            **system.to_dict(),
            "broken": judge(clean, damaged, outputs),
            "clean": untouched,
            "characters_a_second": round(speed),
            "by_kind": by_kind(clean, damaged, outputs),
        }
        data[system.name] = found
        rows.append([system.name, *compare_cells(found)])
    for peer in PEERS:
        if peer.name not in data:
            rows.append([peer.name, "absent", peer.licence, *[""] * 7])
    columns = ["system", "version", "licence", "repaired", "BLEU loss closed", "chrF++ loss closed"]
    columns += ["words harmed per 10,000, broken texts", "the same, clean texts", "clean texts changed, %"]
    how = "\n".join(f"- {name}: {found['how']}" for name, found in data.items())
    return f"{table([*columns, 'characters a second'], rows)}\n\n{how}", data


def compare_cells(found: dict[str, Any]) -> list[object]:
    """Return the cells of a system in the comparison."""
    hurt, clean = found["broken"], found["clean"]
    return [
        found["version"],
        found["licence"],
        hurt["repaired"],
        share(hurt["BLEU"]["closed"]),
        share(hurt["chrF++"]["closed"]),
        hurt["harmed_per_10000"],
        clean["harmed_per_10000"],
        100 * clean["texts_changed"],
        f"{found['characters_a_second']:,}",
    ]


def compare_kinds(data: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the share repaired by kind and system."""
    shares = {name: found["by_kind"] for name, found in data.items()}
    kinds = [kind for kind in KIND_IDS if any(kind in found for found in shares.values())]
    rows = [[kind, *(found.get(kind, 0.0) for found in shares.values())] for kind in kinds]
    return table(["kind", *shares], rows), shares


def main() -> None:
    """Run all sections and write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few texts; written as repair-quick")
    parser.add_argument("--no-peers", action="store_true", help="mtfix alone")
    parser.add_argument("--model", action="store_true", help="also the tier with the repair model (minutes)")
    given = parser.parse_args()
    track = "repair-quick" if given.quick else "repair"
    per_genre = 5 if given.quick else 50
    clean = {genre: documents(genre, per_genre) for genre in GENRES}
    few = [text for texts in clean.values() for text in texts[: max(3, per_genre // 3)]]
    short = {genre: sentences(genre, 60 if given.quick else 500) for genre in ("news", "subtitles")}
    chosen = tiers(model=given.model)
    everyone = [*map(ours, chosen), *([] if given.no_peers else installed())]
    steps = {
        "Mixed damage by genre and rate (synthetic)": partial(mixed, clean, chosen),
        "Each kind alone, one breakage in 45 words (synthetic)": partial(each_kind, few, chosen),
        "Sentences, one breakage in 20 words (synthetic)": partial(single, short, chosen),
        "All systems on the same texts, one breakage in 45 words (synthetic)": partial(compare, few, everyone),
    }
    done = {title: step() for title, step in steps.items()}
    done["Share repaired by kind and system (synthetic)"] = compare_kinds(list(done.values())[-1][1])
    shares = done["Share repaired by kind and system (synthetic)"][1]
    title = "Breakages repaired exactly, % of each kind (synthetic damage, the same texts for all)"
    kinds = list(dict.fromkeys(kind for found in shares.values() for kind in found))
    values = {name: [100 * found.get(kind, 0.0) for kind in kinds] for name, found in shares.items()}
    drawn = heat_map(picture(track), title, values, kinds, "% repaired", top=100)
    made = stamp(["clean.dev", "clean.train"], SEED, model=given.model, kinds=len(KIND_IDS), quick=given.quick)
    publish(track, made, done, [drawn])


if __name__ == "__main__":
    main()
