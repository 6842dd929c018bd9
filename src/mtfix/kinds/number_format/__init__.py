"""Number format: separators, currency signs and times as the language of the source writes them.

Digits pass through translation unchanged, so the dot that parts thousands in German, the comma of a French decimal
stay in the English text, and the sign of a currency stays behind its number.

    >>> from mtfix.text import Document
    >>> [f.surface for f in KIND.detect(Document("It cost 1.250.000 euros and 1.234,50 euros more."))]
    ['1.250.000', '1.234,50']

A decimal comma beside a unit or a currency is repaired: of the 27 that clean.dev and the references of WMT21 and
WMT22 hold, all are slips. Others are where the text does so twice and has no English numbers. Three digits after a
dot are thousands in front of people and things, which are whole, and in front of units where the text shows another
locale. Ordinals and dates with a stop behind the day, times with a dot or a letter are those of the source as well.
What is less sure is only shown; of thousands parted by a space so is all but what stands in a text with commas. Never
reported: versions, addresses, dates in figures, British times ("9.30am"), a space before the sign of percent, glued
units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.number_format import separators, signs, times
from mtfix.kinds.number_format.inject import inject
from mtfix.kinds.number_format.separators import Numbers
from mtfix.kinds.plan import Plan, in_order, repairs
from mtfix.model import Finding, Severity
from mtfix.text import Document

__all__ = ["KIND"]

# Where numbers start; \d alone is slower and knows digits of every script.
_DIGIT = re.compile(r"[0-9](?<![0-9.,][0-9])")


def detect(doc: Document) -> Iterator[Finding]:
    """Yield numbers in the format of another locale; the span is the number with its sign."""
    for plan in in_order(_plans(doc)):
        if not _is_kept(doc, plan):
            yield KIND.finding(doc, plan.start, plan.end, plan.message, score=plan.score, evidence=plan)


def _is_kept(doc: Document, plan: Plan) -> bool:
    span = doc.protecting(plan.start, plan.end)
    return span is not None and span.label != "number"


def _plans(doc: Document) -> Iterator[Plan]:
    starts = [match.start() for match in _DIGIT.finditer(doc.text)]
    if not starts:
        return
    numbers = Numbers(doc.text, starts, (doc.source_lang or "").split("-")[0].lower())
    yield from separators.find(numbers)
    yield from signs.find(numbers)
    yield from times.find(numbers)


KIND = Kind(
    id="number_format",
    mqm="locale-conventions/number-format",
    scope=Scope.DOCUMENT,
    phase=Phase.PUNCTUATION,
    severity=Severity.MINOR,
    summary="separators, currency signs and times of another locale",
    not_flagged=(
        "what may be English, in a text that shows no other locale",
        "versions, addresses, dates in figures, British times with a dot",
        "a space before the sign of percent, a unit glued on",
        "digit groups parted by spaces throughout, as in science",
        "Indian groups throughout: 1,50,000",
    ),
    detect=detect,
    propose=repairs,
    inject=inject,
    langs=frozenset({"en"}),
    owns_protected=True,
)
