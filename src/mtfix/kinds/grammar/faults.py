"""The pairs that cannot stand together, found by one expression each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from mtfix.lexicon import words
from mtfix.text import Document


class Fault(NamedTuple):
    """A place, how surely it is wrong, and what a rule would write there (None: nothing)."""

    start: int
    end: int
    message: str
    score: float
    new: str | None = None
    safe: bool = False


_OPEN = r"(?<![\w.'’/@#$&*=-])"
_SHUT = r"(?![\w'’/(=-]|\.\w)"
# The sound decides: "a one-way street", "a European"; words in h and u are left out, for there both are common.
_A = re.compile(_OPEN + r"a (?!(?:one|once|oui|ouija|eu|ewe)\w*\b)([AEIOaeio][a-z]{2,})" + _SHUT)
_A_FIRST = re.compile(r"(?<![^\s“\"])A (?!(?:one|once|oui|ouija|eu|ewe)\w*\b)([aeio][a-z]{2,})" + _SHUT)
_SPELT = re.compile(r"One|Once|Oui|Ouija|Eu|Ewe")
_AN = re.compile(_OPEN + r"an ([bcdfgjklmnpqrstvwz][a-z]{3,})" + _SHUT)
# Letters whose names begin with a vowel: "an rsvp", so a word has to be common.
_LETTER_NAMES = frozenset("flmnrs")
# Before a plural, no article may be what is right; behind another determiner, one of the two is too many.
_PLURAL = re.compile(r"[^suiy]s$")
_DETERMINERS_BEFORE = frozenset("the a an his her their its our my your this that these those".split())
_AMOUNTS = frozenset("while few little".split())
_GERMAN = frozenset("dem deren dessen diese diesem diesen dieser dieses".split())
_DETERMINERS = re.compile(
    _OPEN + r"(?:[Tt]he|[Aa]n?) (?:the|an?|his|their|its|our|my)" + _SHUT
    + "|" + _OPEN + r"(?:[Tt]heir|[Oo]ur|[Mm]y) (?:the|an?|his|their|its|our|my|your)" + _SHUT
)  # fmt: skip
_LATIN = re.compile(r" (?:priori|posteriori|fortiori|cappella|capella|la)\b", re.IGNORECASE)
_ARTICLE_VERB = re.compile(
    _OPEN + r"(?:(?:(?<![^\n])|(?<=[.!?] ))The|the|an) (?:is|are|was|were|has|have|had|been|of|he|they|we|than)" + _SHUT
)
_MODAL = re.compile(
    _OPEN + r"(?:[Ww]ould|[Cc]ould|[Ss]hould|cannot|(?:did|does|do)(?:n['’]t| not)) (is|are|was|were|has|had|did|does)"
    + _SHUT
)  # fmt: skip
_BE = re.compile(_OPEN + r"(?:is (?:are|was|were)|are (?:is|was|were)|was (?:is|are|were)|were (?:is|are|was))" + _SHUT)
_SUBJECT = re.compile(
    r"(?:(?<=[.!?] )|(?<![^\n]))(?:(?:He|She|It) (have|are|don['’]t)|(?:They|We|These|Those) (is|was|has|does))" + _SHUT
)
_AGREE = {
    "have": "has", "are": "is", "don't": "doesn't", "don’t": "doesn’t", "is": "are", "was": "were", "has": "have",
    "does": "do",
}  # fmt: skip
_BARE = {"is": "be", "are": "be", "was": "be", "were": "be", "has": "have", "had": "have", "did": "do", "does": "do"}
# A clause that ends in a verb may stand before one: "what it is was clear".
_LINKS = frozenset("what whatever who which all how as than if thing everything anything way".split())
_MORE_LINKS = _LINKS | frozenset("that where when why it he she they there you we i nothing one".split())
_CLAUSE_REACH = 80
_MESSAGES = {"article": "the article does not fit the sound of the next word", "two": "two determiners in a row"}
_WORD = re.compile(r"[^\W\d_]+")


def faults(doc: Document) -> Iterator[Fault]:
    """Yield the faults of a text, rule by rule; none in another language."""
    for rule in _RULES:
        for fault in rule(doc):
            keyword = rule in _KEYWORDS and doc.is_technical
            if not keyword and not doc.is_protected(fault.start, fault.end) and _is_english(doc, fault.start):
                yield fault


def _articles(doc: Document) -> Iterator[Fault]:
    lexicon = words("en")
    for pattern, new in ((_A, "an"), (_A_FIRST, "An"), (_AN, "a")):
        for match in pattern.finditer(doc.text):
            follows = match[1]
            common = 3.1 if new == "a" and follows[0] in _LETTER_NAMES else 2.5
            closed = follows.lower() in lexicon.function_words and follows not in _AMOUNTS
            known = lexicon.zipf(follows) >= common and not closed
            if known and follows not in _GERMAN and not _SPELT.match(follows):
                start = match.start()
                letter = new == "An" and doc.sentence_at(start).start != start
                if letter or _word_before(doc.text, start) in _DETERMINERS_BEFORE:
                    continue
                end = start + match[0].index(" ")
                yield Fault(start, end, _MESSAGES["article"], 0.95, new, safe=not _PLURAL.search(follows))


def _determiners(doc: Document) -> Iterator[Fault]:
    for match in _DETERMINERS.finditer(doc.text):
        first, second = match[0].lower().split()
        if first != second and not (second == "a" and _LATIN.match(doc.text, match.end())):
            yield Fault(*match.span(), _MESSAGES["two"], 0.85)


def _article_verbs(doc: Document) -> Iterator[Fault]:
    for match in _ARTICLE_VERB.finditer(doc.text):
        yield Fault(*match.span(), "an article without its noun", 0.85)


def _modals(doc: Document) -> Iterator[Fault]:
    for match in _MODAL.finditer(doc.text):
        if not _ends_clause(doc.text, match.start(), _LINKS):
            new = match[0][: -len(match[1])] + _BARE[match[1]]
            yield Fault(*match.span(), "no finite form can follow here", 0.85, new)


def _forms_of_be(doc: Document) -> Iterator[Fault]:
    for match in _BE.finditer(doc.text):
        if not _ends_clause(doc.text, match.start(), _MORE_LINKS):
            yield Fault(*match.span(), "two forms of one auxiliary", 0.8)


def _subjects(doc: Document) -> Iterator[Fault]:
    for match in _SUBJECT.finditer(doc.text):
        verb = match[1] or match[2]
        yield Fault(*match.span(), "subject and verb do not agree", 0.75, match[0][: -len(verb)] + _AGREE[verb])


_RULES: tuple[Callable[[Document], Iterator[Fault]], ...] = (
    _articles, _determiners, _article_verbs, _modals, _forms_of_be, _subjects,
)  # fmt: skip

# In texts about programs "the is operator" and "the a element" are English.
_KEYWORDS = (_determiners, _article_verbs)


def _word_before(text: str, at: int) -> str:
    found = text[max(0, at - 12) : at].split()
    return found[-1].lower() if found else ""


def _ends_clause(text: str, at: int, links: frozenset[str]) -> bool:
    """Whether one of `links` stands before `at`: the words may belong to a clause that ends with the first verb."""
    before = re.split(r"[.!?;:\n]", text[max(0, at - _CLAUSE_REACH) : at])[-1]
    return any(word.lower() in links for word in _WORD.findall(before))


def _is_english(doc: Document, at: int) -> bool:
    """Whether the words around are English: two other function words in reach, and at least one in seven."""
    around = _WORD.findall(doc.text[max(0, at - 120) : at + 120])
    closed = sum(word.lower() in words("en").function_words for word in around)
    return closed >= 3 and closed * 7 >= len(around)
