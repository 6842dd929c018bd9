"""Words whose shape shows the border: "theNew York", "1,000soldiers", "don'tknow", "UNhas"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtfix.lexicon import Words, words
from mtfix.text import Document

_INNER = re.compile(r"[a-z][a-z][A-Z]")
_UPPER_HINT = re.compile(r"[A-Z]{2}[a-z]{3}")
_CAMEL = re.compile(r"(?:[a-z]{2,15}|[A-Z][a-z]{2,15})(?=[A-Z])")
_RIGHT = re.compile(r"[A-Z][a-z]+(?:['’]s)?\Z|[A-Z]{2,5}\Z")
_UPPER = re.compile(r"([A-Z]{2,5})([a-z]{3,5})\Z")
_CLITIC = re.compile(r"([a-z]{2,12}n['’]t|[A-Za-z]{3,20}['’](?:s|re|ve|ll))([a-z]{3,20})\Z", re.I)
# Both patterns start at a rare character, so that a clean text is passed over fast; the left side is looked at after.
_NUMBER_END = re.compile(r"\d(?=[a-z]{4})")
_NUMBER = re.compile(r"(?<![\w.,-])[$€£]?(?:\d{1,3}(?:[.,]\d{3}){1,4}|\d{1,4}(?:[.,]\d{1,2})?)\Z")
_NUMBERED = re.compile(r"[a-z]{4,20}\b(?![-@_/\\(\w]|\.\w)")
_YEAR = re.compile(r"[12][09]\d\d\b(?![\w/-])")
_BEFORE_YEAR = re.compile(r"(?<![\w./:@#-])(?:in|by|since|from|until|of|the|and|after|before)\Z")
_SIDE = 24
_ATTACHED = re.compile(r"[@#/\\_&=+({\[.][\w)]|[(@_/\\=]")
# Written tight by some papers ("£5million"), coined ("20something"), units and shop talk ("24hour", "4chan").
_TIGHT = frozenset(
    "million billion trillion percent something somethings chan hour year month week minute mile inch foot plus star "
    "time person piece pack door ball side password gram grams kilo kilos cent volt watt bits byte bytes mins "
    "secs".split()
)
# Words that stand before a capital in prose alone; the others also in code and brands: isEmpty, onClick, fromJson.
_PROSE_HEADS = frozenset(
    "the and that this these those their his her our your its between against during near since until into than "
    "because while which who whose about among through towards across around despite".split()
)


# A sentence that begins with a small word behind a long one: "the aforementionedIn the end".
_LONG, _PARTICIPLE = 7, 6
# Two words with a capital are a brand ("WordPress") but where human text has them side by side so often.
_TITLES, _TITLE_PAIR, _TERM_PAIR = 8, 4, 50
# And the one hardly stands without the other; "HarperCollins" is too well known.
_TITLE_LOGP, _TITLE_ZIPF = -1.0, 2.6
# So many uses have the names of nations and languages ("fundamentalistChristian").
_NATION = 100
_MONTHS = frozenset(("March", "May", "August"))
_BEFORE_MONTHS = frozenset(("in", "since", "by", "until", "of", "last", "next", "early", "late"))
_SHORT_OPENERS = frozenset(("In", "At", "On", "By", "As", "If"))
_DETERMINED = re.compile(r" (?:the|this|that|an?|these|those|his|her|its|their|our)\b")
_ITEM = re.compile(r"^[ \t]{0,8}(\d{1,2})([A-Z][a-z]{1,15})(?= [a-z])", re.M)
_ANY_ITEM = re.compile(r"^[ \t]{0,8}(\d{1,2})[.,、)]? ?[A-Za-z]", re.M)


class Shaped(NamedTuple):
    """A word and the offset where its space is missing."""

    start: int
    end: int
    at: int
    score: float
    sure: bool


def shaped(doc: Document) -> Iterator[Shaped]:
    """Yield the words whose capitals, digits or apostrophe show where a space is missing."""
    lexicon = words(doc.lang)
    if _INNER.search(doc.text) or _UPPER_HINT.search(doc.text):
        yield from _capitals(doc, lexicon)
    yield from _numbers(doc, lexicon)
    yield from _items(doc, lexicon)


def _capitals(doc: Document, lexicon: Words) -> Iterator[Shaped]:
    for form, indexes in doc.forms.items():
        if form.islower() or form[1:].islower() or form.isupper() or len(form) > 40:
            continue
        if lexicon.forms(form).total or lexicon.zipf(form) > 3:
            continue
        for index in indexes:
            word = doc.words[index]
            if _ATTACHED.match(doc.text, word.end) or doc.text[word.start - 1 : word.start] in tuple("@#/\\_.$"):
                continue
            found = _camel(doc, lexicon, index, form) or _acronym(doc, lexicon, form)
            if found:
                at, score, sure = found
                yield Shaped(word.start, word.end, word.start + at, score if len(indexes) < 3 else score - 0.3, sure)


def _camel(doc: Document, lexicon: Words, index: int, form: str) -> tuple[int, float, bool] | None:
    head = _CAMEL.match(form)
    # "myGov", "MyRozhlas": accounts and applications.
    if head is None or head[0].lower() == "my" or not _RIGHT.match(form, head.end()):
        return None
    at = head.end()
    left, right = form[:at], form[at:]
    following = _after(doc, index)
    before_capital = following[:1] == " " and following[1:2].isupper()
    is_name = _is_name(doc, lexicon, right)
    if left in _PROSE_HEADS:
        return at, 0.9 if is_name or before_capital else 0.85, True
    if doc.is_technical:
        return None
    if left in lexicon.function_words:
        unknown = lexicon.zipf(right) < 3 and len(right) > 3
        named = (lexicon.is_name(right) and right[1:].islower()) or (right in _MONTHS and left in _BEFORE_MONTHS)
        fits = is_name or named or before_capital or unknown or right in doc.forms
        return (at, 0.85, True) if fits else None
    if left.istitle() and _is_title_pair(doc, lexicon, index, left, right):
        return at, 0.85, True
    return _after_open_class(lexicon, left, right, following, is_name, before_capital)


def _is_title_pair(doc: Document, lexicon: Words, index: int, left: str, right: str) -> bool:
    """Whether two capitals are two names that go together, and no brand: "EuropeanUnion", "InVienna", "TheFrench"."""
    if not right[1:].islower() or len(left) + len(right) < _TITLES or len(doc.forms[left + right]) > 1:
        return False
    if left.lower() in lexicon.function_words:
        opens = doc.text[: doc.words[index].start].rstrip(" \"'“‘(")[-1:] in ("", ".", "!", "?", "\n")
        return opens and lexicon.is_name(right) and lexicon.pair(left, right) >= _TITLE_PAIR
    if lexicon.pair_logp(left, right) < _TITLE_LOGP or lexicon.zipf(left + right) > _TITLE_ZIPF:
        return False
    named = lexicon.is_name(left) and lexicon.is_name(right)
    capital = max(lexicon.name_share(left), lexicon.name_share(right)) >= 0.5
    return lexicon.pair(left, right) >= (_TITLE_PAIR if named else _TERM_PAIR) and capital


def _after_open_class(
    lexicon: Words, left: str, right: str, following: str, is_name: bool, before_capital: bool
) -> tuple[int, float, bool] | None:
    """Judge a capital behind a noun, verb or adjective: "saidBoris", "criticEkow Eshun", "wentFor"."""
    at = len(left)
    if left.islower() and at >= _LONG and lexicon.forms(left).lower >= 3 and lexicon.forms(right).title >= _NATION:
        return (at, 0.7, True) if is_name else None
    if lexicon.zipf(left) < 3.5:
        return None
    if left.islower() and at > 3:
        if _is_participle(lexicon, left) and following[:1] == " " and following[1:2].islower():
            everyday = lexicon.forms(right.lower()).lower >= _NATION and len(right) > 3
            if everyday and not right.isupper():
                return at, 0.75, True
        if is_name and not (right.isupper() and before_capital):
            return at, 0.75, True
        if lexicon.zipf(right) < 3 and len(right) > 3 and right[1:].islower() and lexicon.zipf(left) >= 4:
            return at, 0.65, True
        if before_capital and at > 4 and len(right) > 2 and following[2:3].islower():
            return at, 0.65, True
    opener = right.lower() in lexicon.function_words and len(right) > 2 and right not in ("One", "For", "Now", "All")
    if opener and following[:1] == " " and following[1:2].islower() and at > 3:
        return at, 0.8, True
    short = at >= _LONG and right in _SHORT_OPENERS and _DETERMINED.match(following)
    fits = left.islower() and (short or (right == "For" and following[:1] == " " and at > 4))
    return (at, 0.7, True) if fits else None


def _is_participle(lexicon: Words, left: str) -> bool:
    """Whether the head is a form no brand or identifier begins with: "so-calledClock", "buildingHouse"."""
    return len(left) >= _PARTICIPLE and left.endswith(("ed", "ing")) and lexicon.forms(left).lower >= 50


def _after(doc: Document, index: int) -> str:
    """Return what stands right behind a word."""
    end = doc.words[index].end
    return doc.text[end : end + 8]


def _is_name(doc: Document, lexicon: Words, right: str) -> bool:
    if right.isupper():
        return lexicon.forms(right).upper >= 5
    title = lexicon.forms(right).title
    if lexicon.is_name(right) or (title >= 50 and lexicon.name_share(right) >= 0.5):
        return title >= 5
    return lexicon.zipf(right) < 3.5 and right in doc.forms


def _acronym(doc: Document, lexicon: Words, form: str) -> tuple[int, float, bool] | None:
    match = _UPPER.match(form)
    if match is None or match[2] not in lexicon.function_words:
        return None
    if lexicon.forms(match[1]).upper < 10 and (match[1] not in doc.forms or doc.is_technical):
        return None
    return match.end(1), 0.75, True


def clitics(lexicon: Words, form: str) -> int | None:
    """Return the offset after the clitic of "don'tknow" or "Russia'sarmy", None for any other word."""
    match = _CLITIC.match(form)
    if match is None or lexicon.forms(form).total:
        return None
    left = match[1].lower().replace("’", "'")
    stem = left if "n't" in left else left.rpartition("'")[0]
    if lexicon.zipf(stem) < 3.5 or lexicon.zipf(match[2]) < 4:
        return None
    return match.end(1)


def _numbers(doc: Document, lexicon: Words) -> Iterator[Shaped]:
    text = doc.text
    for match in _NUMBER_END.finditer(text):
        at = match.end()
        low = max(0, at - _SIDE)
        number = _NUMBER.search(text[low:at])
        word = _NUMBERED.match(text, at)
        if number is None or word is None or word[0] in _TIGHT:
            continue
        used = lexicon.zipf(word[0]) >= 3 and lexicon.forms(word[0]).lower >= 3
        if used or _is_counted(lexicon, word[0]):
            yield Shaped(low + number.start(), word.end(), at, 0.9, True)
    for match in _YEAR.finditer(text):
        low = max(0, match.start() - _SIDE)
        head = _BEFORE_YEAR.search(text[low : match.start()])
        if head is not None:
            yield Shaped(low + head.start(), match.end(), match.start(), 0.9, True)


def _is_counted(lexicon: Words, word: str) -> bool:
    """Whether this is the plural of a rare long word: "31chimpanzees"."""
    return len(word) >= 8 and word.endswith("s") and lexicon.zipf(word) >= 2


def _items(doc: Document, lexicon: Words) -> Iterator[Shaped]:
    """Yield numbers of a list glued to the first word ("3After you receive"), where the number beside it is there."""
    glued = [match for match in _ITEM.finditer(doc.text) if lexicon.zipf(match[2]) >= 3]
    if not glued:
        return
    numbers = {int(match[1]) for match in _ANY_ITEM.finditer(doc.text)}
    for match in glued:
        if {int(match[1]) - 1, int(match[1]) + 1} & numbers:
            yield Shaped(match.start(1), match.end(), match.end(1), 0.85, True)
