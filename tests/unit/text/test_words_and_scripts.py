"""Words keep apostrophes and combining marks; scripts are told apart word by word."""

from __future__ import annotations

import pytest

from mtfix.text import Document, is_mixed_script, script, word_script


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't stop, it’s 5pm!", ["Don't", "stop", "it’s", "5pm"]),
        ("co-operate", ["co", "operate"]),
        ("snake_case", ["snake", "case"]),
        ("'quoted' words'", ["quoted", "words"]),
        ("cafe\u0301 हिन्दी", ["cafe\u0301", "हिन्दी"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    doc = Document(text)
    assert [word.text for word in doc.words] == expected
    assert all(text[word.start : word.end] == word.text for word in doc.words)


def test_forms_point_into_words() -> None:
    doc = Document("The end of the end")
    assert doc.forms == {"The": [0], "end": [1, 4], "of": [2], "the": [3]}


def test_words_in_and_word_index() -> None:
    doc = Document("one two three")
    assert [word.text for word in doc.words_in(4, 13)] == ["two", "three"]
    assert doc.word_index(5) == 2


@pytest.mark.parametrize(
    ("char", "expected"),
    [
        ("a", "Latin"),
        ("é", "Latin"),
        ("ж", "Cyrillic"),
        ("λ", "Greek"),
        ("中", "Han"),
        ("の", "Hiragana"),
        ("5", "Common"),
    ],
)
def test_script(char: str, expected: str) -> None:
    assert script(char) == expected


@pytest.mark.parametrize(
    ("word", "expected", "mixed"),
    [
        ("word", "Latin", False),
        ("Москва", "Cyrillic", False),
        ("Mосква", "Mixed", True),
        ("東京タワー", "Mixed", False),
        ("42", "Common", False),
    ],
)
def test_word_script(word: str, expected: str, mixed: bool) -> None:
    assert (word_script(word), is_mixed_script(word)) == (expected, mixed)
