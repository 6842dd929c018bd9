"""What counts as right, wrong or neither on damaged text."""

from __future__ import annotations

from benchmarks.detection import scored, stood
from mtfix import Fixer, Injected
from mtfix.model import Edit, Gold

CLEAN = "The the board met in the old harbour. It was late, and the pier was cold."
# The space is the damage; the doubled word stood in the text before.
SPACE = CLEAN.index("late,") + 4
BROKEN = Injected(f"{CLEAN[:SPACE]} {CLEAN[SPACE:]}", (Gold("spacing", (Edit(SPACE, SPACE + 1, ""),)),))


def test_what_stood_in_the_text_before_is_put_where_it_stands_now() -> None:
    moved = Injected("xx " + CLEAN, (Gold("spacing", (Edit(0, 3, ""),)),))
    before = Fixer().fix(CLEAN)
    (found,) = before.findings
    (record,) = stood(moved, before)
    assert (record.kind, record.optional) == (found.kind, True)
    assert moved.text[record.start : record.end].lower().strip() == CLEAN[found.start : found.end].lower().strip()


def test_a_fault_of_the_clean_text_counts_neither_way() -> None:
    fixer = Fixer()
    results = [fixer.fix(BROKEN.text)]
    with_all = scored([BROKEN], results).total["found"]
    standing = [list(stood(BROKEN, fixer.fix(CLEAN)))]
    without = scored([BROKEN], results, standing).total["found"]
    assert (with_all.predicted, without.predicted) == (2, 1)
    assert (with_all.gold, without.gold) == (1, 1)
    assert without.precision == 1.0
