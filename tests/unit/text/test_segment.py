"""Paragraphs and sentences, on the places where segmenters go wrong."""

from __future__ import annotations

import pytest

from mtfix.text import Document


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in Document(text).sentences]


def paragraphs(text: str) -> list[str]:
    return [text[p.start : p.end] for p in Document(text).paragraphs]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "We stayed in."],
        ["“It rained.”", "We stayed in."],
        ["Was it true?", "“No!”", "She left."],
        ["They could do no more. “", "The next day came."],
        ["He left.", "the next day he came back."],
        ["这是一句话。", "这是另一句。"],
        ["The end…", "Then nothing."],
        ["He saw it (the boat).", "It was late."],
        ["He lives in the U.S. and works."],
        ["Dr. Olsen met Mr. Smith at 5 p.m. on Monday."],
        ["J. R. Hartley wrote it."],
        ["See fig. 3 and pp. 12-14 for more."],
        ["“Why?” he asked."],
        ["It cost 3.50 dollars."],
        ["We use e.g. the first one."],
        ["So did I.", "Then we left."],
    ],
)
def test_sentences(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_single_unpaired_quote_swallows_no_sentence() -> None:
    assert sentences("“One is here. Two is here. Three is here.") == ["“One is here.", "Two is here.", "Three is here."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo\n\nthree", ["one", "two", "three"]),
        ("  one  \r\n\r\n two", ["one", "two"]),
        ("", []),
        (" \n\t\n", []),
        (
            "This line was wrapped at a fixed width by some old\nprogram that sent mail.",
            ["This line was wrapped at a fixed width by some old\nprogram that sent mail."],
        ),
        (
            "This sentence stands on a line of its own and stops here.\nand this one starts low",
            ["This sentence stands on a line of its own and stops here.", "and this one starts low"],
        ),
        (
            "- a list item that is long enough to look like a wrapped line,\n- another item of the list",
            ["- a list item that is long enough to look like a wrapped line,", "- another item of the list"],
        ),
        (
            "The tool was written for people who keep their own\nnotes and who run it all by hand, as is shown in\n"
            "Listing 4, where the whole of the output is kept\nfor later.",
            [
                "The tool was written for people who keep their own\nnotes and who run it all by hand, as is shown in\n"
                "Listing 4, where the whole of the output is kept\nfor later."
            ],
        ),
        (
            "The tool was written for people who keep their own\nnotes and who run it by hand, as the page shows,\n"
            "and for nobody else\nAnother line begins here because it is a new one",
            [
                "The tool was written for people who keep their own\nnotes and who run it by hand, as the page shows,\n"
                "and for nobody else",
                "Another line begins here because it is a new one",
            ],
        ),
        (
            "Half a league and half a league and half a league,\nAll in the valley that the poets have sung about,\n"
            "Rode the six hundred and never a one looked back,",
            [
                "Half a league and half a league and half a league,",
                "All in the valley that the poets have sung about,",
                "Rode the six hundred and never a one looked back,",
            ],
        ),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_position_counts_lines_and_columns_from_one() -> None:
    doc = Document("ab\ncdé\n\nf")
    assert [doc.position(at) for at in (0, 2, 3, 5, 8)] == [(1, 1), (1, 3), (2, 1), (2, 3), (4, 1)]


def test_sentence_and_paragraph_at() -> None:
    doc = Document("One. Two.\nThree.")
    assert doc.sentence_at(6) == (5, 9)
    assert doc.paragraph_at(11) == (10, 16)
    assert Document("").sentence_at(0) == (0, 0)


@pytest.mark.parametrize("unit", ["...", "?!", ".”", '. "', "…", "。"])
def test_a_run_of_stops_is_read_once(unit: str) -> None:
    """Quadratic time would not end here."""
    text = unit * (300_000 // len(unit))
    assert "".join(text[s.start : s.end] for s in Document(text).sentences).replace(" ", "") == text.replace(" ", "")
