"""bifixer's monofixer: cleaning of web text, for training MT. GPL, so it is run as a program and never imported."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.peers.peer import Peer, Repairer

# Nothing that drops or divides lines: what it does to a line is what is compared.
OPTIONS = ("--scol", "1", "--ignore_duplicates", "--ignore_segmentation", "--ignore_long", "--ignore_empty", "-q")


def _run(lines: list[str]) -> list[str]:
    program = Path(sys.executable).with_name("monofixer")
    with TemporaryDirectory() as folder:
        given, made = Path(folder) / "given.tsv", Path(folder) / "made.tsv"
        given.write_text("".join(line.replace("\t", " ") + "\n" for line in lines), encoding="utf-8")
        subprocess.run([str(program), str(given), str(made), "en", *OPTIONS], check=True, capture_output=True)  # noqa: S603
        done = made.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    if len(done) != len(lines):
        raise RuntimeError(f"monofixer made {len(done)} lines of {len(lines)}")
    return done


def _load() -> Repairer:
    def repair(texts: Sequence[str]) -> list[str]:
        lines = [line for text in texts for line in text.split("\n") if line.strip()]
        done = iter(_run(lines))
        return ["\n".join(next(done) if line.strip() else line for line in text.split("\n")) for text in texts]

    return repair


BIFIXER = Peer("bifixer", ("bifixer",), "GPL-3.0", "monofixer on each line, a process a run", _load)
