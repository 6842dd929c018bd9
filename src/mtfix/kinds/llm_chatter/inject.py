"""Breaking clean text with chatter, from templates of its own (`data/llm_chatter_templates.json`)."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document


@lru_cache(maxsize=1)
def _templates() -> dict[str, list[str]]:
    raw: dict[str, list[str]] = json.loads(
        files("mtfix").joinpath("data", "llm_chatter_templates.json").read_text(encoding="utf-8")
    )
    return raw


def _say(where: str, rng: Random) -> str:
    stock = _templates()
    line = rng.choice(stock[where])
    return line.replace("{lang}", rng.choice(stock["languages"])).replace("{thing}", rng.choice(stock["things"]))


def inject(doc: Document, rng: Random) -> Injection | None:
    """Put chatter above the text, below it, or between two paragraphs."""
    text = doc.text
    if not doc.lines or doc.lines[0].start > 0 or len(text) < 20:
        return None
    way = rng.random()
    if way < 0.45:
        return _above(doc, rng)
    if way < 0.75:
        end = doc.lines[-1].end
        return Injection((Edit(end, end, "\n\n" + _say("tail", rng)),), "tail")
    return _between(doc, rng) or _above(doc, rng)


def _above(doc: Document, rng: Random) -> Injection:
    text, end = doc.text, doc.lines[-1].end
    if rng.random() < 0.2:
        return Injection((Edit(0, 0, _say("label", rng) + rng.choice((" ", "\n", "\n\n"))),), "label")
    head = _say("head", rng) + rng.choice(("\n\n", "\n\n", "\n", "\n\n---\n\n"))
    if rng.random() < 0.15 and '"' not in text and "\n" not in text[:end]:
        return Injection((Edit(0, 0, head + '"'), Edit(end, end, '"')), "head, quoted")
    if rng.random() < 0.1 and "`" not in text:
        return Injection((Edit(0, 0, head + "```\n"), Edit(end, end, "\n```")), "head, fenced")
    return Injection((Edit(0, 0, head),), "head")


def _between(doc: Document, rng: Random) -> Injection | None:
    """Put a paragraph of chatter before a paragraph that follows a blank line."""
    for _ in range(5):
        at = doc.text.find("\n\n", rng.randrange(len(doc.text)))
        if at > 0:
            return Injection((Edit(at, at, "\n\n" + _say("inside", rng)),), "inside")
    return None
