"""Findings read by eye: draw a sample, write a verdict beside each, count.

python -m benchmarks.verdicts draw wmt --kind quote     100 findings of a kind on MT of wmt21 and wmt22, by systems
python -m benchmarks.verdicts draw human                300 findings of all kinds on clean.dev and wmt21 references
python -m benchmarks.verdicts report                    precision of each kind with a 95 % interval (Wilson)

`draw` writes benchmarks/verdicts/<set>/<kind>.jsonl: where the finding stands (corpus, a hash of its text, offsets), a
few words around it, the repair, and `verdict`: true (the text is broken there), false (it is not), or null (not read
yet), with a `reason`. Drawing again keeps the verdicts of findings that are still made and drops the others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.detection import unique
from benchmarks.report import stamp, table, write
from mtfix import KINDS, Finding, Fixer

FOLDER = Path(__file__).parent / "verdicts"
CORPORA = {"wmt": (("wmt21", "mt", 5), ("wmt22", "mt", 5)), "human": (("clean.dev", "text", 1), ("wmt21", "ref", 1))}
SIZE = {"wmt": 100, "human": 300}
SEED, CONTEXT = 17, 36
STABLE = [kind.id for kind in KINDS if kind.stable]


def rows(which: str, kinds: list[str]) -> Iterator[dict[str, Any]]:
    """Yield every finding of these kinds in a set of corpora as a row without a verdict."""
    fixer = Fixer()
    for corpus, field, step in CORPORA[which]:
        for text in unique(corpus, field, 10**9, step):
            for finding in fixer.detect(text):
                if finding.kind in kinds:
                    yield row(f"{corpus}:{field}", text, finding)


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
        "reason": "",
    }


def key(entry: dict[str, Any]) -> tuple[object, ...]:
    """Return what makes two rows the same finding."""
    return entry["kind"], entry["text"], entry["start"], entry["end"], json.dumps(entry["repair"])


def read(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a file, none where it is absent."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def draw(which: str, kinds: list[str]) -> None:
    """Write the samples of a set, keeping the verdicts that still apply."""
    found = list(rows(which, kinds))
    groups = {kind: [entry for entry in found if entry["kind"] == kind] for kind in kinds}
    if which == "human":
        groups = {"all": found}
    for name, entries in groups.items():
        Random(SEED).shuffle(entries)
        path = FOLDER / which / f"{name}.jsonl"
        known = {key(entry): entry for entry in read(path)}
        read_before = [known[key(entry)] for entry in entries if key(entry) in known]
        fresh = [entry for entry in entries if key(entry) not in known]
        chosen = (read_before + fresh)[: SIZE[which]]
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


def report() -> None:
    """Count the verdicts of all files and write the table."""
    lines, data = [], {}
    for path in sorted(FOLDER.glob("*/*.jsonl")):
        entries = [entry for entry in read(path) if entry["verdict"] is not None]
        right = sum(entry["verdict"] for entry in entries)
        low, high = wilson(right, len(entries))
        name = f"{path.parent.name}: {path.stem}"
        share = right / len(entries) if entries else 0.0
        lines.append([name, len(entries), right, share, f"[{low:.2f}, {high:.2f}]"])
        data[name] = {"read": len(entries), "right": right, "precision": share, "low": low, "high": high}
    body = table(["set: kind", "read", "right", "precision", "95 %"], lines)
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
