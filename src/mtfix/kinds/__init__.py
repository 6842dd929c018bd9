"""The kinds of breakage: the one list of them."""

from __future__ import annotations

from mtfix.kinds.bracket import KIND as bracket
from mtfix.kinds.kind import Kind, Phase, Scope

KINDS: tuple[Kind, ...] = tuple(
    sorted(
        (bracket,),
        key=lambda kind: (kind.phase, kind.id),
    )
)

__all__ = ["KINDS", "Kind", "Phase", "Scope"]
