"""Bootstrap intervals of ratios."""

import pytest

from mtfix.errors import SettingError
from mtfix.quality import bootstrap_lift, bootstrap_ratio


def test_ratio_by_hand() -> None:
    found = bootstrap_ratio([1, 0, 2, 0], [100, 200, 50, 150])
    assert found.value == pytest.approx(1000 * 3 / 500)
    assert found.low < found.value < found.high


def test_equal_segments_have_no_spread() -> None:
    found = bootstrap_ratio([1] * 10, [20] * 10, per=100)
    assert (found.low, found.value, found.high) == pytest.approx((5, 5, 5))


def test_interval_of_a_share_is_near_the_normal_one() -> None:
    # 250 of 1,000: standard error sqrt(0.25 * 0.75 / 1000) = 0.01369, so 0.25 +- 0.0268.
    found = bootstrap_ratio([1, 0, 0, 0] * 250, [1] * 1000, per=1, samples=4000)
    assert found.low == pytest.approx(0.25 - 0.0268, abs=0.002)
    assert found.high == pytest.approx(0.25 + 0.0268, abs=0.002)


def test_higher_confidence_is_wider() -> None:
    numerators, denominators = [0, 1, 2, 3] * 20, [10] * 80
    narrow = bootstrap_ratio(numerators, denominators, confidence=0.5)
    wide = bootstrap_ratio(numerators, denominators, confidence=0.99)
    assert wide.low < narrow.low < narrow.high < wide.high


def test_the_seed_decides() -> None:
    numerators, denominators = [0, 1, 2, 3] * 20, list(range(1, 81))
    assert bootstrap_ratio(numerators, denominators) == bootstrap_ratio(numerators, denominators)
    other = bootstrap_ratio(numerators, denominators, seed=1)
    assert other.value == bootstrap_ratio(numerators, denominators).value
    assert other.low != bootstrap_ratio(numerators, denominators).low


def test_samples_without_words_are_left_out() -> None:
    found = bootstrap_ratio([0, 1], [0, 10], per=1)
    assert (found.low, found.value, found.high) == pytest.approx((0.1, 0.1, 0.1))


def test_lift_by_hand() -> None:
    found = bootstrap_lift(([1] * 30, [10] * 30), ([1, 0, 0] * 20, [10] * 60))
    assert found.value == pytest.approx((30.5 / 300) / (20.5 / 600))
    assert 1 < found.low < found.value < found.high


def test_lift_over_nothing_is_finite() -> None:
    found = bootstrap_lift(([1, 1, 1], [10] * 3), ([0, 0, 0], [10] * 3))
    assert (found.low, found.value, found.high) == pytest.approx((7, 7, 7))


def test_lift_of_equal_rates_holds_one() -> None:
    found = bootstrap_lift(([1, 0] * 50, [10] * 100), ([0, 1] * 50, [10] * 100))
    assert found.low < 1 < found.high


@pytest.mark.parametrize(
    ("numerators", "denominators", "message"),
    [
        ([1, 2], [10], "given 2 numerators and 1 denominators"),
        ([1], [0], "must sum to more than 0"),
        ([], [], "must sum to more than 0"),
    ],
)
def test_bad_lists(numerators: list[int], denominators: list[int], message: str) -> None:
    with pytest.raises(SettingError, match=message):
        bootstrap_ratio(numerators, denominators)


@pytest.mark.parametrize("settings", [{"samples": 0}, {"confidence": 0}, {"confidence": 1}])
def test_bad_settings(settings: dict) -> None:
    with pytest.raises(SettingError, match="resampling needs"):
        bootstrap_ratio([1], [10], **settings)
