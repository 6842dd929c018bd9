"""The package as a whole: layering, light import, public names, records."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import mtfix
from mtfix.model import Edit, Finding, Repair, Safety, Severity

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "mtfix").rglob("*.py"))


def test_the_house_stands_as_drawn() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("module", ["torch", "transformers", "wordfreq", "ftfy", "numpy", "sacrebleu"])
def test_import_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, mtfix; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_public_names_exist() -> None:
    assert [name for name in mtfix.__all__ if not hasattr(mtfix, name)] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 500
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert long == []


def test_records_are_json() -> None:
    result = mtfix.fix("He came ( late.")
    record = json.loads(json.dumps(result.to_dict()))
    assert (record["version"], record["text"]) == (1, "He came late.")
    assert record["findings"][0]["repairs"][0]["edits"] == [{"start": 7, "end": 9, "replacement": ""}]


def test_a_finding_refuses_a_span_that_does_not_fit() -> None:
    with pytest.raises(ValueError, match=r"span 0..3 does not fit surface 'ab'"):
        Finding("bracket", 0, 3, "ab", "m", Severity.MINOR, 0.9, "x")


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (3, 2)])
def test_an_edit_refuses_impossible_offsets(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Edit(start, end, "")


def test_a_repair_refuses_edits_that_overlap() -> None:
    with pytest.raises(ValueError, match="sorted and apart"):
        Repair((Edit(2, 4, ""), Edit(3, 5, "")), 0.9, Safety.SAFE)
