"""Which halves of brackets have no partner, and what would make them fit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtfix.kinds.bracket.notation import code_places, is_notation, paired_in_sight
from mtfix.kinds.bracket.pairing import BRACKET, CLOSER, NARROW, OPENER, Half, by_chance, is_torn, pair
from mtfix.kinds.bracket.whole import whole_faults
from mtfix.kinds.plan import Fault
from mtfix.lexicon import words
from mtfix.model import Edit, Safety
from mtfix.text import Document, Span

_LINE_MARK = re.compile(r"\s*(?:(?:\d{1,3}\.){0,3}\d{1,3}\.?|[a-zA-Z]|[ivxIVX]{1,5}|ex|[-*•])$")
# A separator between digits is no list: "$25,000)".
_LIST_MARK = re.compile(
    r"(?:^|[\"“]|[,;:./]\s|(?<!\d)[,;:./]|\b(?:and|or|with|by|to|of|are|is)\s)"
    r"(?:(?:\d{1,2}\.)?\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5}|ex)$"
)
_LETTER_MARK = re.compile(r"(?:^|\s)(?:[a-zA-Z]|[ivx]{2,5})$")
_SMILE = re.compile(r"(?:[:;=]|(?<!\w)[8xX]|\^_?\^)['’]?[-^o_]?[()\[\]{}]+$")
# Intervals open on their sides as French mathematics writes them: ]0, 1[ and [0, 1[.
_OUTWARD = re.compile(r"[\])\[]\s?[-+−]?[\w.∞]{1,8}\s?[,;]\s?[-+−]?[\w.∞]{1,8}\s?[\[\](]")
_SMILE_BACK = re.compile(r"[()\[\]{}]+['’]?[-^o]?[:;=8](?![\w/])")
# What a short bracket holds: an acronym, a year or a span of years, an age or a share.
_ACRONYM = re.compile(r"[A-Z][A-Za-z&-]{0,8}[A-Z]s?(?=[\s,.;:!?]|$)")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d(?:\s?[-–]\s?(?:\d{4}|\d\d))?(?=[\s,.;:!?]|$)(?!\s(?:was|is|and|to|in|by)\b)")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?(?:\s?%|(?!\s?%))(?=[\s,]|$)(?!\s[a-z])")
_AGE = re.compile(r"[1-9]\d(?=[\s,.])")
_NAME_BEFORE = re.compile(r"[A-Z][a-z]+\s[A-Z][\w’'-]+\s$")
_SENTENCE_END = re.compile(r"[.!?]+(?=[\"”’]?(?:\s|$))")
_ACRONYM_BEFORE = re.compile(r"(?<=\s)[A-Z][A-Za-z&-]{0,8}[A-Z]$")
_WORDS = re.compile(r"[^\W\d_]+")
# A stop between digits ends no sentence: "[received on 14.02.2020".
_STOPS = re.compile(r"[.!?;:](?!\d)|[()\[\]{}]")
_FEW_WORDS = re.compile(r"[^\W_][\w%°./-]{0,20}(?: [\w%°./-]{1,20}){0,2}(?<=[\w%])")
# What a closing bracket may end by mistake.
_CLOSES = {"<": ">", "〈": "〉", "《": "》"}
# "... wrote later see Letters, p. 31)": a reference that opens nothing.
_REFERENCE = re.compile(r"(?<=[\w\"”’] )(?P<held>(?:see|cf\.|pp?\.) [^()\n]{1,50})$")
_VALUE = re.compile(r"[a-z][\w.-]{1,40} ?= ?[A-Z][\w ,’'-]{1,60} (?P<open>\()[a-z]{2,20}(?=\n[a-z][\w.-]{1,40} ?= ?\S)")
_SPACES = " \u00a0\t\n"
_BEFORE_NUMBER = frozenset("no nos nr art sect".split())


def faults(doc: Document) -> Iterator[Fault]:
    """Yield unpaired, misfitting and doubled halves, paragraph by paragraph, and empty pairs."""
    text = doc.text
    if not BRACKET.search(text):
        return
    pairing = pair(doc)
    for at in pairing.mixed:
        # The full-width mark brought its space along.
        beside = text[at - 1 : at] if text[at] == "（" else text[at + 1 : at + 2]
        glued = beside.isalnum() and beside.isascii()
        narrow = NARROW[text[at]]
        edit = Edit(at, at + 1, (" " + narrow if narrow == "(" else narrow + " ") if glued else narrow)
        yield Fault(at, at + 1, "the halves of this pair differ in width", 0.9, (edit,), 0.95, Safety.SAFE)
    kept = [
        half
        for half in pairing.loose
        if not _is_innocent(text, half.at, half.paragraph) and not _closes_address(doc, half.at)
    ]
    kept = _without_notation(doc, kept)
    yield from _explain(doc, _without_smiles(text, kept), any(_is_spaced(text, *held) for held in pairing.pairs))
    yield from whole_faults(doc, pairing.pairs)


def _without_notation(doc: Document, loose: list[Half]) -> list[Half]:
    """Return the loose halves outside of code that have no partner inside of it either."""
    if not loose:
        return []
    paired = paired_in_sight(doc, {half.at for half in loose}) if doc.protected else set()
    places = code_places(doc)
    return [
        half
        for half in loose
        if half.at not in paired and (not is_notation(doc, half.at, places) or _value(doc.text, half.at))
    ]


def _is_spaced(text: str, opened: int, closed: int) -> bool:
    """Whether a pair holds its words between spaces: ( like this )."""
    return closed - opened > 2 and text[opened + 1] == text[closed - 1] == " "


def _is_innocent(text: str, at: int, paragraph: Span) -> bool:
    """Whether the half belongs to a list mark, an emoticon or an ASCII drawing."""
    if any(match.start() <= at < match.end() for match in _OUTWARD.finditer(text, max(0, at - 22), at + 23)):
        return True
    if text[at] == ")" and _REFERENCE.search(text, max(paragraph.start, at - 60), at):
        return False
    low = max(paragraph.start, at - 12)
    before, after = text[low:at], text[at : at + 4]
    if _SMILE.search(before + text[at]) or (before[-1:] in ("", " ") and _SMILE_BACK.match(after)):
        return True
    if text[at] not in ")]" or (low == paragraph.start and _LINE_MARK.match(before)):
        return text[at] in ")]"
    return bool(_LIST_MARK.search(before) or _LETTER_MARK.search(before))


def _closes_address(doc: Document, at: int) -> bool:
    """Whether the half ends an address with an open bracket inside it, as in links to pages like "Name_(film)"."""
    for near in (at - 1, at - 2):
        span = doc.protecting(near, near + 1) if near >= 0 else None
        if span is not None and span.label in ("url", "domain", "path"):
            return doc.text.count("(", span.start, span.end) > doc.text.count(")", span.start, span.end)
    return False


def _without_smiles(text: str, loose: list[Half]) -> list[Half]:
    """Return the loose halves without the smiles of chats: "great))", "so sorry((", "see you)", and wiki's "]]"."""
    places = {at for at, _ in loose}
    each = Counter(paragraph for _, paragraph in loose)
    return [
        half
        for half in loose
        if not _is_run(text, half.at, places)
        and not (each[half.paragraph] == 1 and half.at == half.paragraph.end - 1 and _ends_unstopped(text, half.at))
    ]


