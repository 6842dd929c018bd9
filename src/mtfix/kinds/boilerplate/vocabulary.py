"""Furniture in words of its own: a short line that says nothing but what sites say about themselves.

"Send this news to your friends by WhatsApp" and "Share the publication" stand in no table, but no word of them stands
for anything but the site. Such a line is known by its vocabulary (`data/boilerplate_words.json`): every word belongs
to it, and the weights of the different words (0 for function words to 3 for "newsletter") add up. Names may stand
among them, capitalised, where the rest is clear ("Follow Folha on Instagram").

Tried: counting without the demand that every word belongs, which took headlines about Facebook and Telegram.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mtfix import data

LONGEST, MOST_WORDS, MOST_NAMES = 150, 20, 3
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-]\w+)*|\w+")
# Subjects and adverbs that a sentence of the text starts with; a label does not.
_SENTENCE = frozenset("now just you if here all i it there this that these those what how who so then when".split())
_JOINTS = frozenset("on in at via to of from for by because".split())
_WISHES = frozenset("receive subscribe get".split())
_ENDS = re.compile(r"(?<!\.)[.?][\"”’')\]]*$")


class _Words(NamedTuple):
    """The weights of the words, and the verbs that a label may start with."""

    weights: dict[str, int]
    imperative: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    raw = data.table("boilerplate_words.json")
    weights = {word: int(weight) for weight, words in raw["weights"].items() for word in words.split()}
    return _Words(weights, frozenset(raw["imperative"].split()))


def strength(line: str) -> int:
    """Return how surely a line is furniture by its words alone: 3 to 1, or 0 for text.

    A sentence with a full stop must say more than a label. A line that starts with "I", "we" or a name is text.
    """
    if len(line) > LONGEST:
        return 0
    tokens = _TOKEN.findall(line.replace("’", "'"))
    if not 1 <= len(tokens) <= MOST_WORDS:
        return 0
    known = _words()
    low = [token.lower() for token in tokens]
    names = [n for n, word in enumerate(low) if word not in known.weights and not word.isdigit()]
    if names and (len(names) > MOST_NAMES or names[0] == 0 or not all(tokens[n][:1].isupper() for n in names)):
        return 0
    if low[0] == "we" or (low[0] == "i" and not (low[1:2] in (["accept"], ["agree"]) or _WISHES & set(low[2:4]))):
        return 0
    weights = [known.weights.get(word, 0) for word in set(low)]
    clear, ends = 3 in weights, _ENDS.search(line) is not None
    if ends and not clear and "we" in low:
        return 0
    total = sum(weights) - ends * (1 if clear else 2)
    if names:
        return 3 if total >= (4 if low[0] in known.imperative else 5) and _JOINTS & set(low) else 0
    if total >= 4 and (clear or low[0] in known.imperative or len(low) >= 5):  # "Readers' comments" may be a heading
        return 3
    return min(total, 2) if total > 0 and (low[0] not in _SENTENCE or total == 1) else 0


def is_command(line: str) -> bool:
    """Whether a line starts with a verb that the label of a button may start with."""
    return line.split(maxsplit=1)[0].lower() in _words().imperative
