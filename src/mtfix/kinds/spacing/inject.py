"""Breaks spaces as lost links, joined spans and source typography do."""

from __future__ import annotations

import re
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document

_WAYS: tuple[tuple[re.Pattern[str], str, str, str], ...] = (
    (re.compile(r"(?<=[a-z]{3})(?=[.,](?:\s|$))"), "insert", " ", "space before a mark"),
    (re.compile(r"(?<=[a-z]{3})(?=[?!:;](?:\s|$))"), "insert", " ", "space before a high mark"),
    (re.compile(r"(?<=[a-z]{3})(?=[?!:;](?:\s|$))"), "insert", "\u00a0", "no-break space before a high mark"),
    (re.compile(r"(?<=[a-z]{3},)( )(?=[a-z]{3})"), "cut", "", "none after a comma"),
    (re.compile(r"(?<=[a-z]{2})( )(?=[a-z]{2})"), "swap", "  ", "double space"),
    (re.compile(r"(?<=\()(?=[a-z]{3})"), "insert", " ", "space after a bracket"),
    (re.compile(r"(?<=[a-z]{3})(?=\)[ .,])"), "insert", " ", "space before a closing bracket"),
    (re.compile(r"(?<=\d,)(?=000\b)"), "insert", " ", "digit groups torn"),
    (re.compile(r"(?<=[a-z]{2}[.!?])( )(?=[“(]\w{2})"), "cut", "", "none before what opens"),
    (re.compile(r"(?<= [–—])( )(?=\w)"), "swap", "  ", "double space after a dash"),
    (re.compile(r"(?<=[a-z]\n)\n(?=\w)|(?<=[.!?”]\n)\n(?=[A-Z“])"), "swap", "\n\n", "blank lines"),
)


def inject(doc: Document, rng: Random) -> Injection | None:
    """Add or drop one space at a random site."""
    if not doc.text:
        return None
    for _ in range(8):
        pattern, how, new, note = rng.choice(_WAYS)
        found = pattern.search(doc.text, rng.randrange(len(doc.text)))
        rare = note == "blank lines" and rng.random() < 0.7
        if found is None or found.start() == 0 or rare:
            continue
        start, end = (found.start(), found.start()) if how == "insert" else found.span()
        if not doc.is_protected(max(start - 1, 0), min(end + 1, len(doc.text))):
            return Injection((Edit(start, end, new),), note)
    return None
