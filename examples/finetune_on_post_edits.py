"""Train the repair model further on your own post-edits: pairs of a machine translation and what people made of it.

python examples/finetune_on_post_edits.py                           # the small sample that lies beside this file
python examples/finetune_on_post_edits.py mine.jsonl more.jsonl --out my-model --epochs 3
                                                                    # a line: {"mt": "...", "pe": "..."}

A quarter of the pairs, by the hash of the post-edit, is never trained on; on them each kind of edit is counted before
and after: exact means that the model writes, in the marked span, just what the person wrote. Half of what it trains on
is your post-edits broken on purpose, so that it does not forget what it knew. Then:

    mtfix.Fixer(model="my-model", safety="unsafe")

No repair of the new model is *safe* until it is calibrated on texts of yours: python tools/calibrate_repair.py.
"""

from __future__ import annotations

import argparse
import re
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch.nn import functional as F

from mtfix.seq2seq.batches import Pair, cut, encode_example
from mtfix.seq2seq.checkpoint import FILES, directory, read, write
from mtfix.seq2seq.data import example
from mtfix.seq2seq.evaluate import evaluate, logits_of
from mtfix.seq2seq.network import RepairModel
from mtfix.seq2seq.postedits import post_edit_example
from mtfix.seq2seq.sources import Example, Marked, Sources, read_jsonl, usable
from mtfix.seq2seq.tempting import keep_site
from mtfix.seq2seq.tokens import Pieces
from mtfix.seq2seq.train import Progress, Settings, factor, idle_threads, make_optimizer, to_device
from mtfix.seq2seq.window import WIDE_KINDS, widen

SAMPLE = Path(__file__).with_name("post_edits.jsonl")
# The rates are a quarter of those of the first training: the model is to learn new habits, not to begin again.
SETTINGS = Settings(frozen=4, budget=500, warmup=5, encoder_rate=5e-5, rate=2e-4)
Row = dict[str, Any]
Scores = dict[str, tuple[float, int]]


def held_out(row: Row) -> bool:
    """Whether a pair is kept for the test; it stays on its side when pairs are added."""
    return zlib.crc32(row["pe"].encode()) % 4 == 0


def kind_of(old: str, new: str, before: str = "") -> str:
    """Return the kind of an edit by what it changes: spaces, case, marks, a word said twice, or else grammar.

    `before` is the word that stands before the edit.
    """
    words, goal = re.findall(r"\w+", old), re.findall(r"\w+", new)
    if any(mark in old + new for mark in '“”"«»„') and words == goal:
        return "quote"
    if "".join(old.split()) == "".join(new.split()):
        joined = len(words) < len(goal) or re.search(r"\w[.!?]\w", old)
        return "merged_words" if joined else "split_word" if len(words) > len(goal) else "spacing"
    if old.lower() == new.lower():
        return "casing"
    if words == goal:
        return "bracket" if set("()[]") & set(old + new) else "punctuation"
    again = [a for a, b in zip([before, *words], words, strict=False) if a.lower() == b.lower()]
    return "repetition" if again and len(goal) == len(words) - len(again) else "grammar"


def marked(row: Row) -> Example | None:
    """Return the edits of a pair as the model is asked about them; None where none can be known without the source."""
    made = post_edit_example(row["mt"], row["pe"])
    if made is None:
        return None
    spans = [span if span.note == "keep" else named(made.text, span, row["pe"]) for span in made.spans]
    return Example(made.text, tuple(spans))


def named(text: str, span: Marked, post_edit: str) -> Marked:
    """Return the span under the kind of its edit, as wide as a finding of that kind is shown to the model."""
    before = re.search(r"(\w*)\W*$", text[: span.start])
    kind = kind_of(text[span.start : span.end], span.target, before[1] if before else "")
    if kind in WIDE_KINDS:
        start, end = widen(text, span.start, span.end, kind)
        target = text[start : span.start] + span.target + text[span.end : end]
        if target in post_edit:  # nothing else was edited there
            return Marked(start, end, kind, target, "edit")
    return replace(span, kind=kind, note="edit")


def kept(row: Row, kind: str = "grammar") -> Example | None:
    """Return an unbroken span of the post-edit that looks tempting, so that the model learns to leave it."""
    text = row["pe"]
    site = keep_site(text, kind, Random(text))
    if site is None or not usable(text):
        return None
    start, end = widen(text, *site, kind)
    return Example(text, (Marked(start, end, kind, text[start:end], "keep"),)) if start < end else None


