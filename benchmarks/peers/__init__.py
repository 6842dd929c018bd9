"""Other tools on the same texts: thin adapters, each with its version, its licence and how it is applied.

All of them are installed by the extra `bench`, but for bifixer: it is GPL, and run as a process of its own where
somebody installed it (`pip install bifixer`). A peer that is not installed is left out with a message, and the tables
name it as absent.
"""

from __future__ import annotations

from benchmarks.peers.bifixer import BIFIXER
from benchmarks.peers.chain import CHAIN
from benchmarks.peers.cleaners import FTFY, SACREMOSES
from benchmarks.peers.harper import HARPER, HARPER_RULES
from benchmarks.peers.ours import ours
from benchmarks.peers.peer import Peer, Repairer
from benchmarks.peers.splitters import SYMSPELL, WORDNINJA

PEERS = (FTFY, SACREMOSES, WORDNINJA, SYMSPELL, HARPER, HARPER_RULES, BIFIXER, CHAIN)


def installed() -> list[Peer]:
    """Return the peers that can be run; names the others."""
    for peer in PEERS:
        if not peer.available:
            print(f"{peer.name} is not installed and left out: pip install {' '.join(peer.packages)}")
    return [peer for peer in PEERS if peer.available]


__all__ = ["PEERS", "Peer", "Repairer", "installed", "ours"]
