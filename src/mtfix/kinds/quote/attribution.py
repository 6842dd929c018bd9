"""Who says what: the words after or before direct speech that show where it ends or begins."""

from __future__ import annotations

import re

_VERB = (
    "(?:says?|said|explain(?:s|ed)|add(?:s|ed)|tells?|told|ask(?:s|ed)|note[sd]|warn(?:s|ed)|state[sd]|admit(?:s|ted)|argue[sd]|"
    "claim(?:s|ed)|insist(?:s|ed)|recall(?:s|ed)|repl(?:y|ies|ied)|answer(?:s|ed)|conclude[sd]|continue[sd]|comment(?:s|ed)|"
    "emphasi[sz]e[sd]|stress(?:es|ed)|remark(?:s|ed)|observe[sd]|wrote|writes|announce[sd]|confirm(?:s|ed)|complain(?:s|ed)|"
    "report(?:s|ed)|cried|cries|exclaim(?:s|ed)|whisper(?:s|ed)|shout(?:s|ed)|mutter(?:s|ed)|laugh(?:s|ed)|sigh(?:s|ed)|smile[sd]|"
    "agree[sd]|point(?:s|ed) out|sums? up|summed up|joke[sd]|suggest(?:s|ed)|declare[sd]|predict(?:s|ed)|describe[sd]|"
    "underline[sd]|share[sd])"
)
_NAME = r"(?:[A-Z][\w.’'-]{0,30})(?:\s(?:[A-Z][\w.’'-]{0,30}|de|van|von|der|al|bin|of)){0,5}"
_WHO = rf"(?:he|she|they|I|we|it|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)(?:\s[\w’'-]{{1,20}}){{1,3}}|{_NAME})"
_TAIL = (
    r"(?=\s?(?:[.,:;]|$)|\s(?:in|on|at|to|of|during|after|before|for|from|with|while|when|as|and|about|by|yesterday|today|"
    r"last|this|earlier|again)\b|\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
# ", he said." / ", said the lawyer in court"; and with the whole sentence ending there.
_CLAUSE = rf"(?:{_WHO}\s(?:also\s|later\s)?{_VERB}|{_VERB}\s{_WHO})"
AFTER = re.compile(rf"\s?(?:{_CLAUSE}{_TAIL}|{_VERB}\s(?:[A-Z]|the\b|an?\b))")
_REST = r"(?:[.]|$|,?\s(?:in|on|at|to|during|after|before|while|when)\s[^.]{0,60}[.]?\s*$)"
_INSIDE = re.compile(rf"(?<=[\w%)])[,?!](?=\s(?!I\b|we\b)(?:{_CLAUSE}{_REST}|{_VERB}\s{_WHO},\s))", re.M)
# Where a quote is known to be open, a name or a person who says something closes it, whatever follows.
_SAID = "(?:said|says|told|tells|added|explain(?:s|ed)|asked|wrote|noted|replied)"
_PERSON = rf"(?:he|she|they|{_NAME})"
_LOOSE = re.compile(rf"(?<=[\w%)])[,?!](?=\s(?:{_PERSON}\s{_SAID}(?:{_TAIL}|\s[A-Z])|{_SAID}\s(?:{_NAME}|he\b|she\b)))")
_BEFORE = re.compile(rf"\b{_VERB}(?:\s(?:that|on\s\w{{3,9}}|\w{{2,9}}ly))?\s?[:,]\s(?=[A-Z“”\"])|:\s(?=[A-Z])")
_SPEAKS = re.compile(_VERB)
_CLAUSE_END = re.compile(rf"{_CLAUSE}[.!?]?\s?$")


def follows(text: str, at: int, end: int) -> bool:
    """Return whether an attribution stands at `at` ("he said", "said the lawyer")."""
    return AFTER.match(text, at, min(end, at + 160)) is not None


def is_verb(word: str) -> bool:
    """Return whether a word brings in speech: "said", "warns"."""
    return _SPEAKS.fullmatch(word) is not None


def closing_places(text: str, start: int, end: int) -> list[int]:
    """Return the offsets in `start..end` where a closing mark belongs before an attribution."""
    return [match.end() for match in _INSIDE.finditer(text, start, end)]


def loose_closing_places(text: str, start: int, end: int) -> list[int]:
    """Return the offsets in `start..end` where a quote that is open may close before any attribution."""
    return [match.end() for match in _LOOSE.finditer(text, start, end)]


def opening_places(text: str, start: int, end: int) -> list[int]:
    """Return the offsets in `start..end` where speech begins: after "he said:" or a colon."""
    return [match.end() for match in _BEFORE.finditer(text, start, end)]


def ends_with_clause(text: str, start: int, end: int) -> bool:
    """Return whether `start..end` ends in an attribution, so that no speech can close there."""
    return _CLAUSE_END.search(text, max(start, end - 80), end) is not None
