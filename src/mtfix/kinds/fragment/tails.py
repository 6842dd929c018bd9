"""Sentences that end in the air where a line or the text breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan
from mtfix.text import Document, Span

_CUT_SURE = frozenset(
    "the a an and or their its our my your whose than because every towards upon between among".split()
)
# A verb may leave "of", "with", "for", "to" at the end ("what it is made of"); these it never leaves.
_CUT_LIKELY = frozenset("into his which during without".split())
# At the end of a text where all else has its stop, a cut shows at more words: no sentence without a stop ends in them.
_CUT_AT_END = frozenset(
    "of to in from by with for at on as if when while until since although though or but nor that who which where is "
    "was were has had have are been will would could should can may might must he she they we i most very after before "
    "under near within behind beside beyond about also not even still".split()
)
# What ends a sentence of its own after these: "as it is", "for a while", "like that", "Is that so? She is".
_WHOLE_PHRASE = re.compile(
    r"\b(?:as|than|what|where|how|who|which|that)\b[^,;.]{0,30} "
    r"(?:is|was|are|were|has|had|have|can|could|will|would|may|might|must)$"
    r"|\b(?:a|once in a|all the|worth) while$"
    r"|\b(?:like|of|about|after|before|than|do|did|does|say|said|know|for|with|by|at|to) that$"
    r"|\b(?:is|was|are|were|be|been|\w{1,20}n['’]t|not|so|neither|nor) (?:\w{1,20} )?"
    r"(?:he|she|they|we|i|is|was|are|were|on|in|at|to|not)$"
    r"|\b(?:made|full|fool|hear|heard|think|thought|sort|kind|know|dream|dreamt|tired|afraid|proud) of$",
    re.IGNORECASE,
)
# Lines of this many characters that end in an article or a joint are cut, whatever the rest of the text does.
_LONG = 60
# What a long line inside a text of stopped lines never ends with: articles aside, what opens a clause or an object.
_CUT_INSIDE = frozenset("of was were has had would which who".split())
# A name with a relative clause that breaks off, and no verb of its own: "Inspector Marsh, who herself".
_CUT_RELATIVE = frozenset("himself herself itself themselves also still already for to with by from at".split())
_RELATIVE = re.compile(
    r"[A-Z][^,.!?:;\n]{1,60}, (?:who|which) (?:(?:him|her|it)self|themselves|also|still|already"
    r"|[^,.!?:;\n]{5,120} (?:has|have|had|is|are|was|were) [^,.!?:;\n]{2,40} (?:for|to|with|by|from|at))"
)
_OPEN_ENDS = _CUT_SURE | _CUT_LIKELY | _CUT_INSIDE | _CUT_RELATIVE
# The first word of a sentence that is all that is left of it.
_CUT_ALONE = frozenset("The A An".split())
_ASKS = re.compile(
    r"[“\"'‘(]*(?:wh\w+|how|do|does|did|is|are|was|were|can|could|will|would|have|has|had|should)\b", re.I
)
_STOPPED = re.compile(r"[.!?…:;][\"”’')\]]*$")
_ITEM = re.compile(r"(?:[-*+•–]|\(?\w{1,2}[.)])\s")
_MARKED = re.compile(r"[#|>`<{=]")


def find(doc: Document) -> Iterator[Plan]:
    """Yield the last sentences of lines that end with a word which cannot end one."""
    if not doc.lines or (len(doc.lines) == 1 and _STOPPED.search(doc.text, max(0, len(doc.text) - 6))):
        return
    ends = [number for number, line in enumerate(doc.lines) if _word(doc.text, line) in _OPEN_ENDS | _CUT_ALONE]
    if not _is_open(doc.text, doc.lines[-1]) and not ends:
        return
    page = _Page(doc)
    for number in sorted({*ends, len(doc.lines) - 1}):
        line = doc.lines[number]
        sentence = doc.sentence_at(line.end - 1)
        if sentence.end == line.end and _is_cut(doc, page, sentence, number) and not _goes_on(doc, number):
            yield _tail(doc, sentence, line)


class _Page:
    """How the lines of prose end: how many, how many with a stop, how many with a word that cannot end a sentence."""

    def __init__(self, doc: Document) -> None:
        self.prose = [line for line in doc.lines if line.end - line.start >= _LONG]
        self.stopped = sum(_is_stopped(doc.text, line) for line in self.prose)
        open_lines = sum(_word(doc.text, line) in _CUT_SURE for line in self.prose)
        lower = sum(doc.text[line.start].islower() for line in doc.lines)
        # Verse, tables and text with a blank line between wrapped lines have many that end so; a page that was cut few.
        self.breaks_off = len(doc.lines) > 1 and open_lines * 2 <= len(self.prose) + 2 and lower * 4 <= len(doc.lines)

    def is_stopped(self, line: Span, tenths: int) -> bool:
        """Whether there are other lines of prose, and so many tenths of them have their stop."""
        others = len(self.prose) - (line.end - line.start >= _LONG)
        return others >= 2 and self.stopped * 10 >= tenths * others


def _is_cut(doc: Document, page: _Page, sentence: Span, number: int) -> bool:
    line = doc.lines[number]
    inside = sentence.start > line.start
    last = number + 1 == len(doc.lines)
    stopped = page.is_stopped(line, 5 if last else 7)
    if inside and doc.text[sentence.start : sentence.end] in _CUT_ALONE:
        return line.end - line.start >= _LONG
    if _ends_open(doc.text, line):
        long = line.end - line.start >= _LONG and _word(doc.text, line) in _CUT_SURE
        return inside or stopped or (long and page.breaks_off)
    if stopped and last:
        return _is_last_words(doc, sentence, line)
    if not stopped or last or line.end - line.start < _LONG:
        return False
    relative = _RELATIVE.fullmatch(doc.text, *sentence) is not None and not _MARKED.match(doc.text, line.start)
    return relative or _is_open_inside(doc.text, sentence, line)


def _ends_open(text: str, line: Span) -> bool:
    """Whether a line of prose ends with a dangling word; headings, cells, code and short lines never do."""
    if line.end - line.start < 40 or not text[line.end - 1].isalpha() or _MARKED.match(text, line.start):
        return False
    before, _, word = text[max(line.start, line.end - 10) : line.end].rpartition(" ")
    if before.endswith(";") or (before.endswith(",") and ". " not in text[line.start : line.end]):
        return False  # the last item but one of a list
    return word in _CUT_SURE or word in _CUT_LIKELY


def _is_open_inside(text: str, sentence: Span, line: Span) -> bool:
    """Whether a long line between stopped ones asks nothing and ends with a word that opens something."""
    if line.end - line.start < _LONG or _MARKED.match(text, line.start) or _ITEM.match(text, line.start):
        return False
    whole = _WHOLE_PHRASE.search(text, max(sentence.start, line.end - 40), line.end)
    return _word(text, line) in _CUT_INSIDE and not _ASKS.match(text, sentence.start) and whole is None


def _is_last_words(doc: Document, sentence: Span, line: Span) -> bool:
    """Whether the text breaks off here: its last sentence asks nothing and ends with a word that opens something."""
    text = doc.text
    if not _is_open(text, line) or _MARKED.match(text, line.start):
        return False
    word = _word(text, line)
    if _ASKS.match(text, sentence.start) or text.count("\n", line.end) > 2:
        return False
    if line.end - line.start < 40 and sentence.start == line.start:
        return word in _CUT_ALONE and word == text[line.start : line.end]
    if _WHOLE_PHRASE.search(text, max(sentence.start, line.end - 40), line.end):
        return False
    open_bracket = text.rfind("(", sentence.start, line.end) > max(
        text.rfind(")", sentence.start, line.end), line.start
    )
    return word.lower() in _CUT_AT_END or open_bracket


def _word(text: str, line: Span) -> str:
    """Return the last word of a line, or its last twelve letters."""
    return text[max(line.start, line.end - 12) : line.end].rpartition(" ")[2]


def _is_open(text: str, line: Span) -> bool:
    return text[line.end - 1].isalpha()


def _is_stopped(text: str, line: Span) -> bool:
    return _STOPPED.search(text, max(line.start, line.end - 5), line.end) is not None


def _goes_on(doc: Document, number: int) -> bool:
    """Whether the line below continues the sentence: only white space without a blank line parts them."""
    if number + 1 == len(doc.lines):
        return False
    gap = doc.text[doc.lines[number].end : doc.lines[number + 1].start]
    return gap.count("\n") < 2 or doc.text[doc.lines[number + 1].start].islower()


def _tail(doc: Document, sentence: Span, line: Span) -> Plan:
    word = doc.text[sentence.start : sentence.end].rpartition(" ")[2]
    place = "list item" if _ITEM.match(doc.text, line.start) else "sentence"
    message = f'cut: the end of this {place} is lost after "{word}"'
    score = 0.9 if word in _CUT_SURE else 0.65 if word in _CUT_LIKELY else 0.8
    return Plan(*sentence, message, score)
