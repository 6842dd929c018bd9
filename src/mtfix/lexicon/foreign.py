"""Is a word one of another language? Plain look-ups in the word lists of wordfreq.

Only words of Zipf 3 and above (once in a million words), the small lists: below that stand crawl dust and names. Each
language is read when it is first asked for. The lists hold what their speakers write, and that includes English:
"the" is a word of every list. So a caller must hold the value against `words("en").zipf(word)`; presence proves
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from mtfix.errors import unknown
from mtfix.lexicon.keys import key
from mtfix.lexicon.tables import zipf_table

# The source languages in Latin script that wordfreq covers. Estonian is not among them.
CANDIDATES = tuple("ca cs da de es fi fr hu id it nb nl pl pt ro sl sv tr".split())
# Other scripts show by themselves; these answer `zipf` only.
KNOWN = frozenset(CANDIDATES) | frozenset("bg bn el fa he hi is lt lv mk ms ru sh sk uk vi ar".split())
_ALIASES = {"no": "nb", "nn": "nb", "hr": "sh", "sr": "sh", "bs": "sh", "iw": "he", "in": "id"}


def zipf(word: str, lang: str) -> float:
    """Return the Zipf value of `word` in `lang` ("pt", "pt-BR", "no"), or 0.0 below 3.0.

    Raises:
        SettingError: for a language that wordfreq does not cover.
    """
    return _table(_code(lang)).get(key(word), 0.0)


def rare_zipf(word: str, lang: str) -> float:
    """Return the Zipf value of `word` in the large list of `lang`, down to 1; 0.0 where there is no such list.

    The large lists hold names and crawl dust as well, and take a second to read: ask only for a word that English
    lacks altogether.

    Raises:
        SettingError: for a language that wordfreq does not cover.
    """
    return _large_table(_code(lang)).get(key(word), 0.0)


def languages(word: str, among: Iterable[str] = CANDIDATES) -> tuple[tuple[str, float], ...]:
    """Return (language, Zipf value) of each language that has `word` in common use, the most frequent first.

    Without `among` all 18 lists are read at the first call.
    """
    word_key = key(word)
    found = ((lang, _table(_code(lang)).get(word_key, 0.0)) for lang in among)
    return tuple(sorted((pair for pair in found if pair[1]), key=lambda pair: (-pair[1], pair[0])))


@lru_cache(maxsize=64)
def _code(lang: str) -> str:
    code = lang.lower().replace("_", "-").split("-")[0]
    code = _ALIASES.get(code, code)
    if code not in KNOWN:
        raise unknown("source language", lang, KNOWN)
    return code


@lru_cache(maxsize=len(KNOWN))
def _table(lang: str) -> dict[str, float]:
    return zipf_table(lang, "small")


@lru_cache(maxsize=4)
def _large_table(lang: str) -> dict[str, float]:
    try:
        return zipf_table(lang, "large")
    except KeyError:
        return {}
