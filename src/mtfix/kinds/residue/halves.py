"""Half-translated phrases: a French or Spanish form of address before an English title, mouse keys named in Russian."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.model import Safety
from mtfix.text import Document

# Titles that are spelt otherwise in French and Spanish; "Baron" or "Prince" would be sound French.
_TITLES = (
    "Baroness Countess Duchess Princess Queen Empress Count Duke King Knight Mayor Mayoress Judge Governor Ambassador"
    " Abbess Bishop Chancellor Chief Clerk"
).replace(" ", "|")
_ADDRESS = re.compile(
    rf"\b(?:Madame (?:la|de la)|Monsieur (?:le|du)|Mademoiselle la|Señora? (?:la|el)|Signora la) (?:{_TITLES})\b"
)
# ПКМ and ЛКМ, the right and the left key of the mouse.
_KEY = re.compile(r"\b(?P<side>[PL])(?:CM|KM)\b(?=[ +,.)]|$)")
_MOUSE = re.compile(r"\b(?:click(?:ed|ing)?|press(?:ed|ing)?|mouse)\b", re.I)
_SLAVIC = ("ru", "uk", "be", "bg")
_KEYS = {"P": "right mouse button", "L": "left mouse button"}
ADDRESS_MESSAGE = "a form of address that is half translated"
KEY_MESSAGE = "a key of the mouse in the abbreviation of the source"


def find(doc: Document) -> Iterator[Plan]:
    """Yield half-translated phrases; keys of the mouse only with a Slavic source, beside a word of clicking."""
    text = doc.text
    if " la " in text or " le " in text or " el " in text or " il " in text or " du " in text:
        yield from (Plan(*match.span(), ADDRESS_MESSAGE, 0.85) for match in _ADDRESS.finditer(text))
    if doc.source_lang and doc.source_lang[:2] in _SLAVIC and ("CM" in text or "KM" in text):
        for match in _KEY.finditer(text):
            near = text[max(0, match.start() - 60) : match.end() + 30]
            if _MOUSE.search(near):
                yield swap(*match.span(), _KEYS[match["side"]], KEY_MESSAGE, 0.8, Safety.UNSAFE)
