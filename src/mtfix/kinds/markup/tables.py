"""Markdown tables whose bars or rules were translated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.model import Edit, Safety
from mtfix.text import Document, Span

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?")
_BROKEN_RULE = re.compile(r"\|(?:\s*:?\s*[-–—](?:\s?[-–—])*\s*:?\s*\|){2,}")
_SLASH = re.compile(r"(?<![/:])[/／｜](?![/／])")
MESSAGE = "a bar of a table that was translated"


def find(doc: Document) -> Iterator[Plan]:
    """Yield the slashes that stand for bars in rows of a table, and rules of dashes."""
    text = doc.text
    if "|" not in text:
        return
    columns, whole = 0, False
    for index, line in enumerate(doc.lines):
        row = text[line.start : line.end]
        if "|" not in row:
            columns = 0
        elif _RULE.fullmatch(row) and index and "|" in text[doc.lines[index - 1].start : doc.lines[index - 1].end]:
            columns = row.strip("|").count("|") + 1 if row.startswith("|") and row.endswith("|") else 0
            whole = _is_whole(doc, index)
        elif index and _BROKEN_RULE.fullmatch(row) and text[doc.lines[index - 1].start] == "|":
            columns = row.count("|") - 1
            yield swap(line.start, line.end, _rule(row), "the rule of a table that was translated")
        elif columns and row.startswith("|"):
            yield from _bars(text, line, columns)
            if whole and row.count("|") == columns and not row.rstrip().endswith("|") and _SLASH.search(row) is None:
                at = text.find("\n", line.end)
                at = at if at >= 0 else len(text)
                yield Plan(
                    at, at, "a row without its last bar", 0.8, (Edit(at, at, "|" if text[at - 1] == " " else " |"),)
                )


def _is_whole(doc: Document, rule: int) -> bool:
    """Whether the rows of a table have their last bars: the one above the rule, and most of those below."""
    ends = [doc.text[line.end - 1] == "|" for line in _rows(doc, rule + 1)]
    above = doc.lines[rule - 1]
    return doc.text[above.end - 1] == "|" and (len(ends) < 2 or 2 * sum(ends) >= len(ends))


def _rows(doc: Document, first: int) -> Iterator[Span]:
    """Yield the rows from line `first` on, forty at most."""
    for line in doc.lines[first : first + 40]:
        if doc.text[line.start] != "|":
            return
        yield line


def _rule(row: str) -> str:
    cells = [cell.replace(" ", "") for cell in row.strip("|").split("|")]
    return "| " + " | ".join((":" * cell.startswith(":")) + "---" + (":" * cell.endswith(":")) for cell in cells) + " |"


def _bars(text: str, line: Span, columns: int) -> Iterator[Plan]:
    """Yield as many slashes as the row lacks bars: those with spaces round them first."""
    missing = columns + 1 - text.count("|", line.start, line.end) + text.count("\\|", line.start, line.end)
    if missing <= 0:
        return
    slashes = [match.start() for match in _SLASH.finditer(text, line.start, line.end)]
    slashes.sort(key=lambda at: (-_looseness(text, at, line.end), at))
    if len(slashes) < missing:
        return
    for at in slashes[:missing]:
        sure = _looseness(text, at, line.end) or len(slashes) == missing
        yield swap(at, at + 1, "|", MESSAGE, 0.95 if sure else 0.8, Safety.SAFE if sure else Safety.UNSAFE)


def _looseness(text: str, at: int, end: int) -> int:
    """Return how loosely the slash stands: 2 with spaces on both sides or as the last mark, 1 on one side, 0 else."""
    if text[at] in "／｜" or at + 1 == end:
        return 2
    return (text[at - 1] == " ") + (text[at + 1] == " ")
