"""How fast, how large, how it grows: characters and sentences a second, import time, peak memory, peers beside it.

python -m benchmarks.speed [--quick] [--huge] [--no-peers] [--model]

- throughput: mtfix by tier on clean and on broken documents, then every other tool on the same clean documents
- cores: the same documents over one and over two processes
- growth: time with length from 1 kB, as many lines and as one line; `--huge` goes on to 100 MB
- hostile texts: how the time of each kind grows from n to 4n characters of brackets, quotes, half words and the like
- cold start, peak memory, memory over a stream

Machines are noisy: all systems run on the same text in one go, one core, and the ratios count more than the numbers.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.hostile import hostile
from benchmarks.peers import Peer, installed, ours
from benchmarks.plots import lines, picture
from benchmarks.report import publish, stamp, table
from benchmarks.tiers import tiers
from mtfix import KINDS, Fixer, corpora, inject

FIRST_FOUR = ["bracket", "llm_chatter", "merged_words", "name_variant"]
SEED = 5


def seconds(run: Callable[[], object], times: int) -> float:
    """Return the best of so many runs."""
    best = float("inf")
    for _ in range(times):
        started = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - started)
    return best


def peak_mb(status: str) -> float:
    """Return the peak memory in MB from the text of `/proc/self/status` (Linux).

    `getrusage` will not do: a child starts there with the peak of the process that started it.
    """
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def throughput(texts: list[str], times: int, peers: list[Peer], *, model: bool) -> tuple[str, dict[str, Any]]:
    """Measure all systems on the same documents, clean and broken."""
    broken = [inject(text, seed=SEED + number).text for number, text in enumerate(texts)]
    sentences = sum(text.count(". ") + text.count(".\n") + 1 for text in texts)
    runs: dict[str, tuple[Callable[[], object], list[str]]] = {}
    four = Fixer(kinds=FIRST_FOUR)
    runs["mtfix, four kinds, clean documents"] = (lambda: list(four.fix_many(texts)), texts)
    for tier in tiers(model=model):
        run = ours(tier).load()
        for state, given in (("clean", texts), ("broken", broken)):
            runs[f"mtfix, {tier}, {state} documents"] = (partial(run, given), given)
    for peer in peers:
        runs[f"{peer.name} {peer.version}, clean documents"] = (partial(peer.load(), texts), texts)
    rows, data = [], {}
    for name, (run_all, given) in runs.items():
        took = seconds(run_all, times)
        chars = sum(map(len, given)) / took
        rows.append([name, f"{chars:,.0f}", f"{sentences / took:,.0f}"])
        data[name] = {"characters_a_second": round(chars), "sentences_a_second": round(sentences / took)}
    return table(["system", "characters a second", "sentences a second"], rows), data


def cores(texts: list[str]) -> tuple[str, dict[str, Any]]:
    """Measure one fixer over one and over two processes; the start of the processes is not counted."""
    fixer = Fixer()
    rows, data = [], {}
    for count in (1, 2):
        with ProcessPoolExecutor(max_workers=count) as pool:
            list(pool.map(fixer.fix, texts[: 8 * count]))  # starts the processes and loads their data
            took = seconds(lambda pool=pool: list(pool.map(fixer.fix, texts, chunksize=4)), 2)  # type: ignore[misc]
        speed = sum(map(len, texts)) / took
        data[str(count)] = {"characters_a_second": round(speed)}
        rows.append([count, f"{speed:,.0f}", speed / data["1"]["characters_a_second"]])
    data["cores_of_the_machine"] = {"count": os.cpu_count() or 1}
    return table(["processes", "characters a second", "times one process"], rows), data


def growth(text: str, largest: int) -> tuple[str, dict[str, Any]]:
    """Measure time a character from 1 kB up, as many lines and as one line."""
    fixer = Fixer()
    rows, data = [], {}
    size = 1_000
    while size <= largest:
        many = (text * (size // len(text) + 1))[:size]
        took = {"many lines": 0.0, "one line": 0.0}
        for shape in took:
            given = many if shape == "many lines" else many.replace("\n", " ")
            took[shape] = seconds(lambda given=given: fixer.fix(given), 1)  # type: ignore[misc]
        rows.append([f"{size:,}", *(f"{size / value:,.0f}" for value in took.values())])
        data[str(size)] = {shape: round(size / value) for shape, value in took.items()}
        size *= 10
    return table(["characters", "a second, many lines", "a second, one line"], rows), data


def cold_start() -> tuple[str, dict[str, Any]]:
    """Measure import, first call, and peak memory in fresh processes."""
    runs = {
        "python alone": "pass",
        "import mtfix": "import mtfix",
        "import mtfix, first fix": "import mtfix; mtfix.fix('He came ( late.')",
    }
    rows, data = [], {}
    for name, code in runs.items():
        command = [sys.executable, "-c", f"{code}; print(open('/proc/self/status').read())"]
        peak = peak_mb(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
        took = seconds(lambda command=command: subprocess.run(command, check=True, capture_output=True), 5)  # type: ignore[misc]  # noqa: S603
        rows.append([name, f"{1000 * took:.0f}", f"{peak:.0f}"])
        data[name] = {"ms": round(1000 * took), "peak_mb": round(peak)}
    return table(["process", "milliseconds", "peak MB"], rows), data


def stream(text: str, count: int) -> tuple[str, dict[str, Any]]:
    """Measure that memory stays flat over a stream of documents."""
    fixer = Fixer()
    peaks = []
    for part in range(4):
        for _ in fixer.fix_many(text + str(number) for number in range(part * count, (part + 1) * count)):
            pass
        peaks.append(peak_mb(Path("/proc/self/status").read_text(encoding="utf-8")))
    shown = ", ".join(f"{peak:.0f}" for peak in peaks)
    return f"Peak MB after each quarter of {4 * count} documents: {shown}.", {"peaks_mb": peaks}


def draw(track: str, data: dict[str, Any]) -> str:
    """Draw speed against length; a flat line is linear time."""
    shapes = ("many lines", "one line")
    series = {shape: {float(size): float(found[shape]) for size, found in data.items()} for shape in shapes}
    title = "mtfix: characters a second by length of the text (flat: linear time)"
    return lines(picture(track), title, series, "characters of the text", "characters a second")


def main() -> None:
    """Run all sections and write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="short texts; written as speed-quick")
    parser.add_argument("--huge", action="store_true", help="growth up to 100 MB")
    parser.add_argument("--no-peers", action="store_true", help="mtfix alone")
    parser.add_argument("--model", action="store_true", help="also the tier with the repair model (minutes)")
    given = parser.parse_args()
    quick = given.quick
    texts = list(islice(corpora.documents("clean.dev", 20), 30 if quick else 60))  # Harper reads 100 sentences a second
    text = "\n".join(texts[:40])
    largest = 10**8 if given.huge else 10**5 if quick else 10**6
    peers = [] if given.no_peers else installed()
    done = {  # memory first: the other tools load dictionaries that stay
        "Cold start": cold_start(),
        "Memory over a stream": stream(texts[0], 50 if quick else 500),
        "Growth with length": growth(text, largest),
        "Hostile texts": hostile(quick=quick),
        "Cores": cores(texts),
        "Throughput on one core": throughput(texts, 2, peers, model=given.model),
    }
    track = "speed-quick" if quick else "speed"
    made = stamp(["clean.dev"], SEED, model=given.model, kinds=sum(kind.stable for kind in KINDS), quick=quick)
    publish(track, made, done, [draw(track, done["Growth with length"][1])])


if __name__ == "__main__":
    main()
