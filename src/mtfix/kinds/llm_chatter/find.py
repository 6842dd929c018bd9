"""From verdicts to findings: what to cut, and what to unwrap with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtfix.kinds.llm_chatter.judge import Trust, Verdict, verdicts
from mtfix.kinds.llm_chatter.rules import plain, table
from mtfix.kinds.llm_chatter.units import pieces
from mtfix.kinds.llm_chatter.wrap import fence, outer_marks, tags, thoughts, wrapped_lines
from mtfix.model import Edit
from mtfix.text import Document, Span, line_removal

_GLOSS = re.compile(r"[\"“]([^\"“”\n]{1,80})[\"”] [^\"“”\n]{1,40} [\"“]([^\"“”\n]{1,120})[\"”] in \w+\.?")
_MESSAGES = {
    "announce": "the language model announces its translation",
    "notice": "the language model announces its translation",
    "label": "a label of the language model",
    "task": "the language model talks about its task instead of translating",
    "refusal": "the language model refuses; the translation of this part is lost",
    "gloss": "the language model explains a word instead of translating it",
    "explain": "the language model explains instead of translating",
    "note": "a note of the language model on its translation",
    "noteshead": "notes of the language model on its translation",
    "closing": "the language model offers more help",
    "remark": "the language model comments on its translation",
}


class Found(NamedTuple):
    """What a finding is made of."""

    span: Span
    message: str
    score: float
    trust: Trust
    lost: bool
    edits: tuple[Edit, ...]


def found(doc: Document) -> Iterator[Found]:
    """Yield everything that a language model said around the text or wrapped round it."""
    text = doc.text
    low = plain(text)
    if "`" not in text and not any(trigger in low for trigger in table().triggers):
        return
    yield from _tagged(text)
    judged = list(verdicts(doc, pieces(doc)))
    cuts = {id(verdict): _cut(text, verdict) for verdict in judged}
    _unwrap(doc, judged, cuts)
    for verdict in judged:
        yield _found(verdict, cuts[id(verdict)])
    if any(verdict.trust is Trust.SAFE and _in_the_middle(doc, verdict) for verdict in judged):
        yield from _quoted_lines(doc, judged)
    elif not judged and (marks := _fenced(doc)):
        edits = tuple(Edit(mark.start, mark.end, "") for mark in marks)
        yield Found(marks[0], "the whole text stands in a fence", 0.8, Trust.SAFE, False, edits)


def _found(verdict: Verdict, edits: tuple[Edit, ...]) -> Found:
    piece = verdict.piece
    role = next((role for role in piece.roles if role in _MESSAGES), "announce")
    lost = bool({"refusal", "task"} & set(piece.roles))
    trust = verdict.trust if verdict.score >= 0.5 else Trust.SHOWN
    return Found(Span(piece.start, piece.end), _MESSAGES[role], verdict.score, trust, lost, edits)


def _cut(text: str, verdict: Verdict) -> tuple[Edit, ...]:
    """Return the deletion: whole lines with a break, a head with the space after it, a tail with the space before.

    Where a heading was explained ('"Wort" means "word" in English.') the meaning stays.
    """
    piece = verdict.piece
    gloss = _GLOSS.fullmatch(text, piece.start, piece.end) if piece.roles == ("gloss",) else None
    if gloss is not None:
        meaning = gloss[2][:1].upper() + gloss[2][1:] if gloss[1][:1].isupper() else gloss[2]
        return (Edit(piece.start, piece.end, meaning),)
    if piece.whole:
        start, end = line_removal(text, piece.start, piece.end)
        return (Edit(start, end, ""),)
    start, end = piece.start, piece.end
    while not piece.head and start and text[start - 1] in " \t":
        start -= 1
    return (Edit(start, end, ""),)


def _unwrap(doc: Document, judged: list[Verdict], cuts: dict[int, tuple[Edit, ...]]) -> None:
    """Let the deletion of a preamble take the marks along that wrap all that it announces."""
    first = next((verdict for verdict in judged if verdict.trust is Trust.SAFE and verdict.piece.line == 0), None)
    if first is None or not {"announce", "notice", "label"} & set(first.piece.roles) or not first.piece.head:
        return
    rest = [verdict for verdict in judged if verdict is not first]
    tail = rest[0] if len(rest) == 1 and rest[0].trust is Trust.SAFE and rest[0].piece.whole else None
    body = _strip(doc.text, first.piece.end, tail.piece.start if tail else len(doc.text))
    marks = outer_marks(doc.text, body)
    if marks is None:
        return
    if len(rest) > (tail is not None):
        return
    head = Edit(cuts[id(first)][0].start, marks[0].end, "")
    closing = Edit(marks[1].start, marks[1].end, "")
    if tail is None:
        cuts[id(first)] = (head, closing)
    else:
        cuts[id(first)] = (head,)
        cuts[id(tail)] = (Edit(closing.start, cuts[id(tail)][0].end, ""),)


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _in_the_middle(doc: Document, verdict: Verdict) -> bool:
    return verdict.piece.whole and verdict.piece.line > 0 and verdict.piece.last_line < len(doc.lines) - 1


def _quoted_lines(doc: Document, judged: list[Verdict]) -> Iterator[Found]:
    message = "the language model put the whole paragraph in quotation marks"
    chatter = frozenset(n for v in judged for n in range(v.piece.line, v.piece.last_line + 1))
    for line in wrapped_lines(doc, chatter):
        for mark in (Span(line.start, line.start + 1), Span(line.end - 1, line.end)):
            yield Found(mark, message, 0.85, Trust.SAFE, False, (Edit(mark.start, mark.end, ""),))


def _fenced(doc: Document) -> tuple[Span, Span] | None:
    return fence(doc.text, _strip(doc.text, 0, len(doc.text))) if "```" in doc.text else None


def _tagged(text: str) -> Iterator[Found]:
    if "<" not in text:
        return
    for span in thoughts(text):
        whole = span.end - span.start > 12
        edits = (Edit(*line_removal(text, *span), ""),)
        message = "the thoughts of the language model" if whole else "a tag round the thoughts of the language model"
        yield Found(span, message, 0.95, Trust.SAFE if whole else Trust.SHOWN, not whole, edits)
    found_tags = list(tags(text))
    if len(found_tags) == 1 and _at_border(text, found_tags[0]):
        span = found_tags[0]
        edits = (Edit(*line_removal(text, *span), ""),) if _alone(text, span) else (Edit(span.start, span.end, ""),)
        yield Found(span, "half a tag round the translation", 0.9, Trust.SAFE, False, edits)
    if len(found_tags) == 2 and text[found_tags[1].start + 1] == "/":
        for span in found_tags:
            edits = (Edit(*line_removal(text, *span), ""),) if _alone(text, span) else (Edit(span.start, span.end, ""),)
            yield Found(span, "a tag round the translation", 0.9, Trust.SAFE, False, edits)


def _at_border(text: str, span: Span) -> bool:
    """Whether an opening tag begins the text, or a closing one ends it."""
    if text[span.start + 1] == "/":
        return not text[span.end :].strip()
    return not text[: span.start].strip()


def _alone(text: str, span: Span) -> bool:
    return text[max(0, span.start - 1) : span.start] in ("", "\n") and text[span.end : span.end + 1] in ("", "\n", "\r")
