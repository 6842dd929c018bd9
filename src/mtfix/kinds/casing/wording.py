"""How the first words of a sentence read: as a whole sentence, as the rest of one, as a name, as code."""

from __future__ import annotations

import re
from bisect import bisect_left

from mtfix.kinds.casing.miscased import Miscased, capitalise
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document, Span

HEADING = re.compile(r"#{1,6}\s+(?:\*\*)?")
ITEM = re.compile(r"(?:[-*•–]|\d{1,2}[.)]|\([a-z0-9]\))\s+(?:\*\*)?")
# The number of a clause or a paragraph: "3.2. ", "[0012] ".
_CLAUSE_NUMBER = re.compile(r"(?:\d{1,2}\.\d{1,2}\.(?:\d{1,2}\.)?|\[\d{3,4}\])\s+")
_BOLD = re.compile(r"(?:\*\*|__)(?=[^\s*_][^*_\n]{3,200}(?:\*\*|__))")
_QUOTED = re.compile(r"[\"“‘«„]")
WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_VOWEL = re.compile(r"[^\Wb-df-hj-np-tv-xz]", re.I)
# Names keep these small: "van der Leyen said", "de Gaulle went", "al-Shabaab claimed".
_PARTICLES = frozenset(
    "van von der den de del della di da du la le el al bin ibn ter ten dos das af av zu y e d l o".split()
)
# A line that begins so goes on with the line before it.
LINKING = frozenset(
    "and or nor but which who whom whose that where when while whereas because since so as if than then with without "
    "for to of in on at by from into about over under through until although though unless both either".split()
)
# A line that begins so is the rest of a sentence ("said the mayor.", "was not issued."), unless it asks.
_NEVER_FIRST = frozenset(
    "said says told added asked including except explained noted wrote writes stressed replied was is "
    "are am has been".split()
)
_INVERTED = frozenset("were had have does did".split())
_RELATIVE = frozenset("which who whom whose".split())
# Third persons that captions begin with when the link before them is lost ("[Figure 3] shows"), rare ones.
_THIRD_PERSON = re.compile(r"(?:lists|charts|tracks|plots|depicts|displays|portrays|\w+(?:[iy][sz]|at|if[iy])es)$")
_NEEDS_COMMA = frozenset(
    "while whereas because although though if when since as where unless until of than especially".split()
)
_SUBJECT = re.compile(
    r" (?:i|you|he|she|it|we|they|this|there|the|yet|so|then|if|when|a|an|my|his|her|our|their|[A-Z][\w’'-]*)\b"
)
_WAITING = LINKING | frozenset("the a an i my your our their".split())
# The line above calls for more: a comma, "and", or code that stands in the middle of a sentence.
_OPEN_END = re.compile(r"(?:[,;:–—-]|\b(?:and|or|than)|```|~~~)$")
# "Dear {name}," opens a letter, whose text begins with a capital below it.
_SALUTATION = re.compile(r"(?:Dear|Hi|Hello|Hey)\b.{0,60},$")
_CAPITAL_NEXT = re.compile(r" [A-Z]")
_MESSAGE = "the sentence lost its capital letter"


def first_letter(text: str, span: Span) -> int | None:
    """Return where the first letter stands: after a heading mark, a list mark, a mark of bold, an opening quote."""
    at = span.start
    for mark in (HEADING, ITEM, _CLAUSE_NUMBER, _BOLD, _QUOTED):
        match = mark.match(text, at, span.end)
        at = match.end() if match else at
    return at if at < span.end and text[at].isalpha() else None


def raised(match: re.Match[str], score: float, safety: Safety, message: str = _MESSAGE) -> Miscased:
    """Return the matched word with its first letter as a capital; "us" before a name is the country."""
    country = match[0] == "us" and _CAPITAL_NEXT.match(match.string, match.end())
    word = "US" if country else capitalise(match[0])
    return Miscased(match.start(), match.end(), word, message, score, safety)


def may_be_capitalised(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the word is no brand ("iPhone"), no particle of a name, no key, no code, no single letter."""
    word, after = match[0], text[match.end() : min(end, match.end() + 2)]
    if after[:1] in tuple("=:(/\\_@[{<|`&0123456789") or (after[:1] == "." and after[1:].isalnum()):
        return False
    if (len(word) == 1 and word not in "ai") or (len(word) > 1 and after[:1] != "." and not _VOWEL.search(word)):
        return False
    if word.split("-")[0].split("'")[0].split("’")[0] in _PARTICLES and _capital_follows(text, match):
        return False
    inner = word[1:]
    return inner == inner.lower() or capitalise(word) == words("en").spelling(word)


def _capital_follows(text: str, match: re.Match[str]) -> bool:
    """Whether a capital follows the particle, over more particles ("van der Berg"), or stands in it ("al-Shabaab")."""
    after = re.match(r"(?: [a-z]{2,3})? ([A-Z])", text[match.end() : match.end() + 6])
    return any(char.isupper() for char in match[0][1:]) or after is not None


def is_rest(head: str, rest: str) -> bool:
    """Whether the line reads as the rest of a sentence that begins elsewhere, not as one that lost its capital."""
    if "?" in rest[-4:]:
        return False
    if (head == "as" and rest.startswith(" well as")) or head in _NEVER_FIRST | _RELATIVE:
        return True
    if head.endswith("s") and is_finite(head):
        return True
    if head in _NEEDS_COMMA or head in _INVERTED or (head.endswith("ed") and is_finite(head)):
        return "," not in rest
    return head in ("and", "or", "nor") and not _SUBJECT.match(rest)


def above_of(doc: Document, span: Span) -> Span | None:
    """Return the line above `span`."""
    at = bisect_left(doc.lines, Span(span.start, span.start))
    return doc.lines[at - 1] if at else None


def waits(text: str, above: Span) -> bool:
    """Whether the line cannot be the end of a sentence: "asking for help, as I"."""
    if _SALUTATION.match(text, above.start, above.end):
        return False
    last = text[max(above.start, above.end - 12) : above.end].rsplit(" ", 1)[-1].lower()
    return last in _WAITING or _OPEN_END.search(text, max(0, above.end - 5), above.end) is not None


def ends_sentence(word: str) -> bool:
    """Whether the word before the stop is known, or too long for an abbreviation."""
    return words("en").zipf(word) >= 3 or len(word) >= (5 if word[0].isupper() else 7)


def is_finite(head: str) -> bool:
    """Whether the word follows "he", "it", "who" clearly more often than it follows "the", "of", "with"."""
    lexicon = words("en")
    if head in lexicon.function_words:
        return False
    verb = sum(lexicon.pair(subject, head) for subject in ("he", "she", "it", "who", "which", "that"))
    noun = sum(lexicon.pair(left, head) for left in ("the", "of", "and", "in", "for", "with", "his", "their", "some"))
    return verb > 1.5 * noun or (verb >= 0.5 * noun and _THIRD_PERSON.match(head) is not None)


def is_english(rest: str) -> bool:
    """Whether the next word is one that English knows."""
    match = WORD.search(rest, 0, 60)
    return match is None or match[0][0].isupper() or words("en").zipf(match[0]) >= 2.5
