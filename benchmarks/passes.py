"""One pass of mtfix over many texts, on all cores, remembered on disk.

Several tracks read the same corpora. What `fix` did to a text (and its source, where there is one) is kept in
`benchmarks/.cache`, in a file named after the checksum of everything in `src/mtfix`, so any change of code or data
begins anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import mtfix
from benchmarks.tiers import RULES, fixer
from mtfix.model import Result, Safety

CACHE = Path(__file__).parent / ".cache"
CHUNK = 500
_FORMAT = 2  # of the file; another one is another file


@dataclass(frozen=True, slots=True)
class Work:
    """A text to repair; `source` and its language where `fix` is to read them."""

    text: str
    source: str | None = None
    source_lang: str | None = None

    @property
    def key(self) -> bytes:
        """Return what the work is remembered by."""
        given = self.text if self.source is None else f"{self.text}\0{self.source}\0{self.source_lang}"
        return hashlib.sha256(given.encode("utf-8", "surrogatepass")).digest()[:16]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `fix` made of a text: the result, the number of findings of each kind, the kinds that were repaired."""

    text: str
    kinds: dict[str, int]
    changed: bool
    repaired: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Return the checksum of the code and the data of mtfix."""
    root = Path(mtfix.__file__).parent
    found = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        found.update(f"{path.relative_to(root)}\0".encode())
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:16]


def outcomes(texts: Iterable[str], tier: str = RULES, jobs: int | None = None) -> dict[str, Outcome]:
    """Return the outcome of each different text."""
    return {work.text: found for work, found in done(map(Work, texts), tier, jobs).items()}


def repaired(texts: Sequence[str], tier: str = RULES) -> list[str]:
    """Return what became of each text, in order."""
    found = outcomes(texts, tier)
    return [found[text].text for text in texts]


def done(works: Iterable[Work], tier: str = RULES, jobs: int | None = None) -> dict[Work, Outcome]:
    """Return the outcome of each different work."""
    wanted = list(dict.fromkeys(works))
    with closing(_store(tier)) as store:
        known = {work: _read(store, work) for work in wanted}
        missing = [work for work, found in known.items() if found is None]
        for work, found in _run(missing, tier, jobs or _jobs(tier)):
            kept = (found.text if found.changed else None, json.dumps([found.kinds, found.repaired]))
            store.execute("INSERT OR REPLACE INTO outcome VALUES (?, ?, ?)", (work.key, *kept))
            known[work] = found
        store.commit()
    return {work: found for work, found in known.items() if found is not None}


def _jobs(tier: str) -> int:
    """Return the number of processes: all cores for the rules; one for the model, which takes all cores itself."""
    return (os.cpu_count() or 1) if tier == RULES else 1


def _store(tier: str) -> sqlite3.Connection:
    CACHE.mkdir(exist_ok=True)
    (CACHE / ".gitignore").write_text("*\n", encoding="utf-8")
    name = f"{fingerprint()}-{'rules' if tier == RULES else 'model'}-{_FORMAT}.sqlite"
    store = sqlite3.connect(CACHE / name, timeout=120)
    store.execute("CREATE TABLE IF NOT EXISTS outcome (key BLOB PRIMARY KEY, text TEXT, kinds TEXT)")
    return store


def _read(store: sqlite3.Connection, work: Work) -> Outcome | None:
    row = store.execute("SELECT text, kinds FROM outcome WHERE key = ?", (work.key,)).fetchone()
    if row is None:
        return None
    kinds, healed = json.loads(row[1])
    return Outcome(work.text if row[0] is None else row[0], kinds, row[0] is not None, tuple(healed))


def _run(works: list[Work], tier: str, jobs: int) -> Iterator[tuple[Work, Outcome]]:
    if len(works) < CHUNK:
        yield from zip(works, _fix((works, tier)) if works else [], strict=True)
        return
    rest = iter(works)
    chunks = list(iter(lambda: list(islice(rest, CHUNK)), []))
    # Spawned, since a fork after torch has started its threads may hang.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for chunk, found in zip(chunks, pool.map(_fix, ((chunk, tier) for chunk in chunks)), strict=True):
            yield from zip(chunk, found, strict=True)


@lru_cache(maxsize=2)
def _fixer(tier: str) -> mtfix.Fixer:
    return fixer(tier)


def _fix(given: tuple[list[Work], str]) -> list[Outcome]:
    works, tier = given
    if any(work.source is not None for work in works):
        chosen = _fixer(tier)
        return [summary(chosen.fix(work.text, source=work.source, source_lang=work.source_lang)) for work in works]
    return [summary(result) for result in _fixer(tier).fix_many(work.text for work in works)]


def summary(result: Result) -> Outcome:
    """Return what is kept of a result; repaired kinds are those with a safe repair in a text that changed."""
    found = Counter(finding.kind for finding in result.findings)
    applied = {one.kind for one in result.findings if one.repairs and one.repairs[0].safety is Safety.SAFE}
    return Outcome(result.text, dict(found), result.changed, tuple(sorted(applied)) if result.changed else ())
