"""Two spellings of which one looks like a slip of the other: Bassani and Basani, Gbagbo and Ghagbo, Vanić and Vanich.

Whoever reads a name off another alphabet, or types it, doubles a letter, drops one, swaps two or takes the wrong vowel.
In 420,000 words of human news, of the pairs of names one letter apart inside of which English knows one at most, nine
in ten were one name; those that differ in the first or last letter were two names, plurals or adjectives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, islice, pairwise

from anyascii import anyascii
from rapidfuzz.distance import OSA, Levenshtein

from mtfix.kinds.name_variant.evidence import NO, Verdict, are_known_distinct, in_both_sources, in_conflict, together
from mtfix.kinds.name_variant.mentions import RANKS, Spelling, following
from mtfix.kinds.name_variant.skeleton import is_pinyin
from mtfix.lexicon import words
from mtfix.text import Document

# More names than this with the same first and last letter are a list.
_MAX_GROUP = 64
# The longer spelling has so many letters: where a letter is doubled or a vowel differs, and for any other slip.
_ALIKE, _ANY = 5, 7
# So many spellings so near to each other are a family of names.
_FAMILY, _FAMILY_EDITS = 4, 2
# Below this no English text spells it so; so much more usual is the other one, or one that stands as often.
_UNSEEN, _USUAL, _MORE = 2.5, 2.0, 1.0
# Below this at least one of two names with the same rank before them ("Manager Choe", "Manager Choi").
_RARE = 3.0
_VOWELS = frozenset("aeiouy")
_SOUNDS = tuple(map(frozenset, ("vw", "sz", "ck", "kq", "bp", "dt", "gh", "ij", "jy", "cs", "fv", "gk", "kx", "cz")))


def near_pairs(found: dict[str, Spelling]) -> Iterator[tuple[str, str]]:
    """Yield the names one letter apart (diacritics aside) that begin and end alike."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name in found:
        folded = _folded(name)
        if folded:
            groups[folded[0], (folded.rstrip("h") or folded)[-1]].append(name)  # "Vikas", "Vikash"
    for names in groups.values():
        if 1 < len(names) <= _MAX_GROUP:
            yield from (pair for pair in _near(names) if not is_family(pair[0], names))


def is_family(name: str, names: list[str]) -> bool:
    """Return whether so many spellings stand in the text that it is about them: a genealogy, a list of surnames."""
    like = (other for other in names if OSA.distance(_folded(name), _folded(other), score_cutoff=2) <= _FAMILY_EDITS)
    return len(name) >= _ALIKE and len(list(islice(like, _FAMILY))) == _FAMILY


def ranked_pairs(doc: Document, found: dict[str, Spelling]) -> Iterator[tuple[str, str]]:
    """Yield the names one letter apart, the last one too, that stand behind the same rank ("Manager Choe")."""
    for rank in sorted(RANKS & doc.forms.keys()):
        after = {name for index in doc.forms[rank] if (name := following(doc, index)) in found}
        if 1 < len(after) <= _MAX_GROUP:
            yield from _near(sorted(after))


def _near(names: list[str]) -> Iterator[tuple[str, str]]:
    for one, other in combinations(names, 2):
        if OSA.distance(_folded(one), _folded(other), score_cutoff=1) <= 1:
            yield one, other


@lru_cache(maxsize=1 << 16)
def _folded(name: str) -> str:
    """Return the name in small ASCII letters; -ch at the end is the c of "Vanić"."""
    folded = anyascii(name).lower()
    return folded[:-1] if folded.endswith("ich") else folded


