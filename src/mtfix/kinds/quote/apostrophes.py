"""Double quotation marks where an apostrophe belongs: `couldn"t`, `They"ll`, `What"s`.

Scripts that escape quotation marks for a database or a template replace every apostrophe by a double mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Fault
from mtfix.model import Edit, Safety
from mtfix.text import Document

# A mark before the word would make the word the quoted thing and the ending a suffix ("they"d, "no"s).
_SURE = re.compile(r"(?<![\w\"'’])(?:[A-Za-z]{1,10}n(?=\"t\b)|[A-Za-z]{1,12}(?=\"(?:ll|re|ve)\b)|I(?=\"[md]\b))\"")
_POSSESSIVE = re.compile(
    r"(?:(?<![\w\"“”'’])[A-Za-z]{2,20}|(?<=“)(?:What|That|It|He|She|There|Here|Who|Where|How|Let))(?=\"s\b)\""
    r"|(?<![\w\"“”'’])(?:I|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|[Yy]ou|[Ii]t|[Ww]ho|[Tt]here)(?=\"d\b)\""
)


def apostrophe_faults(doc: Document) -> list[Fault]:
    """Return the double marks inside contractions; those before "s" and "d" only in a text that has a surer one."""
    return list(_faults(doc)) if '"' in doc.text else []


def _faults(doc: Document) -> Iterator[Fault]:
    text = doc.text
    sure = [match.end() - 1 for match in _SURE.finditer(text)]
    if not sure:
        return
    mark = "’" if "’" in text or "“" in text else "'"
    for at in sorted({*sure, *(match.end() - 1 for match in _POSSESSIVE.finditer(text))}):
        if not doc.is_protected(at, at + 1):
            edits = (Edit(at, at + 1, mark),)
            yield Fault(at, at + 1, "a quotation mark for an apostrophe", 0.98, edits, 0.95, Safety.SAFE)
