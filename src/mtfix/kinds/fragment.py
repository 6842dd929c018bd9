"""Fragments: a sentence that lost its head, or was cut at its end.

Scrapers drop the text of a link, decoders skip a clause, pipelines cut a segment at a length. What is left starts in
the middle ("of the bridge, who had ...") or ends in the air ("The mayor said that the"). The lost words cannot be
known from the text, so nothing is repaired: the finding asks for a new translation, and its message says which end was
lost and whether the line is a paragraph or a list item.

    >>> from mtfix.text import Document
    >>> text = "The mayor was angry. " + "council, who had told him nothing about the bridge."
    >>> [finding.surface for finding in KIND.detect(Document(text))]
    ['council, who had told him nothing about the bridge.']

A sentence may also have been cut before its full stop ("because of its.").

Not flagged: a sentence that only lost its capital, a subject in lower case ("iPhone", "van Gogh"), what follows an
abbreviation, another language, headlines and labels without a stop, lines that go on below, verse, and texts where most
lines have no stop anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.lexicon import words
from mtfix.model import Action, Edit, Finding, Injection, Severity
from mtfix.text import Document, Span

# A full stop, a gap, a lower-case letter: nothing else can start a sentence that lost its head.
_LOWER_START = re.compile(
    r"[a-z]{3}[”\"’')]{0,2}[.!?][”\"’')]{0,2}(?: {1,2}(?=[a-z])|\n{1,2}(?=(?:who|which|whose|whom|of) ))"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_RELATIVE = re.compile(r"[a-z]+, (?:who|which|whose|whom|where)\b")
_VERBS = frozenset(
    "is are was were has have had will would can could may might must should does did do be been being said".split()
)
_LINKS = frozenset("who which whose whom of than".split())
_PREPOSITIONS = frozenset(
    "in from to by with for at on into through between under among against during without about after before".split()
)
_SUBJECTS = frozenset(
    "the a an this these those there it he she they we you i his her its their our your my one some many most all both "
    "each every no another such what when while if because although since after before as".split()
)
_ABBREVIATED = frozenset("thou incl asoc resp approx ltd pozn prof appr conf".split())
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
_SHORT = "the an its our your my whose than and or every".split()
_STOPPED_SHORT = re.compile(rf"\.(?:{'|'.join(rf'(?<=[a-z] {word}[.])' for word in _SHORT)})(?=\s|$)")
_ASKS = re.compile(
    r"[“\"'‘(]*(?:wh\w+|how|do|does|did|is|are|was|were|can|could|will|would|have|has|had|should)\b", re.I
)
_STOPPED = re.compile(r"[.!?…:;][\"”’')\]]*$")
_ITEM = re.compile(r"(?:[-*+•–]|\(?\w{1,2}[.)])\s")
_MARKED = re.compile(r"[#|>`<{=]")


def detect(doc: Document) -> Iterator[Finding]:
    """Yield sentences that start in the middle, then those and the lines that end in the air."""
    yield from _lost_heads(doc)
    yield from _stopped_short(doc)
    if doc.text and (len(doc.lines) > 1 or not _STOPPED.search(doc.text, max(0, len(doc.text) - 6))):
        yield from _lost_tails(doc)


def _lost_heads(doc: Document) -> Iterator[Finding]:
    for match in _LOWER_START.finditer(doc.text):
        span = doc.sentence_at(match.end())
        if span.start != match.end() or _after_abbreviation(doc.text, match.start()):
            continue
        score = _head_score(doc, span)
        if score:
            message = "cut: the start of this sentence is lost"
            yield KIND.finding(doc, *span, message, score=score, action=Action.RETRANSLATE)


def _after_abbreviation(text: str, at: int) -> bool:
    token = re.search(r"[\w.]{1,24}$", text[max(0, at - 24) : at + 3])
    word = token[0].lower() if token else ""
    return word in _ABBREVIATED or "." in word or words("en").zipf(word) < 2.5


def _head_score(doc: Document, span: Span) -> float:
    """Return how surely a sentence in lower case is the rest of one, 0.0 where only its capital may be lost."""
    said = doc.text[span.start : span.end]
    tokens = _WORD.findall(said[:200])
    if not tokens or not _is_english(tokens) or "\n" in said or not _STOPPED.search(said[-6:]):
        return 0.0
    first = tokens[0]
    if _RELATIVE.match(said) and first not in _SUBJECTS:
        return 0.9
    if first in _VERBS and said[-1] != "?" and not _VERBS & set(tokens[1:2]) - {"be", "been", "have", "had"}:
        return 0.85
    if first in _LINKS and said[-1] != "?":
        return 0.85
    if first in _PREPOSITIONS:
        return 0.75 if len(tokens) <= 6 and not _VERBS & set(tokens) and "," not in said else 0.0
    if first in _SUBJECTS or len(tokens) < 3:
        return 0.0
    participle = first.endswith("ed") and len(first) > 4 and tokens[1] in _PREPOSITIONS | _SUBJECTS
    return 0.75 if participle and words("en").pair("<s>", first) < 20 else 0.0


def _is_english(tokens: list[str]) -> bool:
    """Whether at least a fifth of the words are function words, and the first two are common ones."""
    lexicon = words("en")
    closed = sum(token.lower() in lexicon.function_words for token in tokens)
    return closed * 6 >= len(tokens) and all(lexicon.zipf(token) >= 3.0 for token in tokens[:2])


def _lost_tails(doc: Document) -> Iterator[Finding]:
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
        others = len(prose) - 1 >= 2 and stopped * 10 >= 7 * (len(prose) - 1)
        if not _ends_open(doc.text, line) and not (_is_last_words(doc, sentence, line, number) and (others or inside)):
            continue
        if (others or inside) and sentence.end == line.end and not _goes_on(doc, number):
            yield _tail(doc, sentence, line)


def _stopped_short(doc: Document) -> Iterator[Finding]:
    """Yield sentences with a full stop behind a word that needs another one."""
    for match in _STOPPED_SHORT.finditer(doc.text):
        sentence = doc.sentence_at(match.start())
        if sentence.end == match.end() and match.start() - sentence.start > 25 and not doc.is_protected(*match.span()):
            word = doc.text[sentence.start : match.start()].rpartition(" ")[2]
            message = f'cut: the end of this sentence is lost after "{word}"'
            yield KIND.finding(doc, *sentence, message, score=0.8, action=Action.RETRANSLATE)


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


def _tail(doc: Document, sentence: Span, line: Span) -> Finding:
    word = doc.text[sentence.start : sentence.end].rpartition(" ")[2]
    place = "list item" if _ITEM.match(doc.text, line.start) else "sentence"
    message = f'cut: the end of this {place} is lost after "{word}"'
    score = 0.9 if word in _CUT_SURE else 0.65 if word in _CUT_LIKELY else 0.8
    return KIND.finding(doc, *sentence, message, score=score, action=Action.RETRANSLATE)


_CLAUSE = re.compile(r"(?<= )[a-z]+, (?:who|which)\b|(?<=[a-z] )(?:was|were|has|have|is|are)\b")


def inject(doc: Document, rng: Random) -> Injection | None:
    """Cut off the head of a sentence before a clause or a verb, or the tail of a paragraph after an article."""
    if rng.random() < 0.5:
        return _cut_head(doc, rng) or _cut_tail(doc, rng)
    return _cut_tail(doc, rng) or _cut_head(doc, rng)


def _cut_head(doc: Document, rng: Random) -> Injection | None:
    for _ in range(20):
        span = rng.choice(doc.sentences) if doc.sentences else Span(0, 0)
        said = doc.text[span.start : span.end]
        sites = [match.start() for match in _CLAUSE.finditer(said)]
        before = doc.text[max(0, span.start - 2) : span.start]
        fits = [site for site in sites if 8 <= site <= len(said) - 25]
        if before == ". " and doc.text[span.start - 3 : span.start - 2].islower() and fits and said[-1] == ".":
            return Injection((Edit(span.start, span.start + rng.choice(fits), ""),), "head lost")
    return None


def _cut_tail(doc: Document, rng: Random) -> Injection | None:
    """Cut the last sentence of a paragraph after "the", "a" or "and"."""
    for _ in range(20):
        line = rng.choice(doc.lines) if doc.lines else Span(0, 0)
        below = doc.text[line.end : line.end + 2]
        said = doc.text[line.start : line.end]
        sites = [match.end() for match in re.finditer(r" (?:the|a|an|and)(?= )", said) if match.end() > 60]
        if below in ("", "\n", "\n\n") and said.endswith(".") and sites and "\n" not in said:
            return Injection((Edit(line.start + rng.choice(sites), line.end, ""),), "tail lost")
    return None


KIND = Kind(
    id="fragment",
    mqm="accuracy/omission",
    scope=Scope.SENTENCE,
    phase=Phase.SENTENCES,
    severity=Severity.MAJOR,
    summary="a sentence that lost its head or its tail",
    not_flagged=(
        "a sentence that only lost its capital",
        "names and brands in lower case",
        "what follows an abbreviation",
        "headlines, labels and list items without a stop",
        "lines that go on below",
    ),
    detect=detect,
    inject=inject,
    why_no_repair="the lost words cannot be known from the text; the passage needs a new translation",
    langs=frozenset({"en"}),
)
