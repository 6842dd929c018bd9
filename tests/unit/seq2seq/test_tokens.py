"""Pieces and slots: no character without its piece, positions that pointers can use."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from mtfix.seq2seq.format import Code, Op
from mtfix.seq2seq.tokens import END, PAD, START, Pieces, collate, script_tensors
from mtfix.seq2seq.window import Window


@pytest.fixture(scope="module")
def pieces(encoder_dir: Path) -> Pieces:
    return Pieces(encoder_dir / "sentencepiece.model")


@pytest.mark.parametrize("text", ["The old house", "naïve Дом 東京 ▁x", "  two  spaces ", "", "…“”\u200b", "\x00a"])
def test_each_character_has_a_piece_in_reading_order(pieces: Pieces, text: str) -> None:
    ids, owner = pieces(text)
    assert ids[0] == START
    assert ids[-1] == END
    assert len(owner) == len(text)
    assert owner == sorted(owner)
    assert all(0 < place < len(ids) - 1 or not text for place in owner)


def test_slots_hold_start_span_right_side_left_side(pieces: Pieces) -> None:
    text = "0123456789abcdefghij"
    batch = collate([pieces(text)], [(0, 3, Window(text, 8, 11, 0)), (0, 3, Window(text, 0, 2, 0))])
    assert batch.slot_char[0].tolist() == [1, *map(ord, "89a"), *map(ord, "bcdef"), *map(ord, "34567"), 0, 0]
    assert batch.slot_role[0].tolist() == [2] * 4 + [3] * 5 + [1] * 5 + [0] * 2
    assert batch.slot_place[0].tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8, 507, 508, 509, 510, 511, 0, 0]
    assert batch.slot_role[1].tolist() == [2] * 3 + [3] * 5 + [0] * 8
    assert batch.row.tolist() == [0, 0]


def test_windows_are_padded(pieces: Pieces) -> None:
    batch = collate([pieces("a"), pieces("The old house")], [(0, 0, Window("a", 0, 1, 0))])
    assert batch.pieces[0, -1] == PAD
    assert (batch.pieces.shape[1] % 8, batch.slot_char.shape[1] % 16) == (0, 0)


def test_scripts_become_inputs_and_targets() -> None:
    scripts = [(Op(Code.COPY, 3), Op(Code.WRITE, 1)), (), (Op(Code.SKIP, 2), Op(Code.PASTE, 0))]
    tokens, targets = script_tensors(scripts, classes=10, slots=6)
    assert targets.tolist() == [[13, 3, 0], [0, -100, -100], [18, 1, 0]]
    assert tokens[0].tolist() == [[0, 0, 0], [1, 0, 3], [0, 3, 3]]
    assert tokens[2].tolist() == [[0, 0, 0], [2, 0, 2], [0, 1, 2]]
    assert tokens.dtype == torch.long
