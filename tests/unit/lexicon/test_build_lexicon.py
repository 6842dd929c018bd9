"""The script that builds the tables: what it counts, and what it leaves out."""

import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tools.build_lexicon import build, casing, count_pairs, in_mid_sentence, tokens


def pairs(text: str) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    count_pairs(counts, tokens(text))
    return {left: dict(rights) for left, rights in counts.items()}


@pytest.mark.parametrize(
    ("word", "column"), [("don't", 0), ("I", 1), ("I'm", 1), ("Élan", 1), ("NATO", 2), ("eBay", 3), ("O'Brien", 3)]
)
def test_casing(word: str, column: int) -> None:
    assert casing(word) == column


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Yesterday Anna met Bob.", ["Anna", "met", "Bob"]),
        ("He left. She stayed, though.", ["left", "stayed", "though"]),
        ("She said: “Go home”.", ["said", "home"]),
        ("A well-known man", ["well", "man"]),
        ("In 2019 it rained", ["it", "rained"]),
        ("Storm Hits Northern Coast Again", []),
        ("THE TOWN WAS EMPTY TODAY", []),
    ],
)
def test_in_mid_sentence(text: str, inner: list[str]) -> None:
    assert list(in_mid_sentence(tokens(text))) == inner


def test_pairs_need_one_space_between() -> None:
    assert pairs("The old, grey man") == {"<s>": {"the": 1}, "the": {"old": 1}, "grey": {"man": 1}}


def test_sentence_starts() -> None:
    assert pairs("Go. Stop!") == {"<s>": {"go": 1, "stop": 1}}
    assert pairs("Ask Mr. Brown") == {"<s>": {"ask": 1}, "ask": {"mr": 1}}


def test_numbers_and_other_scripts_part_their_neighbours() -> None:
    assert pairs("in 2019 he") == {"<s>": {"in": 1}}
    assert pairs("the мир here") == {"<s>": {"the": 1}}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "clean.train.jsonl.gz"
    rows = [
        {"source": "a", "text": "We saw eBay’s new shop"},
        {"source": "a", "text": "We saw eBay grow"},
        {"source": "nltk-inaugural", "text": "We saw our Nation grow"},
        {"source": "wiki", "text": "We saw eBay 's shop", "tokenized": True},
    ]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows * 2)
    return path


def test_build(corpus: Path) -> None:
    assert build(corpus) == {
        "forms.txt.gz": b"ebay 0 0 0 4 eBay\ngrow 2\nnew 2\nsaw 4\nshop 2\n",
        "pairs.txt.gz": b"<s>\t6\t6 we\nwe\t6\t6 saw\n",
    }


def test_build_twice_is_the_same(corpus: Path) -> None:
    assert build(corpus) == build(corpus)
