"""A mark between two words of which one cannot do without the other."""

from __future__ import annotations

import pytest

from mtfix.kinds.punctuation.torn import find
from mtfix.text import Document


@pytest.mark.parametrize(
    "text",
    [
        "The plan was old, and it! was dropped on Friday.",
        "By the spring of that year the. Saxon knights had gone home.",
        "The fine is up to a. hundred crowns.",
        "The bridge will eventually. be closed to lorries.",
        "The paper reported: that the queen had come back.",
        "The Corps: of Signals built the mast.",
        "A third of the wall had, been built by then.",
        "The firm has? 8,500 workers in two towns.",
        'The songs are now known as! "Harbour Ballads".',
        "The judge spoke of the fact that; nobody had come.",
        "The six. million people of the valley have no train.",
        "The heron was; the largest bird on the lake.",
        "It rained from. the coast to the hills.",
        "They tend. to sing in the morning.",
        'He is too late," Karlsen; said.',
    ],
)
def test_the_mark_alone_is_found(text: str) -> None:
    (plan,) = find(Document(text))
    assert text[plan.start : plan.end] in ".;:!?,"
    assert (plan.end - plan.start, [edit.replacement for edit in plan.edits]) == (1, [""])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "What is it? was all that she said.",
        "i like it. is it new? no idea",
        "Points b and a. first come, first served.",
        "Prices vary widely; be careful with gifts.",
        "What I believe: that, like him, she was wrong.",
        "She said this: that nobody had come.",
        "As it was; the rest is history.",
        "He had, of course, been there.",
        "Where is it from? The shop said nothing.",
        "They gave it a, shall we say, polite answer.",
        "The sales grew by five. Million people came.",
    ],
)
def test_what_may_be_right_stays(text: str) -> None:
    assert list(find(Document(text))) == []
