"""Leaves a word in the source language: an English word is replaced by what it may have been before translation."""

from __future__ import annotations

import re
from functools import lru_cache
from random import Random

from mtfix import data
from mtfix.model import Edit, Injection
from mtfix.text import Document

_WORD = re.compile(r"(?<= )[a-z]{3,}(?=[ ,.])")
_TRIES = 40


@lru_cache(maxsize=1)
def _originals() -> dict[str, list[str]]:
    table: dict[str, list[str]] = data.table("residue_originals.json")
    return table


def inject(doc: Document, rng: Random) -> Injection | None:
    """Put back the word of the source language for one English word."""
    at = rng.randrange(len(doc.text) + 1)
    for start in (at, 0):
        for _, match in zip(range(_TRIES), _WORD.finditer(doc.text, start), strict=False):
            originals = _originals().get(match[0])
            if originals and not doc.is_protected(*match.span()):
                return Injection((Edit(*match.span(), rng.choice(originals)),), "word left over")
    return None
