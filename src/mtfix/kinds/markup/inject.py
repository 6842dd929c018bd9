"""Breaks markup as translators do. Text without markup first gets what its author might have put there, broken."""

from __future__ import annotations

import re
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document

_LINK = re.compile(r"\]\((?=https?:|mailto:|#)")
_BOLD = re.compile(r"(?<![*\w])\*\*(\w[^*\n]{0,80}\w)\*\*(?![*\w])")
_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|a)>")
_WORD = re.compile(r"(?<= )[a-zA-Z]{3,}(?= [a-z])")


def inject(doc: Document, rng: Random) -> Injection | None:
    """Put spaces into a link, emphasis or a tag of the text, or leave half a tag between two words."""
    if "](" in doc.text and (match := _near(doc.text, _LINK, rng)):
        return Injection((Edit(match.start() + 1, match.start() + 1, " "),), "link parted")
    if "**" in doc.text and (match := _near(doc.text, _BOLD, rng)):
        edits = (Edit(match.start(1), match.start(1), " "), Edit(match.end(1), match.end(1), " "))
        return Injection(edits, "emphasis spaced")
    if "<" in doc.text and (match := _near(doc.text, _TAG, rng)):
        at = match.start() + 1 + match[0].startswith("</")
        return Injection((Edit(at, at, " "),), "tag spaced")
    return _left_over(doc, rng)


def _near(text: str, pattern: re.Pattern[str], rng: Random) -> re.Match[str] | None:
    return pattern.search(text, rng.randrange(len(text) + 1)) or pattern.search(text)


def _left_over(doc: Document, rng: Random) -> Injection | None:
    """Leave a closing tag after a word, as sentence splitting before translation does."""
    if "<" in doc.text or not doc.text:
        return None
    match = _near(doc.text, _WORD, rng)
    if match is None or doc.is_protected(*match.span()):
        return None
    tag = rng.choice(("</b>", "</a>", "</strong>", "</i>", "</span>", "</em>", "</u>"))
    return Injection((Edit(match.end(), match.end(), tag),), "half a tag left")
