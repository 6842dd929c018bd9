"""The gate: which of the proposed repairs are applied, and why the others are not.

A repair passes when its safety is allowed, it changes no protected span (unless the kind owns them), and it overlaps no
better repair of the same step. What fails is reported, never lost.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from mtfix.kinds import Kind
from mtfix.model import Edit, Finding, Repair, Safety, Skipped
from mtfix.text import Document

ALLOWED = {"safe": frozenset({Safety.SAFE}), "unsafe": frozenset({Safety.SAFE, Safety.UNSAFE})}


class Taken:
    """The spans that this step already changes.

    Two edits conflict when they overlap or touch the same place; two deletions only when they overlap, so that blocks
    of lines that follow each other can go together.
    """

    def __init__(self) -> None:
        self._spans: list[tuple[int, int, bool]] = []

    def conflicts(self, edits: Sequence[Edit]) -> bool:
        """Return whether one of `edits` overlaps or touches a span taken before."""
        return any(self._conflict(edit) for edit in edits)

    def _conflict(self, edit: Edit) -> bool:
        at = bisect_left(self._spans, (edit.start, edit.end, False))
        cuts = edit.end > edit.start and not edit.replacement
        return any(
            (start < edit.end and edit.start < end) or (not (cuts and cut) and start <= edit.end and edit.start <= end)
            for start, end, cut in self._spans[max(at - 1, 0) : at + 1]
        )

    def take(self, edits: Sequence[Edit]) -> None:
        """Mark the spans of `edits` as taken."""
        for edit in edits:
            insort(self._spans, (edit.start, edit.end, edit.end > edit.start and not edit.replacement))


def first_allowed(finding: Finding, safety: str) -> Repair | None:
    """Return the best repair whose safety is allowed; a SHOW repair ahead of it blocks the ones behind."""
    if not finding.repairs or finding.repairs[0].safety not in ALLOWED[safety]:
        return None
    return finding.repairs[0]


def hits_protected(repair: Repair, kind: Kind, doc: Document) -> bool:
    """Return whether the repair would change a protected span that its kind does not own."""
    if kind.owns_protected:
        return False
    return any(_harms(edit, kind, doc) for edit in repair.edits)


def _harms(edit: Edit, kind: Kind, doc: Document) -> bool:
    if kind.drops_blocks and not edit.replacement:
        ends = (doc.protecting(edit.start, edit.start), doc.protecting(edit.end, edit.end))
        return any(ends)
    return doc.is_protected(edit.start, edit.end)


def choose(
    findings: Sequence[Finding], kinds: dict[str, Kind], doc: Document, safety: str
) -> tuple[list[tuple[Finding, Repair]], list[Skipped]]:
    """Return the repairs to apply now, and what is left with its reason; offsets are of `doc.text`."""
    chosen: list[tuple[Finding, Repair]] = []
    skipped: list[Skipped] = []
    taken = Taken()
    for finding in sorted(findings, key=_rank):
        repair = first_allowed(finding, safety)
        reason = _why_not(finding, repair, kinds[finding.kind], doc, taken)
        if repair is None or reason:
            skipped.append(Skipped(finding.kind, reason, finding.start, finding.end))
            continue
        taken.take(repair.edits)
        chosen.append((finding, repair))
    return chosen, skipped


def _why_not(finding: Finding, repair: Repair | None, kind: Kind, doc: Document, taken: Taken) -> str:
    if not finding.repairs:
        return "no repair is known"
    if repair is None:
        return f"the best repair is {finding.repairs[0].safety}"
    if hits_protected(repair, kind, doc):
        return "the repair would change a protected span"
    return "another repair changes the same place" if taken.conflicts(repair.edits) else ""


def _rank(finding: Finding) -> tuple[float, int, int, str]:
    confidence = finding.repairs[0].confidence if finding.repairs else 0.0
    return (-confidence, finding.start, -finding.end, finding.kind)
