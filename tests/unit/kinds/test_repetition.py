"""Repetition: the injector's round trip, hostile input, loops of any period."""

from __future__ import annotations

import pytest

from mtfix import Fixer, apply_edits, inject
from mtfix.kinds.repetition import KIND
from mtfix.kinds.repetition.runs import Run, runs
from mtfix.model import Action
from mtfix.text import Document
from tests.growth import growth

TEXT = (
    "The mayor opened the bridge over the river on Monday morning. It had cost nine million and had taken ten years. "
    "People from both banks came to see it, and the children walked across with their teachers."
)
FIXER = Fixer(kinds=["repetition"])


@pytest.mark.parametrize("seed", range(40))
def test_injected_repetition_is_found_and_removed(seed: int) -> None:
    broken = inject(TEXT, seed=seed, kinds=["repetition"], rate=0.0001)
    assert apply_edits(broken.text, broken.edits) == TEXT
    assert FIXER.fix(broken.text).text == TEXT


def test_runs_of_all_periods_are_found_once() -> None:
    assert list(runs("a b c a b c a d d".split())) == [Run(0, 7, 3), Run(7, 9, 1)]


def test_a_period_with_a_word_twice_inside_is_found() -> None:
    assert Run(0, 8, 4) in list(runs("the cat the dog the cat the dog".split()))


def test_a_loop_asks_for_a_new_translation() -> None:
    text = "He opened the" + " so old" * 10 + " door of the house."
    assert [finding.action for finding in KIND.detect(Document(text))] == [Action.RETRANSLATE]


@pytest.mark.parametrize(
    "text",
    [
        "ab " * 30_000,
        "a b c d e f g " * 8_000,
        "the " * 30_000,
        " ".join(str(n % 61) for n in range(60_000)),
        "x" * 200_000,
        "One two three four five six.\n" * 5_000,
        "(" * 100_000,
        "so-" * 40_000,
    ],
    ids=["word", "phrase", "article", "period 61", "one word", "lines", "brackets", "hyphens"],
)
def test_hostile_text_ends_with_its_spans_in_bounds(text: str) -> None:
    """A quadratic detector would not end here; growth is counted in the contract."""
    assert [f for f in KIND.detect(Document(text)) if not 0 <= f.start <= f.end <= len(text)] == []


def test_a_loop_is_cut_down_and_asks_for_a_new_translation() -> None:
    text = "The man " + "of the house " * 7 + "was free."
    (found,) = Fixer(kinds=["repetition"]).detect(text)
    assert (str(found.action), str(found.repairs[0].safety)) == ("retranslate", "safe")


@pytest.mark.parametrize(
    "unit", ["in Rome in Rome ", "or a pot, or a pot, ", "It is is. ", "2.2. A b c d e f. ", "a, "]
)
def test_the_time_is_linear_in_chains_and_twins(unit: str) -> None:
    assert growth(lambda text: list(KIND.detect(Document(text))), unit) < 6
