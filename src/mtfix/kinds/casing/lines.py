"""Headings, list items, subtitles and plain lines: may they begin with a small letter?"""

from __future__ import annotations

import re
from bisect import bisect_left

from mtfix.kinds.casing.clauses import is_whole
from mtfix.kinds.casing.miscased import Miscased, capitalise, ends_stopped, is_common
from mtfix.kinds.casing.style import Openings, is_chat
from mtfix.kinds.casing.wording import ITEM, LINKING, WORD, above_of, first_letter, is_rest, raised, waits
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document, Span

_QUOTE_END = re.compile(r"[\"”’»“]")
_ASKING = frozenset("what who why how where when".split())
_CLAUSE = frozenset(
    "i you he she it we they i'm you're he's she's it's we're they're there this that these those".split()
)
_SUBORDINATE = re.compile(
    r"\W*(?:but |and )?(?:after|as|if|when|while|because|since|before|until|although|though|once)\b", re.I
)
# The stop of an initial ("Inspector D.K. Arya said") may have been taken for that of the sentence.
_INITIAL = re.compile(r"\b[A-Z]\.$")
_SMALL_HEADINGS = 3
_HEADING_LENGTH = 45
# The headword of a manual page or a dictionary: "git-log - Show commit logs".
_ENTRY = re.compile(r"[\w-]* (?:[—–-]+|/\w+/) ")
_PRONOUN = re.compile(r"i(?:['’]|\Z)")
# A line that ends so goes on below.
_ABBREVIATED = re.compile(r"\b(?:e\. ?g|i\. ?e|ie|eg|cf|vs)\.$")
# An item that is one part of a longer sentence ("(a) has been withdrawn; or").
_CLAUSE_END = re.compile(r"(?:[;,]|[;,] (?:or|and))$")


def heading(match: re.Match[str], small_headings: int) -> Miscased | None:
    """Judge a Markdown heading: a common word, and no house style of small headings that name commands."""
    if not is_common(match[0]) or small_headings > _SMALL_HEADINGS:
        return None
    return raised(match, 0.8, Safety.SAFE, "the heading lost its capital letter")


def _begins_small(text: str, span: Span) -> bool:
    at = first_letter(text, span)
    return at is not None and text[at].islower()


def _begins_with_capital(text: str, span: Span) -> bool:
    """Whether an item begins with a capital that only its place explains (not a name, not an acronym)."""
    at = first_letter(text, span)
    match = WORD.match(text, at) if at is not None else None
    return match is not None and match[0].istitle() and (is_common(match[0]) or match[0].lower() in ("a", "i"))


def item(doc: Document, paragraph: Span, match: re.Match[str]) -> Miscased | None:
    """Judge a list item by its siblings: flagged where they begin with capitals that only their place explains."""
    text = doc.text
    if match.end() < paragraph.end and text[match.end()] not in " ,’'":
        return None
    if not is_common(match[0]) or len(text[paragraph.start : paragraph.end].split()) < 4:
        return None
    if any(_CLAUSE_END.search(text, max(span.start, span.end - 6), span.end) for span in _with_above(doc, paragraph)):
        return None
    siblings = _siblings(doc, paragraph)
    large = sum(_begins_with_capital(text, span) for span in siblings)
    small = sum(_begins_small(text, span) for span in siblings)
    if not large or small > 2 * large + 1 or (large == 1 and small > 1):
        return None
    score, safety = (0.85, Safety.SAFE) if large > small else (0.65, Safety.UNSAFE)
    return raised(match, score, safety, "the list item lost its capital letter")


def _with_above(doc: Document, paragraph: Span) -> list[Span]:
    """Return the paragraph and the line above it, which may end in "; or" before the last clause."""
    above = above_of(doc, paragraph)
    return [paragraph] if above is None else [above, paragraph]


def _siblings(doc: Document, paragraph: Span) -> list[Span]:
    """Return the list items above and below with the same indent and sort of mark; deeper ones are passed.

    At most 20 lines are read each way.
    """
    text, paragraphs = doc.text, doc.paragraphs
    here = bisect_left(paragraphs, paragraph)
    indent, sort = _indent(text, paragraph), _sort(text, paragraph)
    found = []
    for step in (-1, 1):
        at = here + step
        while 0 <= at < len(paragraphs) and abs(at - here) <= 20 and ITEM.match(text, paragraphs[at].start):
            above, below = sorted((paragraphs[at], paragraphs[at - step]))
            if text.count("\n", above.end, below.start) > 2 or _indent(text, paragraphs[at]) < indent:
                break
            if _indent(text, paragraphs[at]) == indent and _sort(text, paragraphs[at]) == sort:
                found.append(paragraphs[at])
            at += step
    return found


def _sort(text: str, span: Span) -> str:
    """Return the sort of mark that begins the line: "(" before a letter or number, "1" for numbers, or itself."""
    return "1" if text[span.start].isdigit() else text[span.start]


def _indent(text: str, span: Span) -> int:
    """Return the number of spaces before the line, at most 40."""
    before = text[max(0, span.start - 40) : span.start]
    return len(before) - len(before.rstrip(" \t"))


