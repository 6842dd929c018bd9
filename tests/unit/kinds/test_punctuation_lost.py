"""How a line without a stop reads: as a sentence that lost it, or as a headline."""

from __future__ import annotations

import pytest

from mtfix.kinds.punctuation.lost import features, has_verb, loss

BELOW = [
    "The members of the council voted for the bridge on Monday, after years of talk.",
    "It will cost four million and be ready in the spring, said the mayor.",
    "Nobody spoke against the plan of the engineers.",
]
USUAL = sum(map(len, BELOW)) / len(BELOW)


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("The members voted for the bridge, which will cross the river", "Members back new river bridge"),
        ("He said that he had never seen the man before", "Pope warns tech chiefs: use AI for good"),
        ("The train was late again, so she took a taxi home", "Train late again"),
    ],
)
def test_sentences_score_above_headlines(sentence: str, headline: str) -> None:
    assert loss(sentence) > 0 > loss(headline)


def test_what_the_lines_below_repeat_is_a_headline() -> None:
    line = "The council has voted for a new bridge"
    assert loss(line, BELOW, USUAL) < 0.5 < loss(line, ["A man fell off the roof of his house last night."], USUAL)


def test_features_tell_what_the_lines_below_repeat() -> None:
    found = features("Council votes for the bridge", BELOW, USUAL)
    assert found["repeated"] == found["repeated few"] == found["repeated next"] == 2 / 3
    assert found["repeated names"] == 0.0
    assert round(found["relative"], 2) == -0.81


def test_features_of_a_line_alone_are_of_the_middle() -> None:
    assert features("Council votes for the bridge", [])["relative"] == -0.2


@pytest.mark.parametrize("text", ["", "1234", "…", "a" * 10_000, "\u200b"])
def test_any_line_has_a_score(text: str) -> None:
    assert isinstance(loss(text, [text], 1.0), float)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The train was late", True),
        ("She spoke for an hour", True),
        ("The team reached the top", True),
        ("The end of the world", False),
        ("Minister of health and of the seas", False),
    ],
)
def test_has_verb(text: str, *, verb: bool) -> None:
    assert has_verb(text) is verb
