"""What a system undid and harmed, judged by the texts alone."""

from __future__ import annotations

import pytest

from benchmarks.damage import Undone, clean_spans, closed, differences, rolls, undone, words_at
from mtfix.model import Edit, Gold, Injected

CLEAN = "The boat left the harbour at noon, and nobody saw it again before winter."


def broken(*golds: tuple[str, str]) -> Injected:
    """Replace each (clean, broken) piece in CLEAN; the pieces come in the order of the text."""
    text, found = CLEAN, []
    for old, new in golds:
        at = text.index(old)
        text = text[:at] + new + text[at + len(old) :]
        found.append(Gold("kind", (Edit(at, at + len(new), old),)))
    return Injected(text, tuple(found))


TWO = broken(("the harbour", "theharbour"), ("noon, and", "noon , and"))


def test_a_text_restored_is_repaired_whole() -> None:
    assert undone(CLEAN, TWO, CLEAN) == Undone(broken=2, repaired=2, harmed=0, words=14, changed=1, texts=1)


def test_a_text_left_alone_repairs_and_harms_nothing() -> None:
    assert undone(CLEAN, TWO, TWO.text) == Undone(broken=2, repaired=0, harmed=0, words=14, changed=0, texts=1)


def test_one_of_two_is_repaired() -> None:
    half = TWO.text.replace("theharbour", "the harbour")
    assert undone(CLEAN, TWO, half).repaired == 1


def test_a_wrong_repair_is_no_repair_and_no_harm() -> None:
    wrong = TWO.text.replace("theharbour", "their harbour")
    found = undone(CLEAN, TWO, wrong)
    assert (found.repaired, found.harmed) == (0, 0)


def test_changes_far_from_all_damage_are_harm_by_the_word() -> None:
    harmed = CLEAN.replace("before winter", "after the storm")
    assert undone(CLEAN, TWO, harmed).harmed == 2


def test_every_change_of_a_whole_text_is_harm() -> None:
    found = undone(CLEAN, Injected(CLEAN, ()), CLEAN.replace("boat", "ship"))
    assert (found.broken, found.harmed, found.changed) == (0, 1, 1)


def test_a_doubled_mark_is_left_whichever_half_an_alignment_shows() -> None:
    injected = broken(("noon, and", "noon,, and"))
    narrow = Injected(injected.text, (Gold("kind", (Edit(33, 34, ""),)),))
    assert undone(CLEAN, narrow, narrow.text).repaired == 0
    assert undone(CLEAN, narrow, CLEAN).repaired == 1


def test_spans_are_of_the_clean_text() -> None:
    spans = clean_spans(CLEAN, TWO)
    assert [CLEAN[start:end] for ((start, end),) in spans] == ["the harbour", "noon, and"]


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [("aXXb", 1, 2, (0, 1)), ("aXXb", 2, 3, (1, 0)), ("abcabcabc", 3, 6, (3, 3)), ("abc", 1, 2, (0, 0))],
)
def test_rolls(text: str, start: int, end: int, expected: tuple[int, int]) -> None:
    assert rolls(text, start, end) == expected


def test_differences_are_spans_of_the_first_text() -> None:
    assert differences("abc", "abc") == []
    assert differences("abcd", "abXd") == [(2, 3)]
    assert differences("ab", "aXb") == [(1, 1)]


def test_words_at() -> None:
    text = "one two  three"
    assert words_at(text, [(0, 1)]) == {1}
    assert words_at(text, [(5, 10)]) == {2, 3}
    assert words_at(text, [(8, 8)]) == {2}
    assert words_at(text, []) == set()


def test_counts_add_up() -> None:
    total = Undone(2, 1, 3, 1000, 1, 1) + Undone(2, 2, 0, 1000, 0, 1)
    assert total == Undone(4, 3, 3, 2000, 1, 2)
    assert (total.share, total.harm) == (0.75, 15.0)
    assert (Undone().share, Undone().harm) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("before", "after", "best", "expected"),
    [
        (90.0, 95.0, 100.0, 0.5),
        (90.0, 80.0, 100.0, -1.0),
        (100.0, 99.0, 100.0, None),
        (100.00000000000004, 100.0, 100.0, None),
        (20.0, 5.0, 0.0, 0.75),
    ],
)
def test_closed(before: float, after: float, best: float, expected: float | None) -> None:
    assert closed(before, after, best) == expected
