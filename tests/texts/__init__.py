"""Texts written for the tests: clean English of several genres, each a whole document."""

from pathlib import Path

CLEAN = {path.stem: path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.txt"))}
