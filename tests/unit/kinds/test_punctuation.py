"""Punctuation: the lost stop, stray and doubled marks, and what looks like them."""

from __future__ import annotations

import pytest

from mtfix import Fixer

FIXER = Fixer(kinds=["punctuation"])
BODY = [
    "The council met on Monday in the old town hall.",
    "Nobody spoke against the plan of the engineers.",
    "The work will begin in the spring of next year.",
    "It will cost more than the last one did.",
]


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_the_lost_stop_is_set_again(separator: str, place: int) -> None:
    lines = [*BODY[:place], "The members of the committee were asked to leave", *BODY[place:]]
    good = separator.join([*lines[:place], lines[place] + ".", *lines[place + 1 :]])
    assert FIXER.fix(separator.join(lines)).text == good
    assert FIXER.detect(good) == []


@pytest.mark.parametrize(
    "line",
    [
        "New bridge for the old harbour",
        "- the members of the committee were asked to leave",
        "2. The members of the committee were asked to leave",
        "# The members of the committee were asked to leave",
        "Photo: the members of the committee were asked to leave, AFP",
        "The council met on Monday and nobody in the old town spoke against the plan of engineers",
        "How the members of the committee were asked to leave",
    ],
)
def test_lines_that_are_no_sentences_stay(line: str) -> None:
    text = "\n".join(["Intro to the news of the day, with weather.", "Snow will fall in the north today.", line, *BODY])
    assert FIXER.detect(text) == []


def test_a_headline_that_reads_as_a_sentence_stays_where_the_text_takes_it_up_again() -> None:
    story = ["The mayor of Norburg was charged with fraud over a bridge on Monday.", *BODY, "Norburg has no mayor now."]
    text = "\n\n".join(["Mayor of Norburg is charged with fraud over the bridge", *story])
    assert FIXER.fix(text).text == text


@pytest.mark.parametrize("line", ["The minister of health and of the seas, with the heads of all four of the offices"])
def test_a_line_without_a_verb_is_not_stopped(line: str) -> None:
    text = "\n".join([*BODY[:2], line, *BODY[2:]])
    assert FIXER.fix(text).text == text


def test_after_a_short_quotation_the_text_says_where_the_stop_stands() -> None:
    line = 'The members of the committee were told that the bridge is "too old"'
    text = "\n".join([*BODY, line])
    assert FIXER.fix(text).text == text
    shown = 'The people of the town call it "the grey cat".'
    assert FIXER.fix(f"{shown}\n{text}").text == f"{shown}\n{text}."


def test_a_list_of_unstopped_lines_stays() -> None:
    text = "\n".join([*BODY, *(f"The members of committee {name} were asked to leave" for name in "ABCDEF")])
    assert FIXER.detect(text) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("He came,, and left.", "He came, and left."),
        ("He came, . Then he left.", "He came. Then he left."),
        ("He came back late.. Then he left.", "He came back late. Then he left."),
        ("He lives in the U.S.. Nobody knows.", "He lives in the U.S. Nobody knows."),
        ("He came，left and slept。", "He came, left and slept."),
        ("At 10：30 the bus left", "At 10:30 the bus left"),
        ("هل انت هنا، نعم", "هل انت هنا، نعم"),
        ("彼は，来た。", "彼は，来た。"),
        ("The word 日本，is Japan", "The word 日本，is Japan"),
        ("in the^ city of~ Rome", "in the city of Rome"),
        ("He came!. She left.", "He came! She left."),
        ("She had been; ill and than: others", "She had been ill and than: others"),
    ],
)
def test_marks(text: str, fixed: str) -> None:
    assert FIXER.fix(text).text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "Really?! No way!!",
        "Wait... what?",
        "Well.. I do not know.",
        "He works at Acme Inc., etc., and so on.",
        "Yahoo! said it. Oh! what a day.",
        "the two- and three-year plans",
        "He said—no, he shouted—it.",
        "~5 km, foo_bar, a ^ b, user@example.org",
        "It costs 5 .50 or .5",
        ":-) ;-) :D",
        "the, er, manager",
        "What it is. the end",
    ],
)
def test_untouched(text: str) -> None:
    assert FIXER.detect(text) == []
