"""The stop that a sentence lost, in a text whose other sentences have theirs.

The evidence is the text: a line is a sentence when enough other lines are stopped, and when it reads as one beside the
lines that follow it (`lost.loss`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.kinds.punctuation.lost import NEAR, has_auxiliary, has_verb, loss
from mtfix.model import Safety
from mtfix.text import Document, Span

_ENDS_OPEN = re.compile(r"[^\W_](?P<closer>[\"”’»)\]]{0,2})$")
_END = 8
# The sign of a note may follow the stop.
_STOPPED = re.compile(r"[.!?…:;]+[\"'”’»)\]*_]*(?:[⁰¹²³⁴-⁹†‡§*]{1,3}|\[\d{1,3}\])?$")
_LIST = re.compile(
    r"[-*+•–—>|#=~]|(?!(?:Dr|Mr|Mrs|Ms|St)\.)\(?\w{1,3}[.)]\s|\d+\s(?![a-z])|[A-Z][\w ]{1,30}:(?!\d)|.{0,60}\|"
)
_SENTENCE_INSIDE = re.compile(r"[^\W_]{2}[.!?][\"”’)]* (?=[A-Z“\"])")
_CREDIT = re.compile(
    r"\b(?:AFP|AP|Reuters|dpa|Getty)[\w ]{0,8}$|\b(?:[Pp]hotos?|[Ii]mages?|[Ss]ource):"
    r"|^(?:Read|Click|Share|Subscribe)\b|^(?:Reporting|Writing|Editing|Translated) by\b"
    r"| [-–—|] [A-Z][\w!.]*(?: [A-Z][\w!.]*){0,3}$"
)
# A smile, an address, a sentence cut off: what is missing there is no stop.
_NO_END = re.compile(
    r"^[^(]*\)$|\.(?:com|org|net|cn|ru|de|uk|jp)$"
    r"|\b(?:a|an|the|of|to|and|or|but|with|for|many|very|its|their|my|your|is|are|was|were|around|about|than|into"
    r"|from|by|at|on|in|solid|by the end|every|when|if|as|so|via|per|between|until|which|because|while)$|\[/\w{1,12}\]$"
)
# "Notes of the walk held on ... at 7 pm" above all sentences: a title, whose one verb is a participle.
_DATED = re.compile(r"(?:\b(?:19|20)\d\d|\d ?[ap]\.?m\.?)$")
_TIMES = " --> "
_CAPTION = re.compile(r" --> [\d:,. ]+\n$")
_INVERSION = re.compile(
    r"(?:do|does|did|is|are|was|were|can|could|have|has|will|would) (?:i|you|he|she|it|we|they|the)\b", re.I
)
MIN_QUESTIONS = 2
MIN_STOPPED = 3
MIN_WORDS = 5
# Of the lines of news that never had a stop, two in a hundred are above CERTAIN and four above LIKELY. What is added
# where every other line of the text is stopped; the first line is a headline more often than not.
LIKELY, CERTAIN = 1.0, 1.5
LONG_LINE = 7
ONLY_ONE, MIN_OTHERS = 0.6, 3
AFTER_SENTENCES = 0.0
# Who says it comes last; orders of a list.
_HEADLINE = re.compile(
    r", (?:says|say) |, [^,]{2,40}\b(?:says|say|claims|warns|laments|reports|insists|admits|reveals|vows|hints)"
    r"(?: \w+ \w+ \w+)?$|^(?!.* (?:is|are|was|were|has|have|had|will|\w+ed) ).* \d{3,4}$"
    r"|^(?:Do|Don['’]t|Have|Check|Need|Submit|Announce|Write|Give)\b|\w\.\w+$"
)
# After a short quotation the stop stands where the rest of the text has it.
_SHORT_QUOTE, _OUTSIDE = re.compile(r"[\"”]$"), re.compile(r"\w[\"”]\.(?:\s|$)")
_COMMA = "a comma at the end of a paragraph"
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
    yield from _commas(doc)
    open_ = [index for index, line in enumerate(lines) if is_open(doc.text, line)]
    if not open_ or len(open_) > 50:
        return
    stopped = sum(1 for line in lines if is_stopped(doc.text, line))
    few = stopped >= MIN_STOPPED and len(open_) <= max(1, stopped // 5)
    for index in open_:
        if few or (stopped >= len(open_) and _is_after_sentences(doc.text, lines[index])):
            yield from _judge(doc, index, few=few, only=stopped == len(lines) - 1 >= MIN_OTHERS)


def _commas(doc: Document) -> Iterator[Plan]:
    """Yield the comma at the end of a paragraph that is a sentence, where it is the only one among stopped ones."""
    text, lines = doc.text, doc.lines
    ends = [index for index, line in enumerate(lines[:-1]) if text[line.end - 1] == ","]
    if len(ends) != 1 or text[lines[ends[0]].end : lines[ends[0] + 1].start] != "\n\n":
        return
    line, following = lines[ends[0]], lines[ends[0] + 1]
    own = text[line.start : line.end - 1]
    prose = is_stopped(text, following) or _is_after_sentences(text, following)
    # The head of the next post ("Jan wrote:") goes on with nothing.
    headed = text[following.end - 1] == ":" and _is_after_sentences(text, line)
    capital = text[following.start].isupper() and (prose or headed)
    stopped = sum(1 for other in lines if is_stopped(text, other))
    if capital and stopped >= MIN_STOPPED and own.count(" ") >= LONG_LINE and not _LIST.match(own) and has_verb(own):
        sure = prose and loss(own) > AFTER_SENTENCES
        yield swap(line.end - 1, line.end, ".", _COMMA, 0.95 if sure else 0.7, Safety.SAFE if sure else Safety.UNSAFE)


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


def is_open(text: str, line: Span) -> bool:
    """Whether the line is prose of several words that ends in a letter or digit."""
    return (
        text.count(" ", line.start, line.end) >= MIN_WORDS - 1
        and _ENDS_OPEN.search(text, max(line.start, line.end - 4), line.end) is not None
        and not _LIST.match(text, line.start, line.end)
        and _STOPPED.search(text, max(line.start, line.end - _END), line.end) is None
    )


def is_stopped(text: str, line: Span) -> bool:
    """Whether the line is prose of several words that ends in a stop or another final mark."""
    return text.count(" ", line.start, line.end) >= MIN_WORDS - 1 and bool(
        _STOPPED.search(text, max(line.start, line.end - _END), line.end)
    )


def _is_after_sentences(text: str, line: Span) -> bool:
    return _SENTENCE_INSIDE.search(text, line.start, line.end) is not None


def _judge(doc: Document, index: int, *, few: bool, only: bool) -> Iterator[Plan]:
    line = doc.lines[index]
    sentence = doc.sentence_at(line.end - 1)
    own = doc.text[max(sentence.start, line.start) : line.end]
    if own[-1] in '"”’»' and _QUOTED_SENTENCE.search(own):
        return
    after = sentence.start > line.start and _is_after_sentences(doc.text, line)
    if own.count(" ") < MIN_WORDS - 1 or _goes_on(doc, index) or _CREDIT.search(own) or _NO_END.search(own):
        return
    if _QUESTION.match(own):
        if "?" in doc.text:
            yield _insert(line, "?", 0.6, Safety.UNSAFE)
        return
    if _TITLE.match(own) or (not index and after and doc.text[line.start] in _OPENS):
        return  # "“We never asked.” Owners refuse to leave" at the top is a headline
    if after:
        if loss(own) > AFTER_SENTENCES:
            yield _insert(line, ".", 0.95 if few else 0.85, Safety.SAFE if few else Safety.UNSAFE)
        return
    if (
        _DATED.search(own)
        and not has_auxiliary(own)
        and not any(is_stopped(doc.text, line) for line in doc.lines[:index])
    ):
        return
    bonus = ONLY_ONE if only and index and own.count(" ") >= LONG_LINE else 0.0
    score = loss(own, *_near(doc, index), floor=LIKELY - bonus) + bonus if few else 0.0
    if score > LIKELY:
        placed = not _SHORT_QUOTE.search(own) or _OUTSIDE.search(doc.text) is not None
        sure = score > CERTAIN and placed and has_verb(own) and not _HEADLINE.search(own)
        yield _insert(line, ".", 0.95 if sure else 0.6, Safety.SAFE if sure else Safety.UNSAFE)


def _near(doc: Document, index: int) -> tuple[list[str], float]:
    """Return the lines that follow, the next one first, and the mean length of the lines around."""
    lines = doc.lines
    around = lines[index + 1 : index + 1 + NEAR] + lines[max(0, index - NEAR) : index]
    usual = sum(line.end - line.start for line in around) / max(len(around), 1)
    return [doc.text[line.start : line.end] for line in lines[index + 1 : index + 1 + NEAR]], usual


def _goes_on(doc: Document, index: int) -> bool:
    """Whether the next line goes on with this sentence, as code or indented text too, or hangs on it as a list."""
    if index + 1 == len(doc.lines):
        return False
    line, following = doc.lines[index], doc.lines[index + 1]
    first = doc.text[following.start]
    if first.islower() or first in "-*+•,;:)|=#>":
        return True
    between = doc.text[line.end : following.start]
    return first in "`[<{@$&%~\\" or ("\n\n" not in between and between[-1:] in (" ", "\t"))


def _insert(line: Span, mark: str, score: float, safety: Safety) -> Plan:
    """Return the plan that sets the mark at the end of the line, outside closing brackets and short quotations."""
    return swap(line.end, line.end, mark, _MESSAGE, score, safety)
