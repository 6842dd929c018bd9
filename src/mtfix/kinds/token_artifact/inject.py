"""Breaks text as a pipeline does that forgets to undo its tokenizer, or prints what its model wrote."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document

_TOKEN = re.compile(r"n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|[^\W_]+?(?=n['’]t\b)|[^\W_]+(?:[.:,/][^\W_]+)*|[^\w\s]")
_CONTROL = ("</s>", "<pad>", "<unk>", "⁇", "__en__", "eng_Latn", "[SEP]", "<eos>")
_FIRST_TOKENS = ("__en__ ", "eng_Latn ", "<s> ", ">>eng<< ", "▁")


def inject(doc: Document, rng: Random) -> Injection | None:
    """Tear a word into subwords, a contraction, a hyphen; tokenise a sentence; leave a control token."""
    if not doc.words:
        return None
    ways = [_subwords, _subwords, _contraction, _joint, _sentence, _control]
    rng.shuffle(ways)
    for way in ways:
        found = way(doc, rng)
        if found is not None:
            return found
    return None


def _subwords(doc: Document, rng: Random) -> Injection | None:
    for _ in range(20):
        word = rng.choice(doc.words)
        if len(word.text) > 5 and word.text.isalpha() and not doc.is_protected(word.start, word.end):
            at = word.start + rng.randint(2, len(word.text) - 2)
            return Injection((Edit(at, at, "@@ "),), "subword joint")
    return None


def _contraction(doc: Document, rng: Random) -> Injection | None:
    start = rng.randrange(len(doc.text))
    found = re.compile(r"(?<=[a-z])(?:n['’]t\b|['’](?:s|re|ve|ll)\b)").search(doc.text, start)
    if found is None or doc.is_protected(found.start() - 1, found.end()):
        return None
    return Injection((Edit(found.start(), found.start(), " "),), "contraction torn")


def _joint(doc: Document, rng: Random) -> Injection | None:
    found = re.compile(r"(?<=[a-z])-(?=[a-z])").search(doc.text, rng.randrange(len(doc.text)))
    if found is None or doc.is_protected(found.start() - 1, found.end() + 1):
        return None
    return Injection((Edit(found.start(), found.end(), " @-@ "),), "protected hyphen")


def _sentence(doc: Document, rng: Random) -> Injection | None:
    """Tokenise one whole line of prose."""
    line = rng.choice(doc.lines)
    text = doc.text[line.start : line.end]
    if not 20 < len(text) < 600 or text.count('"') % 2:
        return None
    if any(span.start < line.end and line.start < span.end and span.label != "number" for span in doc.protected):
        return None
    tokens = list(_TOKEN.finditer(text))
    gaps = [(a, b) for a, b in pairwise(tokens) if a.end() == b.start() and _parts(text, a, b)]
    marks = sum(b[0] in ",." for _, b in gaps)
    if marks < 2:
        return None
    return Injection(
        tuple(Edit(line.start + b.start(), line.start + b.start(), " ") for _, b in gaps), "line tokenised"
    )


def _parts(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether a tokenizer parts the two: not at the stop of an abbreviation, and dashes stay whole."""
    if right[0] == "." and right.end() < len(text) and text[right.end()] not in ' "”':
        return False
    if right[0] == "." and (len(left[0]) < 5 or left[0][0].isupper()) and right.end() < len(text):
        return False
    return left[0] not in "–—-‑" and right[0] not in "–—-‑" and not {left[0], right[0]} & set("'’‘“”")


def _control(doc: Document, rng: Random) -> Injection | None:
    sentence = rng.choice(doc.sentences)
    if doc.is_protected(sentence.end - 1, sentence.end) or doc.text[sentence.start] in "<>▁_":
        return None
    if rng.random() < 0.3 and sentence.start == doc.paragraph_at(sentence.start).start:
        return Injection((Edit(sentence.start, sentence.start, rng.choice(_FIRST_TOKENS)),), "control token")
    return Injection((Edit(sentence.end, sentence.end, " " + rng.choice(_CONTROL)),), "control token")
