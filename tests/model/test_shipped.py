"""The model in the package: its size, its loading, and repairs and unbroken spans that it must know."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtfix
from mtfix.seq2seq.answer import Request
from mtfix.seq2seq.propose import Proposer, load

HOME = Path(mtfix.__file__).parent / "models" / "en"

pytestmark = pytest.mark.skipif(not (HOME / "model.safetensors").is_file(), reason="no model in this checkout")


@pytest.fixture(scope="module")
def proposer() -> Proposer:
    return load()


def request_of(marked: str, kind: str) -> Request:
    """Return the request for a text with its span in ⟦⟧."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    return Request(marked.replace("⟦", "").replace("⟧", ""), start, end, kind)


def test_the_package_stays_small() -> None:
    assert sum(path.stat().st_size for path in HOME.iterdir()) <= 64 * 2**20
    assert {path.suffix for path in HOME.iterdir()} <= {".json", ".safetensors", ".model", ".md"}


def test_at_most_32_million_parameters(proposer: Proposer) -> None:
    assert sum(p.numel() for p in proposer.model.parameters()) <= 32_000_000


REPAIRS = [
    ("The Conflict Intelligence ⟦Teamresearch⟧ team is late.", "merged_words",
     "The Conflict Intelligence Team research team is late."),
    ("He left the house, he ⟦said.The⟧ police came later.", "merged_words",
     "He left the house, he said. The police came later."),
    ("The new ⟦govern ment⟧ will meet on Monday.", "split_word", "The new government will meet on Monday."),
    ("This is ⟦the the⟧ end of the story.", "repetition", "This is the end of the story."),
    ("Many soldiers ⟦have have⟧ returned from the war.", "repetition", "Many soldiers have returned from the war."),
    ("⟦THE⟧ minister did not answer the question.", "casing", "The minister did not answer the question."),
    ("She lives in ⟦paris⟧ with her family.", "casing", "She lives in Paris with her family."),
    ("We met the ⟦Old⟧ man on the way home.", "casing", "We met the old man on the way home."),
    ("He paid the money⟦,,⟧ and then he left.", "punctuation", "He paid the money, and then he left."),
    ("The ship sank near the coast⟦。⟧", "punctuation", "The ship sank near the coast."),
    ("The bank ⟦(⟧founded in 1910 is closed.", "bracket", "The bank founded in 1910 is closed."),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "kind", "repaired"), REPAIRS)
def test_repairs_that_it_must_know(proposer: Proposer, marked: str, kind: str, repaired: str) -> None:
    request = request_of(marked, kind)
    answer = proposer.propose([request])[0]
    best = answer.proposals[0]
    assert request.text[: best.start] + best.replacement + request.text[best.end :] == repaired
    assert best.probability > 0.7
    assert answer.keep < 0.1


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("They flew to ⟦Bora Bora⟧ for two weeks.", "repetition"),
        ("She bought an ⟦iPhone⟧ in Berlin.", "casing"),
        ("The ⟦McDonald⟧ family lives in Ohio.", "casing"),
        ("The ⟦BBC⟧ reported it first.", "casing"),
        ("It was an ⟦honourable⟧ decision.", "merged_words"),
        ("The ⟦mentorship⟧ lasted two years.", "merged_words"),
        pytest.param(
            "⟦Every one⟧ of them was late.", "split_word",
            marks=pytest.mark.xfail(reason="torn compounds are in the training data, and this looks like one"),
        ),
        ("The drivers⟦'⟧ union called a strike.", "quote"),
        ("He was born in the ⟦U.S.⟧ and grew up in Peru.", "punctuation"),
        ("The bank ⟦(⟧founded in 1910) is closed.", "bracket"),
        ("Prices rose by ⟦3.5⟧ per cent in May.", "spacing"),
        pytest.param(
            "He ⟦had had⟧ enough of the war.", "repetition",
            marks=pytest.mark.xfail(reason="doubled words that are right are too rare in the training data"),
        ),
    ],
)  # fmt: skip
def test_unbroken_spans_that_it_must_keep(proposer: Proposer, marked: str, kind: str) -> None:
    assert proposer.propose([request_of(marked, kind)])[0].keep > 0.7
