"""Break the brackets of a clean text as translation systems do.

What is broken stays broken: halves that two injections leave in one sentence or paragraph would make a sound pair, or
be told from each other by nobody, so each claims the span that its partner could stand in; and a half is only put where
all brackets of the paragraph are paired.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
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
            return replace(_break(text, pair, rng), claim=_paragraph(doc, pair.start()))
    gap = _GAP.search(text, at) or _GAP.search(text)
    return None if gap is None else _add(doc, gap.start(), rng)


def _add(doc: Document, at: int, rng: Random) -> Injection | None:
    """Add a torn half or an empty pair between two words."""
    added = rng.choice((" (", " )", " [", " ]", " ()", " []", " ("))
    edits = (Edit(at, at, added),)
    if len(added) > 2:
        return Injection(edits, "empty pair added")
    paragraph, sentence = doc.paragraph_at(at), doc.sentence_at(at)
    if not _balanced(doc.text[paragraph.start : paragraph.end]):
        return None
    return Injection(edits, "half added", claim=(sentence.start, sentence.end))


def _paragraph(doc: Document, at: int) -> tuple[int, int]:
    span = doc.paragraph_at(at)
    return span.start, span.end


def _balanced(text: str) -> bool:
    count = Counter(text)
    return count["("] == count[")"] and count["["] == count["]"]


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
