"""One language: frequency, casing and neighbours of its words, and its closed classes.

The tables are plain dictionaries behind properties that load at the first look-up. All look-ups ignore case and take a
curly apostrophe for a straight one.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from mtfix import data
from mtfix.errors import unknown
from mtfix.lexicon import tables
from mtfix.lexicon.forms import NAME_COUNT, NAME_SHARE, UNSEEN, Forms, parse, spell
from mtfix.lexicon.keys import base, key
from mtfix.lexicon.pairs import Pairs

LANGUAGES = ("en",)


class Words:
    """What is known of the words of one language; get it from `words`."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __repr__(self) -> str:
        return f"words({self.lang!r})"

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """Pickle by name: the tables stay in the process that read them."""
        return words, (self.lang,)

    def zipf(self, word: str) -> float:
        """Return the Zipf value of `word` (3.0: once in a million words), or 0.0 for one that is not in the list.

        One dictionary look-up in the large list of wordfreq. That list is crawled, so a value above 0 is no proof of a
        word: "ofthe" stands at 3.33 and "withthe" at 2.03, above many a real word. Presence must never decide alone;
        weigh the value against that of the parts. The list has no hyphens (look the parts up) and no numbers.
        """
        return self._zipf.get(key(word), 0.0)

    def forms(self, word: str) -> Forms:
        """Return how often each casing of `word` is seen in the middle of sentences; zeros for an unseen word.

        "China's" is looked up as "China".
        """
        row = self._forms.get(base(key(word)))
        return parse(row)[0] if row else UNSEEN

    def spelling(self, word: str) -> str | None:
        """Return the commonest spelling in the middle of a sentence ("mcdonald" -> "McDonald"), None if unseen."""
        word_key = key(word)
        stem = base(word_key)
        row = self._forms.get(stem)
        return spell(stem, *parse(row)) + word_key[len(stem) :] if row else None

    def name_share(self, word: str) -> float:
        """Return the share in [0, 1] of uses in the middle of sentences that have a capital; 0.0 for an unseen word."""
        forms = self.forms(word)
        return forms.capitalised / forms.total if forms.total else 0.0

    def is_name(self, word: str) -> bool:
        """Return whether `word` is known as a name (or another word that is always capitalised, as "Monday").

        At least 2 capitalised uses that are 95 % of all uses; of one letter only "I". A word unseen here may still be a
        name: most names are rare. A word that is a name and a common word ("may", "apple", "us") is not reported.
        """
        forms = self.forms(word)
        often = forms.capitalised >= max(NAME_COUNT, NAME_SHARE * forms.total)
        return often and (len(word) > 1 or word in "Ii")

    def pair(self, left: str, right: str) -> int:
        """Return how often `right` stands right after `left`; 0 below the cut of the table. `left` may be "<s>"."""
        return self._pairs.count(key(left), key(right))

    def pair_logp(self, left: str, right: str) -> float:
        """Return log10 P(right | left), backed off to the plain frequency of `right`; never below -9.1."""
        right_key = key(right)
        zipf = self._zipf.get(right_key)
        return self._pairs.logp(key(left), right_key, 10 ** (zipf - 9) if zipf else 0.0)

    @cached_property
    def names(self) -> frozenset[str]:
        """All known names, lower-cased (see `is_name`)."""
        return frozenset(word for word in self._forms if self.is_name(word))

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Closed-class words, lower-cased: articles, pronouns, prepositions, conjunctions, auxiliaries."""
        return data.word_set(f"{self.lang}/function_words.txt")

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations as they are written, with their full stop ("Mr.", "e.g.").

        Left out: those that are also common words at the end of a sentence, as "in." and "no.".
        """
        return data.word_set(f"{self.lang}/abbreviations.txt")

    @cached_property
    def _zipf(self) -> dict[str, float]:
        return tables.zipf_table(self.lang, "large")

    @cached_property
    def _forms(self) -> dict[str, str]:
        return dict(line.split(" ", 1) for line in data.lines(f"{self.lang}/forms.txt.gz"))

    @cached_property
    def _pairs(self) -> Pairs:
        return Pairs(data.lines(f"{self.lang}/pairs.txt.gz"))


@lru_cache
def words(lang: str = "en") -> Words:
    """Return the shared `Words` of `lang`.

    Raises:
        SettingError: for a language without tables.
    """
    if lang not in LANGUAGES:
        raise unknown("language", lang, LANGUAGES)
    return Words(lang)
