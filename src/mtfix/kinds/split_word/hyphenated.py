"""Words torn by the hyphen of a line that ended: "inter- national", "s- ervice", "preci-sion"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.split_word.gain import MIN_WHOLE, is_scrap, is_whole, is_word
from mtfix.lexicon import Words, hyphens, words
from mtfix.text import Document

# Coinages and names with a hyphen ("wi-fi", "sci-fi") are short, and their wholes rare.
HYPHENATED, HYPHENATED_ZIPF = 8, 3.3
# The hyphen beside two words may be a dash ("he came- late"): the whole must be so common that it is sure.
COMMON = 4
# A letter before a hyphen begins many compounds (t-shirt, e-book, x-ray), so that the whole must be commoner still.
LETTER_ZIPF, LAST_ZIPF = 4.5, 3.3
_GAP = re.compile(r"(?<=[A-Za-z])- (?=[a-z])")
_BEFORE = re.compile(r"(?<![\w'’-])[A-Za-z]{1,15}\Z")
_AFTER = re.compile(r"[a-z]{1,15}(?![\w'’-])")
# A word hyphenated at the end of a line whose break was lost: "preci-sion".
# The pattern starts at the rare character; the left part is looked at after.
_HYPHENATED = re.compile(r"-(?<=[A-Za-z]{2}-)([a-z]{3,12})(?![\w'’/-]|\.\w)")
_LEFT = re.compile(r"(?<![\w'’/.-])[A-Za-z]{2,12}\Z")
_SIDE = 17
_SUSPENDED = frozenset("and or to but nor as than versus und oder et".split())
# "And" in other languages, which a scrap of a word never stands before ("ther- e").
_FOREIGN_AND = frozenset(("e", "y"))
_ARTICLES = frozenset(("a", "i", "o"))

# Start, end, score, whether it is sure.
Found = tuple[int, int, float, bool]


def with_gap(doc: Document, lexicon: Words) -> Iterator[Found]:
    """Yield words torn by a hyphen and a space."""
    text = doc.text
    for gap in _GAP.finditer(text):
        head = _BEFORE.search(text[max(0, gap.start() - _SIDE) : gap.start()])
        tail = _AFTER.match(text, gap.end())
        if head is None or tail is None:
            continue
        start, end = gap.start() - len(head[0]), tail.end()
        if (
            not _is_suspended(doc, head[0], tail[0])
            and is_whole(lexicon, head[0] + tail[0])
            and not doc.is_protected(start, end)
        ):
            score, sure = _judge(doc, lexicon, head[0], tail[0])
            if score:
                yield start, end, score, sure


def _is_suspended(doc: Document, left: str, right: str) -> bool:
    return right in _SUSPENDED or (
        right in _FOREIGN_AND and is_word(left, doc.lang) and left not in words(doc.lang).function_words
    )


def _judge(doc: Document, lexicon: Words, left: str, right: str) -> tuple[float, bool]:
    """Return the score and whether it is sure; 0 where the hyphen may belong to the word or be a dash."""
    known = [_is_known(part, doc.lang) for part in (left, right)]
    zipf = lexicon.zipf(left + right)
    if 1 in (len(left), len(right)):
        return (0.9, True) if _is_torn_letter(lexicon, left, right, any(known), zipf) else (0.0, False)
    if not all(known):
        return 0.95, True
    if hyphens.is_compound(left, right) or hyphens.is_productive(left, right):
        return 0.0, False
    common = zipf >= COMMON and len(left) + len(right) >= MIN_WHOLE
    return (0.85, True) if common else (0.7, False)


def _is_known(part: str, lang: str) -> bool:
    return len(part) > 1 and is_word(part, lang) and not is_scrap(part, lang)


def _is_torn_letter(lexicon: Words, left: str, right: str, word: bool, zipf: float) -> bool:
    """Whether a letter was torn off: "s- ervice", "se- e"; not "t- shirt", and no word before a dash and an article."""
    if not word:
        return zipf >= 3 or len(left + right) >= MIN_WHOLE
    if right in _ARTICLES or left.lower() in lexicon.function_words & _ARTICLES:
        return False
    least, initial = (LETTER_ZIPF, left.isupper()) if len(left) == 1 else (LAST_ZIPF, False)
    return zipf >= least and not (initial or hyphens.is_compound(left, right))


def without_gap(doc: Document, lexicon: Words) -> Iterator[Found]:
    """Yield words with the hyphen of a lost line break: the right part is no word, the whole is a common one."""
    for match in _HYPHENATED.finditer(doc.text):
        right = match[1]
        if lexicon.forms(right).lower > 1:
            continue
        head = _LEFT.search(doc.text[max(0, match.start() - _SIDE) : match.start()])
        left = head[0] if head else ""
        if len(left) + len(right) < HYPHENATED or not left[1:].islower():
            continue
        start = match.start() - len(left)
        known = hyphens.is_compound(left, right) or hyphens.is_productive(left, right)
        if known or lexicon.zipf(left + right) < HYPHENATED_ZIPF or not is_whole(lexicon, left + right):
            continue
        if not doc.is_protected(start, match.end()):
            yield start, match.end(), 0.9, True
