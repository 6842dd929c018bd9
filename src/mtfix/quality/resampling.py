"""Resampling of segments with numpy, seeded: the ground of all intervals and paired tests here.

Corpus metrics are functions of sums over segments, so a bootstrap sample is a vector of counts times the matrix of
segment statistics. Done in blocks: the index cube that sacrebleu builds at once takes 10 GB for 120,000 segments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mtfix.errors import SettingError

if TYPE_CHECKING:
    import numpy as np

SEED = 12345  # sacrebleu's own
_BLOCK = 1 << 22  # counts held at once


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with the bounds of its confidence interval."""

    value: float
    low: float
    high: float

    def to_dict(self) -> dict[str, Any]:
        """Return the interval as JSON values."""
        return {"value": self.value, "low": self.low, "high": self.high}


def bootstrap_ratio(
    numerators: Sequence[float],
    denominators: Sequence[float],
    *,
    per: float = 1000.0,
    samples: int = 1000,
    seed: int = SEED,
    confidence: float = 0.95,
) -> Interval:
    """Return the ratio of two sums, times `per`, with a percentile bootstrap interval over segments.

    Alarms of each sentence and words of each sentence give alarms per 1,000 words. Whole sentences are drawn, since
    findings of one sentence hang together.

    Raises:
        SettingError: for lists of different length or none, denominators that sum to 0, or bad settings.
    """
    import numpy as np

    check_settings(samples, confidence)
    stats = _columns(numerators, denominators)
    top, bottom = sums(stats, samples, np.random.default_rng(seed)).T
    ratios = per * top[bottom > 0] / bottom[bottom > 0]
    return interval(float(per * stats[:, 0].sum() / stats[:, 1].sum()), ratios, confidence)


def bootstrap_lift(
    rate: tuple[Sequence[float], Sequence[float]],
    base: tuple[Sequence[float], Sequence[float]],
    *,
    samples: int = 1000,
    seed: int = SEED,
    confidence: float = 0.95,
) -> Interval:
    """Return how many times higher one rate is than another, each given as numerators and denominators.

    The two lists of segments are drawn apart, so they may differ in length. Half an event is added to both
    numerators (Haldane and Anscombe), so that a rate of 0 has a lift too; a count of 3 against 0 gives 7, not
    infinity.

    Raises:
        SettingError: as `bootstrap_ratio`.
    """
    import numpy as np

    check_settings(samples, confidence)
    rng = np.random.default_rng(seed)
    both = [_columns(*rate), _columns(*base)]
    drawn = [_smoothed(sums(stats, samples, rng)) for stats in both]
    value = [_smoothed(stats.sum(axis=0, keepdims=True)) for stats in both]
    lifts = drawn[0] / drawn[1]
    return interval(float(value[0][0] / value[1][0]), lifts[np.isfinite(lifts)], confidence)


def _smoothed(totals: np.ndarray) -> np.ndarray:
    import numpy as np

    return (totals[:, 0] + 0.5) / np.where(totals[:, 1] > 0, totals[:, 1], np.nan)


def _columns(numerators: Sequence[float], denominators: Sequence[float]) -> np.ndarray:
    import numpy as np

    if len(numerators) != len(denominators):
        raise SettingError(
            f"a ratio needs one denominator a numerator; given {len(numerators)} numerators and "
            f"{len(denominators)} denominators"
        )
    stats = np.column_stack([np.asarray(numerators, float), np.asarray(denominators, float)])
    if not stats[:, 1].sum() > 0:
        raise SettingError("the denominators of a ratio must sum to more than 0")
    return stats


def check_settings(samples: int, confidence: float = 0.95) -> None:
    """Raise SettingError for fewer than one sample, or a confidence that is not inside 0 and 1."""
    if samples < 1 or not 0 < confidence < 1:
        raise SettingError(f"resampling needs samples >= 1 and 0 < confidence < 1, not {samples} and {confidence}")


def interval(value: float, drawn: np.ndarray, confidence: float = 0.95) -> Interval:
    """Return the percentile interval of resampled values."""
    import numpy as np

    tail = 50 * (1 - confidence)
    low, high = np.percentile(drawn, [tail, 100 - tail])
    return Interval(value, float(low), float(high))


def sums(stats: np.ndarray, samples: int, rng: np.random.Generator) -> np.ndarray:
    """Return the summed statistics of each bootstrap sample: `samples` rows, the columns of `stats`."""
    import numpy as np

    size = len(stats)
    blocks = []
    for rows in block_sizes(samples, size):
        drawn = rng.choice(size, size=(rows, size), replace=True)
        drawn += np.arange(rows)[:, None] * size
        counts = np.bincount(drawn.ravel(), minlength=rows * size).reshape(rows, size)
        blocks.append(counts.astype(float) @ stats)
    return np.vstack(blocks)


def block_sizes(samples: int, size: int) -> Iterator[int]:
    """Yield row counts that add up to `samples`, so that rows times `size` stays bounded."""
    block = max(1, _BLOCK // max(1, size))
    for start in range(0, samples, block):
        yield min(block, samples - start)
