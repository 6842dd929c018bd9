"""Sentences, headings and list items that lost the capital of their first letter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from mtfix.kinds.casing.miscased import Miscased, capitalise, ends_stopped, is_common
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document, Span

_HEADING = re.compile(r"#{1,6}\s+(?:\*\*)?")
_ITEM = re.compile(r"(?:[-*•–]|\d{1,2}[.)]|\([a-z0-9]\))\s+(?:\*\*)?")
_QUOTED = re.compile(r"[\"“‘«„]")
_QUOTE_END = re.compile(r"[\"”’»“]")
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_CUE = re.compile(r"-->[^\n]*\n$")
# A stop behind a short plain word ("about it. the"), which the segmentation leaves alone: it may be an abbreviation.
_STOP = re.compile(r"\. (?=[a-z])")
_SHORT_WORD = re.compile(r"(?:^|[ ’'\"“])([a-z]{2,3})$")
_ABBREVIATIONS = frozenset(("no", "al", "cf", "st", "vs", "am"))
# Names keep these small: "van der Leyen said", "de Gaulle went", "al-Shabaab claimed".
_PARTICLES = frozenset(
    "van von der den de del della di da du la le el al bin ibn ter ten dos das af av zu y e d l o".split()
)
# A line that begins so goes on with the line before it.
_LINKING = frozenset(
    "and or nor but which who whom whose that where when while whereas because since so as if than then with without "
    "for to of in on at by from into about over under through until although though unless both either".split()
)
_ASKING = frozenset("what who why how where when".split())
# A line that begins so is the rest of a sentence ("said the mayor.", "was not issued."), unless it asks.
_SPEECH = frozenset("said says told added asked including except explained noted wrote writes stressed replied".split())
_FINITE = frozenset("was were is are am has had have does did been which who whom whose".split())
_NEEDS_COMMA = frozenset(
    "while whereas because although though if when since as where unless until of than especially".split()
)
_CLAUSE = frozenset(
    "i you he she it we they i'm you're he's she's it's we're they're there this that these those".split()
)
_SUBORDINATE = re.compile(
    r"\W*(?:but |and )?(?:after|as|if|when|while|because|since|before|until|although|though|once)\b", re.I
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|should|shall|may|might|must|\w{2,}ed|"
    r"said|says|went|made|took|came|got|saw|gave|found|became|began|told|left|won|lost|\w+n[’']t|\w+[’'](?:s|re|ll|ve|d|m))\b"
)
_SUBJECT = re.compile(
    r" (?:i|you|he|she|it|we|they|this|there|the|yet|so|then|if|when|a|an|my|his|her|our|their|[A-Z][\w’'-]*)\b"
)
_MESSAGE = "the sentence lost its capital letter"
# A text is written small on purpose when at least so many of its sentences, and so large a share, begin small.
_STYLE_COUNT, _STYLE_SHARE = 4, 0.6
_SMALL_HEADINGS = 3


def lost_capitals(doc: Document) -> Iterator[Miscased]:
    """Yield the first words of sentences, headings, list items and subtitles that should begin with a capital."""
    text = doc.text
    starts = [span for span in doc.sentences if not text[span.start].isupper()]
    small = [(span, at) for span in starts if (at := _first_letter(text, span)) is not None and text[at].islower()]
    small_style = len(small) >= _STYLE_COUNT and len(small) >= _STYLE_SHARE * len(doc.sentences)
    small_headings = sum(_HEADING.match(text, span.start) is not None for span, _ in small)
    for span, at in small:
        found = _judge(doc, span, at, small_headings)
        if found and not doc.is_protected(found.start, found.end) and not (small_style and found.score < 0.9):
            yield found
    if not small_style:
        yield from _after_short_words(doc)


def _first_letter(text: str, span: Span) -> int | None:
    """Return where the first letter stands: after a heading mark, a list mark, an opening quotation mark."""
    at = span.start
    for mark in (_HEADING, _ITEM, _QUOTED):
        match = mark.match(text, at, span.end)
        at = match.end() if match else at
    return at if at < span.end and text[at].isalpha() else None


def _judge(doc: Document, span: Span, at: int, small_headings: int) -> Miscased | None:
    text = doc.text
    match = _WORD.match(text, at, span.end)
    if match is None or not _may_be_capitalised(text, match, span.end):
        return None
    paragraph = doc.paragraph_at(span.start)
    if span.start > paragraph.start:
        return _inside(doc, span, match)
    if _HEADING.match(text, span.start):
        return _heading(match, small_headings)
    if _ITEM.match(text, span.start):
        return _item(doc, paragraph, match)
    if _CUE.search(text, max(0, span.start - 40), span.start):
        return _subtitle(doc, span, match)
    return _line(doc, paragraph, span, match)


def _may_be_capitalised(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the word is no brand ("iPhone"), no particle of a name, no key, no code, no single letter."""
    word, after = match[0], text[match.end() : min(end, match.end() + 2)]
    if after[:1] in tuple("=:(/\\_@[{<|`&0123456789") or (after[:1] == "." and after[1:].isalnum()):
        return False
    if (len(word) == 1 and word not in "ai") or (len(word) > 2 and len(set(word)) == 1):
        return False
    if word.split("-")[0].split("'")[0].split("’")[0] in _PARTICLES and _capital_follows(text, match):
        return False
    inner = word[1:]
    return inner == inner.lower() or capitalise(word) == words("en").spelling(word)


