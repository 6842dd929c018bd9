"""Furniture that nobody translated: a line whose words are all those of buttons and labels in one language.

"Lesen Sie auch:" and "Читайте также" stand on the page as the site wrote them. `data/boilerplate_foreign.txt` holds the
words that such lines are made of, by language, and the little words that join them; names, numbers and what the
networks are called may stand among them. English words are in no list.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mtfix import data
from mtfix.lexicon import words

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ANYWHERE = frozenset(
    "facebook twitter whatsapp telegram instagram youtube viber vk linkedin email e-mail pdf rss".split()
)
_MOST = 9


@lru_cache(maxsize=1)
def _lists() -> tuple[dict[str, int], int, int]:
    """Return the languages of each word as bits, for labels and for all words."""
    known: dict[str, int] = {}
    lines = data.lines("boilerplate_foreign.txt")
    for bit, line in enumerate(lines):
        labels, _, joints = line.partition(" ")[2].partition("|")
        for word in labels.split():
            known[word] = known.get(word, 0) | (1 << bit) | (1 << (bit + len(lines)))
        for word in joints.split():
            known[word] = known.get(word, 0) | (1 << bit)
    return known, (1 << len(lines)) - 1, len(lines)


def strength(line: str) -> int:
    """Return how surely a line is untranslated furniture: 3 with two labels, 2 with one and more words, 1 or 0."""
    if len(line) > 80:
        return 0
    tokens = _TOKEN.findall(line.lower())
    if not 1 <= len(tokens) <= _MOST:
        return 0
    known, every, shift = _lists()
    langs = every
    for token in tokens:
        langs &= every if token in _ANYWHERE else known.get(token, 0)
    if not langs:
        return 0
    labels = [token for token in tokens if known.get(token, 0) >> shift & langs]
    strange = any(words("en").zipf(token) < 3.2 for token in labels)
    if not labels or not strange:
        return 0
    return 3 if len(set(labels)) > 1 else 2 if len(tokens) > 1 else 1
