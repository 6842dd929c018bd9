"""Writes numbers of clean text as another locale does."""

from __future__ import annotations

import re
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document

_CLEAN_GROUPS = re.compile(r"(?<![\w.,$€£])\d{1,3}(?:,\d{3}){2,}(?![\w,.-])")
_CLEAN_DECIMAL = re.compile(r"(?<![\w.,$€£])\d{1,3}(\.)\d{1,2}(?= (?:percent|million|billion|kilometres|degrees)\b|%)")
_CLEAN_MONEY = re.compile(r"(?<![\w])\$(\d+(?:,\d{3})*)(?![\w-]|[.,]\d|\s(?:million|billion|trillion|thousand))")


def inject(doc: Document, rng: Random) -> Injection | None:
    """Write a number as another locale does."""
    ways = [_inject_groups, _inject_money, _inject_decimal]
    rng.shuffle(ways)
    for way in ways:
        found = way(doc, rng)
        if found is not None:
            return found
    return None


def _site(pattern: re.Pattern[str], doc: Document, rng: Random) -> re.Match[str] | None:
    found = list(pattern.finditer(doc.text))
    match = rng.choice(found) if found else None
    span = doc.protecting(*match.span()) if match else None
    return match if span is None or span.label == "number" else None


def _inject_groups(doc: Document, rng: Random) -> Injection | None:
    match = _site(_CLEAN_GROUPS, doc, rng)
    return match and Injection((Edit(*match.span(), match[0].replace(",", ".")),), "thousands parted by dots")


def _inject_decimal(doc: Document, rng: Random) -> Injection | None:
    match = _site(_CLEAN_DECIMAL, doc, rng)
    return match and Injection((Edit(match.start(1), match.end(1), ","),), "decimal comma")


def _inject_money(doc: Document, rng: Random) -> Injection | None:
    match = _site(_CLEAN_MONEY, doc, rng)
    return match and Injection((Edit(*match.span(), f"{match[1]} $"),), "sign behind its number")
