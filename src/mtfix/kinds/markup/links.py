"""Markdown links and headings with spaces where none may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from mtfix.kinds.plan import Plan, cut, swap
from mtfix.model import Edit, Safety
from mtfix.text import Document

_TARGET = (
    r"https?:|ftp:|mailto:|www\.|\.{1,2}/|/[\w.-]+(?:/|\))"
    r"|[\w%./-]{1,200}\.(?:md|html?|png|jpe?g|gif|svg|pdf|txt|rst)\b"
)
_SPACED = re.compile(rf"(\][ \t]{{1,3}}\([ \t]?)(?={_TARGET})|\]\([ \t](?={_TARGET})", re.I)
_MAIL = re.compile(r"\][ \t]?\([ \t]?mailto ?: ?", re.I)
_ANCHOR = re.compile(r"\]([ \t]{0,3})\(([ \t]?)#([ \t]?)([^()\n]{1,80})\)")
_WIDE = re.compile(r"\]\s?（\s?([a-z]{3,6}://[^\s（）]{1,500}|#[\w-]{1,80})\s?[）)]")
_IMAGE = re.compile(r"(^[ \t]{0,8}|(?<=\[))! +(?=\[[^\]\n]{0,200}\] ?\()", re.M)
_HEADING = re.compile(r"^(#{1,5}(?: #{1,5})+)(?= [^#\s])", re.M)
_GLUED = re.compile(r"^(#{2,6})(?=[A-Z][a-z]|[A-Z]{2})(?!#)[^#\n]{2,80}$", re.M)
_GLUED_FIRST = re.compile(r"^#(?=[A-Z])[^#\n]{2,80}$(?=\n\n|\Z)", re.M)
# A target that is spelt as its label, or a path with spaces at its slashes, or a space before the bracket.
_SAME = re.compile(r"\[([\w.-]{2,60})\]( )\(\1\)")
_TORN_PATH = re.compile(r"(?:!( ?))?\[[^\[\]\n]{1,80}\]( ?)\([\w.-]{1,60}(?: / [\w.-]{1,60}){1,6}\)")
_TRAILING = re.compile(r"\] ?\([^()\s]{3,200}( )\)")
_INSIDE = re.compile(r"\]\(https?://[^\s()]{2,200}/( )[^\s()/]{1,80}\)")
_NOTE = re.compile(r"\[\^( )\d{1,3}\]")
_ADMONITION = re.compile(r"^[ \t]*>[ \t]?\[(?:!( )|( )!( ?))(?=(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\b)", re.M | re.I)
_TASK = re.compile(r"^[ \t]*[-*+] \[(?P<mark> [xX] ?| ?[xX] |)\](?=[ \t]+\S)", re.M)
_SOUND_TASK = re.compile(r"^[ \t]*[-*+] \[[ xX]\] ", re.M)
_ID = re.compile(r"""\b(?:id|name)=["']([\w-]{1,80})["']""")
_TITLE = re.compile(r"^#{1,6} +(.{1,120}?) *#*$", re.M)
# With more headings than these, comparing each with each broken link takes too long.
_MOST_TARGETS = 300
MESSAGE = "a link that no longer works"


def find(doc: Document) -> Iterator[Plan]:
    """Yield broken links and images, and headings whose marks were parted."""
    text = doc.text
    if "]" in text:
        yield from _links(text)
        yield from _torn(text)
        yield from _anchors(text)
        yield from _marks(text)
    if "##" in text:
        yield from _glued(text)
    if "# #" in text:
        for match in _HEADING.finditer(text):
            yield _without_spaces(match.start(1), match.end(1), match[1], "the marks of a heading were parted")


def _links(text: str) -> Iterator[Plan]:
    for match in _MAIL.finditer(text):
        if match[0].lower() != "](mailto:":
            yield _tight(match.start(), match[0], MESSAGE)
    for match in _SPACED.finditer(text):
        if not text.startswith("mailto", match.end()):
            note = re.search(r"\[\d{1,3}$", text[max(0, match.start() - 5) : match.start()]) is not None
            yield _tight(match.start(), match[0], MESSAGE, 0.6 if note else 0.97)
    for match in _WIDE.finditer(text):
        yield swap(*match.span(), f"]({match[1]})", MESSAGE)
    for match in _IMAGE.finditer(text):
        start = match.end(1)
        yield Plan(start, match.end(), MESSAGE, 0.9, (Edit(start + 1, match.end(), ""),))


def _torn(text: str) -> Iterator[Plan]:
    """Yield links whose target is known by its shape or its label."""
    for match in _SAME.finditer(text):
        yield cut(*match.span(2), MESSAGE)
    for match in _TRAILING.finditer(text):
        yield cut(*match.span(1), MESSAGE, 0.9)
    for match in _INSIDE.finditer(text):
        yield cut(*match.span(1), MESSAGE, 0.9)
    for match in _TORN_PATH.finditer(text) if " / " in text else ():
        at = text.index("(", match.start(2))
        edits = [Edit(*match.span(group), "") for group in (1, 2) if match[group]]
        edits += [Edit(at + run.start(), at + run.end(), "") for run in re.finditer(" ", text[at : match.end()])]
        yield Plan(*match.span(), MESSAGE, 0.95, tuple(edits))


def _anchors(text: str) -> Iterator[Plan]:
    """Yield links into the page with spaces or capitals; a title or id of the page that is nearly the same wins."""
    targets: frozenset[str] | None = None
    for match in _ANCHOR.finditer(text):
        given = match[4]
        if not (match[1] or match[2] or match[3]):
            continue
        targets = _targets(text) if targets is None else targets
        slug = given if given in targets else _nearest(_slug(given), targets, _label(text, match.start()))
        edits = _letters(text, match.start(4), match.end(4), slug)
        spaces = tuple(Edit(*match.span(group), "") for group in (1, 2, 3) if match[group])
        yield Plan(*match.span(), MESSAGE, 0.97, (*spaces, *edits))


def _label(text: str, end: int) -> str:
    """Return the text of the link whose bracket closes at `end`."""
    start = text.rfind("[", max(0, end - 80), end)
    label = text[start + 1 : end] if start >= 0 else ""
    return "" if "\n" in label else label


def _nearest(slug: str, targets: frozenset[str], label: str) -> str:
    """Return the one target of the page, or else word of the label, within two letters of `slug`; `slug` without."""
    named = frozenset({_slug(label), *_slug(label).split("-")})
    if slug in targets or slug in named:
        return slug
    reach = 2 if len(slug) > 7 else 1
    for group in (targets if len(targets) <= _MOST_TARGETS else frozenset(), named):
        near = [one for one in group if len(slug) > 4 and Levenshtein.distance(slug, one, score_cutoff=reach) <= reach]
        if near:
            return near[0] if len(near) == 1 else slug
    return slug


def _marks(text: str) -> Iterator[Plan]:
    """Yield torn footnotes, admonitions and boxes of task lists."""
    for match in _NOTE.finditer(text):
        yield Plan(*match.span(), "a footnote that no longer works", 0.9, (Edit(*match.span(1), ""),))
    for match in _ADMONITION.finditer(text):
        start = match.start() + match[0].index("[")
        edits = tuple(Edit(*match.span(group), "") for group in (1, 2, 3) if match[group])
        yield Plan(start, match.end(), "an admonition that no longer works", 0.9, edits)
    sound: bool | None = None
    for match in _TASK.finditer(text):
        sound = _SOUND_TASK.search(text) is not None if sound is None else sound
        mark = match["mark"].strip() or " "
        if sound or match["mark"]:
            start, end = match.span("mark")
            yield swap(start - 1, end + 1, f"[{mark}]", "a box of a task list that no longer works", 0.9)


def _glued(text: str) -> Iterator[Plan]:
    """Yield headings without a space behind their marks; one mark alone is a hashtag unless others stand so."""
    found = list(_GLUED.finditer(text))
    if found:
        found += _GLUED_FIRST.finditer(text)
    for match in found:
        at = match.start() + len(match[0]) - len(match[0].lstrip("#"))
        yield Plan(match.start(), at, "a heading without its space", 0.85, (Edit(at, at, " "),))


def _targets(text: str) -> frozenset[str]:
    titles = {_slug(match[1]) for match in _TITLE.finditer(text)}
    return frozenset(titles | {match[1] for match in _ID.finditer(text)})


def _slug(title: str) -> str:
    """Return the anchor that GitHub makes of a title."""
    return re.sub(r"[^\w -]", "", title.strip().lower()).replace(" ", "-")


def _letters(text: str, start: int, end: int, wanted: str) -> tuple[Edit, ...]:
    return () if text[start:end] == wanted else (Edit(start, end, wanted),)


def _tight(start: int, surface: str, message: str, score: float = 0.97) -> Plan:
    return _without_spaces(start, start + len(surface), surface, message, score)


def _without_spaces(start: int, end: int, surface: str, message: str, score: float = 0.97) -> Plan:
    edits = tuple(Edit(start + run.start(), start + run.end(), "") for run in re.finditer(r"\s+", surface))
    safety = Safety.SAFE if score > 0.8 else Safety.UNSAFE
    return Plan(start, end, message, score, edits, safety)
