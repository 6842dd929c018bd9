"""Residue: where a foreign word is at home, what the source language changes, texts in two languages, hostile input."""

from __future__ import annotations

from random import Random

import pytest

from mtfix import Fixer, apply_edits, inject
from mtfix.kinds.residue import KIND
from mtfix.model import Action
from mtfix.text import Document
from tests.growth import growth

FIXER = Fixer(kinds=["residue"])
TEXT = "People in the old house have worked for many years without water, because the government was against it."


def surfaces(text: str, source_lang: str | None = None) -> list[str]:
    return [finding.surface for finding in FIXER.detect(text, source_lang=source_lang)]


@pytest.mark.parametrize(
    "text",
    [
        "She said “gobierno” again.",
        "She said gobierno (government) again.",
        "She said (gobierno) again.",
        "She said *gobierno* again.",
        "She said `gobierno` again.",
        "The word gobierno is old.",
        "The Gobierno won.",
        "The gobierno Sánchez won.",
        "See gobierno.es for it.",
    ],
)
def test_a_word_that_its_author_set_apart_stays(text: str) -> None:
    assert surfaces(text) == []


def test_a_bare_word_asks_for_a_new_translation() -> None:
    (finding,) = FIXER.detect("The old carretera was closed again.")
    assert (finding.surface, finding.action, finding.repairs) == ("carretera", Action.RETRANSLATE, ())


def test_a_word_with_one_reading_is_repaired() -> None:
    assert FIXER.fix("They met in settembre of that year.").text == "They met in September of that year."
    assert FIXER.fix("但是 nobody came to the fair.").text == "But nobody came to the fair."


def test_the_source_language_lowers_the_thresholds() -> None:
    text = "They repaired the cloacas of the old town."
    assert surfaces(text) == []
    assert surfaces(text, "es") == ["cloacas"]
    assert surfaces(text, "xx") == []


@pytest.mark.parametrize(
    "text",
    [
        "Dies ist ein deutscher Text. Er hat keine englischen Wörter und will auch keine haben.",
        "Это русский текст. В нем нет английских слов.",
        "кошка\ncat\nсобака\ndog\nдом\nhouse\nлес\nforest",
    ],
)
def test_texts_in_another_language_or_in_two_stay_silent(text: str) -> None:
    assert surfaces(text) == []


@pytest.mark.parametrize("seed", range(20))
def test_injection_restores(seed: int) -> None:
    broken = inject(TEXT, seed=seed, kinds=["residue"], rate=0.001)
    assert broken.text != TEXT
    assert apply_edits(broken.text, broken.edits) == TEXT


def test_injection_needs_a_site() -> None:
    assert KIND.inject(Document("Xyz."), Random(1)) is None


@pytest.mark.parametrize(
    "unit", ["字", "字 a ", "gobierno ", "the gobierno ", "“gobierno ", "ß", "и ", "[", "[fora] ", "je suis. "]
)
def test_hostile_text_costs_linear_work(unit: str) -> None:
    assert growth(lambda text: list(KIND.detect(Document(text))), unit) < 6
    text = unit * (60_000 // len(unit))
    assert [f for f in KIND.detect(Document(text)) if not 0 <= f.start <= f.end <= len(text)] == []


@pytest.mark.parametrize("line", ["Anzeige", "Special: Leben im Zeitalter", "Zeitalter"])
def test_a_short_line_needs_a_certain_line_on_its_page_or_the_source_language(line: str) -> None:
    certain = "Alle Artikel im Browser lesen"
    rest = "The firm gives more details of the case."
    alone = [] if " " in line else [line]
    assert surfaces(f"{line}\n{rest}", "de") == alone
    assert surfaces(f"{line}\n{rest}", "") == []
    assert surfaces(f"{certain}\n{line}\n{rest}", "de") == [certain, line.removeprefix("Special: ")]
