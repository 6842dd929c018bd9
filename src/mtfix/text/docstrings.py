"""What only documentation of programs has: sessions of an interpreter, heads of parameters, links of reStructuredText.

Each is known by its shape alone, so that the prose around it is read as any other prose. Shapes read off the
documentation of Python packages; quoted mail begins with ">>>" as well, but its lines do not look like code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.text.segment import Span

_PROMPT = re.compile(r"^[ \t]{0,40}>>> (?=[^\n]{0,200}?(?:[=(\[{]|\bimport \w))", re.M)
_BLANK = re.compile(r"\n[ \t]*(?:\n|\Z)")
_TYPE = re.compile(
    r"[`{]|\w[.\[]\w|[a-z][A-Z]"
    r"|\b(?:str|string|int|integer|bool|boolean|float|list|dict|tuple|set|bytes|optional|callable|array|ndarray"
    r"|array_like|object|scalar|number|sequence|iterable|function|default|graph|None|Any)s?\b"
)
# "width (Optional[int], optional): ..." of the Google style.
_GOOGLE = re.compile(r"^[ \t]{0,40}(\*{0,2}[A-Za-z_]\w{0,60} \(((?:[^()\n]|\([^()\n]{0,80}\)){2,120})\)) ?:", re.M)
# "axis : int, optional", and the description indented below it, of the numpydoc style.
_NUMPYDOC = re.compile(
    r"^([ \t]{0,40})((?:\*{0,2}\w{1,60}(?:, \*{0,2}\w{1,60}){0,5}|\([\w, ]{1,80}\)) : ([^\n]{2,160}))\n\1[ \t]+\S", re.M
)
_TARGET = re.compile(r"^[ \t]{0,20}\.\. _`?([\w.+-]{2,60})`?:", re.M)
_REFERENCE = re.compile(r"(?<![\w`.+-])([A-Za-z][\w.+-]{0,58}[A-Za-z0-9])__?(?![\w`])")


def sessions(text: str) -> Iterator[Span]:
    """Yield the sessions of an interpreter (">>> f(1)"), each with its output down to the next blank line."""
    at = 0
    while ">>> " in text and (match := _PROMPT.search(text, at)):
        blank = _BLANK.search(text, match.end())
        at = blank.start() if blank else len(text)
        yield Span(match.end() - 4, at)


def parameters(text: str) -> Iterator[Span]:
    """Yield the heads of parameters with their types ("axis : int, optional"), where the type looks like one."""
    for match in _GOOGLE.finditer(text) if "):" in text or ") :" in text else ():
        if _TYPE.search(match[2]):
            yield Span(match.start(1), match.end(1))
    for match in _NUMPYDOC.finditer(text) if " : " in text else ():
        if _TYPE.search(match[3]):
            yield Span(match.start(2), match.end(2))


def references(text: str) -> Iterator[Span]:
    """Yield the references of reStructuredText ("see xxHash_") to targets that the text defines (".. _xxHash: ...")."""
    targets = {match[1].lower() for match in _TARGET.finditer(text)} if ".. _" in text else set()
    for match in _REFERENCE.finditer(text) if targets else ():
        if match[1].lower() in targets:
            yield Span(match.start(), match.end())
