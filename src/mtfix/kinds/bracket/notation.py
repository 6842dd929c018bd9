"""Brackets that no prose uses: code, calls, keys, links. A technical text may say them, whole or in halves.

Nothing here needs to know the language of the code; what counts is the look of the line or what stands right beside
the bracket. Human technical texts (package descriptions, docstrings, manuals) showed which looks there are.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from mtfix.kinds.bracket.pairing import CLOSER, NEAR
from mtfix.text import Document

# Lines of code: a comment, a prompt, an assignment, an arrow, a call of a method, an escape, a statement's end.
_CODE_LINE = re.compile(
    r"^\s*(?://|>>>|\$ |\.\. )|[=-]>|[=!<>]=|[\w\])] =(?: \S|$)|\\|\w\.\w{1,40}\(|\w_\w|::|(?:\)\s*;|\{)$|\w\(\)"
    r"|\w\[\w{1,20},",
    re.M,
)
_QUOTED = re.compile(r"[\"'“‘`][^\"'“”‘’`\n]{0,6}[()\[\]{}][^\"'“”‘’`\n]{0,6}[\"'”’`]")
_NAMES = re.compile(r"\b(?:[a-z]{2,30}_[a-z]\w{0,30}|[a-z]{3,30}[A-Z][a-z]\w{0,30})\b")
_CALL = re.compile(r"\w\(\)|\b(?:[A-Za-z]\w{0,30})\.(?:[a-z]\w{0,30})\(")
# "call main ()", "the function main ()", "main () returns"
_CALLED = re.compile(
    r"\b(?:[Cc]all(?:s|ed|ing)?|[Ii]nvok(?:e|es|ed|ing)|functions?|methods?|hooks?|macros?)(?: the)?"
    r" (?!(?:the|for|on|to|an?|it|h[ie][mr]s?|th[aie]\w|them|us|me|off|out|up|in|back|of|with|and|or) )\S{1,40}\s*$"
)
_CALLS = re.compile(
    r"\s*(?:=>|->|\{|;|(?:functions?|methods?|calls?|returns?|hooks?|macros?|procedures?|constructors?|callbacks?)\b)"
)
# A name of a program after a dot, or written as no word is: "foo. bar ()", "getName ()".
_NAME_BEFORE = re.compile(r"(?:\b[a-z]{2,30}\. ?[a-z]\w{0,40}|\b[a-z]+[A-Z_]\w{0,40}|[A-Za-z]\w{0,40}_\w{0,40})\s*$")
_REACH = 160
_EVERY = re.compile(r"[()\[\]{}]|\n\s*\n")


def is_technical(text: str) -> bool:
    """Return whether a text shows code spans, calls, or two names of programs."""
    return "`" in text or _CALL.search(text) is not None or len({*_NAMES.findall(text)}) > 1


def is_call(text: str, start: int, end: int, *, technical: bool) -> bool:
    """Return whether the empty pair `start..end` is the end of a call: after a name, perhaps with a space too many."""
    before = text[max(0, start - 60) : start].rsplit("\n", 1)[-1]
    if before[-2:] == "__":
        return True
    if not before.rstrip()[-1:].isalnum():
        return _CALLS.match(text, end) is not None and before.strip()[-1:] not in (".", ",", "")
    if technical or _CALLS.match(text, end):
        return True
    return _CALLED.search(before) is not None or _NAME_BEFORE.search(before) is not None


def code_places(doc: Document) -> list[int]:
    """Return where a text looks like code.

    Code spans, addresses and tags tell nothing: prose about programs is full of them.
    """
    found = _CODE_LINE.finditer(doc.text)
    return [match.start() for match in found if match[0] == "\\" or not doc.is_protected(*match.span())]


def is_notation(doc: Document, at: int, places: list[int]) -> bool:
    """Return whether a half stands near one of the `places` of its line, or is spoken of between quotation marks."""
    text = doc.text
    low = text.rfind("\n", max(0, at - _REACH), at) + 1 or max(0, at - _REACH)
    high = text.find("\n", at, at + _REACH)
    high = high if high >= 0 else min(len(text), at + _REACH)
    if any(match.start() < at < match.end() for match in _QUOTED.finditer(text, max(low, at - 8), min(high, at + 9))):
        return True
    index = bisect_left(places, low)
    return index < len(places) and places[index] < high


def paired_in_sight(doc: Document, loose: set[int]) -> set[int]:
    """Return those of the loose halves that have a partner when the brackets in code and addresses count as well."""
    text = doc.text
    stack: list[int] = []
    paired: set[int] = set()
    for match in _EVERY.finditer(text) if loose else ():
        at, char = match.span()[0], match[0]
        if char in CLOSER:
            stack.append(at)
        elif char[0] == "\n":
            stack.clear()
        elif stack and CLOSER[text[stack[-1]]] == char:
            opened = stack.pop()
            if (opened in loose) != (at in loose) and at - opened <= NEAR:
                paired |= {opened, at}
    return paired & loose
