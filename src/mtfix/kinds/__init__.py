"""The kinds of breakage: the one list of them."""

from __future__ import annotations

from mtfix.kinds.boilerplate import KIND as boilerplate
from mtfix.kinds.bracket import KIND as bracket
from mtfix.kinds.casing import KIND as casing
from mtfix.kinds.encoding import KIND as encoding
from mtfix.kinds.fragment import KIND as fragment
from mtfix.kinds.grammar import KIND as grammar
from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.llm_chatter import KIND as llm_chatter
from mtfix.kinds.markup import KIND as markup
from mtfix.kinds.merged_words import KIND as merged_words
from mtfix.kinds.name_variant import KIND as name_variant
from mtfix.kinds.number_format import KIND as number_format
from mtfix.kinds.placeholder import KIND as placeholder
from mtfix.kinds.punctuation import KIND as punctuation
from mtfix.kinds.quote import KIND as quote
from mtfix.kinds.repetition import KIND as repetition
from mtfix.kinds.residue import KIND as residue
from mtfix.kinds.spacing import KIND as spacing
from mtfix.kinds.split_word import KIND as split_word
from mtfix.kinds.token_artifact import KIND as token_artifact

KINDS: tuple[Kind, ...] = tuple(
    sorted(
        (
            boilerplate,
            bracket,
            casing,
            encoding,
            fragment,
            grammar,
            llm_chatter,
            markup,
            merged_words,
            name_variant,
            number_format,
            placeholder,
            punctuation,
            quote,
            repetition,
            residue,
            spacing,
            split_word,
            token_artifact,
        ),
        key=lambda kind: (kind.phase, kind.id),
    )
)

__all__ = ["KINDS", "Kind", "Phase", "Scope"]
