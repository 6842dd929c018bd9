"""A text as lines of a page: which look like furniture, which are prose, and whether it is a page at all."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from mtfix.kinds.boilerplate.lexicon import Hit, classify
from mtfix.kinds.boilerplate.signals import has_strange
from mtfix.kinds.boilerplate.vocabulary import is_command
from mtfix.text import JSON_KEY, Document

_STOPPED = re.compile(r"[.!?…:;][\"”’')\]]*$|[,(–—-]$")
_MARKED = re.compile(r"#(?!\w{2})|>(?!>)|[\-*+|`<{\[\]}=]|\d{1,3}[.)] ")
_MARKDOWN = re.compile(
    r"(?m)^(?:#{1,6} |```| {3}\S|\|[- :]{3,}\||---\n\w+:|\.\. \w|[=~^-]{4,80}$|(?:def|class) \w)"
    r"|</(?!(?:[biupa]|em|strong|br|span|font)\b)\w|``\w|\w::$|<!--|\S {4,}\S"
)
# What a guide says to its reader or of itself, and a site of itself.
_CODE = re.compile(
    r"```|`\w|(?m:^---\n\w+:|^\.\. \w|^ {3}\S|^[=~^-]{4,80}$|\w::$|^(?:def|class) \w)"
    r"|<!--|</(?!(?:[biupa]|em|strong|br|span|font)\b)\w|\S {4,}\S"
)
_OWN = frozenset(
    {"copyright", "tagline", "crumb", "editor", "counts", "pager", "also", "channel", "dated", "stars", "forum"}
)
# In a licence the lines of copyright are the text.
_LICENCE = re.compile(
    r"\bpermission (?:is|to) |\bredistribut|\bwarrant(?:y|ies)\b|^ ?licen[cs]e: "
    r"|\b(?:public|apache|mit|bsd) licen[cs]e\b",
    re.I | re.M,
)
_KEYWORDS = re.compile(r"key ?words", re.I)
_PAPER = re.compile(
    r"(?im)^\W{0,4}(?:abstract|summary|r[ée]sum[ée])\b|^\W{0,4}key ?words\W{1,5}[^\n;]{2,60};|\bdoi\b|\bet al\."
)
_OPEN = re.compile(r"[\w,;(–-]")
# A quotation, a bracket or an arrow opens a line without making it an item.
_OPENING_MARKS = "\"“”«»‘’'([<>←→›‹★☆⭐¡¿…"
PROSE = 60


class Block(NamedTuple):
    """Lines `first`..`last` (inclusive) that go together."""

    first: int
    last: int
    label: str
    score: float
    sure: bool


class Page:
    """A text with what is known of its lines."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.lines = doc.lines
        self.hits: dict[int, Hit] = {}
        held: dict[int, Hit] = {}
        for number, line in enumerate(self.lines):
            # A line of JSON is a string of a program, whatever it says.
            hit = None if JSON_KEY.match(doc.text, line.start) else classify(doc.text[line.start : line.end])
            if hit is not None:
                (self.hits if self._counts(number, hit) else held)[number] = hit
        self.prose = [number for number in range(len(self.lines)) if self._is_prose(number)] if self.hits else []
        top = self.prose[0] if self.prose else 0  # there stands the headline, whatever its words
        self.hits = {n: hit for n, hit in self.hits.items() if n >= top or hit.label != "words" or hit.strength > 1}
        if held and self.prose and not self._is_wrapped:
            self._admit(held)
        self.is_page = len(self.prose) >= 2 or (len(self.prose) == 1 and len(self.lines) <= 6)

    def _admit(self, held: dict[int, Hit]) -> None:
        """Count what this text may have as its own where it stands beside sure furniture, outside of the prose."""
        numbers = [n for n in held if not self.prose[0] <= n <= self.prose[-1] and held[n].label != "copyright"]
        for order, step in ((numbers, -1), (numbers[::-1], 1)):
            for number in order:
                beside = self.hits.get(number + step)
                joined = self.is_joined(number if step > 0 else number - 1)
                if beside is not None and beside.strength > 1 and joined and beside.label != "notice":
                    self.hits[number] = held[number]

    def is_joined(self, number: int) -> bool:
        """Whether the line below stands right below, without a blank line between."""
        if not 0 <= number < len(self.lines) - 1:
            return False
        return self.doc.text.count("\n", self.lines[number].end, self.lines[number + 1].start) == 1

    def _counts(self, number: int, hit: Hit) -> bool:
        """Whether a line that looks like furniture can be furniture in this text; the first line is the headline."""
        if hit.label == "words":
            return (number > 0 or hit.strength == 3) and not self.is_technical and not self._is_wrapped
        if hit.label == "copyright" and (self._is_licence or self.is_technical):
            return False
        if hit.label == "tagline" and _KEYWORDS.match(self.doc.text, self.lines[number].start) and self._is_paper:
            return False
        return hit.label not in _OWN or not self._has_code

    @cached_property
    def _is_paper(self) -> bool:
        """Whether the text is a paper or its abstract, whose keywords are its own."""
        return _PAPER.search(self.doc.text) is not None

    @cached_property
    def is_technical(self) -> bool:
        """Whether the text is marked up: a guide says "Log in to your account" to its reader."""
        return _MARKDOWN.search(self.doc.text) is not None

    @cached_property
    def _has_code(self) -> bool:
        """Whether the text has code or the notation of a manual: then "see also" and tags are its own."""
        return _CODE.search(self.doc.text) is not None

    @cached_property
    def _is_wrapped(self) -> bool:
        """Whether the text was wrapped by hand, so that a line is no unit: two long lines go on in small letters."""
        text, wrapped = self.doc.text, 0
        for line, below in pairwise(self.lines):
            long = line.end - line.start >= 45 and below.start - line.end <= 12
            wrapped += long and text[below.start].islower() and _OPEN.match(text, line.end - 1) is not None
            if wrapped == 2:
                return True
        return False

    @cached_property
    def _is_licence(self) -> bool:
        return _LICENCE.search(self.doc.text) is not None

    def text(self, number: int) -> str:
        """Return the text of a line."""
        line = self.lines[number]
        return self.doc.text[line.start : line.end]

    def _is_prose(self, number: int) -> bool:
        line = self.lines[number]
        if number in self.hits or line.end - line.start < PROSE:
            return False
        return _STOPPED.search(self.doc.text, max(line.start, line.end - 4), line.end) is not None

    def is_marked(self, number: int) -> bool:
        """Whether a line is a heading, an item, a cell or code: there a label is the text's own."""
        line = self.lines[number]
        if _MARKED.match(self.doc.text, line.start, line.end) is not None:
            return True
        mark = self.doc.text[line.start]
        if mark.isalnum() or mark in _OPENING_MARKS:
            return False
        near = [n for n in (number - 1, number + 1) if 0 <= n < len(self.lines)]
        return any(self.doc.text[self.lines[n].start] == mark for n in near)  # "✅ ..." among items with the same mark

    def is_beside(self, number: int) -> bool:
        """Whether a line above or below looks like furniture."""
        return number - 1 in self.hits or number + 1 in self.hits

    def is_soft(self, number: int) -> bool:
        """Whether a line is text, or only its words are a site's: a teaser or a tag may have such words."""
        return number not in self.hits or (self.hits[number].label == "words" and self.hits[number].strength < 3)

    def is_own(self, number: int) -> bool:
        """Whether a line that only its words make furniture is the text's own: a step ("Print your fingers into the
        dough"), or the heading of what stands below ("How to get there")."""
        hit = self.hits[number]
        if hit.label != "words" or hit.strength > 2:
            return False
        said = self.text(number)
        if hit.strength == 1 and said.count(" ") > 2 and is_command(said) and has_strange(said):
            return True
        below = number + 1
        if not self.prose or number < self.prose[0] or below >= len(self.lines) or below in self.hits:
            return False
        return not self.is_short(below, PROSE)

    def is_low(self, number: int) -> bool:
        """Whether less than a third of the prose, and at most three paragraphs, stand below a line."""
        below = sum(at > number for at in self.prose[-40:])
        return below <= 3 and below * 3 < max(len(self.prose), 1)

    def is_short(self, number: int, most: int = 90) -> bool:
        """Whether a line is short and no sentence."""
        return len(self.text(number)) <= most and self.text(number)[-1] not in ".!?…"

    def has_headline(self, number: int) -> bool:
        """Whether a line that could be a headline stands there, with text below it."""
        return (
            len(self.lines) > number + 1 and self.text(number).count(" ") >= 2 and self.text(number)[-1] not in ".:;,"
        )