def _is_run(text: str, at: int, places: set[int]) -> bool:
    """Whether two loose halves of one sort follow each other, and hold nothing: "((word" is a half said twice."""
    near = next((near for near in (at - 1, at + 1) if near in places and text[near] == text[at]), None)
    if near is None:
        return False
    last = max(at, near)
    return text[at] not in CLOSER or not text[last + 1 : last + 2].isalnum()


def _ends_unstopped(text: str, at: int) -> bool:
    return text[at] in "()" and (text[at - 1 : at].isalpha() or text[at - 1 : at] in ("!", "?", " "))


def _explain(doc: Document, loose: list[Half], spaced: bool) -> Iterator[Fault]:
    """Yield one fault for each loose half, or for two of them that belong together."""
    torn = {half for half in loose if not spaced and is_torn(doc.text, half.at)}
    whole = [half for half in loose if half not in torn]
    for halves in (sorted(torn), whole):
        yield from _explain_row(doc, halves, spaced)


def _explain_row(doc: Document, loose: list[Half], spaced: bool) -> Iterator[Fault]:
    index = 0
    while index < len(loose):
        half, following = loose[index], loose[index + 1] if index + 1 < len(loose) else None
        both = _misfit(doc, half.at, following.at) if following and following.paragraph == half.paragraph else None
        yield both or _single(doc, half.at, half.paragraph, spaced)
        index += 2 if both else 1


