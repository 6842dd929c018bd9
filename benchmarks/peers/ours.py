"""mtfix as one tool among the others."""

from __future__ import annotations

import mtfix
from benchmarks.peers.peer import Peer, Repairer
from benchmarks.tiers import RULES, fixer


def ours(tier: str = RULES) -> Peer:
    """Return mtfix with its safe repairs."""

    def load() -> Repairer:
        chosen = fixer(tier)
        return lambda texts: [result.text for result in chosen.fix_many(texts)]

    return Peer(f"mtfix, {tier}", ("mtfix",), "Apache-2.0", f"version {mtfix.__version__}, safe repairs only", load)
