"""Checksums of files, computed once a process."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path


def digest(path: Path, algorithm: str = "sha256") -> str:
    """Return the checksum of a file in hexadecimal; the same path, time and size is read once."""
    stat = path.stat()
    return _digest(path.resolve(), algorithm, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=1024)
def _digest(path: Path, algorithm: str, _mtime: int, _size: int) -> str:
    with path.open("rb") as data:
        return hashlib.file_digest(data, algorithm).hexdigest()
