"""One person, place or term in two spellings in one text: Dmitry and Dmitri, Kiev and Kyiv.

Machine translation romanises a name anew in every sentence. Spellings are compared by their skeletons (see
`mtfix.kinds.name_variant.skeleton`); the document then decides whether one name is meant (`evidence`), and which
spelling stays: that of the source, of the glossary, of the majority, of the first full mention. Names that differ in
one vowel inside count where the same name stands beside both; adjectives of towns before "direction" (see `places`) and
terms and products that differ in a hyphen, a space or a capital (see `terms`) are shown, and repaired only where a
majority is clear.

Not flagged: spellings with different names beside them, two spellings in one sentence, families of names that people
bear side by side (see `data/en/distinct_names.txt`), plurals and adjectives, ordinary words, what stands in addresses
and code.

    >>> from mtfix.text import Document
    >>> [f.surface for f in KIND.detect(Document("Dmitry went out. Dmitry came back.\\n\\nThen Dmitri left."))]
    ['Dmitri']
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from random import Random

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.name_variant import inject as injector
from mtfix.kinds.name_variant.evidence import Verdict, choose, judge, judge_misread, variant_group
from mtfix.kinds.name_variant.joints import joints
from mtfix.kinds.name_variant.kinship import tells_apart
from mtfix.kinds.name_variant.mentions import Spelling, settle, spellings
from mtfix.kinds.name_variant.near import is_family, judge_near, near_pairs, preferred, ranked_pairs
from mtfix.kinds.name_variant.places import places
from mtfix.kinds.name_variant.skeleton import frame, loose_skeleton, skeleton, ukrainian_frame
from mtfix.kinds.name_variant.terms import Term, terms, torn
from mtfix.model import Edit, Finding, Injection, Repair, Safety, Severity
from mtfix.text import Document, Word

# A cluster larger than this is a list of names, not one name.
_MAX_CLUSTER = 6
# Names that begin with the same letters, so many of them, are looked at for a family of names.
_BEGINNING, _MANY = 2, 64
# A vowel may be misread in a name of this length; in shorter ones it makes another name.
_MISREAD = 4
# "Hurt, R. 2002. The ..." or "(New York: Knopf, 1955)".
_YEAR = re.compile(r"[.,] (?:1[6-9]|20)\d\d(?:\. [“\"A-Z]|\))")


Judge = Callable[[Document, Spelling, Spelling], Verdict]


def detect(doc: Document) -> Iterator[Finding]:
    """Yield the mentions of a name that are not in its chosen spelling; the longer finding of two at one place."""
    whole = [_term_finding(doc, term, "name") for term in joints(doc)]
    taken = {index for finding in whole for index in range(finding.start, finding.end)}
    yield from whole
    yield from (finding for finding in _detect(doc) if taken.isdisjoint((finding.start, finding.end - 1)))


def _term_finding(doc: Document, term: Term, what: str) -> Finding:
    message = f"the same {what} is spelt {term.kept} elsewhere"
    evidence = (term.kept, term.safe, "document")
    return KIND.finding(doc, term.start, term.end, message, score=term.score, evidence=evidence)


def _detect(doc: Document) -> Iterator[Finding]:
    """Yield the names by their skeletons, then those a letter apart, places, terms and the glossary."""
    found = spellings(doc)
    marked: set[str] = set()
    clusters = _clusters(found, _key)
    for cluster in clusters:
        for finding in _findings(doc, [settle(doc, found[name]) for name in cluster], judge):
            marked |= {finding.surface, finding.evidence[0]}
            yield finding
    joined = {name for cluster in clusters for name in cluster}
    rest = {name: spelling for name, spelling in found.items() if name not in joined and len(name) >= _MISREAD}
    alike = _by_beginning(found)
    for cluster in _clusters(rest, frame):
        if is_family(cluster[0], alike[cluster[0][:_BEGINNING]][:_MANY]):
            continue
        for finding in _findings(doc, [settle(doc, found[name]) for name in cluster], judge_misread):
            marked |= {finding.surface, finding.evidence[0]}
            yield finding
    yield from _near(doc, found, marked)
    for place in places(doc, found):
        yield from _mark(doc, place.words, found[place.name], place.kept, Verdict(0.6, False), "document")
    for term in (*terms(doc), *torn(doc, found)):
        if not doc.text[max(0, term.start - 2) : term.start].rstrip(" ").endswith(("@", "#")):
            yield _term_finding(doc, term, "term")
    if doc.glossary:
        yield from _against_glossary(doc, found)


def _by_beginning(found: Iterable[str]) -> dict[str, list[str]]:
    """Return the names by their first letters."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in found:
        groups[name[:_BEGINNING]].append(name)
    return groups


def _clusters(found: dict[str, Spelling], key: Callable[[str], str | int]) -> list[list[str]]:
    """Return the groups of two to six spellings that share a key."""
    groups: defaultdict[str | int, list[str]] = defaultdict(list)
    for name in found:
        groups[key(name)].append(name)
    return [names for names in groups.values() if 1 < len(names) <= _MAX_CLUSTER]


