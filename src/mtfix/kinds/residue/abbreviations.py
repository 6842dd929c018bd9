"""Abbreviations of other languages between English words: "z.B. apples", "plates usw.", "т.е. nobody".

A closed list; an abbreviation counts where the words beside it are English. What it stands for is known, but a writer
may keep it, so the repair is only probable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mtfix import data
from mtfix.kinds.plan import Plan, swap
from mtfix.kinds.residue import contexts, giveaways
from mtfix.model import Safety
from mtfix.text import Document

MESSAGE = "an abbreviation of another language"
_KNOWN = 3.0
# "np. 3": so short an abbreviation before a number is a reference.
_NO_REFERENCE = 4
# What ends a list has no word behind it.
_CLOSING = frozenset(("etc.", "and others", "or the like"))
_BEFORE = re.compile(r"(?:\b([A-Za-z]{2,20})[,;:]?|\b\d{1,9}[,;:]?|\b([A-Za-z]{2,20}) ?[(–—]) ?\Z")
_AFTER = re.compile(r" ?(?:([a-z]{2,20})\b|\d|[(“\"])")


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    rows: dict[str, dict[str, str]] = data.table("residue_abbreviations.json")
    return {short: english for listed in rows.values() for short, english in listed.items()}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Return the pattern of all abbreviations, with or without a space behind their inner stops."""
    forms = sorted(_table(), key=len, reverse=True)
    spelled = "|".join(re.escape(form).replace(r"\.", r"\. ?").removesuffix(" ?") for form in forms)
    return re.compile(rf"(?<![\w.])(?:{spelled})(?!\w)")


def find(doc: Document) -> Iterator[Plan]:
    """Yield the abbreviations that stand between English words."""
    for match in _pattern().finditer(doc.text):
        short = match[0].replace(". ", ".") if match[0] not in _table() else match[0]
        english = _table().get(short) or _table().get(match[0].replace(" ", ""), "")
        if english and _stands_in_english(doc.text, match, english):
            yield swap(*match.span(), english, MESSAGE, 0.9, Safety.UNSAFE)


def _stands_in_english(text: str, match: re.Match[str], english: str) -> bool:
    before = _BEFORE.search(text, max(0, match.start() - 30), match.start())
    after = _AFTER.match(text, match.end())
    if before is None or not _is_english(before[1] or before[2]):
        return False
    if contexts.is_spoken_of(text, *match.span()):
        return False
    if english in _CLOSING:
        return True
    reference = after is not None and after[0][-1:].isdigit() and len(match[0]) < _NO_REFERENCE
    return after is not None and not reference and _is_english(after[1])


def _is_english(word: str | None) -> bool:
    return not word or giveaways.zipf(word) >= _KNOWN
