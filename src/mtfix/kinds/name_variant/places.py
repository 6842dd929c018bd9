"""Places named by their adjective: "on the Oleksandrivsk direction" where the town is Oleksandrivka.

Ukrainian and Russian name a direction, a district or a front after a town with an adjective in -sk; a system that does
not undo it makes a new town. The town itself must stand in the text; which of the two is meant a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtfix.kinds.name_variant.mentions import Spelling
from mtfix.text import Document, Word

_NAMED = re.compile(r" (?:direction|sector|axis|front|district|community|hromada|raion)s?\b")
# The shortest stem: "Minsk" is no adjective of "Min".
_STEM = 6


class Place(NamedTuple):
    """The adjective, the words that are to be the town, and the name of the town."""

    name: str
    words: list[Word]
    kept: str


def places(doc: Document, found: dict[str, Spelling]) -> Iterator[Place]:
    """Yield the names in -sk that stand before "direction" or the like while the town stands elsewhere in the text."""
    for name, spelling in found.items():
        stem = name[:-2]
        if not name.endswith("sk") or len(stem) < _STEM:
            continue
        kept = next((town for town in (f"{stem}ka", stem) if town in found), None)
        before = [word for word in spelling.places if _NAMED.match(doc.text, word.end)]
        if kept is not None and before:
            yield Place(name, before, kept)
