"""Read and write a model directory: `config.json`, `model.safetensors`, `sentencepiece.model`, `calibration.json`.

Weights are read from safetensors only and put into the one class that this package defines; no code of a checkpoint
is ever run, and no pickle is opened.
"""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from mtfix.errors import ModelError
from mtfix.seq2seq.calibration import Calibration
from mtfix.seq2seq.network import RepairConfig, RepairModel
from mtfix.seq2seq.tokens import Pieces

FILES = ("config.json", "model.safetensors", "sentencepiece.model")


def directory(name: str) -> Path:
    """Return the directory of a model; a hub name is downloaded (these files only).

    Raises:
        ModelError: if it is neither a directory with the files of a model nor a name of the hub.
    """
    path = Path(str(files("mtfix") / "models" / "en")) if name == "default" else Path(name)
    if not path.is_dir() and name != "default" and name.count("/") == 1:
        path = _download(name)
    missing = [file for file in FILES if not (path / file).is_file()]
    if missing:
        raise ModelError(
            f"no repair model at {path}: {', '.join(missing)} missing. Give model=None to work with rules alone, a "
            "directory or hub name of this format, or train one: python -m mtfix.seq2seq.train --help"
        )
    return path


def _download(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, allow_patterns=[*FILES, "calibration.json"]))
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError) as error:
        raise ModelError(f"{name!r} is no directory and could not be fetched from the hub: {error}") from error


def read(name: str) -> tuple[RepairModel, Pieces, Calibration]:
    """Return model (float32, on the GPU where there is one), tokenizer and calibration of `name`.

    Raises:
        ModelError: if a file is missing or does not fit; the message names it.
    """
    path = directory(name)
    try:
        values = json.loads((path / "config.json").read_text(encoding="utf-8"))
        if values.get("model_type") != RepairConfig.model_type:
            raise ModelError(f"{path / 'config.json'} is of type {values.get('model_type')!r}, not mtfix_repair")
        with torch.device("meta"):
            model = RepairModel(RepairConfig(**values))
        state = {key: value.float() for key, value in load_file(path / "model.safetensors").items()}
        model.load_state_dict(state, assign=True)
    except (ValueError, TypeError, RuntimeError, SafetensorError) as error:
        if isinstance(error, ModelError):
            raise
        raise ModelError(f"{path} does not hold a repair model that this version reads: {error}") from error
    model.eval()  # type: ignore[no-untyped-call, unused-ignore]
    model.to("cuda" if torch.cuda.is_available() else "cpu")  # type: ignore[arg-type, unused-ignore]
    return model, Pieces(path / "sentencepiece.model"), calibration(path)


def calibration(path: Path) -> Calibration:
    """Return the calibration beside a model; none where the file is missing.

    Raises:
        ModelError: if the file does not hold curves.
    """
    file = path / "calibration.json"
    if not file.is_file():
        return Calibration({}, {})
    try:
        return Calibration.from_dict(json.loads(file.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{file} does not hold calibration curves: {error}") from error


def write(model: RepairModel, tokenizer: Path, path: Path) -> None:
    """Write a model directory: weights in half precision, configuration, tokenizer."""
    path.mkdir(parents=True, exist_ok=True)
    state = {key: value.detach().half().contiguous() for key, value in model.state_dict().items()}
    save_file(state, path / "model.safetensors", metadata={"format": "pt"})
    config = model.config.to_dict()
    config["architectures"] = ["RepairModel"]
    (path / "config.json").write_text(json.dumps(config, ensure_ascii=False) + "\n", encoding="utf-8")
    shutil.copyfile(tokenizer, path / "sentencepiece.model")
