"""A tiny tokenizer, encoder and corpus, made on the spot."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

SENTENCES = [
    "The government said on Monday that it would not raise the price of bread in Paris.",
    "He has been living in the old house near the river since his mother left for London.",
    "“We are going home,” said the teacher, who had seen enough of the rain that day.",
    "Many of the soldiers (most of them young) do not want to return to the front line.",
    "A small company from Berlin builds the engines, and another sells them in Brazil.",
    "She asked her brother's friend whether there were any letters from the new office.",
    "Nobody knows why the train was late; the station was closed for almost an hour.",
    "The Prime Minister met workers at the plant and promised them better pay by May.",
]


@pytest.fixture(autouse=True, scope="package")
def one_thread() -> Iterator[None]:
    """Run small networks in one thread: more only wait for each other."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def sentences() -> list[str]:
    return SENTENCES


@pytest.fixture(scope="session")
def encoder_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a directory with a random BERT of two small layers and a lossless tokenizer."""
    import sentencepiece
    import torch
    from safetensors.torch import save_file

    path = tmp_path_factory.mktemp("encoder")
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES * 20), model_prefix=str(path / "sentencepiece"), vocab_size=400,
        byte_fallback=True, normalization_rule_name="identity", add_dummy_prefix=False, remove_extra_whitespaces=False,
        bos_id=0, pad_id=1, eos_id=2, unk_id=3, minloglevel=2, hard_vocab_limit=False, num_threads=1,
    )  # fmt: skip
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(path / "sentencepiece.model")).get_piece_size()
    sizes = {"vocab_size": pieces, "hidden_size": 24, "num_attention_heads": 2, "intermediate_size": 32,
             "max_position_embeddings": 256, "num_hidden_layers": 2, "type_vocab_size": 2}  # fmt: skip
    (path / "config.json").write_text(json.dumps(sizes), encoding="utf-8")
    torch.manual_seed(0)
    state = {
        "embeddings.word_embeddings.weight": torch.randn(pieces, 24),
        "embeddings.position_embeddings.weight": torch.randn(256, 24),
        "embeddings.token_type_embeddings.weight": torch.zeros(2, 24),
        "embeddings.LayerNorm.weight": torch.ones(24),
        "embeddings.LayerNorm.bias": torch.zeros(24),
    }
    shapes = {"attention.self.query": (24, 24), "attention.self.key": (24, 24), "attention.self.value": (24, 24),
              "attention.output.dense": (24, 24), "intermediate.dense": (32, 24), "output.dense": (24, 32)}  # fmt: skip
    for layer in range(2):
        for name, shape in shapes.items():
            state[f"encoder.layer.{layer}.{name}.weight"] = torch.randn(shape) * 0.1
            state[f"encoder.layer.{layer}.{name}.bias"] = torch.zeros(shape[0])
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            state[f"encoder.layer.{layer}.{name}.weight"] = torch.ones(24)
            state[f"encoder.layer.{layer}.{name}.bias"] = torch.zeros(24)
    save_file(state, path / "model.safetensors")
    return path


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a directory with a clean corpus of a few sentences and two post-edits."""
    path = tmp_path_factory.mktemp("data")
    with gzip.open(path / "clean.train.jsonl.gz", "wt", encoding="utf-8") as out:
        for i in range(40):
            text = f"{SENTENCES[i % 8]} {SENTENCES[(i + 3) % 8]} Number {i} was not there."
            out.write(json.dumps({"source": "wmt-newstest-2008-2018", "text": text}) + "\n")
    return path
