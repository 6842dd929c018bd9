"""One word torn apart: ``govern ment``, ``inter- national``, ``them selves``.

Words are cut at the end of a line in a PDF or scan and the cut is kept inside the line; tokenizers tear off endings;
translation writes compounds apart.

    >>> from mtfix.text import Document
    >>> sorted(f.surface for f in KIND.detect(Document("The govern ment met inter- national guests.")))
    ['govern ment', 'inter- national']

Two neighbours are one word when together they make a common word and one of them is no word of human text, or a torn
affix, and the words on both sides fit the whole far better than the halves. Compounds of two real words are found only
where English never writes them apart, or where both are rare and never meet (``deter mine``): human news write "eye
witness", "block chain" and "home town" as often as systems do. A single letter is a variable, an initial, a unit or an
ending behind a lost apostrophe as well as a scrap (``f rom``, ``seate d``): it is joined where the rest is no word, or
where the whole reads far better and nothing of the kind is near; in texts about programs only the former. A hyphen
inside a word is that of a lost line break where the right part is no word (``preci-sion``). In texts about programs,
what stands beside a closed-class word may be the name of a variable ("in struct") and is left. A hyphen that belongs to
the word ("self- confident") is a matter of spacing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.split_word import inject as injector
from mtfix.kinds.split_word.rules import torn
from mtfix.lexicon import words
from mtfix.model import Edit, Finding, Injection, Repair, Safety, Severity
from mtfix.text import Document


def detect(doc: Document) -> Iterator[Finding]:
    """Yield words torn apart by a space or a hyphen, and compounds that are never two words."""
    for start, end, score, sure in torn(doc, words(doc.lang)):
        yield KIND.finding(doc, start, end, "one word torn apart", score=score, evidence=sure)


def propose(finding: Finding, _doc: Document) -> Iterator[Repair]:
    """Yield the word in one piece; UNSAFE where the halves are words and may be meant."""
    gaps = re.finditer(r"-? |-", finding.surface)
    edits = tuple(Edit(finding.start + gap.start(), finding.start + gap.end(), "") for gap in gaps)
    yield Repair(edits, finding.score, Safety.SAFE if finding.evidence else Safety.UNSAFE, "lexicon")


def inject(doc: Document, rng: Random) -> Injection | None:
    """Tear a long word (see `mtfix.kinds.split_word.inject`)."""
    return injector.inject(doc, rng)


KIND = Kind(
    id="split_word",
    mqm="linguistic-conventions/spelling",
    scope=Scope.WORD,
    phase=Phase.WORDS,
    severity=Severity.MINOR,
    summary="one word torn apart",
    not_flagged=(
        "names of variables beside a small word in texts about programs: in struct, str and",
        "suspended hyphens: pre- and post-war",
        "letters of their own: the y axis, vitamin C, plan B, t shirt, 5 m, s l o w; lost apostrophes: it s, don t",
        "two real words that are also written as one: home town, web site, any one, every day, on line",
        "a hyphen that belongs to the word: self- confident (spacing)",
        "names and words of other languages",
        "headings with a space between all letters",
        '"can not only", "can not just"',
    ),
    detect=detect,
    propose=propose,
    inject=inject,
    langs=frozenset({"en"}),
)
