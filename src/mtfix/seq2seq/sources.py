"""Where training examples come from: clean sentences by origin, real post-edits, ready examples of a file."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from mtfix.errors import CorpusError
from mtfix.seq2seq.grammar_noise import GRAMMAR
from mtfix.seq2seq.noise import MECHANICAL, Noise

_NOT_CLEAN = re.compile(r" [,.;:!?](?:\s|$)|``|''|  |\( | \)|[\[{<]\w*[\]}>]|http|\S{40}")
_SENTENCES = re.compile(r"(?<=[.!?][\"”)])\s+(?=[A-Z“\"(])|(?<=[.!?])\s+(?=[A-Z“\"(])")
PAIRED = re.compile(r"[“”\"()]")

SOURCE_WEIGHTS: dict[str, float] = {
    "wmt-newstest-2008-2018": 40, "nltk-abc": 12, "osbooks": 22, "tatoeba": 12, "nltk-state_union": 3,
    "nltk-inaugural": 1, "tico19-multi30k": 4, "pe": 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked span of an example: what it is and what should stand there; `note` says how it was made."""

    start: int
    end: int
    kind: str
    target: str
    note: str


@dataclass(frozen=True, slots=True)
class Example:
    """One window of text and its marked spans."""

    text: str
    spans: tuple[Marked, ...]


@dataclass(frozen=True)
class Sources:
    """Clean sentences by origin, those with paired marks apart, and real post-edits as ready examples."""

    sentences: Mapping[str, Sequence[str]]
    paired: Sequence[str]
    edits: Sequence[Example] = ()
    pool: Mapping[str, Sequence[Example]] = field(default_factory=dict)
    noises: Mapping[str, Noise] = field(default_factory=lambda: {**MECHANICAL, **GRAMMAR})


def held_out(sentence: str) -> bool:
    """Whether a sentence belongs to the hundredth that is never trained on."""
    return zlib.crc32(sentence.encode()) % 100 == 0


def usable(sentence: str) -> bool:
    """Whether a sentence is clean and long enough to be broken: no tokenised spacing, links, markup, tables."""
    if not 20 <= len(sentence) <= 300 or _NOT_CLEAN.search(sentence):
        return False
    letters = sum(c.isalpha() for c in sentence)
    paired = sentence.count('"') % 2 == 0 and sentence.count("(") == sentence.count(")")
    return paired and letters > 0.65 * len(sentence)


def sentences_of(rows: Iterable[Mapping[str, Any]], *, dev: bool = False) -> Iterator[tuple[str, str]]:
    """Yield (origin, sentence) of clean rows: those to train on, or the held-out ones; tokenised rows are left out."""
    for row in rows:
        if row.get("tokenized"):
            continue
        origin = "osbooks" if row["source"].startswith("osbooks") else row["source"]
        for line in row["text"].split("\n"):
            for sentence in _SENTENCES.split(line):
                if held_out(sentence) == dev and usable(sentence):
                    yield origin, sentence


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSONL file, gzipped or not.

    Raises:
        CorpusError: if there is no such file.
    """
    if not path.is_file():
        raise CorpusError(f"{path} is missing; point --data to the directory that holds clean.train.jsonl.gz")
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def load_sources(
    directory: Path, *, dev: bool = False, limit: int | None = None, edits: bool = True, pool: Path | None = None
) -> Sources:
    """Return the training sentences of `directory`, or the held-out ones with `dev`.

    `pool` is a file of ready examples (`tools/build_repair_pool.py`); real post-edits are then taken from it. Without
    `edits` there are none.
    """
    from mtfix.seq2seq.postedits import post_edit_examples

    pools: dict[str, list[str]] = {name: [] for name in SOURCE_WEIGHTS}
    rows = islice(read_jsonl(directory / "clean.train.jsonl.gz"), limit)
    for origin, sentence in sentences_of(rows, dev=dev):
        if origin in pools:
            pools[origin].append(sentence)
    made: list[Example] = []
    name = "postedit.dev.jsonl.gz" if dev else "postedit.train.jsonl.gz"
    if (directory / name).is_file():
        edited = list(islice(read_jsonl(directory / name), limit))
        pools["pe"] = [row["pe"] for row in edited if usable(row["pe"]) and held_out(row["pe"]) == dev]
        made = post_edit_examples(edited) if edits and pool is None else []
    pools = {name: pool for name, pool in pools.items() if pool}
    paired = [s for pool in pools.values() for s in pool if PAIRED.search(s)]
    ready = read_pool(pool) if pool else {}
    return Sources(pools, paired, ready.pop("postedit", made), ready)


def read_pool(path: Path) -> dict[str, list[Example]]:
    """Return the ready examples of a file by origin."""
    out: dict[str, list[Example]] = {}
    for row in read_jsonl(path):
        spans = tuple(Marked(*span) for span in row["spans"])
        out.setdefault(row["origin"], []).append(Example(row["text"], spans))
    return out
