"""The edit scorer, each grain against counts made by hand."""

import pytest

from mtfix.errors import SettingError
from mtfix.model import Edit
from mtfix.quality import EditScores, Record, score_edits
from mtfix.quality.edits import GRAINS, f_beta

TEXT = "He said “much x ”. and in the the end , it was govern ment ."
#       0         1         2         3         4         5
#       012345678901234567890123456789012345678901234567890123456789


def record(start: int, end: int, replacement: str | None, kind: str = "k", **more: object) -> Record:
    return Record.replace(start, end, replacement, kind, **more)


def score(predicted: list[Record], gold: list[Record], text: str = TEXT) -> EditScores:
    return score_edits([text], [predicted], [gold])


def right(found: EditScores) -> dict[str, tuple[float, int, int]]:
    """Return right among predicted, predicted and gold of each grain."""
    return {grain: (c.right_predicted, c.predicted, c.gold) for grain, c in found.total.items()}


def test_all_right() -> None:
    gold = [record(15, 18, ".”"), record(36, 37, "")]
    assert right(score(gold, gold)) == dict.fromkeys(GRAINS, (2, 2, 2))


def test_each_grain_asks_more_than_the_one_before() -> None:
    gold = [record(15, 16, "", "quote"), record(36, 37, "", "spacing"), record(53, 54, "", "split_word")]
    gold.append(record(58, 59, "", "spacing"))
    predicted = [
        record(15, 18, "!”", "quote"),  # found: another span, another repair
        record(36, 37, "-", "spacing"),  # span: the repair is wrong
        record(53, 54, "", "spacing"),  # repair: the kind is wrong
        record(58, 59, "", "spacing"),  # repair and kind
        record(0, 2, "She", "quote"),  # nothing there
    ]
    assert right(score(predicted, gold)) == {
        "found": (4, 5, 4),
        "span": (3, 5, 4),
        "repair": (2, 5, 4),
        "repair_kind": (1, 5, 4),
        "partial": (pytest.approx(1 / 3 + 3), 5, 4),
    }


def test_repair_is_judged_by_its_effect() -> None:
    whole = record(14, 18, "x.”")
    minimal = Record(15, 18, "k", (Edit(15, 16, ""), Edit(16, 17, "."), Edit(17, 18, "”")))
    found = right(score([minimal], [whole]))
    assert (found["found"], found["span"], found["repair"]) == ((1, 1, 1), (0, 1, 1), (1, 1, 1))


def test_the_other_one_of_two_equal_words_is_the_same_repair() -> None:
    assert TEXT[26:34] == "the the "
    found = right(score([record(26, 30, "")], [record(30, 34, "")]))
    assert (found["found"], found["span"], found["repair"]) == ((1, 1, 1), (0, 1, 1), (1, 1, 1))
    assert found["partial"] == (0, 1, 1)


def test_side_by_side_is_not_found() -> None:
    found = right(score([record(3, 7, None)], [record(7, 8, None)]))
    assert found["found"] == (0, 1, 1)


def test_insertion_is_found_where_it_touches() -> None:
    insertion = record(8, 8, "a")
    assert right(score([record(3, 8, None)], [insertion]))["found"] == (1, 1, 1)
    assert right(score([insertion], [record(8, 13, None)]))["found"] == (1, 1, 1)
    assert right(score([insertion], [record(9, 13, None)]))["found"] == (0, 1, 1)


def test_one_long_span_finds_one_issue_only() -> None:
    gold = [record(15, 16, ""), record(36, 37, ""), record(53, 54, "")]
    assert right(score([record(0, len(TEXT), None)], gold))["found"] == (1, 1, 3)


def test_two_spans_for_one_issue_count_once() -> None:
    assert right(score([record(26, 29, None), record(30, 33, None)], [record(26, 34, None)]))["found"] == (1, 2, 1)


def test_the_exact_match_is_taken_before_the_larger_overlap() -> None:
    gold = [record(48, 58, None), record(53, 54, "")]
    predicted = [record(53, 54, ""), record(50, 56, None)]
    found = right(score(predicted, gold))
    assert (found["found"], found["span"], found["repair"]) == ((2, 2, 2), (1, 2, 2), (1, 1, 1))


