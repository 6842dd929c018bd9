"""Which quotation marks a language uses, and which of them one text uses."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from mtfix.text import Document

# Text that shows the American order (stop inside) or the British one (stop outside).
_INSIDE = re.compile(r"[.,][\"”](?=\s|$)")
_OUTSIDE = re.compile(r"\w[\"”][.,](?=\s|$)")


class Style(NamedTuple):
    """Opening and closing marks of the first and of the second level."""

    open: str
    close: str
    inner_open: str
    inner_close: str


STRAIGHT = Style('"', '"', "'", "'")


@cache
def table() -> dict[str, Style]:
    """Return language -> its typographic marks (`data/quotes.json`)."""
    rows = json.loads(files("mtfix").joinpath("data", "quotes.json").read_text(encoding="utf-8"))
    return {lang: Style(*marks.split()) for lang, marks in rows["languages"].items()}


def style_of(doc: Document) -> tuple[Style, bool]:
    """Return the marks that repairs of `doc` use, and whether the text itself decides.

    Double marks vote first; where they tie, apostrophes do. A text without either gets the typographic marks.
    """
    typographic = table().get(doc.lang, table()["en"])
    text = doc.text
    # Each „ has a curly partner that says nothing about the style of the text.
    curly = text.count(typographic.open) + text.count(typographic.close) - text.count("„") - text.count(",,")
    straight = text.count('"')
    if curly != straight:
        return (typographic if curly > straight else STRAIGHT), True
    curly, straight = text.count("’"), text.count("'")
    return (STRAIGHT if straight > curly else typographic), curly != straight


def stops_inside(text: str) -> bool | None:
    """Return whether the text puts commas and stops before a closing mark (American) or after it; None: no evidence."""
    inside, outside = len(_INSIDE.findall(text)), len(_OUTSIDE.findall(text))
    return None if inside == outside else inside > outside
