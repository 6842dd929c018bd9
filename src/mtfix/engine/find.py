"""Run kinds over a document: detect, drop what is below the threshold, calibrate, propose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtfix.engine.calibrate import probability
from mtfix.kinds import Kind
from mtfix.model import Finding
from mtfix.text import Document


def find(doc: Document, kinds: Sequence[Kind]) -> list[Finding]:
    """Return the findings of `kinds` with their repairs; offsets are of `doc.text`."""
    found = []
    for kind in kinds:
        for raw in kind.detect(doc):
            if raw.score >= kind.threshold:
                found.append(with_repairs(replace(raw, score=probability(kind.id, raw.score)), kind, doc))
    return found


def with_repairs(finding: Finding, kind: Kind, doc: Document) -> Finding:
    """Return the finding with what its kind proposes, best first."""
    if kind.propose is None:
        return finding
    return replace(finding, repairs=tuple(kind.propose(finding, doc)))
