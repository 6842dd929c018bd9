"""The tiers of mtfix that tracks compare: rules alone, and rules with the repair model where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from inspect import signature

from mtfix import KINDS, Fixer

RULES, MODEL = "rules", "rules + model"
KIND_IDS = tuple(kind.id for kind in KINDS if kind.stable)
# Without the kinds whose text is lost, which nobody can restore.
REPAIRABLE = tuple(kind.id for kind in KINDS if kind.stable and kind.propose is not None)


def has_model() -> bool:
    """Return whether this version of `Fixer` takes a repair model."""
    return "model" in signature(Fixer).parameters


def fixer(tier: str = RULES, kinds: Iterable[str] | None = None) -> Fixer:
    """Return the fixer of a tier."""
    settings: dict[str, str | None] = {"model": "default" if tier == MODEL else None} if has_model() else {}
    return Fixer(kinds=kinds, **settings)  # type: ignore[arg-type]


def tiers() -> tuple[str, ...]:
    """Return the tiers that can be run: the model tier only where a model loads."""
    if not has_model():
        return (RULES,)
    from mtfix.errors import ModelError

    try:
        fixer(MODEL).fix("A short text.")
    except ModelError as error:
        print(f"without the repair model: {error}")
        return (RULES,)
    return RULES, MODEL
