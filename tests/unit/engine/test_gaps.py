"""A deleted line takes one of the breaks around it along, whoever deletes it."""

from __future__ import annotations

import pytest

from mtfix.engine.edits import apply_edits
from mtfix.engine.gaps import close_gaps
from mtfix.model import Edit
from tests.cases import unmark


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("One.\n\n⟦Ad⟧\n\nTwo.", "One.\n\nTwo."),
        ("⟦Ad⟧\n\nOne.", "One."),
        ("One.\n\n⟦Ad⟧", "One."),
        ("One.\n⟦Ad⟧\nTwo.", "One.\nTwo."),
        ("One.\n\n⟦Ad⟧\n\n⟦Ad⟧\n\nTwo.", "One.\n\nTwo."),
        ("One.\n⟦Ad⟧\n⟦Ad⟧\nTwo.", "One.\nTwo."),
        ("One ⟦ad⟧ two.", "One  two."),
        ("One.⟦ Ad⟧\nTwo.", "One.\nTwo."),
    ],
)
def test_gaps_are_closed(marked: str, left: str) -> None:
    text, spans = unmark(marked)
    assert apply_edits(text, close_gaps(text, [Edit(start, end, "") for start, end in spans])) == left


def test_replacements_and_insertions_stay_as_they_are() -> None:
    edits = [Edit(0, 3, "Six"), Edit(4, 4, "!")]
    assert close_gaps("One.\nTwo.", edits) == edits
