"""What the cases of `casing` cannot say: texts that are long, hostile, or broken on purpose."""

from __future__ import annotations

from random import Random

import pytest

from mtfix.engine import Fixer, apply_edits
from mtfix.engine.edits import invert_edits
from mtfix.kinds.casing import KIND
from mtfix.model import Safety
from mtfix.text import Document
from tests.growth import growth

CLEAN = (
    "The Harbour Board met on Monday. I think that the board will close the old pier.\n\n"
    "The Board said that in the end the German owners had left. They went back to the sea."
)


def found(text: str) -> list[tuple[str, str, str]]:
    """Return surface, proposal and safety of each finding; empty strings where there is no proposal."""
    result = Fixer(kinds=["casing"]).fix(text)
    return [
        (
            f.surface,
            f.repairs[0].edits[0].replacement if f.repairs else "",
            str(f.repairs[0].safety) if f.repairs else "",
        )
        for f in result.findings
    ]


@pytest.mark.parametrize("seed", range(25))
def test_what_is_injected_is_found_and_undone(seed: int) -> None:
    doc = Document(CLEAN)
    injection = KIND.inject(doc, Random(seed))
    assert injection is not None
    broken = apply_edits(CLEAN, injection.edits)
    assert apply_edits(broken, invert_edits(CLEAN, injection.edits)) == CLEAN
    assert Fixer(kinds=["casing"]).fix(broken).text == CLEAN


def test_the_same_rng_injects_the_same() -> None:
    doc = Document(CLEAN)
    assert KIND.inject(doc, Random(3)) == KIND.inject(doc, Random(3))


@pytest.mark.parametrize("text", ["", " ", "abc", "1 2 3", "Привет, мир."])
def test_nothing_to_break(text: str) -> None:
    assert KIND.inject(Document(text), Random(0)) is None


def test_clean_text_stays_silent() -> None:
    assert found(CLEAN) == []


def test_a_capital_that_only_a_person_can_judge_is_shown_without_a_repair() -> None:
    assert found("The group of bloggers The Germans now count forty boats.") == [("The", "", "")]


def test_a_text_that_is_small_on_purpose_keeps_its_style() -> None:
    text = "we went out. the rain fell.\n\nwe came home. the fire burned.\n\nthe end came soon."
    assert [f for f in found(text) if f[2] == "safe"] == []
    assert Fixer(kinds=["casing"]).fix(text).text == text


def test_a_verse_keeps_its_capitals_and_a_wrapped_text_does_not() -> None:
    verse = (
        "The harbour sleeps beneath the hill, and I walk on alone,\n"
        "Past many a dark and shuttered mill of grey and crumbling stone,\n"
    )
    assert found(verse * 3) == []
    wrapped = (
        "The shop shows the price of each thing and the stock,\nrating of buyers and a list of what they want, and\n"
        "then it goes on with the rest of the long sentence, a\nRepresentation of the data that comes from afar and\n"
        "more of the same kind that nobody reads to the end of\nthe page."
    )
    assert found(wrapped) == [("Representation", "representation", "safe")]
    assert found(wrapped.replace("a\nRep", "of\nRep")) == [("Representation", "representation", "unsafe")]
    assert found(wrapped.replace("a\nRepresentation", "a\nThe")) == [("The", "the", "safe")]


@pytest.mark.parametrize(
    "term", ["in\nListing 3 of", "the\nProgramming Language of", "running\nPackage of", "a\nPackage of"]
)
def test_terms_and_titles_keep_their_capital_at_the_start_of_a_wrapped_line(term: str) -> None:
    text = (
        "You may copy this thing and give it away to anyone you like,\nas long as the notice stays with it and nobody\n"
        f"is charged for more than the cost of the medium, as seen {term} the work and\n"
        "of all that comes with it, for as long as this Package\nlasts."
    )
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The core runs at 0.2Ghz now.", [("Ghz", "GHz", "safe")]),
        ("Add the .Zip archive to the list.", [(".Zip", ".zip", "safe")]),
        ("It was written in python 3.7 by us.", [("python", "Python", "safe")]),
        ("The python ate a goat. He drank java in the morning.", []),
        ("The pieces of china lay there. They came from China and went to China and back to China.", []),
    ],
)
def test_formats_and_words_of_two_senses(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_a_source_that_begins_small_speaks_for_the_small_letter() -> None:
    text = "the fishermen had to mend the nets in the harbour."
    fixer = Fixer(kinds=["casing"])
    assert fixer.fix(text).text.startswith("The ")
    large = fixer.fix(text, source="Pescarii trebuiau să repare plasele în port.", source_lang="ro")
    assert large.text.startswith("The ")
    assert fixer.fix(text, source="pescarii trebuiau să repare plasele în port.", source_lang="ro").text == text


def test_a_line_without_a_verb_needs_other_lines_that_begin_with_capitals() -> None:
    line = "the parish register of the years before the fire."
    above = "The clerk read it all.\n\n"
    assert found(line) == [("the", "The", "unsafe")]
    assert found(above * 2 + line) == [("the", "The", "unsafe")]
    assert found(above * 8 + line) == [("the", "The", "safe")]


def test_names_inside_protected_spans_are_left_alone() -> None:
    assert found("See https://example.org/russian/page and `on monday the` here.") == []


@pytest.mark.parametrize(
    "unit",
    [
        "The the THE ",
        "i ",
        "abc def ghi.\n",
        "- abc def ghi jkl\n- Abc the def\n",
        "# about us\n",
        "x. the ",
        '([{"',
        "A",
        " ",
        "the of and when that ",
        "Chapter iv\n",
        "ab cd:\n",
        "OF Abcd THE ",
        "ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab,\nTurning it ",
        "the number of guests\nDepends on ",
        "zorblo Abc\nHe saw Zorblo there.\n",
    ],
)
def test_work_grows_with_the_length(unit: str) -> None:
    assert growth(lambda text: list(KIND.detect(Document(text))), unit) < 6


def test_every_safe_repair_removes_its_finding() -> None:
    text = "THE Board met. the rain fell on monday and i think of The house."
    result = Fixer(kinds=["casing"]).fix(text)
    again = Fixer(kinds=["casing"]).fix(result.text)
    assert [f.surface for f in again.findings if f.repairs and f.repairs[0].safety is Safety.SAFE] == []
    assert again.text == result.text


@pytest.mark.parametrize(
    "text",
    [
        "Run `polkit --help` and `polkit -v`.\n\npolkit is a toolkit for access rights.",
        "See https://example.org/requests/ and `a.py`, `b.py`.\n\nrequests is maintained by them.",
        "fakeroot can be built in two ways. Use fakeroot with care.",
        "You may add any word to it, e.g.\nthe name of the house is a good one.",
        "If you use this command:\n\n    vim file.txt\n\nthe editing occurs inside the window.",
    ],
)
def test_names_of_programs_and_sentences_that_go_on_below_stay(text: str) -> None:
    assert Fixer(kinds=["casing"]).fix(text).findings == ()


def test_a_sentence_of_a_technical_text_is_repaired() -> None:
    text = "Run `a.py` and `b.py`.\n\nthe program is maintained by them."
    assert Fixer(kinds=["casing"]).fix(text).text == "Run `a.py` and `b.py`.\n\nThe program is maintained by them."
