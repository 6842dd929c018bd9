"""How a word is looked up: lower case, straight apostrophe."""

from __future__ import annotations


def key(word: str) -> str:
    """Return the key of `word` in every table: lower case, with ' for ’."""
    return word.lower().replace("’", "'")


def base(word_key: str) -> str:
    """Return the key without a possessive 's (or the bare ' of a plural), else the key itself.

    "it's" and "let's" are cut as well: they share the casing of "it" and "let", which is what this is for.
    """
    return word_key[:-2] if word_key.endswith("'s") else word_key.rstrip("'")
