"""How sure it is that a stray mark may go: whether the words on both sides certainly belong together.

A mark that no sentence needs may still stand for something that was lost: two sentences of chat ("... a little more?
tea is not cheap"), a colon, a dash, a name that has it. It goes where the left word needs what follows, where the two
words are a pair that is often seen, or where what follows is no clause. In a salad of words nothing is certain.
"""

from __future__ import annotations

import re

from mtfix.kinds.punctuation.lost import has_verb
from mtfix.lexicon import words

# These need what follows, whatever mark stands behind.
_NEVER_LAST = frozenset("the a an its their my our your every into onto".split())
_NEVER_END = _NEVER_LAST | frozenset("than very of and or if whether because although per".split())
_QUANTIFIERS = frozenset("any other every each especially".split())
_NEVER_FIRST = frozenset("than been which".split())
_PREPOSITIONS = frozenset("of in on at to for from with by into over under about as".split())
_GOVERNING = frozenset("of in on at to from into for".split())
_DETERMINERS = frozenset("the a an its their his her our my your this that these those".split())
# These may end a sentence, so that a pair with what follows says little.
_CAN_END = frozenset(
    "me you him her us them it this that one ones more much less so too up out off down over here there now then not "
    "all both no yes".split()
)
_AUXILIARIES = frozenset("is are was were has have had".split())
_MODALS = frozenset("will would should may must cannot".split())
_INTRODUCE = _AUXILIARIES | _CAN_END | frozenset("as to like with can could same thing been be".split())
_NOT_AFTER_COLON = frozenset("about of if a an not who what when where how why".split())
_NOT_AFTER_SEMICOLON = frozenset("with who what when where how why the a an".split())
_SUBJECTS = frozenset("i he she it we they you there what who when where why how the a an this that".split())
_ADJECTIVE = re.compile(r"(?:ly|ous|ful|ive|al|ar|able|ible)$")
_PRONOUNS = frozenset("it he she they we who which there".split())
# A participle or an adjective and what hangs on it; an infinitive or a present form and its object.
_GOVERNED = re.compile(r"(?:[a-z]ed|able|ible)$"), frozenset("to of by on with from".split())
_BINDS = {":": _GOVERNED, ";": _GOVERNED, "-": (re.compile(r"[a-z]{4}"), frozenset("the an its their".split()))}
_PAIR, _OFTEN, _VERY_OFTEN = 5, 20, 500
_GAIN, _BOUND_GAIN, _HIGH_GAIN = 0.5, 0.8, 0.9
_SALAD = re.compile(
    r"\b(?:[Tt]he|an?|[Oo]f|[Ii]ts|[Tt]heir) (?:of|to|is|was|has|are|were|and|or|by|from|with|for|into|if)\b"
    r"|\b(?:[Tt]he|an?|[Oo]f) (?:[Tt]he|an?) (?:[Tt]he|of|an?)\b|\b(?:of|with|from) (?:is|was|has|are|were|of) "
)
_BREAK = re.compile(r"[.!?;:\n]")
_CLAUSE = re.compile(r"[.,;:!?\n()“”\"—–]")
_LOOK, _NEAR = 160, 60


def is_salad(text: str, at: int) -> bool:
    """Whether the line around `at` sets words side by side that no sentence does ("the of", "from is")."""
    start = max(text.rfind("\n", max(0, at - _LOOK), at) + 1, at - _LOOK)
    end = text.find("\n", at, at + _LOOK)
    line = text[start:at] + text[at + 1 : end if end >= 0 else at + _LOOK]
    return _SALAD.search(line) is not None


def belong_together(text: str, at: int, left: str, right: str) -> bool:
    """Whether `left` and `right` certainly make one clause without the mark at `at` between them."""
    mark, left, right = text[at], left.lower(), right.lower()
    if is_salad(text, at):
        return False
    if mark in ":;":
        return is_bound(mark, left, right) or (_colon_goes if mark == ":" else _semicolon_goes)(text, at, left, right)
    if mark == "-":
        return _makes_no_compound(left, right)
    return mark not in "!?" or left in _NEVER_END | _QUANTIFIERS or _is_one_clause(text, at, left, right)


def is_bound(mark: str, left: str, right: str) -> bool:
    """Whether the words are bound: "able; to go", "based: on", "reduce- the volume"."""
    pattern, bound = _BINDS[mark]
    if right not in bound or pattern.search(left) is None or left in words("en").function_words:
        return False
    return words("en").pair(left, right) >= _OFTEN and _gain(left, right) >= _BOUND_GAIN


def _gain(left: str, right: str) -> float:
    """Return how much likelier `right` is after `left` than anywhere, as a power of ten."""
    known = words("en")
    return known.pair_logp(left, right) - known.zipf(right) + 9


def _colon_goes(text: str, at: int, left: str, right: str) -> bool:
    if left in _NEVER_LAST or right in _NEVER_FIRST or _is_verb(left, right) or _is_object(text, at, left, right):
        return True
    return _is_seen(left, right, _NOT_AFTER_COLON)


def _semicolon_goes(_text: str, _at: int, left: str, right: str) -> bool:
    return left in _NEVER_END or left == "been" or right.isdigit() or _is_seen(left, right, _NOT_AFTER_SEMICOLON)


def _is_seen(left: str, right: str, never: frozenset[str]) -> bool:
    often = words("en").pair(left, right) >= _OFTEN and _gain(left, right) >= _HIGH_GAIN
    return left in _MODALS or (often and left not in _INTRODUCE and right not in never)


def _is_object(text: str, at: int, left: str, right: str) -> bool:
    """Whether a preposition stands in front of its noun, and no list, which a colon may introduce."""
    listed = "," in text[at + 2 : at + _NEAR]
    return left in _GOVERNING and right.removesuffix("'s") in _DETERMINERS | {"one"} and not listed


def _is_verb(left: str, right: str) -> bool:
    """Whether an auxiliary stands in front of its participle."""
    return left in _AUXILIARIES and right.endswith("ed") and words("en").pair(left, right) >= _PAIR


def _makes_no_compound(left: str, right: str) -> bool:
    """Whether a hyphen is stray; between two nouns it may be a dash, between two halves a break of the line."""
    known = words("en")
    if known.zipf(left + right) > known.zipf(right):
        return False
    closed = left in known.function_words or right in known.function_words
    return closed or _gain(left, right) > 0 or _ADJECTIVE.search(left) is not None


def _is_one_clause(text: str, at: int, left: str, right: str) -> bool:
    """Whether no sentence ends at "!" or "?": a pair, or nothing behind that could be a sentence of its own."""
    if left in _PREPOSITIONS and right in _DETERMINERS:
        return True
    if left not in _CAN_END and words("en").pair(left, right) >= _PAIR and _gain(left, right) >= _GAIN:
        return True
    if left in _PRONOUNS and right in _AUXILIARIES and words("en").pair(left, right) >= _VERY_OFTEN:
        return True
    if right in _SUBJECTS or left in _CAN_END:
        return False
    before = _BREAK.split(text[max(0, at - _LOOK) : at])[-1]
    after = _CLAUSE.split(text[at + 2 : at + _LOOK], maxsplit=1)[0]
    return has_verb(before) and not has_verb(after)
