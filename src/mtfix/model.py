"""The words of mtfix as frozen data: edit, repair, finding, result, injection.

All offsets are code points (Python `str` indices), half-open, of the text that the user gave. Nothing here computes
more than its own invariants; `to_dict` gives plain JSON values, with a version in the outermost record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

FORMAT_VERSION = 1


class Severity(StrEnum):
    """Severity of an error after MQM."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class Safety(StrEnum):
    """Whether a repair may be applied: by default, on request, or never."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    SHOW = "show"


class Action(StrEnum):
    """What a finding asks for: a repair, a new translation (its text is lost), or the eye of a person."""

    REPAIR = "repair"
    RETRANSLATE = "retranslate"
    REVIEW = "review"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace `text[start:end]` by `replacement`; `start == end` inserts, an empty replacement deletes."""

    start: int
    end: int
    replacement: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"an edit needs 0 <= start <= end, not {self.start}..{self.end}")

    def to_dict(self) -> dict[str, Any]:
        """Return the edit as JSON values."""
        return {"start": self.start, "end": self.end, "replacement": self.replacement}


@dataclass(frozen=True, slots=True)
class Repair:
    """One proposal for a finding: edits (sorted, apart), confidence in [0, 1], safety, origin.

    `origin` names who proposed it: "rule", "lexicon", "document", "source", "glossary" or "model".
    """

    edits: tuple[Edit, ...]
    confidence: float
    safety: Safety
    origin: str = "rule"

    def __post_init__(self) -> None:
        if not self.edits:
            raise ValueError("a repair needs at least one edit")
        if any(a.end > b.start for a, b in zip(self.edits, self.edits[1:], strict=False)):
            raise ValueError(f"the edits of a repair must be sorted and apart: {self.edits}")

    def to_dict(self) -> dict[str, Any]:
        """Return the repair as JSON values."""
        return {
            "edits": [edit.to_dict() for edit in self.edits],
            "confidence": round(self.confidence, 4),
            "safety": str(self.safety),
            "origin": self.origin,
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """One span that is broken.

    `text[start:end] == surface`, always; an empty span marks a place where something is missing. `score` is the
    probability in [0, 1] that the span is broken; `repairs` are best first. `evidence` is what `detect` of the kind
    leaves for its own `propose`; it takes no part in comparison or serialisation.
    """

    kind: str
    start: int
    end: int
    surface: str
    message: str
    severity: Severity
    score: float
    mqm: str
    repairs: tuple[Repair, ...] = ()
    action: Action = Action.REVIEW
    evidence: Any = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.surface):
            raise ValueError(f"span {self.start}..{self.end} does not fit surface {self.surface!r}")

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as JSON values."""
        return {
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "message": self.message,
            "severity": str(self.severity),
            "score": round(self.score, 4),
            "mqm": self.mqm,
            "action": str(self.action),
            "repairs": [repair.to_dict() for repair in self.repairs],
        }


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not done, and why: a kind that was left out, or a repair that was not applied."""

    kind: str
    reason: str
    start: int | None = None
    end: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON values."""
        return {"kind": self.kind, "reason": self.reason, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Cause:
    """What the pipeline did to break the text, as far as the findings show it, and what removes it at the source."""

    id: str
    count: int
    evidence: tuple[str, ...]
    advice: str

    def to_dict(self) -> dict[str, Any]:
        """Return the cause as JSON values."""
        return {"id": self.id, "count": self.count, "evidence": list(self.evidence), "advice": self.advice}


@dataclass(frozen=True, slots=True)
class Result:
    """What `fix` returns: `edits` replay on `original` to exactly `text`."""

    original: str
    text: str
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...] = ()
    causes: tuple[Cause, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether any repair was applied."""
        return bool(self.edits)

    def to_dict(self) -> dict[str, Any]:
        """Return the result as JSON values; `version` is the version of this layout."""
        return {
            "version": FORMAT_VERSION,
            "text": self.text,
            "edits": [edit.to_dict() for edit in self.edits],
            "findings": [finding.to_dict() for finding in self.findings],
            "skipped": [skipped.to_dict() for skipped in self.skipped],
            "causes": [cause.to_dict() for cause in self.causes],
        }


@dataclass(frozen=True, slots=True)
class Injection:
    """One breakage done on purpose: edits that break the clean text, for a reason named by `note`.

    `claim` is the span of the clean text in which no other breakage of the same kind may lie, since the two would
    undo or complete each other: two halves of brackets make a sound pair. None claims nothing but the edits.
    """

    edits: tuple[Edit, ...]
    note: str = ""
    claim: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """The edits that undo one injected breakage; offsets are of the broken text."""

    kind: str
    edits: tuple[Edit, ...]
    note: str = ""

    @property
    def start(self) -> int:
        """First code point that the breakage touches."""
        return self.edits[0].start

    @property
    def end(self) -> int:
        """One past the last code point that the breakage touches."""
        return self.edits[-1].end

    def to_dict(self) -> dict[str, Any]:
        """Return the gold record as JSON values."""
        return {"kind": self.kind, "edits": [edit.to_dict() for edit in self.edits], "note": self.note}


@dataclass(frozen=True, slots=True)
class Injected:
    """A text broken on purpose; applying the edits of all `gold` records restores the clean text exactly."""

    text: str
    gold: tuple[Gold, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All gold edits in order of their place."""
        return tuple(sorted(edit for gold in self.gold for edit in gold.edits))

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON values."""
        return {"version": FORMAT_VERSION, "text": self.text, "gold": [gold.to_dict() for gold in self.gold]}


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in reading order, the longer first where two start together."""
    return tuple(sorted(findings, key=lambda f: (f.start, -f.end, f.kind)))