def subtitle(doc: Document, span: Span, match: re.Match[str]) -> Miscased | None:
    """Judge a subtitle: it may go on with the one before it, unless that is stopped or this begins a clause."""
    text = doc.text
    at = bisect_left(doc.lines, Span(span.start, span.start))
    cues = [k for k in range(max(0, at - 6), at - 1) if "-->" in text[doc.lines[k].start : doc.lines[k].end]]
    if not cues:
        return None
    first, last = doc.lines[cues[-1] + 1], doc.lines[max(cues[-1] + 1, at - 3)]
    if ends_stopped(text, last.start, last.end):
        return raised(match, 0.9, Safety.SAFE)
    head = match[0].lower().replace("’", "'")
    asks = head.split("'")[0] in _ASKING or head in _CLAUSE
    waits = _SUBORDINATE.match(text, first.start, first.end) and "," not in text[first.start : last.end]
    if not asks or waits or text[last.end - 1] in ",;:-–—":
        return None
    return raised(match, 0.6, Safety.UNSAFE)


def line(doc: Document, paragraph: Span, span: Span, match: re.Match[str], opened: Openings) -> Miscased | None:
    """Judge the first sentence of a plain line: it must be a stopped sentence that goes on with nothing above it."""
    text, head = doc.text, match[0].lower()
    if text[span.end - 1] in ":：":
        return _label(doc, paragraph, span, match)
    short = text.count(" ", span.start, span.end) < 2
    if not ends_stopped(text, span.start, span.end) or (short and not _is_followed(doc, paragraph, span)):
        return None
    above = above_of(doc, paragraph)
    if above is not None:
        apart = text.count("\n", above.end, span.start) > 1
        stopped = ends_stopped(text, above.start, above.end)
        shortened = not apart and _ABBREVIATED.search(text, max(above.start, above.end - 6), above.end)
        if (
            shortened
            or _is_set_off(text, above, span)
            or (not stopped and (not apart or head in LINKING or waits(text, above)))
        ):
            return None
    if short:
        return raised(match, 0.8, Safety.SAFE)
    if not _opens_sentence(text, span, match):
        return None
    asked = text[span.end - 1] == "?"
    goes_on = above is None and ((not asked and _goes_on(doc, head)) or (_PRONOUN.match(head) is None and is_chat(doc)))
    cut = above is not None and _is_cut(text, above) and head not in words("en").function_words
    end = paragraph.end if _INITIAL.search(text, span.end - 4, span.end) else span.end
    lost = above is not None and not _is_cut(text, above) and opened.one_is_lost
    if goes_on or cut or not (lost or is_whole(text[match.start() : end])):
        return raised(match, 0.6, Safety.UNSAFE)
    return raised(match, 0.85 if _is_quoted(text, match) else 0.95, Safety.SAFE)


def _is_cut(text: str, above: Span) -> bool:
    """Whether the line above is too long for a heading and has no full stop: the sentence may go on below it."""
    return above.end - above.start >= _HEADING_LENGTH and not ends_stopped(text, above.start, above.end)


def _is_set_off(text: str, above: Span, span: Span) -> bool:
    """Whether an indented line above, as a command is, parts the sentence from its beginning."""
    if ends_stopped(text, above.start, above.end):
        return False
    here, there = (text[text.rfind("\n", 0, line.start) + 1 : line.start] for line in (span, above))
    return not there.strip() and len(there.expandtabs()) >= len(here.expandtabs()) + 2


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    return text[match.start() - 1 : match.start()] in tuple('"“‘«„')


def _opens_sentence(text: str, span: Span, match: re.Match[str]) -> bool:
    """Whether the word may open a sentence: no rest of one, no headword of an entry, no lone name in quotes."""
    head, after = match[0].lower(), text[match.end() : match.end() + 2]
    shortened = after == ". " and capitalise(match[0]) + "." in words("en").abbreviations
    if after[:1] not in tuple(" ,-’'") and not shortened:
        return False
    if is_rest(head, text[match.end() : span.end]) or _ENTRY.match(text, match.end()):
        return False
    closed = _is_quoted(text, match) and _QUOTE_END.search(text, match.end(), match.end() + 16) is not None
    return not closed or head in words("en").function_words


def _is_followed(doc: Document, paragraph: Span, span: Span) -> bool:
    """Whether a sentence of one or two words opens a paragraph whose next one has its capital ("abstract. The aim")."""
    text = doc.text
    after = text[span.end + 1 : span.end + 2]
    word = text[span.start : span.end - 1]
    return span.end < paragraph.end and after.isupper() and word.isalpha() and len(word) > 3


def _goes_on(doc: Document, head: str) -> bool:
    """Whether a text may be the rest of another one: it begins with "and", or its source begins small as well."""
    source = (doc.source or "").lstrip()[:1]
    return head in ("and", "or", "nor") or source.islower()


def _label(doc: Document, paragraph: Span, span: Span, match: re.Match[str]) -> Miscased | None:
    """Judge a line that announces what follows ("method of use:"): it stands apart from a stopped line above."""
    above, text = above_of(doc, paragraph), doc.text
    apart = above is None or (
        text.count("\n", above.end, span.start) > 1 and ends_stopped(text, above.start, above.end)
    )
    if not apart or match[0] in words("en").function_words or not is_common(match[0]) or match.end() == span.end:
        return None
    return raised(match, 0.65, Safety.SAFE) if 2 <= text.count(" ", span.start, span.end) <= 8 else None
