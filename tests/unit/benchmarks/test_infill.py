"""The pure functions of the track that asks the repair model; the model itself is not loaded."""

from __future__ import annotations

import pytest

from benchmarks.infill import KEPT, Judged, after, summary, written
from mtfix import Edit
from mtfix.seq2seq.answer import Answer, Proposal
from mtfix.seq2seq.window import Window

TEXT = "The ferry left atnoon again."
VIEW = Window(TEXT, 14, 21, 0)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], " atnoon"),
        ([Edit(17, 17, " ")], " at noon"),
        ([Edit(0, 3, "A"), Edit(17, 17, " ")], " at noon"),
        ([Edit(14, 14, ","), Edit(21, 21, "!")], ", atnoon!"),
        ([Edit(10, 16, "x")], None),
        ([Edit(20, 24, "")], None),
    ],
)
def test_a_span_is_read_after_the_edits_inside_it(edits: list[Edit], expected: str | None) -> None:
    assert after(TEXT, edits, VIEW.start, VIEW.end) == expected


@pytest.mark.parametrize(
    ("keep", "expected"),
    [(0.1, (" at noon", " at noon")), (0.9, (" atnoon", " at noon")), (0.6, (" atnoon", " at noon"))],
)
def test_the_best_answer_is_to_keep_where_that_is_as_probable(keep: float, expected: tuple[str, str]) -> None:
    assert written(VIEW, Answer(keep, (Proposal(17, 17, " ", 0.6),))) == expected


def test_without_a_proposal_the_span_stays() -> None:
    assert written(VIEW, Answer(0.2, ())) == (" atnoon", None)


def judged(row: str, model: bool, rules: bool, both: bool, keep: float, best: float) -> Judged:
    return Judged(row, row == KEPT, model, rules, both, keep, best, model and row != KEPT)


def test_broken_and_kept_spans_are_counted_apart() -> None:
    rows = [
        judged("spacing", True, False, True, 0.0, 1.0),
        judged("spacing", False, False, False, 0.0, 0.0),
        judged("casing", True, True, True, 0.0, 1.0),
        judged(KEPT, True, True, True, 1.0, 0.0),
    ]
    assert summary(rows) == {
        "spans": {
            "casing": {"spans": 1, "model": 1.0, "rules": 1.0, "both": 1.0},
            "spacing": {"spans": 2, "model": 0.5, "rules": 0.0, "both": 0.5},
            "all broken": {"spans": 3, "model": 2 / 3, "rules": 1 / 3, "both": 2 / 3},
            KEPT: {"spans": 1, "model": 1.0, "rules": 1.0, "both": 1.0},
        },
        "ece_change": 0.0,
        "ece_keep": 0.0,
    }
