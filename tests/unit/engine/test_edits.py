"""Edits: apply, invert, trim, and the history that maps a repaired text back to the one that was given."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.engine.edits import History, apply_edits, invert_edits, trim
from mtfix.errors import SettingError
from mtfix.model import Edit


def some_edits(text: str, rng: Random) -> list[Edit]:
    """Return random edits of `text`, sorted and apart."""
    edits = []
    at = 0
    while at < len(text):
        start = rng.randint(at, len(text))
        end = min(len(text), start + rng.randint(0, 3))
        edits.append(Edit(start, end, "".join(rng.choice("xyz ") for _ in range(rng.randint(0, 3)))))
        at = end + 1 + rng.randint(0, 6)
    return edits


def test_apply_replaces_inserts_and_deletes() -> None:
    edits = [Edit(0, 1, "B"), Edit(2, 2, "-"), Edit(4, 6, "")]
    assert apply_edits("abcdef", edits) == "Bb-cd"


def test_apply_takes_edits_in_any_order() -> None:
    assert apply_edits("abc", [Edit(2, 3, "C"), Edit(0, 1, "A")]) == "AbC"


@pytest.mark.parametrize("edits", [[Edit(0, 2, ""), Edit(1, 3, "")], [Edit(0, 9, "")]])
def test_apply_refuses_edits_that_overlap_or_leave_the_text(edits: list[Edit]) -> None:
    with pytest.raises(SettingError, match="overlaps the one before it or ends after the text"):
        apply_edits("abc", edits)


@pytest.mark.parametrize(
    ("edit", "smallest"),
    [
        (Edit(0, 3, "abc"), None),
        (Edit(0, 3, "abXc"), Edit(2, 2, "X")),
        (Edit(0, 4, "ad"), Edit(1, 3, "")),
        (Edit(0, 2, "aab"), Edit(1, 1, "a")),
        (Edit(1, 1, ""), None),
    ],
)
def test_trim_gives_the_smallest_edit(edit: Edit, smallest: Edit | None) -> None:
    assert trim("abcd", edit) == smallest


@given(st.text(max_size=30), st.integers(0, 10_000))
def test_inverse_edits_restore_the_text(text: str, seed: int) -> None:
    edits = some_edits(text, Random(seed))
    assert apply_edits(apply_edits(text, edits), invert_edits(text, edits)) == text


@given(st.text(max_size=30), st.integers(0, 10_000), st.integers(1, 4))
def test_history_composes_any_steps_to_edits_of_the_original(text: str, seed: int, steps: int) -> None:
    rng = Random(seed)
    history = History(text)
    for _ in range(steps):
        expected = apply_edits(history.text, edits := some_edits(history.text, rng))
        history.apply(edits)
        assert history.text == expected
        assert apply_edits(text, history.edits) == history.text


@given(st.text(max_size=30), st.integers(0, 10_000))
def test_original_spans_and_edits_stay_in_bounds(text: str, seed: int) -> None:
    rng = Random(seed)
    history = History(text)
    history.apply(some_edits(text, rng))
    for edit in some_edits(history.text, rng):
        start, end = history.original_span(edit.start, edit.end)
        assert 0 <= start <= end <= len(text)
        moved = history.original_edit(edit)
        assert (moved.start, moved.end) == (start, end)


def test_a_span_behind_an_edit_moves_back_by_what_was_added() -> None:
    history = History("ab cd ef")
    history.apply([Edit(2, 2, "XY")])
    assert history.text == "abXY cd ef"
    assert history.original_span(5, 7) == (3, 5)


def test_a_span_over_an_edit_covers_what_was_replaced() -> None:
    history = History("ab cd ef")
    history.apply([Edit(3, 5, "LONGER")])
    assert history.original_span(4, 6) == (3, 5)
    assert history.original_edit(Edit(4, 5, "_")) == Edit(3, 5, "L_NGER")


def test_undoing_an_edit_leaves_no_edit() -> None:
    history = History("abc")
    history.apply([Edit(1, 2, "X")])
    history.apply([Edit(1, 2, "b")])
    assert (history.text, history.edits) == ("abc", ())
