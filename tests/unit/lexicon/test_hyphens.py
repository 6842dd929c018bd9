"""Words with a hyphen."""

from __future__ import annotations

import pytest

from mtfix.lexicon import hyphens


@pytest.mark.parametrize(("left", "right"), [("built", "in"), ("On", "Board"), ("well", "known"), ("twenty", "five")])
def test_written_with_a_hyphen_in_human_text(left: str, right: str) -> None:
    assert hyphens.is_compound(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("teacher", "said"), ("the", "best"), ("", "in"), ("*", "in"), ("*", "based")]
)
def test_not_written_with_a_hyphen(left: str, right: str) -> None:
    assert hyphens.is_compound(left, right) is (left == "*" and right == "based")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("non", "xyzzy", True), ("xyzzy", "based", True), ("xyzzy", "plugh", False), ("the", "house", False)],
)
def test_halves_that_go_with_any_word(left: str, right: str, expected: bool) -> None:
    assert hyphens.is_productive(left, right) is expected
