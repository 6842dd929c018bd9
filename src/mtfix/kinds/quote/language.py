"""Whether quotation marks of another language hold words of another language, so that they belong there."""

from __future__ import annotations

import re

from mtfix.lexicon import foreign, words

_WORD = re.compile(r"[^\W\d_]+")
# A word is of another language where it is ten times as frequent there, or where English hardly has it.
_GAIN = 1.0
_UNKNOWN = 2.0
_LONGEST = 300


def is_another_language(held: str) -> bool:
    """Return whether fewer than half of the words are English: a proverb, a title or a verse of another language."""
    found = [word.lower() for word in _WORD.findall(held[:_LONGEST])]
    if not found:
        return False
    english = {word: words("en").zipf(word) for word in found}
    strange = [word for word in found if english[word] < _UNKNOWN]
    known = [word for word in found if english[word] >= _UNKNOWN]
    best = max(sum(foreign.zipf(word, lang) >= english[word] + _GAIN for word in known) for lang in foreign.CANDIDATES)
    return 2 * (best + len(strange)) > len(found)
