"""The pairing model, the style of a text, and hostile input."""

from __future__ import annotations

from random import Random

import pytest

from mtfix import Fixer, apply_edits, inject
from mtfix.kinds.quote import KIND
from mtfix.kinds.quote.style import STRAIGHT, stops_inside, style_of, table
from mtfix.text import Document
from tests.growth import growth

FIXER = Fixer(kinds=["quote"])
CLEAN = (
    'The mayor said, "We will rebuild the bridge." She called it "a gift" to the town.\n\n'
    '"It took ten years," he said. "Now it is done."'
)


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("a “word”", table()["en"]),
        ('a "word"', STRAIGHT),
        ("it’s so", table()["en"]),
        ("it's so", STRAIGHT),
        ('„word“ and "other"', STRAIGHT),
    ],
)
def test_style_of_the_text(text: str, style: object) -> None:
    assert style_of(Document(text)) == (style, True)


def test_a_text_without_marks_gets_the_typographic_ones() -> None:
    assert style_of(Document("«word»")) == (table()["en"], False)


@pytest.mark.parametrize(("text", "inside"), [("“a,” b", True), ("“a”, b", False), ("a, b", None)])
def test_order_of_stop_and_mark(text: str, inside: bool | None) -> None:
    assert stops_inside(text) is inside


def test_the_order_of_the_text_decides_where_the_stop_goes() -> None:
    assert FIXER.fix("“Yes,” he said. It was “over ”. They left.").text == "“Yes,” he said. It was “over.” They left."
    assert FIXER.fix("“Yes”, he said. It was “over ”. They left.").text == "“Yes”, he said. It was “over”. They left."


@pytest.mark.parametrize("seed", range(40))
def test_injection_breaks_one_pair_and_can_be_undone(seed: int) -> None:
    doc = Document(CLEAN)
    injection = KIND.inject(doc, Random(seed))
    if injection is not None:
        broken = apply_edits(CLEAN, injection.edits)
        assert broken != CLEAN
        assert KIND.inject(doc, Random(seed)) == injection


@pytest.mark.parametrize("seed", range(30))
def test_no_pair_is_broken_twice(seed: int) -> None:
    injected = inject(CLEAN, seed=seed, kinds=["quote"], rate=1 / 5)
    assert len(injected.gold) <= CLEAN.count('"') // 2
    assert apply_edits(injected.text, injected.edits) == CLEAN


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ('He trusts the customers" word and the word "no".', 0.95),
        ("It is over.” “\n\n“Yes,” she said.", 0.98),
        ("They met.\n\nIt is so” and that is all of it.\n\n“Yes,” she said.", 0.75),
    ],
)
def test_the_score_is_the_share_that_was_right(text: str, score: float) -> None:
    assert [finding.score for finding in KIND.detect(Document(text))] == [score]


def test_a_lost_opening_mark_is_no_apostrophe() -> None:
    (finding,) = FIXER.detect('They met.\n\nThe men called them liars" and left the room.')
    assert finding.message == "this quotation mark was never opened"


def test_a_mark_before_the_speaker_is_not_moved() -> None:
    text = 'They will bring the art of the valley to the world,"said Ann Li. "'
    assert FIXER.fix(text).text != text.replace(',"said', ', "said')


def test_a_text_without_quotes_has_no_site() -> None:
    assert KIND.inject(Document("nothing to see here"), Random(1)) is None
    assert KIND.inject(Document(""), Random(1)) is None


@pytest.mark.parametrize(
    "unit",
    ['"', "“", "” ", ' "a', "«", "‚a‘", ", he said” ", "„a", 's" a', "” “\n", "<<a"],
)
def test_hostile_text_costs_linear_work(unit: str) -> None:
    assert growth(lambda text: list(KIND.detect(Document(text))), unit) < 6
    text = unit * (30_000 // len(unit))
    assert [f for f in KIND.detect(Document(text)) if not 0 <= f.start <= f.end <= len(text)] == []
