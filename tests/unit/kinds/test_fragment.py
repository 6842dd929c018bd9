"""Fragments: verdicts, what the injector cuts, hostile input."""

from __future__ import annotations

from random import Random

import pytest

from mtfix.kinds.fragment import KIND
from mtfix.model import Action
from mtfix.text import Document

TEXT = (
    "The mayor opened the bridge over the river on Monday. "
    "The members of the council, who had paid for it, were there as well. "
    "People from both banks came to see it, and the children walked across the bridge with a teacher.\n\n"
    "The old bridge is still standing beside the new one. It will be taken down in spring, and the stones will be used."
)


def _said(text: str) -> list[tuple[str, str]]:
    return [(finding.surface, finding.message) for finding in KIND.detect(Document(text))]


def test_the_verdict_names_the_lost_end() -> None:
    assert _said("The mayor came. council, who had paid for it.") == [
        ("council, who had paid for it.", "cut: the start of this sentence is lost")
    ]
    assert _said("The mayor came. He opened the new bridge and then the") == [
        ("He opened the new bridge and then the", 'cut: the end of this sentence is lost after "the"')
    ]


def test_nothing_is_repaired() -> None:
    findings = list(KIND.detect(Document("The mayor came. council, who had paid for it.")))
    assert KIND.propose is None
    assert [finding.action for finding in findings] == [Action.RETRANSLATE]


@pytest.mark.parametrize("seed", range(20))
def test_the_injector_cuts_one_place_and_changes_nothing_else(seed: int) -> None:
    injection = KIND.inject(Document(TEXT), Random(seed))
    assert injection is not None
    (edit,) = injection.edits
    assert (edit.replacement, edit.end - edit.start > 5) == ("", True)
    broken = TEXT[: edit.start] + TEXT[edit.end :]
    assert len(_said(broken)) == 1


@pytest.mark.parametrize(
    "text",
    ["word. a " * 30_000, "the\n" * 30_000, "a" * 200_000, "word. in the\n" * 10_000, ". " * 100_000, "(" * 100_000],
    ids=["starts", "ends", "one word", "both", "stops", "brackets"],
)
def test_hostile_text_ends_with_its_spans_in_bounds(text: str) -> None:
    """A quadratic detector would not end here; growth is counted in the contract."""
    assert [f for f in KIND.detect(Document(text)) if not 0 <= f.start <= f.end <= len(text)] == []
