"""The gate itself, with figures made up for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gate.__main__ import check, main, update
from tests.gate.bounds import Bounds, Broken, compare, is_ceiling, named, other_data, unreleased, updated

FIGURES = {"injected.quote.recall": 0.9, "injected.quote.precision": 0.95, "alarms.real_clean": 2.0, "harm.x": 0.1}
BOUNDS = Bounds("1.0", {"clean.dev": "abc"}, FIGURES)


def now(**changed: float | None) -> dict[str, float]:
    given = {**FIGURES, **{name.replace("__", "."): value for name, value in changed.items()}}
    return {name: value for name, value in given.items() if value is not None}


def measured(data: str = "abc", **changed: float | None) -> Bounds:
    return Bounds("1.1", {"clean.dev": data}, now(**changed))


def test_groups_of_alarms_and_harm_are_ceilings() -> None:
    assert [name for name in FIGURES if is_ceiling(name)] == ["alarms.real_clean", "harm.x"]


def test_the_same_figures_hold() -> None:
    assert compare(BOUNDS, FIGURES) == []


@pytest.mark.parametrize("name", ["injected__quote__recall", "injected__quote__precision"])
def test_a_floor_breaks_downwards_only(name: str) -> None:
    assert compare(BOUNDS, now(**{name: 0.99})) == []
    assert [str(broken) for broken in compare(BOUNDS, now(**{name: 0.5}))] == [
        f"{name.replace('__', '.')}: 0.5, floor {FIGURES[name.replace('__', '.')]}"
    ]


def test_a_ceiling_breaks_upwards_only() -> None:
    assert compare(BOUNDS, now(alarms__real_clean=0.0)) == []
    assert compare(BOUNDS, now(alarms__real_clean=3.0)) == [Broken("alarms.real_clean", 2.0, 3.0)]


def test_a_figure_that_is_gone_breaks_its_bound() -> None:
    broken = compare(BOUNDS, now(injected__quote__recall=None))
    assert [str(one) for one in broken] == ["injected.quote.recall: not measured any more, floor 0.9"]


def test_a_new_figure_has_no_bound_yet() -> None:
    assert compare(BOUNDS, now(injected__bracket__recall=0.1)) == []


def test_noise_below_the_fourth_digit_breaks_nothing() -> None:
    assert compare(BOUNDS, now(injected__quote__recall=0.899999)) == []


def test_a_check_reports_what_broke_and_on_what_data() -> None:
    status, lines = check(BOUNDS, measured("other", harm__x=0.2))
    assert status == 1
    assert lines == [
        "1 of 4 bounds are broken:",
        "  harm.x: 0.2, ceiling 0.1",
        "not measured on the same data as the bounds: clean.dev",
    ]


def test_a_check_that_holds_counts_what_can_be_tightened() -> None:
    assert check(BOUNDS, measured()) == (0, ["the gate holds: 4 bounds"])
    status, lines = check(BOUNDS, measured(injected__quote__recall=0.95))
    assert (status, lines) == (
        0,
        ["the gate holds: 4 bounds; 1 figures moved or are new: --update tightens the bounds"],
    )


def test_other_data_names_what_differs_or_is_missing() -> None:
    assert other_data(BOUNDS, {"clean.dev": "abc"}) == []
    assert other_data(BOUNDS, {"clean.dev": "abd", "wmt21": "x"}) == ["clean.dev", "wmt21"]


def test_an_update_takes_better_and_new_figures() -> None:
    new, refused = updated(BOUNDS, measured(injected__quote__recall=0.97123, injected__bracket__recall=0.5))
    assert refused == []
    assert new.figures["injected.quote.recall"] == 0.9712
    assert new.figures["injected.bracket.recall"] == 0.5
    assert (new.version, new.data) == ("1.1", {"clean.dev": "abc"})


def test_an_update_refuses_a_lower_floor_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    status, lines = update(BOUNDS, measured(injected__quote__recall=0.8), [], path)
    assert status == 1
    assert lines[:2] == ["refused, since these bounds would be weaker:", "  injected.quote.recall: 0.8, floor 0.9"]
    assert not path.exists()


@pytest.mark.parametrize("allowed", ["injected.quote.recall", "injected.quote.*"])
def test_an_update_takes_a_regression_that_is_named(tmp_path: Path, allowed: str) -> None:
    path = tmp_path / "floors.json"
    assert update(BOUNDS, measured(injected__quote__recall=0.8), [allowed], path) == (
        0,
        ["wrote 4 bounds to floors.json"],
    )
    assert Bounds.read(path).figures["injected.quote.recall"] == 0.8


def test_a_name_allows_no_other_regression() -> None:
    weak = measured(injected__quote__recall=0.8, harm__x=0.5)
    _, refused = updated(BOUNDS, weak, ["injected.quote.*"])
    assert [broken.name for broken in refused] == ["harm.x"]


def test_bounds_survive_the_file(tmp_path: Path) -> None:
    BOUNDS.write(tmp_path / "floors.json")
    assert Bounds.read(tmp_path / "floors.json") == BOUNDS


CHANGES = """# Changelog

## [Unreleased]

### Changed

- Gate: `injected.quote.recall` falls, since doubtful marks are left alone; `harm.*` as well.
- The function `mtfix.fix` is faster.

## [0.1.0]

- Gate: `real.all.recall` fell.
"""


def test_only_the_unreleased_lines_about_the_gate_allow_anything() -> None:
    assert named(CHANGES) == ["injected.quote.recall", "harm.*"]
    assert "0.1.0" not in unreleased(CHANGES)
    assert named("# Changelog\n\n## [0.1.0]\n\n- Gate: `real.all.recall` fell.\n") == []


def test_without_corpora_the_gate_is_skipped_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.gate.__main__.absent", lambda: ["wmt21", "real/dev"])
    assert main([]) == 0
    assert capsys.readouterr().out == (
        "the gate is skipped: wmt21, real/dev absent; set MTFIX_DATA to the folder that holds the corpora\n"
    )
