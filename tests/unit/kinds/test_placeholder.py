"""Placeholders: what a source gives back, the round trip of the injector, hostile input."""

from __future__ import annotations

from random import Random

import pytest

from mtfix import Fixer, apply_edits, inject
from mtfix.kinds.placeholder import KIND
from mtfix.text import Document
from tests.growth import growth

FIXER = Fixer(kinds=["placeholder"])
TEXT = (
    "Copy {count} files to {folder_name}, then call get_size() and open report.pdf in C:\\Temp now. "
    "Write to ann@example.org or see https://example.org/help; %s stands for the time, %(user)s for you, "
    "${HOME} for home."
)


@pytest.mark.parametrize("seed", range(60))
def test_what_is_injected_is_found_and_undone(seed: int) -> None:
    broken = inject(TEXT, seed=seed, kinds=["placeholder"], rate=0.001)
    assert broken.text != TEXT
    assert apply_edits(broken.text, broken.edits) == TEXT
    assert FIXER.fix(broken.text).text == TEXT


@pytest.mark.parametrize(
    ("source", "text", "repaired"),
    [
        ("Привет, {имя}!", "Hello, {name}!", "Hello, {имя}!"),
        ("{count} файлов", "{Count} files", "{count} files"),
        ("{a} und {b}", "{a} and {c}", "{a} and {b}"),
        ("{a} und {b}", "{b} and {a}", "{b} and {a}"),
        ("%s Dateien", "%s files", "%s files"),
        ("{a} und {b}", "{c} and {d}", "{c} and {d}"),
        ("", "Hello, {name}!", "Hello, {name}!"),
    ],
)
def test_the_source_names_its_placeholders(source: str, text: str, repaired: str) -> None:
    assert FIXER.fix(text, source=source).text == repaired


def test_a_parted_identifier_is_only_shown_where_it_stands_once() -> None:
    once, twice = "Open 7zA_ Mini now.", "Open 7zA_ Mini now, and 7zA_Mini later."
    assert FIXER.fix(once).text == once
    assert [finding.surface for finding in FIXER.detect(once)] == [" "]
    assert FIXER.fix(twice).text == "Open 7zA_Mini now, and 7zA_Mini later."


def test_injection_needs_a_site() -> None:
    assert KIND.inject(Document("The mayor opened the bridge."), Random(1)) is None


@pytest.mark.parametrize(
    "unit",
    [
        "{",
        "{ ",
        "{ a ",
        "% ",
        "%(",
        "$ {",
        "/ ",
        "\\ ",
        "C: \\",
        "https: ",
        "a_ ",
        "a _ ",
        "www. ",
        "a @ ",
        "__ ",
        "/ etc / ",
        "C: \\",
    ],
)
def test_hostile_text_costs_linear_work(unit: str) -> None:
    assert growth(lambda text: list(KIND.detect(Document(text))), unit) < 6
    text = unit * (60_000 // len(unit))
    assert [f for f in KIND.detect(Document(text)) if not 0 <= f.start <= f.end <= len(text)] == []
