"""Words of mail headers left encoded: "=?UTF-8?Q?Your_bill?=" is "Your bill"."""

from __future__ import annotations

import re
from binascii import Error
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header

from mtfix.kinds.plan import Plan, swap
from mtfix.text import Document

# RFC 2047: the encoded words, with only white space between them; 75 characters each.
_WORDS = re.compile(
    r"(?<![(`\"'\w])=\?[\w-]{2,20}\?[BbQq]\?[!->@-~]{1,80}\?=(?:\s{1,3}=\?[\w-]{2,20}\?[BbQq]\?[!->@-~]{1,80}\?=)*"
)


def find(doc: Document) -> Iterator[Plan]:
    """Yield encoded words with what they say; nothing for those that no charset reads."""
    if "=?" not in doc.text:
        return
    for match in _WORDS.finditer(doc.text):
        reading = _read(match[0])
        if reading and reading.isprintable():
            yield swap(*match.span(), reading, "a mail header that was never decoded", 0.95)


def _read(words: str) -> str | None:
    try:
        return str(make_header(decode_header(words)))
    except (HeaderParseError, UnicodeError, LookupError, Error, ValueError):
        return None
