"""Markup: pairs of marks, rows of tables, fences; the round trip of the injector, hostile input."""

from __future__ import annotations

from random import Random

import pytest

from mtfix import Fixer, apply_edits, inject
from mtfix.kinds.markup import KIND
from mtfix.text import Document
from tests.growth import growth

FIXER = Fixer(kinds=["markup"])
MARKDOWN = (
    "# Guide\n\nRead [the notes](https://example.org/a) and press **Start** first. Then <b>wait</b> for an hour.\n"
)
PROSE = "The mayor opened the bridge over the river on Monday, after ten years of work and of long debates."


@pytest.mark.parametrize("text", [MARKDOWN, PROSE])
@pytest.mark.parametrize("seed", range(30))
def test_what_is_injected_is_found_and_undone(text: str, seed: int) -> None:
    broken = inject(text, seed=seed, kinds=["markup"], rate=0.001)
    assert broken.text != text
    assert apply_edits(broken.text, broken.edits) == text
    assert FIXER.fix(broken.text).text == text


def test_an_anchor_takes_the_spelling_of_the_page() -> None:
    text = '- [Setup] (# How To Start)\n\n<a id="Faq"> </a>\n- [faq] (#Faq)\n\n## How to start\n'
    assert FIXER.fix(text).text == '- [Setup](#how-to-start)\n\n<a id="Faq"> </a>\n- [faq](#Faq)\n\n## How to start\n'


def test_text_between_two_pairs_of_marks_is_not_a_pair() -> None:
    assert FIXER.detect("**One** and **two** are bold, ** three ** was meant to be.")[0].surface == "** three **"


@pytest.mark.parametrize(
    ("row", "repaired"),
    [
        ("| a / b | c |", "| a | b | c |"),
        ("| a / b / c |", "| a | b | c |"),
        ("| a | b | c /", "| a | b | c |"),
        ("|a/b|c|", "|a|b|c|"),
        ("| and/or / b | c |", "| and/or | b | c |"),
        ("| a | https://x.example/y / c |", "| a | https://x.example/y | c |"),
    ],
)
def test_slashes_of_short_rows_are_bars(row: str, repaired: str) -> None:
    head = "| A | B | C |\n|---|---|---|\n"
    assert FIXER.fix(head + row).text == head + repaired


def test_a_full_row_keeps_its_slashes() -> None:
    assert FIXER.detect("| A | B |\n|---|---|\n| yes / no | 1 |") == []


def test_injection_needs_a_site() -> None:
    assert KIND.inject(Document(""), Random(1)) is None


@pytest.mark.parametrize(
    "unit",
    [
        "*",
        "**",
        "* ",
        "* *",
        "** a",
        "[",
        "](",
        "] (",
        "<b",
        "<b>",
        "< b ",
        "| ",
        "|/",
        "```",
        "` ",
        "# ",
        "[b]",
        "-- >",
    ],
)
def test_hostile_text_costs_linear_work(unit: str) -> None:
    assert growth(lambda text: list(KIND.detect(Document(text))), unit) < 6
    text = unit * (60_000 // len(unit))
    assert [f for f in KIND.detect(Document(text)) if not 0 <= f.start <= f.end <= len(text)] == []
