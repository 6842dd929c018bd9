"""Does the text say that a bearer of a name has a relative? Then two spellings may be two people: father and son.

Said right behind the name: "Dmitry Orlov, his son", "Anton Weber Jr", "Ilya was her cousin". Kinship elsewhere in the
text ("Dmitri's father") says nothing about the spellings and does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mtfix.text import Document, Word

_KIN = (
    "(?:son|daughter|father|mother|brother|sister|cousin|nephew|niece|uncle|aunt|grandson|granddaughter|grandfather"
    "|grandmother|twin|namesake|stepson|stepfather|half-brother)s?"
)
_WHOSE = r"(?:the|his|her|their|its|a|an|whose|my|our)"
_SAID = re.compile(
    rf"(?: [A-Z][\w'’-]+){{0,2}}"
    rf"(?:,? (?:[JS]r\b|[Jj]unior\b|[Ss]enior\b|the (?:[Ee]lder|[Yy]ounger)\b)|,? \(?{_WHOSE} (?:\w+ )?{_KIN}\b"
    rf"| (?:is|was|are|were) {_WHOSE} (?:\w+ )?{_KIN}\b)"
)


def tells_apart(doc: Document, places: Iterable[Word]) -> bool:
    """Return whether one of the mentions is said to be somebody's relative, the elder or the younger."""
    return any(_SAID.match(doc.text, word.end) for word in places)
