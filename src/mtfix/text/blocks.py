"""Blocks of code: between fences, in the literal blocks of reStructuredText, and indented lines that look like code.

Indentation alone is no sign of code: verse, quotations and the paragraphs of lists are indented too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.text.segment import Span

_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})([^`\n]*)$", re.M)
_DIRECTIVE = r"\.\. (?:code-block|code|sourcecode|parsed-literal|doctest|math)::[^\n]*"
_LITERAL = re.compile(rf"^(?P<indent>[ \t]{{0,40}})(?:{_DIRECTIVE}|\S[^\n]*?(?P<colons>::)[ \t]*)\n", re.M)
_LINE = re.compile(r"([ \t]*)([^\n]*)(?:\n|\Z)")
_BLANK = re.compile(r"\n[ \t]*\n(?= {4}|\t)")
_LANGUAGE = re.compile(r"[\w+#.-]{1,20}")
_GAP = re.compile(r"\n[ \t]*\n(?=[^\n])")
_INDENTED = re.compile(r"(?:(?: {4}|\t)[ \t]*\S[^\n]*(?:\n|\Z))+")
_CODE_LINE = re.compile(
    r"[{}=<>\\|]|\w\(|[;{]\s*$|(?:^|\s)--?\w|^\s*(?:[$%#>]|>>>|\.\.\.|//|/\*|\*)\s|[\w.-]+/[\w./-]+"
)
# Lines looked at in one indented block; a longer one is judged by these.
_SAMPLE = 200


def fences(text: str) -> Iterator[Span]:
    """Yield the blocks between fences on lines of their own.

    A fence with words behind it opens a block, so a block before it that is still open was none. A block that is never
    closed is one only where its fence names a language, and ends before the first paragraph that is no code.
    """
    if "```" not in text and "~~~" not in text:
        return
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(text):
        if opened is None or (match[2].strip() and len(match[1]) >= len(opened[1])):
            opened = match
        elif match[1].startswith(opened[1]) and not match[2].strip():
            yield Span(opened.start(1), match.end(1))
            opened = None
    if opened is not None and _LANGUAGE.fullmatch(opened[2].strip()):
        yield Span(opened.start(1), _open_end(text, opened.end()))


def _open_end(text: str, at: int) -> int:
    """Return where a fenced block ends that nothing closes."""
    end = len(text)
    for gap in _GAP.finditer(text, at):
        stop = text.find("\n\n", gap.end())
        block = text[gap.end() : stop if stop >= 0 else len(text)].split("\n", _SAMPLE)[:_SAMPLE]
        if 2 * sum(_CODE_LINE.search(line[:500]) is not None for line in block) < len(block):
            end = gap.start()
            break
    return len(text[:end].rstrip())


def literals(text: str) -> Iterator[Span]:
    """Yield the literal blocks of reStructuredText, with the colons that announce them."""
    at = 0
    while "::" in text and (match := _LITERAL.search(text, at)):
        end = _indented_end(text, match.end(), len(match["indent"]))
        if end > match.end():
            yield Span(match.start("colons") if match["colons"] else match.start(), end)
        at = max(end, match.end())


def _indented_end(text: str, at: int, indent: int) -> int:
    """Return where the lines end that are indented deeper than `indent`; `at` where there is none."""
    end = at
    while at < len(text):
        line = _LINE.match(text, at)
        if line is None or (line[2].strip() and len(line[1]) <= indent):
            break
        if line[2].strip():
            end = line.end(2)
        at = line.end()
    return end


def indented(text: str) -> Iterator[Span]:
    """Yield the blocks of indented lines after a blank line of which at least half look like code."""
    starts = [0, *(match.end() for match in _BLANK.finditer(text))]
    for start in starts:
        match = _INDENTED.match(text, start)
        if match is None:
            continue
        lines = match[0].split("\n", _SAMPLE)[:_SAMPLE]
        written = [line[:500] for line in lines if line.strip()]
        if 2 * sum(_CODE_LINE.search(line) is not None for line in written) >= len(written):
            indent = len(match[0]) - len(match[0].lstrip())
            yield Span(start + indent, start + len(match[0].rstrip()))
