"""Words that only the given source language gives away: lone capitalised words, labels, abbreviations, half addresses.

A word that stands alone on its line, before a colon, or at the start of a sentence has a capital in any language, so
without a source nobody knows it from a name. With one, a word that is common there and unknown in English was left over
("Abbrechen" among the buttons of a menu). All of this is only shown. Names that English knows stay, and so does a word
that the text has elsewhere with a capital in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan
from mtfix.kinds.residue import giveaways
from mtfix.kinds.residue.giveaways import Giveaway
from mtfix.lexicon import foreign, words
from mtfix.text import Document, Span, Word

MESSAGE = "a word left in the source language"
_LONGEST, _MOST = 60, 4
_LABEL = re.compile(r"\W{0,6}([^\W\d_][^:|\n]{2,40}?)\W{0,3}:")
_OPENING = re.compile(r"(?:\{\\an\d\}|[#>*•–✅\s-]|\d{1,2}[.)] |\*\*){0,8}")
_ABBREVIATION = re.compile(r"[(\[]([a-z\u00df-\u024f]{3,8})\. [A-Z]{1,3}[)\].]")
_ROMANCE = frozenset("es pt it fr ca ro".split())
# "la calle de Abascal": article, noun, preposition before a name.
_STREET = re.compile(
    r"\b(?:una?|la|las|los|el|les?|il|um|uma) ([a-z\u00e0-\u00ff]{4,16}) (?:de la|de|du|del|della|di|da|dos?)(?= [A-Z])"
)
_CAPITAL_ZIPF = 5.3
# A letter that looks like one of ours: "Drake scale х3", and the Greek article.
_LOOKALIKE = re.compile(r"(?<!\S)(?:х(?=\d{1,4}(?!\S))|[ΗΟ](?= [a-z]{3}))")


def find(doc: Document, found: dict[str, Giveaway]) -> Iterator[Plan]:
    """Yield what the source language explains, in no order; nothing without one."""
    lang = giveaways.source_lang(doc)
    if not lang:
        return
    if not doc.text.isascii():
        yield from (Plan(*match.span(), MESSAGE, 0.7) for match in _LOOKALIKE.finditer(doc.text))
    yield from _abbreviations(doc)
    if lang[:2] in _ROMANCE:
        yield from _streets(doc, lang)
    if any(not form.islower() for form in found):
        for line in doc.lines:
            yield from _line(doc, line, lang, found)
        yield from _openers(doc, found)


def _abbreviations(doc: Document) -> Iterator[Plan]:
    """Yield "oprac." of "(oprac. KB)": small letters that English lacks, before initials."""
    for match in _ABBREVIATION.finditer(doc.text) if ". " in doc.text else ():
        word = match[1]
        if giveaways.zipf(word) < 1.5 and word not in words("en").abbreviations:
            yield Plan(match.start(1), match.end(1) + 1, MESSAGE, 0.75)


def _streets(doc: Document, lang: str) -> Iterator[Plan]:
    for match in _STREET.finditer(doc.text):
        if foreign.zipf(match[1], lang) >= 4.3 and giveaways.zipf(match[1]) < 3.5:
            yield Plan(*match.span(), MESSAGE, 0.75)


def _line(doc: Document, line: Span, lang: str, found: dict[str, Giveaway]) -> Iterator[Plan]:
    """Yield a short line, or the label before its colon, where its words are of the source language."""
    label = _LABEL.match(doc.text, line.start, line.end)
    if label:
        span = Span(*label.span(1))
    elif line.end - line.start <= _LONGEST:
        opening = _OPENING.match(doc.text, line.start, line.end)
        span = Span(opening.end() if opening else line.start, line.end)
    else:
        return
    inside = [word for word in doc.words_in(span.start, span.end) if word.text[0].isalpha()]
    if inside and len(inside) <= _MOST and _is_of(doc, inside, lang, found):
        yield Plan(inside[0].start, inside[-1].end, MESSAGE, 0.75)


def _is_of(doc: Document, inside: list[Word], lang: str, found: dict[str, Giveaway]) -> bool:
    """Whether no word is rather English, and one alone, or two of several, give the language away."""
    sure = [word.text for word in inside if _is_sure(doc, word, found)]
    english = any(giveaways.zipf(word.text) > max(foreign.zipf(word.text, lang), 2.5) for word in inside)
    return len(sure) >= min(2, len(inside)) and not english


def _is_sure(doc: Document, word: Word, found: dict[str, Giveaway]) -> bool:
    form = word.text
    given = found.get(form)
    if given is None or not given.strong or given.zipf < 3.5 or giveaways.zipf(form) >= 2.2:
        return False
    if len(form) < 4 or words("en").is_name(form.capitalize()) or giveaways.is_glued(doc.text, word):
        return False
    once = len(doc.forms[form]) == 1 and not (form.isupper() and form.capitalize() in doc.forms)
    return once or form.islower()


def _openers(doc: Document, found: dict[str, Giveaway]) -> Iterator[Plan]:
    """Yield a very common word of the source language that opens an English sentence ("Chto else can it be?")."""
    for form, given in found.items():
        if not form[0].isupper() or not form[1:].islower() or given.zipf < _CAPITAL_ZIPF or giveaways.zipf(form) >= 2:
            continue
        for index in doc.forms[form]:
            word = doc.words[index]
            after = doc.words[index + 1] if index + 1 < len(doc.words) else None
            small = after is not None and after.text.islower() and giveaways.zipf(after.text) > 4
            sentence = doc.sentence_at(word.start)
            goes_on = small and after is not None and doc.text[word.end : after.start] == " "
            alone = doc.text[word.end : sentence.end].strip(" .!\n") == ""
            if sentence.start == word.start and (goes_on or alone) and not words("en").is_name(form):
                yield Plan(word.start, word.end, MESSAGE, 0.75)
