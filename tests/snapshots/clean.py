"""Make the snapshot of findings on human text."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path

from mtfix import Finding, Fixer, corpora

FILE = Path(__file__).parent / "clean.txt"
CORPUS, DOCUMENTS, ROWS, CONTEXT = "clean.dev", 200, 20, 18


def snapshot() -> str:
    """Return the snapshot: a header, then a line a finding in the order of the text."""
    lines: list[str] = []
    counts: Counter[str] = Counter()
    words = changed = 0
    fixer = Fixer()
    for number, text in enumerate(islice(corpora.documents(CORPUS, ROWS), DOCUMENTS)):
        result = fixer.fix(text)
        words += text.count(" ") + 1
        changed += result.changed
        counts.update(finding.kind for finding in result.findings)
        lines += [_line(number, text, finding) for finding in result.findings]
    totals = ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items()))
    head = f"# {CORPUS}: {DOCUMENTS} documents of {ROWS} rows, {words} words, {changed} changed; {totals}"
    return "\n".join([head, *lines]) + "\n"


def _line(number: int, text: str, finding: Finding) -> str:
    before = text[max(0, finding.start - CONTEXT) : finding.start]
    after = text[finding.end : finding.end + CONTEXT]
    surface = finding.surface if len(finding.surface) <= 40 else finding.surface[:37] + "..."
    repair = ""
    if finding.repairs:
        best = finding.repairs[0]
        edits = ", ".join(f"{text[e.start : e.end][:20]!r}→{e.replacement!r}" for e in best.edits)
        repair = f" => {best.safety} {edits}"
    return f"{number:03} {finding.kind} {finding.score:.2f} {before!r}⟦{surface!r}⟧{after!r}{repair}"
