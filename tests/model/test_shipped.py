"""The model in the package: its size, its loading, and repairs and unbroken spans that it must know."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import mtfix
from mtfix.seq2seq.answer import Request
from mtfix.seq2seq.propose import Proposer, load

HOME = Path(mtfix.__file__).parent / "models" / "en"

pytestmark = pytest.mark.skipif(not (HOME / "model.safetensors").is_file(), reason="no model in this checkout")


@pytest.fixture(scope="module")
def proposer() -> Proposer:
    return load()


def request_of(marked: str, kind: str) -> Request:
    """Return the request for a text with its span in ⟦⟧."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    return Request(marked.replace("⟦", "").replace("⟧", ""), start, end, kind)


def test_the_package_stays_small() -> None:
    assert sum(path.stat().st_size for path in HOME.iterdir()) <= 64 * 2**20
    assert {path.suffix for path in HOME.iterdir()} <= {".json", ".safetensors", ".model", ".md"}


def test_at_most_32_million_parameters(proposer: Proposer) -> None:
    assert sum(p.numel() for p in proposer.model.parameters()) <= 32_000_000


def test_loading_is_quick_once_torch_is_there() -> None:
    code = (
        "import time, torch, transformers, mtfix.seq2seq.checkpoint\n"
        "from mtfix.seq2seq.propose import load\n"
        "start = time.process_time(); load(); print(time.process_time() - start)"
    )
    out = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True)
    assert float(out.stdout) < 2.0


@pytest.mark.parametrize(("marked", "kind", "repaired"), [])
def test_repairs_that_it_must_know(proposer: Proposer, marked: str, kind: str, repaired: str) -> None:
    request = request_of(marked, kind)
    best = proposer.propose([request])[0].proposals[0]
    assert request.text[: best.start] + best.replacement + request.text[best.end :] == repaired


@pytest.mark.parametrize(("marked", "kind"), [])
def test_unbroken_spans_that_it_must_keep(proposer: Proposer, marked: str, kind: str) -> None:
    assert proposer.propose([request_of(marked, kind)])[0].keep > 0.5
