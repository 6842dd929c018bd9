"""What the cases cannot say: pairs over paragraphs, injection, hostile input."""

from __future__ import annotations

from random import Random

import pytest

from mtfix import Fixer, apply_edits
from mtfix.kinds.bracket import KIND
from mtfix.text import Document
from tests.growth import growth

FIXER = Fixer(kinds=["bracket"])
CLEAN = "The World Bank (WB) met in the old town (near the river). It was late (2019) and cold."


def test_halves_far_apart_are_two_losses() -> None:
    near = "(a note\n\nthat goes on)"
    far = "(a note\n\n" + "that goes on and on. " * 50 + "and ends) there."
    assert [len(FIXER.detect(text)) for text in (near, far)] == [0, 2]


@pytest.mark.parametrize("seed", range(40))
def test_injection_breaks_the_text_and_depends_on_its_rng_alone(seed: int) -> None:
    doc = Document(CLEAN)
    injection = KIND.inject(doc, Random(seed))
    assert injection is not None
    assert apply_edits(CLEAN, injection.edits) != CLEAN
    assert KIND.inject(doc, Random(seed)) == injection


def test_a_text_without_sites_is_left_alone() -> None:
    assert KIND.inject(Document(""), Random(1)) is None
    assert KIND.inject(Document("Word"), Random(1)) is None


@pytest.mark.parametrize("unit", ["(", ")", "(a", "a] ", "([", "（", "( ", ") \n"])
def test_hostile_text_costs_linear_work(unit: str) -> None:
    assert growth(lambda text: list(KIND.detect(Document(text))), unit) < 6
    text = unit * (30_000 // len(unit))
    assert [f for f in KIND.detect(Document(text)) if not 0 <= f.start <= f.end <= len(text)] == []
