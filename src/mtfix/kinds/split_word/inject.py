"""Tear words as the ends of lines and tokenizers do."""

from __future__ import annotations

import re
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document

_CUT = re.compile(r"(?:tion|sion|ment|ity|ness|ance|ence|able|ible|ical|ative|ology|graphy|ization)s?\Z")
_SITE = re.compile(r"(?<![\w@#./'’-])[a-z]{8,18}(?![\w@/'’-]|\.\w)")
_SYLLABLE = re.compile(r"(?<=[aeiou])[bcdfgklmnprstv](?=[aeiourl])|(?<=[lmnrst])[bcdfgmpt](?=[aeiou])")
# Where a tear may leave two words.
_COMPOUND = re.compile(
    r"^(?:any|some|every|no|over|under|out|up|down|home|house|work|life|time|care|fire|base|safe|like|where|there|here|fore)"
    r"|(?:man|men|time|times|day|town|ball|house|land|side|line|self|selves|mate|book|paper|work|where|thing|body|way|ways"
    r"|ward|wards|ship|less|like|side|table|care|giver|maker|holder|keeper|fall|field|bound|born|room|place|port|ever)s?\Z"
)
_WORDS = frozenset("in to on of re be me he we so no do go at an as is it us or able ally late rate mate".split())
TRIES = 30


def inject(doc: Document, rng: Random) -> Injection | None:
    """Tear a long word at its ending or between two syllables, with or without the hyphen of a line break."""
    for _ in range(TRIES if doc.text else 0):
        match = _SITE.search(doc.text, rng.randrange(len(doc.text)))
        at = match and _cut(match[0], rng)
        if match is None or at is None or doc.is_protected(match.start(), match.end()):
            continue
        mark = rng.choice((" ", " ", "- "))
        place = match.start() + at
        return Injection((Edit(place, place, mark),), "line break kept" if mark == "- " else "torn")
    return None


def _cut(word: str, rng: Random) -> int | None:
    """Return where to tear the word, never where two words may be meant ("home town"), or None."""
    ending = _CUT.search(word)
    if ending is None and _COMPOUND.search(word):
        return None
    sites = [site.start() for site in _SYLLABLE.finditer(word, 2, len(word) - 2)]
    sites += [ending.start()] * 2 if ending else []
    sites = [at for at in sites if word[:at] not in _WORDS and word[at:] not in _WORDS]
    return rng.choice(sites) if sites else None
