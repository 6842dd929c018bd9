"""Chatter in words of its own, in many languages: which signals meet in a sentence.

No wording is known here. `data/llm_chatter_signals.json` holds closed classes (agreeing, pointing to what follows, the
stems of translating, a language as the medium, the model's "I have kept", terms of texts, offers, apologies) and how
much each counts for a role. A sentence of a story has one or two of them; an announcement, a note, an offer or a
refusal has three. The weights are set by hand so that two signals never reach "likely"; they were checked on the
lines of clean.train that hold a stem of translating.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mtfix import data

_REACH = 240
# A colon this early is that of "Примечание:".
_NOTE_WORD = 14
_EARLY, _OPENERS = 6, frozenset({"agree", "here", "deictic"})
_STOP = re.compile(r"[:：](?=\s|$|[*_])|\n")
# Speech, a story, or an exercise ("Translate into English:").
_TALE = re.compile(
    r"[\"“„«]|\b(?:said|says|asked|wrote|he(?! (?:man|tra|dej|con))|she|they|his|her|their)\b|^\W*(?:[–—-]|translate\b)"
)


class _Role(NamedTuple):
    needs: frozenset[str]
    weights: dict[str, float]
    likely: float
    certain: float


class _Table(NamedTuple):
    classes: dict[str, re.Pattern[str]]
    roles: dict[str, _Role]


@lru_cache(maxsize=1)
def _table() -> _Table:
    raw, slots = data.table("llm_chatter_signals.json"), data.table("llm_chatter.json")["slots"]
    classes = {
        name: re.compile(text.replace("{E}", slots["E"]).replace("{LANG}", slots["LANG"]))
        for name, text in raw["classes"].items()
    }
    roles = {
        name: _Role(frozenset(role["needs"]), role["weights"], role["likely"], role["certain"])
        for name, role in raw["roles"].items()
    }
    return _Table(classes, roles)


def read(window: str) -> tuple[str, int, int] | None:
    """Return role, strength (2 or 3) and end of the chatter that `window` (lower case) starts with, or None."""
    stop = _STOP.search(window, _NOTE_WORD, _REACH)
    end = stop.end() if stop else min(len(window), _REACH)
    said = window[:end].rstrip()
    if _TALE.search(said) or said.count(" ") > 40:
        return None
    signals = _signals(said)
    for name, role in _table().roles.items():
        if not role.needs <= signals:
            continue
        score = sum(weight for signal, weight in role.weights.items() if signal in signals)
        if score >= role.likely:
            return name, 3 if score >= role.certain else 2, end
    return None


def _signals(said: str) -> set[str]:
    """Return the names of the classes in a sentence (with a 2: twice); "opens" where it points at once."""
    signals = set[str]()
    for name, pattern in _table().classes.items():
        found = list(pattern.finditer(said))
        signals.update([name] if len(found) == 1 else [name, f"{name}2"] if found else [])
        if found and name in _OPENERS and found[0].start() <= _EARLY:
            signals.add("opens")
    if said.endswith((":", "：", ":**")):
        signals.add("colon")
    if "agree" in signals or "colon" in signals:
        signals.add("frames")
    return signals
