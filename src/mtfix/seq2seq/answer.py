"""What is asked of the repair model and what it answers: plain data, free of torch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """A finding put to the model: `text[start:end]` (may be empty) and the kind that pointed at it.

    `source` is part of the format; the model in the package reads the target text alone and ignores it.
    """

    text: str
    start: int
    end: int
    kind: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Replace `text[start:end]` of the request by `replacement`; `probability` is calibrated.

    The place is as small as the change allows and may lie beside the span that was asked about, but inside the words
    around it (`format.widen`): a missing bracket is put where it belongs.
    """

    start: int
    end: int
    replacement: str
    probability: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one request: the calibrated probability that nothing is broken, and proposals, best first."""

    keep: float
    proposals: tuple[Proposal, ...]


UNKNOWN = Answer(keep=0.0, proposals=())
"""The answer where the model cannot read the request: no opinion, no proposal."""
