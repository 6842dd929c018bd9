"""The kinds of breakage: the one list of them."""

from __future__ import annotations

from mtfix.kinds.bracket import KIND as bracket
from mtfix.kinds.casing import KIND as casing
from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.merged_words import KIND as merged_words
from mtfix.kinds.llm_chatter import KIND as llm_chatter
from mtfix.kinds.name_variant import KIND as name_variant
from mtfix.kinds.quote import KIND as quote
from mtfix.kinds.spacing import KIND as spacing
from mtfix.kinds.token_artifact import KIND as token_artifact

KINDS: tuple[Kind, ...] = tuple(
    sorted(
        (bracket, casing, llm_chatter, merged_words, name_variant, quote, spacing, token_artifact),
        key=lambda kind: (kind.phase, kind.id),
    )
)

__all__ = ["KINDS", "Kind", "Phase", "Scope"]