def _capital_follows(text: str, match: re.Match[str]) -> bool:
    """Whether a capital follows the particle, over more particles ("van der Berg"), or stands in it ("al-Shabaab")."""
    after = re.match(r"(?: [a-z]{2,3})? ([A-Z])", text[match.end() : match.end() + 6])
    return any(char.isupper() for char in match[0][1:]) or after is not None


def _found(match: re.Match[str], score: float, safety: Safety, message: str = _MESSAGE) -> Miscased:
    return Miscased(match.start(), match.end(), capitalise(match[0]), message, score, safety)


def _inside(doc: Document, span: Span, match: re.Match[str]) -> Miscased | None:
    """Judge a small letter after a full stop inside a paragraph.

    Without a subject, the sentence has lost more than its capital ("said. situation, who have informed"): not ours.
    """
    text = doc.text
    head, rest = match[0].lower(), text[match.end() : span.end]
    if rest[:1] not in (" ", ",") or text[span.start - 1] != " " or text[span.start - 3] == ".":
        return None
    before = doc.words[doc.word_index(match.start()) - 1].text
    if (rest[:1] == "," and head not in words("en").function_words) or head == before.lower() or _is_rest(head, rest):
        return None
    if not _ends_sentence(before) or not _is_english(rest) or len(rest.split()) < 2:
        return None
    if head in words("en").function_words:
        return _found(match, 0.95 if head not in _LINKING else 0.85, Safety.SAFE)
    if words("en").is_name(head) and rest[:1] == " ":
        return _found(match, 0.9, Safety.SAFE)
    if not is_common(head) or not ends_stopped(text, span.start, span.end):
        return None
    return _found(match, 0.8, Safety.SAFE) if _VERB.search(rest, 0, 120) else _found(match, 0.6, Safety.UNSAFE)


def _after_short_words(doc: Document) -> Iterator[Miscased]:
    """Yield sentences after a stop behind a short function word ("it. the"), where the segmentation sees no border."""
    function_words = words("en").function_words
    for stop in _STOP.finditer(doc.text):
        short = _SHORT_WORD.search(doc.text[max(0, stop.start() - 4) : stop.start()])
        match = _WORD.match(doc.text, stop.end())
        if match is None or short is None or short[1] not in function_words or short[1] in _ABBREVIATIONS:
            continue
        head = match[0].lower()
        if head in function_words and head not in _LINKING and not doc.is_protected(match.start(), match.end()):
            yield _found(match, 0.85, Safety.SAFE)


def _heading(match: re.Match[str], small_headings: int) -> Miscased | None:
    """Judge a Markdown heading: a common word, and no house style of small headings that name commands."""
    if not is_common(match[0]) or small_headings > _SMALL_HEADINGS:
        return None
    return _found(match, 0.8, Safety.SAFE, "the heading lost its capital letter")


def _begins_small(text: str, span: Span) -> bool:
    at = _first_letter(text, span)
    return at is not None and text[at].islower()


def _begins_with_capital(text: str, span: Span) -> bool:
    """Whether an item begins with a capital that only its place explains (not a name, not an acronym)."""
    at = _first_letter(text, span)
    match = _WORD.match(text, at) if at is not None else None
    return match is not None and match[0].istitle() and (is_common(match[0]) or match[0].lower() in ("a", "i"))


def _item(doc: Document, paragraph: Span, match: re.Match[str]) -> Miscased | None:
    """Judge a list item by its siblings: flagged where they begin with capitals that only their place explains."""
    text = doc.text
    if match.end() < paragraph.end and text[match.end()] not in " ,’'":
        return None
    if not is_common(match[0]) or len(text[paragraph.start : paragraph.end].split()) < 4:
        return None
    siblings = _siblings(doc, paragraph)
    large = sum(_begins_with_capital(text, span) for span in siblings)
    small = sum(_begins_small(text, span) for span in siblings)
    if not large or small > 2 * large + 1:
        return None
    return _found(match, 0.85 if large >= small else 0.65, Safety.SAFE, "the list item lost its capital letter")


