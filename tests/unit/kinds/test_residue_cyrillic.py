"""Cyrillic words in Latin letters, read backwards."""

from __future__ import annotations

import pytest

from mtfix.kinds.residue.cyrillic import readings, zipf


@pytest.mark.parametrize(
    ("word", "first"),
    [("otvertka", "отвертка"), ("zarplata", "зарплата"), ("shchit", "щит"), ("khleb", "хлеб")],
)
def test_the_usual_spelling_is_read_backwards(word: str, first: str) -> None:
    assert readings(word)[0] == first


@pytest.mark.parametrize("word", ["window", "quick", "x", "", "naïve"])
def test_letters_that_no_transliteration_has(word: str) -> None:
    assert readings(word) == ()


def test_a_last_y_may_be_short_i() -> None:
    assert "новый" in readings("novyy")


def test_a_word_counts_only_where_the_language_has_it() -> None:
    assert zipf("zarplata", "ru") >= 3.5
    assert zipf("blorkat", "ru") == 0.0
