"""Unbroken places that look broken: what the model must learn to keep.

For each kind a pattern of what a detector of that kind may flag on clean text (names in capitals, "had had", "every
one", marks inside abbreviations, quotation marks with a partner). Where a sentence holds none, a place of the shape
that breakages of this kind have is taken, so that the span alone tells nothing.
"""

from __future__ import annotations

import re
from random import Random

from mtfix.seq2seq.noise import WORD
from mtfix.seq2seq.window import WIDE_KINDS

_TEMPTING = {
    "merged_words": r"\b\w{11,}\b|\b\w+[a-z][A-Z]\w*\b|\b\w+-\w+(?:-\w+)*\b|\b[\w.]+\.\w+\b",
    "split_word": r"\b(?:every|any|some|no|may|in|on|a|al|with|over|under|out|up|back|home|day|for|after)[ -]\w+\b|"
    r"\b\w{1,4} \w{1,5}\b|\b\w+-\w+\b",
    "quote": r"[“”\"„«»]|(?<=\w)['’](?!\w)|(?<!\w)['‘](?=\w)",
    "bracket": r"[()\[\]]|\b[a-z\d]\)",
    "punctuation": r"\.\.\.|[!?]{2,}|\b(?:[A-Za-z]\.)+[A-Za-z]?|[,;:] |\w+['’]\w+|[.!?][”\"’)]|--|[.?!]$|,",
    "casing": r"(?<=[\w,] )[A-Z]\w+(?: [A-Z]\w+)*|\b[A-Z]{2,}\b|\b\w*[a-z][A-Z]\w*\b|^[A-Z]\w+|(?<=: )\w+",
    "spacing": r"\d+[.,:/]\d+|\b(?:\w\.){2,}|\w+/\w+| [–—-] |\w+-\w+|[,;:] \w|[.!?] \w"
    r"|\w+['’]\w{1,2}\b|\d ?%|[$€£] ?\d",
    "repetition": r"\b(\w+) \1\b|\b(\w+)[ ,-]+(?:\w+[ -])?\2\b|\b(?:\w+ ){1,3}\w+\b",
    "grammar": r"\b(?:a|an|the|of|in|on|at|to|for|with|by|is|are|was|were|has|have|had|been|be|will|that|which|who|it|"
    r"its|his|their|this)\b|\b\w+(?:s|ed|ing|ly)\b|\b[a-z]+ [a-z]+\b",
}
_COMPILED = {kind: re.compile(pattern) for kind, pattern in _TEMPTING.items()}
_MARK = re.compile(r"[^\w\s]")


def keep_site(text: str, kind: str, rng: Random) -> tuple[int, int] | None:
    """Return a place of clean `text` that a detector of `kind` might point at."""
    found = list(_COMPILED[kind].finditer(text)) if rng.random() < 0.7 and kind in _COMPILED else []
    if not found and kind in WIDE_KINDS and rng.random() < 0.8:
        return None
    if not found:
        found = list(_shape(kind, rng).finditer(text))
    if not found:
        return None
    start, end = rng.choice(found).span()
    if kind == "grammar" and rng.random() < 0.12 and start and text[start - 1] == " ":
        return start, start
    return start, end


_SHAPES = {
    "merged_words": [re.compile(r"\b\w{6,}\b"), re.compile(r"\b\w{9,}\b")],
    "split_word": [re.compile(r"\b\w+ \w+\b")],
    "quote": [re.compile(r"\b\w+\b")],
    "bracket": [re.compile(r"\b\w+\b")],
    "punctuation": [_MARK, re.compile(r"\b\w+\b")],
    "spacing": [_MARK, re.compile(r" "), re.compile(r"\b\w+\b")],
    "repetition": [re.compile(r"\b(?:\w+ ){1}\w+\b"), re.compile(r"\b(?:\w+ ){3}\w+\b")],
}


def _shape(kind: str, rng: Random) -> re.Pattern[str]:
    return rng.choice(_SHAPES.get(kind, [WORD]))
