"""One loader for every corpus: by name, by path, or from sacrebleu."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path

from mtfix.corpora.corpus import Corpus, Row
from mtfix.corpora.local import load_local, local_available, pins
from mtfix.corpora.sets import PREFIX, load_set, set_available
from mtfix.errors import CorpusError, SettingError

_REFERENCE_FIELDS = ("ref", "pe")


def names() -> tuple[str, ...]:
    """Return the names of the local corpora that are pinned."""
    return tuple(sorted(pins()))


def load(name: str, root: str | Path | None = None) -> Corpus:
    """Return the corpus of that name, found and verified; see `mtfix.corpora.local` for what `root` means.

    Raises:
        CorpusError: where it is unknown, absent (the message says what fetches it) or not the one that is
        meant.
    """
    return load_set(name) if name.startswith(PREFIX) else load_local(name, root)


def rows(name: str, root: str | Path | None = None) -> Iterator[Row]:
    """Return a streaming iterator of the rows; the corpus is verified before this returns."""
    return iter(load(name, root))


def checksum(name: str, root: str | Path | None = None) -> str:
    """Return the SHA-256 of the corpus, for reports."""
    return load(name, root).sha256


def available(name: str, root: str | Path | None = None) -> bool:
    """Return whether the corpus is there, so that a test can skip with a message; never downloads.

    Only presence is asked. A corpus that is there but is another one raises at `load`: skipping would hide
    it.

    Raises:
        CorpusError: for an unknown name.
    """
    return set_available(name) if name.startswith(PREFIX) else local_available(name, root)


def documents(name: str, rows_per_document: int = 20, root: str | Path | None = None) -> Iterator[str]:
    """Yield document texts: the field `text` of successive rows of one `source`, joined by blank lines.

    A row is kept whole. A document ends after `rows_per_document` rows or where `source` changes, so the last
    of a source may be shorter.

    Raises:
        SettingError: if `rows_per_document` is below 1.
        CorpusError: as `load`, and for rows without `text`.
    """
    if rows_per_document < 1:
        raise SettingError(f"rows_per_document must be at least 1, not {rows_per_document}")
    return _documents(load(name, root), rows_per_document)


def _documents(corpus: Corpus, size: int) -> Iterator[str]:
    for _, group in groupby(corpus, key=lambda row: row.get("source")):
        texts = (_field(row, ("text",), corpus.name) for row in group)
        while chunk := list(islice(texts, size)):
            yield "\n\n".join(chunk)


def pairs(name: str, root: str | Path | None = None) -> Iterator[tuple[str, str]]:
    """Return an iterator of translation and reference (`ref`, else the post-edit `pe`).

    Raises:
        CorpusError: as `load`, and for rows without these fields.
    """
    corpus = load(name, root)
    return ((_field(row, ("mt",), corpus.name), _field(row, _REFERENCE_FIELDS, corpus.name)) for row in corpus)


def _field(row: Row, fields: tuple[str, ...], name: str) -> str:
    for field in fields:
        value = row.get(field)
        if isinstance(value, str):
            return value
    raise CorpusError(f"corpus {name!r} has no text field {' or '.join(fields)}; its rows have {', '.join(row)}")
