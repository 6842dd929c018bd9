"""Breaks marks as translation systems do: drops the last stop, doubles, strays, keeps those of the source."""

from __future__ import annotations

import re
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document

_FULL_WIDTH = {",": "，", ".": "。", ":": "：", "?": "？", "!": "！", ";": "；"}
_MARK = re.compile(r"(?<=[a-z]{3})[,.:?!](?= [A-Za-z])")
_STRAY = re.compile(r"(?<= )(?:the|an?|its|their|every|than|into|of)(?= [a-z]{3})")
_PLAIN = re.compile(r"(?<=[a-z]{4})(?= [a-z]{3})")
_QUESTION = re.compile(r"(?:(?<=^)|(?<=[.!?] ))(?=[A-Z][^.!?\n]{8,120}\?)", re.M)
_LINE_STOP = re.compile(r"(?<=[a-z]{3})\.(?=\n|$)")


def inject(doc: Document, rng: Random) -> Injection | None:
    """Break one mark at a random site."""
    if not doc.text:
        return None
    ways = [_foreign, _double, _stray, _sign, _final_stop, _inverted]
    rng.shuffle(ways)
    for way in ways:
        found = way(doc, rng)
        if found is not None and not any(doc.is_protected(edit.start - 1, edit.end + 1) for edit in found.edits):
            return found
    return None


def _site(pattern: re.Pattern[str], doc: Document, rng: Random) -> re.Match[str] | None:
    found = pattern.search(doc.text, rng.randrange(len(doc.text)))
    return found if found is not None and found.start() > 0 else None


def _foreign(doc: Document, rng: Random) -> Injection | None:
    found = _site(_MARK, doc, rng)
    if found is None:
        return None
    end = found.end() + rng.randint(0, 1)
    return Injection((Edit(found.start(), end, _FULL_WIDTH[found[0]]),), "full-width mark")


def _double(doc: Document, rng: Random) -> Injection | None:
    found = _site(_MARK, doc, rng)
    if found is None or found[0] in "?!:":
        return None
    second = rng.choice((",", ".")) if found[0] == "." else ","
    return Injection((Edit(found.end(), found.end(), second),), "doubled mark")


def _stray(doc: Document, rng: Random) -> Injection | None:
    found = _site(_STRAY, doc, rng)
    return found and Injection((Edit(found.end(), found.end(), rng.choice((".", ":", ";", "?", "!"))),), "stray mark")


def _sign(doc: Document, rng: Random) -> Injection | None:
    found = _site(_PLAIN, doc, rng)
    return found and Injection((Edit(found.end(), found.end(), rng.choice("~^_")),), "stray sign")


def _final_stop(doc: Document, rng: Random) -> Injection | None:
    """Drop the stop of a long line, where most lines are long and stopped."""
    ends = [line for line in doc.lines if line.end - line.start > 60]
    stopped = [line for line in ends[1:] if _LINE_STOP.match(doc.text, line.end - 1)]
    if len(stopped) < 5 or len(stopped) < 0.8 * len(ends):
        return None
    end = rng.choice(stopped).end
    return Injection((Edit(end - 1, end, ""),), "final stop lost")


def _inverted(doc: Document, rng: Random) -> Injection | None:
    found = _site(_QUESTION, doc, rng)
    return found and Injection((Edit(found.start(), found.start(), "¿"),), "opening mark of Spanish")
