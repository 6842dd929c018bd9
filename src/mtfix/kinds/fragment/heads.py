"""Sentences that lost their head: they start in the middle, in lower case, behind a full stop or with a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan
from mtfix.lexicon import words
from mtfix.text import Document, Span

# A full stop, a gap, a lower-case letter: nothing else can start a sentence that lost its head. On a new line only what
# no line of a list or a poem begins with.
_LOWER_START = re.compile(
    r"(?:[^\W\d_]{2}|\d{4})[”\"’')»]{0,2}[.!?][”\"’')»]{0,2}(?: {1,2}(?=[a-z])"
    r"|\n{1,2}(?=(?:who|which|whose|whom|of|was|were|has|had|is|are|have) |[a-z]{3,20}, (?:who|which) ))"
)
# A line that begins with the comma behind its lost subject.
_COMMA_START = re.compile(r"(?:^|[.!?][”\"’')»]{0,2}\n{1,2}), ?(?=(?:who|which|whose|whom|where|and|but|has|is|was) )")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_RELATIVE = re.compile(r"[a-z]+, (?:who|which|whose|whom|where)\b")
_VERBS = frozenset(
    "is are was were has have had will would can could may might must should does did do be been being said".split()
)
_VERB = re.compile(rf"(?:{'|'.join(sorted(_VERBS))})(?![a-z])")
_LINKS = frozenset("who which whose whom of than".split())
_PREPOSITIONS = frozenset(
    "in from to by with for at on into through between under among against during without about after before".split()
)
_SUBJECTS = frozenset(
    "the a an this these those there it he she they we you i his her its their our your my one some many most all both "
    "each every no another such what when while if because although since after before as".split()
)
_ABBREVIATED = frozenset(
    "thou incl asoc resp approx ltd pozn prof appr conf inc jr sr etc co corp ed eds kft bt plc llc bros dept est st "
    "ave no vs al".split()
)
_STOPPED = re.compile(r"[.!?…:;][\"”’')\]]*$")
# What goes on from a noun or a verb that is lost; sentences of their own do not start so even without a capital.
_STARTS = re.compile(
    r"of (?:the|an?|this|his|their|its) [^.!?\n]{1,80},|that (?:the|an?|they|he|she|we|it|there|his|its|their|our) "
)
# What starts no sentence behind a name or a short word either, where the stop may belong to an abbreviation.
_SURE_STARTS = re.compile(r"(?:is|are|was|were|has|have|had) (?!been\b)|[a-z]{3,20}, (?:who|which) ")
MESSAGE = "cut: the start of this sentence is lost"


def find(doc: Document) -> Iterator[Plan]:
    """Yield the sentences that start in the middle."""
    for match in _LOWER_START.finditer(doc.text):
        span = doc.sentence_at(match.end())
        if _STARTS.match(doc.text, match.end()) or _SURE_STARTS.match(doc.text, match.end()):
            span = Span(match.end(), span.end)
        if span.start != match.end() or _after_abbreviation(doc.text, match.start()) or _is_casual(doc, match, span):
            continue
        score = _head_score(doc, span)
        if score:
            yield Plan(*span, MESSAGE, score)
    yield from _with_the_text(doc)
    for match in _COMMA_START.finditer(doc.text):
        comma = match.end() - len(match[0].lstrip("\n.!?”\"’')»"))
        if len(doc.sentences) > 1:
            yield Plan(comma, doc.sentence_at(match.end()).end, MESSAGE, 0.85)


def _with_the_text(doc: Document) -> Iterator[Plan]:
    """Yield the first sentence of a text that goes on in capitals, where it starts before a relative clause."""
    if len(doc.sentences) < 3 or not doc.text[doc.sentences[1].start].isupper():
        return
    first = doc.sentences[0]
    if _RELATIVE.match(doc.text, first.start) and _head_score(doc, first):
        yield Plan(*first, MESSAGE, 0.85)


def _is_casual(doc: Document, match: re.Match[str], span: Span) -> bool:
    """Whether a verb that comes first is no sign: after a quotation as subject, beside sentences without capitals."""
    text = doc.text
    verb = _VERB.match(text, match.end())
    if verb is None:
        return False
    beside = (doc.sentence_at(match.start()), doc.sentence_at(span.end + 2))
    is_code = text[verb.end() : verb.end() + 1] in ("_", "(", ".")
    return match[0].rstrip()[-1] != "." or is_code or any(_is_uncapitalised(text, sentence) for sentence in beside)


def _is_uncapitalised(text: str, sentence: Span) -> bool:
    """Whether a sentence begins small of its own will: with a subject, or with the verb of a question."""
    said = text[sentence.start : min(sentence.end, sentence.start + 200)]
    first = _WORD.match(said)
    if first is None or not first[0].islower() or _RELATIVE.match(said):
        return False
    return first[0] not in _VERBS | _LINKS or said.endswith("?")


def _after_abbreviation(text: str, at: int) -> bool:
    """Whether the stop behind `at` belongs to a short form; a name of four letters before it ends a sentence."""
    token = re.search(r"[\w.]{1,24}$", text[max(0, at - 22) : at + 2])
    word = token[0] if token else ""
    if word.lower() in _ABBREVIATED or f"{word}." in words("en").abbreviations or "." in word:
        return True
    long = word.isdigit() or len(word) >= 6 or (len(word) >= 4 and word[0].isupper())
    return not long and words("en").zipf(word) < 2.5


def _head_score(doc: Document, span: Span) -> float:
    """Return how surely a sentence in lower case is the rest of one, 0.0 where only its capital may be lost."""
    said = doc.text[span.start : span.end]
    tokens = _WORD.findall(said[:200])
    if not tokens or not _is_english(tokens) or "\n" in said or not _STOPPED.search(said[-6:]):
        return 0.0
    first, asks = tokens[0], "?" in said[-3:]
    if _RELATIVE.match(said) and first not in _SUBJECTS:
        return 0.9
    if first in _VERBS and not asks and not _VERBS & set(tokens[1:2]) - {"be", "been", "have", "had", "said"}:
        return 0.85
    if _STARTS.match(said):
        return 0.85
    if first in _LINKS and not asks:
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
