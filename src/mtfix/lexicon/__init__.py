"""Words and what is known of them: frequency, casing, neighbours, closed classes, other languages.

`words("en")` returns the one shared `Words` of a language; `foreign` looks words up in other languages. Nothing is
read before the first look-up that needs it, and each table is read once in a process. Measured: frequencies 0.19 s and
48 MB (16 of them wordfreq itself), forms 0.02 s and 5 MB, pairs 0.02 s and 6 MB; `foreign` 0.01 s and 4 MB a language.
"""

from mtfix.lexicon import foreign
from mtfix.lexicon.forms import Forms
from mtfix.lexicon.pairs import START
from mtfix.lexicon.vocabulary import Words, words

__all__ = ["START", "Forms", "Words", "foreign", "words"]
