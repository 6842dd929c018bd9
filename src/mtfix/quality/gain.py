"""Gain-to-edit ratio: quality gained for each part of the text that was edited.

WMT25 ranks corrections by it (QE-informed error correction: the gain in COMET over the edit rate), so that a system
which repairs little and well is not beaten by one which writes anew. Here the gain is in chrF++ or another metric of
sacrebleu, in points:

    edit rate = 100 * edited words / words of mt        (Levenshtein distance of `fixed` to `mt`; the same for chars)
    gain to edit = (score(fixed) - score(mt)) / edit rate

A value of 0.5 says that each percent of the words that was edited brought half a point. None where nothing was edited.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from mtfix.quality.metrics import check_segments, scores


@dataclass(frozen=True, slots=True)
class Gain:
    """Gain in points (positive is better, for TER too), edit rates in percent, and their ratios."""

    metric: str
    gain: float
    word_edit_rate: float
    char_edit_rate: float
    per_word_edit: float | None
    per_char_edit: float | None

    def to_dict(self) -> dict[str, Any]:
        """Return the gain as JSON values."""
        return asdict(self)


def gain_to_edit(mt: Sequence[str], fixed: Sequence[str], reference: Sequence[str], *, metric: str = "chrF++") -> Gain:
    """Return what the edits from `mt` to `fixed` gained against `reference`.

    Raises:
        SettingError: for lists of different length or none, or an unknown metric.
        InputTypeError: where a segment is not a str.
    """
    check_segments(mt=mt, fixed=fixed, reference=reference)
    before, after = (scores(side, reference, metrics=[metric])[metric] for side in (mt, fixed))
    gain = before - after if metric == "TER" else after - before
    words = edit_rate([text.split() for text in mt], [text.split() for text in fixed])
    chars = edit_rate(mt, fixed)
    return Gain(
        metric=metric,
        gain=gain,
        word_edit_rate=words,
        char_edit_rate=chars,
        per_word_edit=gain / words if words else None,
        per_char_edit=gain / chars if chars else None,
    )


def edit_rate(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> float:
    """Return 100 * Levenshtein distance / length of `before`, summed over the sequences of words or characters.

    Text made out of nothing counts in full: the length is taken as 1 where all of `before` is empty.
    """
    from rapidfuzz.distance import Levenshtein

    edited = sum(Levenshtein.distance(a, b) for a, b in zip(before, after, strict=True))
    return 100 * edited / max(1, sum(len(units) for units in before))
