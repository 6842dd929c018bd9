"""The examples in the documentation are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import mtfix

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    name
    for _, name, _ in pkgutil.walk_packages(mtfix.__path__, "mtfix.")
    if not name.startswith(("mtfix.seq2seq", "mtfix.__main__"))
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_the_module(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_examples_of_the_package() -> None:
    assert doctest.testmod(mtfix).failed == 0


def test_examples_of_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8").replace("```", "")
    runner = doctest.DocTestRunner()
    runner.run(doctest.DocTestParser().get_doctest(text, {}, "README.md", "README.md", 0))
    assert (runner.failures, runner.tries) == (0, 5)
