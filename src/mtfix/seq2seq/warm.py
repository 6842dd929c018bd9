"""Take over the weights of a BERT-shaped encoder (a directory or hub name with safetensors) into the repair model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor

from mtfix.errors import ModelError
from mtfix.seq2seq.network import RepairConfig, RepairModel

_PARTS = {
    "attention.query": "attention.self.query",
    "attention.key": "attention.self.key",
    "attention.value": "attention.self.value",
    "attention.out": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm": "output.LayerNorm",
}


def encoder_directory(name: str) -> Path:
    """Return the local directory of an encoder, downloaded from the hub where `name` is no directory.

    Raises:
        ModelError: if a file that is needed is missing; the message names it.
    """
    path = Path(name)
    if not path.is_dir():
        from huggingface_hub import snapshot_download

        path = Path(snapshot_download(name, allow_patterns=["config.json", "model.safetensors", "*.model"]))
    for file in ("config.json", "model.safetensors", "sentencepiece.model"):
        if not (path / file).is_file():
            raise ModelError(
                f"{path} holds no {file}; an encoder needs config.json, model.safetensors and a lossless "
                "sentencepiece.model (identity normalisation, byte fallback, no dummy prefix)"
            )
    return path


def encoder_config(path: Path, layers: int) -> dict[str, Any]:
    """Return the sizes of the encoder at `path`, cut to its first `layers` layers."""
    config = json.loads((path / "config.json").read_text(encoding="utf-8"))
    names = ("vocab_size", "hidden_size", "num_attention_heads", "intermediate_size", "max_position_embeddings")
    sizes = {name: config[name] for name in names}
    sizes["num_hidden_layers"] = min(layers, config["num_hidden_layers"])
    sizes["side_size"], sizes["side_heads"] = 2 * config["hidden_size"], max(1, config["num_attention_heads"] // 2)
    return sizes


def warm_start(path: Path, config: RepairConfig) -> RepairModel:
    """Return a repair model whose encoder carries the weights at `path`; all else is fresh."""
    model = RepairModel(config)
    found = {key.removeprefix("bert."): value.float() for key, value in load_file(path / "model.safetensors").items()}
    state: dict[str, Tensor] = {
        "words.weight": found["embeddings.word_embeddings.weight"],
        "places.weight": found["embeddings.position_embeddings.weight"]
        + found["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": found["embeddings.LayerNorm.weight"],
        "norm.bias": found["embeddings.LayerNorm.bias"],
    }
    for layer in range(config.num_hidden_layers):
        for ours, theirs in _PARTS.items():
            for part in ("weight", "bias"):
                state[f"layers.{layer}.{ours}.{part}"] = found[f"encoder.layer.{layer}.{theirs}.{part}"]
    model.encoder.load_state_dict(state, strict=True)
    with torch.no_grad():
        model.pointers.weight.normal_(std=0.05)
        model.pointer_key.weight.normal_(std=0.05)
    return model
