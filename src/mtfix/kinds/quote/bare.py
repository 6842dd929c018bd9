"""Direct speech that lost both of its marks: "We tell them to refuse, the lawyer explains." among quoted speech.

Good news writing ends reported speech in the same way ("The work will take a year, the mayor said."), so only speech in
the first person counts, in a paragraph of its own without any mark, and only where the text quotes its other speech.
Where the speech begins is a guess; the marks are proposed, never applied by default.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Fault
from mtfix.kinds.quote import attribution
from mtfix.kinds.quote.marks import MARK
from mtfix.kinds.quote.style import style_of
from mtfix.model import Edit, Safety
from mtfix.text import Document, Span

_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|I|[Mm]y|[Oo]ur|us)\b")
_SAYS_I = re.compile(r"\b(?:I|we) \w+\W*$")
_QUOTED_SPEECH = re.compile(r"(?:[,.!?][”\"]|[”\"],) ")
LEAST_QUOTED = 2
SHORTEST, LONGEST = 40, 600


def bare_speech(doc: Document) -> Iterator[Fault]:
    """Yield the places of the two missing marks of each such paragraph."""
    candidates = [span for span in doc.paragraphs if _may_be_speech(doc.text, span)]
    if not candidates or len(_QUOTED_SPEECH.findall(doc.text)) < LEAST_QUOTED:
        return
    style, _ = style_of(doc)
    for span in candidates:
        places = attribution.closing_places(doc.text, span.start, span.end)
        if len(places) == 1 and _FIRST_PERSON.search(doc.text, span.start, places[0]):
            yield _missing(span.start, style.open)
            yield _missing(places[0], style.close)


def _may_be_speech(text: str, span: Span) -> bool:
    if not SHORTEST <= span.end - span.start <= LONGEST or text[span.end - 1] != ".":
        return False  # a headline quotes without marks: "We are the target, minister says"
    if not attribution.ends_with_clause(text, *span):
        return False
    return not MARK.search(text, *span) and not _SAYS_I.search(text, max(span.start, span.end - 40), span.end)


def _missing(at: int, mark: str) -> Fault:
    message = "direct speech without its quotation marks"
    return Fault(at, at, message, 0.7, (Edit(at, at, mark),), 0.6, Safety.UNSAFE)
