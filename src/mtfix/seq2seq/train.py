"""Train the repair model: `python -m mtfix.seq2seq.train --preset cpu|gpu --encoder DIR --data DIR --out DIR`.

One script for a few CPU cores and for one GPU, the same architecture in both. Deterministic by seed; a run that is
stopped goes on with `--resume` from its last checkpoint (model, optimiser, step, place in the stream). The rate warms
up, stays, and falls to zero over the last quarter; with `--minutes` the fall starts when three quarters of the time
are over, and that step is kept in the checkpoint.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional as F
from tqdm import tqdm  # type: ignore[import-untyped]

from mtfix.seq2seq.batches import Pair, cut, encode_example, stream
from mtfix.seq2seq.data import example
from mtfix.seq2seq.evaluate import evaluate, logits_of
from mtfix.seq2seq.grammar_noise import tables
from mtfix.seq2seq.network import RepairConfig, RepairModel
from mtfix.seq2seq.sources import load_sources
from mtfix.seq2seq.tokens import Pieces
from mtfix.seq2seq.warm import encoder_config, encoder_directory, warm_start

log = logging.getLogger(__name__)
DEV_SEED = 977


@dataclass(slots=True)
class Settings:
    """All that decides a run; kept in the checkpoint."""

    preset: str = "cpu"
    seed: int = 1
    steps: int = 9000
    layers: int = 8
    frozen: int = 4
    budget: int = 500
    pool: int = 1500
    warmup: int = 150
    encoder_rate: float = 2e-4
    rate: float = 8e-4
    clip: float = 1.0
    fall: float = 0.25
    save_every: int = 500
    test_every: int = 1500
    test_examples: int = 1000
    workers: int = 0
    device: str = "cpu"


PRESETS = {
    "cpu": Settings(),
    "gpu": Settings(
        preset="gpu", steps=9000, frozen=0, budget=32000, pool=4000, warmup=500, encoder_rate=3e-4, rate=1e-3,
        save_every=2000, test_every=2000, test_examples=4000, workers=14, device="cuda",
    ),
}  # fmt: skip


@dataclass(slots=True)
class Progress:
    """Where a run stands; `fall_from` and `fall_to` are the steps between which the rate falls to zero."""

    step: int = 0
    pool: int = 0
    batch: int = 0
    spans: int = 0
    seconds: float = 0.0
    fall_from: int = 0
    fall_to: int = 0


def factor(settings: Settings, progress: Progress) -> float:
    """Return the factor of the rate at this step: warm-up, plateau, linear fall."""
    warm = min(1.0, (progress.step + 1) / settings.warmup)
    if progress.step < progress.fall_from:
        return warm
    return warm * max(0.0, (progress.fall_to - progress.step) / max(1, progress.fall_to - progress.fall_from))


def make_optimizer(model: RepairModel, settings: Settings) -> torch.optim.Optimizer:
    """Return AdamW with the encoder at its own rate; frozen layers and embeddings take no gradient."""
    encoder = model.encoder
    if settings.frozen:
        for part in (encoder.words, encoder.places, encoder.norm, *encoder.layers[: settings.frozen]):
            part.requires_grad_(False)
    warm = [p for p in encoder.parameters() if p.requires_grad]
    known = {id(p) for p in encoder.parameters()}
    fresh = [p for p in model.parameters() if id(p) not in known]
    groups = [{"params": warm, "base": settings.encoder_rate}, {"params": fresh, "base": settings.rate}]
    return torch.optim.AdamW(groups, lr=settings.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def to_device(pair: Pair, device: str) -> Pair:
    """Return the batch on the device."""
    return Pair(pair.batch.to(device), pair.tokens.to(device), pair.targets.to(device), pair.labels, pair.pieces)


class Run:
    """One training run: its model, optimiser and place, and the directory that it writes to."""

    def __init__(self, settings: Settings, encoder: str, data: Path, out: Path, ready: Path | None = None) -> None:
        self.settings, self.data, self.out, self.ready = settings, data, out, ready
        source = encoder_directory(encoder)
        self.tokenizer = source / "sentencepiece.model"
        self.writes: list[str] = tables()["writes"]
        torch.manual_seed(settings.seed)
        config = RepairConfig(**encoder_config(source, settings.layers), writes=self.writes)
        self.model = warm_start(source, config).to(settings.device).train()  # type: ignore[arg-type, unused-ignore]
        self.optimizer = make_optimizer(self.model, settings)
        fall = int(settings.steps * settings.fall)
        self.progress = Progress(fall_from=settings.steps - fall, fall_to=settings.steps)
        self.table: list[dict[str, Any]] = []

    def save(self) -> None:
        """Write the checkpoint; the old one stays until the new one is complete."""
        self.out.mkdir(parents=True, exist_ok=True)
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "progress": asdict(self.progress),
            "settings": asdict(self.settings),
            "table": self.table,
        }
        torch.save(state, self.out / "checkpoint.new")
        (self.out / "checkpoint.new").replace(self.out / "checkpoint.pt")

    def start_from(self, run: Path) -> None:
        """Take the weights of the checkpoint in `run`; optimiser, schedule and data begin anew."""
        state = torch.load(run / "checkpoint.pt", weights_only=True, map_location=self.settings.device)
        self.model.load_state_dict(state["model"])

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one; only tensors and plain values are read from it."""
        path = self.out / "checkpoint.pt"
        if path.is_file():
            state = torch.load(path, weights_only=True, map_location=self.settings.device)
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            rates = (self.settings.encoder_rate, self.settings.rate)
            for group, rate in zip(self.optimizer.param_groups, rates, strict=True):
                group["base"] = rate  # the settings of this call, not those of the checkpoint
            self.progress = Progress(**state["progress"])
            self.table = state["table"]

    def batches(self) -> Iterator[Pair]:
        """Yield batches from the place of the run on."""
        s, p = self.settings, self.progress
        pools = stream(
            self.data, self.tokenizer, self.writes,
            seed=s.seed, first=p.pool, size=s.pool, budget=s.budget, workers=s.workers, ready=self.ready,
        )  # fmt: skip
        for number, pool in pools:
            p.batch = p.batch if number == p.pool else 0
            p.pool = number
            for pair in pool[p.batch :]:
                p.batch += 1
                yield pair

    def dev(self) -> list[Pair]:
        """Return the held-out batches."""
        sources, pieces = load_sources(self.data, dev=True), Pieces(self.tokenizer)
        made = (example(sources, DEV_SEED, i) for i in range(self.settings.test_examples))
        encoded = (encode_example(one, pieces, self.writes) for one in made if one is not None)
        pairs = cut((one for one in encoded if one is not None), len(self.writes), self.settings.budget)
        return [to_device(pair, self.settings.device) for pair in pairs]

    def step(self, pair: Pair) -> float:
        """Take one step and return the loss."""
        s, pair = self.settings, to_device(pair, self.settings.device)
        with torch.autocast(s.device, dtype=torch.bfloat16):
            logits = logits_of(self.model, pair, s.frozen)
        loss = F.cross_entropy(logits.flatten(0, 1), pair.targets.flatten(), ignore_index=-100)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), s.clip)
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * factor(s, self.progress)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return float(loss.detach())


