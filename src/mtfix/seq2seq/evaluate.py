"""Exact match per kind on held-out examples, by teacher forcing: a lower bound of what search finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import torch
from torch import Tensor

from mtfix.seq2seq.batches import Pair
from mtfix.seq2seq.network import RepairModel


def logits_of(model: RepairModel, pair: Pair, frozen: int = 0) -> Tensor:
    """Return the masked logits of a batch under teacher forcing."""
    slots, own = model.encode(pair.batch, frozen)
    memory = model.memory(slots, own, pair.batch.kind, pair.batch.slot_role)
    return model.decode(memory, pair.tokens[:, None]).flatten(0, 1)


def group(kind: str, note: str) -> str:
    """Return the row of the table in which a span is counted."""
    if note in ("keep", "postedit"):
        return note
    return f"grammar:{note}" if kind == "grammar" else kind


def evaluate(model: RepairModel, pairs: Sequence[Pair]) -> dict[str, tuple[float, int]]:
    """Return exact match and number of spans by group, and over all spans under "all"."""
    hits: dict[str, list[bool]] = defaultdict(list)
    was_training = model.training
    model.eval()  # type: ignore[no-untyped-call, unused-ignore]
    for pair in pairs:
        with torch.no_grad(), torch.autocast(model.device.type, dtype=torch.bfloat16):
            best = logits_of(model, pair).argmax(-1)
        right = ((best == pair.targets) | (pair.targets == -100)).all(-1)
        for label, hit in zip(pair.labels, right.tolist(), strict=True):
            hits[group(*label)].append(hit)
            hits["all"].append(hit)
    model.train(was_training)
    return {name: (sum(values) / len(values), len(values)) for name, values in sorted(hits.items())}
