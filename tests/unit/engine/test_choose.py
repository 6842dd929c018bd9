"""The gate: which edits of one step get into each other's way."""

from __future__ import annotations

import pytest

from mtfix.engine.choose import Taken
from mtfix.model import Edit


@pytest.mark.parametrize(
    ("edit", "conflict"),
    [
        (Edit(5, 9, ""), False),
        (Edit(0, 2, ""), False),
        (Edit(4, 6, ""), True),
        (Edit(0, 3, ""), True),
        (Edit(3, 4, ""), True),
        (Edit(5, 6, "x"), True),
        (Edit(5, 5, "x"), True),
        (Edit(2, 2, "x"), True),
        (Edit(6, 7, "x"), False),
    ],
)
def test_a_deletion_may_touch_only_another_deletion(edit: Edit, conflict: bool) -> None:
    taken = Taken()
    taken.take([Edit(2, 5, "")])
    assert taken.conflicts([edit]) is conflict


def test_a_replacement_may_touch_nothing() -> None:
    taken = Taken()
    taken.take([Edit(2, 5, "x")])
    assert taken.conflicts([Edit(5, 6, "")]) is True
