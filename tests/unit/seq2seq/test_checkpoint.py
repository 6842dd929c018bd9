"""Model directories: written and read again, refused with a reason, never executed."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from transformers import AutoModel

from mtfix.errors import ModelError
from mtfix.seq2seq.checkpoint import FILES, read, write
from mtfix.seq2seq.network import RepairConfig, RepairModel
from mtfix.seq2seq.warm import encoder_config, encoder_directory, warm_start


@pytest.fixture
def model_dir(encoder_dir: Path, tmp_path: Path) -> Path:
    torch.manual_seed(2)
    config = RepairConfig(**encoder_config(encoder_dir, 2), writes=[" ", ","])
    write(warm_start(encoder_dir, config), encoder_dir / "sentencepiece.model", tmp_path / "model")
    return tmp_path / "model"


def test_what_is_written_is_read_again(model_dir: Path) -> None:
    model, pieces, calibration = read(str(model_dir))
    assert model.config.writes == [" ", ","]
    assert model.encoder.words.weight.dtype == torch.float32
    assert pieces("a house")[0][0] == 0
    assert calibration.to_dict() == {"keep": {}, "change": {}, "safe": {}}
    assert {path.name for path in model_dir.iterdir()} == set(FILES)


def test_transformers_loads_it_without_remote_code(model_dir: Path) -> None:
    ours, _, _ = read(str(model_dir))
    theirs = AutoModel.from_pretrained(model_dir, dtype=torch.float32)
    assert isinstance(theirs, RepairModel)
    for name, value in ours.state_dict().items():
        assert torch.equal(value, theirs.state_dict()[name])


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named_with_what_to_do(model_dir: Path, name: str) -> None:
    (model_dir / name).unlink()
    with pytest.raises(ModelError, match=rf"{name} missing.*model=None.*train") as error:
        read(str(model_dir))
    assert str(model_dir) in str(error.value)


def test_no_such_directory() -> None:
    with pytest.raises(ModelError, match="no repair model at nowhere"):
        read("nowhere")


def test_weights_of_another_shape_are_refused(model_dir: Path) -> None:
    config = json.loads((model_dir / "config.json").read_text(encoding="utf-8"))
    config["hidden_size"] = 48
    (model_dir / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(ModelError, match="does not hold a repair model"):
        read(str(model_dir))


def test_another_type_of_model_is_refused(model_dir: Path) -> None:
    (model_dir / "config.json").write_text('{"model_type": "t5"}', encoding="utf-8")
    with pytest.raises(ModelError, match="'t5', not mtfix_repair"):
        read(str(model_dir))


def test_a_pickle_in_place_of_the_weights_is_not_opened(model_dir: Path, tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return Path.touch, (tmp_path / "ran",)  # type: ignore[return-value]

    (model_dir / "model.safetensors").write_bytes(pickle.dumps(Trap()))
    with pytest.raises(ModelError, match="does not hold a repair model"):
        read(str(model_dir))
    assert not (tmp_path / "ran").exists()


def test_a_broken_calibration_is_named(model_dir: Path) -> None:
    (model_dir / "calibration.json").write_text('{"keep": 3}', encoding="utf-8")
    with pytest.raises(ModelError, match=r"calibration\.json does not hold calibration curves"):
        read(str(model_dir))


def test_an_encoder_without_tokenizer_is_refused(encoder_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"no model\.safetensors"):
        encoder_directory(str(tmp_path))
    assert encoder_directory(str(encoder_dir)) == encoder_dir


def test_the_encoder_is_taken_over(encoder_dir: Path) -> None:
    from safetensors.torch import load_file

    model = warm_start(encoder_dir, RepairConfig(**encoder_config(encoder_dir, 1)))
    weights = load_file(encoder_dir / "model.safetensors")
    assert torch.equal(model.encoder.words.weight, weights["embeddings.word_embeddings.weight"])
    assert torch.equal(model.encoder.layers[0].up.weight, weights["encoder.layer.0.intermediate.dense.weight"])
    assert len(model.encoder.layers) == 1


def test_importing_the_package_and_the_proposer_loads_no_torch() -> None:
    code = "import sys, mtfix.seq2seq.propose; print({'torch', 'transformers'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
