"""Characters whose bytes are lost: U+FFFD, "?" for an apostrophe, halves of a quotation mark, torn percent escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from mtfix.kinds.plan import Plan, swap
from mtfix.lexicon import words
from mtfix.text import Document

_CLITIC = r"(?:s|t|re|ve|ll|d|m)\b"
_ASKED = re.compile(
    r"(?<![\w/&=.?])(?:(?:[a-z]{2,6}|[A-Z][a-z]{1,5})n(\?)t|(?:it|that|he|she|what|who|there|here|let)(\?)s"
    r"|(?:i|you|we|they)(\?)(?:ve|re|ll|d|m))\b(?![=/&])",
    re.I,
)
_REPLACED = re.compile(r"\ufffd+")
# Romanian and Vietnamese write "cât", "tâm": before "t" stands an "n", before "m" the "I" of English.
_HALF_APOSTROPHE = re.compile(
    r"(?<=[A-Za-z][a-z])â(?=(?:s|re|ve|ll|d)\b)|(?<=[a-z]n)â(?=t\b)|(?<=\bI)â(?=(?:m|d|ve|ll)\b)"
)
_HALF_QUOTE = re.compile(r"â€(?![\u0080-\u00ff“”‘’™œ€˜¢¦\u0160-\u02dc\u2010-\u2122\ufffd])")
_HALF_CLOSING = re.compile("â€\ufffd")
# "company?s plans": no other sense, unless it is a pattern or an address.
_POSSESSIVE = re.compile(r"(?<![\w/=?|(\[\\])[A-Za-z]{2,20}(\?)s(?= [a-z]{2})")
_DEGREE = re.compile(r"(?<=\d)\ufffd(?=[CF]\b)")
_YEARS = re.compile(r"(?<=\b[12]\d{3})\ufffd(?=[12]\d{3}\b)")
_SPEECH = re.compile(r"(?<![^\s(])\ufffd(?=[A-Z])([^\ufffd\n]{2,300})(?<=[.,!?])\ufffd(?=[\s)]|$)")
_CLITIC_AFTER = re.compile(_CLITIC)
# What stands before "'ve", "'re", "'ll", "'d", "'m": "na\ufffdve" is "naïve".
_PRONOUN = re.compile(
    r"(?:i|you|he|she|it|we|they|who|what|that|there|this|how|where|would|could|should|might|must|y)$", re.I
)
_WORD_LEFT = re.compile(r"[^\W\d_]{0,20}$")
_WORD_RIGHT = re.compile(r"[^\W\d_]{0,20}")
_ACCENTED = "éèêëáàâäãåæçíìîïñóòôöõøúùûüýßœšžčćłńśźżąęğışřů"
_ESCAPED_URL = re.compile(r"https?://[^\s<>\"”]{1,400}?%[0-9A-Fa-f]{2}[^\s<>\"”)]{0,2000}")
_SPOKEN_OF = re.compile(r"[\"“'‘(`](\ufffd+)[\"”'’)`]|\b(?:sign|character|symbol|glyph)s? (\ufffd+)")
MESSAGE = "a character was lost"


def find(doc: Document) -> Iterator[Plan]:
    """Yield lost characters, in no order."""
    text = doc.text
    if "\ufffd" in text:
        spoken = {match.start(match.lastindex or 0) for match in _SPOKEN_OF.finditer(text)}
        known = [plan for plan in _known(text) if plan.start not in spoken]
        yield from known
        spoken |= {plan.end - 1 for plan in known}
        yield from (_replaced(doc, match) for match in _REPLACED.finditer(text) if match.start() not in spoken)
    if "â" in text:
        for match in _HALF_APOSTROPHE.finditer(text):
            yield swap(*match.span(), "’", "an apostrophe that lost two of its bytes")
        for match in _HALF_QUOTE.finditer(text):
            yield swap(*match.span(), "”", "a quotation mark that lost one of its bytes", 0.9)
    yield from find_addresses(doc)


def _known(text: str) -> Iterator[Plan]:
    """Yield the replaced characters that only one mark explains: a degree, a span of years, both marks of speech."""
    if "â€\ufffd" in text:
        for match in _HALF_CLOSING.finditer(text):
            yield swap(*match.span(), "”", "a quotation mark that lost one of its bytes", 0.93)
    for pattern, mark in ((_DEGREE, "°"), (_YEARS, "–")):
        yield from (swap(*match.span(), mark, MESSAGE) for match in pattern.finditer(text))
    for match in _SPEECH.finditer(text):
        yield swap(match.start(), match.start() + 1, "“", MESSAGE, 0.93)
        yield swap(match.end() - 1, match.end(), "”", MESSAGE, 0.93)


def find_question_marks(doc: Document) -> Iterator[Plan]:
    """Yield question marks that stand for an apostrophe: "don?t"."""
    if "?" not in doc.text:
        return
    for match in (*_ASKED.finditer(doc.text), *_POSSESSIVE.finditer(doc.text)):
        group = match.lastindex or 0
        if not doc.is_protected(*match.span(group)):
            yield swap(*match.span(group), _apostrophe(doc.text), "a question mark in place of an apostrophe")


def find_addresses(doc: Document) -> Iterator[Plan]:
    """Yield addresses whose percent escapes are valid UTF-8 for a while and then break; what was lost is not known."""
    if "%" not in doc.text or "://" not in doc.text:
        return
    for match in _ESCAPED_URL.finditer(doc.text):
        read = unquote_to_bytes(match[0].encode("utf-8", "replace")).decode("utf-8", "replace")
        lost = read.count("\ufffd")
        # Escapes of another encoding (GBK, cp1251) are broken from their first character on.
        sound = sum(not char.isascii() for char in read) - lost
        if lost and sound >= 3 * lost:
            yield Plan(*match.span(), "the escapes of this address are broken", 0.8)


def _apostrophe(text: str) -> str:
    """Return the apostrophe that the text uses."""
    return "’" if "’" in text else "'"


def _replaced(doc: Document, match: re.Match[str]) -> Plan:
    """Return the plan for a run of U+FFFD: apostrophe or letter where only one fits, else only shown."""
    text, (start, end) = doc.text, match.span()
    left = _WORD_LEFT.search(text, max(0, start - 20), start)
    right = _WORD_RIGHT.match(text, end)
    before, after = (left[0] if left else ""), (right[0] if right else "")
    negated = after == "t" and before.lower().endswith("n")
    if (
        before
        and end - start in (1, 3)
        and _CLITIC_AFTER.match(text, end)
        and (after == "s" or negated or _PRONOUN.match(before))
    ):
        return swap(start, end, _apostrophe(text), MESSAGE)
    letter = _letter(before, after) if end - start <= 2 and doc.lang == "en" else ""
    return swap(start, end, letter, MESSAGE) if letter else Plan(start, end, MESSAGE, 0.95)


@lru_cache(maxsize=1024)
def _letter(before: str, after: str) -> str:
    """Return the one letter that makes a common word of the two parts, "" where none or several do."""
    if len(before) + len(after) < 3:
        return ""
    known = words("en")
    # wordfreq keeps accents, so "caf" + "é" is found and "cafe" is another word.
    ranked = sorted(((known.zipf(before + char + after), char) for char in _ACCENTED), reverse=True)
    (best, char), (second, _) = ranked[0], ranked[1]
    return char if best >= 2 and best - second >= 1 else ""
