"""Reading of the word lists of wordfreq. Everything here is pure: no caches, no state."""

from __future__ import annotations

WORDFREQ_LISTS = ("large", "small")


def zipf_table(lang: str, size: str) -> dict[str, float]:
    """Return word -> Zipf value (log10 of uses per 10**9 words) of one list of wordfreq, in two decimals.

    wordfreq keeps one list of words for each hundredth of a Zipf unit, so the values are shared objects, and the table
    needs no memory beside its keys. (`get_frequency_dict` would keep a second copy in a cache of its own and turn the
    exact hundredths into floats that must be turned back by a logarithm at each look-up.)

    Raises:
        KeyError: wordfreq has no list of that size for `lang`.
    """
    import wordfreq

    table: dict[str, float] = {}
    for index, bucket in enumerate(wordfreq.read_cBpack(wordfreq.available_languages(size)[lang])):
        table.update(dict.fromkeys(bucket, (900 - index) / 100))
    return table
