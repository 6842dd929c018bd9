"""The engine: phases, the gate, the fixpoint, replay. The only place that changes text."""

from mtfix.engine.edits import apply_edits
from mtfix.engine.fixer import Fixer, shared
from mtfix.engine.injection import inject

__all__ = ["Fixer", "apply_edits", "inject", "shared"]
