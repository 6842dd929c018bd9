"""Measures: metrics of sacrebleu, paired tests, the edit scorer, gain to edit, calibration.

Nothing heavy is imported here: numpy and sacrebleu are loaded by the functions that need them.
"""

from __future__ import annotations

from mtfix.quality.calibration import Isotonic, expected_calibration_error, isotonic, reliability
from mtfix.quality.causes import causes
from mtfix.quality.edits import EditScores, score_edits
from mtfix.quality.effect import effect, same_effect
from mtfix.quality.gain import Gain, gain_to_edit
from mtfix.quality.metrics import Scores, scores
from mtfix.quality.records import Record
from mtfix.quality.resampling import Interval, bootstrap_lift, bootstrap_ratio
from mtfix.quality.significance import Comparison, approximate_randomisation, paired_bootstrap

__all__ = [
    "Comparison",
    "EditScores",
    "Gain",
    "Interval",
    "Isotonic",
    "Record",
    "Scores",
    "approximate_randomisation",
    "bootstrap_lift",
    "bootstrap_ratio",
    "causes",
    "effect",
    "expected_calibration_error",
    "gain_to_edit",
    "isotonic",
    "paired_bootstrap",
    "reliability",
    "same_effect",
    "score_edits",
    "scores",
]
