"""Findings read by eye: draw a sample, write a verdict beside each, count.

python -m benchmarks.verdicts draw wmt --kind quote     100 findings of a kind on MT of wmt21 and wmt22, by systems
python -m benchmarks.verdicts draw human                300 findings of all kinds on clean.dev and wmt21 references
python -m benchmarks.verdicts report                    precision of each kind with a 95 % interval (Wilson)

`draw` writes benchmarks/verdicts/<set>/<kind>.jsonl: where the finding stands (corpus, system, a hash of its text,
offsets), a few words around it, the repair, `verdict`: true (the text is broken there), false (it is not), or null (not
read yet), with a `reason`, and `repair_right`: whether the first repair gives what a careful editor would write, null
where there is none or the verdict is open. Drawing again keeps the verdicts of findings that are still made and drops
the others.

What is drawn: machine translation of every system. Kinds that need the whole document see 15 rows of one system joined
in the order of their segments. No system gives more than 10 findings of a kind, so that one that has collapsed into
word salad does not speak for all.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.detection import unique
from benchmarks.report import stamp, table, write
from benchmarks.wmt import systems
from mtfix import KINDS, Finding, Fixer
from mtfix.kinds.kind import Scope

FOLDER = Path(__file__).parent / "verdicts"
CORPORA = {"wmt": (("wmt21", "mt", 5), ("wmt22", "mt", 5)), "human": (("clean.dev", "text", 1), ("wmt21", "ref", 1))}
SIZE = {"wmt": 100, "human": 300}
SEED, CONTEXT = 17, 36
ROWS, PER_SYSTEM, DOCUMENT_STEP = 15, 10, 2
JUDGED = ("verdict", "repair_right", "reason")
STABLE = [kind.id for kind in KINDS if kind.stable]


def texts(which: str, scope: Scope) -> Iterator[tuple[str, str, str]]:
    """Yield (corpus, system, text) of a set, each text once: single rows, or documents of a system for wide kinds."""
    for corpus, field, step in CORPORA[which]:
        if field != "mt":
            yield from ((f"{corpus}:{field}", "", text) for text in unique(corpus, field, 10**9, step))
            continue
        seen: set[str] = set()
        for system in systems(corpus):
            size = ROWS if scope is Scope.DOCUMENT else 1
            step_here = step if size == 1 else DOCUMENT_STEP
            for start in range(0, len(system.outputs), size * step_here):
                text = "\n\n".join(system.outputs[start : start + size])
                if text not in seen:
                    seen.add(text)
                    yield f"{corpus}:{field}", system.title, text


def rows(which: str, kinds: list[str]) -> Iterator[dict[str, Any]]:
    """Yield every finding of these kinds in a set of corpora as a row without a verdict."""
    fixer = Fixer()
    wide = {kind.id for kind in KINDS if kind.scope is Scope.DOCUMENT}
    for scope, chosen in ((Scope.DOCUMENT, wide.intersection(kinds)), (Scope.SENTENCE, set(kinds) - wide)):
        for corpus, system, text in texts(which, scope) if chosen else ():
            for finding in fixer.detect(text):
                if finding.kind in chosen:
                    yield {**row(corpus, text, finding), "system": system}


def row(corpus: str, text: str, finding: Finding) -> dict[str, Any]:
    """Return one finding as a row."""
    edits = finding.repairs[0].edits if finding.repairs else ()
    return {
        "kind": finding.kind,
        "corpus": corpus,
        "text": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        "start": finding.start,
        "end": finding.end,
        "before": text[max(0, finding.start - CONTEXT) : finding.start],
        "surface": finding.surface[:80],
        "after": text[finding.end : finding.end + CONTEXT],
        "repair": [[edit.start - finding.start, edit.end - finding.start, edit.replacement] for edit in edits],
        "safety": str(finding.repairs[0].safety) if finding.repairs else None,
        "verdict": None,
        "repair_right": None,
        "reason": "",
    }


def key(entry: dict[str, Any]) -> tuple[object, ...]:
    """Return what makes two rows the same finding."""
    return entry["kind"], entry["text"], entry["start"], entry["end"], json.dumps(entry["repair"])


def read(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a file, none where it is absent."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def capped(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows without those that go over the share of their system."""
    taken: Counter[str] = Counter()
    kept = []
    for entry in entries:
        taken[entry["system"]] += 1
        if not entry["system"] or taken[entry["system"]] <= PER_SYSTEM:
            kept.append(entry)
    return kept


def draw(which: str, kinds: list[str]) -> None:
    """Write the samples of a set, keeping the verdicts that still apply."""
    found = list(rows(which, kinds))
    groups = {kind: [entry for entry in found if entry["kind"] == kind] for kind in kinds}
    if which == "human":
        groups = {"all": found}
    for name, entries in groups.items():
        Random(SEED).shuffle(entries)
        path = FOLDER / which / f"{name}.jsonl"
        known = {key(entry): entry for entry in read(path) if entry["verdict"] is not None}
        for entry in entries:
            entry |= {field: known[key(entry)][field] for field in JUDGED if key(entry) in known}
        entries.sort(key=lambda entry: entry["verdict"] is None)
        chosen = capped(entries)[: SIZE[which]]
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps(entry, ensure_ascii=False) for entry in chosen]
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        unread = sum(entry["verdict"] is None for entry in chosen)
        print(f"{name}: {len(entries)} findings, {len(chosen)} drawn, {unread} not read yet")


def wilson(right: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share after Wilson; (0, 1) for an empty sample."""
    if not count:
        return 0.0, 1.0
    z, share = 1.96, right / count
    middle = share + z * z / (2 * count)
    spread = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - spread) / (1 + z * z / count), (middle + spread) / (1 + z * z / count)


def share(verdicts: list[bool]) -> tuple[list[object], dict[str, Any]]:
    """Return count, share and interval of the true ones, as cells of the table and as data."""
    right, count = sum(verdicts), len(verdicts)
    low, high = wilson(right, count)
    value = right / count if count else 0.0
    cells: list[object] = [count, right, value, f"[{low:.2f}, {high:.2f}]"]
    return cells, {"read": count, "right": right, "precision": value, "low": low, "high": high}


def report() -> None:
    """Count the verdicts of all files, on findings and on their SAFE repairs, and write the table."""
    lines, data = [], {}
    for path in sorted(FOLDER.glob("*/*.jsonl")):
        entries = [entry for entry in read(path) if entry["verdict"] is not None]
        safe = [entry for entry in entries if entry["safety"] == "safe" and entry.get("repair_right") is not None]
        name = f"{path.parent.name}: {path.stem}"
        found, data[name] = share([entry["verdict"] for entry in entries])
        repaired, data[f"{name}, safe repairs"] = share([entry["repair_right"] for entry in safe])
        lines.append([name, *found, *repaired])
    header = ["set: kind", "read", "right", "precision", "95 %", "safe repairs read", "right ", "precision ", "95 % "]
    body = table(header, lines)
    write("verdicts", stamp(["wmt21", "wmt22", "clean.dev"], SEED), {"Findings read by eye": body}, data)
    print(body)


def main() -> None:
    """Draw a sample or report on the verdicts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("set", choices=sorted(CORPORA))
    drawing.add_argument("--kind", action="append", choices=STABLE)
    commands.add_parser("report")
    given = parser.parse_args()
    if given.command == "draw":
        draw(given.set, given.kind or STABLE)
    else:
        report()


if __name__ == "__main__":
    main()
