"""Case endings of the source language left on a name: "Bursa'daki", "EU:n", "NATO-ban", "libraryEKE"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.kinds.residue import contexts, giveaways
from mtfix.model import Safety
from mtfix.text import Document

MESSAGE = "an ending of the source language on a name"
_NAME = r"[A-ZÀ-ÖØ-ÞİŞĞČŠŽŁŐŰ][\w.-]{1,30}"
_TURKISH = (
    "daki|deki|taki|teki|ndaki|ndeki|dan|den|tan|ten|ndan|nden|nın|nin|nun|nün|ın|un|ün|ya|ye|yı|yi|yu|yü|nda|nde"
    "|daydı|deydi|lar|ler|lı|li|lu|lü|yla|yle|dır|dir|tır|tir"
)
_FINNISH = "n|ssa|ssä|sta|stä|lle|lla|llä|lta|ltä|ksi|een|iin|seen|ta|tä"
_HUNGARIAN = "ban|ben|ból|ből|ról|ről|nak|nek|val|vel|hoz|höz|tól|től|nál|nél|ért|ra|re"
_ENDING = re.compile(
    rf"(?<![\w'’-])(?:(?P<turkish>{_NAME})['’](?:{_TURKISH})"
    rf"|(?P<finnish>[A-ZÅÄÖ]{{2,8}}|[A-ZÅÄÖ][a-zåäö]{{2,20}}):(?:{_FINNISH})"
    rf"|(?P<hungarian>[A-ZÁÉŐŰÖÜ]{{2,8}})-(?:{_HUNGARIAN}))(?![\w:'’-])(?!\.\w)"
)
# "NATO-re", "U2-n": what is left is plain where the ending is longer; these short ones are words or units elsewhere.
_AMBIGUOUS = frozenset("un re ten den dan ta".split())
# Capitals on a small English word are an ending where they are no short form: "libraryEKE", "serverDA".
_CAPITALS = re.compile(r"(?<![\w.@/#-])([a-z]{4,20})([A-ZА-ЯІЇЄ]{2,4})(?![\w.@/(=-])")


def find(doc: Document) -> Iterator[Plan]:
    """Yield names with an ending of another language, with the bare name as a probable repair."""
    for match in _ENDING.finditer(doc.text):
        name = match[match.lastgroup or 0]
        ending = match[0][len(name) + 1 :]
        if ending not in _AMBIGUOUS and not contexts.is_spoken_of(doc.text, *match.span()):
            yield swap(*match.span(), name, MESSAGE, 0.85, Safety.UNSAFE)
    if doc.is_technical:
        return
    for match in _CAPITALS.finditer(doc.text):
        if giveaways.zipf(match[1]) >= 4 and giveaways.zipf(match[2]) < 2.5 and match[0] not in _known(doc, match):
            yield Plan(*match.span(), MESSAGE, 0.7)


def _known(doc: Document, match: re.Match[str]) -> tuple[str, ...]:
    """Return the word itself where the text has it more than once: it is a name then."""
    return (match[0],) if doc.text.count(match[0], 0, 20_000) > 1 else ()
