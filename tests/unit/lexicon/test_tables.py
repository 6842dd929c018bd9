import gzip
from importlib.resources import files

import pytest

from mtfix import data
from mtfix.lexicon import tables


def test_lines_leave_out_comments() -> None:
    assert [line for line in data.lines("en/abbreviations.txt") if line.startswith("#")] == []
    assert data.lines("en/abbreviations.txt")[0].startswith("Mr. Mrs.")


@pytest.mark.parametrize("name", ["function_words.txt", "abbreviations.txt"])
def test_no_word_stands_twice(name: str) -> None:
    every = [word for line in data.lines(f"en/{name}") for word in line.split()]
    assert len(every) == len(set(every))
    assert data.word_set(f"en/{name}") == frozenset(every)


def test_function_words_are_lower_case_with_straight_apostrophes() -> None:
    assert [w for w in data.word_set("en/function_words.txt") if w != w.lower() or "’" in w] == []


def test_every_abbreviation_ends_in_a_stop() -> None:
    # "et seq." is the one of two words.
    assert [w for w in data.word_set("en/abbreviations.txt") if not w.endswith(".")] == ["et"]


@pytest.mark.parametrize("name", ["forms.txt.gz", "pairs.txt.gz"])
def test_packed_tables_are_sorted_and_without_a_date(name: str) -> None:
    packed = files("mtfix").joinpath("data", "en", name).read_bytes()
    assert packed[4:8] == bytes(4)
    keys = [line.split("\t")[0].split(" ")[0] for line in gzip.decompress(packed).decode().splitlines()]
    assert keys == sorted(set(keys))


def test_committed_tables_stay_small() -> None:
    folder = files("mtfix").joinpath("data", "en")
    assert sum(len(folder.joinpath(n).read_bytes()) for n in ("forms.txt.gz", "pairs.txt.gz")) < 1_500_000


def test_zipf_table_has_hundredths() -> None:
    table = tables.zipf_table("sl", "small")
    assert table["je"] == round(table["je"], 2) > 6
    assert min(table.values()) >= 3.0


def test_no_list() -> None:
    with pytest.raises(KeyError):
        tables.zipf_table("et", "small")
