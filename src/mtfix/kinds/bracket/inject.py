"""Break the brackets of a clean text as translation systems do."""

from __future__ import annotations

import re
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document

_PAIR = re.compile(r"(?<=\s)\(([^()\[\]\n]{2,120})\)(?=[\s.,;:!?]|$)")
_GAP = re.compile(r"(?<=[a-z]) (?=[a-z])")
_TELLING = re.compile(r"[A-Z]{2,8}s?|(?:19|20)\d\d(?:[-–]\d{2,4})?|\d{1,2}")


def inject(doc: Document, rng: Random) -> Injection | None:
    """Break a real pair (drop, double, turn, misfit, widen), or put a torn half or an empty pair between two words."""
    text = doc.text
    if not text:
        return None
    at = rng.randrange(len(text))
    if rng.random() < 0.75:
        pair = _PAIR.search(text, at) or _PAIR.search(text)
        if pair is not None:
            return _break(text, pair, rng)
    gap = _GAP.search(text, at) or _GAP.search(text)
    if gap is None:
        return None
    added = rng.choice((" (", " )", " [", " ]", " ()", " []", " ("))
    return Injection((Edit(gap.start(), gap.start(), added),), "half added" if len(added) == 2 else "empty pair added")


def _break(text: str, pair: re.Match[str], rng: Random) -> Injection:
    """Break one pair; a half is dropped only where its words or the end of the sentence still show its place."""
    open_, close = pair.start(), pair.end() - 1
    way = rng.randrange(6)
    ends = pair.end() == len(text) or text[pair.end()] in ".!?\n"
    if way < 2 and (_TELLING.fullmatch(pair[1]) or (ends and not re.search(r"[.!?\d]", pair[1]))):
        return Injection((Edit(close, close + 1, ""),), "closing half dropped")
    if way < 3:
        return Injection((Edit(close, close + 1, rng.choice("]）}]")),), "halves misfit")
    if way == 3:
        at = rng.choice((open_, close))
        return Injection((Edit(at, at, text[at]),), "half doubled")
    if way == 4:
        at = rng.choice((open_, close))
        return Injection((Edit(at, at + 1, ")" if text[at] == "(" else "("),), "half turned")
    return Injection((Edit(open_, open_ + 1, "["),), "halves misfit")
