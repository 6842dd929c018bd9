"""From the raw score of a kind to a probability.

The table is fitted by `tools/fit_calibration.py` on documents of which half are broken on purpose (SYNTHETIC) and half
are not; a kind that has no map keeps its raw score. The map rises, so it never turns the order of two
findings of one kind.
"""

from __future__ import annotations

from functools import lru_cache

from mtfix import data
from mtfix.quality.calibration import Isotonic


@lru_cache(maxsize=1)
def _tables() -> dict[str, Isotonic]:
    rows = data.table("calibration.json")["kinds"]
    return {kind: Isotonic(tuple(row["scores"]), tuple(row["values"])) for kind, row in rows.items()}


def probability(kind: str, score: float) -> float:
    """Return the probability in [0, 1] that a finding of `kind` with this raw score is right."""
    table = _tables().get(kind)
    return table(score) if table else score
