"""Notation of wikis and lists that was torn: headings in equals signs, double brackets, tables, escaped hashes, items.

Each rule asks for its evidence in the same text: a sound heading, a sound item, the other half of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut, swap
from mtfix.model import Edit
from mtfix.text import Document

_HEADING = re.compile(
    r"^(=(?: ?=){1,4}) ?(?=[^\s=]).{1,80}?(?<=[^\s=]) ?(=(?: ?=){1,4})(?=[ \t]*(?:\[[^\]\n]{1,40}\])?$)", re.M
)
_DOUBLED = re.compile(r"\[ \[ ?([^\[\]\n]{1,80}?) ?\] ?\]|\[\[([^\[\]\n]{1,80}?) ?\] \]")
_TEMPLATE = re.compile(r"\{( )\{( ?)[A-Z][^{}\n|]{0,40}\|[^{}\n]{0,120}\}( )\}")
_ROW = re.compile(r"^(?:\{( )\||\|( )-$|\|( )\}$)", re.M)
_WIKI_TABLE = re.compile(r"^(?:\{\||\|-$|\|\}$)", re.M)
_ESCAPED = re.compile(r"^\\(?=#{1,6} \S)", re.M)
_HASHES = re.compile(r"^#{1,6} \S", re.M)
_ITEM = re.compile(r"^-(?=[A-Z(\u00c0-\u00de][a-z(])", re.M)
_COLOUR = re.compile(r"=\s?\"( ?)#( ?)[0-9A-Fa-f]{3,8}( ?)\"")


def find(doc: Document) -> Iterator[Plan]:
    """Yield torn notation, in no order."""
    text = doc.text
    if "= =" in text:
        for match in _HEADING.finditer(text):
            torn = [group for group in (1, 2) if " " in match[group]]
            edits = tuple(Edit(*match.span(group), match[group].replace(" ", "")) for group in torn)
            if torn:
                span = match.start(torn[0]), match.end(torn[-1])
                yield Plan(*span, "the marks of a heading were parted", 0.95, edits)
    if "[ [" in text or "] ]" in text:
        yield from (_tight(match, "a link with spaces in its brackets") for match in _DOUBLED.finditer(text))
    if "{ {" in text:
        for match in _TEMPLATE.finditer(text):
            yield _groups(match, "a template with spaces in its braces")
    if _WIKI_TABLE.search(text):
        yield from (_groups(match, "a mark of a table that was parted") for match in _ROW.finditer(text))
    if "\\#" in text and _HASHES.search(text):
        yield from (cut(*match.span(), "a heading with an escaped mark", 0.9) for match in _ESCAPED.finditer(text))
    if '"' in text and "#" in text:
        for match in _COLOUR.finditer(text):
            if any(match.groups()):
                yield _groups(match, "a colour with spaces inside")
    yield from _items(doc)


def _tight(match: re.Match[str], message: str) -> Plan:
    inner = match[1] or match[2]
    return swap(*match.span(), f"[[{inner.strip()}]]", message, 0.95)


def _groups(match: re.Match[str], message: str) -> Plan:
    edits = [Edit(*match.span(group), "") for group in range(1, (match.re.groups or 0) + 1) if match[group]]
    return Plan(*match.span(), message, 0.95, tuple(edits))


def _items(doc: Document) -> Iterator[Plan]:
    """Yield items whose dash is glued to the text, where the line above or below is a sound item."""
    if "\n- " not in doc.text:
        return
    for number, line in enumerate(doc.lines):
        if not _ITEM.match(doc.text, line.start, line.end):
            continue
        near = [doc.lines[n].start for n in (number - 1, number + 1) if 0 <= n < len(doc.lines)]
        if any(doc.text.startswith("- ", at) for at in near):
            at = line.start + 1
            yield Plan(line.start, at, "an item without its space", 0.9, (Edit(at, at, " "),))
