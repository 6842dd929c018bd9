"""Calibration curves: interpolation, the curve for all, JSON and back."""

from __future__ import annotations

import pytest

from mtfix.seq2seq.calibration import Calibration, on_curve

CURVE = ((0.1, 0.5, 0.9), (0.0, 0.4, 1.0))


@pytest.mark.parametrize(("score", "value"), [(0.0, 0.0), (0.1, 0.0), (0.3, 0.2), (0.5, 0.4), (0.7, 0.7), (1.0, 1.0)])
def test_between_points_the_curve_is_straight(score: float, value: float) -> None:
    assert on_curve(CURVE, score) == pytest.approx(value)


def test_a_kind_without_a_curve_takes_the_one_for_all() -> None:
    curves = Calibration({"*": CURVE}, {"quote": ((0.0, 1.0), (0.5, 0.5)), "*": CURVE})
    assert curves.keep("quote", 0.5) == pytest.approx(0.4)
    assert curves.change("quote", 0.9) == 0.5
    assert curves.change("casing", 0.9) == 1.0


def test_without_curves_scores_stay() -> None:
    assert Calibration({}, {}).change("quote", 0.37) == 0.37


def test_json_and_back() -> None:
    curves = Calibration({"*": CURVE}, {"quote": CURVE}, {"quote": 0.9})
    assert Calibration.from_dict(curves.to_dict()) == curves


@pytest.mark.parametrize(
    "bad", [{}, {"keep": {}, "change": {"*": [[0.5, 0.1], [0, 1]]}}, {"keep": {"*": [[0], []]}, "change": {}}]
)
def test_what_is_no_curve_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError)):
        Calibration.from_dict(bad)


def test_without_figures_nothing_is_safe() -> None:
    assert Calibration({}, {}).safe_from("quote") > 1
    assert Calibration({}, {}, {"quote": 0.9, "*": 0.99}).safe_from("quote") == 0.9
    assert Calibration({}, {}, {"quote": 0.9, "*": 0.99}).safe_from("casing") == 0.99
