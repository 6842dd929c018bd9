"""Removal of whole lines: which of the breaks around them goes along."""

from __future__ import annotations

import pytest

from mtfix.text import line_removal


@pytest.mark.parametrize(
    ("text", "line", "left"),
    [
        ("Ad\n\nOne.", "Ad", "One."),
        ("Ad\nOne.", "Ad", "One."),
        ("One.\n\nAd", "Ad", "One."),
        ("One.\n\nAd\n", "Ad", "One.\n"),
        ("One.\n\nAd\n\nTwo.", "Ad", "One.\n\nTwo."),
        ("One.\nAd\nTwo.", "Ad", "One.\nTwo."),
        ("One.\n\nAd\nTwo.", "Ad", "One.\n\nTwo."),
        ("One.\nAd\n\nTwo.", "Ad", "One.\n\nTwo."),
        ("One.\n\nAd\n\n    Two.", "Ad", "One.\n\n    Two."),
        ("Ad\n    Two.", "Ad", "    Two."),
        ("One.\r\n\r\nAd\r\n\r\nTwo.", "Ad", "One.\r\n\r\nTwo."),
        ("  Ad  ", "Ad", ""),
    ],
)
def test_what_is_left(text: str, line: str, left: str) -> None:
    at = text.index(line)
    span = line_removal(text, at, at + len(line))
    assert text[: span.start] + text[span.end :] == left


def test_removals_of_neighbouring_paragraphs_do_not_touch() -> None:
    text = "One.\n\nAd\n\nTwo.\n\nAd\n\nThree."
    first, second = line_removal(text, 6, 8), line_removal(text, 16, 18)
    assert (first, second) == ((5, 9), (15, 19))
