"""Doubled plurals of Indonesian and Malay in an English sentence: "the ibu-ibu of the village".

A closed list of common nouns for people and things: English has doubled words of its own ("bye-bye"), and dishes keep
their names ("gado-gado").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan
from mtfix.kinds.residue import contexts
from mtfix.text import Document

MESSAGE = "a word left in the source language"
_NOUNS = (
    "ibu|bapak|anak|orang|teman|kawan|kata|buku|hal|negara|rumah|masalah|laki|perempuan|warga|guru|siswa|murid|tokoh"
    "|pejabat|desa|daerah|gadis|pemuda|bangsa|hari|tahun|jalan|barang|benda"
)
_DOUBLED = re.compile(rf"(?<= )({_NOUNS})-\1(?![\w-])")


def find(doc: Document) -> Iterator[Plan]:
    """Yield the doubled nouns that the author did not set apart."""
    for match in _DOUBLED.finditer(doc.text) if "-" in doc.text else ():
        if not contexts.is_set_apart(doc.text, *match.span()) and not contexts.is_spoken_of(doc.text, *match.span()):
            yield Plan(*match.span(), MESSAGE, 0.85)
