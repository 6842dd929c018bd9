"""Break the case of words as machine translation does."""

from __future__ import annotations

import re
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document

_START = re.compile(r"(?:(?<=[a-z]{4}\. )|\A|(?<=[.!?]\n\n)|(?<=[.!?]\n))[A-Z](?=[a-z]{1,20} [a-z])")
_THE = re.compile(r"\bThe(?= [A-Z][a-z])")
_SMALL = re.compile(r"(?<= )(?:in|of|to|for|by|from|with) (the|an|of|to|by|for) (?=[a-z])")
_I = re.compile(r"(?<=[a-z] )I(?=(?:[’'](?:m|ve|ll|d)| (?:think|am|was|have|had|do|don't|know|want|will|can|would)) )")
_NAME = re.compile(
    r"(?<=[a-z] )(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|April|June|July|October|"
    r"November|December|Russian|German|American|Chinese|Ukrainian|English|European|Germany|Russia|France|Ukraine|"
    r"Europe|America)(?=[ ,.])"
)


def inject(doc: Document, rng: Random) -> Injection | None:
    """Lower the first letter of a sentence, a name or "I", shout an article, or raise a small word; None: no site."""
    ways = [_lower_start, _lower_start, _lower_start, _shout, _raise, _lower_i, _lower_name]
    rng.shuffle(ways)
    for way in ways:
        found = way(doc, rng)
        if found is not None:
            return found
    return None


def _pick(pattern: re.Pattern[str], text: str, rng: Random) -> re.Match[str] | None:
    """Return the first match after a random place, or from the start where there is none."""
    return pattern.search(text, rng.randrange(len(text) + 1)) or pattern.search(text)


def _lower_start(doc: Document, rng: Random) -> Injection | None:
    match = _pick(_START, doc.text, rng)
    if match is None:
        return None
    end = doc.text.find("\n", match.start())
    if doc.text[max(0, end - 2) : end if end >= 0 else None].rstrip('”"’)')[-1:] not in tuple(".!?"):
        return None
    return Injection((Edit(match.start(), match.end(), match[0].lower()),), "lost capital")


def _shout(doc: Document, rng: Random) -> Injection | None:
    match = _pick(_THE, doc.text, rng)
    return match and Injection((Edit(match.start(), match.end(), "THE"),), "shouted article")


def _raise(doc: Document, rng: Random) -> Injection | None:
    match = _pick(_SMALL, doc.text, rng)
    return match and Injection((Edit(match.start(1), match.end(1), match[1].capitalize()),), "capital inside")


def _lower_i(doc: Document, rng: Random) -> Injection | None:
    match = _pick(_I, doc.text, rng)
    return match and Injection((Edit(match.start(), match.end(), "i"),), "small I")


def _lower_name(doc: Document, rng: Random) -> Injection | None:
    match = _pick(_NAME, doc.text, rng)
    return match and Injection((Edit(match.start(), match.end(), match[0].lower()),), "small name")