def judge_near(doc: Document, one: Spelling, other: Spelling) -> Verdict:
    """Return the verdict on a spelling that differs by one letter inside from another one, which is to be kept."""
    if are_known_distinct(one.text, other.text) or in_both_sources(doc, one, other):
        return NO
    accents = _folded(one.text) == _folded(other.text)
    if together(doc, one, other) and not (accents and _apart(doc, one, other)):
        return NO
    ranked = bool(one.ranks & other.ranks) and _rarer(one.text, other.text) < _RARE
    beside = _agree(one.before, other.before) or _agree(one.after, other.after)
    if not beside and (in_conflict(one, other) or (one.ranks and other.ranks and not one.ranks & other.ranks)):
        return NO
    lexicon = words("en")
    if accents:
        new = not lexicon.forms(anyascii(other.text)).total
        return Verdict(0.8, _marks(one.text) > _marks(other.text), accents=True) if new else NO
    if not _is_slip(one.text, other.text, shared=beside):
        return Verdict(0.6, False) if ranked else NO
    if not _is_unseen(other.text) and not _is_unseen(one.text):
        return Verdict(0.6, False) if ranked else NO
    usual = lexicon.zipf(one.text) >= lexicon.zipf(other.text) + _USUAL
    return Verdict(0.75, _is_unseen(other.text) and (usual or len(one.places) > len(other.places)))


def preferred(one: Spelling, other: Spelling) -> Spelling | None:
    """Return the spelling that English uses more often and the text no less, or far more often; None without one.

    Of two that differ in diacritics it is the one with more of them: systems lose them.
    """
    if _folded(one.text) == _folded(other.text):
        return max(one, other, key=lambda spelling: _marks(spelling.text))
    for kept, rest in ((one, other), (other, one)):
        gain, more = words("en").zipf(kept.text) - words("en").zipf(rest.text), len(kept.places) - len(rest.places)
        clear = more >= 0 and gain >= (_USUAL if more else _MORE)
        if clear or (gain >= _USUAL and _is_unseen(rest.text)):
            return kept
    return None


def _marks(name: str) -> int:
    return sum(not char.isascii() for char in name)


def _apart(doc: Document, one: Spelling, other: Spelling) -> bool:
    """Whether more than a mark or "or" stands between the two, which would explain one by the other."""
    starts = sorted([*((word.start, word.end) for word in one.places), *((w.start, w.end) for w in other.places)])
    return all(
        len(doc.text[end:start].strip(" ()[],/–-").removeprefix("or ")) > 3 for (_, end), (start, _) in pairwise(starts)
    )


def _rarer(one: str, other: str) -> float:
    return min(words("en").zipf(one), words("en").zipf(other))


def _is_unseen(name: str) -> bool:
    return not words("en").forms(name).total and words("en").zipf(name) < _UNSEEN


def _agree(some: set[str], others: set[str]) -> bool:
    """Whether one name of each side is the same, but for a letter."""
    return any(
        one == other or (len(one) > 3 and Levenshtein.distance(one, other) == 1) for one in some for other in others
    )


@lru_cache(maxsize=1 << 14)
def _is_slip(one: str, other: str, *, shared: bool) -> bool:
    """Whether the letter they differ in is one that slips: in long names any, in others a doubled or a like one.

    Syllables of Mandarin are one letter apart by nature ("Zhang", "Zheng").
    """
    left, right = sorted((_folded(one), _folded(other)), key=len)
    at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left))
    doubled = len(left) < len(right) and right[at] in right[at - 1 : at] + right[at + 1 : at + 2] + "h"
    sounds = left[at : at + 1] + right[at : at + 1]
    long_slip = len(left) == len(right) >= _ANY and frozenset(sounds) in _SOUNDS  # "Tansaku", "Tanzaku"
    if is_pinyin(left) and is_pinyin(right) and not (shared or doubled or long_slip):
        return False
    if len(right) >= _ANY or shared:
        return True
    if len(left) < len(right):
        return len(right) >= _ALIKE and (doubled or right[at : at + 2] == "ck")
    if left[at + 1 :] != right[at + 1 :]:
        return len(right) > _ALIKE
    both = frozenset((left[at], right[at]))
    return len(right) >= _ALIKE and (both <= _VOWELS or both in _SOUNDS)
