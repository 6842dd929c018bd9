"""The few foreign words with one English reading: numbers, days, months, conjunctions."""

from __future__ import annotations

from functools import lru_cache

from mtfix import data


@lru_cache(maxsize=1)
def _readings() -> dict[str, str]:
    table: dict[str, dict[str, str]] = data.table("residue_readings.json")
    found: dict[str, set[str]] = {}
    for rows in table.values():
        for word, english in rows.items():
            found.setdefault(word, set()).add(english)
    return {word: english.pop() for word, english in found.items() if len(english) == 1}


def reading(word: str, *, starts_sentence: bool) -> str:
    """Return the English word for `word`, or "" where it is not listed or languages differ about it.

    Nouns of languages without articles are not listed: "the" would be missing.
    """
    found = _readings().get(word.lower(), "")
    return found[:1].upper() + found[1:] if starts_sentence else found
