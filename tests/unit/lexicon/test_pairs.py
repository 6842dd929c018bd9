from math import log10

import pytest

from mtfix.lexicon.pairs import DISCOUNT, Pairs

TABLE = Pairs(["new\t20\t10 york\t4 jersey orleans", "<s>\t5\t5 the"])


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [("new", "york", 10), ("new", "orleans", 4), ("<s>", "the", 5), ("new", "xqz", 0), ("xqz", "york", 0), ("", "", 0)],
)
def test_count(left: str, right: str, count: int) -> None:
    assert TABLE.count(left, right) == count


def test_seen_pair_gives_up_the_discount_and_shares_the_rest() -> None:
    rest = (2 + 3 * DISCOUNT) / 20
    assert TABLE.logp("new", "york", 0.001) == pytest.approx(log10((10 - DISCOUNT) / 20 + rest * 0.001))


def test_unseen_follower_gets_its_plain_frequency_out_of_the_rest() -> None:
    rest = (2 + 3 * DISCOUNT) / 20
    assert TABLE.logp("new", "car", 0.01) == pytest.approx(log10(rest * 0.01))


def test_unknown_left_word_backs_off_without_a_penalty() -> None:
    assert TABLE.logp("xqz", "car", 0.01) == pytest.approx(-2.0)


def test_unknown_right_word_has_the_floor() -> None:
    assert TABLE.logp("xqz", "zqx", 0.0) == pytest.approx(-9.0)


def test_probabilities_sum_to_one() -> None:
    plain = {"york": 0.1, "jersey": 0.2, "orleans": 0.3, "car": 0.4}
    assert sum(10 ** TABLE.logp("new", word, p) for word, p in plain.items()) == pytest.approx(1.0)


def test_empty_table() -> None:
    assert Pairs([]).count("of", "the") == 0
