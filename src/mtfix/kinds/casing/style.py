"""How a text begins its sentences and lines: what a small first letter is judged against."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from mtfix.kinds.casing.wording import HEADING, ITEM, first_letter
from mtfix.text import Document, Span

# A text is written small on purpose when at least so many of its sentences, and so large a share, begin small; chat
# and modern verse do so. Headings and items of lists are judged among themselves. A text all of whose sentences begin
# small is taken for one from two sentences on.
_STYLE_COUNT, _STYLE_SHARE = 4, 0.5
# One line stands out where so many lines begin with a capital, and so few beside it begin small.
_MANY_LINES, _FEW = 4, 4
_EVIDENCE = 8
_MARKS = '#*=_> "“«'
# One line of chat: emoticons, marks said again, placeholders of anonymised messages, the words such a line begins with.
_CHAT = re.compile(
    r"[\U0001F300-\U0001FAFF\u2600-\u27BF]|[?!]{2}|[:;]-?[()DP]|\(\(|\)\)|#[A-Z_]{3,}#|[a-z.!?]\s?\)\s*\Z|"
    r"\A(?:ok|okay|yes|yeah|yep|yup|nope|lol|thx|thanks|haha|hmm|btw|by the way)\b"
)
# "[22:16] <nick> ok": whoever types a log types small; two lines make one.
_LOG = re.compile(r"^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]? ?)?<[\w\[\]|^`-]{1,30}> ", re.M)
# "[05/11, 21:40] Name: ok", "05/11/2023, 21:40 - Name: ok", "[21:40] Name: ok", where a quarter of the lines begin
# small: an interview has such lines as well.
_STAMPED = re.compile(
    r"^(?:\[?\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?,? \d{1,2}: ?\d{2}(?:: ?\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?:\]| -)|"
    r"\[\d{1,2}: ?\d{2}(?:: ?\d{2})?\]) ?[^\n:\[\]]{1,30}: (?=(\w)?)",
    re.M,
)
_FIRST_LINES, _SMALL_SHARE = 100, 0.25
# "the index i", "i = 0", "i-th": where i is a number, it stays small.
_VARIABLE = re.compile(
    r"\b(?:variable|index|integer|counter|subscript|step|row|column|let|each|fix|for all) i\b|"
    r"\bi(?: ?[=<>≤≥+∈]|-th\b| (?:runs|ranges|denotes|indexes) )"
)
_GREETING = re.compile(r"(?:hello|hi|hey|dear|good (?:morning|day|afternoon|evening))\b")
_CHAT_LENGTH, _BUT_LENGTH = 240, 100


class Openings(NamedTuple):
    """The sentences that begin small, with the place of the letter, and counts of those that begin either way."""

    small: list[tuple[Span, int]]
    large: int
    small_headings: int
    small_prose: int
    small_lines: int
    large_lines: int

    @property
    def is_small_style(self) -> bool:
        """Whether so many sentences begin small that the writer meant it, or a system lost all capitals."""
        count = self.small_prose
        return (self.large == 0 and count > 1) or (
            count >= _STYLE_COUNT and count >= _STYLE_SHARE * (count + self.large)
        )

    @property
    def one_is_lost(self) -> bool:
        """Whether so few lines begin small that even a line without a verb has lost its capital."""
        return self.large_lines >= _EVIDENCE * self.small_lines

    @property
    def one_stands_out(self) -> bool:
        """Whether hardly any line begins small among many that begin with a capital."""
        return self.large_lines >= max(_MANY_LINES, _FEW * (self.small_lines - 1))


def counts_with_i(doc: Document) -> bool:
    """Return whether the text has a number i, which stays small."""
    return "i" in doc.forms and _VARIABLE.search(doc.text) is not None


def is_log(doc: Document) -> bool:
    """Return whether the text is the log of a chat, whose lines begin with a nick, or with a time and a name."""
    if "> " in doc.text and len(list(islice(_LOG.finditer(doc.text), 2))) == 2:
        return True
    heads: list[str] = (
        [match[1] or "" for match in islice(_STAMPED.finditer(doc.text), _FIRST_LINES)] if ": " in doc.text else []
    )
    small = sum(head.islower() for head in heads)
    return small > 1 and small >= _SMALL_SHARE * len(heads)


def is_chat(doc: Document) -> bool:
    """Return whether the text is one line as people type it in a chat, where many start small on purpose.

    In WMT22 the references of two in three such questions of German, Russian and Ukrainian users begin small.
    """
    text = doc.text.strip()
    if "\n" in text or len(text) > _CHAT_LENGTH:
        return False
    if _GREETING.match(text):
        return False
    if text.endswith("?") or (text.startswith("but ") and len(text) <= _BUT_LENGTH):
        return True
    return _CHAT.search(text) is not None and (text[-1:] != ")" or text.count(")") != text.count("(") or "?" in text)


def openings(doc: Document) -> Openings:
    """Return how the sentences and paragraphs of the text begin; signs and numbers count for neither way."""
    text = doc.text
    others = [span for span in doc.sentences if not text[span.start].isupper()]
    small = [
        (span, at)
        for span in others
        if (at := first_letter(text, span)) is not None and text[at].islower() and not doc.is_protected(at, at + 1)
    ]
    if not small:
        return Openings([], len(doc.sentences) - len(others), 0, 0, 0, 0)
    headings = sum(HEADING.match(text, span.start) is not None for span, _ in small)
    items = sum(ITEM.match(text, span.start) is not None for span, _ in small)
    lines = [
        text[line.start : line.start + 8].lstrip(_MARKS)[:1]
        for line in doc.paragraphs
        if not doc.is_protected(line.start, line.start + 1)
    ]
    return Openings(
        small,
        len(doc.sentences) - len(others),
        headings,
        len(small) - headings - items,
        sum(first.islower() for first in lines),
        sum(first.isupper() for first in lines),
    )