def examples(rows: Sequence[Row]) -> list[Example]:
    """Return what can be learnt from the pairs themselves: their edits, and what nobody edited."""
    made = (part for row in rows for part in (marked(row), kept(row)))
    return [one for one in made if one is not None]


@dataclass
class Work:
    """The model that learns, and what its batches are made with."""

    model: RepairModel
    pieces: Pieces

    def batches(self, made: Iterable[Example | None], rng: Random | None = None) -> list[Pair]:
        """Return the examples as batches on the device of the model."""
        writes: list[str] = list(self.model.config.writes)
        encoded = [encode_example(one, self.pieces, writes, rng) for one in made if one is not None]
        whole = (one for one in encoded if one is not None)
        return [to_device(pair, self.model.device.type) for pair in cut(whole, len(writes), SETTINGS.budget)]


def epoch(work: Work, rows: Sequence[Row], number: int, seed: int) -> list[Pair]:
    """Return the batches of one round: the post-edits, and as many sentences of theirs broken on purpose."""
    edits = examples(rows)
    clean = [row["pe"] for row in rows if usable(row["pe"])]
    broken: list[Example | None] = []
    if clean:
        sources = Sources({"post-edits": clean}, [text for text in clean if re.search(r"[“”\"()]", text)])
        broken = [example(sources, seed, number * len(edits) + index) for index in range(len(edits))]
    rng = Random(f"{seed}/{number}")
    found = work.batches([*edits, *broken], rng)
    rng.shuffle(found)
    return found


def learn(work: Work, rounds: Sequence[Sequence[Pair]]) -> Iterator[float]:
    """Take one step a batch, with the rates of the first training scaled down; yield the loss of each round."""
    steps = sum(map(len, rounds))
    frozen = min(SETTINGS.frozen, work.model.config.num_hidden_layers - 1)
    optimizer = make_optimizer(work.model, replace(SETTINGS, frozen=frozen))
    progress = Progress(fall_from=steps // 2, fall_to=steps)
    work.model.train()
    for pairs in rounds:
        losses = []
        for pair in pairs:
            with torch.autocast(work.model.device.type, dtype=torch.bfloat16):
                logits = logits_of(work.model, pair, frozen)
            loss = F.cross_entropy(logits.flatten(0, 1), pair.targets.flatten(), ignore_index=-100)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(work.model.parameters(), SETTINGS.clip)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * factor(SETTINGS, progress)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            progress.step += 1
            losses.append(float(loss.detach()))
        yield sum(losses) / max(len(losses), 1)


def table(before: Scores, after: Scores) -> str:
    """Return exact repairs of each kind before and after; *keep* are spans that nobody edited, "all" comes last."""
    lines = [f"{'kind':14}{'held-out spans':>16}{'exact before':>14}{'exact after':>14}"]
    for kind in sorted(before, key=lambda kind: (kind == "all", kind)):
        (old, count), (new, _) = before[kind], after[kind]
        lines.append(f"{kind:14}{count:>16}{old:>14.0%}{new:>14.0%}")
    return "\n".join(lines)


def finetune(rows: Sequence[Row], model: str, out: Path, *, epochs: int, seed: int) -> tuple[Scores, Scores]:
    """Train `model` on the pairs, write it to `out`, and return exact repairs by kind before and after."""
    torch.manual_seed(seed)
    work = Work(*read(model)[:2])
    test = [row for row in rows if held_out(row)]
    dev = work.batches(examples(test))
    if not any(marked(row) for row in test):
        raise SystemExit(f"no edit that can be learnt among the held-out quarter of {len(rows)} pairs: give more pairs")
    before = evaluate(work.model, dev)
    train = [row for row in rows if not held_out(row)]
    rounds = [epoch(work, train, number, seed) for number in range(epochs)]
    for number, loss in enumerate(learn(work, rounds), start=1):
        print(f"epoch {number} of {epochs}: {len(rounds[number - 1])} steps, loss {loss:.3f}", flush=True)
    after = evaluate(work.model, dev)
    write(work.model, directory(model) / FILES[2], out)
    return before, after


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the pairs, train, write the model, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*", type=Path, default=[SAMPLE], help="JSONL files with mt and pe")
    parser.add_argument("--out", type=Path, default=Path("finetuned"), help="directory to write the model to")
    parser.add_argument("--model", default="default", help="directory or hub name of the model to start from")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    torch.set_num_threads(idle_threads())
    rows = [row for path in given.pairs for row in read_jsonl(path)]
    started = time.monotonic()
    before, after = finetune(rows, given.model, given.out, epochs=given.epochs, seed=given.seed)
    print(f"\n{table(before, after)}\n\nwritten to {given.out} after {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
