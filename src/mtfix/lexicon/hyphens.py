"""Words with a hyphen: is "built" - "in" one of them?"""

from __future__ import annotations

from functools import lru_cache

from mtfix import data

ANY = "*"


@lru_cache
def _table(lang: str) -> dict[str, frozenset[str]]:
    rows = (line.split() for line in data.lines(f"{lang}/hyphenated.txt"))
    return {left: frozenset(rights) for left, *rights in rows}


def is_compound(left: str, right: str, lang: str = "en") -> bool:
    """Return whether `left-right` is known as a word of `lang`, as written in human text at least twice."""
    return right.lower() in _table(lang).get(left.lower(), frozenset())


def is_productive(left: str, right: str, lang: str = "en") -> bool:
    """Return whether one half makes compounds with any word ("non-", "self-", "-based", "-like")."""
    table = _table(lang)
    return ANY in table.get(left.lower(), frozenset()) or right.lower() in table[ANY]
