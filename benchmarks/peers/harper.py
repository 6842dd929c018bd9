"""Harper through `harper-py`: the first suggestion of every lint is taken, which Harper itself leaves to a person."""

from __future__ import annotations

from functools import partial
from typing import Any

from benchmarks.peers.peer import Peer, Repairer


def apply_first(text: str, lints: list[Any]) -> str:
    """Return the text with the first suggestion of each lint applied; of lints that overlap the first one wins."""
    parts: list[str] = []
    at = 0
    for lint in sorted(lints, key=lambda lint: (lint.span.start, lint.span.end)):
        if lint.span.start < at or not lint.suggestions:
            continue
        parts += (text[at : lint.span.start], replacement(lint))
        at = lint.span.end
    return "".join([*parts, text[at:]])


def replacement(lint: Any) -> str:
    """Return what the first suggestion of a lint puts in the place of its span."""
    first = lint.suggestions[0]
    after = lint.problem_text if first.kind.name == "INSERT_AFTER" else ""
    return after + str(first.replacement_text)


def _load(*, spelling: bool) -> Repairer:
    from harper import Linter

    linter = Linter()
    if not spelling:
        linter.set_lint_config({**linter.get_lint_config(), "SpellCheck": False})
    return lambda texts: [apply_first(text, linter.lint(text, language="plaintext")) for text in texts]


HARPER = Peer(
    "Harper", ("harper-py",), "Apache-2.0", "first suggestion of every lint, blind", partial(_load, spelling=True)
)
HARPER_RULES = Peer(
    "Harper, no spelling",
    ("harper-py",),
    "Apache-2.0",
    "first suggestion of every lint but those of its spell checker, blind",
    partial(_load, spelling=False),
)
