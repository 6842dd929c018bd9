"""The record of one fault."""

from __future__ import annotations

from typing import NamedTuple

from mtfix.model import Edit, Safety


class Fault(NamedTuple):
    """What is wrong with a half, and its repair; no edits where no place is known."""

    start: int
    end: int
    message: str
    score: float
    edits: tuple[Edit, ...] = ()
    confidence: float = 0.0
    safety: Safety = Safety.SHOW
