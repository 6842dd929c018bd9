"""Paired tests of two outputs for the same segments: bootstrap resampling and approximate randomisation.

The tests are those of `sacrebleu.significance` (Koehn 2004; Riezler and Maxwell 2005) on sacrebleu's own segment
statistics. Three things differ: the seed is an argument (there it is an environment variable), the difference has an
interval, and a trial that ties with the observed difference counts against significance (`>=`, Noreen 1989). With the
`>` of sacrebleu, a system that differs in one segment only, or in none, is significant at p = 1 / (trials + 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from mtfix.quality.metrics import check_segments, sacrebleu_metric
from mtfix.quality.resampling import SEED, block_sizes, check_settings, interval, sums

if TYPE_CHECKING:
    import numpy as np

_TIE = 1e-9  # scores of one and the same set, summed in another order, differ by less


@dataclass(frozen=True, slots=True)
class Comparison:
    """A system against a baseline by one metric.

    `delta` is system minus baseline, `low` and `high` its 95 % bootstrap interval; `p_value` is two-sided, under the
    null hypothesis that both come from one process. For TER a negative delta is the better one.
    """

    metric: str
    baseline: float
    system: float
    delta: float
    low: float
    high: float
    p_value: float
    changed: int
    segments: int
    signature: str

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as JSON values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Stats:
    """Segment statistics of one metric for both outputs, as float matrices."""

    name: str
    metric: Any
    baseline: np.ndarray
    system: np.ndarray

    def score(self, totals: np.ndarray) -> np.ndarray:
        import numpy as np

        return np.array([self.metric._compute_score_from_stats(row).score for row in totals.tolist()])


def paired_bootstrap(
    baseline: Sequence[str],
    system: Sequence[str],
    references: Sequence[str],
    *,
    metrics: Iterable[str] = ("BLEU", "chrF++"),
    samples: int = 1000,
    seed: int = SEED,
) -> dict[str, Comparison]:
    """Compare by paired bootstrap resampling, one comparison a metric.

    Raises:
        SettingError: for lists of different length or none, an unknown metric, fewer than one sample.
        InputTypeError: where a segment is not a str.
    """
    check_settings(samples)
    all_stats = _all_stats(baseline, system, references, metrics)
    drawn = _bootstrap(all_stats, samples, seed)
    found = {}
    for stats, (of_baseline, of_system) in zip(all_stats, drawn, strict=True):
        differences = of_system - of_baseline
        absolute = abs(differences)
        found[stats.name] = _comparison(stats, differences, absolute - absolute.mean(), f"seed:{seed}|bs:{samples}")
    return found


def approximate_randomisation(
    baseline: Sequence[str],
    system: Sequence[str],
    references: Sequence[str],
    *,
    metrics: Iterable[str] = ("BLEU", "chrF++"),
    trials: int = 10_000,
    samples: int = 1000,
    seed: int = SEED,
) -> dict[str, Comparison]:
    """Compare by paired approximate randomisation; the interval is of `samples` bootstrap samples.

    Raises:
        SettingError: for lists of different length or none, an unknown metric, fewer than one trial or sample.
        InputTypeError: where a segment is not a str.
    """
    check_settings(min(samples, trials))
    all_stats = _all_stats(baseline, system, references, metrics)
    drawn = _bootstrap(all_stats, samples, seed)
    signature = f"seed:{seed}|ar:{trials}|bs:{samples}"
    found = {}
    for stats, (of_baseline, of_system) in zip(all_stats, drawn, strict=True):
        swapped = _swap(stats, trials, seed)
        found[stats.name] = _comparison(stats, of_system - of_baseline, swapped, signature)
    return found


def _all_stats(
    baseline: Sequence[str], system: Sequence[str], references: Sequence[str], metrics: Iterable[str]
) -> list[_Stats]:
    check_segments(baseline=baseline, system=system, references=references)
    return [_stats(name, baseline, system, references) for name in metrics]


def _stats(name: str, baseline: Sequence[str], system: Sequence[str], references: Sequence[str]) -> _Stats:
    """Extract the statistics; of the system only where it differs, which saves half for a careful repairer."""
    import numpy as np

    metric = sacrebleu_metric(name)
    of_baseline = np.array(metric._extract_corpus_statistics(baseline, [references]), dtype=float)
    of_system = of_baseline.copy()
    differ = [i for i, (a, b) in enumerate(zip(baseline, system, strict=True)) if a != b]
    if differ:
        hypotheses = [system[i] for i in differ]
        of_system[differ] = metric._extract_corpus_statistics(hypotheses, [[references[i] for i in differ]])
    return _Stats(name, metric, of_baseline, of_system)


def _bootstrap(all_stats: list[_Stats], samples: int, seed: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the scores of baseline and system for the same samples, one pair a metric."""
    import numpy as np

    matrices = [matrix for stats in all_stats for matrix in (stats.baseline, stats.system)]
    if not matrices:
        return []
    totals = sums(np.hstack(matrices), samples, np.random.default_rng(seed))
    ends = np.cumsum([matrix.shape[1] for matrix in matrices])[:-1]
    parts = np.split(totals, ends, axis=1)
    return [(stats.score(parts[2 * i]), stats.score(parts[2 * i + 1])) for i, stats in enumerate(all_stats)]


def _swap(stats: _Stats, trials: int, seed: int) -> np.ndarray:
    """Return the absolute score differences of `trials` random swaps; equal segments need no swap."""
    import numpy as np

    rng = np.random.default_rng(seed)
    difference = stats.system - stats.baseline
    difference = difference[difference.any(axis=1)]
    found = []
    for rows in block_sizes(trials, len(difference)):
        moved = rng.integers(2, size=(rows, len(difference)), dtype=bool).astype(float) @ difference
        first = stats.score(stats.baseline.sum(axis=0) + moved)
        second = stats.score(stats.system.sum(axis=0) - moved)
        found.append(abs(first - second))
    return np.concatenate(found)


def _comparison(stats: _Stats, drawn: np.ndarray, null: np.ndarray, signature: str) -> Comparison:
    baseline, system = (
        float(stats.score(matrix.sum(axis=0, keepdims=True))[0]) for matrix in (stats.baseline, stats.system)
    )
    delta = system - baseline
    reached = int((null >= abs(delta) - _TIE).sum())
    bounds = interval(delta, drawn)
    return Comparison(
        metric=stats.name,
        baseline=baseline,
        system=system,
        delta=delta,
        low=bounds.low,
        high=bounds.high,
        p_value=(reached + 1) / (len(null) + 1),
        changed=int((stats.system != stats.baseline).any(axis=1).sum()),
        segments=len(stats.baseline),
        signature=f"{stats.metric.get_signature()}|{signature}",
    )
