"""The pronoun "I" written small."""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.casing.miscased import Miscased, neighbours
from mtfix.kinds.casing.style import counts_with_i, is_log, openings
from mtfix.model import Safety
from mtfix.text import Document

_PRONOUN = ("i", *(f"i{apostrophe}{ending}" for apostrophe in "'’" for ending in ("m", "ve", "ll", "d")))
_NOT_BEFORE_I = frozenset(".,:;/\\([{<=+*@#&$%'’-")
# Words that follow a pronoun of the first person.
VERBS = frozenset(
    "am was have had do did don't didn't will would can could can't couldn't should may might must think thought know "
    "knew want wanted need needed love loved like liked hope hoped feel felt believe guess see saw say said tell told "
    "went go got get found made make came come never always just also really still wish wonder remember understand "
    "agree wasn't won't wouldn't haven't hadn't mean meant live lived work worked started left asked heard".split()
)


def lone_i(doc: Document) -> Iterator[Miscased]:
    """Yield the pronoun "I" written small, where the next word is one that follows it in English.

    In a text that is written small on purpose the repair is not applied by itself.
    """
    if not any(form in doc.forms for form in _PRONOUN) or is_log(doc) or counts_with_i(doc):
        return
    safety, score = (Safety.UNSAFE, 0.6) if openings(doc).is_small_style else (Safety.SAFE, 0.95)
    for form in _PRONOUN:
        for index in doc.forms.get(form, ()):
            at = doc.words[index].start
            after = neighbours(doc, index)[1]
            if doc.text[at - 1 : at] in _NOT_BEFORE_I or (form == "i" and (after is None or after.text not in VERBS)):
                continue
            if not doc.is_protected(at, at + 1):
                yield Miscased(at, at + 1, "I", 'the pronoun "I" is written with a capital', score, safety)
