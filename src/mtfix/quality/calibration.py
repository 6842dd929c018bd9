"""Whether a score of 0.9 is right nine times in ten: calibration error, reliability table, isotonic regression."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from mtfix.errors import SettingError


@dataclass(frozen=True, slots=True)
class Bin:
    """Scores in (low, high], with their mean, the share that came true, and how many they are."""

    low: float
    high: float
    count: int
    mean_score: float
    observed: float

    def to_dict(self) -> dict[str, Any]:
        """Return the bin as JSON values."""
        return {
            "low": self.low,
            "high": self.high,
            "count": self.count,
            "mean_score": round(self.mean_score, 4),
            "observed": round(self.observed, 4),
        }


def reliability(scores: Sequence[float], outcomes: Sequence[bool | int], bins: int = 10) -> list[Bin]:
    """Return the reliability table: bins of equal width that hold a score, the lowest first.

    Bins are open below and closed above (Guo et al. 2017); the first one holds 0 too.

    Raises:
        SettingError: for lists of different length or none, scores outside [0, 1], outcomes other than 0 and 1,
            or fewer than one bin.
    """
    _check(scores, outcomes)
    if bins < 1:
        raise SettingError(f"bins must be at least 1, not {bins}")
    members: dict[int, list[tuple[float, int]]] = {}
    for score, outcome in zip(scores, outcomes, strict=True):
        # Rounded, so that 0.3 * 10 = 3.0000000000000004 stays in the third bin.
        place = max(0, ceil(round(score * bins, 9)) - 1)
        members.setdefault(place, []).append((score, int(outcome)))
    return [_bin(place, bins, members[place]) for place in sorted(members)]


def expected_calibration_error(scores: Sequence[float], outcomes: Sequence[bool | int], bins: int = 10) -> float:
    """Return the mean gap of score and observed share over the bins, weighted by their counts; 0 is perfect.

    Raises:
        SettingError: as `reliability`.
    """
    table = reliability(scores, outcomes, bins)
    return sum(entry.count * abs(entry.mean_score - entry.observed) for entry in table) / len(scores)


@dataclass(frozen=True, slots=True)
class Isotonic:
    """A rising function from raw score to probability: `values[i]` at `scores[i]`, straight lines between."""

    scores: tuple[float, ...]
    values: tuple[float, ...]

    def __call__(self, score: float) -> float:
        """Return the probability; the end values outside the range that was fitted."""
        place = bisect_right(self.scores, score)
        if place == 0 or place == len(self.scores):
            return self.values[min(place, len(self.values) - 1)]
        left, right = self.scores[place - 1], self.scores[place]
        share = (score - left) / (right - left)
        return self.values[place - 1] + share * (self.values[place] - self.values[place - 1])

    def to_dict(self) -> dict[str, Any]:
        """Return the support points as JSON values."""
        return {"scores": list(self.scores), "values": list(self.values)}


def isotonic(scores: Sequence[float], outcomes: Sequence[bool | int]) -> Isotonic:
    """Return the rising function nearest to the outcomes in squared error (pool adjacent violators).

    Equal scores are pooled first, so the order of the input does not matter. Takes linear time after sorting.

    Raises:
        SettingError: for lists of different length or none, scores outside [0, 1], outcomes other than 0 and 1.
    """
    _check(scores, outcomes)
    blocks: list[list[float]] = []  # [sum of outcomes, count, lowest score, highest score]
    for score, outcome in sorted(zip(scores, map(float, outcomes), strict=True)):
        if blocks and blocks[-1][3] == score:
            blocks[-1][0] += outcome
            blocks[-1][1] += 1
        else:
            blocks.append([outcome, 1, score, score])
    pooled: list[list[float]] = []
    for block in blocks:
        pooled.append(block)
        while len(pooled) > 1 and pooled[-2][0] * pooled[-1][1] >= pooled[-1][0] * pooled[-2][1]:
            top = pooled.pop()
            pooled[-1] = [pooled[-1][0] + top[0], pooled[-1][1] + top[1], pooled[-1][2], top[3]]
    points = [(s, block[0] / block[1]) for block in pooled for s in dict.fromkeys((block[2], block[3]))]
    return Isotonic(tuple(s for s, _ in points), tuple(value for _, value in points))


def _bin(place: int, bins: int, members: list[tuple[float, int]]) -> Bin:
    count = len(members)
    mean_score = sum(score for score, _ in members) / count
    observed = sum(outcome for _, outcome in members) / count
    return Bin(place / bins, (place + 1) / bins, count, mean_score, observed)


def _check(scores: Sequence[float], outcomes: Sequence[bool | int]) -> None:
    if len(scores) != len(outcomes) or not scores:
        raise SettingError(
            f"calibration needs one outcome a score, and at least one; given {len(scores)} scores and "
            f"{len(outcomes)} outcomes"
        )
    if not all(0 <= score <= 1 for score in scores):
        raise SettingError("calibration needs scores in [0, 1]")
    if not all(outcome in (0, 1) for outcome in outcomes):
        raise SettingError("calibration needs outcomes that are 0 or 1")
