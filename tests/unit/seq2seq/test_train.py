"""Training: the same run twice, a stopped run that goes on to the same result, rates, tests on the way."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from mtfix.errors import ModelError
from mtfix.seq2seq.evaluate import group
from mtfix.seq2seq.export import export
from mtfix.seq2seq.train import PRESETS, Progress, Run, Settings, factor, idle_threads, main, plan_end, train

TINY = Settings(
    steps=4, layers=2, frozen=1, budget=100, pool=4, warmup=2, save_every=2, test_every=100, test_examples=2
)


def run(encoder: Path, data: Path, out: Path, settings: Settings = TINY) -> Run:
    return Run(settings, str(encoder), data, out)


def weights(run_: Run) -> torch.Tensor:
    return torch.cat([p.detach().flatten() for p in run_.model.parameters()])


def test_a_stopped_run_goes_on_to_the_same_result(encoder_dir: Path, data_dir: Path, tmp_path: Path) -> None:
    whole = run(encoder_dir, data_dir, tmp_path / "a")
    train(whole)
    stopped = run(encoder_dir, data_dir, tmp_path / "b")
    batches = stopped.batches()
    for _ in range(2):
        stopped.step(next(batches))
        stopped.progress.step += 1
    stopped.save()
    resumed = run(encoder_dir, data_dir, tmp_path / "b")
    resumed.resume()
    assert resumed.progress.step == 2
    train(resumed)
    assert torch.equal(weights(whole), weights(resumed))


def test_frozen_layers_stay_and_the_others_move(encoder_dir: Path, data_dir: Path, tmp_path: Path) -> None:
    made = run(encoder_dir, data_dir, tmp_path)
    before = {name: value.clone() for name, value in made.model.state_dict().items()}
    train(made)
    moved = {name for name, value in made.model.state_dict().items() if not torch.equal(value, before[name])}
    assert not any(name.startswith(("encoder.words", "encoder.layers.0.")) for name in moved)
    assert {"encoder.layers.1.up.weight", "classes.weight", "pointer_key.weight"} <= moved


def test_the_run_is_logged_and_exported(encoder_dir: Path, data_dir: Path, tmp_path: Path) -> None:
    from mtfix.seq2seq.propose import load

    made = run(encoder_dir, data_dir, tmp_path / "run", replace(TINY, steps=2))
    train(made)
    (line,) = (tmp_path / "run" / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["step"] == 2
    model = export(tmp_path / "run", str(encoder_dir), tmp_path / "model")
    assert torch.equal(model.classes.weight, made.model.classes.weight)
    assert load(str(tmp_path / "model")).model.config.num_hidden_layers == 2
    with pytest.raises(ModelError, match="no checkpoint"):
        export(tmp_path / "nowhere", str(encoder_dir), tmp_path / "model")


def test_the_command_line_trains(encoder_dir: Path, data_dir: Path, tmp_path: Path) -> None:
    arguments = ["--encoder", encoder_dir, "--data", data_dir, "--out", tmp_path, "--steps", 1, "--layers", 2]
    threads = torch.get_num_threads()
    main([str(a) for a in [*arguments, "--frozen", 1, "--pool", 12, "--budget", 300, "--test-examples", 2]])
    torch.set_num_threads(threads)
    assert (tmp_path / "checkpoint.pt").is_file()


def test_the_rate_warms_up_stays_and_falls() -> None:
    settings = Settings(warmup=10)
    plan = [factor(settings, Progress(step=step, fall_from=100, fall_to=200)) for step in (0, 9, 99, 150, 200)]
    assert plan == [0.1, 1.0, 1.0, 0.5, 0.0]


def test_with_a_time_limit_the_fall_begins_when_its_share_is_left_and_ends_with_the_time() -> None:
    early = Progress(step=100, seconds=60, fall_from=500, fall_to=600)
    plan_end(early, minutes=10, fall=0.25)
    assert early.fall_from > 100
    late = Progress(step=900, seconds=450, fall_from=10**6, fall_to=10**6)
    plan_end(late, minutes=10, fall=0.25)
    assert (late.fall_from, late.fall_to) == (900, 900 + 300)
    slower = Progress(step=1000, seconds=550, fall_from=900, fall_to=1200)
    plan_end(slower, minutes=10, fall=0.25)
    assert (slower.fall_from, slower.fall_to) == (900, 1000 + 90)
    over = Progress(step=1100, seconds=601, fall_from=900, fall_to=1200)
    plan_end(over, minutes=10, fall=0.25)
    assert over.fall_to == 1100


def test_a_run_starts_from_the_weights_of_another(encoder_dir: Path, data_dir: Path, tmp_path: Path) -> None:
    first = run(encoder_dir, data_dir, tmp_path / "a")
    train(first)
    second = run(encoder_dir, data_dir, tmp_path / "b")
    second.start_from(tmp_path / "a")
    assert torch.equal(weights(first), weights(second))
    assert second.progress == Progress(fall_from=3, fall_to=4)


def test_presets_share_the_architecture() -> None:
    assert PRESETS["cpu"].layers == PRESETS["gpu"].layers
    assert PRESETS["gpu"].frozen == 0


def test_there_is_always_a_thread() -> None:
    assert 1 <= idle_threads() <= 4096


@pytest.mark.parametrize(
    ("label", "row"), [(("quote", "keep"), "keep"), (("quote", "lost"), "quote"), (("grammar", "form"), "grammar:form")]
)
def test_rows_of_the_table(label: tuple[str, str], row: str) -> None:
    assert group(*label) == row