def _misfit(doc: Document, first: int, second: int) -> Fault | None:
    """Return the fault of two loose halves that are one pair: of two shapes, or one of them turned."""
    text = doc.text
    if second - first > 200 or second - first < 2 or by_chance(doc, first, second):
        return None
    a, b = text[first], text[second]
    if a in CLOSER and b in OPENER:
        if b in NARROW and a not in "(（":
            both = (Edit(first, first + 1, "("), Edit(second, second + 1, ")"))
            return Fault(first, first + 1, "the two halves of this pair do not fit", 0.9, both, 0.9, Safety.SAFE)
        at, new = (second, CLOSER[a]) if a in "(（" or b not in ")）" else (first, OPENER[b])
        return _replace(at, new, "the two halves of this pair do not fit")
    free = text[first - 1 : first] in ("", " ", "\n") and text[first + 1].isalnum()
    ends = not text[second + 1 : second + 2].isalnum() and text[second - 1] != " "
    if (a, b) == (")", "(") and free and ends and not _STOPS.search(text[second + 1 : second + 2]):
        # Text that runs from right to left mirrors both: "the Lessor )below: the Owner( and".
        mirrored = (Edit(first, first + 1, "("), Edit(second, second + 1, ")"))
        return Fault(first, first + 1, "turned bracket", 0.95, mirrored, 0.9, Safety.SAFE)
    if a == b and a in CLOSER and free and text[second - 1 : second + 2] in (f" {b}", f" {b}\n"):
        # A sad smile ends a chat line like this as well.
        edits = (Edit(second - 1, second + 1, CLOSER[a]),)
        return Fault(second, second + 1, "turned bracket", 0.75, edits, 0.6, Safety.UNSAFE)
    if a == b and free and ends:
        at, new = (first, OPENER[a]) if a in OPENER else (second, CLOSER[a])
        return _replace(at, new, "turned bracket")
    return None


def _replace(at: int, new: str, message: str) -> Fault:
    return Fault(at, at + 1, message, 0.9, (Edit(at, at + 1, new),), 0.9, Safety.SAFE)


def _single(doc: Document, at: int, paragraph: Span, spaced: bool) -> Fault:
    """Return the fault of one loose half."""
    text, char = doc.text, doc.text[at]
    left, right = text[at - 1 : at] if at > paragraph.start else "", text[at + 1 : at + 2]
    if char in (left, right):
        return Fault(at, at + 1, "bracket said twice", 0.9, (Edit(at, at + 1, ""),), 0.9, Safety.SAFE)
    free_left = left in ("", *_SPACES)
    if free_left and (right in ("", *_SPACES) or (char in OPENER and right in ".,;:!?")):
        return _torn(at, left, right, spaced or _may_be_more(text, at, paragraph))
    if char in CLOSER:
        return _unclosed(doc, at, paragraph)
    return _unopened(doc, at, paragraph)


def _may_be_more(text: str, at: int, paragraph: Span) -> bool:
    """Whether a half between spaces may be a smile, the end of what another mark opened, or half of a lost pair."""
    if text[at] in "()" and (at == paragraph.start or (at == paragraph.end - 1 and _ends_unstopped(text, at))):
        return True
    if text[at] in CLOSER:
        return False
    before = text[max(paragraph.start, at - 200) : at]
    following = BRACKET.search(text, at + 1, min(paragraph.end, at + 200))
    ended = following is not None and following[0] == text[at]
    return ended or any(before.rfind(mark) > before.rfind(close) for mark, close in _CLOSES.items())


def _torn(at: int, left: str, right: str, unsure: bool) -> Fault:
    """Return the deletion of a half between spaces; where brackets hold spaces the other half may be lost instead."""
    edit = Edit(at - 1, at + 1, "") if left == " " else Edit(at, at + 1 + (right == " "), "")
    message = "this half of a pair of brackets stands alone"
    if unsure:
        return Fault(at, at + 1, message, 0.6, (edit,), 0.6, Safety.UNSAFE)
    return Fault(at, at + 1, message, 0.9, (edit,), 0.9, Safety.SAFE)


def _unclosed(doc: Document, at: int, paragraph: Span) -> Fault:
    text, close = doc.text, CLOSER[doc.text[at]]
    message = "this bracket is never closed"
    short = _short(text, at + 1) or _value(text, at)
    if short is not None and text[at] == "(":
        return Fault(short, short, "closing bracket lost", 0.9, (Edit(short, short, close),), 0.85, Safety.SAFE)
    if _is_label(text, at, paragraph):
        edits = (Edit(paragraph.end, paragraph.end, close),)
        return Fault(paragraph.end, paragraph.end, "closing bracket lost", 0.85, edits, 0.8, Safety.SAFE)
    end = _SENTENCE_END.search(text, at, min(paragraph.end, at + 160))
    if text[at - 1 : at].isalnum() and text[at + 1 : at + 2] == " ":
        safety = Safety.SAFE if text[at] == "[" else Safety.UNSAFE
        return Fault(
            at, at + 1, "this half of a pair of brackets stands alone", 0.9, (Edit(at, at + 1, ""),), 0.8, safety
        )
    stop = end.start() if end else paragraph.end
    if stop - at > 140 or stop - at < 3 or BRACKET.search(text, at + 1, stop):
        return Fault(at, at + 1, message, 0.75)
    few = end is not None and _FEW_WORDS.fullmatch(text, at + 1, stop) and not _abbreviates_at(text, at + 1, stop)
    if few and not text[at + 1 : at + 3].istitle():
        return Fault(stop, stop, "closing bracket lost", 0.85, (Edit(stop, stop, close),), 0.8, Safety.SAFE)
    return Fault(stop, stop, "closing bracket lost", 0.75, (Edit(stop, stop, close),), 0.55, Safety.UNSAFE)


