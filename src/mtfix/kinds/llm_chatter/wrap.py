"""What a language model wraps round a text: quotation marks, a fence, tags, its thoughts.

Balance first: a mark is an outer one only when nothing inside can be its partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mtfix.text import Document, Span

_FENCE_OPEN = re.compile(r"```(?:markdown|md|text|txt|plaintext|english|en)?[ \t]*\r?\n")
_THINK = re.compile(r"<(think|thinking|thought|reasoning)>", re.I)
_TAG = re.compile(r"</?(?:translation|translated_text|translated|target_text|english_translation)>", re.I)
_CODE = re.compile(r"[{}=\\]|->|;$|\bdef |\bimport |^\s*(?:\$ |#!|//)", re.M)
_ATTRIBUTION = re.compile(r"[,!?]\"[ \t]?[a-z]|\" (?:he|she|they|i|we|said|asked|replied)\b", re.I)
PAIRS = {"“": "”", "„": "“", "«": "»", "「": "」", "『": "』"}


def outer_marks(text: str, body: Span) -> tuple[Span, Span] | None:
    """Return the two marks that wrap the whole of `body` (quotation marks or fence lines), or None."""
    start, end = body
    if end - start < 3:
        return None
    first, last = text[start], text[end - 1]
    if first == '"' == last:
        return (Span(start, start + 1), Span(end - 1, end)) if text.find('"', start + 1, end - 1) < 0 else None
    if PAIRS.get(first) == last:
        return _nested(text, body, first, last)
    return fence(text, body)


def _nested(text: str, body: Span, open_: str, close: str) -> tuple[Span, Span] | None:
    """Return the outer pair where the first mark closes only at the end."""
    depth = 0
    for match in re.finditer(f"[{open_}{close}]", text[body.start : body.end]):
        depth += 1 if match[0] == open_ else -1
        if depth <= 0 and match.end() < body.end - body.start:
            return None
    return (Span(body.start, body.start + 1), Span(body.end - 1, body.end)) if depth == 0 else None


def fence(text: str, body: Span) -> tuple[Span, Span] | None:
    """Return the first and last line of a fence round the whole of `body`, where prose is inside."""
    match = _FENCE_OPEN.match(text, body.start, body.end)
    if match is None or not text.endswith("```", match.end(), body.end):
        return None
    inner = text[match.end() : body.end - 3]
    if "```" in inner or not inner.endswith("\n") or not _is_prose(inner):
        return None
    return Span(body.start, match.end()), Span(match.end() + len(inner.rstrip()), body.end)


def _is_prose(inner: str) -> bool:
    sample = inner[:4000]
    letters = sum(char.isalpha() or char.isspace() for char in sample)
    return letters > 0.85 * len(sample) and sample.count(" ") >= 5 and len(_CODE.findall(sample)) * 400 < len(sample)


def thoughts(text: str) -> Iterator[Span]:
    """Yield the blocks that hold a model's thoughts, with their tags; one that never closes reaches to the end."""
    at = 0
    while match := _THINK.search(text, at):
        close = f"</{match[1]}>"
        end = text.find(close, match.end())
        yield Span(match.start(), end + len(close) if end >= 0 else match.end())
        at = end + len(close) if end >= 0 else len(text)
    if text.count("</think>") > text.count("<think>"):
        yield Span(text.find("</think>"), text.find("</think>") + 8)


def tags(text: str) -> Iterator[Span]:
    """Yield the tags that say "this is the translation"."""
    if "transl" in text or "target_text" in text or "TRANSL" in text:
        for match in _TAG.finditer(text):
            yield Span(match.start(), match.end())


def wrapped_lines(doc: Document, chatter: frozenset[int]) -> list[Span]:
    """Return the lines that stand between straight quotation marks as wholes, where at least half of the prose does.

    A model that gets a document in pieces quotes the pieces. Dialogue looks alike, so one attribution ("he said")
    ends the suspicion. `chatter` holds the numbers of the lines that are not the text's own.
    """
    prose = list(_prose_lines(doc, chatter))
    found = [line for line in doc.lines if _is_wrapped(doc.text, line)]
    wrapped = sum(_is_wrapped(doc.text, line) for line in prose)
    if len(found) < 2 or wrapped * 2 < len(prose) or any(a.end + 1 >= b.start for a, b in pairwise(found)):
        return []
    return [] if _ATTRIBUTION.search(doc.text) else found


def _prose_lines(doc: Document, chatter: frozenset[int]) -> Iterator[Span]:
    """Yield the long lines outside fences and chatter."""
    fenced = False
    for number, line in enumerate(doc.lines):
        if doc.text.startswith("```", line.start):
            fenced = not fenced
        elif not fenced and number not in chatter and line.end - line.start > 40:
            yield line


def _is_wrapped(text: str, line: Span) -> bool:
    quoted = text[line.start] == '"' == text[line.end - 1] and line.end - line.start > 8
    return quoted and text.find('"', line.start + 1, line.end - 1) < 0
