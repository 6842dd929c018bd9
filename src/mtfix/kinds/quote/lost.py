"""Marks that are missing or have no partner: where the lost half belongs, if one place fits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Fault
from mtfix.kinds.quote import attribution
from mtfix.kinds.quote import places as places_
from mtfix.kinds.quote.marks import CLOSE, EITHER, OPEN, Mark
from mtfix.kinds.quote.page import SPACES, Page, deletion
from mtfix.kinds.quote.pairing import Leave, Reading
from mtfix.model import Edit, Safety
from mtfix.text import Span

# “Export' does: a name of one to three words that a single mark closes; after "s" it may be a plural's apostrophe.
_SINGLE_CLOSE = re.compile(r"[A-Z]\w{0,20}(?: \w{1,20}){0,2}(?<![sS])['’‘](?=[\s.,;:!?)])")


def unclosed(page: Page, paragraph: Span, reading: Reading, mark: Mark) -> Iterator[Fault]:
    """Yield a lost closing mark: before the attribution where there is one, else shown at the opening mark."""
    text = page.doc.text
    until = reading.gap_after(mark, paragraph.end)
    places = attribution.closing_places(text, mark.end, until)
    places = places or attribution.loose_closing_places(text, mark.end, until)
    close = page.style.close if mark.text != '"' else '"'
    if len(places) == 1:
        yield _lost_close(places[0], close, sure=not _may_end_speech(text, paragraph, mark))
        return
    known = places_.before_credit(page, mark.end, until) or places_.end_of_speech(page, paragraph, reading, mark)
    if known is not None:
        yield _lost_close(known, close, sure=True)
        return
    if places_.is_superfluous(page, paragraph, mark):
        yield deletion(mark, "a mark that opens nothing behind the number of a clause", 0.75, 0.6)
        return
    half = _SINGLE_CLOSE.match(text, mark.end, min(until, mark.end + 40)) if mark.lean == OPEN else None
    if half is not None:
        at = half.end() - 1
        yield Fault(at, at + 1, "two halves of different shape", 0.95, (Edit(at, at + 1, close),), 0.85, Safety.SAFE)
        return
    if mark.lean != OPEN or _may_run_on(text, paragraph, reading, mark):
        return
    end = _sentence_end(text, mark.end, until, page.inside)
    edits = (Edit(end, end, close),) if end is not None else ()
    yield Fault(mark.start, mark.end, "this quotation mark is never closed", 0.6, edits, 0.5, Safety.UNSAFE)


def _lost_close(at: int, close: str, *, sure: bool) -> Fault:
    edits = (Edit(at, at, close),)
    if sure:
        return Fault(at, at, "closing quotation mark lost", 0.95, edits, 0.93, Safety.SAFE)
    return Fault(at, at, "closing quotation mark lost", 0.8, edits, 0.6, Safety.UNSAFE)


def _may_end_speech(text: str, paragraph: Span, mark: Mark) -> bool:
    """Whether a mark that leans to a name may end the speech before it: `the roof leaks, "Ida Brun, a nurse, said`."""
    return mark.start > paragraph.start and text[mark.start - 2 : mark.start] in (", ", "! ", "? ")


def _may_run_on(text: str, paragraph: Span, reading: Reading, mark: Mark) -> bool:
    """Whether the quote that `mark` opens may end in a later paragraph."""
    if mark.start == paragraph.start:
        return reading.leave is not Leave.NO
    # What a quote of several paragraphs opens with is a sentence; it does not begin in the middle of one.
    inside = text[mark.end : mark.end + 1].islower() and text[mark.start - 2 : mark.start - 1].isalnum()
    if reading.leave is Leave.EVIDENT:
        return not inside
    # A text of one paragraph is often one row of a longer text.
    alone = (paragraph.start, paragraph.end) == (0, len(text))
    return reading.leave is Leave.POSSIBLE and (alone or not text[mark.end : mark.end + 1].islower())


def _sentence_end(text: str, start: int, end: int, inside: bool | None) -> int | None:
    """Return where a quote closes when the rest of the paragraph is one sentence."""
    while end > start and text[end - 1] in SPACES:
        end -= 1
    body = text[start:end]
    if not body or re.search(r"[.!?]\s", body):
        return None
    return end - 1 if body[-1] == "." and inside is False else end


def unopened(page: Page, paragraph: Span, reading: Reading, mark: Mark) -> Iterator[Fault]:
    """Yield a lost opening mark: after "he said:", or at the start of the paragraph before ", he said"."""
    text = page.doc.text
    low = reading.gap_before(mark, paragraph.start)
    if attribution.ends_with_clause(text, low, mark.start):
        yield deletion(mark, "a closing mark after words that are not quoted", 0.75, 0.6)
        return
    resumed = places_.resumed_speech(text, low, mark.start) if low > paragraph.start else None
    open_ = page.style.open if mark.text != '"' else '"'
    if resumed is not None:
        edits = (Edit(resumed, resumed, open_),)
        yield Fault(resumed, resumed, "opening quotation mark lost", 0.95, edits, 0.85, Safety.SAFE)
        return
    places = attribution.opening_places(text, low, mark.start)
    if low == paragraph.start and attribution.follows(text, mark.end, paragraph.end):
        places.append(paragraph.start)
    if len(places) == 1 and text[places[0]].isupper():
        at = places[0]
        single = not re.search(r"[.!?]\s", text[at : mark.start])
        safety = Safety.SAFE if single else Safety.UNSAFE
        edits = (Edit(at, at, open_),)
        yield Fault(
            at, at, "opening quotation mark lost", 0.95 if single else 0.85, edits, 0.85 if single else 0.6, safety
        )
    elif mark.lean == CLOSE:
        yield Fault(mark.start, mark.end, "this quotation mark was never opened", 0.75)


def stray(text: str, mark: Mark) -> Iterator[Fault]:
    """Yield the deletion of a mark that stands without a partner, or the mark alone."""
    if mark.text in (text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]):
        yield deletion(mark, "quotation mark said twice", 0.98, 0.9)
    elif mark.lean == EITHER and text[mark.start - 1 : mark.start] == " ":
        edits = (Edit(mark.start - 1, mark.end, ""),)
        yield Fault(mark.start, mark.end, "stray quotation mark", 0.7, edits, 0.6, Safety.UNSAFE)
    else:
        yield Fault(mark.start, mark.end, "this quotation mark has no partner", 0.65)
