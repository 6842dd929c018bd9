"""The pictures are drawn without a screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.plots import bars, heat_map, intervals, lines, picture

pytest.importorskip("matplotlib", reason="pictures need the extra bench")


def test_pictures_are_png(tmp_path: Path) -> None:
    names = [
        bars(picture("bars", tmp_path), "t", ["a", "b"], {"x": [0.1, 0.2], "y": [0.0, 1.0]}, "u"),
        intervals(picture("intervals", tmp_path), "t", {"a": (0.1, 0.0, 0.2), "b": (-1.0, -2.0, -0.5)}, "u"),
        lines(picture("lines", tmp_path), "t", {"x": {10.0: 1.0, 100.0: 2.0}}, "a", "u"),
        heat_map(picture("map", tmp_path), "t", {"r": [0.0, 3.0], "s": [100.0, 0.2]}, ["a", "b"], "u", strong={"r"}),
        heat_map(picture("even", tmp_path), "t", {"r": [0.0, 3.0]}, ["a", "b"], "u", top=100),
    ]
    assert names == ["bars.png", "intervals.png", "lines.png", "map.png", "even.png"]
    assert {(tmp_path / name).read_bytes()[:4] for name in names} == {b"\x89PNG"}


def test_a_heat_map_of_nothing_can_be_drawn(tmp_path: Path) -> None:
    assert heat_map(picture("none", tmp_path), "t", {"r": [0.0]}, ["a"], "u") == "none.png"
