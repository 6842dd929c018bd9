"""Breakages of its own for training: each function breaks one place of a clean sentence in the way of one kind.

None of this shares a table with the detectors. A function returns None where the sentence has no place for it. All
randomness comes from the `rng` that is passed in. Injectors of the kinds can be added to the mix in `data.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from random import Random
from typing import NamedTuple

from wordfreq import zipf_frequency

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PAIR = re.compile(r"[“\"«„][^“”\"«»„]{2,110}[”\"»]|\([^()]{2,110}\)|\[[^\[\]]{2,110}\]")
_MARK = re.compile(r"[,.;:!?](?=\s|$)")


class Break(NamedTuple):
    """`text[start:end]` becomes `new`; a detector would point at `site` (clean offsets), or at `new` where None."""

    start: int
    end: int
    new: str
    kind: str
    note: str
    site: tuple[int, int] | None = None


Noise = Callable[[str, Random], "Break | None"]


def words(text: str, pattern: re.Pattern[str] = WORD) -> list[re.Match[str]]:
    """Return all words of `text`."""
    return list(pattern.finditer(text))


def merge_words(text: str, rng: Random) -> Break | None:
    """Drop the space between two words, or after a mark ("said.The"), now and then two spaces."""
    gaps = list(re.finditer(r"(?<=[\w,.;:!?)”\"])[ ](?=[\w(“\"])", text))
    between = [m for m in gaps if text[m.start() - 1].isalpha()]
    after = [m for m in gaps if not text[m.start() - 1].isalnum()]
    pool = after if after and rng.random() < 0.25 else between
    if not pool:
        return None
    gap = rng.choice(pool).start()
    start = text.rfind(" ", 0, gap) + 1
    end = text.find(" ", gap + 1)
    end = len(text) if end < 0 else end
    if rng.random() < 0.08:
        following = text.find(" ", end + 1)
        end = len(text) if following < 0 else following
    return Break(start, end, text[start:end].replace(" ", ""), "merged_words", "merge")


def split_word(text: str, rng: Random) -> Break | None:
    """Tear a word apart by a space, or by a hyphen and a space as at the end of a line."""
    pool = [m for m in words(text) if len(m.group()) >= 4]
    if not pool:
        return None
    word = rng.choice(pool)
    if rng.random() < 0.3:
        word = next((m for m in pool if _halves(m.group().lower())), word)
    surface = word.group()
    halves = _halves(surface.lower())
    if halves and rng.random() < 0.6:
        return _split_at(word, rng.choice(halves), rng)
    cuts = sorted(rng.sample(range(1, len(surface)), 2 if len(surface) > 9 and rng.random() < 0.1 else 1))
    gap = "- " if rng.random() < 0.25 else " "
    parts = [surface[a:b] for a, b in zip([0, *cuts], [*cuts, len(surface)], strict=True)]
    return Break(*word.span(), gap.join(parts), "split_word", "hyphen" if gap == "- " else "space")


@lru_cache(maxsize=200_000)
def _halves(word: str) -> tuple[int, ...]:
    """Return where both parts of a word are common words: "grand child", "can not"."""
    places = range(3, len(word) - 2)
    return tuple(at for at in places if zipf_frequency(word[:at], "en") > 3.5 and zipf_frequency(word[at:], "en") > 3.5)


def _split_at(word: re.Match[str], at: int, rng: Random) -> Break:
    gap = "- " if rng.random() < 0.15 else " "
    return Break(*word.span(), word.group()[:at] + gap + word.group()[at:], "split_word", "compound")


def _pairs(text: str, marks: str) -> list[re.Match[str]]:
    return [m for m in _PAIR.finditer(text) if m.group()[0] in marks]


def break_quote(text: str, rng: Random) -> Break | None:
    """Break a pair of quotation marks, or put in a mark that has no partner."""
    return _break_pair(text, rng, '“"«„', "quote", ["“", "”", '"', '"', "„", "»"])


def break_bracket(text: str, rng: Random) -> Break | None:
    """Break a pair of brackets, or put in a bracket that has no partner."""
    return _break_pair(text, rng, "([", "bracket", ["(", ")", "(", ")", "[", "]"])


def _break_pair(text: str, rng: Random, marks: str, kind: str, stray: list[str]) -> Break | None:
    pairs = _pairs(text, marks)
    if not pairs or rng.random() < 0.3:
        return _stray(text, rng, kind, stray)
    start, end = rng.choice(pairs).span()
    opening = rng.random() < 0.5
    place, partner = (start, end - 1) if opening else (end - 1, start)
    way = rng.random()
    if way < 0.45:
        site = (partner, partner + 1) if rng.random() < 0.8 else (place, place + 1)
        return Break(place, place + 1, "", kind, "lost", site)
    if way < 0.55:
        return Break(place, place + 1, text[place] * 2, kind, "doubled")
    mark = text[place]
    if way > 0.7:
        turned = {"“": "”", "”": "“", "(": ")", ")": "(", '"': rng.choice("”“"), "[": "]", "]": "["}
        mark = turned.get(mark, '"')
    if way < 0.7 or way > 0.85:
        # A turned mark often stands on the other side of its space too: `much. “`.
        mark = mark + " " if opening else " " + mark
        return Break(place, place + 1, mark, kind, "spaced")
    return Break(place, place + 1, mark, kind, "turned")


def _stray(text: str, rng: Random, kind: str, stray: list[str]) -> Break | None:
    pool = words(text)
    if not pool:
        return None
    word, mark = rng.choice(pool), rng.choice(stray)
    before = mark in "“(„[" or (mark == '"' and rng.random() < 0.5)
    place = word.start() if before else word.end()
    if rng.random() < 0.2:
        mark = mark + " " if before else " " + mark
    return Break(place, place, mark, kind, "stray")


_FOREIGN = {",": "，、", ".": "。．", "?": "？", "!": "！", ";": "；", ":": "："}


def break_punctuation(text: str, rng: Random) -> Break | None:
    """Double, swap, lose or invent a mark; a lost full stop at the end; a mark of another script; a lost apostrophe."""
    way = rng.random()
    if way < 0.12:
        return _lose_apostrophe(text, rng)
    if way < 0.22 and text.endswith((".", "?", "!")):
        last = WORD.search(text, max(text.rfind(" "), 0))
        return last and Break(len(text) - 1, len(text), "", "punctuation", "final", last.span())
    if way < 0.36:
        return _invent_mark(text, rng)
    marks = [m.start() for m in _MARK.finditer(text)]
    if not marks:
        return None
    place = rng.choice(marks)
    mark = text[place]
    if way < 0.62:
        new = rng.choice([mark * 2, mark + ",", "," + mark, mark + ".", ". " + mark, mark + " " + mark])
        return None if new == "..." else Break(place, place + 1, new, "punctuation", "doubled")
    if way < 0.74 and mark in _FOREIGN:
        return Break(place, place + 1, rng.choice(_FOREIGN[mark]), "punctuation", "foreign")
    if way < 0.9:
        new = rng.choice([m for m in ",.;:?!" if m != mark])
        return Break(place, place + 1, new, "punctuation", "swapped")
    start = max(text.rfind(" ", 0, place), 0)
    return Break(place, place + 1, "", "punctuation", "lost", (start, place))


def _lose_apostrophe(text: str, rng: Random) -> Break | None:
    pool = list(re.finditer(r"(?<=[a-z])['’](?=[a-z]{1,2}\b)", text))
    if not pool:
        return None
    found = rng.choice(pool)
    new = rng.choice(["", " ", " " + found.group(), found.group() + " ", " " + found.group() + " ", "`", "´"])
    return Break(*found.span(), new, "punctuation", "apostrophe")


def _invent_mark(text: str, rng: Random) -> Break | None:
    pool = [m for m in words(text) if text[m.end() : m.end() + 1] == " "]
    if not pool:
        return None
    place = rng.choice(pool).end()
    return Break(place, place, rng.choice([",", ",", ".", ";", ":", "!", "?", " -", "¿"]), "punctuation", "invented")


def break_casing(text: str, rng: Random) -> Break | None:
    """Shout a word, raise a common word, lower a name or the start of the sentence, or mix the case of a word."""
    pool = words(text)
    if not pool:
        return None
    way = rng.random()
    lower = [m for m in pool if m.group().islower()]
    names = [m for m in pool if m.group()[0].isupper() and m.group()[1:].islower()]
    if way < 0.3 and names:
        word = rng.choice(names)
        return Break(*word.span(), word.group().lower(), "casing", "lowered")
    if way < 0.42 and names:
        word = names[0]
        return Break(*word.span(), word.group().lower(), "casing", "lowered")
    if way < 0.65 and lower:
        word = rng.choice(lower)
        return Break(*word.span(), word.group().capitalize(), "casing", "raised")
    if way < 0.9:
        word = rng.choice([m for m in pool if not m.group().isupper()] or pool)
        return Break(*word.span(), word.group().upper(), "casing", "shouted")
    word = rng.choice(pool)
    surface = word.group()
    cut = rng.randrange(1, len(surface) + 1)
    new = rng.choice([surface[:cut].upper() + surface[cut:], surface[:cut] + surface[cut:].upper(), surface.title()])
    return Break(*word.span(), new, "casing", "mixed")


def break_spacing(text: str, rng: Random) -> Break | None:
    """Put spaces before or inside, or take them after marks; double a space; tear a number, hyphen or contraction."""
    ways = [
        (r"(?<=\w)(?=[,.;:!?](?:\s|$))", " "),
        (r"(?<=\w[,;:!?.]) (?=[\w“\"(])", ""),
        (r"(?<=\w[,;:!?.]) (?=[\w“\"(])", ""),
        (r"(?<=\w) (?=\w)", rng.choice(["  ", "   ", " \u00a0", "\u00a0 "])),
        (r"(?<=\w) (?=[–—-] )|(?<=\w [–—-]) (?=\w)", rng.choice(["  ", "", "   "])),
        (r"(?<=\d)(?=[.,:]\d)|(?<=\d[.,:])(?=\d)", " "),
        (r"(?<=\w)-(?=\w)", " - "),
        (r"(?<=\w)-(?=\w)", "- "),
        (r"(?<=[(\[“])(?=\w)|(?<=\w)(?=[)\]”])", " "),
        (r"(?<=[a-z])(?=['’](?:s|re|ve|ll|d|m)\b)|(?<=[a-z])(?=n['’]t\b)", " "),
        (r"(?<=\w) (?=\()|(?<=\)) (?=\w)", ""),
        (r"(?<=\d)(?=%)|(?<=[$€£])(?=\d)", " "),
    ]
    for pattern, new in rng.sample(ways, len(ways)):
        found = list(re.finditer(pattern, text))
        if found:
            match = rng.choice(found)
            return Break(*match.span(), new, "spacing", repr(new))
    return None


def repeat(text: str, rng: Random) -> Break | None:
    """Say one to four words twice, now and then up to five times, or stutter on the start of a word."""
    pool = words(text)
    if len(pool) < 2:
        return None
    first = rng.randrange(len(pool))
    size = rng.choice([1, 1, 1, 1, 2, 2, 3, 4])
    last = min(len(pool), first + size) - 1
    start, end = pool[first].start(), pool[last].end()
    part = text[start:end]
    if len(part) > 50:
        return None
    way = rng.random()
    if way < 0.08 and len(part) > 3:
        cut = rng.randrange(1, len(part))
        return Break(start, end, part[:cut] + " " + part, "repetition", "stutter")
    if way > 0.85 and len(part) < 15:
        return Break(start, end, " ".join([part] * rng.choice([3, 3, 3, 4, 5])), "repetition", "run")
    second = part[0].lower() + part[1:] if way < 0.3 else part
    comma = ", " if way > 0.8 else " "
    return Break(start, end, part + comma + second, "repetition", "twice")


MECHANICAL: dict[str, Noise] = {
    "merged_words": merge_words,
    "split_word": split_word,
    "quote": break_quote,
    "bracket": break_bracket,
    "punctuation": break_punctuation,
    "casing": break_casing,
    "spacing": break_spacing,
    "repetition": repeat,
}
