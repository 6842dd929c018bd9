"""The outputs of the WMT systems, by language pair and system, with their references."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from mtfix import corpora


@dataclass(slots=True)
class System:
    """One system on one pair; the lists have one entry a segment."""

    corpus: str
    pair: str
    name: str
    outputs: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """Return corpus, pair and system as one name."""
        return f"{self.corpus.removesuffix('.test')} {self.pair} {self.name}"


def systems(corpus: str, limit: int = 10**9) -> list[System]:
    """Return all systems of a corpus, the first `limit` segments of each."""
    found: dict[tuple[str, str], System] = {}
    for row in corpora.rows(corpus):
        key = (row["pair"], row["system"])
        system = found.setdefault(key, System(corpus, *key))
        if len(system.outputs) < limit:
            system.outputs.append(row["mt"])
            system.references.append(row["ref"])
    return [found[key] for key in sorted(found)]


def references(chosen: list[System]) -> dict[str, list[str]]:
    """Return the different references of each pair."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for system in chosen:
        found[system.pair].update(dict.fromkeys(system.references))
    return {pair: list(texts) for pair, texts in sorted(found.items())}
