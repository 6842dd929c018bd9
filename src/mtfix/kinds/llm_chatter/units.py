"""Where chatter stands: at the head of a line, at its tail, or on whole lines, and which of these belong together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mtfix.kinds.llm_chatter.rules import HEADS, Hit, hit_at, plain, trigger_offsets
from mtfix.text import Document, Span
from mtfix.text.segment import sentences

_SEPARATOR = re.compile(r"(?:[-*_=~–—]\s?){2,40}|—|```(?:markdown|md|text)?")
_SPEAKER = re.compile(
    r"[\"'“”„«‘]|[-–—] |\W{0,3}(?:[a-z]+ )?(?:chatgpt|gpt\S*|user|assistant|human|ai|bot|prompt|q|a)\W{0,3}[:：]"
)
_SPACE = re.compile(r"[\s*_)\]]*")
_CREDIT = re.compile(r"\s*(?:by )?(?:[A-ZÀ-Þ][\w.'’-]*[\s,&/]*){1,4}$")
_NOTE = re.compile(r"[(\[]\s?(?:translator's note|note|tn|t/n|translation note)s?[:：] ?[^()\[\]\n]{4,400}[)\]]")
_EXPLAINING = frozenset({"task", "weak", "explain", "gloss"})
MAX_SENTENCES = 40


@dataclass(frozen=True)
class Piece:
    """One piece of chatter within one line. `whole` when nothing else is on the line."""

    start: int
    end: int
    line: int
    last_line: int
    whole: bool
    head: bool
    roles: tuple[str, ...]
    strength: int


def pieces(doc: Document) -> list[Piece]:
    """Return all pieces, in order; whole lines that follow each other are one piece."""
    low = plain(doc.text)
    starts = [line.start for line in doc.lines]
    numbers = {bisect_right(starts, at) - 1 for at in trigger_offsets(low)}
    found = [piece for number in sorted(numbers) if number >= 0 for piece in _in_line(doc, low, number)]
    return list(_joined(doc, low, found))


def _in_line(doc: Document, low: str, number: int) -> Iterator[Piece]:
    line = doc.lines[number]
    if _SPEAKER.match(low, line.start, line.end) and not hit_at(low, line.start, line.end, line.end):
        yield from _in_brackets(low, line, number)
        return
    ends = [span.end for span in _first(sentences(doc.text, line))]
    head, hits = _from_the_left(doc.text, low, line, ends)
    if hits:
        yield _piece(line, line.start, head, number, hits)
    if head < line.end:
        tail, hits = _from_the_right(low, head, line, ends)
        if hits:
            yield _piece(line, tail, line.end, number, hits)
        else:
            yield from _in_brackets(low, line, number)


def _first(spans: Iterator[Span]) -> list[Span]:
    """Return the sentences that are looked at: the first and last ones of a long line."""
    found = list(spans)
    return found if len(found) <= MAX_SENTENCES else found[:20] + found[-20:]


def _piece(line: Span, start: int, end: int, number: int, hits: list[Hit]) -> Piece:
    return Piece(
        start=start,
        end=end,
        line=number,
        last_line=number,
        whole=start == line.start and end == line.end,
        head=start == line.start,
        roles=tuple(dict.fromkeys(hit.role for hit in reversed(hits)))[::-1],
        strength=max(hit.strength for hit in hits),
    )


def _from_the_left(text: str, low: str, line: Span, ends: list[int]) -> tuple[int, list[Hit]]:
    """Return where the chatter at the head of the line ends, and what it is made of."""
    at, hits = line.start, list[Hit]()
    while at < line.end:
        sentence_end = next((end for end in ends if end > at), line.end)
        hit = hit_at(low, at, sentence_end, line.end)
        if hit is None or (not hits and hit.strength == 0 and hit.role == "weak") or _is_credit(text, hit, line):
            break
        space = _SPACE.match(low, hit.end, line.end)
        after = space.end() if space else hit.end
        if hit.role == "weak" and not _weak_fits(hits):
            break
        hits.append(hit)
        at = after
    return at, hits


def _weak_fits(hits: list[Hit]) -> bool:
    """Whether a sentence that could be anything goes on with talk about the task."""
    return any(hit.role in ("task", "refusal", "note", "gloss", "closing", "remark") for hit in hits)


def _is_credit(text: str, hit: Hit, line: Span) -> bool:
    """Whether a label introduces the name of a translator."""
    return hit.role == "label" and hit.end < line.end and bool(_CREDIT.match(text, hit.end, line.end))


def _from_the_right(low: str, low_limit: int, line: Span, ends: list[int]) -> tuple[int, list[Hit]]:
    """Return where the chatter at the tail of the line starts: whole sentences only."""
    starts = [line.start, *ends[:-1]]
    tail, hits = line.end, list[Hit]()
    for start, end in zip(reversed(starts), reversed(ends), strict=True):
        if start < low_limit:
            break
        space = _SPACE.match(low, start, line.end)
        begin = space.end() if space else start
        begin = start + len(low[start:begin].rstrip("*_")) if low[start:begin].endswith(("*", "_")) else begin
        hit = hit_at(low, begin, end, line.end)
        if hit is None or hit.role in HEADS or hit.strength < 2:
            break
        tail, hits = begin, [*hits, hit]
    return tail, hits


def _in_brackets(low: str, line: Span, number: int) -> Iterator[Piece]:
    """Yield notes in brackets anywhere in the line."""
    for match in _NOTE.finditer(low, line.start, line.end):
        hit = hit_at(low, match.start(), match.end(), match.end())
        if hit is not None and hit.role == "note":
            yield _piece(line, match.start(), match.end(), number, [hit])


def _joined(doc: Document, low: str, found: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces, whole lines that follow each other joined, with the separators that belong to them."""
    held: Piece | None = None
    for piece in found:
        if (
            held is not None
            and held.whole
            and held.roles != ("gloss",)
            and piece.head
            and piece.line in _followers(doc, held, piece)
        ):
            held = replace(
                piece,
                start=held.start,
                line=held.line,
                roles=(*(role for role in held.roles if role not in piece.roles), *piece.roles),
                strength=max(held.strength, piece.strength),
            )
            continue
        if held is not None:
            yield _with_separators(doc, low, held)
        held = piece
    if held is not None:
        yield _with_separators(doc, low, held)


