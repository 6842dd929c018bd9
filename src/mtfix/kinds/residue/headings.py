"""Headings and labels of another language over English text: "Zusammenfassung", "menu.help = Ohje".

A heading is one of a closed list, alone on its line, with English prose behind it. In a bilingual journal the abstract
of the other language follows, so the prose decides. A label is the value of a line "menu.x = Word" in a file of labels:
a word that another language has in common use and English lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mtfix import data
from mtfix.kinds.plan import Plan, swap
from mtfix.kinds.residue import giveaways
from mtfix.lexicon import foreign, words
from mtfix.model import Safety
from mtfix.text import Document

HEADING_MESSAGE = "a heading left in the source language"
LABEL_MESSAGE = "a label left in the source language"
_LOOK_AHEAD = 400
_PROSE = 6
_COMMON = 4.5
_ENGLISH_SHARE = 0.4
# "Résumé" is also what English calls a list of one's posts; a scholarly text says so.
_SCHOLARLY = re.compile(r"\b(?:keywords|university|corresponding author|doi|abstract|references|et al)\b", re.I)
_LABEL = re.compile(
    r"^[ \t]{0,20}[\"']?(?:menu|button|btn|label|lbl|title|tooltip|msg|message|dialog|tab|action|error|hint)s?"
    r"[._][\w.]{1,60}"
    r"[\"']?[ \t]{0,8}[=:][ \t]{0,8}[\"']?([A-Z\u00c0-\u024f][a-z\u00df-\u024f]{3,24})[\"']?,?[ \t]*$",
    re.M,
)
_LISTED, _UNKNOWN = 3.8, 1.5


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    rows: dict[str, dict[str, str]] = data.table("residue_headings.json")
    return {heading: english for listed in rows.values() for heading, english in listed.items()}


@lru_cache(maxsize=1)
def _heading() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in sorted(_table(), key=len, reverse=True))
    return re.compile(
        rf"^[ \t]{{0,8}}(?:#{{1,6}} |\*\*|\d{{1,2}}\.? ){{0,2}}({forms})[ \t]{{0,4}}[:.]?(?:\*\*)?[ \t]*$", re.M
    )


def find(doc: Document) -> Iterator[Plan]:
    """Yield headings over English prose, and labels in a file of labels."""
    for match in _heading().finditer(doc.text):
        if _is_over_english(doc, match.end()) and (match[1] != "Résumé" or _SCHOLARLY.search(doc.text)):
            yield swap(*match.span(1), _table()[match[1]], HEADING_MESSAGE, 0.85, Safety.UNSAFE)
    for match in _LABEL.finditer(doc.text):
        if _is_foreign(match[1]):
            yield Plan(*match.span(1), LABEL_MESSAGE, 0.75)


def _is_over_english(doc: Document, end: int) -> bool:
    following = [word.text for word in doc.words_in(end, min(len(doc.text), end + _LOOK_AHEAD)) if word.text.islower()]
    common = sum(giveaways.zipf(form) >= _COMMON for form in following)
    return len(following) >= _PROSE and common >= _ENGLISH_SHARE * len(following)


def _is_foreign(form: str) -> bool:
    if giveaways.zipf(form) >= _UNKNOWN or words("en").is_name(form):
        return False
    return any(there >= _LISTED for _, there in foreign.languages(form)[:1])
