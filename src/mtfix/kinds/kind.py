"""The descriptor of a kind of breakage: all that the engine knows of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from random import Random
from typing import Any

from mtfix.model import Action, Finding, Injection, Repair, Severity
from mtfix.text import Document


class Scope(StrEnum):
    """How much of the text a kind must see to decide."""

    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    DOCUMENT = "document"


class Phase(IntEnum):
    """When a kind runs. What an earlier phase repairs, the later ones never see broken.

    Bytes first, then what is not text, then lines that do not belong, then spaces, marks, words, capitals, names; what
    is only shown comes last, so that it speaks of the repaired text.
    """

    ENCODING = 10
    TOKENS = 20
    MARKUP = 30
    LINES = 40
    SPACING = 50
    WORDS = 60
    PUNCTUATION = 70
    REPETITION = 80
    CASING = 90
    NAMES = 100
    SENTENCES = 110


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """One kind of breakage: plain functions and what they stand for.

    `detect(doc)` yields findings with raw scores in [0, 1] and never changes text. `propose(finding, doc)` yields
    repairs, best first; None where no rule can know the text (`why_no_repair` then says so). `inject(doc, rng)` breaks
    clean text in the way of this kind, or returns None where `doc` has no site for it; it uses none of the tables that
    `detect` uses. `langs` None means that the kind does not depend on the language.

    A finding whose raw score is below `threshold` is not reported. `stable` kinds are on by default.
    `owns_protected` kinds may edit protected spans (they repair tags, placeholders, bytes); `drops_blocks` kinds may
    delete a block with the protected spans inside it.
    """

    id: str
    mqm: str
    scope: Scope
    phase: Phase
    severity: Severity
    summary: str
    not_flagged: tuple[str, ...]
    detect: Callable[[Document], Iterator[Finding]]
    inject: Callable[[Document, Random], Injection | None]
    propose: Callable[[Finding, Document], Iterator[Repair]] | None = None
    why_no_repair: str = ""
    langs: frozenset[str] | None = None
    stable: bool = True
    threshold: float = 0.5
    owns_protected: bool = False
    drops_blocks: bool = False

    @property
    def documentation(self) -> str:
        """The docstring of the module that defines the kind."""
        return (sys.modules[self.detect.__module__].__doc__ or "").strip()

    def finding(
        self,
        doc: Document,
        start: int,
        end: int,
        message: str,
        *,
        score: float = 0.95,
        severity: Severity | None = None,
        action: Action = Action.REPAIR,
        evidence: Any = None,
    ) -> Finding:
        """Return a finding of this kind on `doc.text[start:end]`."""
        return Finding(
            kind=self.id,
            start=start,
            end=end,
            surface=doc.text[start:end],
            message=message,
            severity=severity or self.severity,
            score=score,
            mqm=self.mqm,
            action=action,
            evidence=evidence,
        )
