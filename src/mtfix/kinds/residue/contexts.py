"""Where a foreign word is at home: set apart by its author, or spoken of as a word."""

from __future__ import annotations

import re

_PAIRS = (
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("«", "»"),
    ("‘", "’"),
    ("(", ")"),
    ("（", "）"),
    ("「", "」"),
    ("《", "》"),
)
_ALIKE = ('"', "*", "_", "`", "'")
_TAG_BEFORE = re.compile(r"<(?:i|em|q|code|cite|span)\b[^<>]{0,80}>[^<>]{0,60}$", re.I)
_SPOKEN_OF = re.compile(
    r"\b(?:words?|terms?|called|named|names?|means?|meaning|phrases?|characters?|kanji|hanzi|letters?|pronounced?|spelled"
    r"|spelt|written|writes?|translat\w+|expressions?|known as|so-called|language|dialect|Latin|slang|synonyms?|acronym"
    r"|abbreviat\w+|title[ds]?|entitled|nicknamed?|titled|song|album|film|novel|newspaper|magazine|reads?|verb|noun)\b",
    re.I,
)
# Behind a word only these speak of it: "the gehen verb", but not "his mondo title".
_SPOKEN_BEHIND = re.compile(
    r"\b(?:words?|terms?|means?|meaning|phrases?|characters?|letters?|pronounced|spelled|spelt|translat\w+|expressions?"
    r"|known as|language|dialect|slang|synonyms?|acronym|abbreviat\w+|verb|noun|song|album|film|novel"
    r"|newspaper|magazine)\b",
    re.I,
)
_GLOSS = re.compile(r"[\"”’'*_]?,? (?:\((?!\d)|or (?!an? |the )|meaning |means )")
# Labels of languages before a cited form, as philology writes them: "Russ. водка", "OHG hus".
_LABELLED = re.compile(
    r"(?:\b(?:Russ|Engl?|Ger|Germ|Gr|Gk|Lat|Skt|Sanskr|Pol|Cz|Serb|Bulg|Ukr|Lith|Latv|Goth|Ir|Fr|Sp|Ital?|Port|Pers|Arab"
    r"|Hebr?|Turk|Chin|Jap|Kor|Finn|Hung|Swed|Dan|Norw|Icel|Rom|Arm|Georg)\.|\b(?:OE|OHG|MHG|OCS|PIE|OFr|ONorse)"
    r"|\b(?:Old|Middle|Ancient|Proto-) ?[A-Z][a-z]{2,12}) \Z"
)
WINDOW = 80
LONGEST_ASIDE = 8


def is_set_apart(text: str, start: int, end: int, few: int = LONGEST_ASIDE) -> bool:
    """Return whether the span stands in quotes, round brackets, italics or a tag of its own, few words beside it."""
    low = max(text.rfind("\n", max(0, start - WINDOW), start) + 1, start - WINDOW, 0)
    high = text.find("\n", end, end + WINDOW)
    left, right = text[low:start], text[end : high if high >= 0 else end + WINDOW]
    if _TAG_BEFORE.search(left):
        return True
    return any(_is_between(left, right, *pair, few) for pair in _PAIRS) or any(
        _is_between_alike(left, right, mark, few) for mark in _ALIKE
    )


def _is_between(left: str, right: str, opening: str, closing: str, few: int) -> bool:
    at = left.rfind(opening)
    stop = right.find(closing)
    return at >= 0 and stop >= 0 and closing not in left[at + 1 :] and _is_short(left[at + 1 :], right[:stop], few)


def _is_between_alike(left: str, right: str, mark: str, few: int) -> bool:
    opening = re.search(rf"(?:^|[\s(\[>—–]){re.escape(mark)}([^\s{re.escape(mark)}][^{re.escape(mark)}]*)?$", left)
    stop = right.find(mark)
    return opening is not None and stop >= 0 and _is_short(opening[1] or "", right[:stop], few)


def _is_short(before: str, after: str, few: int) -> bool:
    return before.count(" ") + after.count(" ") < few


def is_spoken_of(text: str, start: int, end: int) -> bool:
    """Return whether the sentence speaks of the span as a word, or explains it right after."""
    left = text[max(0, start - 30) : start]
    right = text[end : end + 20]
    return bool(
        _SPOKEN_OF.search(left) or _LABELLED.search(left) or _SPOKEN_BEHIND.search(right) or _GLOSS.match(right)
    )
