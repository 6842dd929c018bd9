"""From the reading of a paragraph to findings: turned, foreign, mixed, spaced, missing and stray marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from mtfix.kinds.quote import attribution
from mtfix.kinds.quote.marks import CLOSE, EITHER, OPEN, Mark
from mtfix.kinds.quote.pairing import STRAY, Leave, Pair, Reading
from mtfix.kinds.quote.style import Style, stops_inside, style_of, table
from mtfix.model import Edit, Safety
from mtfix.text import Document, Span, word_script

_SPACES = " \t\u00a0\u202f\u2009"
_CURLY = "“”"
_STOPS = ".!?…"
# A paragraph that needs more than this much forcing is too broken for repairs without a person.
MESSY = 5.3
_SUFFIX = re.compile(r"(?:s|es|ed|er|ers|ing|ish|ism|ist|ly|th|nd|rd|st|d|m|ve|ll|t|n)\b|[A-Z]?\d")
_PREFIX = re.compile(r"\b(?:non|anti|un|pre|re|pro|post|ex|neo|pseudo|semi|co|mis|de|l|d|[A-Za-z])$", re.I)


class Fault(NamedTuple):
    """A span that is broken, and the one repair; no edits where no place is known."""

    start: int
    end: int
    message: str
    score: float
    edits: tuple[Edit, ...] = ()
    confidence: float = 0.0
    safety: Safety = Safety.SHOW


@dataclass(frozen=True)
class Page:
    """What the whole text says about quotes: its marks, whether it decides, where stops go.

    `apostrophes` is the number of straight marks that stand for apostrophes.
    """

    doc: Document
    style: Style
    decided: bool
    inside: bool | None
    apostrophes: int = 0

    @classmethod
    def of(cls, doc: Document, apostrophes: int = 0) -> Page:
        """Return the page of a document."""
        style, decided = style_of(doc)
        return cls(doc, style, decided, stops_inside(doc.text), apostrophes)

    @property
    def curly(self) -> Style:
        """The typographic marks of the language of the text."""
        return table().get(self.doc.lang, table()["en"])


def faults(page: Page, paragraph: Span, reading: Reading) -> Iterator[Fault]:
    """Yield what is wrong in one paragraph."""
    glyphs = _glyphs(page, reading)
    calm = reading.cost <= MESSY
    doubled = set(_doubled_pairs(reading))
    links = {mark for pair in reading.pairs if _is_navigation(page.doc.text, pair) for mark in (pair.open, pair.close)}
    paired = {mark for pair in reading.pairs for mark in (pair.open, pair.close)}
    for mark, role in reading.roles:
        if role == STRAY or mark in doubled or mark in links:
            continue
        if mark.lean == -role and mark.shape != role and mark not in paired:
            continue
        # A mark glued on both sides and without a partner may as well be turned ("so-called”rate of exchange“in").
        known = mark in paired or role == mark.lean
        yield from _mark_fault(page, paragraph, mark, role, glyphs.get(mark), calm and known)
    for mark in doubled:
        yield _deletion(mark, "quotation mark said twice", 0.9, 0.9)
    for mark in reading.unclosed:
        yield from _unclosed(page, paragraph, reading, mark)
    for mark in reading.unopened:
        yield from _unopened(page, paragraph, reading, mark)
    for mark in reading.stray:
        yield from _stray(page.doc.text, mark)


# ---- shape ---------------------------------------------------------------------------------------------------------


class Glyph(NamedTuple):
    """The mark that should stand there, why, and whether that is sure."""

    text: str
    message: str
    sure: bool


def _glyphs(page: Page, reading: Reading) -> dict[Mark, Glyph]:
    """Return the marks that should look otherwise."""
    wanted: dict[Mark, Glyph] = {}
    paired = {mark for pair in reading.pairs for mark in (pair.open, pair.close)}
    for pair in reading.pairs:
        wanted.update(_pair_glyphs(page, pair, reading.whole))
    for mark, role in reading.roles:
        if mark in paired or role == STRAY:
            continue
        text = page.curly.open if role == OPEN else page.curly.close
        if mark.text in _CURLY and mark.text != text:
            wanted[mark] = Glyph(text, "quotation mark turned the wrong way", mark.lean == role)
        elif _family(mark) == "foreign" and mark.lean == role:
            text = page.style.open if role == OPEN else page.style.close
            wanted[mark] = Glyph(text, "quotation mark of another language", True)
    if reading.runs_out and len(wanted) > 1 and all(mark.text in _CURLY for mark in wanted):
        # Two turned marks and a lost one: rather a quote inside with misplaced spaces ("but“ Legion ”is").
        return {mark: glyph._replace(sure=False) for mark, glyph in wanted.items()}
    return wanted


def _pair_glyphs(page: Page, pair: Pair, whole: bool) -> dict[Mark, Glyph]:
    families = {_family(pair.open), _family(pair.close)}
    if families == {"straight"} or _quotes_another_script(page.doc.text, pair):
        return {}
    style, sure = _target(page, pair, families)
    sure = sure and (whole or families == {"foreign"})
    opens, closes = (style.inner_open, style.inner_close) if pair.nested and "foreign" in families else style[:2]
    message = {
        frozenset({"curly"}): "quotation mark turned the wrong way",
        frozenset({"curly", "straight"}): "two halves of different shape",
    }.get(frozenset(families), "quotation mark of another language")
    halves = ((pair.open, opens), (pair.close, closes))
    return {mark: Glyph(text, message, sure) for mark, text in halves if mark.text != text}


def _is_navigation(text: str, pair: Pair) -> bool:
    """Whether guillemets hold the links to other pages: « Back | Next »."""
    inner = text[pair.open.end : min(pair.close.start, pair.open.end + 60)]
    return pair.open.text == "«" and pair.open.loose and pair.close.loose and "|" in inner


def _target(page: Page, pair: Pair, families: set[str]) -> tuple[Style, bool]:
    """Return the style that a pair should have, and whether that is sure."""
    if families == {"curly"} or (families == {"curly", "foreign"} and pair.open.text == "“"):
        return page.curly, True
    if families == {"curly", "straight"}:
        return _majority_without(page)
    return page.style, True


def _majority_without(page: Page) -> tuple[Style, bool]:
    """Return the style that the marks beside one mixed pair show, or that of the apostrophes."""
    text = page.doc.text
    straight = text.count('"') - 1 - page.apostrophes
    curly = text.count("“") + text.count("”") - 1
    sure = straight != curly
    if not sure:
        straight, curly = text.count("'"), text.count("’")
    plain = Style('"', '"', "'", "'")
    return (plain if straight > curly else page.curly), sure


def _family(mark: Mark) -> str:
    if mark.text == '"':
        return "straight"
    # A closing “ after „ is as foreign as its partner; _pair_glyphs sees the pair.
    return "curly" if mark.text in _CURLY else "foreign"


def _quotes_another_script(text: str, pair: Pair) -> bool:
    inner = text[pair.open.end : min(pair.close.start, pair.open.end + 200)]
    return not inner.isascii() and word_script(inner) not in ("Latin", "Common", "Mixed")


# ---- space ---------------------------------------------------------------------------------------------------------


def _mark_fault(page: Page, paragraph: Span, mark: Mark, role: int, glyph: Glyph | None, calm: bool) -> Iterator[Fault]:
    """Yield the fault of one mark: its shape and the space around it, as one edit."""
    text = page.doc.text
    shown = glyph.text if glyph else mark.text
    start, end, new = _spaced(page, paragraph, mark, role, shown)
    if text[start:end] == new:
        return
    safe = calm and (glyph is None or glyph.sure)
    message = glyph.message if glyph else "superfluous or missing space at a quotation mark"
    score = 0.92 if safe else 0.6
    edit = _smallest(text, start, end, new)
    yield Fault(edit.start, edit.end, message, score, (edit,), score, Safety.SAFE if safe else Safety.UNSAFE)


def _spaced(page: Page, paragraph: Span, mark: Mark, role: int, shown: str) -> tuple[int, int, str]:
    """Return the span of a mark with the space inside the quote, and what should stand there."""
    text, start, end = page.doc.text, mark.start, mark.end
    if role == OPEN:
        while end < paragraph.end and text[end] in _SPACES:
            end += 1
        glued = start > paragraph.start and text[start - 1].isalnum()
        if end == paragraph.end:
            return mark.start, mark.end, shown
        if glued and (end > mark.end or _wants_space_before(text, mark)):
            return start, end, " " + shown
        return start, end, shown
    while start > paragraph.start and text[start - 1] in _SPACES:
        start -= 1
    if start == paragraph.start or _after_free_dash(text, start):
        return mark.start, mark.end, shown
    if end < paragraph.end and text[end].isalnum() and (start < mark.start or _wants_space_after(text, mark)):
        return start, end, shown + " "
    if start < mark.start and page.inside and text[end : end + 1] in (".", ",") and text[start - 1].isalnum():
        return start, end + 1, text[end] + shown
    return start, end, shown


def _after_free_dash(text: str, at: int) -> bool:
    """Whether a dash with spaces around it ends at `at`: speech that breaks off (`nor you, sir -- "`)."""
    return text[at - 1] in "-—–" and text[:at].endswith((" --", " —", " –", " -"), max(0, at - 4))


def _wants_space_before(text: str, mark: Mark) -> bool:
    if mark.text == '"' or not text[mark.end : mark.end + 1].isalnum():
        return False
    return _PREFIX.search(text, max(0, mark.start - 12), mark.start) is None


def _wants_space_after(text: str, mark: Mark) -> bool:
    if mark.text == '"' or _SUFFIX.match(text, mark.end):
        return False
    return _PREFIX.search(text, max(0, mark.start - 12), mark.start) is None


def _smallest(text: str, start: int, end: int, new: str) -> Edit:
    """Return the edit without what it keeps at both ends."""
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Edit(start, end, new)


# ---- missing and stray ---------------------------------------------------------------------------------------------


def _unclosed(page: Page, paragraph: Span, reading: Reading, mark: Mark) -> Iterator[Fault]:
    """Yield a lost closing mark: before the attribution where there is one, else shown at the opening mark."""
    text = page.doc.text
    until = reading.gap_after(mark, paragraph.end)
    places = attribution.closing_places(text, mark.end, until)
    close = page.style.close if mark.text != '"' else '"'
    if len(places) == 1:
        at = places[0]
        yield Fault(at, at, "closing quotation mark lost", 0.93, (Edit(at, at, close),), 0.93, Safety.SAFE)
        return
    if mark.lean != OPEN or _may_run_on(text, paragraph, reading, mark):
        return
    end = _sentence_end(text, mark.end, until, page.inside)
    edits = (Edit(end, end, close),) if end is not None else ()
    yield Fault(mark.start, mark.end, "this quotation mark is never closed", 0.7, edits, 0.5, Safety.UNSAFE)


def _may_run_on(text: str, paragraph: Span, reading: Reading, mark: Mark) -> bool:
    """Whether the quote that `mark` opens may end in a later paragraph."""
    if mark.start == paragraph.start or reading.leave is Leave.EVIDENT:
        return True
    # A text of one paragraph is often one row of a longer text.
    alone = (paragraph.start, paragraph.end) == (0, len(text))
    return reading.leave is Leave.POSSIBLE and (alone or not text[mark.end : mark.end + 1].islower())


def _sentence_end(text: str, start: int, end: int, inside: bool | None) -> int | None:
    """Return where a quote closes when the rest of the paragraph is one sentence."""
    while end > start and text[end - 1] in _SPACES:
        end -= 1
    body = text[start:end]
    if not body or re.search(r"[.!?]\s", body):
        return None
    return end - 1 if body[-1] == "." and inside is False else end


def _unopened(page: Page, paragraph: Span, reading: Reading, mark: Mark) -> Iterator[Fault]:
    """Yield a lost opening mark: after "he said:", or at the start of the paragraph before ", he said"."""
    text = page.doc.text
    low = reading.gap_before(mark, paragraph.start)
    if attribution.ends_with_clause(text, low, mark.start):
        yield _deletion(mark, "a closing mark after words that are not quoted", 0.75, 0.6)
        return
    open_ = page.style.open if mark.text != '"' else '"'
    places = attribution.opening_places(text, low, mark.start)
    if low == paragraph.start and attribution.follows(text, mark.end, paragraph.end):
        places.append(paragraph.start)
    if len(places) == 1 and text[places[0]].isupper():
        at = places[0]
        single = not re.search(r"[.!?]\s", text[at : mark.start])
        safety = Safety.SAFE if single else Safety.UNSAFE
        edits = (Edit(at, at, open_),)
        yield Fault(at, at, "opening quotation mark lost", 0.85, edits, 0.85 if single else 0.6, safety)
    elif mark.lean == CLOSE:
        yield Fault(mark.start, mark.end, "this quotation mark was never opened", 0.65)


def _stray(text: str, mark: Mark) -> Iterator[Fault]:
    if mark.text in (text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]):
        yield _deletion(mark, "quotation mark said twice", 0.9, 0.9)
    elif mark.lean == EITHER and text[mark.start - 1 : mark.start] == " ":
        edits = (Edit(mark.start - 1, mark.end, ""),)
        yield Fault(mark.start, mark.end, "stray quotation mark", 0.7, edits, 0.6, Safety.UNSAFE)
    else:
        yield Fault(mark.start, mark.end, "this quotation mark has no partner", 0.65)


def _deletion(mark: Mark, message: str, score: float, confidence: float) -> Fault:
    """Return the deletion of a mark; a confident one is safe."""
    safety = Safety.SAFE if confidence >= 0.8 else Safety.UNSAFE
    return Fault(mark.start, mark.end, message, score, (Edit(mark.start, mark.end, ""),), confidence, safety)


def _doubled_pairs(reading: Reading) -> Iterator[Mark]:
    """Yield the outer marks of pairs that stand directly around another pair: ""word""."""
    inner = {(pair.open.start, pair.close.end): pair for pair in reading.pairs}
    for pair in reading.pairs:
        twin = inner.get((pair.open.end, pair.close.start))
        if twin and (twin.open.text, twin.close.text) == (pair.open.text, pair.close.text):
            yield pair.open
            yield pair.close
