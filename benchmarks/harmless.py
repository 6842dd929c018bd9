"""Does `fix` harm? Every WMT system before and after; human texts, of which nothing should change.

python -m benchmarks.harmless [--quick] [--final] [--model]

- systems: BLEU and chrF of every submitted and online system of WMT21 and 22 (and 23 with `--final`), the difference
  with its 95 % interval and the p of a paired bootstrap test, and the sentences that changed
- human: texts changed and findings per 10,000 words on text that people wrote (clean.dev, the references). Some
  findings are true faults of the human text, so this bounds the false alarms from above
- silence: the well-edited texts of real/clean, chosen to be hard; every finding there is a false alarm

WMT systems are strong and their damage is rare: most differences should be nothing, none should be significant and
negative.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any

from benchmarks.passes import Outcome, outcomes
from benchmarks.plots import intervals, picture
from benchmarks.report import publish, signed, stamp, table
from benchmarks.tiers import MODEL, RULES, fixer
from benchmarks.wmt import System, references, systems
from mtfix import corpora
from mtfix.quality import Comparison, bootstrap_ratio, paired_bootstrap

SEED = 51
METRICS = ("BLEU", "chrF")
LEVEL = 0.05


def significant(found: Comparison) -> int:
    """Return 1 where a system is better by the test, -1 where it is worse, 0 where nothing is shown."""
    return 0 if found.p_value >= LEVEL or found.delta == 0 else (1 if found.delta > 0 else -1)


def one(system: System, done: dict[str, Outcome], samples: int) -> dict[str, Comparison]:
    """Compare a system before and after."""
    after = [done[text].text for text in system.outputs]
    return paired_bootstrap(system.outputs, after, system.references, metrics=METRICS, samples=samples, seed=SEED)


def measure(chosen: Sequence[System], tier: str, samples: int) -> tuple[str, dict[str, Any]]:
    """Compare all systems; the text before the table counts the verdicts."""
    done = outcomes((text for system in chosen for text in system.outputs), tier)
    rows: list[list[object]] = []
    data: dict[str, Any] = {}
    verdicts: Counter[tuple[str, int]] = Counter()
    for system in chosen:
        found = one(system, done, samples)
        changed = sum(done[text].changed for text in system.outputs)
        rows.append(
            [system.title, len(system.outputs), changed, *(cell for name in METRICS for cell in shown(found[name]))]
        )
        data[system.title] = {"changed": changed, **{name: found[name].to_dict() for name in METRICS}}
        verdicts.update((name, significant(found[name])) for name in METRICS)
    columns = [title for name in METRICS for title in (f"{name} before → after", "Δ [95 %], p")]
    told = "\n".join(f"- {name}: {count(verdicts, name)}" for name in METRICS)
    data["verdicts"] = {name: {str(sign): verdicts[name, sign] for sign in (1, 0, -1)} for name in METRICS}
    signatures = signed({name: data[chosen[0].title][name]["signature"] for name in METRICS})
    return f"{told}\n\n{signatures}\n\n{table(['system', 'segments', 'changed', *columns], rows)}", data


def count(verdicts: Counter[tuple[str, int]], metric: str) -> str:
    """Return the verdicts of a metric as a phrase."""
    better, same, worse = (verdicts[metric, sign] for sign in (1, 0, -1))
    return f"{better} systems significantly better, {worse} significantly worse, {same} without a difference shown"


def shown(found: Comparison) -> list[str]:
    """Return the cells of a metric."""
    change = f"{found.delta:+.3f} [{found.low:+.3f}, {found.high:+.3f}], {found.p_value:.3f}"
    return [f"{found.baseline:.2f} → {found.system:.2f}", change]


def human(texts: dict[str, list[str]], tier: str) -> tuple[str, dict[str, Any]]:
    """Measure findings and changes on human text."""
    rows: list[list[object]] = []
    data: dict[str, Any] = {}
    for name, given in texts.items():
        done = outcomes(given, tier)
        alarms = [sum(done[text].kinds.values()) for text in given]
        words = [len(text.split()) for text in given]
        found = bootstrap_ratio(alarms, words, per=10_000, seed=SEED)
        changed = sum(done[text].changed for text in given)
        kinds = sum((Counter(done[text].kinds) for text in given), Counter())
        rows.append([name, len(given), sum(words), f"{found.value:.2f} [{found.low:.2f}, {found.high:.2f}]", changed])
        rows[-1].append(100 * changed / len(given))
        data[name] = {"texts": len(given), "words": sum(words), "alarms": found.to_dict(), "changed": changed}
        data[name]["kinds"] = dict(kinds.most_common())
    header = ["human text", "texts", "words", "findings per 10,000 words [95 %]", "changed", "changed, %"]
    return table(header, rows), data


def silence(tier: str) -> tuple[str, dict[str, Any]]:
    """Count findings on the texts of real/clean."""
    chosen = fixer(tier)
    found = {row["id"]: [finding.kind for finding in chosen.detect(row["text"])] for row in corpora.rows("real/clean")}
    loud = {name: kinds for name, kinds in found.items() if kinds}
    rows = [[name, len(kinds), ", ".join(sorted(set(kinds)))] for name, kinds in loud.items()]
    told = f"{len(found) - len(loud)} of {len(found)} texts are silent; {sum(map(len, loud.values()))} findings."
    return f"{told}\n\n{table(['text', 'findings', 'kinds'], rows)}" if rows else told, {
        "texts": len(found),
        "silent": len(found) - len(loud),
        "findings": loud,
    }


def human_texts(chosen: dict[str, list[System]], limit: int) -> dict[str, list[str]]:
    """Return the human texts to read: clean.dev and the references of each corpus, each text once."""
    texts = {"clean.dev": list(dict.fromkeys(islice((row["text"] for row in corpora.rows("clean.dev")), limit)))}
    for corpus, found in chosen.items():
        all_of_them = [text for given in references(found).values() for text in given]
        texts[f"{corpus} references"] = list(dict.fromkeys(all_of_them))
    return texts


def draw(track: str, data: dict[str, Any]) -> str:
    """Draw the change in chrF of every system that has one, the largest gain first."""
    changes = {name: found["chrF"] for name, found in data.items() if "chrF" in found and "changed" in found}
    moved = {name: found for name, found in changes.items() if found["delta"]}
    order = sorted(moved, key=lambda name: -moved[name]["delta"])
    rows = {name: (moved[name]["delta"], moved[name]["low"], moved[name]["high"]) for name in order}
    title = f"WMT systems: chrF after fix minus before ({len(changes) - len(moved)} of {len(changes)} do not move)"
    return intervals(picture(track), title, rows, "points of chrF with 95 % interval (right of the line: better)")


def main() -> None:
    """Measure and write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="60 segments a system; written as harmless-quick")
    parser.add_argument("--final", action="store_true", help="wmt23.test too; written as harmless-final")
    parser.add_argument("--model", action="store_true", help="with the repair model; written as harmless-model")
    given = parser.parse_args()
    parts = [name for name in ("model", "final", "quick") if getattr(given, name)]
    track, tier = "-".join(["harmless", *parts]), MODEL if given.model else RULES
    names = ["wmt21", "wmt22", *(["wmt23.test"] if given.final else [])]
    chosen = {name: systems(name, 60 if given.quick else 10**9) for name in names}
    everyone = [system for found in chosen.values() for system in found]
    done = {
        "Every system, before and after": measure(everyone, tier, 200 if given.quick else 1000),
        "Text that people wrote": human(human_texts(chosen, 1500 if given.quick else 10**9), tier),
        "Hard clean texts (real/clean)": silence(tier),
    }
    drawn = draw(track, done["Every system, before and after"][1])
    made = stamp([*names, "clean.dev", "real/clean"], SEED, model=given.model, tier=tier, quick=given.quick)
    publish(track, made, done, [drawn])


if __name__ == "__main__":
    main()
