"""wordninja and symspellpy: words that their own list does not know, split into words that it does. Blind."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from benchmarks.peers.peer import Peer, Repairer

WORD = re.compile(r"[^\W\d_]{4,}")


def over_words(run: Callable[[str], str]) -> Repairer:
    """Return a function over texts that gives each word of four letters or more to `run`."""
    return lambda texts: [WORD.sub(lambda found: run(found[0]), text) for text in texts]


def _wordninja() -> Repairer:
    import wordninja

    model = wordninja.DEFAULT_LANGUAGE_MODEL
    known = model._wordcost
    return over_words(lambda word: word if word.lower() in known else " ".join(model.split(word)))


def symspell() -> Any:
    """Return the spell checker with its own English dictionary."""
    from symspellpy import SymSpell

    checker = SymSpell(max_dictionary_edit_distance=2)
    checker.load_dictionary(str(files("symspellpy") / "frequency_dictionary_en_82_765.txt"), 0, 1)
    return checker


def _symspell() -> Repairer:
    checker = symspell()
    known = checker.words
    # Without spelling correction (distance 0): with it, names become other words.
    return over_words(
        lambda word: word if word.lower() in known else str(checker.word_segmentation(word, 0).segmented_string)
    )


WORDNINJA = Peer("wordninja", ("wordninja",), "MIT", "each word it does not know is split, blind", _wordninja)
SYMSPELL = Peer("symspellpy", ("symspellpy",), "MIT", "each word it does not know is segmented, blind", _symspell)
