"""Search over a small random network: probabilities add up, order is right, batching changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from mtfix.seq2seq.format import decode
from mtfix.seq2seq.network import FIXED, Batch, RepairConfig, RepairModel
from mtfix.seq2seq.search import memory_of, search
from mtfix.seq2seq.tokens import Pieces, collate, script_tensors
from mtfix.seq2seq.warm import encoder_config, encoder_directory, warm_start
from mtfix.seq2seq.window import Window

WRITES = [" ", ",", "the", "s"]
TEXT = "The oldhouse is is late."
SPANS = [Window(TEXT, 3, 12, 0), Window(TEXT, 12, 18, 0), Window(TEXT, 0, 24, 0)]


@pytest.fixture(scope="module")
def model(encoder_dir: Path) -> RepairModel:
    torch.manual_seed(1)
    config = RepairConfig(**encoder_config(encoder_directory(str(encoder_dir)), 2), writes=WRITES)
    model = warm_start(encoder_dir, config).eval()
    with torch.no_grad():
        for parameter in model.classes.parameters():
            parameter.mul_(8)  # away from the uniform start, or all answers are alike
    return model


def batch_of(encoder_dir: Path, spans: list[Window]) -> Batch:
    pieces = Pieces(encoder_dir / "sentencepiece.model")
    return collate([pieces(TEXT)], [(0, 1, view) for view in spans])


def test_answers_are_sorted_different_and_probable(model: RepairModel, encoder_dir: Path) -> None:
    for found in search(model, batch_of(encoder_dir, SPANS)):
        scores = [score for _, score in found]
        assert scores == sorted(scores, reverse=True)
        assert len({script for script, _ in found}) == len(found)
        assert () in dict(found)
        assert sum(torch.tensor(scores).exp().tolist()) <= 1.0 + 1e-5


def test_search_gives_the_probability_that_teacher_forcing_gives(model: RepairModel, encoder_dir: Path) -> None:
    batch = batch_of(encoder_dir, SPANS)
    for row, found in enumerate(search(model, batch)):
        scripts = [script for script, _ in found]
        tokens, targets = script_tensors(scripts, FIXED + len(WRITES), batch.slot_role.shape[1])
        with torch.no_grad():
            logits = model.decode(memory_of(model, batch).select(torch.tensor([row])), tokens[None])[0]
        steps = logits.log_softmax(-1).gather(-1, targets.clamp(min=0)[..., None])[..., 0]
        scores = steps.masked_fill(targets == -100, 0.0).sum(-1)
        assert scores.tolist() == pytest.approx([score for _, score in found], abs=0.02)


def test_an_answer_does_not_depend_on_its_neighbours(model: RepairModel, encoder_dir: Path) -> None:
    together = search(model, batch_of(encoder_dir, SPANS))
    for span, found in zip(SPANS, together, strict=True):
        alone = search(model, batch_of(encoder_dir, [span]))[0]
        assert [script for script, _ in alone] == [script for script, _ in found]


def test_found_pointers_stay_in_the_span(model: RepairModel, encoder_dir: Path) -> None:
    """Only PASTE before SKIP breaks a rule; pointers are masked."""
    for span, found in zip(SPANS, search(model, batch_of(encoder_dir, SPANS), width=8), strict=True):
        for script, _ in found:
            if 1 not in [op.code for op in script]:
                assert isinstance(decode(span.span, script, WRITES), str)
