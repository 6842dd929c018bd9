"""Furniture by signals: sentences and labels that stand in no table, and human lines that look alike."""

from __future__ import annotations

import pytest

from mtfix.kinds.boilerplate.signals import strength


@pytest.mark.parametrize(
    "line",
    [
        "Our members can read every story of the Messenger free of charge.",
        "The report was translated with software and checked by our editors.",
        "You receive this newsletter because you registered on our website.",
        "Only subscribers can see all photos of this gallery",
        "Share the publication with your readers on Telegram",
    ],
)
def test_a_notice_in_words_of_its_own_is_likely(line: str) -> None:
    assert strength(line) >= 2


@pytest.mark.parametrize(
    "line",
    [
        "The letter was translated by two students, and a teacher looked at it.",
        "She read the letter to her sister and left the room.",
        "News travels slowly",
        "Further work on the bridge",
        "The ministry shared the figures with the council.",
        "",
        "!?",
        "share " * 60,
    ],
)
def test_a_line_of_a_story_has_no_strength(line: str) -> None:
    assert strength(line) == 0


@pytest.mark.parametrize(
    "line", ["Follow Miller's Twitter account", "Thank you for your message", "He said that our site was down"]
)
def test_what_a_person_says_or_owns_is_weak_at_most(line: str) -> None:
    assert strength(line) <= 1
