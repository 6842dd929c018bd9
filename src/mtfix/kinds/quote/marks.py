"""Quotation marks one by one: where they stand, what their shape says and what their neighbours say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtfix.kinds.quote.attribution import follows
from mtfix.text import Document, Span

OPEN, CLOSE, EITHER = 1, -1, 0

# A run of five and more marks draws a line or is noise; it is taken as one match and left alone.
_LONGEST_RUN = 4
MARK = re.compile(r'["“”„‟«»「」『』〝〞〟｢｣]{5,}|["“”„‟«»「」『』〝〞〟｢｣]|(?<![\w,]),,(?=[^\W\d])')
# The empty string of programs, and the three marks that hold a block of text: nothing in between, no word beside.
_EMPTY = re.compile(r"(?<![^\s(\[{=:'`>|])\"{2,3}(?![^\s)\]},;:'`<|.])")
# What closes a ,,German quote``; without it two commas are just two commas.
_LOW_PARTNER = re.compile(r"[“”\"]|''|``|’’")
_SHAPES = dict.fromkeys(("“", "„", "‟", "«", "「", "『", "〝", "｢", ",,"), OPEN) | dict.fromkeys("”»」』〞〟｣", CLOSE)
_RUN = re.compile(r"[\"“”„‟«»「」『』〝〞〟｢｣‘’'()\[\]*_]*")
_RUN_BACK = frozenset("\"“”„‟«»「」『』〝〞〟｢｣‘’'()[]*_")
_SPACES = " \t\n\r\u00a0\u202f\u2009\u3000"
_DASHES = "—–-―"
_BEFORE_SAYS = (",", "?", "!")
_STOPS = ".,;:!?…%)]}"
# An inch or second mark: 6'2", 3.5" floppy, 24" x 36".
_THING = "floppy|LCD|O?LED|TVs?|laptops?|screen|display|monitor|tablet|disk|records?|singles?|vinyl|pipe|guns?|wheels?"
_PRIME = re.compile(
    r"\d['’′]\s?\d{1,2}(?:\.\d+|½)?[\"”]"
    rf"|\d\"\s?(?:[x×]|by\b|\w+\s(?:{_THING})\b|(?:{_THING}|tall|wide|long|high|deep|thick|inch)\b)"
)
_MEASURE = re.compile(r"(?<![\w.,])\d{1,2}(?:[.,/]\d{1,2})?$")
# Marks that are spoken of: `the " key`, `“ and ”`, `type ",`.
_NAMED = (
    re.compile(r"\b(?:[Tt]he|[Aa]n?|one|this|each)\s[\"“”„«»]\s(?:key|sign|symbol|mark|character|button)\b"),
    re.compile(r"(?<![^\s(])[“„«](?:,\s?(?:and\s|or\s)?|\s(?:and|or|vs\.?|to|instead\sof)\s)[”“»](?![^\s,.;:)])"),
    re.compile(r"\b(?:[Tt]ype|[Pp]ress|[Ee]nter|from|symbols?|characters?|marks?)\s[\"“”„«»](?=[,.](?:\s|$))"),
)


class Mark(NamedTuple):
    """One quotation mark. `shape` is what its glyph says, `lean` what its neighbours say (OPEN, CLOSE, EITHER).

    `loose`: there is a space between the mark and the words that it leans to; `glued`: none between it and what it
    leans away from. `prime`: an inch or second mark.
    """

    start: int
    end: int
    text: str
    shape: int
    lean: int
    prime: bool
    loose: bool
    glued: bool


class Habits(NamedTuple):
    """Marks whose shape this text uses in another way: German “ closes, Swedish ” opens, »Danish« points inwards."""

    german: bool
    swedish: bool
    inward: bool

    @classmethod
    def of(cls, text: str) -> Habits:
        """Return the habits that the marks of a text show."""
        inward = 0
        if -1 < text.find("»") < text.find("«"):
            inward = len(re.findall(r"(?<![\w.!?»«])»\w", text)) - len(re.findall(r"(?<![\w.!?»«])«\s?\w", text))
        return cls("„" in text or ",," in text, "”" in text and "“" not in text and "„" not in text, inward > 0)

    def shape(self, char: str) -> int:
        """Return what the glyph says in this text."""
        if self.inward and char in "«»":
            return OPEN if char == "»" else CLOSE
        if (char == "“" and self.german) or (char == "”" and self.swedish):
            return EITHER
        return _SHAPES.get(char, EITHER)


def marks(doc: Document, paragraph: Span, habits: Habits) -> list[Mark]:
    """Return the double marks of one paragraph that stand in no code, address or tag."""
    found = list(_marks(doc, paragraph, habits))
    if not any(mark.prime for mark in found) and not _all_measure(doc.text, found):
        return found
    # Beside one inch mark the others need no thing after them: "80\" replaces a 65\" screen".
    return [mark._replace(prime=mark.prime or doc.text[mark.start - 1 : mark.start].isdigit()) for mark in found]


def _all_measure(text: str, found: list[Mark]) -> bool:
    """Whether no mark opens anything: all are straight and stand behind short numbers (`a 10" pan`)."""
    return bool(found) and all(
        mark.text == '"' and _MEASURE.search(text, max(0, mark.start - 8), mark.start) for mark in found
    )


def _marks(doc: Document, paragraph: Span, habits: Habits) -> Iterator[Mark]:
    text = doc.text
    reach = (-1, "")
    for match in MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        if end - start > _LONGEST_RUN or doc.is_protected(start, end) or _is_notation(text, start, end):
            continue
        if reach[0] <= start:
            after = _RUN.match(text, end, paragraph.end)
            at = after.end() if after else end
            reach = (at, text[at : at + 2] if at < paragraph.end else "")
        prime = match[0] in '"”' and text[start - 1 : start].isdigit() and _is_prime(text, start)
        shape = habits.shape(match[0])
        if match[0] == '"' and text[start - 2 : start] == ": " and text[end : end + 1].isalnum():
            shape = OPEN  # speech after a colon
        # At the edge of a paragraph the place says more than the glyph.
        shape = max(shape, EITHER) if start == paragraph.start else shape
        shape = min(shape, EITHER) if not reach[1] else shape
        if text[start - 2 : start].rstrip()[-1:] in _BEFORE_SAYS and follows(text, end, paragraph.end):
            lean, shape = CLOSE, min(shape, EITHER)
        else:
            lean = _lean(_before(text, start, paragraph.start), reach[1])
        left, right = text[start - 1 : start], text[end : end + 1]
        loose = (left if lean == CLOSE else right).isspace()
        glued = right.isalnum() if lean == CLOSE else lean == OPEN and start > paragraph.start and left in ":,"
        yield Mark(start, end, match[0], shape, lean, prime, loose, glued)


def _is_notation(text: str, start: int, end: int) -> bool:
    """Whether a mark is escaped, half of an empty string, alone on its line three times, or a comma said twice."""
    if text[start] == ",":
        return _LOW_PARTNER.search(text, end, end + 300) is None
    if text[start - 1 : start].isspace() and text[end : end + 1] in (" ", ",", ".") and _is_named(text, start):
        return True
    if text[start] != '"':
        return False
    if text[start - 1 : start] == "\\":
        return True
    low, high = max(0, start - 2), end + 2
    return any(match.start() <= start < match.end() for match in _EMPTY.finditer(text, low, high))


def _is_named(text: str, at: int) -> bool:
    """Whether the text speaks of the mark itself."""
    low, high = max(0, at - 14), at + 14
    hits = (match for pattern in _NAMED for match in pattern.finditer(text, low, high))
    return any(match.start() <= at < match.end() for match in hits)


def _before(text: str, start: int, low: int) -> str:
    at = start - 1
    # A run of marks is read through a few characters only: longer runs are no prose, and time stays linear.
    low = max(low, start - 8)
    while at >= low and text[at] in _RUN_BACK:
        at -= 1
    return text[at] if at >= low else ""


def _is_prime(text: str, at: int) -> bool:
    return any(match.start() <= at < match.end() for match in _PRIME.finditer(text, max(0, at - 8), at + 30))


def _lean(before: str, after: str) -> int:
    """Return what the characters around a run of marks say: free on the left opens, free on the right closes."""
    free_left = not before or before in _SPACES
    first = after[:1]
    free_right = not first or first in _SPACES or (first in _STOPS and not after[1:].isalnum() and after[:2] != "..")
    if before in _DASHES and before:
        return CLOSE if free_right else EITHER
    if first in _DASHES and first:
        return OPEN if free_left and after[1:].isalnum() else (EITHER if free_left else CLOSE)
    if free_left and free_right:
        # `word "! Word` is rather a mark that opens before a misplaced stop than one that closes.
        return OPEN if not before else (CLOSE if not first or (first in _STOPS and first not in "!?") else EITHER)
    if free_left == free_right:
        return OPEN if before in ",:" else EITHER
    return OPEN if free_left else CLOSE
