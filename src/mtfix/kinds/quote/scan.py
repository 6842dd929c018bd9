"""Read the paragraphs of a text one after the other and report what does not fit."""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.plan import Fault
from mtfix.kinds.quote.apostrophes import apostrophe_faults
from mtfix.kinds.quote.bare import bare_speech
from mtfix.kinds.quote.faults import faults
from mtfix.kinds.quote.marks import CLOSE, EITHER, MARK, OPEN, Habits, Mark, marks
from mtfix.kinds.quote.page import Page
from mtfix.kinds.quote.pairing import Leave, Reading, is_plain, read
from mtfix.kinds.quote.possessives import possessive_faults
from mtfix.kinds.quote.singles import single_faults
from mtfix.kinds.quote.twice import closed_twice
from mtfix.kinds.quote.wrapped import wrapped_paragraphs
from mtfix.text import Document, Span

# Lines of verse or rows of a speech that a quote may run over without a mark.
FAR = 6


def scan(doc: Document) -> Iterator[Fault]:
    """Yield the faults of all quotation marks in order; of two at one place the first found stays."""
    last = -1
    for fault in sorted(_faults(doc), key=lambda fault: (fault.start, fault.end)):
        if fault.start >= last:
            yield fault
            last = max(fault.end, fault.start + 1)


def _faults(doc: Document) -> Iterator[Fault]:
    yield from single_faults(doc)
    if not MARK.search(doc.text):
        return
    yield from bare_speech(doc)
    apostrophes = apostrophe_faults(doc)
    yield from apostrophes
    marked = _marked(doc, {fault.start for fault in apostrophes})
    extra = list(_settled(doc, marked))
    yield from extra
    wrapped = list(wrapped_paragraphs(doc, marked))
    yield from wrapped
    taken = {fault.start for fault in wrapped}
    page: Page | None = None
    for paragraph, reading in readings(marked, len(doc.paragraphs) - 1):
        page = page or Page.of(doc, len(apostrophes) + len(extra))
        yield from (fault for fault in faults(page, paragraph, reading) if fault.start not in taken)


def _marked(doc: Document, apostrophes: set[int]) -> list[tuple[int, Span, list[Mark]]]:
    """Return index, span and marks of each paragraph that has marks, those left out that stand for apostrophes."""
    habits = Habits.of(doc.text)
    found = ((index, span, marks(doc, span, habits)) for index, span in enumerate(doc.paragraphs))
    kept = ((at, span, [mark for mark in row if mark.start not in apostrophes]) for at, span, row in found)
    return [row for row in (kept if apostrophes else found) if row[2]]


def _settled(doc: Document, marked: list[tuple[int, Span, list[Mark]]]) -> Iterator[Fault]:
    """Yield what the marks of one paragraph show on their own, and take these marks out of `marked`."""
    for _, span, found in marked:
        if len(found) == 1 and _points_onward(doc.text, found[0]):
            found.clear()
            continue
        for fault in possessive_faults(doc, span, found):
            yield fault
            found[:] = [mark for mark in found if mark.start != fault.start]
        twice = closed_twice(doc, span, found)
        if twice is not None:
            found.remove(twice[0])
            yield twice[1]
    marked[:] = [row for row in marked if row[2]]


def _points_onward(text: str, mark: Mark) -> bool:
    """Whether a lone guillemet with a space between it and a word is a link to another page: Next »."""
    if mark.text == "»":
        return text[mark.start - 1 : mark.start].isspace() and text[mark.start - 2 : mark.start - 1].isalnum()
    return mark.text == "«" and text[mark.end : mark.end + 1].isspace() and text[mark.end + 1 : mark.end + 2].isalnum()


def readings(marked: list[tuple[int, Span, list[Mark]]], last: int) -> Iterator[tuple[Span, Reading]]:
    """Yield the paragraphs that need a look, with their reading; quotes left open are carried to the next one.

    `last`: the index of the last paragraph of the text.
    """
    entered = False
    for at, (index, span, found) in enumerate(marked):
        if is_plain(found) and not (entered and found[0].start > span.start):
            entered = False
            if not _needs_look(found):
                continue
        if _is_quoted_whole(found, span):
            inner = [mark.shape for mark in found[1:-1]]
            entered = inner.count(OPEN) > inner.count(CLOSE) or (entered and CLOSE not in inner)
            continue
        after = marked[at + 1] if at + 1 < len(marked) else None
        reading = read(found, entered=entered, leave=_may_leave(index, after, last), first=index == 0)
        entered = reading.runs_out
        yield span, reading


def _needs_look(found: list[Mark]) -> bool:
    """Whether marks that alternate as they should may still be foreign, loose or of two shapes."""
    if any(mark.loose or mark.glued for mark in found):
        return True
    texts = {mark.text for mark in found}
    return texts != {'"'} and (not texts <= {"“", "”"} or any(mark.shape == EITHER for mark in found))


def _is_quoted_whole(found: list[Mark], span: Span) -> bool:
    """Whether straight marks hold a whole paragraph with typographic marks inside, as in tables and cited passages.

    What is odd inside may come from the wrapping, so it is left alone too.
    """
    edges = found[0].start == span.start and found[-1].end == span.end and found[0].text == found[-1].text == '"'
    inner = found[1:-1]
    return (
        edges and bool(inner) and all(mark.text in "“”" for mark in inner) and (len(inner) % 2 or is_plain(inner)) > 0
    )


def _may_leave(index: int, after: tuple[int, Span, list[Mark]] | None, last: int) -> Leave:
    """Return whether a quote left open can go on in the next paragraph with marks, or beyond the `last` one."""
    if after is None and last > index + FAR:
        return Leave.NO
    if after is None or after[0] > index + FAR:
        return Leave.POSSIBLE
    mark = after[2][0]
    if mark.lean == CLOSE or (mark.shape == CLOSE and mark.lean != OPEN):
        return Leave.EVIDENT if mark.start > after[1].start else Leave.NO
    if mark.start > after[1].start:
        return Leave.NO
    return Leave.EVIDENT if after[0] == index + 1 else Leave.POSSIBLE
