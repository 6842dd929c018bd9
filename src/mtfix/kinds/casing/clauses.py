"""Does a sentence stand on its own: has it a finite verb that no subordinate clause takes?

A segment that begins small is either a sentence that lost its capital ("the board has met.") or the rest of a sentence
that begins elsewhere ("in ten million returns."). Nothing in the text itself tells them apart but this. There is no
tagger here: how far a word is a verb is read from the words that stand beside it in English news ("he", "they", "who"
before it, or "the", "of"; "the", "that" after it, or "of", "is"), and from the words that stand beside it here.

Tuned on whole sentences with their first letter lowered (DEMETR; clean.train) against the rows that human writers and
post-editors begin small (clean.train; MLQE-PE train): told to be whole are 99 % of the first two, 64 % of the rows of
clean.train (of which about half are whole) and 66 % of those of MLQE-PE.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import log10

from mtfix import data
from mtfix.lexicon import words

_TOKEN = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?|\d+(?:[.,:]\d+)*|[,;()–—?]")
# So many characters and tokens of a sentence are read.
_REACH, _TOKENS = 400, 60
_FINITE = frozenset(
    "is are was were am has have had do does did will would can could shall should may might must cannot let's".split()
)
_MODALS = frozenset("can could will would must should may might shall cannot".split())
_CONTRACTED = re.compile(
    r"(?:(?:i|you|he|she|it|we|they|there|that|this|who|what|where|here)'(?:s|re|m|ll|ve|d)|\w+n't)$"
)
_PERSONS = frozenset("i you he she it we they".split())
_NOMINATIVE = frozenset("i he she we they".split())
_DETERMINERS = frozenset(
    "the a an my your his her its our their some any no every each both these those this another".split()
)
_PREPOSITIONS = frozenset(
    "of in to for with on at from by about into through after over between against during without before under around "
    "among within along across behind beyond despite upon toward towards via per up down off out than".split()
)
_SUBORDINATING = frozenset(
    "that which who whom whose where when while because if although though since whereas unless until whether what how "
    "why whatever whoever wherever as once lest".split()
)
_QUANTITIES = frozenset("several many numerous more two three four five most few all".split())
_OBJECTS = _DETERMINERS | _QUANTITIES | frozenset("that him them it us me you himself itself themselves there".split())
_RELATIVES = frozenset("that which who".split())
# "the next morning she called": no clause begins at "she".
_TIMES = frozenset("day week month year morning evening night time moment today yesterday tomorrow ago later".split())
_AUXILIARIES = _FINITE | frozenset("be been being to not".split())
# The words between which a verb, and between which a noun stands, in the pair table.
_BEFORE_VERB, _BEFORE_NOUN = (
    ("he", "she", "it", "they", "who", "which", "that", "i", "we"),
    ("the", "of", "and", "in", "for", "with", "his", "their", "a", "by", "to", "at"),
)
_AFTER_VERB, _AFTER_NOUN = (
    ("the", "that", "a", "it", "him", "them", "his", "their", "an"),
    ("of", "is", "was", "and", "are", "has", "were", "have", "who"),
)
_SPEAKING = tuple([word] for word in "said says added explained noted wrote stressed continued recalled".split())
_SHORT_SPEECH = 9
_NO_VERB, _SURE = -4.0, 3.0
# A base form needs a subject in the plural, so it loses so much without one.
# Below the least nothing in the sentence is a verb; a sentence that opens with a preposition asks for more.
# "Signed by the mayor" is a participle, "fell by 3 %" is not.
_BARE, _PASSIVE = 0.6, 2.5
_LEAST, _LEAST_AFTER_PREPOSITION = -0.7, 0.3


def is_whole(sentence: str) -> bool:
    """Return whether the sentence, whose first letter may be small, reads as a whole one and not as the rest of one.

    Questions are taken as whole. Fragments of speech ("not at all.") count as no whole sentences.
    """
    raw = _TOKEN.findall(sentence[:_REACH].lstrip("\"'“‘«„ "))[:_TOKENS]
    tokens = [word.lower().replace("’", "'") for word in raw]
    if not tokens or "?" in sentence[-4:]:
        return True
    head = tokens[0]
    if head in _MODALS:
        return False
    verb = _best_verb(tokens, raw)
    if verb < _LEAST or _ends_speech(tokens, raw):
        return False
    return "," in tokens or not _leans(head, verb)


def _ends_speech(tokens: list[str], raw: list[str]) -> bool:
    """Whether all that is said is who spoke: what was said stands before ("she said in his defence.")."""
    if tokens[0] not in _PERSONS or len(tokens) > _SHORT_SPEECH or tokens[1:2] not in _SPEAKING or "," in tokens:
        return False
    return all(_verb(tokens, raw, at) < 0 for at in range(2, len(tokens)))


def _leans(head: str, verb: float) -> bool:
    """Whether a sentence without a comma that opens so, with no surer a verb, leans on what stood before it.

    "to help the tourists return.", "running away from the place.", "with men who earn more."
    """
    if head == "to":
        return True
    if head in _PREPOSITIONS:
        return verb < _LEAST_AFTER_PREPOSITION
    if head in words("en").function_words or verb >= _SURE:
        return False
    return (head.endswith("ing") and len(head) > 5) or (head.endswith("ed") and _verbness(head) > -0.3)


def _best_verb(tokens: list[str], raw: list[str]) -> float:
    """Return how sure the surest verb is that no subordinate clause takes; a comma ends such a clause."""
    head = tokens[0]
    if head == "let's" or _CONTRACTED.match(head) or _is_imperative(head):
        return _SURE
    best, open_clauses = _NO_VERB, int(head in _SUBORDINATING and head != "that")
    for at in range(1, len(tokens)):
        word = tokens[at]
        if word == ",":
            open_clauses = 0
        elif _opens_clause(tokens, raw, at):
            open_clauses = 1
        elif (found := _verb(tokens, raw, at)) > -0.2 and open_clauses:
            open_clauses = 0
        else:
            best = max(best, found)
    return best


def _opens_clause(tokens: list[str], raw: list[str], at: int) -> bool:
    """Whether a clause begins here whose verb is not that of the sentence ("which is", "the grants she received")."""
    word, before = tokens[at], tokens[at - 1]
    if word in _NOMINATIVE:
        leans = tokens[0] in _PREPOSITIONS or before in words("en").function_words | _TIMES or not before[0].isalpha()
        return at > 1 and not leans and _verb(tokens, raw, at - 1) <= -0.5
    if word not in _SUBORDINATING or word == "as" or (at + 1 < len(tokens) and tokens[at + 1].endswith("ing")):
        return False
    return word != "that" or (before not in _PREPOSITIONS and _verb(tokens, raw, at - 1) <= 0)


def _is_imperative(head: str) -> bool:
    """Whether the word stands after "to" and hardly after an article: "give", "choose"."""
    lexicon = words("en")
    if head in lexicon.function_words:
        return head in ("do", "be", "have")
    return lexicon.pair("to", head) > 3 * sum(lexicon.pair(left, head) for left in ("the", "of", "a", "in"))


def _verb(tokens: list[str], raw: list[str], at: int) -> float:
    """Return how far the word is a finite verb, from what it is and from the tokens beside it."""
    word, before = tokens[at], tokens[at - 1] if at else ""
    if word in _FINITE or _CONTRACTED.match(word):
        return _SURE
    if before in _PERSONS and (word == "like" or word.startswith("need")):
        return _SURE
    lexicon = words("en")
    if word in lexicon.function_words or len(word) < 3 or not lexicon.zipf(word):
        return _NO_VERB
    if raw[at][0].isupper() or not word[0].isalpha():
        return _NO_VERB
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    pronoun = at == 1 and before in ("this", "that", "these", "those")
    left = 0.5 if pronoun else _left(before, raw[at - 1] if at else "")
    if after == "by" and tokens[at + 2 : at + 3] and not tokens[at + 2][0].isdigit():
        left -= _PASSIVE * (word in _past_forms() or word.endswith("ed"))
    return _verbness(word) + left + _right(after) - _BARE * (left == 0 and _is_bare(word))


def _is_bare(word: str) -> bool:
    """Whether a verb of this form asks for a subject in the plural ("permit", not "permits", "permitted", "gave")."""
    return not word.endswith(("s", "ed")) and word not in _past_forms()


def _left(before: str, raw: str) -> float:
    if before in _AUXILIARIES:
        return -3.0
    if before in _DETERMINERS:
        return -2.5
    if before in _PREPOSITIONS:
        return -1.5
    if before in _PERSONS:
        return 1.5
    if before in _RELATIVES:
        return 0.8
    return 0.8 if raw[:1].isupper() else 0.4 if before.endswith("s") or before == ")" else 0.0


def _right(after: str) -> float:
    if after in _OBJECTS:
        return 0.6
    return -0.8 if after == "of" else 0.3 if after[:1].isdigit() else 0.0


@lru_cache(maxsize=8192)
def _verbness(word: str) -> float:
    """Return how far English uses the word as a finite verb, on a scale where 0 is undecided."""
    if word.endswith(("ing", "ly")):
        return _NO_VERB
    pair = words("en").pair
    verb, noun = sum(pair(left, word) for left in _BEFORE_VERB), sum(pair(left, word) for left in _BEFORE_NOUN)
    acts, things = sum(pair(word, right) for right in _AFTER_VERB), sum(pair(word, right) for right in _AFTER_NOUN)
    shape = 0.6 * (word.endswith("ed") and len(word) > 4) + 0.6 * (word in _past_forms())
    return 0.8 * log10((verb + 0.3) / (noun + 1)) + 0.5 * log10((acts + 0.5) / (things + 0.5)) + shape


@lru_cache(maxsize=1)
def _past_forms() -> frozenset[str]:
    """Return the irregular past forms ("came", "took")."""
    rows = (line.split() for line in data.lines("irregular_verbs.txt") if not line.startswith("#"))
    return frozenset(row[2] for row in rows if len(row) > 2)
