"""The dash of Slavic dialogue behind the comma that closes a speech: “Come in”, – he said. And the stop lost there.

Behind a closing quotation mark English never has both. Without one the dash may belong to a dialogue that is set in
dashes throughout, so it is only proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut, swap
from mtfix.model import Safety
from mtfix.text import Document

_SITE = re.compile(r",(?=(?P<dash> ?[–—-]) ?(?P<next>[A-Za-z“\"]))")
_CLOSED = re.compile(r"[\w.!?%)…][”\"’»]$")
_SPEAKS = re.compile(
    r" ?[–—-] ?(?:(?:he|she|they|I|we|[A-Z][a-z]+) )?"
    r"(?:said|says|asked|replied|answered|explained|added|noted|told|writes|wrote|recalls|thought)\b"
)
# “We left,” says Ida “Nobody came.” : the speaker of the speech before; the next one is a sentence of its own.
_SPEAKER = re.compile(
    r"[,?!][\"”] (?:said|says|asked|asks|replie[ds]|answer(?:s|ed)|explain(?:s|ed)|add(?:s|ed)|note[sd]|recall(?:s|ed)"
    r"|writes|wrote)"
    r" [A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20})?(?= [\"“][A-Z][a-z]* [a-z])"
)
_LOST = "the stop behind this speaker is lost"
_MESSAGE = "a dash behind the comma that closes a speech"


def find(doc: Document) -> Iterator[Plan]:
    """Yield the dashes behind the commas of speeches, each to be deleted, and the lost stops behind speakers."""
    text = doc.text
    for match in _SPEAKER.finditer(text):
        yield swap(match.end(), match.end(), ".", _LOST, 0.75, Safety.UNSAFE)
    for match in _SITE.finditer(text) if ", –" in text or ", -" in text or ", —" in text else ():
        start, end = match.span("dash")
        closed = text[end : end + 1] == " " and _CLOSED.search(text, max(0, match.start() - 2), match.start())
        if closed:
            yield cut(start, end, _MESSAGE, 0.96)
        elif text[match.start() - 1 : match.start()].islower() and _SPEAKS.match(text, start):
            yield cut(start, end, _MESSAGE, 0.8, Safety.UNSAFE)
