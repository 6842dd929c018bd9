"""Pools: batches within their budget, and the same from worker processes as in one."""

from __future__ import annotations

from pathlib import Path

import torch

from mtfix.seq2seq.batches import Pair, start_worker, stream, worker_pool

WRITES = [" ", "the", "s", ","]


def pools(encoder: Path, data: Path) -> list[Pair]:
    made = stream(data, encoder / "sentencepiece.model", WRITES, seed=5, first=2, size=10, budget=400, workers=0)
    found = [next(made) for _ in range(2)]
    assert [number for number, _ in found] == [2, 3]
    return [pair for _, batches in found for pair in batches]


def test_a_worker_makes_the_same_pools(encoder_dir: Path, data_dir: Path) -> None:
    start_worker(str(data_dir), str(encoder_dir / "sentencepiece.model"))
    theirs = [pair for number in (2, 3) for pair in worker_pool(WRITES, 5, number, 10, 400)]
    for one, other in zip(pools(encoder_dir, data_dir), theirs, strict=True):
        assert torch.equal(one.tokens, other.tokens)
        assert torch.equal(one.targets, other.targets)
        assert torch.equal(one.batch.pieces, other.batch.pieces)
        assert one.labels == other.labels


def test_batches_keep_their_budget_and_wide_spans_apart(encoder_dir: Path, data_dir: Path) -> None:
    for pair in pools(encoder_dir, data_dir):
        assert pair.batch.pieces.numel() <= max(400, pair.batch.pieces.shape[1])
        assert len(pair.labels) == len(pair.targets) == len(pair.batch.row)
