"""Sentences that lost their head: they start in the middle, in lower case, behind a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan
from mtfix.lexicon import words
from mtfix.text import Document, Span

# A full stop, a gap, a lower-case letter: nothing else can start a sentence that lost its head.
_LOWER_START = re.compile(
    r"[a-z]{3}[”\"’')»]{0,2}[.!?][”\"’')»]{0,2}(?: {1,2}(?=[a-z])|\n{1,2}(?=(?:who|which|whose|whom|of) ))"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_RELATIVE = re.compile(r"[a-z]+, (?:who|which|whose|whom|where)\b")
_VERBS = frozenset(
    "is are was were has have had will would can could may might must should does did do be been being said".split()
)
_LINKS = frozenset("who which whose whom of than".split())
_PREPOSITIONS = frozenset(
    "in from to by with for at on into through between under among against during without about after before".split()
)
_SUBJECTS = frozenset(
    "the a an this these those there it he she they we you i his her its their our your my one some many most all both "
    "each every no another such what when while if because although since after before as".split()
)
_ABBREVIATED = frozenset("thou incl asoc resp approx ltd pozn prof appr conf".split())
_STOPPED = re.compile(r"[.!?…:;][\"”’')\]]*$")
# What goes on from a noun or a verb that is lost; sentences of their own do not start so even without a capital.
_STARTS = re.compile(
    r"of (?:the|an?|this|his|their|its) [^.!?\n]{1,80},|that (?:the|an?|they|he|she|we|it|there|his|its|their|our) "
)
MESSAGE = "cut: the start of this sentence is lost"


def find(doc: Document) -> Iterator[Plan]:
    """Yield the sentences that start in the middle."""
    for match in _LOWER_START.finditer(doc.text):
        span = doc.sentence_at(match.end())
        if _STARTS.match(doc.text, match.end()):
            span = Span(match.end(), span.end)
        if span.start != match.end() or _after_abbreviation(doc.text, match.start()):
            continue
        score = _head_score(doc, span)
        if score:
            yield Plan(*span, MESSAGE, score)


def _after_abbreviation(text: str, at: int) -> bool:
    token = re.search(r"[\w.]{1,24}$", text[max(0, at - 24) : at + 3])
    word = token[0].lower() if token else ""
    return word in _ABBREVIATED or "." in word or words("en").zipf(word) < 2.5


def _head_score(doc: Document, span: Span) -> float:
    """Return how surely a sentence in lower case is the rest of one, 0.0 where only its capital may be lost."""
    said = doc.text[span.start : span.end]
    tokens = _WORD.findall(said[:200])
    if not tokens or not _is_english(tokens) or "\n" in said or not _STOPPED.search(said[-6:]):
        return 0.0
    first = tokens[0]
    if _RELATIVE.match(said) and first not in _SUBJECTS:
        return 0.9
    if first in _VERBS and said[-1] != "?" and not _VERBS & set(tokens[1:2]) - {"be", "been", "have", "had"}:
        return 0.85
    if _STARTS.match(said):
        return 0.85
    if first in _LINKS and said[-1] != "?":
        return 0.85
    if first in _PREPOSITIONS:
        return 0.75 if len(tokens) <= 6 and not _VERBS & set(tokens) and "," not in said else 0.0
    if first in _SUBJECTS or len(tokens) < 3:
        return 0.0
    participle = first.endswith("ed") and len(first) > 4 and tokens[1] in _PREPOSITIONS | _SUBJECTS
    return 0.75 if participle and words("en").pair("<s>", first) < 20 else 0.0


def _is_english(tokens: list[str]) -> bool:
    """Whether at least a fifth of the words are function words, and the first two are common ones."""
    lexicon = words("en")
    closed = sum(token.lower() in lexicon.function_words for token in tokens)
    return closed * 6 >= len(tokens) and all(lexicon.zipf(token) >= 3.0 for token in tokens[:2])
