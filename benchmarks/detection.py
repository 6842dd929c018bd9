"""What is found and repaired, and what is flagged that should not be.

python -m benchmarks.detection [--quick] [--kind ID ...]

- injected (SYNTHETIC): documents of clean.dev broken by `mtfix.inject`, one kind at a time and mixed; recall,
  precision, exact repairs of what `fix` applies, and the share of the chrF++ loss that it takes back. Precision is
  given twice: with every finding outside the damage counted as wrong, and without those that the same text has before
  it is broken (they are counted under alarms)
- real: the annotated texts of real/dev; silence on real/clean
- alarms: findings on untouched human text (clean.dev, references of wmt21), per 10,000 words; texts changed by `fix`.
  Some are true faults of the human text, so this bounds the false alarms from above
- lift: findings per 1,000 words on MT against the references of the same corpus, with a bootstrap interval; then for
  each system against the references of its language pair
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from benchmarks.passes import outcomes
from benchmarks.plots import bars, picture
from benchmarks.report import publish, stamp, table
from benchmarks.texts import hosts
from benchmarks.wmt import references, systems
from mtfix import KINDS, Finding, Fixer, Injected, Result, Safety, corpora, inject
from mtfix.engine.edits import History
from mtfix.model import Edit
from mtfix.quality import EditScores, Interval, Record, bootstrap_lift, score_edits, scores

SEED = 20
PER_DOCUMENT = 20
NOT_MECHANICAL = frozenset({"grammar", "word_choice", "tautology", "other"})
KIND_IDS = [kind.id for kind in KINDS if kind.stable]


def record(finding: Finding) -> Record:
    """Return a finding as the scorer reads it; only what `fix` applies counts as its repair."""
    applied = finding.repairs and finding.repairs[0].safety is Safety.SAFE
    edits: tuple[Edit, ...] = finding.repairs[0].edits if applied else ()
    return Record(finding.start, finding.end, finding.kind, edits)


def pieces(text: str, given: Record) -> list[Record]:
    """Return one record a place, without the line breaks that a deletion takes along.

    Two marks of a pair are two places, whoever reports them as one finding; and which of the breaks around a deleted
    line goes is no question of right and wrong.
    """
    edits = [_inner(text, edit) for edit in given.edits]
    if len(edits) < 2:
        return [Record(given.start, given.end, given.kind, tuple(edits), given.alt_kinds)]
    return [Record(edit.start, edit.end, given.kind, (edit,), given.alt_kinds) for edit in edits]


def _inner(text: str, edit: Edit) -> Edit:
    old = text[edit.start : edit.end]
    if edit.replacement or "\n" not in old or not old.strip():
        return edit
    start = edit.start + len(old) - len(old.lstrip())
    return Edit(start, start + len(old.strip()), "")


def run_injected(
    documents: Sequence[str], kinds: list[str] | None, fixer: Fixer, before: Mapping[str, Result]
) -> dict[str, Any]:
    """Return scores and the share of damage closed on documents broken with a seed each."""
    broken = [inject(text, seed=SEED + number, kinds=kinds) for number, text in enumerate(documents)]
    texts = [injected.text for injected in broken]
    results = list(fixer.fix_many(texts))
    found = scored(broken, results)
    standing = [list(stood(injected, before[clean])) for injected, clean in zip(broken, documents, strict=True)]
    new = scored(broken, results, standing).total["found"].precision
    damaged = scores(texts, documents, metrics=["chrF++"])["chrF++"]
    repaired = scores([result.text for result in results], documents, metrics=["chrF++"])["chrF++"]
    closed = (repaired - damaged) / (100 - damaged) if damaged < 100 else 1.0
    return {
        "scores": found,
        "precision_of_new": new,
        "chrf_broken": damaged,
        "chrf_repaired": repaired,
        "closed": closed,
    }


def stood(injected: Injected, before: Result) -> Iterator[Record]:
    """Yield what was found before the text was broken, at its place in the broken text: neither right nor wrong."""
    history = History(injected.text)
    history.apply(injected.edits)
    for finding in before.findings:
        for piece in pieces(history.text, record(finding)):
            yield Record(*history.original_span(piece.start, piece.end), piece.kind, optional=True)


def scored(
    broken: Sequence[Injected], results: Sequence[Result], standing: Sequence[Sequence[Record]] | None = None
) -> EditScores:
    """Return the scores of results on injected damage; what is `standing` in a text counts neither way."""
    texts = [injected.text for injected in broken]
    predicted = [
        [piece for finding in result.findings for piece in pieces(text, record(finding))]
        for text, result in zip(texts, results, strict=True)
    ]
    gold = [
        [*(piece for each in injected.gold for piece in pieces(text, Record.of_gold(each))), *free]
        for text, injected, free in zip(texts, broken, standing or [()] * len(texts), strict=True)
    ]
    return score_edits(texts, predicted, gold)


def summary(found: EditScores, kind: str | None = None) -> list[float]:
    """Return recall, precision, exact repairs among gold, and precision of the repairs."""
    grains = found.by_kind[kind] if kind else found.total
    return [grains["found"].recall, grains["found"].precision, grains["repair"].recall, grains["repair"].precision]


def injected(documents: Sequence[str], kinds: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """Measure each kind alone and all mixed."""
    rows, data = [], {}
    fixer = Fixer(kinds=kinds)
    before: dict[str, Result] = {}
    for kind in [*kinds, "all mixed"]:
        one = None if kind == "all mixed" else [kind]
        clean = hosts(kind, documents)
        before |= {text: fixer.fix(text) for text in clean if text not in before}
        done = run_injected(clean, one, fixer, before)
        found: EditScores = done.pop("scores")
        recall, precision, *repairs = summary(found)
        shown = [recall, precision, done["precision_of_new"], *repairs, done["closed"]]
        shown = shown if found.total["found"].gold else ["–"] * 6
        rows.append([kind, found.total["found"].gold, *shown])
        data[kind] = {**found.to_dict(), **done}
    header = ["kind", "injected", "recall", "precision", "precision of what is new"]
    return table([*header, "exactly repaired", "repairs right", "chrF++ loss closed"], rows), data


def issues(row: dict[str, Any]) -> list[Record]:
    """Return the gold records of an annotated text; what no mechanical kind can see is optional."""
    return [
        Record.of_issue(issue, optional=issue["kind"] in NOT_MECHANICAL or "(borderline)" in issue["note"])
        for issue in row["issues"]
    ]


def real(fixer: Fixer) -> tuple[str, dict[str, Any]]:
    """Measure on the annotated real texts."""
    rows = list(corpora.rows("real/dev"))
    results = [fixer.fix(row["text"], source_lang=row["src_lang"]) for row in rows]
    found = score_edits(
        [row["text"] for row in rows],
        [[record(finding) for finding in result.findings] for result in results],
        [issues(row) for row in rows],
    )
    silent = [fixer.detect(row["text"]) for row in corpora.rows("real/clean")]
    alarms = sum(map(len, silent))
    lines = [["all", found.total["found"].gold, *summary(found)]]
    lines += [[kind, counts["found"].gold, *summary(found, kind)] for kind, counts in sorted(found.by_kind.items())]
    body = table(["kind", "marked", "recall", "precision", "exactly repaired", "repairs right"], lines)
    return f"{body}\n\nFindings on the texts of real/clean: {alarms}.", {**found.to_dict(), "alarms_on_clean": alarms}


def unique(name: str, field: str, limit: int, step: int = 1) -> Iterator[str]:
    """Yield each different text of a field once; of every `step` rows one."""
    seen: set[str] = set()
    for row in islice(corpora.rows(name), 0, None, step):
        if row[field] not in seen:
            seen.add(row[field])
            yield row[field]
        if len(seen) >= limit:
            return


class Rates:
    """Findings by kind and words of each text, and how many texts `fix` changes."""

    def __init__(self, texts: Iterable[str], kinds: Iterable[str]) -> None:
        given = list(texts)
        done = outcomes(given)
        wanted = set(kinds)
        self.words = [text.count(" ") + 1 for text in given]
        self.counts = [Counter({k: n for k, n in done[text].kinds.items() if k in wanted}) for text in given]
        self.changed = sum(done[text].changed for text in given)

    def of(self, kind: str | None) -> list[int]:
        """Return the number of findings in each text, of one kind or of all."""
        return [count[kind] if kind else count.total() for count in self.counts]

    def per(self, kind: str | None, words: int) -> float:
        """Return findings per so many words."""
        return words * sum(self.of(kind)) / max(sum(self.words), 1)


def alarms(texts: Mapping[str, Iterable[str]], kinds: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """Measure findings on human text."""
    rates = {name: Rates(given, kinds) for name, given in texts.items()}
    rows: list[list[object]] = [[kind, *(rate.per(kind, 10_000) for rate in rates.values())] for kind in kinds]
    rows.append(["all", *(rate.per(None, 10_000) for rate in rates.values())])
    rows.append(["texts changed, %", *(100 * rate.changed / max(len(rate.words), 1) for rate in rates.values())])
    data = {
        name: {
            "words": sum(rate.words),
            "findings": dict(sum(rate.counts, Counter())),
            "texts": len(rate.words),
            "changed": rate.changed,
        }
        for name, rate in rates.items()
    }
    return table(["kind", *rates], rows), data


def interval(lift: Interval, machine: Rates, human: Rates, kind: str | None) -> str:
    """Return a lift with its interval; a dash where neither side has a finding."""
    seen = sum(machine.of(kind)) or sum(human.of(kind))
    return f"{lift.value:.1f} [{lift.low:.1f}, {lift.high:.1f}]" if seen else "–"


def lift(name: str, kinds: Sequence[str], limit: int) -> tuple[str, dict[str, Any]]:
    """Measure findings on MT against the references of the same corpus."""
    step = 7 if limit < 10**9 else 1
    machine = Rates(unique(name, "mt", limit, step), kinds)
    human = Rates(unique(name, "ref", limit), kinds)
    rows, data = [], {}
    for kind in [*kinds, None]:
        found = bootstrap_lift((machine.of(kind), machine.words), (human.of(kind), human.words))
        shown = interval(found, machine, human, kind)
        rows.append([kind or "all", machine.per(kind, 1000), human.per(kind, 1000), shown])
        data[kind or "all"] = {"mt": rows[-1][1], "ref": rows[-1][2], "lift": found.to_dict()}
    return table(["kind", "MT", "references", "lift [95 %]"], rows), data


def lift_of_systems(corpus: str, kinds: Sequence[str], limit: int) -> tuple[str, dict[str, Any]]:
    """Measure each system against the references of its language pair, all kinds together."""
    chosen = systems(corpus, limit)
    human = {pair: Rates(texts, kinds) for pair, texts in references(chosen).items()}
    rows, data = [], {}
    for system in chosen:
        machine, base = Rates(system.outputs, kinds), human[system.pair]
        found = bootstrap_lift((machine.of(None), machine.words), (base.of(None), base.words))
        shown = interval(found, machine, base, None)
        name = f"{system.pair} {system.name}"
        rates = {"mt": machine.per(None, 1000), "ref": base.per(None, 1000)}
        rows.append([name, *rates.values(), shown])
        data[name] = {**rates, "lift": found.to_dict()}
    return table(["system", "MT", "references", "lift [95 %]"], rows), data


def main() -> None:
    """Run all sections and write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a small part of each corpus; written as detection-quick")
    parser.add_argument("--kind", action="append", choices=[kind.id for kind in KINDS])
    given = parser.parse_args()
    kinds = given.kind or KIND_IDS
    fixer = Fixer(kinds=kinds)
    limit, segments = (1500, 60) if given.quick else (10**9, 10**9)
    documents = list(islice(corpora.documents("clean.dev", PER_DOCUMENT), 25 if given.quick else 200))
    human = {
        "clean.dev": islice((row["text"] for row in corpora.rows("clean.dev")), limit),
        "wmt21 references": unique("wmt21", "ref", limit),
    }
    steps = {
        "Injected damage (synthetic)": partial(injected, documents, kinds),
        "Real texts": partial(real, fixer),
        "Findings on human text per 10,000 words": partial(alarms, human, kinds),
        "Lift on wmt21, findings per 1,000 words": partial(lift, "wmt21", kinds, limit),
        "Lift on wmt22, findings per 1,000 words": partial(lift, "wmt22", kinds, limit),
        "Lift of each system on wmt21, findings per 1,000 words": partial(lift_of_systems, "wmt21", kinds, segments),
        "Lift of each system on wmt22, findings per 1,000 words": partial(lift_of_systems, "wmt22", kinds, segments),
    }
    done = {title: step() for title, step in steps.items()}
    made = stamp(["clean.dev", "real/dev", "real/clean", "wmt21", "wmt22"], SEED, quick=given.quick)
    track = "detection-quick" if given.quick else "detection"
    publish(track, made, done, [draw(track, done["Injected damage (synthetic)"][1], kinds)])


def draw(track: str, data: dict[str, Any], kinds: Sequence[str]) -> str:
    """Draw recall, precision and exact repairs of each kind on injected damage."""
    totals = [data[kind]["total"] for kind in kinds]
    series = {
        "found (recall)": [total["found"]["recall"] for total in totals],
        "right among found (precision)": [total["found"]["precision"] for total in totals],
        "repaired exactly": [total["repair"]["recall"] for total in totals],
    }
    return bars(picture(track), "Injected damage (synthetic), each kind alone", kinds, series, "share")


if __name__ == "__main__":
    main()
