"""What a rule of a kind says of one span: where, why, how sure, and the edits that mend it.

Kinds whose detection already knows the repair keep it as the evidence of the finding, and `propose` hands it on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mtfix.model import Edit, Finding, Repair, Safety
from mtfix.text import Document


class Plan(NamedTuple):
    """One span, why it is broken, the probability of that, and the edits that mend it (none where the text is lost)."""

    start: int
    end: int
    message: str
    score: float
    edits: tuple[Edit, ...] = ()
    safety: Safety = Safety.SAFE
    origin: str = "rule"


class Fault(NamedTuple):
    """One span, why it is broken, the probability of that, and one repair with a confidence of its own."""

    start: int
    end: int
    message: str
    score: float
    edits: tuple[Edit, ...] = ()
    confidence: float = 0.0
    safety: Safety = Safety.SHOW


def cut(start: int, end: int, message: str, score: float = 0.97, safety: Safety = Safety.SAFE) -> Plan:
    """Return the plan that deletes `start..end`."""
    return Plan(start, end, message, score, (Edit(start, end, ""),), safety)


def swap(
    start: int, end: int, replacement: str, message: str, score: float = 0.97, safety: Safety = Safety.SAFE
) -> Plan:
    """Return the plan that replaces `start..end`."""
    return Plan(start, end, message, score, (Edit(start, end, replacement),), safety)


def in_order(plans: Iterable[Plan]) -> Iterator[Plan]:
    """Yield the plans in reading order without those that overlap or touch an earlier one at the same place."""
    end = -1
    for plan in sorted(plans, key=lambda plan: (plan.start, -plan.end)):
        if plan.start > end or (plan.start == end and plan.end > plan.start):
            end = plan.end
            yield plan


def repairs(finding: Finding, _doc: Document) -> Iterator[Repair]:
    """Yield the repair that the plan of the finding holds; nothing where the text is lost."""
    plan: Plan = finding.evidence
    if plan.edits:
        yield Repair(plan.edits, finding.score, plan.safety, plan.origin)