def _abbreviates_at(text: str, start: int, stop: int) -> bool:
    """Whether the stop is that of an abbreviation, so that the bracket goes on: "(incl. VAT", "(plot no. 3"."""
    last = text[start:stop].rsplit(" ", 1)[-1]
    return last + "." in words().abbreviations or (last in _BEFORE_NUMBER and text[stop + 2 : stop + 3].isdigit())


def _is_label(text: str, at: int, paragraph: Span) -> bool:
    """Whether a bracket closes at the end of its line: a whole line in brackets, or a label with a few words in it."""
    if at == paragraph.start and paragraph.end - at <= 100 and not _STOPS.search(text, at + 1, paragraph.end):
        return True
    if not text[paragraph.end :].strip():
        return False  # a text that breaks off may have lost more than the bracket
    label = paragraph.end - paragraph.start <= 60 and text[paragraph.start : at + 1].endswith(" (")
    return label and _FEW_WORDS.fullmatch(text, at + 1, paragraph.end) is not None


def _short(text: str, start: int) -> int | None:
    """Return where a bracket that holds an acronym, years or a number ends."""
    for pattern in (_ACRONYM, _YEARS, _NUMBER):
        match = pattern.match(text, start)
        if match and (pattern is not _ACRONYM or _abbreviates(text, start - 1, match[0])):
            return match.end()
    age = _AGE.match(text, start)
    return age.end() if age and _NAME_BEFORE.search(text, max(0, start - 30), start - 1) else None


def _value(text: str, at: int) -> int | None:
    """Return the end of the line where a label of a table of texts ends in an open bracket: "tip = Hint (beta"."""
    start = text.rfind("\n", max(0, at - 120), at) + 1
    match = _VALUE.match(text, start, at + 80) if at - start < 120 else None
    return match.end() if match and match.start("open") == at else None


def _abbreviates(text: str, before: int, acronym: str) -> bool:
    """Whether the words in front of `before` begin with the letters of `acronym`, in their order."""
    named = _WORDS.findall(text, max(0, before - 120), before)[-12:]
    letters = acronym.rstrip("s").lower()
    if _holds("".join(word[0] for word in named).lower(), letters):
        return True
    # Letters from within the names ("Japan Airlines (JAL)"), or of the name in its own language ("World Bank (BMO)").
    names = [word for word in named[-5:] if word[0].isupper()]
    if (
        len(letters) < 3
        or not names
        or not named[-1][0].isupper()
        or letters[0] not in {name[0].lower() for name in names}
    ):
        return False
    return _holds("".join(names).lower(), letters) or not Counter(letters) - Counter(n[0].lower() for n in names)


def _holds(text: str, letters: str) -> bool:
    """Return whether `letters` stand in `text` in this order."""
    at = 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            return False
    return True


def _unopened(doc: Document, at: int, paragraph: Span) -> Fault:
    text = doc.text
    acronym = _ACRONYM_BEFORE.search(text, max(paragraph.start, at - 12), at)
    if text[at] == ")" and acronym and _abbreviates(text, acronym.start(), acronym[0]):
        start = acronym.start()
        return Fault(start, start, "opening bracket lost", 0.85, (Edit(start, start, "("),), 0.85, Safety.SAFE)
    reference = _REFERENCE.search(text, max(paragraph.start, at - 60), at)
    if text[at] == ")" and reference:
        start = reference.start("held")
        return Fault(start, start, "opening bracket lost", 0.85, (Edit(start, start, "("),), 0.7, Safety.UNSAFE)
    message = "closing bracket without an opening one"
    edits = (Edit(at, at + 1, ""),)
    protected = doc.protecting(at - 1, at)
    if protected is not None and protected.label in ("url", "domain", "email", "path"):
        return Fault(at, at + 1, message, 0.9, edits, 0.8, Safety.SAFE)
    return Fault(at, at + 1, message, 0.75, edits, 0.5, Safety.UNSAFE)
