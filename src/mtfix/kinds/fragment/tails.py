"""Sentences that end in the air: before a full stop, or where a line or the text breaks off."""

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
    "of to in from by with at for on as if when while until since although though or but nor that who which where is "
    "was were has had have are been will would could should can may must might he she they we i it some any most very "
    "after before under near within behind beside beyond about also not even still".split()
)
# Articles, possessives and joints that no sentence ends with; "his", "her", "that", "no" may.
_SHORT = frozenset(
    "the an its our your my whose than and or every although unless whereas whether amongst despite".split()
)
# What no sentence ends with as a phrase: none of 8 million words of human English did, but for a slip or two.
_PHRASE = re.compile(
    r"\b(?:(?:in|of|at|by|with|under|for|on|from|into) no|(?:some|any|every)thing (?:that|which)"
    r"|(?:(?:some|any|every)one|those|people) who"
    r"|(?:why|how) (?:would|could|should|did|does|can|will) (?:he|she|they|we|it)"
    r"|(?:because|if|when|although|since|whether|unless|until|that|where|which) (?:he|she|they|we|it|you)"
    r"|such as|as well as|in order to|according to|in addition to|instead of|because of|on behalf of|with regard to"
    r"|in accordance with|even though|as if|as soon as|due to|(?:in|of|for|to|with|by|from|through|on) which"
    r"|(?:number|kind|many|most|some|one|result|basis|means|amount|majority|half) of|the \w{1,20}(?:tion|ment|ity) of"
    r"|by (?:the|an?) \w{1,20} (?:on|in|at|to|of)|but (?:also|even|still)"
    r"|(?<=\w, )(?:which|who|whose|whom|where|because|although|while|but|or)"
    r"|(?<=\w, )(?:which|who) (?:is|was|are|were|has|have|had|will|would|can|could|also))$"
)
# "Because it causes the tank to.": a clause that depends on another, cut before its last noun.
_CLAUSE = re.compile(
    r"(?:Which|Because|If|When|While|Although|Since|In order)\b(?:(?!\b(?:what|that|wh\w+|how|all)\b)[^.!?\n]){0,200}"
    r"\b(?:the|an?|its|their|his|this|our|your) \w{1,30} (?:to|of|by|for|with|from|at|into)"
)
_RELATIVE = re.compile(r"(?:Which|Who)\b[^.!?\n]{2,120}[, ](?:also|still|already|even|and|but)")
_NOUN_AND_JOINT = re.compile(r"[A-Z][a-z]{2,20} (?:by|of|from|into|an?|the)")
_COMMANDS = frozenset("stand pass drop come go swing get put lay live abide made play keep sort kind because".split())
_PREPOSITIONS = frozenset("to of by for with from at into".split())
_OPEN_WORDS = (
    _SHORT
    | _PREPOSITIONS
    | frozenset(
        "no that which who whose whom he she they we it as though if on in where because although while but a also "
        "still even already you is was are were has have had will would can could".split()
    )
)
_STOP = re.compile(r"(?<=[a-z])\.(?=\s|$)")
_ASKS = re.compile(
    r"[“\"'‘(]*(?:wh\w+|how|do|does|did|is|are|was|were|can|could|will|would|have|has|had|should)\b", re.I
)
_STOPPED = re.compile(r"[.!?…:;][\"”’')\]]*$")
_ITEM = re.compile(r"(?:[-*+•–]|\(?\w{1,2}[.)])\s")
_MARKED = re.compile(r"[#|>`<{=]")


def find(doc: Document) -> Iterator[Plan]:
    """Yield sentences that are cut before a full stop, then those that a line or the text breaks off."""
    yield from _stopped_short(doc)
    if doc.text and (len(doc.lines) > 1 or not _STOPPED.search(doc.text, max(0, len(doc.text) - 6))):
        yield from _lost_tails(doc)