def test_partial_credit_by_hand() -> None:
    # The predicted span has 6 characters and 4 of them are right; gold has 8.
    counts = score([record(26, 32, None)], [record(28, 36, None)]).total["partial"]
    assert (counts.precision, counts.recall) == pytest.approx((4 / 6, 4 / 8))
    assert counts.f05 == pytest.approx(1.25 * (2 / 3) * 0.5 / (0.25 * 2 / 3 + 0.5))


def test_partial_credit_of_empty_spans() -> None:
    both = score([record(5, 5, "x")], [record(5, 5, "y")]).total["partial"]
    assert (both.precision, both.recall) == (1, 1)
    one = score([record(5, 5, "x")], [record(5, 9, "y")]).total["partial"]
    assert (one.precision, one.recall) == (1, 0)


def test_only_records_with_a_repair_count_at_the_repair_grains() -> None:
    found = right(score([record(15, 16, None)], [record(15, 16, "")]))
    assert (found["span"], found["repair"]) == ((1, 1, 1), (0, 0, 1))


def test_a_repair_where_none_is_known_is_wrong() -> None:
    found = right(score([record(15, 16, "")], [record(15, 16, None)]))
    assert (found["span"], found["repair"]) == ((1, 1, 1), (0, 1, 0))


def test_alternative_kinds_are_right() -> None:
    gold = [record(15, 16, "", "quote", alt_kinds=frozenset({"spacing"}))]
    assert right(score([record(15, 16, "", "spacing")], gold))["repair_kind"] == (1, 1, 1)
    assert right(score([record(15, 16, "", "bracket")], gold))["repair_kind"] == (0, 1, 1)


def test_optional_gold_is_neither_right_nor_wrong() -> None:
    optional = record(15, 16, "", optional=True)
    assert right(score([optional], [optional])) == dict.fromkeys(GRAINS, (0, 0, 0))
    assert right(score([], [optional])) == dict.fromkeys(GRAINS, (0, 0, 0))


def test_scores_by_kind() -> None:
    gold = [record(15, 16, "", "quote", alt_kinds=frozenset({"spacing"})), record(36, 37, "", "spacing")]
    predicted = [record(15, 16, "", "spacing"), record(0, 2, "", "casing")]
    found = score(predicted, gold).by_kind
    assert {kind: (c["found"].predicted, c["found"].gold) for kind, c in found.items()} == {
        "quote": (1, 1),
        "spacing": (0, 1),
        "casing": (1, 0),
    }
    assert found["quote"]["repair_kind"].f05 == 1
    assert found["spacing"]["found"].recall == 0
    assert found["casing"]["found"].precision == 0


def test_counts_are_summed_over_texts() -> None:
    one, two = record(0, 1, "b"), record(1, 2, "c")
    found = score_edits(["aa", "aa"], [[one], []], [[one], [one, two]])
    assert (found.total["found"].precision, found.total["found"].recall) == (1, pytest.approx(1 / 3))


def test_same_spans_in_two_texts_do_not_mix() -> None:
    one = record(0, 1, "b")
    assert score_edits(["aa", "aa"], [[one], []], [[], [one]]).total["found"].right_predicted == 0


def test_silence_on_clean_text_is_perfect() -> None:
    counts = score([], []).total["found"]
    assert (counts.precision, counts.recall, counts.f05) == (1, 1, 1)


def test_f05_as_published() -> None:
    # CoNLL-2014 shared task, best system (CAMB): P 39.71, R 30.10, F0.5 37.33.
    assert f_beta(0.3971, 0.3010) == pytest.approx(0.3733, abs=5e-5)
    assert f_beta(0, 0) == 0


def test_to_dict() -> None:
    gold = [record(15, 16, "", "quote")]
    found = score(gold, gold).to_dict()
    expected = {"right": 1, "predicted": 1, "gold": 1, "precision": 1, "recall": 1, "f05": 1}
    assert found["total"]["repair_kind"] == expected
    assert found["by_kind"]["quote"]["found"] == expected


def test_different_lengths_are_refused() -> None:
    with pytest.raises(SettingError, match="given 1 texts, 2 lists of predicted and 1 of gold"):
        score_edits(["a"], [[], []], [[]])


def test_many_records_in_linear_time() -> None:
    text = "ab " * 20_000
    gold = [record(i, i + 1, "x") for i in range(0, len(text), 3)]
    assert right(score(gold, gold, text))["repair_kind"] == (20_000, 20_000, 20_000)