def idle_threads() -> int:
    """Return how many threads leave the other work on this machine alone: cores less the load that is not ours."""
    others = max(0.0, os.getloadavg()[0] - torch.get_num_threads())
    # A thread that waits for one without a core costs more than it brings: only whole idle cores count.
    return max(1, int((os.cpu_count() or 1) - others + 0.3))


def train(run: Run, minutes: float | None = None, *, share: bool = False) -> None:
    """Train to the last step (or for `minutes`), with checkpoints and tests on the way."""
    s, p = run.settings, run.progress
    dev = run.dev()
    before, started = p.seconds, time.monotonic()
    recent: list[float] = []
    bar = tqdm(total=p.fall_to, initial=p.step, unit="step", mininterval=10, file=sys.stderr)
    for pair in run.batches():
        recent.append(run.step(pair))
        p.step += 1
        p.spans += len(pair.labels)
        p.seconds = before + time.monotonic() - started
        plan_end(p, minutes, s.fall)
        bar.total = p.fall_to
        bar.update()
        if p.step % 20 == 0:
            if share:
                torch.set_num_threads(idle_threads())
            bar.set_postfix(loss=f"{sum(recent[-100:]) / len(recent[-100:]):.3f}", spans_s=f"{p.spans / p.seconds:.0f}")
        last = p.step >= p.fall_to
        if p.step % s.test_every == 0 or last:
            report(run, dev, sum(recent[-s.test_every :]) / len(recent[-s.test_every :]))
        if p.step % s.save_every == 0 or last:
            run.save()
        if last:
            return


