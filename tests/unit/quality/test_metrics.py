"""Corpus scores against values worked out by hand."""

import re

import pytest

from mtfix.errors import InputTypeError, SettingError
from mtfix.quality import scores

HYPOTHESIS, REFERENCE = "the cat sat on the mat", "the cat sat on a mat"


def test_bleu_by_hand() -> None:
    # n-gram precisions 5/6, 3/5, 2/4, 1/3; no brevity penalty.
    expected = 100 * (5 / 6 * 3 / 5 * 2 / 4 * 1 / 3) ** 0.25
    assert scores([HYPOTHESIS], [REFERENCE])["BLEU"] == pytest.approx(expected)


def test_ter_by_hand() -> None:
    assert scores([HYPOTHESIS], [REFERENCE])["TER"] == pytest.approx(100 / 6)  # one word of six


def test_chrf_by_hand() -> None:
    # "ab" against "ac": 1 of 2 single characters, 0 of 1 pairs, mean 0.25 for precision and recall alike;
    # chrF++ adds words: 0 of 1.
    found = scores(["ab"], ["ac"])
    assert found["chrF"] == pytest.approx(100 * 0.5 / 2)
    assert found["chrF++"] == pytest.approx(100 * 0.5 / 3)


def test_corpus_score_sums_counts_and_does_not_average_segments() -> None:
    assert scores(["a", "b b b"], ["x", "b b b"], metrics=["TER"])["TER"] == pytest.approx(100 * 1 / 4)


def test_equal_texts() -> None:
    text = ["The cat sat on the mat."]
    assert scores(text, text).values == pytest.approx({"BLEU": 100, "chrF": 100, "chrF++": 100, "TER": 0})


def test_signatures_name_settings_and_version() -> None:
    found = scores([HYPOTHESIS], [REFERENCE]).signatures
    assert re.fullmatch(r"nrefs:1\|case:mixed\|eff:no\|tok:13a\|smooth:exp\|version:[\d.]+", found["BLEU"])
    assert re.fullmatch(r"nrefs:1\|case:mixed\|eff:yes\|nc:6\|nw:2\|space:no\|version:[\d.]+", found["chrF++"])
    assert re.fullmatch(r"nrefs:1\|case:mixed\|eff:yes\|nc:6\|nw:0\|space:no\|version:[\d.]+", found["chrF"])
    assert found["TER"].startswith("nrefs:1|case:lc|tok:tercom|")


def test_to_dict_rounds() -> None:
    found = scores(["ab"], ["ac"], metrics=["chrF++"]).to_dict()
    assert found["scores"] == {"chrF++": 16.67}
    assert found["segments"] == 1


def test_different_lengths_are_refused() -> None:
    with pytest.raises(SettingError, match="given: 2 hypotheses, 1 references"):
        scores(["a", "b"], ["a"])


@pytest.mark.parametrize(("hypotheses", "references"), [([], []), (["a"], []), ([], ["a"])])
def test_no_segments_are_refused(hypotheses: list[str], references: list[str]) -> None:
    with pytest.raises(SettingError, match="at least one segment"):
        scores(hypotheses, references)


def test_one_str_is_no_list_of_segments() -> None:
    with pytest.raises(InputTypeError, match="hypotheses must be a list of str, not str"):
        scores("ab", "ac")


def test_a_segment_that_is_no_str_is_named() -> None:
    with pytest.raises(InputTypeError, match=r"references\[1\] must be a str, not NoneType"):
        scores(["a", "b"], ["a", None])


def test_unknown_metric() -> None:
    with pytest.raises(SettingError, match=r"unknown metric 'BLUE'\. Did you mean 'BLEU'"):
        scores(["a"], ["a"], metrics=["BLUE"])


def test_two_hundred_lines_with_a_torn_off_stop_raise_no_warning(caplog: pytest.LogCaptureFixture) -> None:
    scores(["a b ."] * 200, ["a b."] * 200, metrics=["BLEU"])
    assert caplog.records == []
