"""Calibration error and isotonic regression, by hand and by properties."""

from random import Random

import pytest

from mtfix.errors import SettingError
from mtfix.quality import expected_calibration_error, isotonic, reliability


def test_ece_by_hand() -> None:
    # Two of four at 0.75 come true, one of one at 0.15: (4 * |0.75 - 0.5| + 1 * |0.15 - 1|) / 5.
    scores, outcomes = [0.75, 0.75, 0.75, 0.75, 0.15], [1, 1, 0, 0, 1]
    assert expected_calibration_error(scores, outcomes) == pytest.approx((4 * 0.25 + 0.85) / 5)


def test_perfectly_calibrated() -> None:
    assert expected_calibration_error([0.5, 0.5, 1.0, 0.0], [1, 0, 1, 0]) == 0


def test_sure_and_wrong() -> None:
    assert expected_calibration_error([1.0, 1.0], [False, False]) == 1


def test_reliability_table() -> None:
    table = reliability([0.05, 0.95, 0.85, 1.0], [0, 1, 0, 1], bins=5)
    assert [(b.low, b.high, b.count) for b in table] == [(0.0, 0.2, 1), (0.8, 1.0, 3)]
    assert table[1].mean_score == pytest.approx(2.8 / 3)
    assert table[1].observed == pytest.approx(2 / 3)


@pytest.mark.parametrize(("score", "low"), [(0.0, 0.0), (0.1, 0.0), (0.3, 0.2), (0.7, 0.6), (1.0, 0.9), (0.31, 0.3)])
def test_bins_are_closed_above(score: float, low: float) -> None:
    (only,) = reliability([score], [1])
    assert only.low == pytest.approx(low)


def test_isotonic_by_hand() -> None:
    # The violators 1, 0 at 0.2 and 0.3 are pooled to 1/2, and the 1, 1, 0 at 0.5 to 0.7 to 2/3.
    fitted = isotonic([0.1, 0.2, 0.3, 0.5, 0.6, 0.7, 0.9], [0, 1, 0, 1, 1, 0, 1])
    assert fitted.scores == (0.1, 0.2, 0.3, 0.5, 0.7, 0.9)
    assert fitted.values == pytest.approx((0, 1 / 2, 1 / 2, 2 / 3, 2 / 3, 1))


def test_isotonic_between_and_outside_the_points() -> None:
    fitted = isotonic([0.2, 0.6], [0, 1])
    assert [fitted(x) for x in (0.0, 0.2, 0.3, 0.5, 0.6, 1.0)] == pytest.approx([0, 0, 0.25, 0.75, 1, 1])


def test_equal_scores_are_pooled_first() -> None:
    assert isotonic([0.5, 0.5, 0.5, 0.5], [1, 0, 1, 1]).values == (0.75,)
    assert isotonic([0.5, 0.5, 0.8], [0, 1, 1]) == isotonic([0.8, 0.5, 0.5], [1, 1, 0])


def test_falling_outcomes_give_the_mean() -> None:
    fitted = isotonic([0.1, 0.2, 0.3, 0.4], [1, 1, 0, 0])
    assert (fitted(0.0), fitted(0.25), fitted(1.0)) == (0.5, 0.5, 0.5)


def test_isotonic_rises_and_calibrates_what_it_was_fitted_to() -> None:
    rng = Random(1)
    scores = [round(rng.random(), 3) for _ in range(2000)]
    outcomes = [int(rng.random() < score**2) for score in scores]
    fitted = isotonic(scores, outcomes)
    assert list(fitted.values) == sorted(fitted.values)
    assert list(fitted.scores) == sorted(set(fitted.scores))
    fixed = [fitted(score) for score in scores]
    assert sum(fixed) == pytest.approx(sum(outcomes))
    assert expected_calibration_error(scores, outcomes) > 0.1
    assert expected_calibration_error(fixed, outcomes) < 1e-9


@pytest.mark.parametrize(
    ("scores", "outcomes", "message"),
    [
        ([0.5], [1, 0], "given 1 scores and 2 outcomes"),
        ([], [], "at least one"),
        ([1.5], [1], r"scores in \[0, 1\]"),
        ([float("nan")], [1], r"scores in \[0, 1\]"),
        ([0.5], [2], "outcomes that are 0 or 1"),
    ],
)
def test_bad_input(scores: list[float], outcomes: list[int], message: str) -> None:
    with pytest.raises(SettingError, match=message):
        expected_calibration_error(scores, outcomes)
    with pytest.raises(SettingError, match=message):
        isotonic(scores, outcomes)


def test_no_bins() -> None:
    with pytest.raises(SettingError, match="bins must be at least 1"):
        reliability([0.5], [1], bins=0)
