"""From the reading of a paragraph to findings: turned, foreign, mixed, spaced, missing and stray marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtfix.kinds.plan import Fault
from mtfix.kinds.quote.attribution import follows
from mtfix.kinds.quote.language import is_another_language
from mtfix.kinds.quote.lost import stray, unclosed, unopened
from mtfix.kinds.quote.marks import CLOSE, OPEN, Mark
from mtfix.kinds.quote.page import SPACES, Page, deletion
from mtfix.kinds.quote.pairing import STRAY, Pair, Reading
from mtfix.kinds.quote.space import smallest, spaced
from mtfix.kinds.quote.style import Style
from mtfix.model import Safety
from mtfix.text import Span, word_script

_CURLY = "“”"
# A paragraph that needs more than this much forcing is too broken for repairs without a person.
MESSY = 5.3


def faults(page: Page, paragraph: Span, reading: Reading) -> Iterator[Fault]:
    """Yield what is wrong in one paragraph."""
    glyphs = _glyphs(page, reading)
    calm = reading.cost <= MESSY
    doubled = set(_doubled_pairs(reading))
    kept = {mark for pair in reading.pairs if _is_kept(page.doc.text, pair) for mark in (pair.open, pair.close)}
    paired = {mark for pair in reading.pairs for mark in (pair.open, pair.close)}
    for mark, role in reading.roles:
        if role == STRAY or mark in doubled or mark in kept:
            continue
        if mark.lean == -role and mark.shape != role and mark not in paired:
            continue
        # A mark glued on both sides and without a partner may as well be turned ("so-called”rate of exchange“in").
        known = mark in paired or (role == mark.lean and not _ends_speech(page.doc.text, mark))
        known = known and (mark in paired or not _may_belong_beyond(page.doc.text, paragraph, reading, mark, role))
        yield from _mark_fault(page, paragraph, reading, mark, role, glyphs.get(mark), calm and known)
    for mark in doubled:
        yield deletion(mark, "quotation mark said twice", 0.98, 0.9)
    for mark in reading.unclosed:
        yield from unclosed(page, paragraph, reading, mark)
    for mark in reading.unopened:
        yield from unopened(page, paragraph, reading, mark)
    for mark in reading.stray:
        yield from stray(page.doc.text, mark)


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
    wanted.update(_inner_glyphs(page, reading))
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


def _inner_glyphs(page: Page, reading: Reading) -> Iterator[tuple[Mark, Glyph]]:
    """Yield the marks of a straight pair inside a foreign one that becomes straight: «We have "no" plan»."""
    both = (pair for pair in reading.pairs if {_family(pair.open), _family(pair.close)} == {"foreign"})
    outer = [pair for pair in both if not _is_kept(page.doc.text, pair)]
    if page.style.open != '"' or not outer:
        return
    for pair in reading.pairs:
        if pair.nested and {_family(pair.open), _family(pair.close)} == {"straight"}:
            for mark, text in ((pair.open, page.style.inner_open), (pair.close, page.style.inner_close)):
                yield mark, Glyph(text, "quotation mark of the first level inside another", reading.whole)


def _is_kept(text: str, pair: Pair) -> bool:
    """Whether foreign marks belong where they are: round links to other pages, round words of their language."""
    if "foreign" not in (_family(pair.open), _family(pair.close)):
        return False
    return _is_navigation(text, pair) or is_another_language(text[pair.open.end : pair.close.start])


def _is_navigation(text: str, pair: Pair) -> bool:
    """Whether guillemets hold the links to other pages: « Back | Next »."""
    inner = text[pair.open.end : min(pair.close.start, pair.open.end + 60)]
    return pair.open.text == "«" and pair.open.loose and pair.close.loose and "|" in inner


def _target(page: Page, pair: Pair, families: set[str]) -> tuple[Style, bool]:
    """Return the style that a pair should have, and whether that is sure."""
    if pair.open.text == pair.close.text == "”" and page.mostly_straight:
        return page.style, True
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
    if inner.isascii():
        return False
    return word_script(inner) not in ("Latin", "Common") and not any(
        char.isascii() and char.isalpha() for char in inner
    )


# ---- certainty -----------------------------------------------------------------------------------------------------


def _mark_fault(
    page: Page, paragraph: Span, reading: Reading, mark: Mark, role: int, glyph: Glyph | None, known: bool
) -> Iterator[Fault]:
    """Yield the fault of one mark: its shape and the space around it, as one edit."""
    text = page.doc.text
    shown = glyph.text if glyph else mark.text
    sure = reading.whole and reading.cost <= MESSY and not page.technical
    resumes = sure and follows(text, reading.gap_before(mark, paragraph.start), mark.start)
    start, end, new = spaced(page, paragraph, mark, role, shown, sure=sure, resumes=resumes)
    if text[start:end] == new:
        return
    safe = known and (glyph is None or glyph.sure) and (resumes or not _may_close(text, mark, role))
    if safe and glyph is None and mark.text == '"' and new == mark.text and page.technical:
        safe = False
    message = glyph.message if glyph else "superfluous or missing space at a quotation mark"
    score, confidence = (0.98, 0.92) if safe else (0.88, 0.6)
    edit = smallest(text, start, end, new)
    yield Fault(edit.start, edit.end, message, score, (edit,), confidence, Safety.SAFE if safe else Safety.UNSAFE)


def _may_close(text: str, mark: Mark, role: int) -> bool:
    """Whether a mark that is read as opening may close (`art," said Ann`) or be an apostrophe (`the workers" pay`)."""
    return role == OPEN and mark.lean == CLOSE and text[mark.start - 1 : mark.start] in ("s", ",", ".", "!", "?")


def _ends_speech(text: str, mark: Mark) -> bool:
    """Whether a closing mark without a partner is on the wrong side of its space: `the road, ”informed the mayor`."""
    before = text[max(0, mark.start - 3) : mark.start].rstrip(SPACES)
    return mark.text == "”" and before.endswith((",", "!", "?")) and text[mark.end : mark.end + 1].islower()


def _may_belong_beyond(text: str, paragraph: Span, reading: Reading, mark: Mark, role: int) -> bool:
    """Whether a mark without a partner begins or ends a text of one line, and its glyph does not say what it is.

    Where a longer text was cut at its sentences, the mark may as well belong to the sentence before or behind.
    """
    if text[: paragraph.start].strip() or text[paragraph.end :].strip():
        return False
    if _family(mark) == "foreign" or (mark.text == _CURLY[role == CLOSE] and mark is reading.roles[0][0]):
        return False
    return mark.start == paragraph.start or not text[mark.end : paragraph.end].strip(".,;:!?)")


def _doubled_pairs(reading: Reading) -> Iterator[Mark]:
    """Yield the outer marks of pairs that stand directly around another pair: ""word""."""
    inner = {(pair.open.start, pair.close.end): pair for pair in reading.pairs}
    for pair in reading.pairs:
        twin = inner.get((pair.open.end, pair.close.start))
        if twin and (_texts(twin) == _texts(pair) or (_texts(pair) == ('"', '"') and _texts(twin) == ("“", "”"))):
            yield pair.open
            yield pair.close


def _texts(pair: Pair) -> tuple[str, str]:
    return pair.open.text, pair.close.text
