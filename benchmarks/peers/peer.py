"""What a benchmark knows of a tool: a name, where it comes from, and a function from texts to texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

Repairer = Callable[[Sequence[str]], list[str]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool. `load` imports it and builds what it needs once; the function it returns is what is timed.

    `how` says how it is applied: *blind* where every proposal is taken, though the tool itself asks a person.
    """

    name: str
    packages: tuple[str, ...]
    licence: str
    how: str
    load: Callable[[], Repairer]

    @property
    def version(self) -> str:
        """Return the versions of the packages, "absent" where one is not installed."""
        try:
            return " + ".join(version(package) for package in self.packages)
        except PackageNotFoundError:
            return "absent"

    @property
    def available(self) -> bool:
        """Return whether all packages are installed."""
        return self.version != "absent"

    def to_dict(self) -> dict[str, str]:
        """Return what a report says of the tool."""
        return {"version": self.version, "licence": self.licence, "how": self.how}


def by_line(run: Callable[[str], str]) -> Repairer:
    """Return a function over texts that gives each line with something in it to `run`."""

    def repair(texts: Sequence[str]) -> list[str]:
        return ["\n".join(run(line) if line.strip() else line for line in text.split("\n")) for text in texts]

    return repair
