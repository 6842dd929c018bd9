"""Batches for training: pools of examples, encoded, sorted by length, cut by a budget of pieces, shuffled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random

from torch import Tensor

from mtfix.seq2seq.data import example
from mtfix.seq2seq.format import Script, encode
from mtfix.seq2seq.network import FIXED, Batch
from mtfix.seq2seq.sources import Example, Sources, load_sources
from mtfix.seq2seq.tokens import Pieces, collate, script_tensors
from mtfix.seq2seq.window import Window, kind_id

_LONG_SPAN = 48
"""Windows with longer spans are batched apart, for all spans of a batch are padded to the longest."""
_MOST_PIECES = 256
"""Longest window in pieces; only text in other scripts, spelt in bytes, is longer."""
_ANY_KIND = 0.08
"""Share of spans whose kind is hidden, so that the model also serves kinds that it never saw."""


@dataclass(slots=True)
class Pair:
    """A batch, the decoder input and the targets, and kind and note of each span."""

    batch: Batch
    tokens: Tensor
    targets: Tensor
    labels: list[tuple[str, str]]
    pieces: int


@dataclass(frozen=True, slots=True)
class Encoded:
    """One example, tokenised; spans as (kind id, window, script, label)."""

    ids: list[int]
    owner: list[int]
    spans: list[tuple[int, Window, Script, tuple[str, str]]]

    @property
    def long(self) -> bool:
        """Whether a span is long."""
        return any(view.end - view.start > _LONG_SPAN for _, view, _, _ in self.spans)


def encode_example(made: Example, pieces: Pieces, writes: Sequence[str], rng: Random | None = None) -> Encoded | None:
    """Return the example as ids and scripts; None where no span can be written as a script."""
    ids, owner = pieces(made.text)
    spans = []
    for span in made.spans:
        script = encode(made.text[span.start : span.end], span.target, writes)
        if script is not None:
            kind = "any" if rng is not None and rng.random() < _ANY_KIND else span.kind
            view = Window(made.text, span.start, span.end, 0)
            spans.append((kind_id(kind), view, script, (span.kind, span.note)))
    return Encoded(ids, owner, spans) if spans and len(ids) <= _MOST_PIECES else None


def pair(examples: Sequence[Encoded], writes: int) -> Pair:
    """Return the tensors of some examples."""
    spans = [(row, *span) for row, made in enumerate(examples) for span in made.spans]
    batch = collate([(made.ids, made.owner) for made in examples], [span[:3] for span in spans])
    tokens, targets = script_tensors([span[3] for span in spans], FIXED + writes, batch.slot_role.shape[1])
    return Pair(batch, tokens, targets, [span[4] for span in spans], sum(len(made.ids) for made in examples))


def cut(examples: Iterable[Encoded], writes: int, budget: int) -> list[Pair]:
    """Return the examples sorted by length and cut into batches of at most `budget` pieces, padding included."""
    batches: list[list[Encoded]] = []
    for made in sorted(examples, key=lambda e: (e.long, len(e.ids))):
        if not batches or batches[-1][0].long != made.long or len(made.ids) * (len(batches[-1]) + 1) > budget:
            batches.append([])
        batches[-1].append(made)
    return [pair(batch, writes) for batch in batches]


def pool(
    sources: Sources, pieces: Pieces, writes: Sequence[str], *, seed: int, number: int, size: int, budget: int
) -> list[Pair]:
    """Return the batches of pool `number`: examples `number * size` and on, in an order that the seed decides."""
    rng = Random(f"{seed}/{number}")
    made = (example(sources, seed, index) for index in range(number * size, (number + 1) * size))
    encoded = (encode_example(one, pieces, writes, rng) for one in made if one is not None)
    batches = cut((one for one in encoded if one is not None), len(writes), budget)
    rng.shuffle(batches)
    return batches


_worker: dict[str, tuple[Sources, Pieces]] = {}


def start_worker(data: str, tokenizer: str, ready: str | None = None) -> None:
    """Load what `worker_pool` needs, once for each worker process."""
    _worker["it"] = (load_sources(Path(data), pool=Path(ready) if ready else None), Pieces(Path(tokenizer)))


def worker_pool(writes: Sequence[str], seed: int, number: int, size: int, budget: int) -> list[Pair]:
    """Return pool `number`, made in a worker process."""
    return pool(*_worker["it"], writes, seed=seed, number=number, size=size, budget=budget)


def stream(  # noqa: PLR0913
    data: Path, tokenizer: Path, writes: Sequence[str], *,
    seed: int, first: int, size: int, budget: int, workers: int, ready: Path | None = None,
) -> Iterator[tuple[int, list[Pair]]]:  # fmt: skip
    """Yield (number, batches) of all pools from `first` on, in order; `workers` processes make them ahead.

    `ready` is a file of ready examples that are mixed in (`tools/build_repair_pool.py`).
    """
    if workers == 0:
        sources, pieces = load_sources(data, pool=ready), Pieces(tokenizer)
        while True:
            yield first, pool(sources, pieces, writes, seed=seed, number=first, size=size, budget=budget)
            first += 1
    context, paths = get_context("spawn"), (str(data), str(tokenizer), str(ready) if ready else None)
    with ProcessPoolExecutor(workers, context, initializer=start_worker, initargs=paths) as executor:
        ahead = [executor.submit(worker_pool, writes, seed, first + i, size, budget) for i in range(workers * 2)]
        while True:
            yield first, ahead.pop(0).result()
            ahead.append(executor.submit(worker_pool, writes, seed, first + workers * 2, size, budget))
            first += 1
