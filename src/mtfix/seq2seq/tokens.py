"""From windows and spans to tensors: pieces of the lossless tokenizer, and the slots of the characters of a span."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import sentencepiece
import torch
from torch import Tensor

from mtfix.seq2seq.format import Code, Script
from mtfix.seq2seq.network import FIXED, Batch
from mtfix.seq2seq.window import SIDE, Window, char_id

START, PAD, END = 0, 1, 2


class Pieces:
    """A `sentencepiece` tokenizer that loses no character, with the piece of each character."""

    def __init__(self, path: Path) -> None:
        self._model = sentencepiece.SentencePieceProcessor(model_file=str(path))
        self._names = [self._model.id_to_piece(i) for i in range(self._model.get_piece_size())]

    def __call__(self, text: str) -> tuple[list[int], list[int]]:
        """Return the ids of `text` between start and end mark, and for each character the index of its piece."""
        ids = self._model.encode(" " + text)
        owner: list[int] = []
        pending = 0
        for index, piece in enumerate(ids, start=1):
            name = self._names[piece]
            if len(name) == 6 and name.startswith("<0x"):
                # The first byte of a UTF-8 sequence tells how many follow; the character belongs to its first piece.
                byte = int(name[3:5], 16)
                if not 0x80 <= byte < 0xC0:
                    owner.append(index)
                continue
            owner.extend([index] * len(name))
            pending = index
        owner = owner[1:]
        owner += [pending or 1] * (len(text) - len(owner))
        return [START, *ids, END], owner[: len(text)]


def collate(windows: Sequence[tuple[Sequence[int], Sequence[int]]], spans: Sequence[tuple[int, int, Window]]) -> Batch:
    """Return the batch of `windows` (ids and owners) and of `spans` (row, kind id, window with the marks)."""
    longest = _rounded(max(len(ids) for ids, _ in windows), 8)
    pieces = [[*ids, *[PAD] * (longest - len(ids))] for ids, _ in windows]
    slots = [_slots(view, windows[row][1]) for row, _, view in spans]
    return Batch(
        pieces=torch.tensor(pieces),
        row=torch.tensor([row for row, _, _ in spans]),
        kind=torch.tensor([kind for _, kind, _ in spans]),
        slot_char=_padded([one[0] for one in slots]),
        slot_piece=_padded([one[1] for one in slots]),
        slot_role=_padded([one[2] for one in slots]),
        slot_place=_padded([one[3] for one in slots]),
    )


def _slots(view: Window, owner: Sequence[int]) -> tuple[list[int], list[int], list[int], list[int]]:
    """Return character, piece, role and place of each slot: the start, the span, then the right and the left side.

    The sides come last, so that slot p is position p of the span.
    """
    left, right = max(0, view.start - SIDE), min(len(view.text), view.end + SIDE)
    places = [*range(view.start, view.end), *range(view.end, right), *range(left, view.start)]
    roles = [2] * (view.end - view.start) + [3] * (right - view.end) + [1] * (view.start - left)
    before = owner[view.start - 1] if view.start else 0
    return (
        [1, *(char_id(view.text[i]) for i in places)],
        [before, *(owner[i] for i in places)],
        [2, *roles],
        [*range(right - view.start + 1), *(512 + i - view.start for i in range(left, view.start))],
    )


def _rounded(size: int, step: int) -> int:
    """Return `size` or a little more: few shapes, for the kernels keep a program for each."""
    return -(-size // step) * step


def _padded(rows: list[list[int]]) -> Tensor:
    longest = _rounded(max(map(len, rows)), 16)
    return torch.tensor([row + [0] * (longest - len(row)) for row in rows])


def script_tensors(scripts: Sequence[Script], classes: int, slots: int) -> tuple[Tensor, Tensor]:
    """Return decoder input (rows, steps, 3) and target classes (rows, steps; -100 pads) for teacher forcing."""
    steps = 1 + max(len(script) for script in scripts)
    inputs = torch.zeros(len(scripts), steps, 3, dtype=torch.long)
    targets = torch.full((len(scripts), steps), -100)
    for i, script in enumerate(scripts):
        cursor = 0
        for j, (code, arg) in enumerate(script):
            if code >= Code.COPY:
                pointer, cursor = code - Code.COPY, arg
                targets[i, j] = classes + pointer * slots + arg
                inputs[i, j + 1] = torch.tensor([pointer + 1, 0, cursor])
            else:
                klass = 1 if code == Code.PASTE else FIXED + arg
                targets[i, j] = klass
                inputs[i, j + 1] = torch.tensor([0, klass, cursor])
        targets[i, len(script)] = 0
    return inputs, targets
