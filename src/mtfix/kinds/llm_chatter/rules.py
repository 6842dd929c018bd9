"""What a sentence of chatter looks like: the patterns of `data/llm_chatter.json`, and where a sentence matches one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from mtfix.kinds.llm_chatter import signals

# No pattern looks further than this into a line, so that a line of any length costs the same.
REACH = 600
_OPENER = 24
_QUOTES = str.maketrans("’‘“”„«»＂", '\'\'""""""')
# Roles whose pattern ends where the chatter ends ("Translation:"); the others reach to the end of their sentence.
HEADS = frozenset({"announce", "label", "explain", "opener"})


class Hit(NamedTuple):
    """A piece of chatter: its role, how sure it is (0 = only beside other chatter, 3 = anywhere), where it ends."""

    role: str
    strength: int
    end: int


class _Rule(NamedTuple):
    role: str
    strength: int
    pattern: re.Pattern[str]


class Rules(NamedTuple):
    """The compiled table: triggers (one of them is in every chatter), what makes an announcement surer, the rules."""

    triggers: tuple[str, ...]
    boost: re.Pattern[str]
    rules: tuple[_Rule, ...]


@lru_cache(maxsize=1)
def table() -> Rules:
    """Return the table, read and compiled at the first call."""
    raw = json.loads(files("mtfix").joinpath("data", "llm_chatter.json").read_text(encoding="utf-8"))
    slots = raw["slots"]
    rules = tuple(_Rule(role, strength, re.compile(_expand(text, slots))) for role, strength, text in raw["rules"])
    return Rules(tuple(raw["triggers"]), re.compile(_expand(raw["boost"], slots)), rules)


def _expand(text: str, slots: dict[str, str]) -> str:
    for _ in range(2):  # a slot may hold another slot
        for name, value in slots.items():
            text = text.replace("{" + name + "}", value)
    return text


def plain(text: str) -> str:
    """Return the text as the patterns read it: lower case, straight quotes; every offset stays."""
    low = text.lower()
    if len(low) != len(text):  # a few capitals have two lower-case code points
        low = "".join(char if len(char.lower()) != 1 else char.lower() for char in text)
    return low if low.isascii() else low.translate(_QUOTES)


def trigger_offsets(low: str) -> Iterator[int]:
    """Yield the offsets of all triggers in a plain text, in no order."""
    for trigger in table().triggers:
        at = low.find(trigger)
        while at >= 0:
            yield at
            at = low.find(trigger, at + 1)


def hit_at(low: str, start: int, sentence_end: int, line_end: int) -> Hit | None:
    """Return the strongest chatter that starts at `start`, or None.

    `sentence_end` is where a role that reaches to the end of its sentence stops; the roles in `HEADS` stop earlier or
    later, but never after the line.
    """
    window = low[start : min(line_end, start + REACH)]
    best: Hit | None = None
    for rule in table().rules:
        match = rule.pattern.match(window)
        if match is None or (best is not None and best.strength >= rule.strength):
            continue
        best = _hit(rule, match, start, sentence_end, line_end)
    if best is None or best.strength < 2:
        return _by_signals(window, start, sentence_end, line_end) or best
    return best


def _by_signals(window: str, start: int, sentence_end: int, line_end: int) -> Hit | None:
    short = sentence_end - start < _OPENER  # "Sure!" goes on with the next sentence
    found = signals.read(window if short else window[: sentence_end - start])
    if found is None:
        return None
    role, strength, end = found
    return Hit(role, strength, min(line_end, start + end if role in HEADS else max(sentence_end, start + 1)))


def _hit(rule: _Rule, match: re.Match[str], start: int, sentence_end: int, line_end: int) -> Hit:
    strength = rule.strength
    if rule.role in ("announce", "notice") and strength == 2 and table().boost.search(match[0]):
        strength = 3
    end = start + match.end() if rule.role in HEADS else max(sentence_end, start + match.end())
    return Hit(rule.role, strength, min(end, line_end))
