"""Write the model of a training run: `python -m mtfix.seq2seq.export --run DIR --encoder DIR --out DIR`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from mtfix.errors import ModelError
from mtfix.seq2seq.checkpoint import write
from mtfix.seq2seq.grammar_noise import tables
from mtfix.seq2seq.network import RepairConfig, RepairModel
from mtfix.seq2seq.warm import encoder_config, encoder_directory


def export(run: Path, encoder: str, out: Path) -> RepairModel:
    """Write the model of the checkpoint in `run` to `out` and return it; only tensors and plain values are read.

    Raises:
        ModelError: if `run` holds no checkpoint.
    """
    path = run / "checkpoint.pt"
    if not path.is_file():
        raise ModelError(f"no checkpoint at {path}; train one first: python -m mtfix.seq2seq.train --help")
    state = torch.load(path, weights_only=True, map_location="cpu")
    source = encoder_directory(encoder)
    sizes = encoder_config(source, state["settings"]["layers"])
    model = RepairModel(RepairConfig(**sizes, writes=tables()["writes"]))
    model.load_state_dict(state["model"])
    write(model, source / "sentencepiece.model", out)
    return model


def main(argv: Sequence[str] | None = None) -> None:
    """Export as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m mtfix.seq2seq.export", description="Write the model of a run.")
    parser.add_argument("--run", type=Path, required=True, help="directory that holds checkpoint.pt")
    parser.add_argument("--encoder", required=True, help="the encoder that the run started from")
    parser.add_argument("--out", type=Path, required=True, help="directory to write")
    args = parser.parse_args(argv)
    export(args.run, args.encoder, args.out)


if __name__ == "__main__":
    main()
