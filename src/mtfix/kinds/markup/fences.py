"""Fences of code blocks that are glued to their code, or have spaces between their backticks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.model import Edit
from mtfix.text import Document

_FENCE = re.compile(r"```+")
_INFO = re.compile(r"[\w+#./-]*(?:\s*[{:,(].*|\s+\w+=.*)?$")
_LANGUAGES = "python bash sh shell js javascript json yaml html css java sql go rust ruby php cpp c text xml".split()
_LANGUAGE = re.compile(rf"({'|'.join(_LANGUAGES)})[ \t]+(?=\S)", re.I)
_TORN = re.compile(r"^[ \t]*(?:`` `|` ``|` ` `|'' '|' ' ')(?=\w*$)", re.M)
_CODE = re.compile(r"[=;{(]|^(?:def|import|from|class|const|let|var|npm|pip|git|cd|sudo|curl|docker)\b")
MESSAGE = "a fence glued to its code"


def find(doc: Document) -> Iterator[Plan]:
    """Yield fences that share a line with code: at the opening, and at the end."""
    text = doc.text
    if "` `" in text or "' '" in text:
        for match in _TORN.finditer(text):
            start = match.end() - len(match[0].lstrip())
            yield swap(start, match.end(), "```", "a fence with spaces inside")
    if "```" not in text:
        return
    is_open = False
    for line in doc.lines:
        marks = [match.start() for match in _FENCE.finditer(text, line.start, line.end)]
        if not marks or len(marks) > 1:
            continue
        plan, closes = _judge(text, line.start, line.end, marks[0], is_open)
        is_open = not closes if plan is None else not is_open
        if plan:
            yield plan


def _judge(text: str, start: int, end: int, at: int, is_open: bool) -> tuple[Plan | None, bool]:
    """Return the plan for the one fence of a line, if it is glued, and whether it closes the block."""
    rest = text[at + 3 : end].strip("`")
    if not is_open and at == start:
        return _glued_opening(start, end, rest), False
    if is_open and at + 3 == end and at > start:
        return Plan(at, end, MESSAGE, 0.95, (Edit(at, at, "\n"),)), True
    return None, is_open if at == start and not rest else not is_open


def _glued_opening(start: int, end: int, rest: str) -> Plan | None:
    language = _LANGUAGE.match(rest)
    code = rest[language.end() :] if language else rest
    if not rest or (not language and _INFO.match(rest) and not _CODE.match(rest)) or not _CODE.search(code):
        return None
    if ("{" in rest[:20] and "}" in rest) or re.match(r"\w+=", code):
        return None
    if language:
        at = start + 3 + language.end()
        return Plan(start, end, MESSAGE, 0.9, (Edit(at - len(language[0]) + len(language[1]), at, "\n"),))
    return Plan(start, end, MESSAGE, 0.95, (Edit(start + 3, start + 3, "\n"),))
