"""Chatter: the injector's round trip, hostile input, and what depends on the other chatter of a text."""

from __future__ import annotations

from random import Random

import pytest

from mtfix import Fixer, apply_edits, inject
from mtfix.kinds.llm_chatter import KIND
from mtfix.model import Action
from mtfix.text import Document

TEXT = "The mayor opened the bridge.\n\nIt cost nine million and took ten years.\n\nThe river rose in spring."
FIXER = Fixer(kinds=["llm_chatter"])


@pytest.mark.parametrize("seed", range(60))
def test_injected_chatter_is_found_and_removed(seed: int) -> None:
    broken = inject(TEXT, seed=seed, kinds=["llm_chatter"], rate=0.0001)
    assert apply_edits(broken.text, broken.edits) == TEXT
    assert FIXER.fix(broken.text).text == TEXT


def test_injection_leaves_short_and_indented_text_alone() -> None:
    assert KIND.inject(Document("Short."), Random(1)) is None
    assert KIND.inject(Document("\n" + TEXT), Random(1)) is None


def test_a_refusal_asks_for_a_new_translation() -> None:
    text = "One.\n\nI'm sorry, but I cannot translate this text.\n\nTwo."
    assert [finding.action for finding in KIND.detect(Document(text))] == [Action.RETRANSLATE]


def test_quoted_paragraphs_are_unwrapped_only_beside_chatter() -> None:
    quoted = '"The first paragraph tells how the work began."\n\n"The second tells how the work was ended."'
    assert FIXER.fix(quoted).text == quoted
    chatter = "The passage you sent is not in Finnish."
    fixed = FIXER.fix(quoted.replace("\n\n", f"\n\n{chatter}\n\n"))
    assert fixed.text == quoted.replace('"', "")


def test_dialogue_beside_chatter_keeps_its_quotation_marks() -> None:
    text = '"Are you coming with me to the harbour tonight?" he asked.\n\nThe passage you sent is not in Finnish.\n\n'
    dialogue = (
        text + '"I will come when the work in the shop is done."\n\n"Then hurry, because the boat will not wait."'
    )
    assert FIXER.fix(dialogue).text.count('"') == 6


@pytest.mark.parametrize(
    "text",
    [
        "Translation: " * 5_000,
        "Note: I kept " * 5_000,
        '"' * 100_000,
        "```\n" * 50_000,
        "*" * 300_000 + "translation",
        "<think>" * 50_000,
        "Here is the " + "translat " * 50_000,
        "Sure!\n" * 10_000,
        "İ" * 100_000 + " translation:",
    ],
    ids=["labels", "notes", "quotes", "fences", "stars", "tags", "words", "openers", "long lower case"],
)
def test_hostile_text_ends_with_its_spans_in_bounds(text: str) -> None:
    """A quadratic detector would not end here; growth is counted in the contract."""
    assert [f for f in KIND.detect(Document(text)) if not 0 <= f.start <= f.end <= len(text)] == []
