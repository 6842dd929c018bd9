import pytest

from mtfix.errors import SettingError
from mtfix.lexicon import foreign, words


@pytest.mark.parametrize(
    ("word", "lang"),
    [("aber", "de"), ("toujours", "fr"), ("również", "pl"), ("också", "sv"), ("TAMBIÉN", "es"), ("однако", "ru")],
)
def test_common_word(word: str, lang: str) -> None:
    assert foreign.zipf(word, lang) > 4.5


@pytest.mark.parametrize("word", ["", "xqzvw", "mentorship", "also-ran"])
def test_no_word(word: str) -> None:
    assert foreign.zipf(word, "de") == 0.0


@pytest.mark.parametrize(("alias", "code"), [("pt-BR", "pt"), ("pt_PT", "pt"), ("no", "nb"), ("DE", "de")])
def test_aliases(alias: str, code: str) -> None:
    assert foreign.zipf("casa", alias) == foreign.zipf("casa", code) > 0.0


@pytest.mark.parametrize("lang", ["et", "xx", ""])
def test_language_without_list_is_refused(lang: str) -> None:
    with pytest.raises(SettingError, match="unknown source language"):
        foreign.zipf("aeg", lang)


def test_languages_best_first() -> None:
    assert [lang for lang, _ in foreign.languages("jedoch")] == ["de"]
    assert next(lang for lang, _ in foreign.languages("también")) == "es"


def test_languages_among() -> None:
    found = foreign.languages("también", ["de", "es"])
    assert found == (("es", foreign.zipf("también", "es")),)
    assert foreign.languages("xqzvw", ["de", "es"]) == ()


def test_english_is_in_every_list() -> None:
    # The reason why a caller holds the value against English.
    assert foreign.zipf("the", "de") > 3.0
    assert words("en").zipf("the") > foreign.zipf("the", "de") + 2


def test_every_candidate_has_a_list() -> None:
    assert [lang for lang in foreign.CANDIDATES if not foreign._table(lang)] == []


def test_rare_words_stand_in_the_large_list_alone() -> None:
    assert (foreign.zipf("piqueurs", "fr"), foreign.rare_zipf("piqueurs", "fr")) == (0.0, 2.32)
    assert foreign.rare_zipf("piqueurs", "hu") == 0.0