def _followers(doc: Document, held: Piece, piece: Piece) -> tuple[int, int]:
    """Return the lines where the next piece must start to belong to `held`: the next, or the one after a fence.

    An explanation shows its example in a fence and goes on below; an announced fence is the translation itself.
    """
    after = _next_line(doc, held.last_line)
    explains = held.roles[-1] in _EXPLAINING and doc.text[held.end - 1] == ":" and piece.roles[0] in _EXPLAINING
    return after, _after_fence(doc, held.last_line + 1) if explains else after


def _after_fence(doc: Document, number: int) -> int:
    """Return the number of the line below the fence that starts on line `number`, or -1."""
    if number >= len(doc.lines) or not doc.text.startswith("```", doc.lines[number].start):
        return -1
    for below in range(number + 1, min(number + 30, len(doc.lines))):
        if doc.text.startswith("```", doc.lines[below].start):
            return below + 1
    return -1


def _next_line(doc: Document, number: int) -> int:
    """Return the number of the line after `number`, separators skipped."""
    number += 1
    if number < len(doc.lines) and is_separator(doc, number) and doc.text[doc.lines[number].start] != "`":
        number += 1
    return number


def is_separator(doc: Document, number: int) -> bool:
    """Whether a line is only a rule of dashes, or opens or closes a fence of plain text."""
    span = doc.lines[number]
    return span.end - span.start <= 80 and bool(_SEPARATOR.fullmatch(doc.text, span.start, span.end))


def _with_separators(doc: Document, low: str, piece: Piece) -> Piece:
    """Take the rule below an announcement along, and the rule above what closes the text."""
    after, before = piece.last_line + 1, piece.line - 1
    if not piece.whole:
        return piece
    announces = piece.roles[-1] in HEADS or piece.roles[-1] in ("notice", "closing", "task")
    if announces and after < len(doc.lines) and _is_rule(doc, low, after):
        piece = replace(piece, end=doc.lines[after].end, last_line=after)
    closes = piece.last_line == len(doc.lines) - 1 or set(piece.roles) <= {"closing", "weak"}
    if closes and before >= 0 and _is_rule(doc, low, before):
        piece = replace(piece, start=doc.lines[before].start, line=before)
    return piece


def _is_rule(doc: Document, low: str, number: int) -> bool:
    return is_separator(doc, number) and low[doc.lines[number].start] != "`"
