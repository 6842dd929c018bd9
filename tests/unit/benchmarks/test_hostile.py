"""Hostile texts: how they are made and told; nothing is timed here."""

from __future__ import annotations

import pytest

from benchmarks.hostile import OF_KINDS, grown, shown, texts, worst
from benchmarks.tiers import KIND_IDS


def test_every_kind_has_texts_of_its_own() -> None:
    assert sorted(OF_KINDS) == sorted(KIND_IDS)


def test_each_text_is_given_once() -> None:
    found = texts()
    assert len(found) == len(set(found))
    assert [text for text in texts(quick=True) if text not in found] == []


def test_the_middle_is_repeated() -> None:
    assert grown(("<", "ab", ">"), 5) == "<ababab>"
    assert len(grown(("", "a", ""), 1000)) == 1000


def test_the_worst_ratio_and_the_slowest_text_are_told() -> None:
    measured = {"(": (0.5, 2.0), '"': (0.25, 3.0), "a": (0.001, 0.002)}
    ratios = {"(": 4.0, '"': 12.0}
    assert worst(ratios, measured, 6000) == [2, "12.0", '`"`', "0.250 → 3.000", '`"`', "2,000"]


def test_where_all_is_too_fast_there_is_no_ratio() -> None:
    assert worst({}, {"(": (0.001, 0.002)}, 4000) == [0, "–", "", "", "`(`", "2,000,000"]


@pytest.mark.parametrize(
    ("unit", "cell"), [("the ", "`the `"), ("\n", "`\\n`"), ("a|b", "`a\\|b`"), ("x" * 30, f"`{'x' * 21}...`")]
)
def test_a_unit_is_shown_in_one_cell(unit: str, cell: str) -> None:
    assert shown(unit) == cell
