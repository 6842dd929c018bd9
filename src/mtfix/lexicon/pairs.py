"""Pairs of neighbouring words: how well does `b` follow `a`?

Counts of lower-cased words that stand side by side with one space between them, plus "<s>" before the first word of a
sentence. The probability is interpolated absolute discounting (Ney, Essen and Kneser 1994): each kept count gives up
0.75, and what the kept pairs leave of the mass of `a` goes to the plain frequency of `b`. It sums to one and needs no
weight to be tuned, and pairs below the cut of the table fall into the same mass.

On WMT newstest2020 the table knows 66.5 % of all neighbours (cut at 3 instead of 4: 68.9 %, for a third more bytes) and
gives them 10**-2.92 on average, their plain frequency 10**-3.37, and random neighbours 10**-3.79.

What it is for: whether "gatheredin" is one word or two. Of 19,545 pairs of neighbours written together, 16.5 % stand
in wordfreq as one word (6.7 % at Zipf 2, 2.3 % at Zipf 3), so presence says little. The gain
log10 P(a) + log10 P(b | a) - log10 P(ab), with -10 for an unknown word, best over all cuts, parts them: it is above 2
for 75.8 % of them and for 18 of 15,723 distinct lower-case words of four letters or more, half of which were
merged in the news ("reportedthat"); the others are words like "anew", "daylong", "cutmen". The best cut is the true
one in 98 %.
"""

from __future__ import annotations

from math import log10

START = "<s>"
DISCOUNT = 0.75
# wordfreq ends at 1.02e-8; a word that it does not know is rarer than the rarest that it does.
UNKNOWN_P = 1e-9


class Pairs:
    """The pair table. Rows stay packed until their left word is asked for, so it is small and loads at once."""

    def __init__(self, rows: list[str]) -> None:
        self._packed = dict(row.split("\t", 1) for row in rows)
        self._rows: dict[str, tuple[int, float, dict[str, int]]] = {}

    def count(self, left: str, right: str) -> int:
        """Return the count of a pair of keys; 0 below the cut of the table."""
        return self._row(left)[2].get(right, 0)

    def logp(self, left: str, right: str, right_p: float) -> float:
        """Return log10 P(right | left), where `right_p` is the plain probability of `right`."""
        total, spread, followers = self._row(left)
        p = max(right_p, UNKNOWN_P)
        if not total:
            return log10(p)
        kept = max(followers.get(right, 0) - DISCOUNT, 0.0) / total
        return log10(kept + spread * p)

    def _row(self, left: str) -> tuple[int, float, dict[str, int]]:
        row = self._rows.get(left)
        if row is None:
            packed = self._packed.get(left)
            if packed is None:
                return 0, 1.0, {}
            row = self._rows[left] = _unpack(packed)
        return row


def _unpack(packed: str) -> tuple[int, float, dict[str, int]]:
    """Return total, mass left for unseen followers, and counts, of a row "total<TAB>count word word<TAB>..."."""
    total, *groups = packed.split("\t")
    followers: dict[str, int] = {}
    for group in groups:
        count, *rights = group.split(" ")
        followers.update(dict.fromkeys(rights, int(count)))
    kept = sum(followers.values()) - DISCOUNT * len(followers)
    return int(total), 1.0 - kept / int(total), followers
