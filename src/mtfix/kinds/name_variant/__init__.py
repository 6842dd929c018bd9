"""One person or place in two spellings in one text: Dmitry and Dmitri, Zelensky and Zelenskyy, Kiev and Kyiv.

Machine translation romanises a name anew in every sentence. Spellings are compared by their skeletons (see
`mtfix.kinds.name_variant.skeleton`); the document then decides whether one name is meant (`evidence`), and which
spelling stays: that of the source, of the glossary, of the majority, of the first full mention.

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
from collections.abc import Iterator
from random import Random

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.name_variant import inject as injector
from mtfix.kinds.name_variant.evidence import Verdict, choose, judge, variant_group
from mtfix.kinds.name_variant.mentions import Spelling, settle, spellings
from mtfix.kinds.name_variant.skeleton import loose_skeleton, skeleton
from mtfix.model import Edit, Finding, Injection, Repair, Safety, Severity
from mtfix.text import Document, Word

# A cluster larger than this is a list of names, not one name.
_MAX_CLUSTER = 6
# "Hurt, R. 2002. The ..." or "(New York: Knopf, 1955)".
_YEAR = re.compile(r"[.,] (?:1[6-9]|20)\d\d(?:\. [“\"A-Z]|\))")


def detect(doc: Document) -> Iterator[Finding]:
    """Yield the mentions of a name that are not in its chosen spelling."""
    found = spellings(doc)
    for cluster in _clusters(found):
        if 2 <= len(cluster) <= _MAX_CLUSTER:
            yield from _findings(doc, [settle(doc, found[name]) for name in cluster])
    if doc.glossary:
        yield from _against_glossary(doc, found)


def _clusters(found: dict[str, Spelling]) -> list[list[str]]:
    """Return the groups of spellings that share a skeleton or a line in the list of known variants."""
    groups: defaultdict[str | int, list[str]] = defaultdict(list)
    for name in found:
        group = variant_group(name)
        groups[loose_skeleton(name) if group is None else group].append(name)
    return [names for names in groups.values() if len(names) > 1]


def _findings(doc: Document, cluster: list[Spelling]) -> Iterator[Finding]:
    kept, origin = choose(doc, cluster)
    for other in cluster:
        if other is kept:
            continue
        verdict = judge(doc, kept, other)
        if verdict.score:
            told_apart = {doc.sentence_at(word.start) for word in kept.places}
            places = [
                word
                for word in other.places
                if doc.sentence_at(word.start) not in told_apart and not _is_reference(doc, word)
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
        "two spellings in one sentence",
        "names that different people bear (Smith and Smyth, Meyer and Maier, Shanxi and Shaanxi)",
        "spellings in the entries of a bibliography",
        "terms with and without a hyphen (start-up, startup): human texts mix them as often",
        "plurals, adjectives and inflections (Iran, Iranian)",
        "ordinary words with a capital at the start of a sentence",
    ),
    detect=detect,
    propose=propose,
    inject=inject,
    langs=frozenset({"en"}),
)
