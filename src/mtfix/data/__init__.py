"""The small tables that mtfix reads at run time; README.md beside this file tells where each comes from."""

from __future__ import annotations

import gzip
import json
from importlib.resources import files
from typing import Any


def text(name: str) -> str:
    """Return the file `name` (a path below this folder) as text; `.gz` is unpacked."""
    data = files(__name__).joinpath(*name.split("/")).read_bytes()
    return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")


def lines(name: str) -> list[str]:
    """Return the lines of a file without comments (`#`) and blank lines."""
    return [line for line in text(name).split("\n") if line and not line.startswith("#")]


def word_set(name: str) -> frozenset[str]:
    """Return the words of a file: one or more a line, parted by spaces."""
    return frozenset(word for line in lines(name) for word in line.split())


def table(name: str) -> Any:
    """Return the content of a JSON file."""
    return json.loads(text(name))
