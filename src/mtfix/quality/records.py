"""What the edit scorer compares: a marked span, its kind, and the repair if there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mtfix.errors import SettingError
from mtfix.model import Edit, Finding, Gold


@dataclass(frozen=True, slots=True)
class Record:
    """A span that was found, or that should be.

    `edits` is its repair, empty where there is none. `alt_kinds` are kinds that are as right as `kind`. An `optional`
    gold record may be found or not: it is no miss, and what matches it is neither right nor wrong.
    """

    start: int
    end: int
    kind: str
    edits: tuple[Edit, ...] = ()
    alt_kinds: frozenset[str] = frozenset()
    optional: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise SettingError(f"a record needs 0 <= start <= end, not {self.start}..{self.end}")

    @classmethod
    def replace(cls, start: int, end: int, replacement: str | None, kind: str, **more: Any) -> Record:
        """Return the record of a span that is replaced as a whole; None where no repair is known."""
        edits = () if replacement is None else (Edit(start, end, replacement),)
        return cls(start, end, kind, edits, **more)

    @classmethod
    def of_finding(cls, finding: Finding) -> Record:
        """Return the record of a finding with its best repair."""
        edits = finding.repairs[0].edits if finding.repairs else ()
        return cls(finding.start, finding.end, finding.kind, edits)

    @classmethod
    def of_gold(cls, gold: Gold) -> Record:
        """Return the record of an injected breakage."""
        return cls(gold.start, gold.end, gold.kind, gold.edits)

    @classmethod
    def of_issue(cls, issue: Mapping[str, Any], *, optional: bool = False) -> Record:
        """Return the record of an annotated issue: start, end, kind, fix (None: not known), alt_kinds."""
        alt_kinds = frozenset(issue.get("alt_kinds") or ())
        return cls.replace(
            issue["start"], issue["end"], issue.get("fix"), issue["kind"], alt_kinds=alt_kinds, optional=optional
        )

    def kind_fits(self, gold: Record) -> bool:
        """Return whether the kind is one that `gold` accepts."""
        return self.kind == gold.kind or self.kind in gold.alt_kinds

    def overlap(self, other: Record) -> int:
        """Return how many characters both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def touches(self, other: Record) -> bool:
        """Return whether the spans share a character, or touch where one of them is an empty span."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.overlap(other) > 0
