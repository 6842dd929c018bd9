"""The stop that a sentence lost, in a text whose other sentences have theirs.

The evidence is the text: a line is a sentence when enough other lines are stopped, and when it reads as one. That last
is a logistic score on closed-class words, capitals and length, fitted on news lines with and without a stop (10,951
sentences that lost it, 4,557 lines that never had one). A headline repeats in the lines below it, a sentence does not:
that overlap of words parts the two better than all else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log

from mtfix.kinds.plan import Plan, swap
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document, Span
from mtfix.text.words import WORD

_ENDS_OPEN = re.compile(r"[^\W_](?P<closer>[\"”’»)\]]{0,2})$")
_STOPPED = re.compile(r"[.!?…:;]+[\"'”’»)\]*_]*$")
_LIST = re.compile(r"[-*+•–—>|#=~]|\(?\w{1,3}[.)]\s|\d+\s|[A-Z][\w ]{1,30}:|.{0,60}\|")
_SENTENCE_INSIDE = re.compile(r"[^\W_]{2}[.!?][\"”’)]* (?=[A-Z“\"])")
_AUXILIARIES = frozenset(
    "is are was were has have had will would can could should may might must did does do said isn't wasn't don't "
    "didn't won't can't it's he's there's".split()
)
_PRONOUNS = frozenset("he she it they we i you who which him them there".split())
_POSSESSIVES = frozenset("this that these those his her its their our my your".split())
_BREAK = re.compile(r" [-–—|] |[:?]")
_DATE = re.compile(r"\b(?:on|in) (?:the )?(?:\d|[A-Z][a-z]+day|[A-Z][a-z]+ \d|last|this)")
_CREDIT = re.compile(
    r"\b(?:AFP|AP|Reuters|dpa|Getty)[\w ]{0,8}$|\b(?:[Pp]hotos?|[Ii]mages?|[Ss]ource):"
    r"|^(?:Read|Click|Share|Subscribe)\b"
)
# A smile, an address, a sentence cut off: what is missing there is no stop.
_NO_END = re.compile(
    r"^[^(]*\)$|\.(?:com|org|net|cn|ru|de|uk|jp)$"
    r"|\b(?:a|an|the|of|to|and|or|but|with|for|many|very|its|their|my|your|is|are|was|were|around|about|than|into"
    r"|from|by|at|on|in|solid|by the end)$"
)
_TIMES = " --> "
_CAPTION = re.compile(r" --> [\d:,. ]+\n$")
_INVERSION = re.compile(
    r"(?:do|does|did|is|are|was|were|can|could|have|has|will|would) (?:i|you|he|she|it|we|they|the)\b", re.I
)
MIN_QUESTIONS = 2
MIN_STOPPED = 3
MIN_WORDS = 5
MAX_OVERLAP = 0.3
# Of the lines of news without a stop, half of those below the first score are headlines and items of lists, one in six
# above the others; a line that starts with an open-class word ("Iran upgrades ...") must have more.
MIN_SCORE, SAFE_SCORE, SAFE_BARE = 0.5, 1.2, 2.0
# What it adds that every other line of the text is stopped; a short line is a heading all the same.
LONG_LINE = 7
ONLY_ONE, MIN_OTHERS = 2.0, 3
# The first line is a headline more often than not: it must read as a sentence, and all others be stopped.
FIRST = 3.3
# Who says it comes last; orders of a list.
_HEADLINE = re.compile(r", (?:says|say) |^(?:Do|Don['’]t|Have|Check|Need|Submit|Announce|Write|Give)\b|[\"”]$|\w\.\w+$")
_OPENS = "\"'“‘«„"
_MESSAGE = "the stop at the end of this sentence is lost"
# A sentence in the quotation, or one that opens elsewhere: where its stop belongs is a matter of style.
_TITLE = re.compile(r"(?:how|why|what|when|where|who)\b(?!.*,)|.*[*|]|\(.*\)$", re.I)
_QUOTED_SENTENCE = re.compile(r"(?:[\"“‘«][A-Z](?:\S+ ){5,}\S+|^[^\"“‘«]*)[\"”’»]$")
_QUESTION = re.compile(
    r"(?:and |but |so )?(?:what|who|where|why|how|when|whom|whose)(?:['’]s| is| are| was| were| do| does| did| can"
    r"| could| will| would| should| have| has)\b", re.I
)  # fmt: skip


def find(doc: Document) -> Iterator[Plan]:
    """Yield the places at the ends of lines where a stop (or a question mark) is lost."""
    lines = doc.lines
    if not lines:
        return
    if _TIMES in doc.text:
        yield from _subtitles(doc)
        return
    open_ = [index for index, line in enumerate(lines) if _is_open(doc.text, line)]
    if not open_ or len(open_) > 50:
        return
    stopped = sum(1 for line in lines if _is_stopped_prose(doc.text, line))
    few = stopped >= MIN_STOPPED and len(open_) <= max(1, stopped // 5)
    for index in open_:
        if few or (stopped >= len(open_) and _is_after_sentences(doc.text, lines[index])):
            yield from _judge(doc, index, few=few, only=stopped == len(lines) - 1 >= MIN_OTHERS)


def _subtitles(doc: Document) -> Iterator[Plan]:
    """Yield the missing marks of questions, whole captions alone: few subtitles have stops, most have their "?"."""
    if doc.text.count("?") < MIN_QUESTIONS:
        return
    for line in doc.lines:
        held = doc.text[line.start : line.end]
        alone = (
            _CAPTION.search(doc.text, max(0, line.start - 40), line.start)
            and doc.text[line.end : line.end + 2] == "\n\n"
        )
        if alone and _ENDS_OPEN.search(held) and (_QUESTION.match(held) or _INVERSION.match(held)):
            yield _insert(line, "?", 0.6, Safety.UNSAFE)


def _is_open(text: str, line: Span) -> bool:
    """Whether the line is prose of several words that ends in a letter or digit."""
    return (
        text.count(" ", line.start, line.end) >= MIN_WORDS - 1
        and _ENDS_OPEN.search(text, max(line.start, line.end - 4), line.end) is not None
        and not _LIST.match(text, line.start, line.end)
    )


def _is_stopped_prose(text: str, line: Span) -> bool:
    return text.count(" ", line.start, line.end) >= MIN_WORDS - 1 and bool(
        _STOPPED.search(text, max(line.start, line.end - 6), line.end)
    )


def _is_after_sentences(text: str, line: Span) -> bool:
    return _SENTENCE_INSIDE.search(text, line.start, line.end) is not None


def _judge(doc: Document, index: int, *, few: bool, only: bool) -> Iterator[Plan]:
    line = doc.lines[index]
    sentence = doc.sentence_at(line.end - 1)
    own = doc.text[max(sentence.start, line.start) : line.end]
    if own[-1] in '"”’»' and _QUOTED_SENTENCE.search(own):
        return
    after = _is_after_sentences(doc.text, line)
    if own.count(" ") < MIN_WORDS - 1 or _goes_on(doc, index) or _CREDIT.search(own) or _NO_END.search(own):
        return
    if _QUESTION.match(own):
        if "?" in doc.text:
            yield _insert(line, "?", 0.6, Safety.UNSAFE)
        return
    if _TITLE.match(own) or (not index and after and doc.text[line.start] in _OPENS):
        return  # "“We never asked.” Owners refuse to leave" at the top is a headline
    score = sentence_score(own) + (ONLY_ONE if only and own.count(" ") >= LONG_LINE else 0.0)
    if after and score > 0.5:
        yield _insert(line, ".", 0.9 if few else 0.75, Safety.SAFE if few else Safety.UNSAFE)
    elif few and not after and score > (_floor(doc, index) if index else FIRST):
        certain = score > (SAFE_SCORE if own.split(" ", 1)[0].lower() in words("en").function_words else SAFE_BARE)
        sure = certain and not _HEADLINE.search(own)
        yield _insert(line, ".", 0.9 if sure else 0.6, Safety.SAFE if sure else Safety.UNSAFE)


def _floor(doc: Document, index: int) -> float:
    """Return the score that the line must pass: high where no line below can show it to be a headline."""
    below = doc.lines[index + 1 : index + 4]
    if not below:
        return 1.0
    own, other = _stems(doc.text, doc.lines[index]), set().union(*(_stems(doc.text, line) for line in below))
    return MIN_SCORE if len(own & other) < MAX_OVERLAP * len(own) else 9.0


def _stems(text: str, line: Span) -> set[str]:
    closed = words("en").function_words
    found = (word.lower() for word in WORD.findall(text, line.start, line.end) if len(word) > 2)
    return {word[:5] for word in found if word not in closed}


def _goes_on(doc: Document, index: int) -> bool:
    """Whether the next line goes on with this sentence, or hangs on it as a list."""
    if index + 1 == len(doc.lines):
        return False
    following = doc.lines[index + 1]
    first = doc.text[following.start]
    return first.islower() or first in "-*+•,;:)|=#>" or doc.text.startswith("```", following.start)


def _insert(line: Span, mark: str, score: float, safety: Safety) -> Plan:
    """Return the plan that sets the mark at the end of the line, outside closing brackets and short quotations."""
    return swap(line.end, line.end, mark, _MESSAGE, score, safety)


def sentence_score(text: str) -> float:
    """Return the log-odds that a line without a stop is a sentence that lost it, and not a headline or a label."""
    found = WORD.findall(text)
    lower = [word.lower().replace("’", "'") for word in found]
    closed = words("en").function_words
    score = -4.0 + log(len(found) + 1) + 2.0 * sum(word in closed for word in lower) / max(len(found), 1)
    score -= 2.8 * sum(word[0].isupper() for word in found[1:]) / max(len(found) - 1, 1)
    score += 0.4 * ("the" in lower) + 0.65 * bool(_POSSESSIVES & set(lower)) + 0.65 * bool(_AUXILIARIES & set(lower))
    score += 0.55 * bool(_PRONOUNS & set(lower)) + 0.2 * any(word.endswith("ed") for word in lower[1:])
    score += 1.05 * ("," in text) - 1.4 * bool(_BREAK.search(text)) + 0.7 * bool(_DATE.search(text))
    return float(score + 0.75 * (lower[:1] != [] and lower[0] in closed))
