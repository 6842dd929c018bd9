"""What the cases cannot say: pairs over paragraphs, injection, hostile input."""

from __future__ import annotations

from random import Random

import pytest

from mtfix import Fixer, apply_edits, inject
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


PROSE = (
    "The mayor and the whole council of the town walked down to the old harbour (near the mill) on that day. "
    "Nobody there had seen the boats for a week, and the men of the ferry waited (as they always do) by the water."
)


@pytest.mark.parametrize("seed", range(40))
def test_no_two_injected_halves_complete_each_other(seed: int) -> None:
    injected = inject(PROSE, seed=seed, kinds=["bracket"], rate=1 / 8)
    doc = Document(injected.text)
    added = [doc.sentence_at(gold.start) for gold in injected.gold if gold.note == "half added"]
    assert len(added) == len(set(added))
    assert sum(gold.note not in ("half added", "empty pair added") for gold in injected.gold) <= 1


@pytest.mark.parametrize("seed", range(20))
def test_a_half_is_added_only_where_all_others_are_paired(seed: int) -> None:
    injection = KIND.inject(Document("the men of the ferry (as they always do waited"), Random(seed))
    assert injection is None or injection.note == "empty pair added"


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("We saw ( the lake ) and left.", 0),
        ("We saw ( the lake. Then we ) left.", 2),
        ("We saw (the lake. Then we) left.", 0),
        ("We saw ( the lake and all the small boats that lie in its northern bay at ) night.", 2),
        ("We saw ( the lake , and all the small boats that lie in its northern bay at ) night .", 0),
    ],
)
def test_halves_that_only_met_by_chance(text: str, halves: int) -> None:
    assert len(FIXER.detect(text)) == halves


def test_a_text_without_sites_is_left_alone() -> None:
    assert KIND.inject(Document(""), Random(1)) is None
    assert KIND.inject(Document("Word"), Random(1)) is None


@pytest.mark.parametrize("unit", ["(", ")", "(a", "a] ", "([", "（", "( ", ") \n", " ( a", "（a）", "`( "])
def test_hostile_text_costs_linear_work(unit: str) -> None:
    assert growth(lambda text: list(KIND.detect(Document(text))), unit) < 6
    text = unit * (30_000 // len(unit))
    assert [f for f in KIND.detect(Document(text)) if not 0 <= f.start <= f.end <= len(text)] == []
