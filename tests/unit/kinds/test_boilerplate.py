"""Page furniture: the injector's round trip, hostile input, and what a chain of blocks leaves behind."""

from __future__ import annotations

import pytest

from mtfix import Fixer, apply_edits, inject
from mtfix.kinds.boilerplate import KIND
from mtfix.kinds.boilerplate.lexicon import Hit, classify, normal
from mtfix.kinds.boilerplate.vocabulary import strength
from mtfix.text import Document

PROSE = (
    "The mayor opened the bridge over the river on Monday, after ten years of work and of long debates.",
    "It had cost nine million, which is twice what the council had planned when the work was begun.",
    "People from both banks came to see it, and the children walked across it with their teachers.",
    "The old bridge will be taken down in spring, and its stones will be used for the new harbour.",
)
TEXT = "\n\n".join(PROSE)
FIXER = Fixer(kinds=["boilerplate"])


@pytest.mark.parametrize("seed", range(60))
def test_injected_furniture_is_found_and_removed(seed: int) -> None:
    broken = inject(TEXT, seed=seed, kinds=["boilerplate"], rate=0.0001)
    assert apply_edits(broken.text, broken.edits) == TEXT
    assert FIXER.fix(broken.text).text == TEXT


@pytest.mark.parametrize(
    ("line", "hit"),
    [
        ("LEAVE A COMMENT »", Hit("furniture", 3)),
        ("Share:", Hit("furniture", 1)),
        ("You may also like…", Hit("related", 3)),
        ("25 comments", Hit("counts", 2)),
        ("Leave a comment on the table.", None),
        ("News travels fast", None),
        ("Advertisement pays the bills", None),
    ],
)
def test_what_a_whole_line_is(line: str, hit: Hit | None) -> None:
    assert classify(line) == hit


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        ("Send this news to your friends by WhatsApp", 3),
        ("Follow Folha on Instagram", 3),
        ("You have 2 free articles left this month.", 0),
        ("Save article", 2),
        ("Share the bread with your friends", 0),
        ("Facebook and Telegram lose users in Asia", 0),
        ("We share our news on Telegram", 0),
        ("I share this article with my friends", 0),
        ("Anna writes comments on Facebook", 0),
        ("", 0),
        ("share " * 40, 0),
    ],
)
def test_how_sure_the_words_of_a_line_are(line: str, sure: int) -> None:
    assert strength(line) == sure


def test_a_guide_is_not_known_by_words() -> None:
    assert FIXER.fix(f"# Guide\n\n{TEXT}\n\nSend the link to your friends by email").findings == ()


def test_normal_spelling_of_a_line() -> None:
    assert normal("→ 1,200 Views (today)") == "# views (today"


def test_blocks_that_follow_each_other_all_go_in_one_step() -> None:
    text = "\n".join((*PROSE, "You may also like", "A second bridge is planned", "Tags:", "bridge", "harbour", "Share"))
    result = FIXER.fix(text)
    assert result.text == "\n".join(PROSE)
    assert [finding.message for finding in result.findings] == [
        "the heading of links to other articles",
        "teasers of other articles",
        "a list of tags",
        "page furniture that was translated along",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Share\n" * 20_000,
        "Read also: x" * 10_000,
        "a" * 200_000,
        "(translated by " * 10_000,
        (PROSE[0] + "\nRelated articles\n") * 1_000,
        "Title - " * 20_000,
        ". Read more" * 10_000,
        "Share the news " * 20_000,
        "Headline - " + "news " * 40_000,
        "Tags:\nx\n" * 5_000,
    ],
    ids=["labels", "also", "one word", "notices", "headings", "dashes", "buttons", "words", "suffix", "tags"],
)
def test_hostile_text_ends_with_its_spans_in_bounds(text: str) -> None:
    """A quadratic detector would not end here; growth is counted in the contract."""
    assert [f for f in KIND.detect(Document(text)) if not 0 <= f.start <= f.end <= len(text)] == []
