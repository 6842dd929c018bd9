"""Cyrillic words in Latin letters: what a translator transliterated because it did not know the word.

The usual ways of writing Cyrillic in Latin letters are read backwards ("shch" before "sh" before "s"), and the word is
looked up in the list of the source language. Only asked where the source language is given: lower-case words such as
"tak" and "sovet" are names and loans elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mtfix.lexicon import foreign

LANGUAGES = frozenset({"ru", "uk", "bg", "mk"})
# Longest first; a soft sign and "ё" are not written in Latin letters.
_LETTERS = {
    "shch": "щ", "sch": "щ", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "yu": "ю", "ya": "я", "ye": "е",
    "yo": "е", "iu": "ю", "ia": "я", "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "e": "е", "z": "з", "i": "и",
    "y": "ы", "j": "й", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т",
    "u": "у", "f": "ф", "h": "х", "c": "ц",
}  # fmt: skip
_UNITS = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))
_END = re.compile(r"ы(?=\Z)|(?<=[аеиоуыюя])ы")


def readings(word: str) -> tuple[str, ...]:
    """Return the Cyrillic spellings that `word` may stand for; a letter such as "w" leaves none."""
    low = word.lower()
    spelled = _UNITS.sub(lambda match: _LETTERS[match[0]], low)
    if not word.isascii() or any(char.isascii() for char in spelled):
        return ()
    return tuple(one for one in dict.fromkeys((spelled, _END.sub("й", spelled))) if one)


@lru_cache(maxsize=4096)
def zipf(word: str, lang: str) -> float:
    """Return the Zipf value of the best reading in `lang`; a rare one only counts for a long word."""
    found = readings(word)
    common = max((foreign.zipf(one, lang) for one in found), default=0.0)
    if common or len(word) < 7:
        return common
    rare = max((foreign.rare_zipf(one, lang) for one in found), default=0.0)
    return 3.0 if rare >= 1.0 else 0.0
