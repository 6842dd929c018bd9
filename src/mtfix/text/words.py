"""Words with their offsets.

A word is a run of letters, digits and combining marks; apostrophes stay inside ("don't", "l’État"), hyphens and stops
divide. Kinds that need more ("U.S.", "co-operate") look at the text between two words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# \w lacks the combining marks (category Mn, Mc), without which Indic and vocalised Semitic words would fall apart.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
    "\u0951-\u0957\u0962\u0963\u0980-\u0983\u09bc-\u09cd\u0a3c-\u0a4d\u0abc-\u0acd\u0b3c-\u0b4d"
    "\u0bbe-\u0bcd\u0c3e-\u0c4d\u0cbc-\u0ccd\u0d3b-\u0d4d\u0dca-\u0ddf\u0e31-\u0e3a\u0e47-\u0e4e\u200c"
    "\u200d"
)
_PART = rf"[^\W_](?:[^\W_]|[{MARKS}])*"
WORD = re.compile(rf"{_PART}(?:['’]{_PART})*")


class Word(NamedTuple):
    """One word: `start` and `end` are code points of the document."""

    start: int
    end: int
    text: str


def words(text: str) -> list[Word]:
    """Return all words of `text`, in order; linear time."""
    return [Word(match.start(), match.end(), match[0]) for match in WORD.finditer(text)]
