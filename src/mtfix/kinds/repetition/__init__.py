"""Repetition: a word, a phrase, a sentence or a paragraph that is said twice, or over and over.

A decoder that loses its place says a word again, or falls into a loop; a page that was cut at its links says a phrase
once as a link and once in the sentence. Where one copy is certain the others are deleted. A loop is cut down to one
copy as well (in 40,000 post-edited segments that brought the text nearer to its post-edit or left it as near), but what
should stand there is lost: the finding asks for a new translation.

    >>> from mtfix.text import Document
    >>> [finding.surface for finding in KIND.detect(Document("He opened the" + " the door."))]
    ['the the']

Not flagged are the doubles of English grammar (a verb form beside itself, a particle before its noun), doubles for
emphasis, cries and sounds, names that are double or that repeat a Mandarin syllable, words of a compound, copies in
another case, numbers in a row, and lines that repeat in verse, lists, tables and code.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.repetition.begun import begun
from mtfix.kinds.repetition.blocks import twins
from mtfix.kinds.repetition.copies import copies, pull_quotes
from mtfix.kinds.repetition.inject import inject
from mtfix.kinds.repetition.phrases import Found, phrases
from mtfix.model import Action, Edit, Finding, Repair, Safety, Severity
from mtfix.text import Document


def detect(doc: Document) -> Iterator[Finding]:
    """Yield runs of words first, then sentences and lines; a loop asks for a new translation."""
    taken: list[tuple[int, int]] = []
    for twin in twins(doc):
        if _in_code(doc, twin.span.start):
            continue
        score = 0.95 if twin.near and twin.sure else 0.6
        message = "said twice in a row" if twin.near else "this paragraph already stands further up"
        cut = Edit(twin.cut.start, twin.cut.end, "")
        safety = Safety.SAFE if twin.near and twin.sure else Safety.UNSAFE
        taken.append(twin.span)
        yield KIND.finding(doc, *twin.span, message, score=score, evidence=(cut, safety))
    for copy in copies(doc):
        if not _overlaps(copy.span, taken) and not _in_code(doc, copy.span.start):
            taken.append(copy.span)
            evidence = (Edit(copy.cut.start, copy.cut.end, ""), Safety.UNSAFE)
            yield KIND.finding(doc, *copy.span, "this sentence already stands further up", score=0.6, evidence=evidence)
    for copy in pull_quotes(doc):
        if not _overlaps(copy.span, taken):
            taken.append(copy.span)
            evidence = (Edit(copy.cut.start, copy.cut.end, ""), Safety.SAFE if copy.sure else Safety.UNSAFE)
            yield KIND.finding(doc, *copy.span, "a quotation from the text further up", score=0.7, evidence=evidence)
    for found in phrases(doc):
        if not _inside(found, taken) and not _in_code(doc, found.start):
            taken.append((found.start, found.end))
            yield _finding(doc, found)
    for found in begun(doc):
        if not _inside(found, taken):
            yield KIND.finding(
                doc, found.start, found.end, "a word begun and said again", score=found.score,
                evidence=(Edit(found.cut.start, found.cut.end, ""), Safety.SAFE),
            )  # fmt: skip


def _in_code(doc: Document, at: int) -> bool:
    """Whether a block of code stands here: logs and listings repeat their lines."""
    span = doc.protecting(at, at + 1)
    return span is not None and span.label in ("code", "fence")


def _inside(found: Found, taken: list[tuple[int, int]]) -> bool:
    return _overlaps((found.start, found.end), taken)


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _finding(doc: Document, found: Found) -> Finding:
    sure = found.sure or found.loop
    evidence = (Edit(found.cut.start, found.cut.end, ""), Safety.SAFE if sure else Safety.UNSAFE)
    if found.loop:
        message = "a loop; what should stand here is lost"
        return KIND.finding(
            doc, found.start, found.end, message, score=found.score, severity=Severity.CRITICAL,
            action=Action.RETRANSLATE, evidence=evidence,
        )  # fmt: skip
    return KIND.finding(doc, found.start, found.end, "said twice", score=found.score, evidence=evidence)


def propose(finding: Finding, _doc: Document) -> Iterator[Repair]:
    """Yield the deletion of all copies but one."""
    edit, safety = finding.evidence
    yield Repair((edit,), finding.score if safety is Safety.SAFE else min(finding.score, 0.6), safety)


KIND = Kind(
    id="repetition",
    mqm="accuracy/addition",
    scope=Scope.DOCUMENT,
    phase=Phase.REPETITION,
    severity=Severity.MAJOR,
    summary="stutters, loops, sentences and paragraphs said twice",
    not_flagged=(
        "doubles of grammar: had had, that that, gave her her book",
        "emphasis and sounds: very very, no no, knock knock",
        "double names: Bora Bora, Li Li",
        "the word of a compound: in in-depth talks",
        "refrains, lists, tables, code, numbers in a row",
        "a double that fills a quotation; clauses said again in speech or by a speaker (we, you)",
        "a verb that closes a clause (everyone she met met her); a noun joined to itself (place to place)",
        "the same description under two heads of a manual; sentences that begin alike and go on",
    ),
    detect=detect,
    propose=propose,
    inject=inject,
    langs=frozenset({"en"}),
    drops_blocks=True,
)
