"""Names of programs, and a few others, that begin a sentence or a heading and stay small: "polkit is a toolkit"."""

from __future__ import annotations

import re
from functools import lru_cache

from mtfix import data
from mtfix.kinds.casing.miscased import capitalise, is_common
from mtfix.lexicon import words
from mtfix.text import Document

# What follows a name, and no verb in the imperative: "requests is", "requests\n".
_AFTER_NAME = re.compile(
    r" (?:is|was|has|can|will|does|may|should|must|provides|supports|uses|requires)\b|[ \t]*(?:\n|\Z)"
)
_SPELT = frozenset(("fence", "code", "identifier", "file", "path", "url", "target"))
# Zipf frequency; "python" has 3.6, "polkit" none.
_RARE = 3.0
# Protected spans looked at for a name.
_SAMPLE, _LENGTH = 200, 300


def is_program(doc: Document, match: re.Match[str]) -> bool:
    """Return whether the small word that begins a line names a program.

    No reader knows the word as an ordinary one (outside technical texts it must also come again, always small), or
    it is part of an address or of code and a verb follows it.
    """
    head = match[0]
    if is_small_name(doc.text, match):
        return True
    lexicon = words("en")
    if not head.islower() or head in lexicon.function_words or lexicon.is_name(head):
        return False
    if not is_common(head) and lexicon.zipf(head) < _RARE:
        return capitalise(head) not in doc.forms and (doc.is_technical or len(doc.forms.get(head, ())) > 1)
    return doc.is_technical and _AFTER_NAME.match(doc.text, match.end()) is not None and _is_spelt(doc, head)


def is_small_name(text: str, match: re.Match[str]) -> bool:
    """Return whether the word is, or begins, a name that is written small everywhere ("xargs", "bell hooks")."""
    rest = _names().get(match[0])
    return rest is not None and text.startswith(rest, match.end())


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return the first words of `data/en/small_names.txt`, with what follows each in its name."""
    names = (name.partition("_") for name in data.word_set("en/small_names.txt"))
    return {first: f" {rest.replace('_', ' ')}" if rest else "" for first, _, rest in names}


def _is_spelt(doc: Document, name: str) -> bool:
    """Return whether an address, a path or code of the text has the word as one of its parts."""
    part = re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])")
    spans = [span for span in doc.protected if span.label in _SPELT][:_SAMPLE]
    return any(part.search(doc.text, span.start, min(span.end, span.start + _LENGTH)) for span in spans)
