"""Words torn apart: which neighbours decide, what is left alone, linear time."""

from __future__ import annotations

from random import Random

import pytest

from mtfix import Fixer, apply_edits
from mtfix.kinds.split_word import KIND
from mtfix.text import Document
from tests.growth import growth
from tests.texts import CLEAN

FIXER = Fixer(kinds=["split_word"])


def found(text: str) -> list[tuple[str, str]]:
    """Return surface and safety of each finding."""
    return [(f.surface, str(f.repairs[0].safety)) for f in FIXER.detect(text)]


def test_a_form_that_is_no_word_joins_the_neighbour_that_it_completes() -> None:
    assert found("The new govern ment has met.") == [("govern ment", "safe")]
    assert found("The new gov ernment has met.") == [("gov ernment", "safe")]


def test_a_hyphen_of_the_word_itself_is_left_to_spacing() -> None:
    assert found("He is self- confident and well- known.") == []
    assert FIXER.fix("An inter- national agree- ment.").text == "An international agreement."


@pytest.mark.parametrize("text", ["He can not only read.", "You can not just leave.", "Any one of us may be in town."])
def test_two_words_that_are_meant_stay_two(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["The govern/ment ment.", "`govern ment`", "the govern ment_x", "govern\nment", "govern  ment"]
)
def test_only_one_plain_space_between_free_words_counts(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("name", ["news", "report"])
def test_injection_puts_a_gap_inside_one_word(name: str) -> None:
    doc = Document(CLEAN[name])
    drawn = [injection for seed in range(30) if (injection := KIND.inject(doc, Random(seed))) is not None]
    assert len(drawn) >= 20
    for injection in drawn:
        (edit,) = injection.edits
        assert (edit.start == edit.end, edit.replacement in (" ", "- ")) == (True, True)
        assert doc.text[edit.start - 1 : edit.start + 1].isalpha()
        assert len(apply_edits(doc.text, injection.edits)) == len(doc.text) + len(edit.replacement)


def test_nothing_to_tear_in_a_text_without_long_words() -> None:
    assert KIND.inject(Document("a b c"), Random(1)) is None
    assert KIND.inject(Document(""), Random(1)) is None


@pytest.mark.parametrize("unit", ["a", "a ", "ab- ", "ment ", "re ", "can not ", "un- able ", "the "])
def test_hostile_text_costs_linear_work(unit: str) -> None:
    assert growth(lambda text: list(KIND.detect(Document(text))), unit) < 6
    text = unit * (200_000 // len(unit))
    assert [f for f in KIND.detect(Document(text)) if not 0 <= f.start <= f.end <= len(text)] == []
