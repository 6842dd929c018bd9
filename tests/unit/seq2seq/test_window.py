"""Windows and spans: what the model is shown for a place that a detector points at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtfix.seq2seq.window import CHAR_IDS, KINDS, MAX_SPAN, MAX_WINDOW, char_id, kind_id, widen, window

TEXT = "He came. The Teamresearch is (late. Nobody knew.\nNext line."


def shown(text: str, surface: str, kind: str) -> str:
    start = text.index(surface)
    left, right = widen(text, start, start + len(surface), kind)
    return text[left:right]


@pytest.mark.parametrize(
    ("surface", "kind", "span"),
    [
        ("Teamresearch", "merged_words", " Teamresearch"),
        ("mres", "merged_words", " Teamresearch"),
        ("He", "casing", "He"),
        ("came. The", "spacing", " came. The"),
        ("(", "punctuation", " (late."),
        ("Next", "casing", "Next"),
    ],
)
def test_a_span_takes_whole_words_and_the_space_before(surface: str, kind: str, span: str) -> None:
    assert shown(TEXT, surface, kind) == span


def test_an_empty_span_takes_the_words_on_both_sides() -> None:
    place = TEXT.index("is (late")
    assert TEXT[slice(*widen(TEXT, place, place, "grammar"))] == " Teamresearch is"


def test_pairs_are_looked_for_in_the_whole_neighbourhood_but_not_in_the_next_line() -> None:
    assert shown(TEXT, "(", "bracket") == "He came. The Teamresearch is (late. Nobody knew."


def test_a_window_is_the_sentence() -> None:
    start = TEXT.index("Teamresearch")
    view = window(TEXT, start, start + 12)
    assert view.text == "The Teamresearch is (late."
    assert view.span == "Teamresearch"
    assert view.offset == TEXT.index("The")


def test_a_window_in_a_long_sentence_is_cut_at_spaces() -> None:
    text = "word " * 200 + "broken" + " word" * 200
    view = window(text, 1000, 1006)
    assert view.span == "broken"
    assert len(view.text) <= MAX_WINDOW
    assert set(view.text.split()) == {"word", "broken"}


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(alphabet="ab .\n(“é", max_size=400), st.integers(0, 400), st.integers(0, 30), st.sampled_from(KINDS))
def test_spans_and_windows_stay_in_the_text(text: str, start: int, size: int, kind: str) -> None:
    start = min(start, len(text))
    end = min(len(text), start + size)
    left, right = widen(text, start, end, kind)
    assert 0 <= left <= start <= end <= right <= len(text)
    assert right - left <= max(MAX_SPAN, end - start)
    view = window(text, left, right)
    assert view.text == text[view.offset : view.offset + len(view.text)]
    assert view.offset + view.start == left
    assert len(view.text) <= MAX_WINDOW
    assert "\n" not in view.text or "\n" in text[left:right]


@pytest.mark.parametrize("text", ["(" * 200_000, "a" * 200_000, " " * 200_000, "x. " * 70_000])
def test_hostile_text_costs_no_more_than_its_window(text: str) -> None:
    for place in range(0, len(text), 4000):
        assert len(window(text, *widen(text, place, place + 1, "bracket")).text) <= MAX_WINDOW


def test_every_character_has_an_id() -> None:
    ids = [char_id(chr(code)) for code in range(0x3000)]
    assert min(ids) >= 1
    assert max(ids) < CHAR_IDS
    assert len({char_id(c) for c in "“”‘’\"'()–—"}) == 10


def test_an_unknown_kind_reads_as_any() -> None:
    assert kind_id("merged_words") == KINDS.index("merged_words")
    assert kind_id("name_variant") == 0
