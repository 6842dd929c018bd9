"""How a sentence reads with a mark and without it."""

from __future__ import annotations

import pytest

from mtfix.kinds.punctuation.reading import features, is_stray, strayness

TEXT = "Research has? found that women are twice as likely to stay."


def test_features_name_the_words_beside_the_mark() -> None:
    found = list(features(TEXT, 12))
    assert found[:3] == ["left has", "right a -", "shapes a a"]
    assert {"before 1", "after 9", "same 0", "quoted 000"} <= set(found)


def test_features_need_two_words() -> None:
    assert list(features("? found", 0)) == []


def test_strayness_parts_stray_from_right() -> None:
    assert strayness(TEXT, 12) > 0.95
    assert strayness("Where is he now? They did not say a word.", 15) < 0.5


@pytest.mark.parametrize(
    ("text", "mark", "left", "right", "stray"),
    [
        (TEXT, "?", "has", "found", True),
        ("The price is high: about 500 dollars.", ":", "high", "about", False),
        ("Write to the office at: info@example.org now.", ":", "at", "info", False),
        ("He saw it. and he left. then she came. now it is over.", ".", "it", "and", False),
        ('She said "yes and then "no" to it.', '"', "no", "to", False),
    ],
)
def test_is_stray(text: str, mark: str, left: str, right: str, *, stray: bool) -> None:
    assert is_stray(text, text.rindex(mark) if mark == '"' else text.index(mark), left, right) is stray
