"""Break grammar in the ways of this kind: the other form of an article, a second determiner, a finite verb too many."""

from __future__ import annotations

import re
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document

_SITES = {
    "article": re.compile(r"(?<=[a-z,] )an (?=[aeio][a-z]{4})|(?<=[a-z,] )a (?=[bcdfgjkptvw][a-z]{4})"),
    "determiner": re.compile(r"(?<=[a-z] )(?:the|their|our) (?=[a-z]{4})"),
    "modal": re.compile(r"(?<=[a-z] )(?:would|could|should) be (?=[a-z])"),
}
_SECOND = {"the ": ["a ", "their ", "its "], "their ": ["the ", "a "], "our ": ["the ", "a "]}


def inject(doc: Document, rng: Random) -> Injection | None:
    """Return a breakage at the first site after a random place, or None where the text has none."""
    names = sorted(_SITES)
    rng.shuffle(names)
    at = rng.randrange(len(doc.text) + 1)
    for name in names:
        match = _SITES[name].search(doc.text, at) or _SITES[name].search(doc.text, 0, at)
        if match and not doc.is_protected(*match.span()):
            return Injection((_edit(name, match, rng),), note=name)
    return None


def _edit(name: str, match: re.Match[str], rng: Random) -> Edit:
    start, end = match.span()
    if name == "article":
        return Edit(start, end, "a " if match[0] == "an " else "an ")
    if name == "determiner":
        return Edit(end, end, rng.choice(_SECOND[match[0]]))
    return Edit(end - 3, end - 1, rng.choice(["was", "is", "were"]))
