"""Floors and ceilings: compare, update, refuse. Pure functions of figures; nothing is measured here."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

# Figures of these groups are ceilings (false alarms, harm); all others are floors.
CEILINGS = ("alarms.", "harm.")
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Bounds:
    """What was measured when the bounds were written, and where: version of mtfix, checksums of the corpora."""

    version: str
    data: dict[str, str]
    figures: dict[str, float]

    @classmethod
    def read(cls, path: Path) -> Bounds:
        """Return the bounds of a file."""
        found = json.loads(path.read_text(encoding="utf-8"))
        return cls(found["mtfix"], found["data"], {**found["floors"], **found["ceilings"]})

    def write(self, path: Path) -> None:
        """Write the bounds, floors apart from ceilings."""
        floors = {name: value for name, value in sorted(self.figures.items()) if not is_ceiling(name)}
        ceilings = {name: value for name, value in sorted(self.figures.items()) if is_ceiling(name)}
        found = {"mtfix": self.version, "data": self.data, "floors": floors, "ceilings": ceilings}
        path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Broken:
    """One bound that does not hold; `now` is None where the figure is no longer measured."""

    name: str
    bound: float
    now: float | None

    def __str__(self) -> str:
        """Return the line of a report."""
        what = "ceiling" if is_ceiling(self.name) else "floor"
        return f"{self.name}: {'not measured any more' if self.now is None else self.now}, {what} {self.bound}"


def is_ceiling(name: str) -> bool:
    """Return whether a figure must not rise."""
    return name.startswith(CEILINGS)


def weaker(name: str, bound: float, now: float) -> bool:
    """Return whether a figure is on the wrong side of its bound."""
    return now > bound if is_ceiling(name) else now < bound


def compare(bounds: Bounds, figures: Mapping[str, float]) -> list[Broken]:
    """Return the bounds that the figures break, in order of their names; new figures have no bound yet."""
    found = []
    for name, bound in sorted(bounds.figures.items()):
        now = figures.get(name)
        if now is None or weaker(name, bound, round(now, DIGITS)):
            found.append(Broken(name, bound, None if now is None else round(now, DIGITS)))
    return found


def other_data(bounds: Bounds, data: Mapping[str, str]) -> list[str]:
    """Return the names of corpora and slices that are not the ones the bounds were measured on."""
    return sorted(name for name in {*bounds.data, *data} if bounds.data.get(name) != data.get(name))


def updated(bounds: Bounds, measured: Bounds, allowed: Sequence[str] = ()) -> tuple[Bounds, list[Broken]]:
    """Return new bounds, and those that would have to be weakened without being allowed.

    Better figures raise floors and lower ceilings, new ones are added; a weaker one is taken only where a pattern in
    `allowed` (as in `injected.quote.*`) fits its name.
    """
    refused = [broken for broken in compare(bounds, measured.figures) if not _fits(broken.name, allowed)]
    figures = {name: round(value, DIGITS) for name, value in measured.figures.items()}
    return Bounds(measured.version, dict(measured.data), figures), refused


def _fits(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def unreleased(changelog: str) -> str:
    """Return the part of a changelog under its heading of what is not released yet, empty where there is none."""
    parts = re.split(r"^## ", changelog, flags=re.MULTILINE)
    return next((part for part in parts if part.lower().startswith("[unreleased]")), "")


def named(changelog: str) -> list[str]:
    """Return the names and patterns that the unreleased part of a changelog puts in backticks on lines with "gate"."""
    lines = [line for line in unreleased(changelog).splitlines() if "gate" in line.lower()]
    return [name for line in lines for name in re.findall(r"`([\w.*-]+)`", line) if "." in name]
