"""Two repairs are one if they give the same text."""

from itertools import product

import pytest

from mtfix.errors import SettingError
from mtfix.model import Edit
from mtfix.quality import effect, same_effect


def apply(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def test_whole_span_and_minimal_edits_are_one_repair() -> None:
    text = "so much x ”."
    whole = [Edit(8, 12, "x.”")]
    minimal = [Edit(9, 10, ""), Edit(10, 11, "."), Edit(11, 12, "”")]
    assert apply(text, whole) == apply(text, minimal) == "so much x.”"
    assert same_effect(text, whole, minimal) is True
    assert effect(text, whole) == Edit(9, 12, ".”")


def test_either_of_two_equal_words_may_be_deleted() -> None:
    text = "in the the end"
    assert effect(text, [Edit(3, 7, "")]) == effect(text, [Edit(7, 11, "")]) == Edit(7, 11, "")
    assert same_effect(text, [Edit(3, 6, ""), Edit(6, 7, "")], [Edit(6, 10, "")]) is True


def test_either_of_two_equal_marks_may_be_inserted() -> None:
    assert same_effect("a,b", [Edit(1, 1, ",")], [Edit(2, 2, ",")]) is True
    assert effect("xabab", [Edit(1, 1, "ab")]) == Edit(5, 5, "ab")


def test_another_result_is_another_repair() -> None:
    assert same_effect("in the the end", [Edit(3, 7, "")], [Edit(7, 10, "")]) is False
    assert same_effect("ab", [Edit(0, 1, "x")], [Edit(0, 1, "y")]) is False
    assert same_effect("abab", [Edit(0, 1, "")], [Edit(2, 3, "")]) is False


def test_a_repair_that_changes_nothing_has_no_effect() -> None:
    assert effect("abc", []) is None
    assert effect("abc", [Edit(1, 2, "b")]) is None
    assert effect("abc", [Edit(1, 1, "")]) is None


def test_effects_are_equal_exactly_if_the_texts_are() -> None:
    text = "aabab"
    spans = [(s, e) for s in range(6) for e in range(s, 6)]
    edits = [Edit(s, e, new) for (s, e), new in product(spans, ["", "a", "b", "ab", "ba", "aab"])]
    of_result: dict[str, Edit | None] = {}
    for edit in edits:
        found = effect(text, [edit])
        assert of_result.setdefault(apply(text, [edit]), found) == found
        assert apply(text, [found] if found else []) == apply(text, [edit])
    assert len(set(of_result.values())) == len(of_result)


@pytest.mark.parametrize("edits", [[Edit(0, 2, "x"), Edit(1, 3, "y")], [Edit(2, 4, "")], [Edit(4, 4, "x")]])
def test_impossible_edits_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(SettingError, match="must lie apart and within the 3 characters"):
        effect("abc", edits)
