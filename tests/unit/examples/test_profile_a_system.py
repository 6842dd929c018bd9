"""The example runs as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from examples.profile_a_system import SYSTEMS, main, profile, sentences, table
from mtfix.quality import Interval


def test_a_profile_counts_findings_per_thousand_sentences() -> None:
    found = profile(["He came (late.", "He came late.", "She left (early.", "She left early."])
    assert list(found) == ["bracket"]
    assert found["bracket"].value == 500.0


def test_clean_sentences_have_an_empty_profile() -> None:
    assert profile(["The bridge was closed for two days.", "The water was high."]) == {}


def test_profiles_stand_side_by_side() -> None:
    text = table({"one": {"bracket": Interval(500.0, 0.0, 1000.0)}, "other": {}})
    assert [line.split() for line in text.split("\n")] == [
        ["per", "1,000", "sentences", "one", "other"],
        ["bracket", "500", "[0,", "1000]", "0", "[0,", "0]"],
    ]


def test_the_outputs_beside_it_are_of_the_same_sentences() -> None:
    assert [len(sentences(path)) for path in SYSTEMS] == [10, 10]


def test_it_runs_without_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    lines = capsys.readouterr().out.rstrip("\n").split("\n")
    assert lines[0].split() == ["per", "1,000", "sentences", "system_a", "system_b"]
    rows = {line.split()[0]: line.split()[1:] for line in lines[1:]}
    assert rows["bracket"] == ["100", "[0,", "300]", "0", "[0,", "0]"]


def test_it_draws_the_plot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("matplotlib", reason="the plot needs the extra bench")
    main(["--plot", str(tmp_path / "profile.png")])
    assert capsys.readouterr().out.startswith("per 1,000 sentences")
    assert (tmp_path / "profile.png").read_bytes()[:4] == b"\x89PNG"
