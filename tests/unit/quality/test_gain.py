"""Gain to edit, by hand."""

import pytest

from mtfix.errors import SettingError
from mtfix.quality import gain_to_edit, scores
from mtfix.quality.gain import edit_rate


def test_gain_by_hand() -> None:
    mt, fixed, reference = ["the cat sat on the mat"], ["the cat sat on a mat"], ["the cat sat on a mat"]
    found = gain_to_edit(mt, fixed, reference, metric="TER")
    assert found.gain == pytest.approx(100 / 6)  # TER falls from 16.7 to 0, which is a gain
    assert found.word_edit_rate == pytest.approx(100 / 6)  # one word of six
    assert found.char_edit_rate == pytest.approx(100 * 3 / 22)  # "the" to "a": three characters of 22
    assert found.per_word_edit == pytest.approx(1)
    assert found.per_char_edit == pytest.approx(22 / 18)


def test_chrf_is_the_default() -> None:
    mt, fixed, reference = ["Centerresearch is here"], ["Center research is here"], ["Center research is here"]
    found = gain_to_edit(mt, fixed, reference)
    assert found.metric == "chrF++"
    assert found.gain == pytest.approx(100 - scores(mt, reference)["chrF++"])


def test_harm_is_negative() -> None:
    found = gain_to_edit(["a b c d"], ["a b c x"], ["a b c d"], metric="TER")
    assert (found.gain, found.per_word_edit) == pytest.approx((-25, -1))


def test_nothing_edited_has_no_ratio() -> None:
    found = gain_to_edit(["a b"], ["a b"], ["a c"])
    assert (found.gain, found.word_edit_rate, found.per_word_edit, found.per_char_edit) == (0, 0, None, None)


def test_edit_rate_of_published_distance() -> None:
    assert edit_rate(["kitten"], ["sitting"]) == pytest.approx(100 * 3 / 6)  # Levenshtein's own pair: 3
    assert edit_rate([""], ["ab"]) == 200


def test_different_lengths_are_refused() -> None:
    with pytest.raises(SettingError, match="given: 1 mt, 2 fixed, 1 reference"):
        gain_to_edit(["a"], ["a", "b"], ["a"])
