"""The letters of a word: runs with its edges, and which language they speak for."""

from __future__ import annotations

from mtfix.lexicon.letters import foreignness, grams


def test_runs_hold_the_edges_of_the_word_in_small_letters() -> None:
    assert grams("Ox") == {"^o", "ox", "x$", "^ox", "ox$", "^ox$"}
    assert grams("") == {"^$"}


def test_letters_tell_other_languages_from_english_and_its_slips() -> None:
    foreign = ["skrzynkarze", "huutokaupoissa", "desalado", "vytápění", "wiatrownica"]
    english = ["unputdownable", "goverment", "comittee", "strengthless", "beforehand"]
    assert [word for word in foreign + english if foreignness(word) > 1] == foreign
