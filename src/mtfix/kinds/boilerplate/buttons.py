"""The labels of buttons: alone ("See all 40 reviews ›"), and in rows ("Cite this article   PDF (1.2 MB)   Export").

A label such as "Full text" or "Reviews" says nothing by itself and may be a heading. In a row where some spaces, a bar
or a dot part it from other labels it is one of a menu. The counters of a page ("Star 214") are labels too: numbers,
sizes and pictures are left out of account.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mtfix import data

LONGEST = 140
_COUNT = re.compile(
    r"[(\[]? ?(?<![\w.])\d{1,4}(?:[.,  ]\d{1,3}){0,3} ?(?:k|m|[kmg]b|thousand|million|%)?\b[)\]+]?", re.I
)
_PICTURES = re.compile("[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]+")
_EDGES = re.compile(r"[\s:.,;()\[\]›»<>+/-]{1,9}$|^[\s(<>«‹+]{1,9}")
_TIME = re.compile(r"[\s:(]*(?:min(?:ute)?s?|sec(?:ond)?s?|h(?:ou)?rs?)?\.?[\s:)]*", re.I)


class _Buttons(NamedTuple):
    """Labels that count in a row, what is a button wherever it stands, and the heads of exported chats."""

    labels: frozenset[str]
    row: re.Pattern[str]
    alone: re.Pattern[str]
    exports: re.Pattern[str]


@lru_cache(maxsize=1)
def _buttons() -> _Buttons:
    raw = data.table("boilerplate_buttons.json")
    row, alone, exports = (
        re.compile("|".join(f"(?:{text})" for text in raw[name])) for name in ("row", "patterns", "exports")
    )
    return _Buttons(frozenset(raw["labels"]), row, alone, exports)


def bare(part: str) -> str:
    """Return a text without pictures of its keys.

    >>> bare("♥ Add to favourites")
    'Add to favourites'
    """
    return _PICTURES.sub(" ", part).strip()


def is_button(said: str) -> bool:
    """Whether a line, as the tables spell it, is a button that no text says of itself."""
    return len(said) <= LONGEST and _buttons().alone.fullmatch(said) is not None


def is_export(said: str) -> bool:
    """Whether a line, as the tables spell it, is what a messenger writes above an exported chat."""
    return "encrypt" in said and _buttons().exports.fullmatch(said) is not None


def is_label(part: str) -> bool:
    """Whether a part of a row is a label or a counter of a page.

    >>> is_label("Star 214"), is_label("PDF (1.2 MB)"), is_label("👁 1 482"), is_label("214 boats")
    (True, True, True, False)
    """
    plain = bare(part)
    words = _COUNT.sub(" ", plain)
    if words != plain and _TIME.fullmatch(words):
        return plain != part  # a number with a picture before it
    low = _EDGES.sub("", " ".join(words.lower().split())).removesuffix(" min").rstrip(" :")
    return low in _buttons().labels or _buttons().row.fullmatch(low) is not None
