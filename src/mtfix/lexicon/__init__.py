"""Words and what is known of them: frequency, casing, neighbours, closed classes, other languages.

`words("en")` returns the one shared `Words` of a language; `foreign` looks words up in other languages. Nothing is read
before the first look-up that needs it, and each table is read once in a process.
"""

from mtfix.lexicon import foreign
from mtfix.lexicon.forms import Forms
from mtfix.lexicon.vocabulary import Words, words

__all__ = ["Forms", "Words", "foreign", "words"]
