"""Cutting clean text: the head of a sentence before a clause or a verb, or the tail of a paragraph."""

from __future__ import annotations

import re
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document, Span

_CLAUSE = re.compile(r"(?<= )[a-z]+, (?:who|which)\b|(?<=[a-z] )(?:was|were|has|have|is|are)\b")


def inject(doc: Document, rng: Random) -> Injection | None:
    """Cut off the head of a sentence before a clause or a verb, or the tail of a paragraph after an article."""
    if rng.random() < 0.5:
        return _cut_head(doc, rng) or _cut_tail(doc, rng)
    return _cut_tail(doc, rng) or _cut_head(doc, rng)


def _cut_head(doc: Document, rng: Random) -> Injection | None:
    for _ in range(20):
        span = rng.choice(doc.sentences) if doc.sentences else Span(0, 0)
        said = doc.text[span.start : span.end]
        sites = [match.start() for match in _CLAUSE.finditer(said)]
        before = doc.text[max(0, span.start - 2) : span.start]
        fits = [site for site in sites if 8 <= site <= len(said) - 25]
        if before == ". " and doc.text[span.start - 3 : span.start - 2].islower() and fits and said[-1] == ".":
            return Injection((Edit(span.start, span.start + rng.choice(fits), ""),), "head lost")
    return None


def _cut_tail(doc: Document, rng: Random) -> Injection | None:
    """Cut the last sentence of a paragraph after "the", "a" or "and"."""
    for _ in range(20):
        line = rng.choice(doc.lines) if doc.lines else Span(0, 0)
        below = doc.text[line.end : line.end + 2]
        said = doc.text[line.start : line.end]
        sites = [match.end() for match in re.finditer(r" (?:the|a|an|and)(?= )", said) if match.end() > 60]
        if below in ("", "\n", "\n\n") and said.endswith(".") and sites and "\n" not in said:
            return Injection((Edit(line.start + rng.choice(sites), line.end, ""),), "tail lost")
    return None
