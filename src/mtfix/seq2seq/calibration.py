"""From probabilities of the network to probabilities that come true: rising curves by kind, fitted on held-out data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Curve = tuple[tuple[float, ...], tuple[float, ...]]
"""Support points of a piecewise linear curve: scores (rising) and values."""

ALL = "*"
"""The curve for kinds that have none of their own."""
NEVER = 1.01


def on_curve(curve: Curve, score: float) -> float:
    """Return the value of the curve at `score`; flat beyond its ends."""
    scores, values = curve
    place = bisect_right(scores, score)
    if place == 0:
        return values[0]
    if place == len(scores):
        return values[-1]
    low, high = scores[place - 1], scores[place]
    share = (score - low) / (high - low) if high > low else 1.0
    return values[place - 1] + share * (values[place] - values[place - 1])


@dataclass(frozen=True, slots=True)
class Calibration:
    """Curves by kind for *keep* and for changes; without curves, scores stay as they are.

    `safe` holds for each kind the calibrated probability from which proposals are precise enough to be applied.
    """

    keeps: Mapping[str, Curve]
    changes: Mapping[str, Curve]
    safe: Mapping[str, float] = field(default_factory=dict)

    def keep(self, kind: str, score: float) -> float:
        """Return the probability that the span is not broken."""
        return _calibrated(self.keeps, kind, score)

    def change(self, kind: str, score: float) -> float:
        """Return the probability that a proposal is exactly right."""
        return _calibrated(self.changes, kind, score)

    def safe_from(self, kind: str) -> float:
        """Return the probability from which proposals for `kind` are safe; above 1 where none is."""
        return self.safe.get(kind, self.safe.get(ALL, NEVER))

    def to_dict(self) -> dict[str, Any]:
        """Return the curves as JSON values."""
        parts = {"keep": self.keeps, "change": self.changes}
        out: dict[str, Any] = {"safe": dict(self.safe)}
        for part, curves in parts.items():
            out[part] = {kind: [list(scores), list(values)] for kind, (scores, values) in curves.items()}
        return out

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Calibration:
        """Return the calibration that `to_dict` wrote.

        Raises:
            KeyError, TypeError, ValueError: where the values do not have this form.
        """
        if not all(isinstance(values[part], dict) for part in ("keep", "change")):
            raise TypeError("curves are given by kind, under keep and change")
        keeps, changes = ({k: _curve(c) for k, c in values[part].items()} for part in ("keep", "change"))
        return cls(keeps, changes, {kind: float(value) for kind, value in values.get("safe", {}).items()})


def _calibrated(curves: Mapping[str, Curve], kind: str, score: float) -> float:
    curve = curves.get(kind) or curves.get(ALL)
    return score if curve is None else on_curve(curve, score)


def _curve(points: Any) -> Curve:
    scores, values = (tuple(map(float, part)) for part in points)
    if len(scores) != len(values) or not scores or list(scores) != sorted(scores):
        raise ValueError("a curve needs as many values as rising scores")
    return scores, values
