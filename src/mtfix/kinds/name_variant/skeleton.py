"""What is left of a name when the choices of romanisation are taken away.

Two spellings with the same skeleton may be one name: Dmitry / Dmitri / Dmitriy, Zelensky / Zelenskyy, Müller / Mueller,
Aleksandr / Alexander, Yevgeny / Evgenii. No string distance does this alone (at no false alarm the best finds 30 % of
33 pairs of variants); the text must say whether one person is meant, see `evidence`. The equivalences come from the
common romanisations of Russian and Ukrainian (BGN/PCGN, ISO 9, passport rules, the German and French press) and from
the usual ways to write German, Turkish and Scandinavian letters in ASCII. Loose skeletons add what Ukrainian and
Russian forms of a place, and romanisations of Arabic, differ in (h/g, q/g/k, o/u, e/a).
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

# Order matters: the longer spelling first. Capitals stand for sounds that two letters write.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^(?:ye|ie|je)", "e"),
        (r"ander$", "andr"),
        (r"(?<=[eo])ff$", "v"),
        (r"(?:shch|schtsch|stsch|sch|sh)", "S"),
        (r"(?:tsch|tch|ch)", "C"),
        (r"zh", "Z"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"x", "ks"),
        (r"(?:ck|q)", "k"),
        (r"(?:ts|tz)", "c"),
        (r"w", "v"),
        (r"ue|ou|oo", "u"),
        (r"oe", "o"),
        (r"ae|aa", "a"),
        (r"[jy]", "i"),
        (r"i+", "i"),
        (r"([b-df-hj-np-tv-z])\1", r"\1"),
    )
)
_LOOSE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^[gkc](?=[aou])", "k"),
        (r"h", "g"),
        (r"o", "u"),
        (r"e", "a"),
        (r"(?<=[aeu])i(?=[aeu])", ""),
        (r"d+$", "d"),
    )
)

_UKRAINIAN = re.compile(r"(?:enko|chuk|iuk|yuk|sky[iy]?|skii?|ovych|ovich|evych|evich)$")
_SAME_SOUND: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^ye", "e"),
        (r"ander$", "andr"),
        (r"(?<=[eo])(?:ff|w)$", "v"),
        (r"ue", "u"),
        (r"oe", "o"),
        (r"ae", "a"),
        (r"kh", "h"),
        (r"x", "ks"),
        (r"[jy]", "i"),
        (r"i+", "i"),
    )
)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Return the strict skeleton of one word of a name."""
    found = re.sub("[^a-z]", "", anyascii(name).lower())
    for pattern, to in _RULES:
        found = pattern.sub(to, found)
    return found


@lru_cache(maxsize=65536)
def loose_skeleton(name: str) -> str:
    """Return the loose skeleton: of two names that share only this, nothing but strong evidence makes one."""
    found = skeleton(name)
    for pattern, to in _LOOSE:
        found = pattern.sub(to, found)
    return found


@lru_cache(maxsize=65536)
def frame(name: str) -> str:
    """Return the first letter, the consonants and the last letter: what is left when a vowel inside is misread."""
    plain = re.sub("[^a-z]", "", anyascii(name).lower())
    return plain[:1] + re.sub("[aeiouy]", "", plain[1:-1]) + plain[-1:]


@lru_cache(maxsize=65536)
def ukrainian_frame(name: str) -> str | None:
    """Return the skeleton of a Ukrainian surname without what Russian spells otherwise (g/h, y/i); None for others."""
    if not _UKRAINIAN.search(anyascii(name).lower()):
        return None
    return re.sub(r"(?<=[aeiou])i(?=[aeiou])", "", skeleton(name).replace("g", "h"))


def differs_by_letters_of_one_sound(one: str, other: str) -> bool:
    """Return whether two spellings of one skeleton differ only in diacritics, in ue/ü, or in i, y and j.

    Such pairs are rarely two names; pairs that differ in doubled consonants, sch/sh, th/t ("Fischer", "Fisher") are.
    """
    return _fold(one) == _fold(other)


@lru_cache(maxsize=65536)
def _fold(name: str) -> str:
    found = anyascii(name).lower()
    for pattern, to in _SAME_SOUND:
        found = pattern.sub(to, found)
    return found


# A syllable of Mandarin in Pinyin without its tone.
_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:iang|iong|uang|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|"
    r"in|ua|uo|ui|un|ue|a|o|e|i|u)"
)


@lru_cache(maxsize=65536)
def is_pinyin(name: str) -> bool:
    """Return whether a name in small letters is one to three syllables of Mandarin, read greedily ("xiaoming")."""
    at = count = 0
    while at < len(name) and count < 3:
        match = _SYLLABLE.match(name, at)
        if match is None:
            return False
        # "xiaoming" is xiao-ming; a lone n or g that is left belongs to the syllable before.
        at, count = match.end(), count + 1
    return at == len(name)
