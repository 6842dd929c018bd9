"""The "?" of a sentence that asks: lost at the end of its line, or a stop in its place.

A sentence asks where it starts with an auxiliary in front of a pronoun, with or without a question word: "Is there
...", "What did she ...". Conditions ("Should you ..."), orders ("Do it") and indirect questions ("What he said") have
another order of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.model import Safety
from mtfix.text import Document

_WH = r"(?:What|Who|Whom|Where|Why|How|When)(?: else| (?:much|many)(?: [a-z]+)?| long| often| far)?"
_LOWER = r"(?:what|who|whom|where|why|how|when)(?: else| (?:much|many)(?: [a-z]+)?| long| often| far)?"
_AUX = r"(?:is|are|was|were|do|does|did|can|could|will|would|should|have|has|am)"
_PRONOUN = r"(?:I|you|he|she|it|we|they)"
_SITE = re.compile(
    rf"[-–—\"“‘«> ]*(?P<held>(?:{_WH}|(?:And|But|So) {_LOWER}) {_AUX} {_PRONOUN}"
    rf"|(?:Is|Are|Was|Were) there|(?:Is|Was) (?:it|he|she)|Are (?:you|we|they)|Do (?:I|you|we|they)"
    rf"|(?:Does|Did) {_PRONOUN}|Can (?:I|you|we|he|she|they)|Have (?:you|we|they))(?= [^\n])"
)
_END = re.compile(r"[.?!…:;\n\"“”]")
_CLAUSE = re.compile(r", (?:and|but|then|so) |[,;] (?!or\b)")
_BETWEEN = re.compile(r"\n(?:\n|[ \t]*(?:[-–—*#>\d“\"<]|[A-Z]))|$")
_LETTER = re.compile(r"[a-z\d)]$")
MIN_WORDS = 4
# What a speaker says of himself and asks nobody.
_RHETORICAL = re.compile(
    r"(?:What do|How (?:should|would|could)) I (?:know|care)$|What can (?:I|you|one|we) (?:do|say)$"
)
_LOST = "the question mark of this sentence is lost"
_WRONG = "a stop at the end of a question"


def find(doc: Document) -> Iterator[Plan]:
    """Yield the ends of questions without their mark."""
    text = doc.text
    for sentence in doc.sentences:
        match = _SITE.match(text, sentence.start)
        if match is None:
            continue
        at = match.start("held")
        end = _END.search(text, match.end(), match.end() + 200)
        stop = end.start() if end else len(text)
        if (end is None and stop > match.end() + 200) or text.count(" ", at, stop) < MIN_WORDS - 1:
            continue
        if end is None or end[0] == "\n":
            yield from _lost(text, at, stop)
        elif end[0] == ".":
            yield from _wrong(text, at, stop)


def _lost(text: str, at: int, stop: int) -> Iterator[Plan]:
    """Yield the place of the mark at the end of a line; a line of its own may be a heading."""
    if not _LETTER.search(text, max(0, stop - 1), stop) or not _BETWEEN.match(text, stop):
        return
    inside = at > 0 and text[at - 1] != "\n"
    sure = inside and text[max(0, at - 2) : at] not in ("* ", "# ")
    asked = "?" in text
    if asked or inside:
        score, safety = (0.95, Safety.SAFE) if sure and asked else (0.7, Safety.UNSAFE)
        yield swap(stop, stop, "?", _LOST, score, safety)


def _wrong(text: str, at: int, stop: int) -> Iterator[Plan]:
    """Yield the stop of a question, where the sentence ends there and says nothing else."""
    held, after = text[at:stop], text[stop + 1 : stop + 3]
    if (after and not after[0].isspace()) or not after[1:2].isupper() or not _LETTER.search(held):
        return
    if _RHETORICAL.match(held):
        return
    if not _CLAUSE.search(held) and "please" not in held:
        yield swap(stop, stop + 1, "?", _WRONG, 0.7, Safety.UNSAFE)
