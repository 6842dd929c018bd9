"""One pass of mtfix over many texts, on all cores, remembered on disk.

Several tracks read the same corpora. What `fix` did to a text is kept in `benchmarks/.cache`, in a file named after the
checksum of everything in `src/mtfix`, so any change of code or data begins anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import mtfix
from benchmarks.tiers import RULES, fixer

CACHE = Path(__file__).parent / ".cache"
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `fix` made of a text: the result, and the number of findings of each kind."""

    text: str
    kinds: dict[str, int]
    changed: bool


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Return the checksum of the code and the data of mtfix."""
    root = Path(mtfix.__file__).parent
    found = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        found.update(f"{path.relative_to(root)}\0".encode())
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:16]


def key(text: str) -> bytes:
    """Return what a text is remembered by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


def outcomes(texts: Iterable[str], tier: str = RULES, jobs: int | None = None) -> dict[str, Outcome]:
    """Return the outcome of each different text."""
    wanted = list(dict.fromkeys(texts))
    with closing(_store(tier)) as store:
        known = {given: _read(store, given) for given in wanted}
        missing = [given for given, found in known.items() if found is None]
        for given, found in _run(missing, tier, jobs or _jobs(tier)):
            kept = (found.text if found.changed else None, json.dumps(found.kinds))
            store.execute("INSERT OR REPLACE INTO outcome VALUES (?, ?, ?)", (key(given), *kept))
            known[given] = found
        store.commit()
    return {given: found for given, found in known.items() if found is not None}


def _jobs(tier: str) -> int:
    """Return the number of processes: all cores for the rules; one for the model, which takes all cores itself."""
    return (os.cpu_count() or 1) if tier == RULES else 1


def _store(tier: str) -> sqlite3.Connection:
    CACHE.mkdir(exist_ok=True)
    (CACHE / ".gitignore").write_text("*\n", encoding="utf-8")
    name = f"{fingerprint()}-{'rules' if tier == RULES else 'model'}.sqlite"
    store = sqlite3.connect(CACHE / name, timeout=120)
    store.execute("CREATE TABLE IF NOT EXISTS outcome (key BLOB PRIMARY KEY, text TEXT, kinds TEXT)")
    return store


def _read(store: sqlite3.Connection, given: str) -> Outcome | None:
    row = store.execute("SELECT text, kinds FROM outcome WHERE key = ?", (key(given),)).fetchone()
    if row is None:
        return None
    return Outcome(given if row[0] is None else row[0], json.loads(row[1]), row[0] is not None)


def _run(texts: list[str], tier: str, jobs: int) -> Iterator[tuple[str, Outcome]]:
    if len(texts) < CHUNK:
        yield from zip(texts, _fix((texts, tier)) if texts else [], strict=True)
        return
    rest = iter(texts)
    chunks = list(iter(lambda: list(islice(rest, CHUNK)), []))
    # Spawned, since a fork after torch has started its threads may hang.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for chunk, found in zip(chunks, pool.map(_fix, ((chunk, tier) for chunk in chunks)), strict=True):
            yield from zip(chunk, found, strict=True)


@lru_cache(maxsize=2)
def _fixer(tier: str) -> mtfix.Fixer:
    return fixer(tier)


def _fix(work: tuple[list[str], str]) -> list[Outcome]:
    texts, tier = work
    return [
        Outcome(result.text, dict(Counter(finding.kind for finding in result.findings)), result.changed)
        for result in _fixer(tier).fix_many(texts)
    ]
