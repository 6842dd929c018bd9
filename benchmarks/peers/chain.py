"""The chain that a capable user would build: ftfy, then the detokeniser, then careful splitting by symspellpy.

Careful: a word is split only where it is unknown and every part is a known word of three letters or more.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.peers.cleaners import FTFY, SACREMOSES
from benchmarks.peers.peer import Peer, Repairer
from benchmarks.peers.splitters import over_words, symspell


def _split() -> Repairer:
    checker = symspell()
    known = checker.words

    def split(word: str) -> str:
        if word.lower() in known:
            return word
        parts = str(checker.word_segmentation(word, 0).segmented_string).split()
        careful = all(len(part) >= 3 and part.lower() in known for part in parts)
        return " ".join(parts) if careful and "".join(parts) == word else word

    return over_words(split)


def _load() -> Repairer:
    steps = [FTFY.load(), SACREMOSES.load(), _split()]

    def repair(texts: Sequence[str]) -> list[str]:
        done: list[str] = list(texts)
        for step in steps:
            done = step(done)
        return done

    return repair


CHAIN = Peer(
    "chain",
    ("ftfy", "sacremoses", "symspellpy"),
    "Apache-2.0, MIT",
    "ftfy, then sacremoses, then symspellpy on unknown words where all parts are words",
    _load,
)
