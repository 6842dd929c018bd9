"""What the text says about quotes as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from mtfix.kinds.plan import Fault
from mtfix.kinds.quote.marks import Mark
from mtfix.kinds.quote.style import Style, stops_inside, style_of, table
from mtfix.model import Edit, Safety
from mtfix.text import Document

SPACES = " \t\u00a0\u202f\u2009"

# The score of a fault is the share of findings of its sort that were right where they were read: documents of 20
# successive rows of newstest2020 and MT of WMT21 and WMT22, half of them to set it and half to test it. It speaks of
# documents: in single rows put together at random a speech may end that never began, which looks like a loss.
_TECHNICAL = re.compile(r"`|\w\(\)|\s--\w{2}|\\\\|\w\.\w{1,20}\(")


_CREDITED = re.compile(r"[.!?…][\"”] [–—-] [A-Z]")
_CLAUSES = re.compile(r"^\d{1,2}\.\d{1,2}\.? ([\"“]?)", re.M)


@dataclass(frozen=True)
class Page:
    """What the whole text says about quotes: its marks, whether it decides, where stops go.

    `apostrophes` is the number of straight marks that stand for apostrophes.
    """

    doc: Document
    style: Style
    decided: bool
    inside: bool | None
    apostrophes: int = 0

    @classmethod
    def of(cls, doc: Document, apostrophes: int = 0) -> Page:
        """Return the page of a document."""
        style, decided = style_of(doc)
        return cls(doc, style, decided, stops_inside(doc.text), apostrophes)

    @cached_property
    def technical(self) -> bool:
        """Whether the text speaks of programs, where a string in quotes may begin or end with a space on purpose."""
        return _TECHNICAL.search(self.doc.text) is not None

    @property
    def mostly_straight(self) -> bool:
        """Whether the text quotes with straight marks: at least four of them, and no typographic opening mark."""
        return self.style.open == '"' and "“" not in self.doc.text and self.doc.text.count('"') - self.apostrophes > 3

    @cached_property
    def credited(self) -> int:
        """How many speeches close in front of a dash and the name of who said it."""
        return len(_CREDITED.findall(self.doc.text))

    @cached_property
    def clauses_opened(self) -> tuple[int, int]:
        """How many numbered clauses ("2.1. ...") there are, and how many of them start with an opening mark."""
        opened = [match[1] for match in _CLAUSES.finditer(self.doc.text)]
        return len(opened), sum(map(bool, opened))

    @cached_property
    def counts(self) -> tuple[int, int, int]:
        """How many straight, opening and closing typographic marks there are."""
        text = self.doc.text
        return text.count('"'), text.count("“"), text.count("”")

    @property
    def curly(self) -> Style:
        """The typographic marks of the language of the text."""
        return table().get(self.doc.lang, table()["en"])


def deletion(mark: Mark, message: str, score: float, confidence: float) -> Fault:
    """Return the deletion of a mark; a confident one is safe."""
    safety = Safety.SAFE if confidence >= 0.8 else Safety.UNSAFE
    return Fault(mark.start, mark.end, message, score, (Edit(mark.start, mark.end, ""),), confidence, safety)
