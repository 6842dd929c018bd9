"""How fast, how large, how it grows: characters and sentences a second, import time, peak memory, peers beside it.

python -m benchmarks.speed [--quick]

Machines are noisy: all systems run on the same text in one go, one core, and the ratios count more than the numbers.
The spell checker is applied word by word to the unknown words of the text (symspellpy, distance 1), ftfy to each line.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice
from typing import Any

from benchmarks.report import stamp, table, write
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


def ftfy_lines(text: str) -> Callable[[], object]:
    """Return the run of ftfy over each line."""
    import ftfy

    config = ftfy.TextFixerConfig(uncurl_quotes=False)
    return lambda: [ftfy.fix_text(line, config) for line in text.split("\n")]


def symspell_words(text: str) -> Callable[[], object]:
    """Return the run of a spell checker over each word."""
    from importlib.resources import files

    from symspellpy import SymSpell, Verbosity

    checker = SymSpell(max_dictionary_edit_distance=1)
    checker.load_dictionary(str(files("symspellpy") / "frequency_dictionary_en_82_765.txt"), 0, 1)
    return lambda: [checker.lookup(word, Verbosity.TOP, 1, include_unknown=True) for word in text.split()]


def throughput(texts: list[str], times: int) -> tuple[str, dict[str, Any]]:
    """Measure all systems on the same documents, clean and broken."""
    whole = "\n".join(texts)
    broken = [inject(text, seed=SEED + number).text for number, text in enumerate(texts)]
    sentences = sum(text.count(". ") + text.count(".\n") + 1 for text in texts)
    four, every = Fixer(kinds=FIRST_FOUR), Fixer()
    runs: dict[str, tuple[Callable[[], object], list[str]]] = {
        "mtfix, four kinds, clean documents": (lambda: [four.fix(text) for text in texts], texts),
        "mtfix, all stable kinds, clean documents": (lambda: [every.fix(text) for text in texts], texts),
        "mtfix, all stable kinds, broken documents": (lambda: [every.fix(text) for text in broken], broken),
        "ftfy, line by line": (ftfy_lines(whole), texts),
        "symspellpy, word by word": (symspell_words(whole), texts),
    }
    rows, data = [], {}
    for name, (run, given) in runs.items():
        took = seconds(run, times)
        chars = sum(map(len, given)) / took
        rows.append([name, f"{chars:,.0f}", f"{sentences / took:,.0f}"])
        data[name] = {"characters_a_second": round(chars), "sentences_a_second": round(sentences / took)}
    return table(["system", "characters a second", "sentences a second"], rows), data


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
        report = f"{code}; import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        command = [sys.executable, "-c", report]
        peak = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout) / 1024  # noqa: S603
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
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    shown = ", ".join(f"{peak:.0f}" for peak in peaks)
    return f"Peak MB after each quarter of {4 * count} documents: {shown}.", {"peaks_mb": peaks}


def main() -> None:
    """Run all sections and write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    texts = list(islice(corpora.documents("clean.dev", 20), 40 if quick else 300))
    text = "\n".join(texts[:40])
    done = {
        "Throughput on one core": throughput(texts, 2 if quick else 3),
        "Growth with length": growth(text, 10**5 if quick else 10**7),
        "Cold start": cold_start(),
        "Memory over a stream": stream(texts[0], 50 if quick else 500),
    }
    made = stamp(["clean.dev"], SEED, kinds=sum(kind.stable for kind in KINDS), quick=quick)
    sections = {title: body for title, (body, _) in done.items()}
    write("speed-quick" if quick else "speed", made, sections, {title: data for title, (_, data) in done.items()})
    print("\n\n".join(f"## {title}\n\n{body}" for title, body in sections.items()))


if __name__ == "__main__":
    main()
