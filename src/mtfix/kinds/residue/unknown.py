"""Small-written words that no list has and whose letters speak for another language: "the regantes of the valley".

The word lists of the other finders hold common words only, so a rare or inflected one stays hidden from them. A word
that no English list knows is most often a slip of the pen, a coinage or a term, so it must pass three tests: no English
word is near it in form, its letters speak against English, and English words stand on both sides of it. What a text has
twice is a term or a name of it; a text with many such words is a glossary, a dialect or no translation. Only shown.

Measured on 789,000 words of human text: 7.4 small-written words in 10,000 are in no English list; this finder shows
0.06, none of which is a slip of the pen. On machine translation it shows 0.8 to 8.5 in 10,000 words, and of 66 in a
corpus that people corrected they left one as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from mtfix.kinds.plan import Plan
from mtfix.kinds.residue import contexts, giveaways
from mtfix.kinds.residue.connectives import side
from mtfix.lexicon import foreign, words
from mtfix.lexicon.letters import foreignness
from mtfix.text import Document

MESSAGE = "a word that no English list knows and that reads like another language"
_SHAPE = re.compile(r"[a-z\u00df-\u024f]{5,30}")
_ENOUGH, _ENOUGH_WITH_LIST, _ENOUGH_IDENTIFIED = 1.0, 0.0, 0.0
_SURE = 0.8
_MOST, _WORDS_EACH = 3, 60
_REPEATED = 2
_MOST_USED, _MOST_EXPLAINED, _LONGEST_RUN = 4, 2, 3
# "galão (milky coffee)", "tasca, a small tavern"
_EXPLAINED = re.compile(r" \([a-z]|, (?:an?|the|or|some kind|a kind) ")
_SPEECH = re.compile(r"[“\"]([A-Z][^“”\"()\n]{3,60}) \Z")
_SAID = 4.0
# A name that lost its capital stands there: "in blansko".
_BEFORE_NAME = frozenset("in from by to at near said says added".split())
# Halves of a compound or a derived word that English lists lack.
_PREFIXES = tuple(
    "un re de dis mis over under out up pre post anti non sub super inter multi micro macro mega mini hyper ultra co"
    " counter semi pro auto bio eco geo neuro psycho electro cyber tele photo poly mono trans fore in im en em be tri"
    " bi uni".split()
)
_SUFFIXES = tuple(
    "s es ed d ing er ers ly ness less ful able ible ism ist ists ity ation ations ize ized izing ise ised ising al ial"
    " ic ical y ish like ship hood dom fold wise ward ably est or ors ment ments".split()
)
# Endings that only English has, and those of science.
_ENGLISH_ENDING = re.compile(r"(?:able|ness|less|ship|hood|ing|ology|mab|vir|ium|osis|itis|emia|uria|idae|aceae)s?$")
# "goral, muntjak, and tufted deer": one item of a list of things.
_LIST_LEFT, _LIST_RIGHT = (", ", ", and ", ", or "), re.compile(r", | (?:and|or|&) ")


def find(doc: Document) -> Iterator[Plan]:
    """Yield the unknown words that stand in English sentences; none in texts about programs."""
    if doc.is_technical:
        return
    most = max(_MOST, len(doc.words) // _WORDS_EACH)
    small = (form for form in doc.forms if len(form) > 4 and form.islower() and _reads_foreign(form))
    forms = list(islice(small, most + 1))
    if not 0 < len(forms) <= most or _is_at_home(doc, set(forms)):
        return
    for form in forms:
        at = doc.forms[form]
        if len(at) < _REPEATED and form.capitalize() not in doc.forms:
            first, last = _run(doc, at[0])
            if _is_left_over(doc, first, last):
                yield Plan(doc.words[first].start, doc.words[last].end, MESSAGE, 0.6)


def _is_at_home(doc: Document, forms: set[str]) -> bool:
    """Whether the author uses foreign words on purpose: two are explained or set apart, or there are many."""
    used = [form for form in doc.forms if len(form) > 3 and form.islower() and _is_foreign(form)]
    if len(forms.union(used)) > max(_MOST_USED, len(doc.words) // _WORDS_EACH):
        return True
    uses = [doc.words[doc.forms[form][0]] for form in sorted(forms.union(used))]
    explained = sum(
        _EXPLAINED.match(doc.text, word.end) is not None or contexts.is_set_apart(doc.text, word.start, word.end, 1)
        for word in uses
    )
    return explained >= _MOST_EXPLAINED


@lru_cache(maxsize=8192)
def _is_foreign(form: str) -> bool:
    """Whether another language has a word far more often than English, which may know it as a loan."""
    here = giveaways.zipf(form)
    return here < 2.6 and any(there >= max(3.0, here + 1.2) for _, there in foreign.languages(form)[:1])


def _run(doc: Document, index: int) -> tuple[int, int]:
    """Return the first and last of the foreign words around one: "bacalao desalado"."""
    first = last = index
    while first > 0 and index - first < _LONGEST_RUN and _joins(doc, first - 1, first - 1):
        first -= 1
    while last + 1 < len(doc.words) and last - index < _LONGEST_RUN and _joins(doc, last, last + 1):
        last += 1
    return first, last


def _joins(doc: Document, left: int, asked: int) -> bool:
    form = doc.words[asked].text
    gap = doc.text[doc.words[left].end : doc.words[left + 1].start]
    return gap == " " and len(form) > 3 and form.islower() and (_is_foreign(form) or _reads_foreign(form))


def _is_left_over(doc: Document, first: int, last: int) -> bool:
    text, start, end = doc.text, doc.words[first].start, doc.words[last].end
    if any(giveaways.is_glued(text, word) for word in doc.words[first : last + 1]):
        return False
    if text[end : end + 1] in ("(", "\\", "/") or _is_listed(text, start, end):
        return False
    if not _stands_in_english(doc, first, last):
        return False
    if contexts.is_set_apart(text, start, end) and not _is_said(text, start):
        return False
    return not contexts.is_spoken_of(text, start, end)


def _is_said(text: str, start: int) -> bool:
    """Whether quotes around the word hold speech: it begins with a capital, and with English words."""
    opening = _SPEECH.search(text, max(0, start - contexts.WINDOW), start)
    if opening is None:
        return False
    said = opening[1].split()
    return len(said) > 1 and all(giveaways.zipf(form.strip(",.;:!?’'")) >= _SAID for form in said)


def _stands_in_english(doc: Document, first: int, last: int) -> bool:
    """Whether a small English word stands before, and one or the end of the clause behind."""
    if first == 0:
        return False
    before, word, end = doc.words[first - 1], doc.words[first], doc.words[last].end
    if before.text in _BEFORE_NAME or side(before, doc.text[before.end : word.start]) < 2:
        return False
    after = doc.words[last + 1] if last + 1 < len(doc.words) else None
    gap = doc.text[end : after.start] if after is not None else "."
    if after is None or gap[:1] != " ":
        return gap[:1] not in tuple("([/\\=")
    return after.text.islower() and side(after, gap) > 0


def _is_listed(text: str, start: int, end: int) -> bool:
    return text.endswith(_LIST_LEFT, max(0, start - 8), start) and _LIST_RIGHT.match(text, end) is not None


@lru_cache(maxsize=8192)
def _reads_foreign(form: str) -> bool:
    """Whether no English list has `form` or a form near it, and its letters speak for another language."""
    if (
        not _SHAPE.fullmatch(form)
        or giveaways.zipf(form)
        or words("en").forms(form).total
        or giveaways.is_naturalised(form)
    ):
        return False
    listed = foreign.languages(form)
    score = foreignness(form)
    if score < (_ENOUGH_WITH_LIST if listed else _ENOUGH) and not (score >= _ENOUGH_IDENTIFIED and _identified(form)):
        return False
    return not (_is_made_of_english(form) or giveaways.is_nearly_english(form) or _is_misprint(form))


def _identified(form: str) -> bool:
    return giveaways.identified(form, _SURE) in foreign.CANDIDATES


def _is_made_of_english(form: str) -> bool:
    """Whether `form` is derived from an English word, a compound of two, or ends as English words do."""
    known = giveaways.zipf
    if _ENGLISH_ENDING.search(form):
        return True
    for suffix in _SUFFIXES:
        stem = form.removesuffix(suffix)
        if stem != form and len(stem) > 2 and any(known(stem + more) >= 1.8 for more in ("", "e", "y", "s")):
            return True
    if any(form.startswith(prefix) and _is_english(form[len(prefix) :], 1.8) for prefix in _PREFIXES):
        return True
    cuts = ((form[:at], form[at:]) for at in range(3, len(form) - 2))
    return any(all(_is_english(half, 3 if len(half) > 3 else 4.3) for half in halves) for halves in cuts)


def _is_english(form: str, least: float) -> bool:
    """Whether English knows `form`, and no other language knows it far better."""
    here = giveaways.zipf(form)
    return here >= least and all(there < here + 1 for _, there in foreign.languages(form)[:1])


def _is_misprint(form: str) -> bool:
    return (
        any(giveaways.zipf(near) >= 2.5 for near in giveaways.one_letter_off(form)) or giveaways.zipf(form[1:]) >= 2.5
    )
