"""Sentences, headings and list items that lost the capital of their first letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtfix.kinds.casing.among import named
from mtfix.kinds.casing.apart import short_line
from mtfix.kinds.casing.clauses import is_whole
from mtfix.kinds.casing.lines import heading, item, line, subtitle
from mtfix.kinds.casing.miscased import Miscased, capitalise, ends_stopped, is_common
from mtfix.kinds.casing.programs import is_program
from mtfix.kinds.casing.style import Openings, counts_with_i, is_log, openings
from mtfix.kinds.casing.wording import (
    HEADING,
    ITEM,
    LINKING,
    WORD,
    ends_sentence,
    is_english,
    is_rest,
    may_be_capitalised,
    raised,
)
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document, Span

_CUE = re.compile(r"-->[^\n]*\n$")
# A stop behind a short plain word ("about it. the"), which the segmentation leaves alone: it may be an abbreviation.
_STOP = re.compile(r"\. (?=[a-z])")
_SHORT = re.compile(r"(?:^|[ ’'\"“])([a-z]{2,3})$")
_USED = 3
_SHORT_NOUN = re.compile(r" (?:the|an?|this|his|her|my|your|our|their|its) ([a-z]{3})$")
# What follows an imperative: "taste it", "chop the leaves".
_ORDERED = re.compile(r" (?:it|them|the|this|that|these|those|all|each|your|some|everything)\b")
# Abbreviations that stand inside sentences before ordinary words and end none.
_SHORTENED = frozenset("incl excl approx esp resp ca fig figs vol tel ext ave".split())
_ADVERB = re.compile(r"[a-z]{4,}ly$")
# An answer, or an aside to the reader: "yes, all of it.", "no, not that one!"
_ANSWER = re.compile(r"(?:yes|no|yep|nope|well|okay|oh),\Z")
_ABBREVIATIONS = frozenset(("no", "al", "cf", "st", "vs", "am"))


def lost_capitals(doc: Document) -> Iterator[Miscased]:
    """Yield the first words of sentences, headings, list items and subtitles that should begin with a capital.

    Where most sentences of the text begin small, that may be meant, so the repairs are not applied by themselves.
    """
    opened = openings(doc)
    style = opened.is_small_style
    if opened.small and is_log(doc):
        return
    commands = _commands(doc, [at for _, at in opened.small])
    for span, at in opened.small:
        if doc.words[doc.word_index(at)].text in commands:
            continue
        found = _judge(doc, span, at, opened)
        if found and not doc.is_protected(found.start, found.end) and not (style and found.score < 0.9):
            yield found._replace(safety=Safety.UNSAFE, score=0.6) if style else found
    if not style and not is_log(doc):
        yield from _after_short_words(doc)


def _commands(doc: Document, places: list[int]) -> set[str]:
    """Return the words that begin two sentences or more in small letters and none with a capital: names of commands.

    A changelog writes "diff no longer ...". Function words are no such names.
    """
    heads = Counter(doc.words[doc.word_index(at)].text for at in places)
    closed = words("en").function_words
    return {
        head
        for head, count in heads.items()
        if count > 1 and head not in closed and head.isalpha() and capitalise(head) not in doc.forms
    }


def _judge(doc: Document, span: Span, at: int, opened: Openings) -> Miscased | None:
    text = doc.text
    match = WORD.match(text, at, span.end)
    if match is None or not may_be_capitalised(text, match, span.end) or is_program(doc, match):
        return None
    if match[0] == "i" and counts_with_i(doc):
        return None
    paragraph = doc.paragraph_at(span.start)
    if span.start > paragraph.start:
        return _inside(doc, span, match)
    if HEADING.match(text, span.start):
        return heading(match, opened.small_headings) or named(doc, match, True)
    if ITEM.match(text, span.start):
        return item(doc, paragraph, match)
    if _CUE.search(text, max(0, span.start - 40), span.start):
        return subtitle(doc, span, match)
    return (
        line(doc, paragraph, span, match, opened)
        or short_line(doc, paragraph, match, opened)
        or named(doc, match, False)
    )


def _inside(doc: Document, span: Span, match: re.Match[str]) -> Miscased | None:
    """Judge a small letter after a full stop inside a paragraph.

    Without a subject, the sentence has lost more than its capital ("said. situation, who have informed"): not ours.
    """
    text = doc.text
    head, rest = match[0].lower(), text[match.end() : span.end]
    if rest[:1] not in (" ", ",") or text[span.start - 1] != " " or text[span.start - 3] == ".":
        return None
    before = doc.words[doc.word_index(match.start()) - 1].text
    if _ANSWER.match(head + rest[:1]) and ends_stopped(text, span.start, span.end) and len(rest.split()) > 1:
        return raised(match, 0.85, Safety.SAFE)
    listed = rest[:1] == "," and head not in words("en").function_words and not _ADVERB.match(head)
    if listed or head == before.lower() or is_rest(head, rest):
        return None
    if before.lower() in _SHORTENED or (before[0].isupper() and len(before) <= 5 and head in LINKING):
        return None  # "House Comm. on Foreign Affairs"
    if not ends_sentence(before) or not is_english(rest) or len(rest.split()) < 2:
        return None
    return _after_stop(doc, span, match)


def _after_stop(doc: Document, span: Span, match: re.Match[str]) -> Miscased | None:
    """Judge by the first word a sentence that follows a stop."""
    text, head = doc.text, match[0].lower()
    name = words("en").is_name(head) and text[match.end()] == " "
    if not name and not is_whole(text[match.start() : span.end]):
        # "prove it. his silence": what follows is no sentence, so the stop may be the mistake.
        known = head in words("en").function_words or is_common(head)
        return raised(match, 0.6, Safety.UNSAFE) if known else None
    if head in words("en").function_words:
        return raised(match, 0.95 if head not in LINKING else 0.85, Safety.SAFE)
    if name:
        return raised(match, 0.9, Safety.SAFE)
    if not is_common(head) or not ends_stopped(text, span.start, span.end):
        return None
    return raised(match, 0.8, Safety.SAFE)


def _after_short_words(doc: Document) -> Iterator[Miscased]:
    """Yield sentences after a stop behind a short word ("it. the", "the pot. taste"), where no border is seen."""
    for stop in _STOP.finditer(doc.text):
        before = doc.text[max(0, stop.start() - 12) : stop.start()]
        match = WORD.match(doc.text, stop.end())
        if match is None or not _is_short_word(before) or doc.is_protected(*match.span()):
            continue
        if match[0] == "i" and counts_with_i(doc):
            continue
        head, end = match[0].lower(), doc.sentence_at(match.start()).end
        whole = is_whole(doc.text[match.start() : end])
        if head in words("en").function_words and head not in LINKING:
            yield raised(match, 0.85, Safety.SAFE) if whole else raised(match, 0.6, Safety.UNSAFE)
        elif _may_follow(doc.text, match) and ends_stopped(doc.text, match.end(), end):
            yield raised(match, 0.8, Safety.SAFE)


def _may_follow(text: str, match: re.Match[str]) -> bool:
    """Whether an order or an answer begins here."""
    return _is_order(text, match) or _ANSWER.match(text[match.start() : match.end() + 1]) is not None


def _is_order(text: str, match: re.Match[str]) -> bool:
    """Whether a verb in the imperative with its object stands here: "taste it", "chop the leaves"."""
    order = words("en").pair("to", match[0]) > 0 and is_common(match[0])
    return order and _ORDERED.match(text, match.end()) is not None


def _is_short_word(before: str) -> bool:
    """Whether a function word ends the text, or a short noun with its article, and no abbreviation."""
    short, noun = _SHORT.search(before), _SHORT_NOUN.search(before)
    if short is not None and short[1] in words("en").function_words and short[1] not in _ABBREVIATIONS:
        return True
    return noun is not None and noun[1] not in _SHORTENED and words("en").forms(noun[1]).lower >= _USED
