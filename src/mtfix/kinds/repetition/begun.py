"""Words that are begun, broken off and said in full: "the municip municipal court"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.repetition.contact import is_verb
from mtfix.kinds.repetition.phrases import Found
from mtfix.lexicon import words
from mtfix.text import Document, Span

# The broken word, then a word that begins with it and goes on.
_BEGUN = re.compile(r"(?<=[a-z,] )(?i:([a-z]{3,12}) (?=\1[a-z]))")
_REST = re.compile(r"[^\W\d_]+(?![\w-])")
# The broken word is none that readers know; the full one is.
_UNKNOWN, _KNOWN = 3.2, 3.0
# So many letters are cut off, or one of a longer word that is no plural.
_MORE, _LONG = 2, 4


def begun(doc: Document) -> Iterator[Found]:
    """Yield words whose beginning stands before them as a word of its own; in texts about programs it is a name."""
    for match in () if doc.is_technical else _BEGUN.finditer(doc.text):
        full = _REST.match(doc.text, match.end())
        if full is None or len(doc.forms.get(match[1], ())) > 1:
            continue
        if not doc.is_protected(match.start(), full.end()) and _is_broken(match[1], full[0]):
            yield Found(match.start(), full.end(), Span(*match.span()), 0.9, sure=True, loop=False)


def _is_broken(part: str, full: str) -> bool:
    """Whether only the longer one is a word; "Erik Erikson" is a name."""
    lexicon = words("en")
    forms = lexicon.forms(full)
    known = lexicon.zipf(full) >= _KNOWN and forms.lower > forms.capitalised and full[1:].islower()
    short = len(full) - len(part) < _MORE and (len(part) < _LONG or full.lower() == part.lower() + "s")
    if short or is_verb(full.lower()):  # "a beco becomes a stair": a foreign noun and its verb
        return False
    return known and part[1:].islower() and lexicon.forms(part).total == 0 and lexicon.zipf(part) < _UNKNOWN
