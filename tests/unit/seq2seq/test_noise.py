"""Noise: each breakage is of its kind, undone by its own record, and decided by the rng alone."""

from __future__ import annotations

import random
from random import Random

import pytest

from mtfix.seq2seq.grammar_noise import GRAMMAR, inflect, like, swap_article
from mtfix.seq2seq.noise import MECHANICAL, Break, merge_words, split_word

ALL = {**MECHANICAL, **GRAMMAR}


def broken(text: str, broke: Break) -> str:
    return text[: broke.start] + broke.new + text[broke.end :]


def many(name: str, text: str, count: int = 60) -> list[Break]:
    made = [ALL[name](text, Random(seed)) for seed in range(count)]
    return [broke for broke in made if broke is not None]


@pytest.mark.parametrize("name", sorted(ALL))
def test_noise_is_the_same_for_the_same_rng_and_leaves_the_global_state_alone(name: str, sentences: list[str]) -> None:
    before = random.getstate()
    for text in sentences:
        assert [ALL[name](text, Random(s)) for s in range(9)] == [ALL[name](text, Random(s)) for s in range(9)]
    assert random.getstate() == before


@pytest.mark.parametrize("name", sorted(ALL))
def test_noise_has_its_kind_and_stays_in_the_text(name: str, sentences: list[str]) -> None:
    found = [(text, broke) for text in sentences for broke in many(name, text, 20)]
    assert len(found) >= 20
    for text, broke in found:
        assert broke.kind == (name if name in MECHANICAL else "grammar")
        assert 0 <= broke.start <= broke.end <= len(text)
        if broke.site is not None:
            assert 0 <= broke.site[0] <= broke.site[1] <= len(text)


@pytest.mark.parametrize("name", sorted(ALL))
@pytest.mark.parametrize("text", ["", " ", "…", "12", "A"])
def test_a_text_without_a_place_is_left_alone_or_broken_somewhere(name: str, text: str) -> None:
    broke = ALL[name](text, Random(1))
    assert broke is None or 0 <= broke.start <= broke.end <= len(text)


def test_merging_takes_a_space_away_and_nothing_else() -> None:
    for broke in many("merged_words", "The old man said. The end, he thought"):
        assert broke.new == "The old man said. The end, he thought"[broke.start : broke.end].replace(" ", "")


def test_splitting_adds_a_space_or_a_hyphen_and_a_space() -> None:
    text = "The government resigned"
    for broke in many("split_word", text):
        assert broke.new.replace("- ", "").replace(" ", "") == text[broke.start : broke.end]
    assert {broke.note for broke in many("split_word", text)} == {"space", "hyphen"}
    assert split_word("He is a big man", Random(0)) is None


def test_compounds_are_torn_where_both_halves_are_words() -> None:
    found = [broke.new for broke in many("split_word", "We cannot see it") if broke.note == "compound"]
    assert set(found) == {"can not", "can- not"}


def test_a_word_is_said_up_to_five_times() -> None:
    runs = {broke.new for broke in many("repetition", "He was here", 400) if broke.note == "run"}
    assert {"was was was", "here here here here", "He He He He He"} <= runs


def test_a_lost_quotation_mark_is_flagged_at_its_partner() -> None:
    text = "“We are going home,” he said."
    lost = [broke for broke in many("quote", text) if broke.note == "lost"]
    assert {(broke.start, broke.site) for broke in lost} >= {(0, (19, 20)), (19, (0, 1))}


def test_articles_are_lost_added_and_exchanged() -> None:
    text = "He saw the man in a house"
    results = {broken(text, b) for s in range(200) if (b := swap_article(text, Random(s))) is not None}
    assert {"He saw man in a house", "He saw a man in a house", "He saw the man in the a house"} <= results


def test_a_lost_first_article_passes_its_capital_on() -> None:
    results = {broken("The man left", b) for s in range(80) if (b := swap_article("The man left", Random(s)))}
    assert "Man left" in results


def test_irregular_verbs_change_within_their_family() -> None:
    made = {broken("He went", b) for s in range(80) if (b := inflect("He went", Random(s))) is not None}
    assert made <= {"He go", "He goes", "He gone", "He going"}
    assert "He goes" in made


@pytest.mark.parametrize(("word", "model", "cased"), [("is", "Was", "Is"), ("is", "WAS", "IS"), ("an", "A", "An")])
def test_new_words_take_the_capitals_of_the_old(word: str, model: str, cased: str) -> None:
    assert like(word, model) == cased


def test_no_word_no_break() -> None:
    assert merge_words("Word", Random(0)) is None
