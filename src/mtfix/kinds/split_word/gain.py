"""By how much words written as one read better than apart."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from mtfix.lexicon import Words, words
from mtfix.text import Document
from mtfix.text.words import Word

MIN_WHOLE = 5
# A whole must be in common use (three times in ten million words), and seen in lower case.
WHOLE_ZIPF, WHOLE_USES = 2.5, 2
# Shorter wholes are all around ("th e", "m ost"), and chance makes them of any two scraps: only common ones.
SHORT_WHOLES = {3: (5.7, 1000), 4: (4.0, 20)}
# A whole that is a name ("Eng land").
NAME_ZIPF, NAME_USES = 3.3, 20
# How often human text has a scrap in lower case, by its length; longer ones are rare words ("clam").
SCRAP_USES = {2: 5, 3: 5, 4: 0}
IMPOSSIBLE = -99.0
_JOINTS = "-'’/@#_.\\"


def is_whole(lexicon: Words, form: str) -> bool:
    """Return whether the form may be the whole: in common use, and more so when it is short or a name."""
    least, uses = SHORT_WHOLES.get(len(form), (WHOLE_ZIPF, WHOLE_USES))
    zipf = lexicon.zipf(form)
    if len(form) < min(SHORT_WHOLES) or zipf < least:
        return False
    forms = lexicon.forms(form)
    if forms.lower >= uses:
        return True
    return form.istitle() and not is_short(form) and zipf >= NAME_ZIPF and forms.title >= NAME_USES


def is_short(form: str) -> bool:
    """Return whether the whole is so short that chance makes it of two scraps."""
    return len(form) < MIN_WHOLE


@lru_cache(maxsize=1 << 16)
def is_word(form: str, lang: str) -> bool:
    """Return whether human text uses the form; the commonest forms are kept, since each text asks for them."""
    return words(lang).forms(form).total > 1


def is_scrap(form: str, lang: str) -> bool:
    """Return whether human text has the form as a name or an abbreviation only ("ted", "wi", "ng"), never as here."""
    if len(form) > max(SCRAP_USES) or not form.islower():
        return False
    return words(lang).forms(form).lower <= SCRAP_USES.get(len(form), 0)


def gain(doc: Document, lexicon: Words, first: int, last: int) -> float:
    """Return by how many powers of ten the words first..last read better as one, `IMPOSSIBLE` where they cannot."""
    if first < 0 or last >= len(doc.words):
        return IMPOSSIBLE
    parts = doc.words[first : last + 1]
    whole = "".join(part.text for part in parts)
    # Tokenizers tear "ca n't" apart: that is no word of a line.
    if not whole.isalpha() or not is_whole(lexicon, whole) or not _is_cased(whole, parts) or not is_spaced(doc, parts):
        return IMPOSSIBLE
    before = _neighbour(doc, first - 1, first)
    after = _neighbour(doc, last, last + 1)
    apart = [before or "<s>", *(part.text for part in parts), *([after] if after else [])]
    joined = [before or "<s>", whole, *([after] if after else [])]
    return _logp(lexicon, joined) - _logp(lexicon, apart)


def _logp(lexicon: Words, sequence: list[str]) -> float:
    return sum(lexicon.pair_logp(left, right) for left, right in pairwise(sequence))


def is_spaced(doc: Document, parts: list[Word]) -> bool:
    """Return whether one space divides the words, and nothing is attached on either side."""
    text, start, end = doc.text, parts[0].start, parts[-1].end
    if any(text[a.end : b.start] != " " for a, b in pairwise(parts)):
        return False
    if text[start - 1 : start] in tuple(_JOINTS) or (text[end : end + 1] in tuple("-'’/@_\\")):
        return False
    return not doc.is_protected(start, end)


def _is_cased(whole: str, parts: list[Word]) -> bool:
    """Whether the case is that of one word: lower, Title, or UPPER throughout."""
    if whole.isupper():
        return min(len(part.text) for part in parts) > 2
    return whole[1:].islower()


def _neighbour(doc: Document, left: int, right: int) -> str:
    """Return the outer one of two neighbours where one space divides them, else ""."""
    if left < 0 or right >= len(doc.words) or doc.text[doc.words[left].end : doc.words[right].start] != " ":
        return ""
    return doc.words[left].text
