"""One name in two spellings that differ in a mark alone: Seo-yeon and Seoyeon, Ma'ayan and Maayan, al- and el Masri.

Romanised Korean and Chinese names, Hebrew and Arabic ones are written with and without hyphen and apostrophe, and the
Arabic article in several ways; a system that translates line by line takes one of them each time. A full name that
lost its diacritics as a whole is here too ("Tran Thi Lien" beside "Trần Thị Liên"): its parts alone may be words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from anyascii import anyascii

from mtfix.kinds.name_variant.terms import MAJORITY, Term
from mtfix.lexicon import words
from mtfix.text import Document, Word

_JOINED = re.compile(r"(?<![\w-])([A-Z][a-z]{1,9})(['’ʻ-])([A-Z]?[a-z]{2,10})(?![\w'’-])")
_ARTICLE = re.compile(r"(?<![\w-])([Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]r|[Aa]d|[Aa]n|[Aa]z)([- ])([A-Z][a-z]{3,})(?![\w-])")
# The second letters of the article that the next consonant takes ("ar-Rashid"); "el", "al" stand before any.
_PLAIN = frozenset(("al", "el"))
# Zipf value from which on the solid form is a word or a name of its own ("Coop").
_KNOWN = 2.6
# So many words of a full name have diacritics, so many words at most are one.
_MARKED, _LONGEST = 2, 5


def joints(doc: Document) -> Iterator[Term]:
    """Yield the mentions in the rarer spelling; repaired where the other stands twice as often."""
    if "-" in doc.text or "'" in doc.text or "’" in doc.text:
        yield from _solid(doc)
        yield from _articles(doc)
    if not doc.text.isascii():
        yield from _unmarked(doc)


def _solid(doc: Document) -> Iterator[Term]:
    """Yield "Seoyeon" beside "Seo-yeon", and "Ma'ayan" beside "Maayan", whichever is rarer."""
    found: dict[str, list[re.Match[str]]] = {}
    for match in _JOINED.finditer(doc.text):
        found.setdefault(f"{match[1]}{match[3].lower()}", []).append(match)
    for solid, marked in found.items():
        plain = [doc.words[index] for index in doc.forms.get(solid, ())]
        if not plain or words(doc.lang).zipf(solid) >= _KNOWN or len({match[0] for match in marked}) > 1:
            continue
        if len(marked) > len(plain) or (len(marked) == len(plain) and marked[0].start() < plain[0].start):
            kept, spans, others = marked[0][0], [(word.start, word.end) for word in plain], len(marked)
        elif marked[0][2] != "-":  # "Seo-yeon" beside a more frequent "Seoyeon" is found by `torn`
            kept, spans, others = solid, [match.span() for match in marked], len(plain)
        else:
            continue
        yield from _terms(doc, spans, kept, others)


def _articles(doc: Document) -> Iterator[Term]:
    """Yield "el Masri" beside a more frequent "al-Masri"; the capital of the article is free."""
    found: dict[str, list[re.Match[str]]] = {}
    for match in _ARTICLE.finditer(doc.text):
        if match[1].lower() in _PLAIN or match[2] == "-":
            found.setdefault(match[3], []).append(match)
    for name, mentions in found.items():
        ways = Counter((match[1].lower(), match[2]) for match in mentions).most_common(2)
        if len(ways) < 2 or ways[0][1] == ways[1][1]:
            continue
        (article, joint), count = ways[0]
        for match in mentions:
            if (match[1].lower(), match[2]) != (article, joint):
                own = article.capitalize() if match[1][0].isupper() else article
                yield from _terms(doc, [match.span()], f"{own}{joint}{name}", count)


def _unmarked(doc: Document) -> Iterator[Term]:
    """Yield full names without their diacritics where the text has the same name with two of them or more."""
    for first, full in _full_names(doc).items():
        kept = " ".join(full)
        plain = [anyascii(word) for word in full]
        for index in doc.forms.get(first, ()):
            here = doc.words[index : index + len(full)]
            if [word.text for word in here] == plain and doc.text[here[0].start : here[-1].end] == " ".join(plain):
                yield from _terms(doc, [(here[0].start, here[-1].end)], kept, MAJORITY)


def _full_names(doc: Document) -> dict[str, list[str]]:
    """Return names of two words or more with marks on two of them, by their first word without its marks."""
    found: dict[str, list[str]] = {}
    index = 0
    while index < len(doc.words):
        run = _run(doc, index)
        names = [word.text for word in run]
        if sum(not name.isascii() for name in names) >= _MARKED and len(names) <= _LONGEST:
            found.setdefault(anyascii(names[0]), names)
        index += max(1, len(run))
    return found


def _run(doc: Document, index: int) -> list[Word]:
    """Return the words from `index` on that begin with a capital, with one space between them."""
    run: list[Word] = []
    for word in doc.words[index : index + _LONGEST + 1]:
        if not word.text[0].isupper() or (run and doc.text[run[-1].end : word.start] != " "):
            break
        run.append(word)
    return run


def _terms(doc: Document, spans: list[tuple[int, int]], kept: str, others: int) -> Iterator[Term]:
    safe = others >= MAJORITY * len(spans)
    yield from (Term(start, end, kept, 0.75, safe) for start, end in spans if not doc.is_protected(start, end))
