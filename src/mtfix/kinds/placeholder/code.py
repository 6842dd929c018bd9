"""Damage inside backticks and fences: options whose dashes were set as a dash, paths and file names with spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.model import Edit
from mtfix.text import Document

_SPAN = re.compile(r"(?<!`)`([^`\n]{2,120})`(?!`)")
_FENCE = re.compile(r"^```[^\n`]*\n(.{0,4000}?)^```", re.M | re.S)
_COMMAND = re.compile(
    r"^[$> ]{0,3}(?:sudo |python3? |pip3? |git |npm |npx |cargo |go |docker |curl |make |apt |php |\./)", re.M
)
_DASH = re.compile(r"(?<![^\s\[(`])[–—](?=[a-z][a-z0-9-]{2,30}(?![\w.]))")
_PARTED = re.compile(r"(?<=\s)- -(?=[a-z])")
_SHORT = re.compile(r"(?<=[a-z] )-( )(?=[a-z] [\w./-])")
_FILE = re.compile(r"(?<=[\w-])( )\.( )(?=(?:py|js|ts|sh|md|json|yml|yaml|toml|txt|rb|php|java|html|css)\b)")
_PATH = re.compile(r"(?:[A-Za-z]:|~|\.{1,2})?(?: ?([/\\]) ?[\w.-]+)(?: ?\1 ?[\w.-]+)+ ?[/\\]?")
# A whole code span that is one torn format string, and a torn path from the home folder in any command.
_FORMAT = re.compile(r"%(?: \d{1,2} ?\$ ?| ?\d{1,2} \$ ?| ?\d{1,2}\$ | )[sdifuxX@]|% ?\( ?[a-z_]\w{0,40} ?\) ?[sdif]")
_HOME = re.compile(r"(?<=\s)~ / \.?\w[\w.-]{0,60}(?: / \.?\w[\w.-]{0,60}){0,6}(?=\s|$)")
MESSAGE = "an option with a dash of print"


def find(doc: Document) -> Iterator[Plan]:
    """Yield damage inside code, in no order; what may be prose, YAML or arithmetic in code stays."""
    text = doc.text
    if "`" not in text:
        return
    for match in _SPAN.finditer(text):
        yield from _options(text, *match.span(1))
        if " " in match[1] and _FORMAT.fullmatch(match[1]):
            yield _tight(match.span(1), match[1], "spaces inside a placeholder")
        if " " in match[1] and _PATH.fullmatch(match[1]):
            spaces = [run.span() for run in re.finditer(" +", match[1])]
            edits = tuple(Edit(match.start(1) + low, match.start(1) + high, "") for low, high in spaces)
            yield Plan(*match.span(), "a space inside a path", 0.95, edits)
    for match in _FENCE.finditer(text) if "```" in text else ():
        start = match.start(1)
        for torn in _HOME.finditer(text, start, match.end(1)):
            yield _tight(torn.span(), torn[0], "a space inside a path")
        for line in re.finditer(r"[^\n]+", match[1]):
            if _COMMAND.match(line[0]):
                yield from _options(text, start + line.start(), start + line.end())
                for gap in _SHORT.finditer(text, start + line.start(), start + line.end()):
                    yield Plan(gap.start(), gap.end(), "a space inside an option", 0.9, (Edit(*gap.span(1), ""),))


def _tight(span: tuple[int, int], surface: str, message: str) -> Plan:
    edits = tuple(Edit(span[0] + run.start(), span[0] + run.end(), "") for run in re.finditer(" +", surface))
    return Plan(*span, message, 0.95, edits)


def _options(text: str, start: int, end: int) -> Iterator[Plan]:
    for match in _DASH.finditer(text, start, end):
        yield swap(*match.span(), "--", MESSAGE, 0.9)
    for match in _PARTED.finditer(text, start, end):
        yield swap(*match.span(), "--", "a space inside an option", 0.95)
    for match in _FILE.finditer(text, start, end):
        edits = (Edit(*match.span(1), ""), Edit(*match.span(2), ""))
        yield Plan(match.start(1), match.end(2), "a space inside a file name", 0.95, edits)
