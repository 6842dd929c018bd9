"""Records made of findings, gold records and annotated issues."""

import pytest

from mtfix.errors import SettingError
from mtfix.model import Edit, Finding, Gold, Repair, Safety, Severity
from mtfix.quality import Record


def finding(repairs: tuple[Repair, ...]) -> Finding:
    return Finding("spacing", 1, 2, " ", "A space.", Severity.MINOR, 0.9, "punctuation", repairs)


def test_of_finding_takes_the_best_repair() -> None:
    best = Repair((Edit(1, 2, ""),), 0.9, Safety.SAFE)
    other = Repair((Edit(1, 2, "-"),), 0.4, Safety.SHOW)
    assert Record.of_finding(finding((best, other))) == Record(1, 2, "spacing", (Edit(1, 2, ""),))
    assert Record.of_finding(finding(())) == Record(1, 2, "spacing")


def test_of_gold() -> None:
    gold = Gold("quote", (Edit(0, 0, "“"), Edit(5, 6, "”")))
    assert Record.of_gold(gold) == Record(0, 6, "quote", gold.edits)


def test_of_issue() -> None:
    issue = {"start": 3, "end": 5, "kind": "quote", "fix": "", "alt_kinds": ["punctuation"], "note": ""}
    expected = Record(3, 5, "quote", (Edit(3, 5, ""),), frozenset({"punctuation"}))
    assert Record.of_issue(issue) == expected
    assert Record.of_issue({"start": 3, "end": 5, "kind": "grammar", "fix": None}, optional=True) == Record(
        3, 5, "grammar", optional=True
    )


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((2, 5), (4, 8), True),
        ((2, 5), (5, 8), False),  # side by side
        ((5, 5), (5, 8), True),  # an insertion at the start
        ((8, 8), (5, 8), True),  # and at the end
        ((6, 6), (5, 8), True),
        ((5, 5), (5, 5), True),
        ((4, 4), (5, 8), False),
        ((4, 4), (5, 5), False),
    ],
)
def test_touches(first: tuple[int, int], second: tuple[int, int], expected: bool) -> None:
    a, b = Record(*first, "k"), Record(*second, "k")
    assert a.touches(b) is expected
    assert b.touches(a) is expected


def test_a_turned_span_is_refused() -> None:
    with pytest.raises(SettingError, match=r"needs 0 <= start <= end, not 3\.\.2"):
        Record(3, 2, "k")
