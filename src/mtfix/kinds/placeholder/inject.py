"""Breaks placeholders, addresses, paths and file names as translators do: with spaces, here and there."""

from __future__ import annotations

import re
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document

# What a program reads, and the places in it where translators put spaces.
_SITES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"\bhttps?://[\w-]"), re.compile(r"(?<=:)(?=//)|(?=://)")),
    (re.compile(r"(?<![{$%\w])\{\w+\}(?!\})"), re.compile(r"(?<=\{)|(?=\})")),
    (re.compile(r"%\(\w+\)[sd]\b"), re.compile(r"(?<=%)|(?<=\))")),
    (re.compile(r"%\d\$[sd]\b"), re.compile(r"(?<=%)|(?<=\$)")),
    (re.compile(r"(?<![\w%])%[sd](?!\w)"), re.compile(r"(?<=%)")),
    (re.compile(r"\$\{\w+\}"), re.compile(r"(?<=\$)|(?<=\{)(?=\w)")),
    (re.compile(r"\b[A-Z]:\\\w"), re.compile(r"(?=\\)")),
    (re.compile(r"(?<![\w.])\w+_\w+\(\)"), re.compile(r"(?=\()")),
    (re.compile(r"(?<![\w.])\w+\.(?:txt|py|json|exe|pdf)\b"), re.compile(r"(?<=\.)")),
    (re.compile(r"(?<![\w.])[\w.]+@[\w-]+\.(?:com|org)\b"), re.compile(r"(?<=@)|(?=@)")),
)


def inject(doc: Document, rng: Random) -> Injection | None:
    """Put one or more spaces into a placeholder, an address, a path or a file name of the text."""
    sites = list(_SITES)
    rng.shuffle(sites)
    for what, where in sites:
        match = _near(doc.text, what, rng)
        if match and not _in_code(doc, match):
            return _spread(match, where, rng)
    return None


def _near(text: str, pattern: re.Pattern[str], rng: Random) -> re.Match[str] | None:
    return pattern.search(text, rng.randrange(len(text) + 1)) or pattern.search(text)


def _in_code(doc: Document, match: re.Match[str]) -> bool:
    span = doc.protecting(*match.span())
    return span is not None and span.label in ("code", "fence", "tag")


def _spread(match: re.Match[str], where: re.Pattern[str], rng: Random) -> Injection:
    """Return the injection that puts a space at one or more of the places."""
    places = [match.start() + at.start() for at in where.finditer(match[0])]
    chosen = sorted(rng.sample(places, rng.randint(1, len(places))))
    return Injection(tuple(Edit(at, at, " ") for at in chosen), "spaces inside")
