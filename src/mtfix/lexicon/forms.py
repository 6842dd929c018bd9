"""The casings of words in the middle of sentences: what is a name, and how is it spelt?

The counts come from human English (data/README.md). A use counts only where nothing but the place in the sentence could
explain a capital: right after another word or a comma, in a line that is neither a headline nor shouted.

What counts as a name was chosen on WMT newstest2020, where every word in the middle of a sentence was looked up:

| uses, share | capitalised words known as names | lower-case words taken for names, in 100,000 |
|---|--:|--:|
| 2, 0.80 | 44.6 % | 105 |
| 2, 0.95 | 41.6 % | 45 |
| 5, 0.95 | 36.8 % | 33 |
| 5, 1.00 | 29.3 % | 17 |

The word "I" is in no row; with it the second is 43.7 %. Of the rest, two thirds were seen with a capital but too often
without ("President", "House"), one third was never seen with one.
"""

from __future__ import annotations

from typing import NamedTuple

NAME_SHARE = 0.95
NAME_COUNT = 2


class Forms(NamedTuple):
    """How often a word is written lower, Title, UPPER and miXed in the middle of sentences.

    A single capital letter ("I") is `title`; "McDonald", "iPhone", "O'Brien" are `mixed`.
    """

    lower: int = 0
    title: int = 0
    upper: int = 0
    mixed: int = 0

    @property
    def capitalised(self) -> int:
        """Uses with a capital anywhere."""
        return self.title + self.upper + self.mixed

    @property
    def total(self) -> int:
        """All uses in the middle of sentences."""
        return sum(self)


UNSEEN = Forms()


def parse(row: str) -> tuple[Forms, str]:
    """Return the counts and the mixed spelling ("" for none) of a row "lower[ title[ upper[ mixed spelling]]]"."""
    parts = row.split(" ")
    spelling = parts.pop() if len(parts) == 5 else ""
    return Forms(*map(int, parts)), spelling


def spell(word_key: str, forms: Forms, mixed: str) -> str:
    """Return the commonest spelling of the word in the middle of a sentence; on equal counts the plainer one."""
    spellings = (word_key, word_key[:1].upper() + word_key[1:], word_key.upper(), mixed or word_key)
    return spellings[forms.index(max(forms))]
