"""The dash of Slavic dialogue behind the comma that closes a speech: “Come in”, – he said.

Behind a closing quotation mark English never has both. Without one the dash may belong to a dialogue that is set in
dashes throughout, so it is only proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut
from mtfix.model import Safety
from mtfix.text import Document

_SITE = re.compile(r",(?=(?P<dash> ?[–—-]) ?(?P<next>[A-Za-z“\"]))")
_CLOSED = re.compile(r"[\w.!?%)…][”\"’»]$")
_SPEAKS = re.compile(
    r" ?[–—-] ?(?:(?:he|she|they|I|we|[A-Z][a-z]+) )?"
    r"(?:said|says|asked|replied|answered|explained|added|noted|told|writes|wrote|recalls|thought)\b"
)
_MESSAGE = "a dash behind the comma that closes a speech"


def find(doc: Document) -> Iterator[Plan]:
    """Yield the dashes behind the commas of speeches, each to be deleted."""
    text = doc.text
    for match in _SITE.finditer(text) if ", –" in text or ", -" in text or ", —" in text else ():
        start, end = match.span("dash")
        closed = text[end : end + 1] == " " and _CLOSED.search(text, max(0, match.start() - 2), match.start())
        if closed:
            yield cut(start, end, _MESSAGE, 0.96)
        elif text[match.start() - 1 : match.start()].islower() and _SPEAKS.match(text, start):
            yield cut(start, end, _MESSAGE, 0.8, Safety.UNSAFE)
