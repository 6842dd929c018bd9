"""Runs of one word or of a phrase: what is a stutter, what is a loop, what is fine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtfix.kinds.repetition.mention import is_mentioned
from mtfix.kinds.repetition.pairs import closes_clause_before, is_certain
from mtfix.kinds.repetition.runs import Run, gap, runs
from mtfix.kinds.repetition.words import Case, judge, lists
from mtfix.lexicon import words
from mtfix.text import Document, Span

_LINKS = frozenset("the a an its his her their our my your this that these those".split())
# From this many copies on no speaker means it.
LOOP = 6
# A phrase three times is a chain; a clause of so many words is said twice by mistake, but for speech and verse.
CHAIN, CLAUSE = 3, 5
# So many characters on either side show whether a double is all that its sentence says.
_AROUND = 200
_PREPOSITIONS = frozenset("in at on by to from since until till before after near of for during".split())
_VERBS = frozenset("do does did is are was were has have had will would can could should must may might".split())
_AFTER_VERBS = frozenset(("not", "be", "been", "have"))
# "What will be will be."
_FREE = frozenset("what whatever that which who whoever".split())
_MARKS = frozenset('.!?…"”')
_QUOTES = tuple("\"'“”‘’«»`")
_SPOKEN = frozenset('"“”«»!?')
_PERSONS = frozenset("I we you me us my our your We You My Our Your".split())


class Found(NamedTuple):
    """One run to report: its span, what to delete, the score, whether it is certain, whether it is a loop."""

    start: int
    end: int
    cut: Span
    score: float
    sure: bool
    loop: bool


def phrases(doc: Document) -> Iterator[Found]:
    """Yield the runs that are faults, each place once (the run that starts first, then the longest)."""
    low = [word.text.lower() for word in doc.words]
    found = [item for run in runs(low) if (item := _judge(doc, low, run)) is not None]
    end = 0
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if item.start >= end and not is_mentioned(doc, item.start, item.end):
            yield item
            end = item.end


def _judge(doc: Document, low: list[str], run: Run) -> Found | None:
    whole = _trimmed(doc, run)
    if whole is None:
        return None
    run, joint = whole
    copies = run.copies
    if "\n" in joint and copies > 2:
        return None
    if run.period > 1 and not any(map(str.isalpha, "".join(low[run.first : run.first + run.period]))):
        return None
    if copies >= LOOP and (run.period > 1 or joint in {" ", "-", ", "} or copies >= 2 * LOOP):
        return _loop(doc, low, run)
    return _short(doc, low, run, joint)


def _short(doc: Document, low: list[str], run: Run, joint: str) -> Found | None:
    """Judge a run of a few copies."""
    if run.copies >= CHAIN and run.period > 1 and joint in {" ", ", "}:
        return _chain(doc, low, run, joint)
    if joint == "-":
        return _identifier(doc, run)
    if _is_compound(doc, run) and (joint == " " or _is_torn(doc, run, joint)):
        return _stutter(doc, run)
    return _phrase(doc, low, run, joint) if run.period > 1 else None


def _trimmed(doc: Document, run: Run) -> tuple[Run, str] | None:
    """Return the run cut to whole copies with equal gaps, and the gap between two copies; None where none is left."""
    period = run.period
    best: tuple[Run, str] | None = None
    for first in range(run.first, min(run.last - 2 * period, run.first + min(period, 8)) + 1):
        inner = [_plain(gap(doc, first + i)) for i in range(period - 1)]
        joint = gap(doc, first + period - 1)
        last = first + period
        while last + period <= run.last and _fits(doc, last, joint, inner):
            last += period
        if last - first >= 2 * period and (
            best is None or _rank(joint, last - first) > _rank(best[1], best[0].last - best[0].first)
        ):
            best = Run(first, last, period), joint
        if period == 1:
            break
    return best


def _rank(joint: str, size: int) -> tuple[int, bool]:
    return size, joint == " "


def _fits(doc: Document, at: int, joint: str, inner: list[str]) -> bool:
    """Whether the copy that starts at word `at` follows `joint` and has the gaps of the first copy."""
    if _plain(gap(doc, at - 1)) != _plain(joint):
        return False
    return all(_plain(gap(doc, at + i)) == want for i, want in enumerate(inner))


def _plain(between: str) -> str:
    return " " if between.isspace() else between


def _is_compound(doc: Document, run: Run) -> bool:
    """Whether each copy is one word, or words joined by hyphens, and the run is not part of a larger compound."""
    inner = all(gap(doc, run.first + i) == "-" for i in range(run.period - 1))
    before = doc.text[doc.words[run.first].start - 1 : doc.words[run.first].start] if doc.words[run.first].start else ""
    after = doc.text[doc.words[run.last - 1].end : doc.words[run.last - 1].end + 1]
    return (
        inner
        and before not in ("-", "‑", "/", "@", "#", "_", "'", "’")
        and after not in ("-", "‑", "/", "_", "@", "'", "’")
    )


def _is_torn(doc: Document, run: Run, joint: str) -> bool:
    """Whether the mark of a pair was said again with its word: "(3 million) million)", "the "word "word"."""
    before = doc.text[max(0, doc.words[run.first].start - 1) : doc.words[run.first].start]
    after = doc.text[doc.words[run.last - 1].end : doc.words[run.last - 1].end + 1]
    return run.copies == 2 and ((joint == ") " and after == ")") or (joint == ' "' and before == after == '"'))


def _span(doc: Document, run: Run) -> tuple[int, int, Span]:
    start, end = doc.words[run.first].start, doc.words[run.last - 1].end
    return start, end, Span(doc.words[run.first + run.period - 1].end, end)


def _stutter(doc: Document, run: Run) -> Found | None:
    start, end, cut = _span(doc, run)
    sentence = doc.sentence_at(start)
    size = len(doc.words_in(max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND)))
    if "\n" in doc.text[start:end] or size <= run.last - run.first + 1:
        return None
    case = judge(doc, run)
    if case is Case.FINE or _is_quoted(doc, start, end):
        return None
    return Found(start, end, cut, 0.93 if case is Case.STUTTER else 0.6, case is Case.STUTTER, loop=False)


def _is_quoted(doc: Document, start: int, end: int) -> bool:
    """Whether the double fills a quotation: somebody speaks of it (a "the the" typo), or it is a command."""
    return doc.text[max(0, start - 1) : start] in _QUOTES and doc.text[end : end + 1] in _QUOTES


def _loop(doc: Document, low: list[str], run: Run) -> Found | None:
    """A loop: certain to be one, but what it hides is lost where it fills its sentence."""
    if run.period == 1 and (low[run.first] in lists().echo or len(low[run.first]) < 2) and run.copies < 4 * LOOP:
        return None
    if doc.is_technical and gap(doc, run.first) == ", ":
        return None
    start, end, cut = _span(doc, run)
    if run.copies < 2 * LOOP and run.period == 1 and doc.sentence_at(start).start == start:
        after = doc.text[end : end + 1]
        if after in {".", "!", "?", ""}:
            return None
    return Found(start, end, cut, 0.97, sure=False, loop=True)


def _identifier(doc: Document, run: Run) -> Found | None:
    """One part of an identifier twice: "a.part-part-size"."""
    start, end, cut = _span(doc, run)
    before = doc.text[max(0, start - 2) : start]
    inside = before.endswith(".") and before[0].isalnum() and doc.text[end : end + 1] == "-"
    return (
        Found(start, end, cut, 0.7, sure=False, loop=False) if inside and run.period == 1 and run.copies == 2 else None
    )


def _phrase(doc: Document, low: list[str], run: Run, joint: str) -> Found | None:
    """A phrase of several words twice or more, with only white space between the copies, or a long one with a comma."""
    start, end, cut = _span(doc, run)
    if _has_copies_in_other_case(doc, run) and not _opens(doc, run):
        return None
    inner = "".join(gap(doc, run.first + i) for i in range(run.period - 1))
    if joint.strip():
        fits = joint == ", " and run.period >= CLAUSE and not set(inner) & _MARKS and not _is_spoken(doc, run)
        return Found(start, end, cut, 0.7, sure=run.period > CLAUSE, loop=False) if fits else None
    period = low[run.first : run.first + run.period]
    if "\n" in doc.text[start:end]:
        return _broken_lead(doc, run, start)
    if _is_placed(doc, run, inner):
        return Found(start, end, cut, 0.9, sure=True, loop=False)
    if run.period < CLAUSE and is_certain(doc, run):
        return Found(start, end, cut, 0.9, sure=True, loop=False)
    if run.period == 2:
        return _pair(doc, run, period) if inner in {" ", "-"} else None
    if run.period >= CLAUSE:
        stopped = bool(set(inner) & _MARKS)
        return Found(start, end, cut, 0.7 if stopped else 0.93, sure=not stopped, loop=False)
    around = low[run.last : run.last + 1]
    clean = not inner.strip() and around != period[:1] and _ends_clean(period)
    # "a rise in the price in the price of onions": a preposition with its article.
    sure = run.copies == 2 and period[0] in _PREPOSITIONS and period[1] in _LINKS and not joint.strip()
    clean = clean and (sure or not closes_clause_before(doc, run))
    return Found(start, end, cut, 0.8 if sure else 0.6, sure=sure, loop=False) if clean else None


def _is_placed(doc: Document, run: Run, inner: str) -> bool:
    """Whether a preposition with a name or a number is said twice: "in Rome in Rome", "before 15:00 before 15:00"."""
    head, *rest = (doc.words[run.first + i].text for i in range(run.period))
    marks = inner.replace(" ", "", 1)
    names = all(word[0].isupper() or word[0].isdigit() for word in rest) and marks in {"", ":", ".", " "}
    return run.copies == 2 and run.period <= 3 and head.lower() in _PREPOSITIONS and bool(rest) and names


def _is_spoken(doc: Document, run: Run) -> bool:
    """Whether the run stands in a quotation or is addressed: speakers and singers say things again."""
    sentence = doc.sentence_at(doc.words[run.first].start)
    said = {doc.words[i].text for i in range(run.first, run.last)}
    return not (_SPOKEN.isdisjoint(doc.text[sentence.start : sentence.end]) and _PERSONS.isdisjoint(said))


def _ends_clean(period: list[str]) -> bool:
    """Whether a phrase of three or four words may stand twice only by mistake: "in the price in the price"."""
    return not {"and", "or", "of", "by", "after", "to"} & {period[0], period[-1]}


def _has_copies_in_other_case(doc: Document, run: Run) -> bool:
    size = run.period
    return any(doc.words[i].text != doc.words[i - size].text for i in range(run.first + size, run.last))


def _opens(doc: Document, run: Run) -> bool:
    """Whether the copies differ in the capital alone that opens the sentence: "Thank you thank you all"."""
    first, second = doc.words[run.first].text, doc.words[run.first + run.period].text
    rest = all(doc.words[i].text == doc.words[i - run.period].text for i in range(run.first + run.period + 1, run.last))
    start = doc.words[run.first].start
    return run.copies == 2 and rest and first.lower() == second and doc.sentence_at(start).start == start


def _pair(doc: Document, run: Run, period: list[str]) -> Found | None:
    """Two words twice: certain for "of the of the"; a doubled compound noun is likely; "x and x and" is English."""
    start, end, cut = _span(doc, run)
    function = words("en").function_words
    closed = [word in function for word in period]
    if all(closed):
        sure = period[1] in _LINKS and period[0] not in _LINKS | {"what", "that", "and", "or"}
        # "We do not do not know": a verb and its "not", or two verbs, stand twice by mistake alone.
        free = not run.first or doc.words[run.first - 1].text.lower() not in _FREE
        sure = sure or (period[0] in _VERBS and period[1] in _AFTER_VERBS and run.copies == 2 and free)
        return Found(start, end, cut, 0.93, sure=True, loop=False) if sure or period == ["and", "the"] else None
    plain = not any(closed) and all(len(word) > 3 and word.isalpha() and words("en").zipf(word) > 3 for word in period)
    lower = doc.words[run.first].text.islower() and period[0] not in lists().emphatic
    if not plain or closes_clause_before(doc, run):
        return None
    if lower and run.copies == 2 and not words("en").pair(period[1], period[0]) > 2:
        return Found(start, end, cut, 0.7, sure=False, loop=False)
    return None


def _chain(doc: Document, low: list[str], run: Run, joint: str) -> Found | None:
    """A phrase three times or more: "or a large pot, or a large pot, or a large pot"; short ones are rhetoric."""
    period = low[run.first : run.first + run.period]
    inner = "".join(gap(doc, run.first + i) for i in range(run.period - 1))
    function = words("en").function_words
    rhetoric = run.period == 2 and (any(word in lists().emphatic for word in period) or joint != " ")
    if rhetoric or _is_spoken(doc, run) or "\n" in inner or all(word in function for word in period):
        return None
    if not all(word.isalpha() for word in period) or _has_copies_in_other_case(doc, run):
        return None
    start, end, cut = _span(doc, run)
    return Found(start, end, cut, 0.8, sure=run.period > 3 or joint == " ", loop=False)


def _broken_lead(doc: Document, run: Run, start: int) -> Found | None:
    """A phrase broken out of its sentence as lines of its own, then said again: the lines go."""
    second = doc.words[run.first + run.period].start
    lines = doc.text[start:second]
    own = doc.text[max(0, start - 1) : start] in ("", "\n") and lines.endswith("\n") and "\n\n" not in lines
    if not own or run.copies != 2 or lines.count("\n") < 2 or lines.rstrip()[-1:] in ".!?:;" or len(lines) < 25:
        return None
    return Found(start, second, Span(start, second), 0.9, sure=True, loop=False)
