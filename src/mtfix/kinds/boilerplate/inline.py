"""Furniture that shares a line with text: a site behind the headline, a button at a sentence, a notice in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtfix.kinds.boilerplate.lexicon import normal, tables
from mtfix.text import Document, Span

_SUFFIX = re.compile(r"\s+([|–—·»-]|::|\|\|)\s+(?P<site>[^|–—·»\n]{2,40})$")
_SECTION = re.compile(
    r"\s+(?:[|–—·»/-]|::) (?:news|politics|economy|society|world|sports?|culture|opinion|business|home)$", re.I
)
# What a paper calls itself by: "Evening News", "Volksblatt Online".
_PAPER = re.compile(
    r"(?:.+ )?(?:news|newspaper|gazette|herald|tribune|times|zeitung|nachrichten|online|news agency|news portal|"
    r"magazine|tv|radio|media|24|\w{2,}(?:blatt|zeitung|post|news|press|portal))",
    re.I,
)
_NOTICE = re.compile(
    r"\s?[(\[](?:machine|automatically|auto|translated (?:automatically |by |with |using ){1,3}(?:a )?(?:machine|"
    r"google|deepl|yandex|baidu|bing|papago|chatgpt|gpt|ai))[ -]?(?:translat(?:ed|ion|or|e))?[^()\[\]\n]{0,40}[)\]]",
    re.I,
)
_MACHINE = re.compile(r"translat", re.I)
_GLUE = re.compile(r"[.!?…][\"”’')\]]?\s?(?=[\[(]?[A-Z][a-z]+(?:[ ][\w'’-]+){0,7}[.!…»→\])]{0,4}$)")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]{2,30}\.(?:com|org|net|ru|ua|de|pl|cz|pt|br|fr|es|it|eu|info|news|tv|uk|in)")
_OWN = (
    r"(?:['’]s)? (?:articles?|newsletters?|subscribers?|readers?|app|shop|editorial (?:team|office|board|staff)|"
    r"website|correspondent|reporters?|in (?:YouTube|Telegram)|on (?:YouTube|Telegram|Facebook|WhatsApp|Instagram))\b"
)
# "a subscriber of the Courier", "told the Courier": the page speaks of itself as a paper.
_SPEAKS = (
    r"(?:subscribers?|readers?|members?|newsletter|editors?|correspondent|reporters?|channel|website) "
    r"(?:of|to|from|for|by) |(?:tells?|told|says to|said to|explains? to|explained to|interview with|informs?|informed|"
    r"spoke to|speaks to|according to|reported by|reports) "
)
_CAPITAL = re.compile(r"\s?[A-ZÀ-Þ“\"‘][\w’'“-]")


# A wiki sets it behind each heading.
_EDIT = re.compile(
    r"(?<=[\w=)])[ \t]?(\[(?:edit|change)(?: (?:source|code|text|section))?(?: ?\| ?[\w ]{2,24})?\])$", re.M | re.I
)


class Piece(NamedTuple):
    """A span inside a line, what to delete with it, what it is."""

    span: Span
    cut: Span
    label: str
    score: float
    sure: bool


def pieces(doc: Document, taken: frozenset[int]) -> Iterator[Piece]:
    """Yield all pieces; `taken` are the numbers of the lines that go as wholes."""
    yield from _suffix(doc, taken)
    yield from _edit_links(doc)
    if "ranslat" in doc.text:
        yield from _notices(doc)
    for number, line in enumerate(doc.lines):
        if number not in taken and line.end - line.start >= 40:
            yield from _tail(doc, line)
            yield from _head(doc, line)


def _suffix(doc: Document, taken: frozenset[int]) -> Iterator[Piece]:
    """Yield the name of the site behind the headline: the rest of the page must name it, or all must know it."""
    number = next((n for n in range(min(3, len(doc.lines))) if n not in taken), None)
    if number is None or len(doc.lines) < 3:
        return
    line = doc.lines[number]
    if line.end - line.start > 250:
        return
    match = _SUFFIX.search(doc.text, max(line.start, line.end - 50), line.end)
    if match is None or match.start() - line.start < 20 or not _is_name(match["site"]):
        return
    site = match["site"].strip()
    section = _SECTION.search(doc.text, max(line.start, match.start() - 16), match.start())
    begin = section.start() if section else match.start()
    known = site.lower() in tables().sites or site.lower().removeprefix("the ") in tables().sites or _is_domain(site)
    span = Span(begin, line.end)
    if known or _is_named_as_site(doc, site, line.end):
        yield Piece(span, span, "site", 0.95, sure=True)
    elif _PAPER.fullmatch(site) and match[1] in "|–—-":
        yield Piece(span, span, "site", 0.85, sure=True)
    elif match[1] == "|":
        yield Piece(span, span, "site", 0.75, sure=False)


def _is_name(site: str) -> bool:
    words = site.split()
    return (
        1 <= len(words) <= 4 and words[0][:1].isupper() and site[-1] not in ".!?,;:" and not any(map(str.isdigit, site))
    )


def _is_domain(site: str) -> bool:
    return _DOMAIN.fullmatch(site.lower()) is not None


def _is_named_as_site(doc: Document, site: str, after: int) -> bool:
    """Whether the page speaks of itself by that name ("all Observer articles", "told the Observer")."""
    name = re.escape(site.removeprefix("The "))
    own = re.compile(rf"\b{name}{_OWN}|(?:©|Copyright) ?(?:\d{{4}} )?{name}\b|\b(?:{_SPEAKS})(?:the |The )?{name}\b")
    return own.search(doc.text, after) is not None


def _notices(doc: Document) -> Iterator[Piece]:
    """Yield "(translated by machine)" and the like anywhere."""
    for match in _NOTICE.finditer(doc.text):
        if _MACHINE.search(match[0]) and len(match[0].strip()) < len(doc.text.strip()):
            start = match.start() + (len(match[0]) - len(match[0].lstrip()))
            yield Piece(Span(start, match.end()), Span(match.start(), match.end()), "notice", 0.9, sure=True)


def _edit_links(doc: Document) -> Iterator[Piece]:
    """Yield "[edit | edit source]" behind two headings or more."""
    found = list(_EDIT.finditer(doc.text)) if "edit" in doc.text or "change" in doc.text else []
    if len(found) > 1:
        for match in found:
            yield Piece(Span(*match.span(1)), Span(*match.span()), "button", 0.95, sure=True)


def _tail(doc: Document, line: Span) -> Iterator[Piece]:
    """Yield a button behind the last sentence of a line."""
    for match in _GLUE.finditer(doc.text, max(line.start, line.end - 60), line.end):
        said = normal(doc.text[match.end() : line.end])
        if said in tables().tail and match.start() - line.start >= 20:
            cut = Span(match.end() - (1 if match[0][-1].isspace() else 0), line.end)
            yield Piece(Span(match.end(), line.end), cut, "button", 0.93, sure=True)
            return


def _head(doc: Document, line: Span) -> Iterator[Piece]:
    """Yield a button before the first sentence of a line: no mark between them, and the sentence has its capital."""
    start = doc.text[line.start : line.start + 48].lower()
    for button in tables().head:
        if "#" in button or not start.startswith(button):
            continue
        after = line.start + len(button)
        match = _CAPITAL.match(doc.text, after, line.end)
        rest = doc.text[after : line.end].strip()
        if match is None or rest[-1:] not in set('.!?”"’') or rest.count(" ") < 5 or not doc.text[line.start].isupper():
            return
        end = after + (1 if doc.text[after].isspace() else 0)
        yield Piece(Span(line.start, after), Span(line.start, end), "button", 0.85, sure=button.count(" ") > 0)
        return
