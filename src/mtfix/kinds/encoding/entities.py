"""Character entities that were never decoded, or escaped twice, or torn by the translator.

In HTML, in code and in addresses they belong; a line with a tag, or a text with three closing tags, counts as HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5

from mtfix.kinds.plan import Plan, swap
from mtfix.model import Safety
from mtfix.text import Document

_ENTITY = re.compile(r"&(?:amp;){0,5}(?:#\d{2,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,15});")
_NAMES = (
    "amp|nbsp|quot|apos|lt|gt|hellip|ldquo|rdquo|lsquo|rsquo|laquo|raquo|mdash|ndash|bull|middot|copy"
    "|euro|pound|deg|times|trade|reg|sect|[aeiou]acute|[aeiou]grave|[aeiou]circ|[aeiou]uml|szlig|ccedil|ntilde|larr|rarr|zwj|zwnj|shy|thinsp|ensp|emsp"
)
_TORN = re.compile(rf"& ?(?:amp ?; ?)?(?:# ?x?[0-9a-fA-F]{{2,5}}|(?i:{_NAMES})) ?;")
_OPEN = re.compile(r"&(?:nbsp|quot|hellip|[lr][ds]quo|[mn]dash)(?![\w;=])")
_CLOSING_TAG = re.compile(r"</[a-zA-Z][\w-]*>")
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>\n]{0,300})?/?>")
# "Write &amp;, &lt; and &gt; for these signs": the text speaks of them.
_LISTED_AFTER = re.compile(r"(?:, |,? (?:and|or) )&#?\w{2,8};")
_LISTED_BEFORE = re.compile(r"&#?\w{2,8};(?:, |,? (?:and|or) )\Z")
_NAMED_BEFORE = re.compile(
    r"\b(?:[Ww]rite|[Uu]se|[Tt]ype|[Ee]ntity|[Ee]ntities|[Ee]scapes?|[Ss]equence|[Ii]nsert|[Ss]hows?) $"
)
_KEPT = frozenset(("code", "fence", "url", "tag"))
_NOTHING = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")
MESSAGE = "an entity that was never decoded"


def find(doc: Document) -> Iterator[Plan]:
    """Yield entities, sound, torn ("& nbsp ;") and open ("&quot" without its semicolon)."""
    if "&" not in doc.text:
        return
    is_html = _is_html(doc.text)
    for pattern in (_ENTITY, _TORN, _OPEN):
        for match in pattern.finditer(doc.text):
            reading = _read(match[0])
            if reading is not None and not _belongs(doc, match, is_html):
                yield _plan(doc.text, match, reading)


def _is_html(text: str) -> bool:
    if text.lstrip()[:1] == "<" and _TAG.match(text.lstrip()[:400]):
        return True
    return sum(1 for _ in zip(range(3), _CLOSING_TAG.finditer(text), strict=False)) == 3


@lru_cache(maxsize=4096)
def _read(entity: str) -> str | None:
    """Return the character, "" for an invisible one, None for what is no entity."""
    tight = entity.replace(" ", "").rstrip(";") + ";"
    name = tight[1:-1].removeprefix("amp;")
    while name.startswith("amp;"):
        name = name[4:]
    if not name.startswith("#") and name + ";" not in html5:
        name = name.lower()
        if name + ";" not in html5:
            return None
    char = html.unescape(f"&{name};")
    if char == "\xa0":
        return " "
    return "" if char in _NOTHING else char if len(char) == 1 and char.isprintable() else None


def _belongs(doc: Document, match: re.Match[str], is_html: bool) -> bool:
    twice = match[0].count("&amp;") and match[0] != "&amp;"
    span = doc.protecting(match.start(), match.end())
    if span is not None and span.label in _KEPT:
        return True
    if twice:
        return False
    around = doc.text[match.end() : match.end() + 20], doc.text[max(0, match.start() - 20) : match.start()]
    if _LISTED_AFTER.match(around[0]) or _LISTED_BEFORE.search(around[1]) or _NAMED_BEFORE.search(around[1]):
        return True
    line_start = doc.text.rfind("\n", max(0, match.start() - 500), match.start()) + 1
    line_end = doc.text.find("\n", match.end(), match.end() + 500)
    line = doc.text[max(line_start, match.start() - 500) : line_end if line_end >= 0 else match.end() + 500]
    return is_html or _TAG.search(line) is not None


def _plan(text: str, match: re.Match[str], reading: str) -> Plan:
    start, end = match.span()
    if reading == " " and (text[start - 1 : start].isspace() or start == 0 or text[end : end + 1].strip() == ""):
        reading = ""
    makes_tag = reading == "<" and re.match(r"/?[a-zA-Z!]", text[end : end + 2]) is not None
    if makes_tag or (reading == ">" and "&lt;" in text[max(0, start - 60) : start]):
        return swap(start, end, reading, MESSAGE, 0.8, Safety.UNSAFE)
    return swap(start, end, reading, MESSAGE)