def _lost_tails(doc: Document) -> Iterator[Plan]:
    """Yield the last sentences of lines that end with a word which cannot end one."""
    last = len(doc.lines) - 1
    ends = [(n, line) for n, line in enumerate(doc.lines) if n == last or _ends_open(doc.text, line)]
    if not ends:
        return
    prose = [line for line in doc.lines if line.end - line.start >= 60]
    stopped = sum(_STOPPED.search(doc.text, max(line.start, line.end - 5), line.end) is not None for line in prose)
    for number, line in ends:
        sentence = doc.sentence_at(line.end - 1)
        inside = sentence.start > line.start
        share = 5 if number == last and line in prose else 7
        others = len(prose) - 1 >= 2 and stopped * 10 >= share * (len(prose) - 1)
        if not _ends_open(doc.text, line) and not (_is_last_words(doc, sentence, line, number) and (others or inside)):
            continue
        if (others or inside) and sentence.end == line.end and not _goes_on(doc, number):
            yield _tail(doc, sentence, line)


def _stopped_short(doc: Document) -> Iterator[Plan]:
    """Yield sentences with a full stop behind a word or a phrase that needs another one."""
    text = doc.text
    for match in _STOP.finditer(text):
        at = match.start()
        word = text[max(0, at - 12) : at].rpartition(" ")[2]
        if word not in _OPEN_WORDS:
            continue
        sentence = doc.sentence_at(at)
        if sentence.end == at + 1 and not doc.is_protected(at, at + 1) and _is_cut(doc, sentence, word):
            yield Plan(*sentence, f'cut: the end of this sentence is lost after "{word}"', 0.8)


def _is_cut(doc: Document, sentence: Span, word: str) -> bool:
    """Whether a sentence with a full stop cannot end in `word`, after what stands before that."""
    text, at = doc.text, sentence.end - 1
    number = text[at + 1 : at + 3].strip(" ").isdigit()  # "in no. 5"
    if word in _SHORT and at - sentence.start > 25 and text[at - len(word) - 2 : at - len(word) - 1].islower():
        return True
    if at - sentence.start > 20 and _PHRASE.search(text, max(sentence.start, at - 40), at) and not number:
        return True
    if at - sentence.start <= 120 and _RELATIVE.fullmatch(text, sentence.start, at):
        return True
    if word not in _PREPOSITIONS and word not in ("a", "an", "the"):
        return False
    if at - sentence.start <= 200 and _CLAUSE.fullmatch(text, sentence.start, at):
        return True
    alone = text[sentence.start - 1 : sentence.start] in ("", "\n") and text[at + 1 : at + 2] in ("", "\n")
    first = text[sentence.start : at].partition(" ")[0].lower()
    return alone and first not in _COMMANDS and _NOUN_AND_JOINT.fullmatch(text, sentence.start, at) is not None


def _ends_open(text: str, line: Span) -> bool:
    """Whether a line of prose ends with a dangling word; headings, cells, code and short lines never do."""
    if line.end - line.start < 40 or not text[line.end - 1].isalpha() or _MARKED.match(text, line.start):
        return False
    before, _, word = text[max(line.start, line.end - 10) : line.end].rpartition(" ")
    if before.endswith(";") or (before.endswith(",") and ". " not in text[line.start : line.end]):
        return False  # the last item but one of a list
    return word in _CUT_SURE or word in _CUT_LIKELY


def _is_last_words(doc: Document, sentence: Span, line: Span, number: int) -> bool:
    """Whether the text breaks off here: its last sentence asks nothing and ends with a word that opens something."""
    text = doc.text
    if number + 1 < len(doc.lines) or not text[line.end - 1].isalpha() or _MARKED.match(text, line.start):
        return False
    word = text[max(line.start, line.end - 12) : line.end].rpartition(" ")[2]
    if _ASKS.match(text, sentence.start) or text.count("\n", line.end) > 2:
        return False
    if line.end - line.start < 40 and sentence.start == line.start:
        return word in ("The", "A", "An") and word == text[line.start : line.end]
    open_bracket = text.rfind("(", sentence.start, line.end) > max(
        text.rfind(")", sentence.start, line.end), line.start
    )
    return word.lower() in _CUT_AT_END or open_bracket


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
