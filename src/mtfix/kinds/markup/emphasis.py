"""Emphasis with spaces inside its marks, which Markdown then prints as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut
from mtfix.model import Edit, Safety
from mtfix.text import Document, Span

_DOUBLE = re.compile(r"(?<![*\\/])\*\*(?![*/])")
_SPLIT = re.compile(r"(?<![\w*])\* \*( ?)([^\s*][^*\n]{0,120}?)( ?)\* \*(?![\w*])")
# One of the two marks is parted: "* *Note:**". An item of a list may hold emphasis of one star, so the other is whole.
_HALF_SPLIT = re.compile(
    r"(?<![\w*])\*( )\*(?=[^\s*])[^*\n]{1,120}(?<=\S)\*\*(?!\*)"
    r"|(?<![\w*])\*\*(?=[^\s*])[^*\n]{1,120}(?<=\S)\*( )\*(?![\w*])"
)
# A bold label that lost its end: "4. **Rice: none", between labels that have theirs.
_LABEL = re.compile(r"^[ \t]*(?:[-+•]|\d{1,2}[.)])?[ \t]*(\*\*)(?=[^\s*])[^*\n]{1,40}:(?=\s)[^*\n]*$", re.M)
_SOUND_LABEL = re.compile(r"^[ \t]*(?:[-+•]|\d{1,2}[.)])?[ \t]*\*\*[^\s*][^*\n]{0,40}(?::\*\*|\*\*:)", re.M)
_STAR = re.compile(r"(?<![*\\])\*(?!\*)")
_RULE = re.compile(r"[ \t]*(?:\*[ \t]*){3,}$")
_MARKDOWN = re.compile(r"\*\*\S|^#{1,6} |\]\(|\] \(|```|`\w", re.M)
_ARITHMETIC = re.compile(r"[\d=+/^<>|]|\w\(")
# A path of Windows with spaces inside is one damage with its marks.
_PATH = re.compile(r" ?[A-Za-z]: ?\\ ?\w.*(?: \\|\\ )")
_UNDERLINES = re.compile(r"(?<![\w_])__( [^_\n]{0,80}[^\s_] | [^_\n]{0,80}[^\s_]|[^\s_][^_\n]{0,80} )__(?![\w_])")
_STRUCK = re.compile(
    r"(?<![\w~])(?:~~( [^~\n]{0,80}[^\s~] ?|[^\s~][^~\n]{0,80} )~~|~ ~ ?([^~\n]{1,80}?) ?~ ~)(?![\w~])"
)
# "A** K**": a shop hides the names of its customers.
_INITIAL = re.compile(r"\s?[^\W\d_]")
_WORDS = re.compile(r"[^\W\d_]{2,}")
MESSAGE = "spaces inside the marks of emphasis"
LONGEST = 200


def find(doc: Document) -> Iterator[Plan]:
    """Yield emphasis with spaces inside: `**` anywhere, `*` only in a text that is Markdown."""
    text = doc.text
    if "__" in text and _MARKDOWN.search(text):
        yield from (
            _tightened(match, "__", match[1]) for match in _UNDERLINES.finditer(text) if _WORDS.search(match[1])
        )
    if "~" in text:
        for match in _STRUCK.finditer(text):
            if _WORDS.search(match[0]):
                yield _tightened(match, "~~", match[1] or match[2])
    if "*" in text:
        yield from _stars(doc)


def _tightened(match: re.Match[str], mark: str, inner: str) -> Plan:
    """Return the plan that puts the marks tightly round the words."""
    low = match.start() + match[0].index(inner) + len(inner) - len(inner.lstrip())
    high = low + len(inner.strip())
    edits = [Edit(match.start(), low, mark), Edit(high, match.end(), mark)]
    return Plan(*match.span(), MESSAGE, 0.9, tuple(edits))


def _stars(doc: Document) -> Iterator[Plan]:
    text = doc.text
    if "* *" in text:
        yield from (_split(match) for match in _SPLIT.finditer(text) if not _is_odd(text, match.start()))
    if "**" in text:
        yield from _halves(text)
    doubles = "**" in text
    singles = _MARKDOWN.search(text) is not None
    for line in doc.lines:
        star = text.find("*", line.start, line.end)
        if star < 0 or _RULE.match(text, line.start, line.end):
            continue
        if doubles:
            yield from _double(text, line)
        if singles:
            yield from _single(text, line)


def _halves(text: str) -> Iterator[Plan]:
    """Yield marks of which one is parted, and labels whose second mark is lost."""
    for match in _HALF_SPLIT.finditer(text) if "* *" in text else ():
        group = 1 if match[1] else 2
        yield Plan(*match.span(), MESSAGE, 0.9, (Edit(*match.span(group), ""),))
    sound = _SOUND_LABEL.search(text) is not None
    if sound or text.count("**") == 1:  # "**Prices exclude tax" may be a footnote, an item of a list is none
        for match in _LABEL.finditer(text):
            if sound or match.start(1) > match.start() + 1:
                yield cut(*match.span(1), "a mark of emphasis without its other half", 0.8, Safety.UNSAFE)


def _double(text: str, line: Span) -> Iterator[Plan]:
    """Yield the spaced pairs of a line; marks pair in turn, so that text between two pairs is never taken for one."""
    marks = [match.start() for match in _DOUBLE.finditer(text[line.start : line.end])]
    marks = [line.start + at for at in marks]
    if len(marks) % 2:
        return
    for left, right in zip(marks[::2], marks[1::2], strict=True):
        inner = text[left + 2 : right]
        masked = text[left - 1 : left].isalnum() and _INITIAL.fullmatch(inner)
        if _is_spaced(inner) and not masked and not _is_power(text, left, right, inner):
            yield _plan(text, left, right, 2, 0.95)


def _is_spaced(inner: str) -> bool:
    return len(inner.strip()) > 0 and len(inner) <= LONGEST and inner != inner.strip()


def _is_power(text: str, left: int, right: int, inner: str) -> bool:
    """Whether `**` raises to a power here: digits or code beside or between the marks, no space that MT put in."""
    before, after = text[max(0, left - 2) : left], text[right + 2 : right + 4]
    if re.search(r"[\d)\]=]\s?$", before) and re.match(r"\s?[\d(\[]", inner):
        return True
    return bool(re.search(r"[=+^<>]", inner) or (re.match(r"\s?\d", after) and inner.strip().isdigit()))


def _is_odd(text: str, at: int) -> bool:
    """Whether the line around `at` has an odd number of parted marks: then nobody knows which two are a pair."""
    low, high = text.rfind("\n", max(0, at - 500), at) + 1, text.find("\n", at, at + 500)
    return text.count("* *", max(low, at - 500), high if high >= 0 else at + 500) % 2 == 1


def _split(match: re.Match[str]) -> Plan:
    """Return the plan for "* * word * *"."""
    start, end = match.span()
    edits = [Edit(start + 1, start + 2, ""), Edit(end - 2, end - 1, "")]
    edits += [Edit(*match.span(group), "") for group in (1, 3) if match[group]]
    return Plan(start, end, MESSAGE, 0.9, tuple(sorted(edits)))


def _single(text: str, line: Span) -> Iterator[Plan]:
    marks = [match.start() + line.start for match in _STAR.finditer(text[line.start : line.end])]
    marks = [at for at in marks if text[at - 1 : at] != "*" or at == 0]
    if marks and marks[0] == line.start and text[line.start + 1 : line.start + 2] in (" ", "\t"):
        marks = marks[1:]
    if len(marks) % 2:
        return
    for left, right in zip(marks[::2], marks[1::2], strict=True):
        inner = text[left + 1 : right]
        outside = (text[left - 1 : left] or " ") + (text[right + 1 : right + 2] or " ")
        if not _is_spaced(inner) or any(char.isalnum() or char == "/" for char in outside):
            continue
        if _ARITHMETIC.search(inner.split("\\")[0][:20]) and "/" not in inner:
            continue
        if _WORDS.search(inner) and not _PATH.match(inner):
            yield _plan(text, left, right, 1, 0.85)


def _plan(text: str, left: int, right: int, width: int, score: float) -> Plan:
    """Return the plan that takes the spaces out of the marks, or puts them outside where a word touches a mark."""
    inner = text[left + width : right]
    edits = []
    if inner[0].isspace():
        if text[left - 1 : left].isalnum() and left:
            edits.append(Edit(left, left, " "))
        edits.append(Edit(left + width, left + width + len(inner) - len(inner.lstrip()), ""))
    if inner[-1].isspace():
        edits.append(Edit(right - (len(inner) - len(inner.rstrip())), right, ""))
        if text[right + width : right + width + 1].isalnum():
            edits.append(Edit(right + width, right + width, " "))
    return Plan(left, right + width, MESSAGE, score, tuple(edits), Safety.SAFE)