def _siblings(doc: Document, paragraph: Span) -> list[Span]:
    """Return the list items above and below with the same indent, at most 20 lines each way; deeper ones are passed."""
    text, paragraphs = doc.text, doc.paragraphs
    here = bisect_left(paragraphs, paragraph)
    indent = _indent(text, paragraph)
    found = []
    for step in (-1, 1):
        at = here + step
        while 0 <= at < len(paragraphs) and abs(at - here) <= 20 and _ITEM.match(text, paragraphs[at].start):
            above, below = sorted((paragraphs[at], paragraphs[at - step]))
            if text.count("\n", above.end, below.start) > 2 or _indent(text, paragraphs[at]) < indent:
                break
            if _indent(text, paragraphs[at]) == indent:
                found.append(paragraphs[at])
            at += step
    return found


def _indent(text: str, span: Span) -> int:
    """Return the number of spaces before the line, at most 40."""
    before = text[max(0, span.start - 40) : span.start]
    return len(before) - len(before.rstrip(" \t"))


def _before(doc: Document, span: Span) -> Span | None:
    """Return the line above `span`."""
    at = bisect_left(doc.lines, Span(span.start, span.start))
    return doc.lines[at - 1] if at else None


def _subtitle(doc: Document, span: Span, match: re.Match[str]) -> Miscased | None:
    """Judge a subtitle: it may go on with the one before it, unless that is stopped or this begins a clause."""
    text = doc.text
    at = bisect_left(doc.lines, Span(span.start, span.start))
    cues = [k for k in range(max(0, at - 6), at - 1) if "-->" in text[doc.lines[k].start : doc.lines[k].end]]
    if not cues:
        return None
    first, last = doc.lines[cues[-1] + 1], doc.lines[max(cues[-1] + 1, at - 3)]
    if ends_stopped(text, last.start, last.end):
        return _found(match, 0.9, Safety.SAFE)
    head = match[0].lower().replace("’", "'")
    asks = head.split("'")[0] in _ASKING or head in _CLAUSE
    waits = _SUBORDINATE.match(text, first.start, first.end) and "," not in text[first.start : last.end]
    if not asks or waits or text[last.end - 1] in ",;:-–—":
        return None
    return _found(match, 0.6, Safety.UNSAFE)


def _line(doc: Document, paragraph: Span, span: Span, match: re.Match[str]) -> Miscased | None:
    """Judge the first sentence of a plain line: it must be a stopped sentence that goes on with nothing above it."""
    text, head = doc.text, match[0].lower()
    if text[span.end - 1] in ":：":
        return _label(doc, paragraph, span, match)
    if not ends_stopped(text, span.start, span.end) or text.count(" ", span.start, span.end) < 2:
        return None
    above = _before(doc, paragraph)
    if above is not None:
        apart = text.count("\n", above.end, span.start) > 1
        stopped = ends_stopped(text, above.start, above.end)
        if not stopped and (not apart or head in _LINKING or text[above.end - 1] in ",;:-–—"):
            return None
    after = text[match.end() : match.end() + 2]
    if after[:1] not in tuple(" ,-’'") and not (
        after == ". " and capitalise(match[0]) + "." in words("en").abbreviations
    ):
        return None
    if _is_rest(head, text[match.end() : span.end]):
        return None
    quoted = text[match.start() - 1 : match.start()] in tuple('"“‘«„')
    if quoted and head not in words("en").function_words and _QUOTE_END.search(text, match.end(), match.end() + 16):
        return None
    return _found(match, 0.85 if quoted else 0.95, Safety.SAFE)


def _label(doc: Document, paragraph: Span, span: Span, match: re.Match[str]) -> Miscased | None:
    """Judge a line that announces what follows ("method of use:"): it stands apart from a stopped line above."""
    above, text = _before(doc, paragraph), doc.text
    apart = above is None or (
        text.count("\n", above.end, span.start) > 1 and ends_stopped(text, above.start, above.end)
    )
    if not apart or match[0] in words("en").function_words or not is_common(match[0]) or match.end() == span.end:
        return None
    return _found(match, 0.65, Safety.SAFE) if 2 <= text.count(" ", span.start, span.end) <= 8 else None


def _is_rest(head: str, rest: str) -> bool:
    """Whether the line reads as the rest of a sentence that begins elsewhere, not as one that lost its capital."""
    if "?" in rest[-4:]:
        return False
    if head in _SPEECH:
        return True
    if head in _NEEDS_COMMA or head in _FINITE:
        return "," not in rest
    return head in ("and", "or", "nor") and not _SUBJECT.match(rest)


def _ends_sentence(word: str) -> bool:
    """Whether the word before the stop is known, or too long for an abbreviation."""
    return words("en").zipf(word) >= 3 or len(word) >= (5 if word[0].isupper() else 7)


def _is_english(rest: str) -> bool:
    """Whether the next word is one that English knows."""
    match = _WORD.search(rest, 0, 60)
    return match is None or match[0][0].isupper() or words("en").zipf(match[0]) >= 2.5