def plan_end(progress: Progress, minutes: float | None, fall: float) -> None:
    """With a time limit, start the fall when its share of the time is left, and end it with the time.

    The end is planned anew at each step from the speed so far: on a shared machine the speed changes by the minute.
    """
    if minutes is None:
        return
    left = minutes * 60 - progress.seconds
    if left > minutes * 60 * fall:
        progress.fall_from, progress.fall_to = progress.step + 10**6, progress.step + 10**6
    else:
        progress.fall_from = min(progress.fall_from, progress.step)
        progress.fall_to = progress.step + max(0, int(left * progress.step / progress.seconds))


def report(run: Run, dev: Sequence[Pair], loss: float) -> None:
    """Test on the held-out examples; write a line to `log.jsonl` and to the log."""
    scores = evaluate(run.model, dev)
    p = run.progress
    line: dict[str, Any] = {
        "step": p.step,
        "spans": p.spans,
        "minutes": round(p.seconds / 60, 1),
        "loss": round(loss, 4),
    }
    line |= {"exact": {name: round(value, 4) for name, (value, _) in scores.items()}}
    line |= {"n": {name: n for name, (_, n) in scores.items()}}
    run.table.append(line)
    run.out.mkdir(parents=True, exist_ok=True)
    with (run.out / "log.jsonl").open("a", encoding="utf-8") as stream_:
        stream_.write(json.dumps(line) + "\n")
    log.info("%s", json.dumps(line))


def arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the parsed command line."""
    parser = argparse.ArgumentParser(prog="python -m mtfix.seq2seq.train", description="Train the repair model.")
    parser.add_argument("--preset", choices=sorted(PRESETS), default="cpu")
    parser.add_argument("--encoder", required=True, help="directory or hub name of a BERT-shaped encoder")
    parser.add_argument("--data", type=Path, required=True, help="directory with clean.train.jsonl.gz")
    parser.add_argument("--out", type=Path, default=Path(".checkpoints/run"))
    parser.add_argument("--ready", type=Path, help="ready examples to mix in, see tools/build_repair_pool.py")
    parser.add_argument("--start", type=Path, help="take the weights of this run and begin a new schedule")
    parser.add_argument("--minutes", type=float, help="stop after this time, the fall of the rate included")
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint in --out")
    parser.add_argument("--threads", type=int, default=1, help="0: as many as are idle")
    for field in fields(Settings):
        if field.name not in ("preset",):
            parser.add_argument(f"--{field.name.replace('_', '-')}", type=type(getattr(Settings(), field.name)))
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> None:
    """Train as the command line says."""
    args = arguments(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(args.threads or idle_threads())
    values = asdict(PRESETS[args.preset])
    values |= {name: getattr(args, name) for name in values if name != "preset" and getattr(args, name) is not None}
    run = Run(Settings(**values), args.encoder, args.data, args.out, args.ready)
    if args.start:
        run.start_from(args.start)
    if args.resume:
        run.resume()
    train(run, args.minutes, share=args.threads == 0)


if __name__ == "__main__":
    main()
