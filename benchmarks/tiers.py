"""The tiers of mtfix that tracks compare: rules alone, and rules with the repair model."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import mtfix
from mtfix import KINDS, Fixer

RULES, MODEL = "rules", "rules + model"
KIND_IDS = tuple(kind.id for kind in KINDS if kind.stable)
# Kinds whose text is lost, which nobody can restore; and the others.
LOST = tuple(kind.id for kind in KINDS if kind.stable and kind.propose is None)
REPAIRABLE = tuple(kind.id for kind in KINDS if kind.stable and kind.propose is not None)


def fixer(tier: str = RULES, kinds: Iterable[str] | None = None) -> Fixer:
    """Return the fixer of a tier."""
    return Fixer(kinds=kinds, model="default" if tier == MODEL else None)


def tiers(*, model: bool) -> tuple[str, ...]:
    """Return the tiers to run: the model tier, which takes minutes, only on request."""
    return (RULES, MODEL) if model else (RULES,)


def model_used(*, model: bool) -> str:
    """Return what a report says of the repair model: none, or the checksum of the weights in the package."""
    if not model:
        return "none"
    weights = Path(mtfix.__file__).parent / "models" / "en" / "model.safetensors"
    return f"en {hashlib.sha256(weights.read_bytes()).hexdigest()[:12]}"
