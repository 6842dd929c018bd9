"""Short lines that are no sentences: titles, labels, buttons. Other lines of the text must show how they begin."""

from __future__ import annotations

import re

from mtfix.kinds.casing.miscased import Miscased, ends_stopped, is_common
from mtfix.kinds.casing.style import Openings
from mtfix.kinds.casing.wording import LINKING, above_of, is_rest, raised, waits
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document, Span

# Two to seven plain words, to the end of the line or to a colon.
_TITLE = re.compile(r"[^\W\d_][\w’'-]*(?: [\w’'-]+){1,6}(?= ?[:：]|\n|\Z)")
# Words that begin a command or a line of code as well as a title: "make install", "import numpy".
_COMMANDS = frozenset(
    "make cat find go cut sort head tail touch kill sleep echo set export import from let var if for while return "
    "print use type class new public private def function const sudo git docker select insert update delete create run "
    "npm pip mount install apt cd cp less more top man who time date diff test wait".split()
)
_SHORT_LINE = 45
_MESSAGE = "the line lost its capital letter"


def short_line(doc: Document, paragraph: Span, match: re.Match[str], opened: Openings) -> Miscased | None:
    """Judge a line that is no sentence: it stands out where all others begin with a capital.

    It must stand apart, with a blank line above, or among other short lines (a menu); what goes on with the line
    above, what is indented as code is, and what may be a command is left alone.
    """
    text, head = doc.text, match[0]
    title = _TITLE.match(text, match.start(), paragraph.end)
    if title is None or not opened.one_stands_out or not (is_common(head) or head in words("en").function_words):
        return None
    if head in LINKING or head in _COMMANDS or is_rest(head, text[match.end() : paragraph.end]):
        return None
    if text[max(0, paragraph.start - 4) : paragraph.start].endswith(("    ", "\t")):
        return None
    above = above_of(doc, paragraph)
    if above is not None and (waits(text, above) or not _stands_apart(doc, above, paragraph)):
        return None
    return raised(match, 0.7, Safety.SAFE, _MESSAGE)


def _stands_apart(doc: Document, above: Span, line: Span) -> bool:
    """Whether a blank line or a full stop parts the two, or both are short and the one above begins with a capital."""
    text = doc.text
    if text.count("\n", above.end, line.start) > 1 or ends_stopped(text, above.start, above.end):
        return True
    return max(above.end - above.start, line.end - line.start) < _SHORT_LINE and text[above.start].isupper()
