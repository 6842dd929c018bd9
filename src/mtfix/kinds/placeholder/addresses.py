"""Addresses with spaces inside: "https: //", a slash parted from its address, "www. example", "name @ example.org"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut
from mtfix.model import Edit
from mtfix.text import Document

# A scheme on its own is followed by prose ("add http:// before the name").
_SCHEME = re.compile(r"\b(?:https?|s?ftp|wss?)(?: ?: ?/ ?/ ?)(?=[\w-]{1,60}(?: ?\. ?[\w-]|:\d|/)|localhost\b)", re.I)
# After a torn scheme the slashes and underscores are torn as well; a word with a capital is prose again.
_TORN_REST = re.compile(
    r"[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}(?:(?: / ?| ?/ )(?![A-Z][a-z]+\b)[\w.%?=&#-]{1,80}(?: _ [\w.-]{1,60}){0,6}){1,8}"
)
# The last part of such an address at the end of a line: "https: //app.example/ privacy".
_TORN_LAST = re.compile(r"[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}/ [a-z0-9][\w-]{1,60}(?=[ \t]*$)", re.M)
_PORT = re.compile(r"(?:localhost|[\w-]{1,60}(?:\.[\w-]{1,60}){1,3}): \d{2,5}\b")
_SLASH = re.compile(r"\bhttps?://[^\s<>\"”()\[\]]{4,300}(?P<gap> )/(?=[^\s/,;]|[)\]]|$)", re.I | re.M)
_AFTER_SLASH = re.compile(r"\bhttps?://[\w.-]{3,100}\.[a-z]{2,10}/(?P<gap> )(?=[a-z0-9_-]{1,60}/[\w/-])")
_BOTH_SLASHES = re.compile(r"\bhttps?://[\w.-]{3,100}\.[a-z]{2,10}/( )[\w-]{1,60}( )(?=/[\w-])")
_HOST = re.compile(r"\b(?:https?://(?:www\.)?[\w-]{2,60}|www)(?P<gap>\. | \.| \. )(?=[a-z0-9-]{2,60}(?:[./]|\b))")
# "www.site. com"
_HOST_END = re.compile(r"\bwww\.[a-z0-9-]{2,60}(?P<gap>\. | \.| \. )(?=(?:com|org|net|info|edu|eu|[a-z]{2}/)(?!\w))")
_DOMAIN = re.compile(r"(?<![\w.])[a-z0-9-]{3,60}(?P<gap>\. )(?=(?:com|org/|net/|html?\b|php\b)(?![\w.]))")
_REPOSITORY = re.compile(r"\bhttps?://(?:www\.)?(?:git|bitbucket|codeberg)[\w./-]{4,200}(?P<gap>\. )(?=git\b)")
_MAIL = re.compile(r"(?<![\w.])[\w.+-]{2,60}(?P<gap> @ ?|@ )(?=[\w-]{2,60}\.(?:com|org|net|edu|ru|de|fr|cn|io|info)\b)")
# Any other host, in small letters on both sides.
_MAIL_ANY = re.compile(
    r"(?<![\w.@])[a-z0-9][a-z0-9._+-]{1,60}(?P<gap> @ |@ )(?=[a-z0-9-]{2,60}(?:\.[a-z]{2,10}){1,3}(?![\w@]))"
)
# "name@example. org": no sentence ends within an address.
_MAIL_DOT = re.compile(
    r"(?<![\w.])[\w.+-]{2,60}@[a-z0-9-]{2,60}(?P<gap>\. )"
    r"(?=(?:com|org|net|edu|gov|info|example|[a-z]{2}(?:\.[a-z]{2})?)(?![\w@]))"
    r"(?!(?:is|in|it|if|at|as|to|or|on|no|so|we|he|my|by|do|us|an|of|be|go|up|am|me)\b)"
)
_ALL_DOTS = re.compile(r"\bwww(?: \. ?|\. )[a-z0-9-]{2,60}(?: ?\.[a-z0-9-]{2,60}| \. [a-z0-9-]{2,60}){1,4}(?![\w-])")
_ENDS = (". git", ". com", ". org/", ". htm", ". php", ". net/")
_MESSAGE = "a space inside an address"


def find(doc: Document) -> Iterator[Plan]:
    """Yield the spaces that part an address, in no order."""
    text = doc.text
    if "http" in text or "Http" in text or "HTTP" in text or "/ " in text or " /" in text:
        for match in _SCHEME.finditer(text):
            if " " in match[0]:
                rest = (_TORN_REST if "/ " in match[0] else _TORN_LAST).match(text, match.end())
                port = _PORT.match(text, match.end())
                end = rest or port
                yield _tight(text, match.start(), end.end() if end else match.end())
        for match in _SLASH.finditer(text):
            yield Plan(match.start("gap"), match.end("gap") + 1, _MESSAGE, 0.95, (Edit(*match.span("gap"), ""),))
        for match in _BOTH_SLASHES.finditer(text):
            both = (Edit(*match.span(1), ""), Edit(*match.span(2), ""))
            yield Plan(match.start(1), match.end(2), _MESSAGE, 0.95, both)
        for match in _AFTER_SLASH.finditer(text):
            yield cut(*match.span("gap"), _MESSAGE, 0.85)
    if "www" in text or "://" in text:
        yield from _hosts(text)
    if any(end in text for end in _ENDS):
        for pattern in (_REPOSITORY, _DOMAIN):
            yield from (_dot(match, 0.9) for match in pattern.finditer(text))
    if "@" in text and ". " in text:
        yield from (_dot(match, 0.9) for match in _MAIL_DOT.finditer(text))
    if "@ " in text or " @" in text:
        yield from _mail(text)


def _hosts(text: str) -> Iterator[Plan]:
    """Yield hosts with several torn dots as a whole, others by their torn dot."""
    for match in _ALL_DOTS.finditer(text):
        if match[0].count(" .") + match[0].count(". ") > 2:
            yield _tight(text, *match.span())
    for pattern in (_HOST, _HOST_END):
        yield from (_dot(match, 0.9) for match in pattern.finditer(text))


def _mail(text: str) -> Iterator[Plan]:
    """Yield the spaces round the sign of a mail address, each once."""
    seen = set()
    for match in [*_MAIL.finditer(text), *_MAIL_ANY.finditer(text)]:
        at = match.start("gap") + match["gap"].index("@")
        if at not in seen:
            seen.add(at)
            edits = [Edit(match.start("gap"), at, ""), Edit(at + 1, match.end("gap"), "")]
            yield Plan(*match.span("gap"), _MESSAGE, 0.95, tuple(edit for edit in edits if edit.start < edit.end))


def _tight(text: str, start: int, end: int) -> Plan:
    spaces = [(start + run.start(), start + run.end()) for run in re.finditer(" ", text[start:end])]
    return Plan(start, end, _MESSAGE, 0.97, tuple(Edit(low, high, "") for low, high in spaces))


def _dot(match: re.Match[str], score: float) -> Plan:
    """Return the plan that takes the spaces off the dot of the gap."""
    dot = match.start("gap") + match["gap"].index(".")
    edits = [Edit(match.start("gap"), dot, ""), Edit(dot + 1, match.end("gap"), "")]
    return Plan(*match.span("gap"), _MESSAGE, score, tuple(edit for edit in edits if edit.start < edit.end))
