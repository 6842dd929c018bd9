import pickle

import pytest

from mtfix.errors import SettingError
from mtfix.lexicon import Forms, words

W = words("en")


def test_one_shared_object_a_language() -> None:
    assert words("en") is W


def test_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SettingError, match=r"unknown language 'de'\..*Known: en\."):
        words("de")


def test_pickles_by_name_without_its_tables() -> None:
    data = pickle.dumps(W)
    assert len(data) < 200
    assert pickle.loads(data) is W  # noqa: S301


class TestZipf:
    def test_value_of_wordfreq_in_hundredths(self) -> None:
        assert W.zipf("the") == 7.73

    @pytest.mark.parametrize("word", ["don't", "don’t", "DON'T", "Don’t"])
    def test_case_and_curly_apostrophe_do_not_matter(self, word: str) -> None:
        assert W.zipf(word) == 6.2

    @pytest.mark.parametrize("word", ["", " ", "saidthe", "xqzvw", "well-known", "2024", "привет"])
    def test_unknown_is_zero(self, word: str) -> None:
        assert W.zipf(word) == 0.0

    def test_junk_of_the_crawl_is_in_the_list(self) -> None:
        # The reason why presence must never decide.
        assert W.zipf("ofthe") > W.zipf("mentorship") > 0.0


class TestForms:
    def test_common_word_is_lower(self) -> None:
        forms = W.forms("people")
        assert forms.lower > 50 * forms.capitalised

    @pytest.mark.parametrize(
        ("word", "column"),
        [("Monday", "title"), ("I", "title"), ("NATO", "upper"), ("McDonald", "mixed"), ("ebay", "mixed")],
    )
    def test_commonest_casing(self, word: str, column: str) -> None:
        forms = W.forms(word)
        assert getattr(forms, column) == max(forms)

    def test_possessive_is_looked_up_as_its_noun(self) -> None:
        assert W.forms("China’s") == W.forms("china")

    def test_unseen(self) -> None:
        assert W.forms("xqzvw") == Forms(0, 0, 0, 0)


class TestNames:
    @pytest.mark.parametrize("word", ["Obama", "london", "GERMANY", "Monday", "English", "I'm", "NATO", "iphone"])
    def test_known_name(self, word: str) -> None:
        assert W.is_name(word)
        assert W.name_share(word) >= 0.95

    @pytest.mark.parametrize(
        "word", [*"the government s m university march may apple will bill mark us president xqzvw".split(), ""]
    )
    def test_not_a_name_or_not_only(self, word: str) -> None:
        assert not W.is_name(word)

    def test_names_are_the_words_that_is_name_says(self) -> None:
        assert {"obama", "london", "tom"} <= W.names
        assert W.names.isdisjoint({"the", "may", "president"})

    def test_share_of_unseen_is_zero(self) -> None:
        assert W.name_share("xqzvw") == 0.0


class TestSpelling:
    @pytest.mark.parametrize(
        ("word", "spelling"),
        [
            ("THE", "the"),
            ("i", "I"),
            ("i'M", "I'm"),
            ("china's", "China's"),
            ("mcdonald", "McDonald"),
            ("Iphone", "iPhone"),
            ("nato", "NATO"),
            ("o’brien", "O'Brien"),
            ("Apple", "apple"),
        ],
    )
    def test_commonest_spelling(self, word: str, spelling: str) -> None:
        assert W.spelling(word) == spelling

    def test_unseen_has_none(self) -> None:
        assert W.spelling("xqzvw") is None


class TestPairs:
    def test_counts(self) -> None:
        assert W.pair("of", "the") > 10_000
        assert W.pair("York", "Times") > 100
        assert W.pair("the", "of") < 20

    def test_start_of_sentence(self) -> None:
        assert W.pair("<s>", "the") > 50 * W.pair("<s>", "of") > 0

    def test_below_the_cut_is_zero(self) -> None:
        assert W.pair("zebra", "xqzvw") == 0

    def test_seen_pair_is_likelier_than_its_plain_word(self) -> None:
        assert W.pair_logp("york", "times") > -0.7
        assert W.pair_logp("xqzvw", "times") == pytest.approx(W.zipf("times") - 9)

    def test_unseen_follower_is_less_likely_than_its_plain_word(self) -> None:
        assert W.pair_logp("of", "of") < W.zipf("of") - 9

    def test_unknown_words_have_a_floor(self) -> None:
        assert W.pair_logp("xqzvw", "vwxqz") == -9.0
        assert -10.5 < W.pair_logp("the", "vwxqz") < -9.0

    def test_probabilities_sum_to_at_most_one(self) -> None:
        followers = [word for word in W._zipf if W.pair("york", word)]
        assert 0.5 < sum(10 ** W.pair_logp("york", word) for word in followers) < 1.0


class TestLists:
    @pytest.mark.parametrize("word", ["the", "of", "themselves", "don't", "whereas", "cannot"])
    def test_function_word(self, word: str) -> None:
        assert word in W.function_words

    @pytest.mark.parametrize("word", ["government", "said", "new", "The", "#", ""])
    def test_no_function_word(self, word: str) -> None:
        assert word not in W.function_words

    def test_function_words_are_few_and_in_wordfreq(self) -> None:
        assert 250 <= len(W.function_words) <= 330
        assert {word for word in W.function_words if W.zipf(word) < 1.5} == set()

    @pytest.mark.parametrize("word", ["Mr.", "e.g.", "Jan.", "U.S.", "Ph.D."])
    def test_abbreviation(self, word: str) -> None:
        assert word in W.abbreviations

    @pytest.mark.parametrize("word", ["in.", "no.", "art.", "Mr", "said."])
    def test_no_abbreviation(self, word: str) -> None:
        assert word not in W.abbreviations
