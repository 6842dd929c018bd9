"""Glued words: what decides a split, what the injector may break, linear time."""

from __future__ import annotations

from random import Random

import pytest

from mtfix import Fixer, apply_edits
from mtfix.kinds.merged_words import KIND
from mtfix.text import Document
from tests.growth import growth
from tests.texts import CLEAN

FIXER = Fixer(kinds=["merged_words"])


def surfaces(text: str) -> list[tuple[str, str]]:
    """Return surface and safety of each finding."""
    return [(f.surface, str(f.repairs[0].safety)) for f in FIXER.detect(text)]


def test_the_words_on_both_sides_decide() -> None:
    assert surfaces("The Harbour Safety Teamresearch team met.") == [("Teamresearch", "safe")]
    assert surfaces("We flew to Blackwood with the Greenbaum family.") == []


def test_a_name_that_stands_alone_elsewhere_ends_where_it_ends_there() -> None:
    text = "Kleinhanzl came late. It was dark, Kleinhanzlsaid."
    assert FIXER.fix(text).text == "Kleinhanzl came late. It was dark, Kleinhanzl said."


@pytest.mark.parametrize("name", ["Kleinhanzl", "Iran", "Green"])
def test_endings_of_nations_and_places_are_no_words(name: str) -> None:
    assert surfaces(f"{name} came late. The {name}ian and {name}land teams met {name}ists.") == []


def test_an_empty_span_marks_a_missing_space_after_a_stop() -> None:
    (found,) = FIXER.detect("The bug was seen.Not all users have it.")
    assert (found.start, found.end) == (17, 17)


@pytest.mark.parametrize(
    "text",
    [
        "Use Node.js, Asp.Net or Vue.Js with java.util.List.",
        "The value is read by obj.This() and root.Then(x).",
        "Write to Anna.But@example.com today.",
        "J.R.R. Tolkien, U.S.A. and e.g. the Ph.D. of Will.I.Am",
    ],
)
def test_stops_inside_names_and_code_are_no_ends(text: str) -> None:
    assert surfaces(text) == []


@pytest.mark.parametrize("name", sorted(CLEAN))
def test_injection_deletes_one_space(name: str) -> None:
    doc = Document(CLEAN[name])
    for seed in range(30):
        injection = KIND.inject(doc, Random(seed))
        assert injection is not None
        (edit,) = injection.edits
        assert (doc.text[edit.start : edit.end], edit.replacement) == (" ", "")
        assert len(apply_edits(doc.text, injection.edits)) == len(doc.text) - 1


def test_nothing_to_glue_in_a_text_without_spaces() -> None:
    assert KIND.inject(Document("word"), Random(1)) is None
    assert KIND.inject(Document(""), Random(1)) is None


@pytest.mark.parametrize("unit", ["a", "theA", "1,", "1,000a", "in2", "a.A", "don't", "Ab"])
def test_hostile_text_costs_linear_work(unit: str) -> None:
    assert growth(lambda text: list(KIND.detect(Document(text))), unit) < 6
    text = unit * (200_000 // len(unit))
    assert [f for f in KIND.detect(Document(text)) if not 0 <= f.start <= f.end <= len(text)] == []
