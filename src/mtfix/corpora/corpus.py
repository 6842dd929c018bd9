"""A corpus that was found and verified, and the reading of its rows."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtfix.errors import CorpusError

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A verified corpus. Iterating streams its rows from the start, each time anew.

    `sha256` is the checksum that a report names: of the file, or of the text files of a data set of
    sacrebleu.
    """

    name: str
    sha256: str
    read: Callable[[], Iterator[Row]]

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows, one dict each."""
        return self.read()


def read_jsonl(path: Path) -> Iterator[Row]:
    """Yield the rows of a JSONL file, which is gzipped if its name ends in .gz; blank lines hold no row.

    Raises:
        CorpusError: for a line that is no JSON object (the message names the line), or a file that breaks
        off.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _row(line, path, number)
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise CorpusError(f"{path} cannot be read as UTF-8 JSONL: {error}") from error


def _row(line: str, path: Path, number: int) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CorpusError(f"{path}, line {number}: not JSON ({error})") from error
    if not isinstance(row, dict):
        raise CorpusError(f"{path}, line {number}: expected a JSON object, found {type(row).__name__}")
    return row
