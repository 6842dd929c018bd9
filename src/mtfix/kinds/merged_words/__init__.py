"""Words run together: ``Teamresearch``, ``said.The``, ``theNew York``, ``1,000soldiers``.

Links and tags are cut out of a page with the space beside them, sentences are translated one by one and joined without
one, tokens are joined that belong apart. A glued word is marked whole; after a stop the place of the space is marked.

    >>> from mtfix.text import Document
    >>> [f.surface for f in KIND.detect(Document("He met the 1,000soldiers duringthe war."))]
    ['1,000soldiers', 'duringthe']
    >>> [f.surface for f in KIND.detect(Document("She said toa friend that it willnotbe long."))]
    ['toa', 'willnotbe']

An unknown word is taken apart only when its halves, with the words on both sides, read so much better in human English
that no name, compound or coinage is likely: unknown words with a capital are names until proven otherwise. Compounds
that anybody may form ("daylong", "servicepeople"), and words that no neighbour helps to read, are only shown. Two small
words, a word with its article and three words or more are read as one chain (see `chains`). In texts about programs
much more is asked: there such words are identifiers (see `technical`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from random import Random

from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.kinds.merged_words import glued, technical
from mtfix.kinds.merged_words import inject as injector
from mtfix.kinds.merged_words.chains import Chain, chains
from mtfix.kinds.merged_words.features import Place, Split, halves, splits
from mtfix.kinds.merged_words.shapes import clitics, shaped
from mtfix.kinds.merged_words.stops import glued_stops
from mtfix.lexicon import words
from mtfix.model import Edit, Finding, Injection, Repair, Safety, Severity
from mtfix.text import Document
from mtfix.text.words import Word

# Log-odds to report and to repair. Read on 570,000 words of human news: where both halves are open-class words
# ("payrise" -0.2, "daylong" 1.5) or one is a particle ("clampdown" 0.7), a closed compound is as likely up to here.
# In machine translation garbled words and names ("formis" 0.2, "Andanal" 0.4) outnumber weak function words.
REPORT = {"function": 0.4, "word": 1.6, "particle": 0.6, "content": 0.6, "name": 2.3, "prefix": 4.0}
REPAIR = {"function": 0.8, "word": 1.6, "particle": 1.2, "content": 1.4, "name": 2.3, "prefix": 4.0}
# Compounds of two short words are formed freely ("daylong" 1.8, "runlevel" 1.7), and so are persons ("servicepeople"
# 4.5, "journeyperson" 4.9); a word between two marks has no context to be read in ("Therethan:" 3.6).
SHORT, SHORT_REPAIR, PERSONS_REPAIR, ALONE_REPAIR = 9, 3.0, 5.5, 5.0
# In a text about programs: any word, and one that has a half identifiers are made of ("iscomplex" 5.5).
TECHNICAL, NAMED = (2.5, 4.0), (4.5, 7.0)
# No compound begins with these ("Pleaserun" 0.1, "nofine" -0.2); words and names may ("nomade", "Nofima").
BEGINNERS, LEAST = -0.5, 0.55
NEVER = (float("inf"), float("inf"))
# A second split this near leaves the choice to a person.
MARGIN = 1.5
# Longer words of other languages hardly ever split into two English ones, but for compounds (Beachvolleyball).
FOREIGN_LENGTH = 8


def detect(doc: Document) -> Iterator[Finding]:
    """Yield glued words and the places after a stop where a space is missing."""
    for stop in glued_stops(doc):
        message = "a space is missing after the stop"
        yield KIND.finding(doc, stop.at, stop.at, message, score=stop.score, evidence=((stop.at,), stop.sure))
    taken: set[int] = set()
    for found in shaped(doc):
        if doc.is_protected(found.at, found.at):
            continue
        taken.add(found.start)
        yield KIND.finding(
            doc,
            found.start,
            found.end,
            "two words written as one",
            score=found.score,
            evidence=((found.at,), found.sure),
        )
    for chain in chains(doc):
        word = doc.words[chain.at]
        if word.start not in taken:
            taken.add(word.start)
            yield _chained(doc, word, chain)
    for finding in _glued(doc):
        if finding.start not in taken:
            yield finding


def _chained(doc: Document, word: Word, chain: Chain) -> Finding:
    borders = tuple(accumulate((len(part) for part in chain.parts[:-1]), initial=word.start))[1:]
    message = "two words written as one" if len(borders) == 1 else "several words written as one"
    return KIND.finding(doc, word.start, word.end, message, score=chain.score, evidence=(borders, chain.sure))


def _glued(doc: Document) -> Iterator[Finding]:
    for index, count in glued.candidates(doc):
        word = doc.words[index]
        best = _best(doc, index, count)
        if best is not None and not doc.is_protected(word.start, word.end):
            at, score, sure = best
            message = "two words written as one"
            yield KIND.finding(doc, word.start, word.end, message, score=score, evidence=((word.start + at,), sure))


def _best(doc: Document, index: int, count: int) -> tuple[int, float, bool] | None:
    """Return the border of the best split, its probability, and whether no other split comes near."""
    form = doc.words[index].text
    if "'" in form or "’" in form:
        border = clitics(words(doc.lang), form)
        if border is not None:
            return border, 0.93, True
    for head in (glued.known_head(doc, index), glued.with_border(form), glued.with_article(doc, index)):
        if head is not None:
            return head, 0.93, True
    place = glued.place(doc, index)
    ranked = sorted(
        ((glued.logit(split.features), split) for split in splits(words(doc.lang), form, place, count)),
        reverse=True,
    )
    if not ranked or not glued.is_plausible(form, ranked[0][1], place):
        return None
    value, split = ranked[0]
    compound = len(form) <= FOREIGN_LENGTH or bool(split.features["content"])
    least, safe = _needed(doc, form, split, place)
    if value < least or (compound and glued.is_foreign(form, doc.source_lang)):
        return None
    if split.features["content"] and any(near.right in halves()["suffixes"] for near in _rivals(ranked)[1:]):
        return None
    return split.at, max(glued.probability(value), LEAST), len(_rivals(ranked)) == 1 and value >= safe


def _needed(doc: Document, form: str, split: Split, place: Place) -> tuple[float, float]:
    """Return the log-odds to report and to repair: more for identifiers, short compounds, words without context."""
    if technical.is_identifier(doc, form, split):
        return NEVER
    if split.left == "please":
        return BEGINNERS, BEGINNERS
    if split.left == "no" and split.features["zipf"] < 1 and not doc.is_technical:
        return BEGINNERS, REPAIR["function"]
    if doc.is_technical and not split.features["both_function"]:
        return NAMED if technical.is_named_so(split) else TECHNICAL
    sort, content = glued.sort(split, place), bool(split.features["content"])
    safe = REPAIR[sort]
    if content and sort == "prefix":
        safe = PERSONS_REPAIR
    elif content and len(form) <= SHORT:
        safe = max(safe, SHORT_REPAIR)
    elif not place.left and not place.right:
        safe = max(safe, ALONE_REPAIR)
    return REPORT[sort], safe


def _rivals(ranked: list[tuple[float, Split]]) -> list[Split]:
    """Return the splits that read nearly as well as the best, itself included."""
    return [split for value, split in ranked if ranked[0][0] - value < MARGIN]


def propose(finding: Finding, _doc: Document) -> Iterator[Repair]:
    """Yield the missing space; UNSAFE where another split reads nearly as well."""
    borders, sure = finding.evidence
    yield Repair(
        tuple(Edit(at, at, " ") for at in borders), finding.score, Safety.SAFE if sure else Safety.UNSAFE, "lexicon"
    )


def inject(doc: Document, rng: Random) -> Injection | None:
    """Delete one space (see `mtfix.kinds.merged_words.inject`)."""
    return injector.inject(doc, rng)


KIND = Kind(
    id="merged_words",
    mqm="linguistic-conventions/spelling",
    scope=Scope.WORD,
    phase=Phase.WORDS,
    severity=Severity.MINOR,
    summary="words run together",
    not_flagged=(
        "brands and identifiers: YouTube, iPhone, JavaScript, toString",
        "names of people and places, also unknown ones",
        "closed compounds: healthcare, rulebook, stablemaster; formations in -less, -like, -ship, over-, under-",
        "words of programs: what the text calls or marks as code; in manuals all that identifiers are made of "
        "(classmethod, foreach, isclose)",
        "addresses, file names, hashtags, handles, abbreviations: Node.js, U.S.A.",
        "numbers with units, ordinals and tight forms: 5km, 20something, £5million",
        "words in capitals only, words of other languages",
        "two words of which human text knows one too rarely to tell (most names)",
    ),
    detect=detect,
    propose=propose,
    inject=inject,
    langs=frozenset({"en"}),
)
