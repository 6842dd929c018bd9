"""Plans: order, overlaps, and the repair they hold."""

from __future__ import annotations

import pytest

from mtfix.kinds.plan import Plan, cut, in_order, repairs, swap
from mtfix.kinds.spacing import KIND
from mtfix.model import Edit, Safety
from mtfix.text import Document


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([(5, 6), (1, 2)], [(1, 2), (5, 6)]),
        ([(1, 4), (2, 3)], [(1, 4)]),
        ([(1, 4), (1, 2)], [(1, 4)]),
        ([(1, 2), (2, 3)], [(1, 2), (2, 3)]),
        ([(2, 2), (2, 2)], [(2, 2)]),
        ([(1, 2), (2, 2)], [(1, 2)]),
        ([], []),
    ],
)
def test_plans_come_in_order_and_apart(spans: list[tuple[int, int]], kept: list[tuple[int, int]]) -> None:
    plans = in_order(Plan(start, end, "m", 0.9) for start, end in spans)
    assert [(plan.start, plan.end) for plan in plans] == kept


def test_a_plan_becomes_one_repair() -> None:
    doc = Document("a  b")
    plan = swap(1, 3, " ", "wide", 0.8, Safety.UNSAFE)
    finding = KIND.finding(doc, plan.start, plan.end, plan.message, score=plan.score, evidence=plan)
    (repair,) = repairs(finding, doc)
    assert (repair.edits, repair.confidence, repair.safety) == ((Edit(1, 3, " "),), 0.8, Safety.UNSAFE)


def test_a_plan_without_edits_has_no_repair() -> None:
    doc = Document("<unk>")
    finding = KIND.finding(doc, 0, 5, "lost", evidence=Plan(0, 5, "lost", 0.9))
    assert list(repairs(finding, doc)) == []


def test_cut_deletes() -> None:
    assert cut(2, 4, "m").edits == (Edit(2, 4, ""),)
