"""Do two spellings name one person or place? What the document says.

Same neighbours speak for it ("Sergei Bokov", "Sergey Bokov"), different ones against it ("Dmitry Mendeleev", "Dmitri
Shostakovich"), and so does a sentence that uses both. A full name first and a bare one later is how one person is
mentioned. Without a shared neighbour, spellings count that differ in letters of one sound, and bare surnames that
differ in another letter but follow a full name ("Greta Thunberg", "Tunberg").
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from mtfix.kinds.name_variant.mentions import Spelling
from mtfix.kinds.name_variant.skeleton import differs_by_letters_of_one_sound, skeleton, ukrainian_frame
from mtfix.lexicon import words
from mtfix.text import Document


class Verdict(NamedTuple):
    """How sure it is that two spellings are one name, whether a repair is safe, what names stand beside both.

    With `accents` they differ in diacritics alone, and one sentence may have both.
    """

    score: float
    safe: bool
    shared: frozenset[str] = frozenset()
    accents: bool = False


NO = Verdict(0.0, False)
_WELL_KNOWN = 4.0
_MAJORITY = 3
# English names of places are in common use, and their own spellings are not ("Zurich", but "Erdogan" and "Erdoğan").
_EXONYM, _EXONYM_USES = 3.5, 20
_UNSEEN, _SHORT, _RARER = 1.5, 5, 0.5
_ESTABLISHED = 2.5
_NOBLE = frozenset(("Prince", "Princess", "Duke", "Duchess"))


def judge(doc: Document, one: Spelling, other: Spelling) -> Verdict:
    """Return the verdict on two spellings whose skeletons agree."""
    if _are_two(doc, one, other):
        return NO
    known = are_known_variants(one.text, other.text) or _is_ukrainian(one.text, other.text)
    if not known and together(doc, one, other):
        return NO
    shared = frozenset((one.before & other.before) | (one.after & other.after))
    strict = skeleton(one.text) == skeleton(other.text)
    if shared:
        return Verdict(0.97 if strict or known else 0.8, True, shared)
    if known:
        return Verdict(0.9, True)
    if not strict or in_conflict(one, other):
        return NO
    if not differs_by_letters_of_one_sound(one.text, other.text):
        return _slip(one, other)
    if _both_established(one.text, other.text):
        return NO
    return Verdict(0.9 if one.beside or other.beside else 0.8, True)


def _are_two(doc: Document, one: Spelling, other: Spelling) -> bool:
    """Whether both spellings are right: of two names, of the source, of English; "Lviv" is no "Prince Lvov"."""
    if are_known_distinct(one.text, other.text) or in_both_sources(doc, one, other) or _is_exonym(one.text, other.text):
        return True
    return bool(one.ranks & _NOBLE) != bool(other.ranks & _NOBLE) and are_known_variants(one.text, other.text)


def _is_exonym(one: str, other: str) -> bool:
    """Whether the two differ in diacritics alone and English itself writes none ("Quebec"): both are right."""
    plain = anyascii(one)
    if plain != anyascii(other):
        return False
    uses = [words("en").forms(name).title for name in (plain, one, other)]
    return words("en").zipf(plain) >= _EXONYM and uses[0] >= _EXONYM_USES and not min(uses)


def _is_ukrainian(one: str, other: str) -> bool:
    """Whether both romanise one Ukrainian surname, from Ukrainian and from Russian ("Hrytsenko", "Gritsenko")."""
    frame = ukrainian_frame(one)
    return frame is not None and frame == ukrainian_frame(other)


def judge_misread(doc: Document, one: Spelling, other: Spelling) -> Verdict:
    """Return the verdict on two spellings that differ in one vowel inside: only the same name beside both counts.

    Neither may be usual in English ("Hansen", "Hanson"). Siblings and cousins are told apart in one sentence; still,
    only a clear majority is repaired.
    """
    near = Levenshtein.distance(one.text, other.text) == 1
    usual = min(words("en").zipf(one.text), words("en").zipf(other.text)) >= _ESTABLISHED
    if not near or usual or are_known_distinct(one.text, other.text) or in_both_sources(doc, one, other):
        return NO
    shared = frozenset((one.before & other.before) | (one.after & other.after))
    if not shared or together(doc, one, other):
        return NO
    few = 1 if not words("en").forms(other.text).total and words("en").zipf(other.text) < _UNSEEN else _MAJORITY - 1
    return Verdict(0.7, len(one.places) > few * len(other.places), shared)


def _slip(one: Spelling, other: Spelling) -> Verdict:
    """Return the verdict on a bare surname that differs by a letter of another sound ("Greta Thunberg", "Tunberg").

    The kept spelling has a first name beside it, the other never has one, and English does not know both.
    """
    lexicon = words("en")
    usual = min(lexicon.zipf(one.text), lexicon.zipf(other.text)) >= _ESTABLISHED
    full = one.beside or len(one.places) > len(other.places)
    if usual or other.beside or not full or len(other.text) < _SHORT or len(other.places) > len(one.places):
        return NO
    few = len(one.places) < _MAJORITY * len(other.places)
    if few and lexicon.zipf(other.text) > lexicon.zipf(one.text) + _RARER:
        return NO
    unseen = not lexicon.forms(other.text).total and lexicon.zipf(other.text) < _UNSEEN
    return Verdict(0.75, unseen and len(one.places) > len(other.places))


def _both_established(one: str, other: str) -> bool:
    """Whether both are usual in English and differ inside the word ("Bryan", "Brian"): two people may be meant."""
    inside = one[:-1].isascii() and other[:-1].isascii() and one[-1] == other[-1] and len(one) == len(other)
    return inside and min(words("en").zipf(one), words("en").zipf(other)) >= _ESTABLISHED


def in_conflict(one: Spelling, other: Spelling) -> bool:
    """Return whether both have names beside them on the same side, or one is a first and one a last name."""
    if (one.before and other.before) or (one.followed and other.followed):
        return True
    return bool((one.before and other.after) or (one.after and other.before))


def together(doc: Document, one: Spelling, other: Spelling) -> bool:
    """Return whether one sentence has both spellings: then somebody tells them apart, or explains one by the other."""
    sentences = {doc.sentence_at(word.start) for word in one.places}
    return any(doc.sentence_at(word.start) in sentences for word in other.places)


def in_both_sources(doc: Document, one: Spelling, other: Spelling) -> bool:
    """Return whether the source itself has both spellings."""
    return bool(doc.source) and one.text in (doc.source or "") and other.text in (doc.source or "")


def choose(doc: Document, cluster: list[Spelling]) -> tuple[Spelling, str]:
    """Return the spelling to keep and its origin: the source, the glossary, the majority, the first full mention."""
    listed = {word for entry in doc.glossary for word in entry.split()}
    in_glossary = [spelling for spelling in cluster if spelling.text in listed]
    in_source = [spelling for spelling in cluster if doc.source and spelling.text in doc.source]
    if len(in_source) == 1 and not in_glossary:
        return in_source[0], "source"
    if in_glossary:
        return in_glossary[0], "glossary"
    transliterated = _source_forms(doc, cluster[0].text)
    best = min(cluster, key=lambda s: (-_weight(s), _distance(s.text, transliterated), s.first_full, s.first))
    return best, "document"


def _weight(spelling: Spelling) -> int:
    """Return the number of mentions, those with diacritics twice: systems lose diacritics, they do not invent them.

    Not so for names that English itself writes without ("Istanbul").
    """
    plain = anyascii(spelling.text)
    return len(spelling.places) * (1 if plain == spelling.text or words("en").zipf(plain) >= _WELL_KNOWN else 2)


def _source_forms(doc: Document, name: str) -> list[str]:
    """Return the words of the source whose transliteration has the skeleton of `name`."""
    if not doc.source or doc.source.isascii():
        return []
    wanted = skeleton(name)
    return [
        ascii_word
        for word in set(doc.source.split())
        if skeleton(ascii_word := anyascii(word).strip(".,:;!?()\"'")) == wanted
    ]


def _distance(name: str, forms: list[str]) -> int:
    return min((Levenshtein.distance(name, form) for form in forms), default=0)


def are_known_distinct(one: str, other: str) -> bool:
    """Return whether the list of names that people bear side by side has both in one line."""
    group = _groups("distinct_names.txt").get(one)
    return group is not None and group == _groups("distinct_names.txt").get(other)


def are_known_variants(one: str, other: str) -> bool:
    """Return whether the list of known variants has both spellings in one line."""
    group = variant_group(one)
    return group is not None and group == variant_group(other)


def variant_group(name: str) -> int | None:
    """Return the number of the group of known variants that `name`, or a name of its skeleton, belongs to, or None."""
    found = _groups("name_variants.txt").get(name)
    return _group_skeletons().get(skeleton(name)) if found is None else found


@lru_cache(maxsize=1)
def _group_skeletons() -> dict[str, int]:
    return {skeleton(name): number for name, number in _groups("name_variants.txt").items()}


@lru_cache(maxsize=2)
def _groups(name: str) -> dict[str, int]:
    """Return word -> number of its line."""
    text = files("mtfix").joinpath("data", "en", name).read_text("utf-8")
    rows = [line for line in text.split("\n") if line and not line.startswith("#")]
    return {word: number for number, row in enumerate(rows) for word in row.split()}
