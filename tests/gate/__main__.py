"""Run the gate; see `tests.gate`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests import gate
from tests.gate.bounds import Bounds, compare, named, other_data, updated
from tests.gate.measure import absent, measured

FLOORS = Path(__file__).with_name("floors.json")
CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"


def check(bounds: Bounds, now: Bounds) -> tuple[int, list[str]]:
    """Return the exit status and the lines of the report."""
    broken = compare(bounds, now.figures)
    better = sum(
        name not in bounds.figures or round(value, 4) != bounds.figures[name] for name, value in now.figures.items()
    )
    if not broken:
        free = f"; {better} figures moved or are new: --update tightens the bounds" if better else ""
        return 0, [f"the gate holds: {len(bounds.figures)} bounds{free}"]
    lines = [f"{len(broken)} of {len(bounds.figures)} bounds are broken:", *(f"  {line}" for line in broken)]
    if changed := other_data(bounds, now.data):
        lines.append(f"not measured on the same data as the bounds: {', '.join(changed)}")
    return 1, lines


def update(bounds: Bounds | None, now: Bounds, allowed: list[str], path: Path) -> tuple[int, list[str]]:
    """Write the new bounds unless one of them would be weaker; return the exit status and the report."""
    new, refused = updated(bounds or Bounds("", {}, {}), now, allowed)
    if refused:
        lines = ["refused, since these bounds would be weaker:", *(f"  {line}" for line in refused)]
        advice = "give --allow-regression, and name each in backticks on a line with the word gate in CHANGELOG.md"
        return 1, [*lines, f"to weaken them, {advice} under [Unreleased]"]
    new.write(path)
    return 0, [f"wrote {len(new.figures)} bounds to {path.name}"]


def main(arguments: list[str] | None = None) -> int:
    """Measure, then compare or update; return the exit status."""
    parser = argparse.ArgumentParser(description=gate.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    given = parser.parse_args(arguments)
    if missing := absent():
        told = f"the gate is skipped: {', '.join(missing)} absent; set MTFIX_DATA to the folder that holds the corpora"
        sys.stdout.write(told + "\n")
        return 0
    bounds = Bounds.read(FLOORS) if FLOORS.exists() else None
    if given.update:
        allowed = named(CHANGELOG.read_text(encoding="utf-8")) if given.allow_regression else []
        status, lines = update(bounds, measured(), allowed, FLOORS)
    elif bounds is None:
        status, lines = 1, [f"{FLOORS.name} is absent: run python -m tests.gate --update"]
    else:
        status, lines = check(bounds, measured())
    sys.stdout.write("\n".join(lines) + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
