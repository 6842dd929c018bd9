"""Whole lines that came out of a tokenizer: marks, brackets, quotes and hyphens stand alone between spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan
from mtfix.lexicon import hyphens, words
from mtfix.model import Edit
from mtfix.text import Document, Span

_TRIGGER = re.compile(r"(?<!\.) [,.](?= |$)(?! \.)", re.M)
_SPACED = re.compile(r"(?<!\.) [,.;:!?](?= |$)(?! \.)")
_OTHER = re.compile(r" (?:n['’]t|['’](?:s|re|ve|ll|d|m)|[()\[\]]|[\"“”]|[-/%])(?= |$)|s ['’] \w")
# A mark on its word: the line was not tokenised. Short words with a stop may be abbreviations.
_ATTACHED = re.compile(r"[^\W\d_]{3,}[,;:!?](?= |$)|[^\W\d_A-Z]{4,}\.(?= |$)")
_BEFORE = re.compile(r"(?<=[^\s.…]) (?=(?:[,.;:!?)\]}%’”»…]|\.\.\.)(?:[ \"”’)\]]|$))")
_AFTER = re.compile(r"(?<![^ ])[(\[{“«$£€¥#]( )(?=\S)|(?<=[A-Z])[$]( )(?=\d)")
_QUOTE = re.compile(r"(?<![^ (\[])[\"](?![^ .,;:!?)\]])")
_SINGLE = re.compile(
    r"(?<![^ (])['‘](?P<open> )[^'‘’]{1,80}?(?P<close> )['’](?= |$)"
    r"|(?<=s)(?P<plural> )['’](?= \w)(?![^'’\n]{1,80} ['’](?: |$))"
)
_DECADE = re.compile(r"\d( )['’]s\b")
_DASH = re.compile(r"(?<=[\w.%°)]) (-) (?=[\w#$(])")
_SLASH = re.compile(r"(?<=\w) / (?=\w)")
_HALF = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?$")
_NEXT = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"\b[Cc]an( )not\b|\b(?:[Gg]on|[Ww]an)( )na\b|\b[Gg]ot( )ta\b")
_CLITIC = re.compile(
    r"(?<=[A-Za-z)])(?P<left> )(?:n['’]t|['’](?:s|re|ve|ll|d|m))(?![\w'’-])"
    r"|(?<=[A-Za-z])(?P<before> )['’](?P<after> )(?:s|t|re|ve|ll|d|m)(?![\w'’-])"
)
_MESSAGE = "a tokenizer put spaces into this line, and nobody took them out"
# Closed-class words that are also the first half of many compounds.
_PREFIXES = frozenset(
    "after all by down ever half in most never now off on once one out over still then through under up".split()
)
_STARTS_AFTER_DASH = frozenset("albeit said says namely especially including i.e e.g".split())


def find(doc: Document) -> Iterator[Plan]:
    """Yield one plan for each line that was tokenised: its spaces tell of each other, so they go together."""
    text = doc.text
    if not _TRIGGER.search(text):
        return
    for line in doc.lines:
        if _is_tokenised(text, line):
            edits = tuple(Edit(at, at + 1, "") for at in sorted(_spaces(doc, line)))
            if edits:
                yield Plan(edits[0].start, edits[-1].end, _MESSAGE, 0.97, edits)


def _is_tokenised(text: str, line: Span) -> bool:
    """Whether every mark of the line stands alone, and enough of them do to call it a tokenizer's work."""
    if not _TRIGGER.search(text, line.start, line.end):
        return False
    spaced = sum(1 for _ in _SPACED.finditer(text, line.start, line.end))
    other = sum(1 for _ in _OTHER.finditer(text, line.start, line.end))
    return spaced + other >= 2 and not _ATTACHED.search(text, line.start, line.end)


def _spaces(doc: Document, line: Span) -> set[int]:
    """Return the offsets of the spaces to take out of the line, none in code or addresses."""
    text = doc.text
    spaces = {match.start() for match in _BEFORE.finditer(text, line.start, line.end)}
    for pattern in (_AFTER, _JOINED, _DECADE):
        spaces |= {match.start(match.lastindex or 0) for match in pattern.finditer(text, line.start, line.end)}
    for pattern in (_SINGLE, _CLITIC):
        for match in pattern.finditer(text, line.start, line.end):
            spaces |= {match.start(name) for name, found in match.groupdict().items() if found}
    spaces |= set(_inside_quotes(text, line))
    for match in [*_hyphens(text, line), *_SLASH.finditer(text, line.start, line.end)]:
        spaces |= {match.start(), match.end() - 1}
    return {at for at in spaces if not _is_protected(doc, at)}


def _is_protected(doc: Document, at: int) -> bool:
    """Whether the space is inside a protected span; "85 %" is one that a tokenizer made."""
    span = doc.protecting(at, at + 1)
    return span is not None and span.label != "number"


def _inside_quotes(text: str, line: Span) -> Iterator[int]:
    """Yield the spaces inside straight quotes; they open and close in turn, and one at the end of a line closes."""
    marks = [match.start() for match in _QUOTE.finditer(text, line.start, line.end)]
    if len(marks) % 2 and not (len(marks) == 1 and _ends(text, line, marks[0])):
        marks = marks[:-1] if marks[0] == line.start else []
    opens = len(marks) != 1
    for at in marks:
        space = at + 1 if opens else at - 1
        if line.start < space < line.end and text[space] == " ":
            yield space
        opens = not opens


def _ends(text: str, line: Span, at: int) -> bool:
    return not re.search(r"\w", text[at : line.end]) and at > line.start


def _hyphens(text: str, line: Span) -> Iterator[re.Match[str]]:
    matches = list(_DASH.finditer(text, line.start, line.end))
    for index, match in enumerate(matches):
        near = [
            abs(match.start() - other.start()) for other in matches[max(index - 1, 0) : index + 2] if other is not match
        ]
        if _is_hyphen(text, match, chained=bool(near) and min(near) < 9):
            yield match


def _is_hyphen(text: str, match: re.Match[str], *, chained: bool) -> bool:
    """Whether " - " was a hyphen: known compounds and numbers, else two content words; a dash meets function words."""
    before = _HALF.search(text, max(0, match.start() - 30), match.start())
    after = _NEXT.match(text, match.end())
    if not before or not after:
        return False
    left, right = before[0], after[0]
    if left[-1].isdigit() or hyphens.is_compound(left, right) or hyphens.is_productive(left, right):
        return True
    if right[0].isdigit():
        return left.isupper()
    closed = words("en").function_words
    if left.lower() in closed - _PREFIXES or right.lower() in closed or right.lower() in _STARTS_AFTER_DASH:
        return chained
    return True
