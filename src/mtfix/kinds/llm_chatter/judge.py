"""Is it chatter here? What a piece is worth at its place, beside the other pieces and in this text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from mtfix.kinds.llm_chatter.rules import plain
from mtfix.kinds.llm_chatter.units import Piece, is_separator
from mtfix.text import Document


class Trust(IntEnum):
    """How far a piece is trusted: found only, to be deleted on request, or to be deleted."""

    SHOWN = 0
    UNSAFE = 1
    SAFE = 2


@dataclass(frozen=True)
class Verdict:
    """A piece with its score and how far its deletion is trusted."""

    piece: Piece
    score: float
    trust: Trust


_ABOUT = ("chatbot", "chatgpt", "language model", "google translate", "deepl", "machine translation", "translators")
# A quotation begins a note where it is explained; a line of dialogue is not.
_BULLET = re.compile(
    r"(?:[-*+•]|\(?\d{1,2}[.)]|\*\*)\s?|–\s?[^,!?\n]{1,60}[:=–—→(]"
    r"|[\"“'`][^\"”\n]{1,60}[\"”'’`] ?"
    r"(?:[:=–—→(-]|(?:is|was|are|refers?|means?|has|comes?|can|could|in|as|stands|here|may) )"
)
_SOURCE_NOTE = re.compile(
    r"(?im)^\W{0,4}(?:note|nb|nota|notes|hinweis|anmerkung|bemerkung|remarque|примечани\w+|заметка|внимание|примітка|uwaga|poznámka|"
    r"megjegyzés|not|opmerking|obs|huomautus|märkus|注|备注|備註|说明|注意|参考|참고|주의|주)\W{0,3}[:：]"
)
# Roles that open a text, and roles that close it.
_OPENING = frozenset({"announce", "notice", "label"})
_CLOSING = frozenset({"note", "closing", "remark", "noteshead"})
# Human texts explain words as well; only beside other chatter are these the machine's.
_NEED_COMPANY = frozenset({"gloss", "explain"})
_ANSWER = re.compile(r"sorry|apolog|provided|language model|as an ai")
_TALK = frozenset({"task", "refusal"})


def verdicts(doc: Document, pieces: list[Piece]) -> Iterator[Verdict]:
    """Yield a verdict on each piece that may be chatter."""
    pieces = [
        piece for piece in (_with_list(doc, each) for each in pieces) if not set(piece.roles) <= {"opener", "weak"}
    ]
    if not pieces:
        return
    place = _Place(doc, pieces)
    for index, piece in enumerate(pieces):
        score, trust = place.judge(index)
        if score > 0:
            yield Verdict(piece, score, trust)


def _with_list(doc: Document, piece: Piece) -> Piece:
    """Return a heading such as "Translation notes:" with the list below it, where that list ends the text."""
    if piece.roles[-1] != "noteshead":
        return piece
    below = doc.lines[piece.last_line + 1 :][:40]
    if not below or len(below) == 40 or not all(_BULLET.match(doc.text, line.start, line.end) for line in below):
        return Piece(piece.start, piece.end, piece.line, piece.last_line, piece.whole, piece.head, ("weak",), 0)
    last = len(doc.lines) - 1
    return Piece(piece.start, below[-1].end, piece.line, last, piece.whole, piece.head, piece.roles, piece.strength)


class _Place:
    """What is known of a text with pieces of chatter in it."""

    def __init__(self, doc: Document, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.taken = {line for piece in pieces if piece.whole for line in range(piece.line, piece.last_line + 1)}
        self.taken |= {n for n in (0, len(doc.lines) - 1) if is_separator(doc, n)}
        self.top = next((n for n in range(len(doc.lines)) if n not in self.taken), len(doc.lines))
        self.bottom = next((n for n in reversed(range(len(doc.lines))) if n not in self.taken), -1)
        self.bare = self.bottom < 0
        self.about = _speaks_of_translation(doc, pieces)
        self.doc = doc
        self.unlabelled = doc.source is not None and not set(":：") & set(doc.source[:60])
        self.source_notes = doc.source is not None and bool(_SOURCE_NOTE.search(doc.source))

    def judge(self, index: int) -> tuple[float, Trust]:
        """Return score and trust of one piece."""
        piece = self.pieces[index]
        roles = set(piece.roles) - {"opener", "weak"}
        first = piece.head and piece.line <= self.top
        last = piece.last_line >= self.bottom
        company = any(self._is_sure(other) for other in self.pieces if other is not piece) or len(roles) > 1
        if self.bare:
            return (0.75, Trust.SHOWN) if self._is_refusal(piece) else (0.3, Trust.SHOWN)
        if roles <= {"note"} and self.source_notes:
            return 0.4, Trust.SHOWN
        if roles <= _NEED_COMPANY and not company:
            return 0.4, Trust.SHOWN
        return self._by_strength(piece, roles, first, last, company)

    def _by_strength(
        self, piece: Piece, roles: set[str], first: bool, last: bool, company: bool
    ) -> tuple[float, Trust]:
        at_home = (first and bool(roles & _OPENING)) or (last and bool(roles & _CLOSING))
        if piece.strength == 3:
            demoted = self.about and not at_home and not company
            return (0.6, Trust.UNSAFE) if demoted else (0.97, Trust.SAFE)
        if piece.strength == 2:
            if at_home and roles == {"label"} and not piece.whole and len(self.doc.lines) == 1 and not company:
                return (0.93, Trust.SAFE) if self.unlabelled else (0.6, Trust.UNSAFE)
            if at_home or company:
                return (0.93, Trust.SAFE) if not self._is_doubtful(piece, first) else (0.6, Trust.UNSAFE)
            return (
                (0.6, Trust.UNSAFE) if piece.whole and not self.about and "label" not in roles else (0.4, Trust.SHOWN)
            )
        if company and (last or roles & _OPENING):
            return 0.85, Trust.SAFE
        if roles == {"note"} and self.doc.text[piece.start] == "[":
            return 0.6, Trust.SHOWN  # "[Translator's note: ...]" may be one of a person
        return 0.3, Trust.SHOWN

    def _is_doubtful(self, piece: Piece, first: bool) -> bool:
        """Whether a bare label stands in a text that labels its lines, or in the middle of a text."""
        repeated = sum("label" in other.roles for other in self.pieces) > 2
        return piece.roles[-1] == "label" and (repeated or not (first or piece.whole))

    def _is_refusal(self, piece: Piece) -> bool:
        """Whether a text that is nothing but chatter is an answer to the one who asked for the translation."""
        talk = bool(set(piece.roles) & _TALK) and piece.strength == 3
        return talk and bool(_ANSWER.search(plain(self.doc.text[piece.start : piece.end])))

    def _is_sure(self, piece: Piece) -> bool:
        roles = set(piece.roles)
        if piece.strength == 3:
            return not roles <= _NEED_COMPANY | {"weak"}
        return piece.strength == 2 and piece.head and piece.line <= self.top


def _speaks_of_translation(doc: Document, pieces: list[Piece]) -> bool:
    """Whether the text outside the pieces is about translation or chatbots, so that it may quote such lines."""
    low = plain(doc.text)
    inside = [low[piece.start : piece.end] for piece in pieces]
    if any(low.count(word) > sum(part.count(word) for part in inside) for word in _ABOUT):
        return True
    count = low.count("translat") - sum(part.count("translat") for part in inside)
    return count >= 3 and count * 1500 > len(low)
