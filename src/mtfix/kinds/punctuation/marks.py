"""Marks that are doubled, that cannot stand together, or that belong to another script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut, swap
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document

FOREIGN = {
    "，": ",", "。": ".", "：": ":", "；": ";", "！": "!", "？": "?", "、": ",", "．": ".", "､": ",", "｡": ".",
    "،": ",", "؛": ";", "؟": "?", "।": ".", "։": ":",
}  # fmt: skip
_FOREIGN = re.compile(rf"([{''.join(FOREIGN)}]+)(?=(.?))")
_FAR = re.compile(
    "[\u0530-\u0dff\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3041-\u318f\u3400-\u9fff\uac00-\ud7af\uff66-\uff9d]"
)
# "01։ 23 hours".
_CLOCK_GAP = re.compile(r"\d. [0-5]\d\b")
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t]*\d{1,2}$")
_TWO = re.compile(r"([.,;:!?])( ?)([.,;:!?])(?![.,;:!?…\w/\\)(|-])(?= ?(\S?))(?! [.!?])")
_ENDS_WORD = re.compile(r"[\w)\]”’\"%]$")
_WORD = re.compile(r"[^\W_][\w.’'-]*$")
_INVERTED = re.compile(r"[¿¡]+ ?(?=\w)")
_SPANISH = re.compile(
    r"\b(?:el|la|los|las|de|del|que|en|un|una|es|está|por|para|con|no|se|qué|cómo|cuándo|dónde|y|te|tu)\b", re.I
)
_ESCAPED = re.compile(r"\\(?=['\"’”“])")
_COMMAND = re.compile(r"[|{}=<>$`]|[(;]\\|(?<!\w)/\w+/")
_BACKSLASH = re.compile(r" \\ (?<=[a-z)]...)(?=[a-z])")
_FACTOR = re.compile(r"[\d)\]]$|(?<!\w)[a-z]$")
_CAPITAL = re.compile(r"(?<!\w)[A-Z][a-z]{0,20}$")
_SHORT = re.compile(r"(?<!\w)([A-Z][a-z]{0,9})\. ?[A-Z][a-z]{0,20}$")
_HONORIFICS = frozenset("Mr Mrs Ms Dr Prof St Rev Gen Col Capt Sgt Lt".split())
_BRANDS = frozenset("yahoo jeopardy yum which oliver mamma wham joomla e oklahoma taboo kahoot".split())
_KNOWN = 3.5
_COMMON = 5.0
# Two stops after one or two words are a short ellipsis ("Well.."), and so they are in a text full of them.
_CLAUSE_WORDS = 3
_STYLE = 4
_TWICE = "two marks where one belongs"
_OTHER = "a mark of another script"


def foreign(doc: Document) -> Iterator[Plan]:
    """Yield full-width, Chinese, Japanese, Arabic and Indic marks that stand in text of the Latin script."""
    text = doc.text
    if text.isascii():
        return
    for match in _FOREIGN.finditer(text):
        start, end = match.span(1)
        if _FAR.search(text, max(0, start - 3), start) or _FAR.search(text, end, end + 3) or not _is_latin(text, start):
            continue
        mark = FOREIGN[match[1][0]]
        if mark == ":" and _CLOCK_GAP.match(text, start - 1):
            end += 1
        if match[1][0] == "、" and _LIST_NUMBER.search(text, max(0, start - 6), start):
            mark = "."
        begin = start - (text[max(start - 1, 0) : start] == " ")
        before = text[max(begin - 1, 0) : begin]
        if before and before in ".,;:!?" and (mark in ".,;:" or mark == before):
            yield cut(begin, end, "a mark of another script after one of this", 0.97)
            continue
        follows = match[2]
        opens = bool(follows) and (follows.isalnum() or follows in "“([‘$€£'\"")
        joined = opens and not _is_tight(text, start, end) and not _is_closed(text, end)
        yield _ascii(text, begin, end, f"{mark} " if joined else mark, match[1])


def _ascii(text: str, start: int, end: int, mark: str, found: str) -> Plan:
    """Return the plan for a foreign mark; at the end of a line, "、" is a pause, and several of them trail off."""
    if found[0] in "、､" and text[end : end + 1] in ("", "\n"):
        trails = len(found) > 1
        return swap(start, end, "..." if trails else ".", _OTHER, 0.95, Safety.SAFE if trails else Safety.UNSAFE)
    return swap(start, end, mark, _OTHER, 0.98)


def _is_closed(text: str, at: int) -> bool:
    """Whether a straight quotation mark at `at` closes: it ends its line, or a space follows and one is open."""
    if text[at : at + 1] not in ('"', "'"):
        return False
    start = max(text.rfind("\n", max(0, at - 300), at) + 1, at - 300)
    return text[at + 1 : at + 2] in ("", "\n") or (text[at + 1].isspace() and text.count(text[at], start, at) % 2 == 1)


def _is_tight(text: str, start: int, end: int) -> bool:
    """Whether the mark stands between digits, as in a time or a number."""
    return text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()


def _is_latin(text: str, at: int) -> bool:
    """Whether the line around `at` is written in the Latin script."""
    near = text[max(0, at - 60) : at + 60]
    far = len(_FAR.findall(near))
    return sum(char.isascii() and char.isalpha() for char in near) > 4 * far


def doubled(doc: Document) -> Iterator[Plan]:
    """Yield two marks in a row that cannot stand together, with or without a space between them."""
    text = doc.text
    for match in _TWO.finditer(text):
        if not _ENDS_WORD.search(text, max(match.start() - 1, 0), match.start()):
            continue
        first, gap, second = match[1], match[2], match[3]
        after = match[4]
        if _is_factorial(text, match.start(), first) or (first == "." and _is_journal(text, match)):
            continue
        again = gap and first == second and first in "!?" and _is_shouted_again(text, match)
        kept = first if again else _kept(text, match.start(), first, second, after)
        if kept and not (gap and first == second == "."):
            start, end = match.span()
            safety = Safety.UNSAFE if (kept == "?" and not again) or first in ";:" or second == ";" else Safety.SAFE
            if kept == first:
                yield cut(match.start(2), end, _TWICE, 0.97, safety)
            else:
                yield swap(start, end, kept, _TWICE, 0.97, safety)


def _is_factorial(text: str, at: int, mark: str) -> bool:
    """Whether "!" stands behind a number, a bracket or a variable: "0! = 1!."."""
    return mark == "!" and _FACTOR.search(text, max(0, at - 2), at) is not None


def _is_journal(text: str, match: re.Match[str]) -> bool:
    """Whether the stop ends a short title ("Ann. Clock. Repair., 12(3)"): a number or a short word says so."""
    if match[3] not in ",;:" or not _CAPITAL.search(text, max(0, match.start() - 24), match.start()):
        return False
    before = _SHORT.search(text, max(0, match.start() - 48), match.start())
    return match[4].isdigit() or (before is not None and before[1] not in _HONORIFICS)


def _is_shouted_again(text: str, match: re.Match[str]) -> bool:
    """Whether a mark is written twice behind a word with a space between; "?" may also stand for lost letters."""
    lost = match[1] == "?" and match[4].islower()
    return text[match.start() - 1].isalpha() and text[match.end() : match.end() + 1] in ("", " ", "\n") and not lost


def _kept(text: str, at: int, first: str, second: str, after: str) -> str:
    """Return the mark to keep of two, "" where both may be right."""
    word = _WORD.search(text, max(0, at - 24), at)
    token = word[0] if word else ""
    if first == "." and second != "." and (_is_abbreviation(token) or words("en").zipf(token) < _KNOWN):
        return ""
    if first in "!?":
        brand = token.lower() in _BRANDS or token[:1].isupper() or text[at - 1] in '"”'
        return first if second in ".;:" and not brand and not after.islower() else ""
    if first == second:
        return _kept_of_same(text, at, first, token, after)
    if second in "!?":
        return "" if first in ".:" else (first if after.islower() else second)
    if after.islower() or after.isdigit():
        return "," if "," in (first, second) else ""
    return "." if "." in (first, second) else ""


def _kept_of_same(text: str, at: int, mark: str, token: str, after: str) -> str:
    if mark == ".":
        listed = "." in token or f"{token}." in words("en").abbreviations
        short = text.count(" ", max(0, at - 40), at) < _CLAUSE_WORDS or text.count("..") > _STYLE
        if not token and text[at - 1 : at] in ")]" and text.count("..") <= _STYLE:
            return "" if after.islower() else "."
        known = token[:1].isascii()
        return "" if (after.islower() and not listed) or not known or not token or (short and not listed) else "."
    return mark if mark == "," or (token.isalpha() and mark in ";:" and after != mark) else ""


def _is_abbreviation(token: str) -> bool:
    known = words("en").abbreviations
    token = token.rpartition("-")[2]
    if len(token) == 3 and token.islower() and words("en").zipf(token) > _COMMON and f"{token}." not in known:
        return False
    return (
        "." in token or len(token) < 4 or token[-1:].isdigit() or f"{token}." in known or f"{token.lower()}." in known
    ) and token.lower() not in _SHORT_WORDS


_SHORT_WORDS = frozenset(
    "it him her us me so up out now all too not you was one two old new men man war day way him who".split()
)


def inverted(doc: Document) -> Iterator[Plan]:
    """Yield Spanish opening marks in front of English."""
    text = doc.text
    if "¿" not in text and "¡" not in text:
        return
    for match in _INVERTED.finditer(text):
        end = re.compile(r"[?!\n]|$").search(text, match.end())
        held = text[match.end() : end.start() if end else match.end()]
        found = held.split()[:30]
        if 3 * len(_SPANISH.findall(" ".join(found))) < len(found) and not re.search("[ñáéíóú]", held):
            glued = match.start() > 0 and not text[match.start() - 1].isspace()
            last = match.end() - (glued and match[0][-1] == " ")
            yield cut(match.start(), last, "an opening mark of Spanish in English", 0.95)


def escapes(doc: Document) -> Iterator[Plan]:
    """Yield backslashes left in prose: in front of quotation marks, and alone between words."""
    text = doc.text
    if "\\" not in text:
        return
    for match in _ESCAPED.finditer(text):
        if not _COMMAND.search(text, max(0, match.start() - 80), match.start() + 80):
            yield cut(*match.span(), "a backslash left from code", 0.95)
    for match in _BACKSLASH.finditer(text):
        if text[max(0, match.start() - 4) : match.start()].endswith((" and", " or", " a", " the")):
            continue  # the sign itself is meant
        yield swap(*match.span(), ", ", "a backslash in the middle of a sentence", 0.7, Safety.UNSAFE)


def long_dashes(doc: Document) -> Iterator[Plan]:
    """Yield the double dash of Chinese between words."""
    if "——" not in doc.text:
        return
    for match in re.finditer(r"(?<=[\w,.;!?’”\"]) ?—— ?(?=[\w“\"])", doc.text):
        if (
            doc.text[match.start() - 1 : match.start()].isalnum()
            and len(match[0]) < 4
            and _is_latin(doc.text, match.start())
        ):
            yield swap(*match.span(), "—", "a double dash of Chinese", 0.75, Safety.UNSAFE)
