"""Breaking clean text with page furniture, from lines of its own (`data/boilerplate_templates.json`)."""

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
        files("mtfix").joinpath("data", "boilerplate_templates.json").read_text(encoding="utf-8")
    )
    return raw


def inject(doc: Document, rng: Random) -> Injection | None:
    """Put furniture above or below the text, between two paragraphs, or behind a sentence; None for no page."""
    text = doc.text
    if len(doc.lines) < 3 or doc.lines[0].start > 0 or len(text) < 300:
        return None
    end = doc.lines[-1].end
    way = rng.random()
    if way < 0.4:
        return Injection((Edit(end, end, "\n\n" + rng.choice(_templates()["bottom"])),), "bottom")
    if way < 0.55:
        return Injection((Edit(0, 0, rng.choice(_templates()["top"]) + "\n\n"),), "top")
    return _between(doc, rng) if way < 0.8 else _glued(doc, rng)


def _between(doc: Document, rng: Random) -> Injection | None:
    at = doc.text.find("\n\n", rng.randrange(len(doc.text)))
    return Injection((Edit(at, at, "\n\n" + rng.choice(_templates()["middle"])),), "middle") if at > 0 else None


def _glued(doc: Document, rng: Random) -> Injection | None:
    """Glue a button to the end of a paragraph."""
    for _ in range(8):
        line = rng.choice(doc.lines)
        said = doc.text[line.start : line.end]
        if len(said) > 80 and said[-1] == "." and said[-2].isalpha():
            return Injection(
                (Edit(line.end, line.end, rng.choice(("", " ")) + rng.choice(_templates()["glued"])),), "glued"
            )
    return None
