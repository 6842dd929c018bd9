"""Breaks characters as pipelines do: decodes them wrongly, escapes them, loses bytes, slips invisible ones in."""

from __future__ import annotations

import html
import re
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document

_ACCENTED = re.compile(r"[^\x00-\x7f\ud800-\udfff]")
_ESCAPABLE = re.compile("[&\"'“”‘’–—]")
_APOSTROPHE = re.compile(r"(?<=[a-z])['’](?=(?:s|t|re|ve|ll)\b)")
_HIDDEN = ("\u200b", "\u00ad", "\ufeff", "\u200e", "\u2060", "\x08")
_TWINS = {"a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у", "C": "С", "T": "Т", "H": "Н", "O": "Ο"}


def inject(doc: Document, rng: Random) -> Injection | None:
    """Break one character, in one of seven ways."""
    ways = [_decode_wrongly, _escape, _space_entity, _lose, _hide, _disguise]
    rng.shuffle(ways)
    for way in ways:
        injection = way(doc, rng)
        if injection and not any(
            doc.is_protected(edit.start, max(edit.end, edit.start + 1)) for edit in injection.edits
        ):
            return injection
    return None


def _near(text: str, pattern: re.Pattern[str], rng: Random) -> re.Match[str] | None:
    """Return the first match after a random offset, or after the start."""
    return pattern.search(text, rng.randrange(len(text) + 1)) or pattern.search(text)


def _decode_wrongly(doc: Document, rng: Random) -> Injection | None:
    match = _near(doc.text, _ACCENTED, rng)
    if match is None:
        return None
    raw = match[0].encode("utf-8")
    try:
        wrong = raw.decode(rng.choice(("cp1252", "cp1252", "latin-1")))
    except UnicodeDecodeError:
        wrong = raw.decode("latin-1")
    return Injection((Edit(*match.span(), wrong),), "decoded wrongly")


def _escape(doc: Document, rng: Random) -> Injection | None:
    match = _near(doc.text, _ESCAPABLE, rng)
    if match is None or "<" in doc.text:
        return None
    name = {"“": "&ldquo;", "”": "&rdquo;", "‘": "&lsquo;", "’": "&rsquo;", "–": "&ndash;", "—": "&mdash;"}
    entity = name.get(match[0]) or rng.choice((html.escape(match[0]), f"&#{ord(match[0])};"))
    if rng.random() < 0.3:
        entity = entity.replace("&", "&amp;")
    return Injection((Edit(*match.span(), entity),), "entity")


def _space_entity(doc: Document, rng: Random) -> Injection | None:
    match = _near(doc.text, re.compile(r"(?<=\w) (?=\w)"), rng)
    if match is None or "<" in doc.text:
        return None
    return Injection((Edit(*match.span(), rng.choice(("&nbsp;", "&#160;", "&#xa0;"))),), "space as entity")


def _lose(doc: Document, rng: Random) -> Injection | None:
    match = _near(doc.text, _APOSTROPHE, rng)
    return Injection((Edit(*match.span(), "\ufffd"),), "character lost") if match else None


def _hide(doc: Document, rng: Random) -> Injection | None:
    match = _near(doc.text, re.compile(r"(?<=[a-z]{2})(?=[a-z]{2})"), rng)
    if match is None:
        return None
    return Injection((Edit(match.start(), match.start(), rng.choice(_HIDDEN)),), "invisible character")


def _disguise(doc: Document, rng: Random) -> Injection | None:
    match = _near(doc.text, re.compile(r"\b[a-zA-Z]{3,}\b"), rng)
    if match is None:
        return None
    sites = [at for at in range(*match.span()) if doc.text[at] in _TWINS]
    if not sites:
        return None
    at = rng.choice(sites)
    return Injection((Edit(at, at + 1, _TWINS[doc.text[at]]),), "look-alike letter")
