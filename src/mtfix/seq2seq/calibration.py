"""From probabilities of the network to probabilities that come true: rising curves by kind, fitted on held-out data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Curve = tuple[tuple[float, ...], tuple[float, ...]]
"""Support points of a piecewise linear curve: scores (rising) and values."""

ALL = "*"
"""The curve for kinds that have none of their own."""


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
    """Curves by kind for *keep* and for changes; without curves, scores stay as they are."""

    keeps: Mapping[str, Curve]
    changes: Mapping[str, Curve]

    def keep(self, kind: str, score: float) -> float:
        """Return the probability that the span is not broken."""
        return _calibrated(self.keeps, kind, score)

    def change(self, kind: str, score: float) -> float:
        """Return the probability that a proposal is exactly right."""
        return _calibrated(self.changes, kind, score)

    def to_dict(self) -> dict[str, Any]:
        """Return the curves as JSON values."""
        parts = {"keep": self.keeps, "change": self.changes}
        return {part: {k: [list(c[0]), list(c[1])] for k, c in curves.items()} for part, curves in parts.items()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Calibration:
        """Return the calibration that `to_dict` wrote.

        Raises:
            KeyError, TypeError, ValueError: where the values do not have this form.
        """
        if not all(isinstance(values[part], dict) for part in ("keep", "change")):
            raise TypeError("curves are given by kind, under keep and change")
        keeps, changes = ({k: _curve(c) for k, c in values[part].items()} for part in ("keep", "change"))
        return cls(keeps, changes)


def _calibrated(curves: Mapping[str, Curve], kind: str, score: float) -> float:
    curve = curves.get(kind) or curves.get(ALL)
    return score if curve is None else on_curve(curve, score)


def _curve(points: Any) -> Curve:
    scores, values = (tuple(map(float, part)) for part in points)
    if len(scores) != len(values) or not scores or list(scores) != sorted(scores):
        raise ValueError("a curve needs as many values as rising scores")
    return scores, values
