r"""Damage to the characters themselves: bytes decoded wrongly, entities, lost, invisible and look-alike characters.

Pages are fetched under the wrong encoding, escaped twice or for a program or a mail, cut in the middle of a character,
and typed with letters of another alphabet. The translator passes all that on.

    >>> from mtfix.text import Document
    >>> [f.surface for f in KIND.detect(Document("Itâ€™s late, Tom &amp; Ann said."))]
    ['â€™', '&amp;']
    >>> [f.surface for f in KIND.detect(Document("He didn\ufffdt know the \u0441ity."))]
    ['�', '\u0441ity']

What one reading explains is put right; a lost character that could be several is only shown. Real words of other
scripts stay, and so does what those scripts need: joiners in Persian and Hindi, zero-width spaces in Thai, marks of
direction beside Hebrew, joiners inside emoji.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.encoding import accents, entities, escapes, headers, invisible, lookalikes, lost, mojibake
from mtfix.kinds.encoding.inject import inject
from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.plan import in_order, repairs
from mtfix.model import Action, Finding, Safety, Severity
from mtfix.text import Document

__all__ = ["KIND"]


def detect(doc: Document) -> Iterator[Finding]:
    """Yield damaged characters; plain ASCII without ampersands and control characters costs next to nothing."""
    plans = [*entities.find(doc), *headers.find(doc), *invisible.find_controls(doc), *lost.find_question_marks(doc)]
    plans += [*escapes.find(doc), *accents.find(doc)]
    if not doc.text.isascii():
        for part in (mojibake, invisible, lost, lookalikes):
            plans.extend(part.find(doc))
    else:
        plans.extend(lost.find_addresses(doc))
    for found in in_order(plans):
        # A program or a test may hold wrongly decoded bytes on purpose.
        meant = found.message == mojibake.MESSAGE and _in_code(doc, found.start)
        plan = found._replace(safety=Safety.UNSAFE) if meant else found
        action = Action.REPAIR if plan.edits else Action.REVIEW
        yield KIND.finding(doc, plan.start, plan.end, plan.message, score=plan.score, action=action, evidence=plan)


def _in_code(doc: Document, at: int) -> bool:
    span = doc.protecting(at, at + 1)
    return span is not None and span.label in ("code", "fence")


KIND = Kind(
    id="encoding",
    mqm="linguistic-conventions/character-encoding",
    scope=Scope.WORD,
    phase=Phase.ENCODING,
    severity=Severity.MAJOR,
    summary="mojibake, entities left in, lost, invisible and look-alike characters",
    not_flagged=(
        "entities in HTML, in code and in addresses, and in a list of entities; “AT&T”",
        "real Cyrillic and Greek words, units and mathematical letters: kΩ, µm, Δt",
        "joiners and zero-width spaces where a script or an emoji needs them",
        "a replacement character that the text speaks of",
        "escapes in code, in addresses and standing alone; wrong bytes in a text on encodings are only proposed",
        "no-break spaces and typographic ligatures",
    ),
    detect=detect,
    propose=repairs,
    inject=inject,
    owns_protected=True,
)
