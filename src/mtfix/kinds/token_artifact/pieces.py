"""Pieces of words as other tokenizers mark them: `gold ##smith`, `Ġmill`, `burn￭ ed`, `mill</w>`, `<0xC3><0xA9>`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut, swap
from mtfix.lexicon import words
from mtfix.model import Edit
from mtfix.text import Document

_WORDPIECE = re.compile(r"(?<![\w\"'“‘`#])[A-Za-z]{1,20}(?: ##[a-z0-9]{1,20}){1,8}(?!\w)")
_GLUED = re.compile(r"(?<![\w\"'“‘`@])([A-Za-z]{2,20})@@([a-z]{2,20})(?![\w@])")
_SPACE = re.compile(r"Ġ(?=[A-Za-z0-9])|Ġ(?=[.,;:!?\"“(])")
_AFTER = re.compile(r"[A-Za-z]{1,20}(?![^\W\d_])")
_JOINER = re.compile(r" ?￭ ?")
_WORD_END = re.compile(r"</w>")
_BYTES = re.compile(r"(?:<0x[0-9A-F]{2}>){1,16}")
_MESSAGE = "the joint of a subword tokenizer"
# Below it a join of two pieces is no word; above it what follows Ġ is one, and no name from Malta.
# One such word vouches for rarer ones beside it.
KNOWN, SEEN, COMMON = 1.5, 2.5, 4.0


def find(doc: Document) -> Iterator[Plan]:
    """Yield the marks of pieces, in no order."""
    text = doc.text
    if "##" in text:
        yield from _wordpieces(text)
    if "@@" in text:
        yield from (
            cut(match.end(1), match.start(2), _MESSAGE)
            for match in _GLUED.finditer(text)
            if words().zipf(match[1] + match[2]) >= KNOWN
        )
    if "Ġ" in text:
        yield from _spaces(text)
    if "￭" in text:
        yield from (cut(*match.span(), _MESSAGE) for match in _JOINER.finditer(text))
    if "</w>" in text and "<w>" not in text:
        yield from (
            cut(*match.span(), "the end of a word as a subword tokenizer marks it")
            for match in _WORD_END.finditer(text)
        )
    if "<0x" in text:
        yield from (_bytes(match) for match in _BYTES.finditer(text))


def _wordpieces(text: str) -> Iterator[Plan]:
    """Yield the joints of each word that is one when joined; two joined words, or three pieces, vouch for the rest."""
    found = list(_WORDPIECE.finditer(text))
    sure = [match for match in found if words().zipf(match[0].replace(" ##", "")) >= KNOWN]
    for match in found:
        if match in sure or len(sure) > 1:
            places = [match.start() + joint.start() for joint in re.finditer(" ##", match[0])]
            edits = tuple(Edit(at, at + 3, "") for at in places)
            yield Plan(places[0], places[-1] + 3, _MESSAGE, 0.95, edits)


def _spaces(text: str) -> Iterator[Plan]:
    """Yield the letter that stands for a space, where English words follow it; Maltese has it in words of its own."""
    found = list(_SPACE.finditer(text))
    following = [_AFTER.match(text, match.end()) for match in found]
    if not any(word is not None and words().zipf(word[0]) >= COMMON for word in following):
        return
    many = len(found) > 2
    for match, word in zip(found, following, strict=True):
        if many or (word is not None and words().zipf(word[0]) >= SEEN):
            torn = match.start() > 0 and not text[match.start() - 1].isspace()
            yield swap(*match.span(), " " if torn else "", "the word mark of a subword tokenizer")
    if many:
        yield from (
            swap(*match.span(), "\n", "the line mark of a subword tokenizer") for match in re.finditer("Ċ", text)
        )


def _bytes(match: re.Match[str]) -> Plan:
    raw = bytes.fromhex(match[0].replace("<0x", "").replace(">", ""))
    try:
        return swap(*match.span(), raw.decode("utf-8"), "bytes that a model wrote one by one")
    except UnicodeDecodeError:
        return Plan(*match.span(), "bytes that a model wrote one by one", 0.95)
