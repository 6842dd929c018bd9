"""Sentences that stand further up already, cut short or with words dropped.

A text that is translated in pieces, or asked for once more when an answer was cut off, says a sentence again, and never
in quite the same way. The copy counts when all its words stand in the earlier sentence in the same order, and both
begin alike. Nothing is deleted for sure: authors repeat a line on purpose, and pages quote their own text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from mtfix.lexicon import words
from mtfix.text import Document, Span, line_removal

# Letters; words; shorter sentences are formulas. Of the earlier sentence at least half must be said again.
_LETTERS, _WORDS, _HALF = 45, 8, 0.5
_BEGIN = 14
# So many sentences of one beginning are compared, and so many words.
# More such lines are a dialogue.
_MOST, _LONGEST_QUOTE = 6, 300
_KEPT, _LONGEST = 4, 120
_WORD = re.compile(r"[^\W_]+")
_MARKS = " \t\"'“”‘’„«»([*_#>-–—.0123456789"
# A pull quote: a line that is a quotation from end to end, of so many words, letters of another paragraph.
_PULLED = re.compile(r"[\"“„«»]([^\n\"“”„«»]{20,300})[\"”“»«]$")
_QUOTED_WORDS = 5
_OPENING, _DASHES = frozenset("\"“„«»‘'"), frozenset("-–—―~")
# More pull quotes are a page of quotations; the name of a speaker has so many words.
_FEW, _NAME = 2, 4
_NO_PROSE = re.compile(r"[|{}<=+\\\t]|://")


class Copy(NamedTuple):
    """A sentence that stands further up already, what to delete, whether it surely goes."""

    span: Span
    cut: Span
    sure: bool = False


def copies(doc: Document) -> Iterator[Copy]:
    """Yield the copies; none where they are more than an eighth of the sentences, as in verse, forms and tables.

    None either in texts about programs: manuals say nearly the same of two things.
    """
    found = [] if doc.is_technical else list(_found(doc))
    if len(found) == 1 or len(found) * 8 <= len(doc.sentences):
        yield from found


def pull_quotes(doc: Document) -> Iterator[Copy]:
    """Yield lines that are nothing but a quotation of words that stand in a paragraph further up.

    Pages set such lines in large type beside the article; without their layout they stand between two paragraphs.
    They surely go where no other line is a quotation, as in a dialogue, and nobody is named below as the speaker.
    """
    quoted = [] if doc.is_technical else [line for line in doc.lines if _is_pulled(doc, line)]
    if not 0 < len(quoted) <= min(_MOST, len(doc.lines) // 4):
        return
    plain = {_said(doc, line) for line in doc.lines if line not in quoted and line.end - line.start <= _LONGEST_QUOTE}
    last, said = doc.lines[0].start, " "
    lone = sum(doc.text[line.start] in _OPENING for line in doc.lines) == len(quoted) <= _FEW
    for line in quoted:
        said += _said(doc, Span(last, line.start)) + " "
        last, quote = line.start, _said(doc, line)
        if quote.count(" ") >= _QUOTED_WORDS - 1 and f" {quote} " in said and quote not in plain:
            yield Copy(line, line_removal(doc.text, *line), lone and not _is_credited(doc, line))


def _is_credited(doc: Document, line: Span) -> bool:
    """Whether the line below names the speaker: it begins with a dash, or it is short and has no full stop."""
    at = bisect_right(doc.lines, line)
    if at == len(doc.lines):
        return False
    below = doc.lines[at]
    if doc.text[below.start] in _DASHES:
        return True
    names = [word.text for word in doc.words_in(below.start, min(below.end, below.start + _LONGEST_QUOTE))]
    named = 0 < len(names) <= _NAME and doc.text[below.start].isupper() and doc.text[below.end - 1].isalpha()
    return named and not any(name.lower() in words("en").function_words for name in names)


def _said(doc: Document, span: Span) -> str:
    """Return the words of the span in small letters with one space between them."""
    return " ".join(_WORD.findall(doc.text[span.start : span.end].lower()))


def _is_pulled(doc: Document, line: Span) -> bool:
    return _PULLED.match(doc.text, line.start, line.end) is not None and _is_apart(doc, line)


def _is_apart(doc: Document, line: Span) -> bool:
    """Whether blank lines or the ends of the text stand around the line."""
    before, after = doc.text[max(0, line.start - 2) : line.start], doc.text[line.end : line.end + 2]
    return before in ("", "\n", "\n\n") and after in ("", "\n", "\n\n")


def _found(doc: Document) -> Iterator[Copy]:
    text = doc.text
    seen: dict[str, list[int]] = {}
    for number, span in enumerate(doc.sentences):
        if span.end - span.start < _LETTERS:
            continue
        begin = text[span.start : span.start + 2 * _BEGIN].lstrip(_MARKS)[:_BEGIN]
        earlier = seen.setdefault(begin, [])
        if any(_says(doc, doc.sentences[other], span) for other in earlier):
            yield Copy(span, _cut(doc, span))
        if len(earlier) < _KEPT:
            earlier.append(number)


def _says(doc: Document, above: Span, below: Span) -> bool:
    """Whether the words of the lower sentence stand in the upper one in the same order, and are half of it or more.

    A full copy further down is what pages quote of themselves.
    """
    said = doc.text[below.start : below.end]
    if _NO_PROSE.search(said) or not said.rstrip("\"'”’»)*_ ").endswith((".", "!", "?", "…")):
        return False
    first = _WORD.findall(doc.text[above.start : above.end].lower())
    second = _WORD.findall(said.lower())
    if not _WORDS <= len(second) <= _LONGEST or len(second) < _HALF * len(first):
        return False
    rest = iter(first)
    return len(second) < len(first) and all(word in rest for word in second)


def _cut(doc: Document, span: Span) -> Span:
    """Return the sentence with the space before it, or its line where it fills one."""
    text = doc.text
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if before in ("", "\n") and after in ("", "\n"):
        return line_removal(text, *span)
    if before == " ":
        return Span(span.start - 1, span.end)
    return Span(span.start, span.end + 1) if after == " " else span