@lru_cache(maxsize=1 << 16)
def _key(name: str) -> str | int:
    """Return the line in the list of known variants, or what Ukrainian surnames share, or the loose skeleton."""
    group = variant_group(name)
    return (ukrainian_frame(name) or loose_skeleton(name)) if group is None else group


def _near(doc: Document, found: dict[str, Spelling], marked: set[str]) -> Iterator[Finding]:
    """Yield the mentions of names that are one letter away from another name, where no other rule marks either."""
    for names in (*near_pairs(found), *ranked_pairs(doc, found)):
        if marked.isdisjoint(names):
            pair = [settle(doc, found[name]) for name in names]
            kept = preferred(*pair)
            chosen, origin = (kept, "document") if kept and not doc.source else choose(doc, pair)
            other = pair[0] if chosen is pair[1] else pair[1]
            verdict = judge_near(doc, chosen, other)
            if verdict.score:
                marked |= set(names)
                yield from _places(doc, chosen, other, verdict, origin)


def _findings(doc: Document, cluster: list[Spelling], verdict_on: Judge) -> Iterator[Finding]:
    kept, origin = choose(doc, cluster)
    for other in cluster:
        if other is kept:
            continue
        verdict = verdict_on(doc, kept, other)
        if verdict.score:
            yield from _places(doc, kept, other, verdict, origin)


def _places(doc: Document, kept: Spelling, other: Spelling, verdict: Verdict, origin: str) -> Iterator[Finding]:
    """Yield the mentions of `other`, but where a sentence has both or quotes a title, or relatives bear them."""
    if tells_apart(doc, (*kept.places, *other.places)):
        return
    told_apart = set() if verdict.accents else {doc.sentence_at(word.start) for word in kept.places}
    places = [
        word for word in other.places if doc.sentence_at(word.start) not in told_apart and not _is_reference(doc, word)
    ]
    yield from _mark(doc, places, other, kept.text, verdict, origin)


def _is_reference(doc: Document, word: Word) -> bool:
    """Whether the mention stands in an entry of a bibliography, which quotes the spelling of another text."""
    paragraph = doc.paragraph_at(word.start)
    near = doc.text[max(paragraph.start, word.start - 300) : min(paragraph.end, word.start + 300)]
    return "://" in near or _YEAR.search(near) is not None


def _mark(
    doc: Document, places: list[Word], other: Spelling, kept: str, verdict: Verdict, origin: str
) -> Iterator[Finding]:
    """Yield the mentions that the verdict covers: with shared neighbours, those beside one of them and bare ones."""
    for word in places:
        beside = other.beside.get(word.start)
        if verdict.shared and beside and not beside & verdict.shared:
            continue
        end = word.start + len(other.text)
        if not doc.is_protected(word.start, end):
            message = f"the same name is spelt {kept} elsewhere"
            yield KIND.finding(
                doc, word.start, end, message, score=verdict.score, evidence=(kept, verdict.safe, origin)
            )


def _against_glossary(doc: Document, found: dict[str, Spelling]) -> Iterator[Finding]:
    """Yield names that the glossary spells otherwise, where the text itself has no mention in that spelling."""
    wanted = {skeleton(word): word for entry in doc.glossary for word in entry.split() if len(word) >= 4}
    for name, spelling in found.items():
        kept = wanted.get(skeleton(name))
        if kept and kept != name and kept not in found and kept[0].isupper():
            yield from _mark(doc, spelling.places, settle(doc, spelling), kept, Verdict(0.9, True), "glossary")


def propose(finding: Finding, _doc: Document) -> Iterator[Repair]:
    """Yield the chosen spelling; a possessive 's stands outside the span and stays."""
    if finding.evidence:
        kept, safe, origin = finding.evidence
        safety = Safety.SAFE if safe else Safety.UNSAFE
        yield Repair((Edit(finding.start, finding.end, kept),), finding.score, safety, origin)


def inject(doc: Document, rng: Random) -> Injection | None:
    """Respell some mentions of a name (see `mtfix.kinds.name_variant.inject`)."""
    return injector.inject(doc, rng)


KIND = Kind(
    id="name_variant",
    mqm="terminology/inconsistent use of terminology",
    scope=Scope.DOCUMENT,
    phase=Phase.NAMES,
    severity=Severity.MINOR,
    summary="one person, place or body spelt in two ways in one text",
    not_flagged=(
        "two people: different first names or surnames beside the spellings (Dmitry Mendeleev, Dmitri Shostakovich)",
        "two spellings in one sentence, or a bearer who is said to be a relative (Dmitry Orlov, his son)",
        "handles and hashtags (@NorthHarbour beside North Harbour)",
        "names that different people bear (Smith and Smyth, Meyer and Maier, Shanxi and Shaanxi)",
        "spellings in the entries of a bibliography",
        "terms with and without a hyphen (start-up, startup) outside short texts about programs: human texts mix them",
        "names that English writes without their diacritics (Quebec beside Québec)",
        "terms that differ in a word (voucher, coupon): which is meant only the source tells",
        "plurals, adjectives and inflections (Iran, Iranian)",
        "ordinary words with a capital at the start of a sentence",
    ),
    detect=detect,
    propose=propose,
    inject=inject,
    langs=frozenset({"en"}),
)
