"""One word torn apart: ``govern ment``, ``inter- national``, ``them selves``.

Words are cut at the end of a line in a PDF or scan and the cut is kept inside the line; tokenizers tear off endings;
translation writes compounds apart.

    >>> from mtfix.text import Document
    >>> sorted(f.surface for f in KIND.detect(Document("The govern ment met inter- national guests.")))
    ['govern ment', 'inter- national']

Two neighbours are one word when together they make a common word and one of them is no word of human text, or a torn
affix, and the words on both sides fit the whole far better than the halves. Compounds of two real words are found only
where English never writes them apart: human news write "eye witness", "block chain" and "home town" as often as systems
do. A hyphen that belongs to the word ("self- confident") is a matter of spacing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from random import Random

from mtfix import data
from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.lexicon import Words, hyphens, words
from mtfix.model import Edit, Finding, Injection, Repair, Safety, Severity
from mtfix.text import Document
from mtfix.text.words import Word

MIN_WHOLE = 5
# A whole must be in common use (three times in ten million words), and seen in lower case.
WHOLE_ZIPF, WHOLE_USES = 2.5, 2
# By how many powers of ten the whole must fit its place better. Read on human news: true slips start at 3, chance
# pairs ("villa in", "of ten", "in decisive") end at 2.5.
GAIN, AFFIX_GAIN, SURE_GAIN = 2.0, 2.8, 2.8
_HYPHEN = re.compile(r"(?<![\w'’-])([A-Za-z]{2,15})- ([a-z]{2,15})(?![\w'’-])")
_CAN_NOT = re.compile(r"\b([Cc]an) not\b(?! (?:only|just|merely|simply|but|necessarily)\b)(?![-,;:])")
# As an adjective; "a light weight of ten grams" and the light weights of boxers are right.
_LIGHT_WEIGHT = re.compile(
    r"\b(?:[Aa]|very|extremely|is|are) (light weight)(?=$|[\n,]| (?!of|for|and|or|division|champion)[a-z])"
)
_JOINTS = "-'’/@#_.\\"
_PREFIXES = frozenset("ab ac bi di geo mal ad com con de dis ex im inter mis ob pre pro re sub trans un".split())
_SUFFIXES = frozenset(
    "able ably ance ation ed ence er ful ible ing ion ions ive ity ly ment ments ness ous sion tion tions ty".split()
)
_SUSPENDED = frozenset("and or to but nor as than versus und oder y e et".split())
_CUT = re.compile(r"(?:tion|sion|ment|ity|ness|ance|ence|able|ible|ical|ative|ology|graphy|ization)s?\Z")
_SITE = re.compile(r"(?<![\w@#./'’-])[a-z]{8,18}(?![\w@/'’-]|\.\w)")
_SYLLABLE = re.compile(r"(?<=[aeiou])[bcdfgklmnprstv](?=[aeiourl])|(?<=[lmnrst])[bcdfgmpt](?=[aeiou])")
# Where a tear may leave two words.
_COMPOUND = re.compile(
    r"^(?:any|some|every|no|over|under|out|up|down|home|house|work|life|time|care|fire|base|safe|like|where|there|here|fore)"
    r"|(?:man|men|time|times|day|town|ball|house|land|side|line|self|selves|mate|book|paper|work|where|thing|body|way|ways"
    r"|ward|wards|ship|less|like|side|table|care|giver|maker|holder|keeper|fall|field|bound|born|room|place|port|ever)s?\Z"
)
_WORDS = frozenset("in to on of re be me he we so no do go at an as is it us or able ally late rate mate".split())
TRIES = 30


def detect(doc: Document) -> Iterator[Finding]:
    """Yield words torn apart by a space, by a hyphen with a space, and compounds that are never two words."""
    lexicon = words(doc.lang)
    if "- " in doc.text:
        yield from _hyphens(doc, lexicon)
    taken: set[int] = set()
    for rule in (_fragments, _affixes, _pairs):
        for first, last, score, sure in rule(doc, lexicon):
            if first not in taken:
                taken.update(range(first, last + 1))
                yield _finding(doc, doc.words[first].start, doc.words[last].end, score, sure)
    for match in _CAN_NOT.finditer(doc.text):
        yield _finding(doc, match.start(), match.end(), 0.8, True)
    for match in _LIGHT_WEIGHT.finditer(doc.text):
        yield _finding(doc, match.start(1), match.end(1), 0.6, False)


Torn = tuple[int, int, float, bool]


def _finding(doc: Document, start: int, end: int, score: float, sure: bool) -> Finding:
    return KIND.finding(doc, start, end, "one word torn apart", score=score, evidence=sure)


def _hyphens(doc: Document, lexicon: Words) -> Iterator[Finding]:
    for match in _HYPHEN.finditer(doc.text):
        left, right = match[1], match[2]
        whole = left + right
        if right in _SUSPENDED or not _is_whole(lexicon, whole) or doc.is_protected(match.start(), match.end()):
            continue
        torn = not (_is_word(left, doc.lang) and _is_word(right, doc.lang))
        if not torn and (hyphens.is_compound(left, right) or hyphens.is_productive(left, right)):
            continue
        common = lexicon.zipf(whole) >= 4
        yield _finding(doc, match.start(), match.end(), 0.95 if torn else 0.85 if common else 0.7, torn or common)


def _is_whole(lexicon: Words, form: str) -> bool:
    return len(form) >= MIN_WHOLE and lexicon.zipf(form) >= WHOLE_ZIPF and lexicon.forms(form).lower >= WHOLE_USES


@lru_cache(maxsize=1 << 16)
def _is_word(form: str, lang: str) -> bool:
    """Whether human text uses the form; the commonest forms are kept, since each text asks for them."""
    return words(lang).forms(form).total > 1


def _fragments(doc: Document, lexicon: Words) -> Iterator[Torn]:
    """Yield (first word, last word, score, sure) where a form that is no word completes its neighbour, or both."""
    lang = doc.lang
    for form, indexes in doc.forms.items():
        if not 2 <= len(form) <= 15 or _is_word(form, lang) or not form.isalpha() or not form.isascii():
            continue
        for index in indexes:
            found = _best(doc, lexicon, [(index - 1, index), (index, index + 1), (index - 1, index + 1)], GAIN)
            if found:
                yield found


def _affixes(doc: Document, lexicon: Words) -> Iterator[Torn]:
    """Yield the same for torn affixes that text also has as words ("re port", "eas ily")."""
    for form in sorted((_PREFIXES | _SUFFIXES) & doc.forms.keys()):
        for index in doc.forms[form]:
            spans = [(index, index + 1)] if form in _PREFIXES else [(index - 1, index)]
            found = _best(doc, lexicon, spans, AFFIX_GAIN)
            if found and _is_torn_affix(lexicon, doc.words[found[0]].text, doc.words[found[1]].text):
                yield found


def _is_torn_affix(lexicon: Words, left: str, right: str) -> bool:
    """Whether the two never stand side by side in human text, and no closed-class word is one of them ("pro of")."""
    other = right if left in _PREFIXES else left
    return not lexicon.pair(left, right) and other.lower() not in lexicon.function_words


def _best(doc: Document, lexicon: Words, spans: list[tuple[int, int]], least: float) -> Torn | None:
    found = [(_gain(doc, lexicon, first, last), first, last) for first, last in spans]
    gain, first, last = max(found)
    if gain < least:
        return None
    rivals = [other for other, start, end in found if (start, end) != (first, last) and other > gain - 2]
    return first, last, min(0.97, 0.7 + gain / 25), gain >= SURE_GAIN and not rivals


def _gain(doc: Document, lexicon: Words, first: int, last: int) -> float:
    """Return by how many powers of ten the words first..last written as one read better, -99 where they cannot."""
    if first < 0 or last >= len(doc.words):
        return -99.0
    parts = doc.words[first : last + 1]
    whole = "".join(part.text for part in parts)
    if not _is_whole(lexicon, whole) or not _is_cased(whole, parts) or not _is_spaced(doc, parts):
        return -99.0
    before = _neighbour(doc, first - 1, first)
    after = _neighbour(doc, last, last + 1)
    apart = [before or "<s>", *(part.text for part in parts), *([after] if after else [])]
    joined = [before or "<s>", whole, *([after] if after else [])]
    return _logp(lexicon, joined) - _logp(lexicon, apart)


def _logp(lexicon: Words, sequence: list[str]) -> float:
    return sum(lexicon.pair_logp(left, right) for left, right in pairwise(sequence))


def _is_spaced(doc: Document, parts: list[Word]) -> bool:
    """Whether one space divides the words, and nothing is attached on either side."""
    text, start, end = doc.text, parts[0].start, parts[-1].end
    if any(text[a.end : b.start] != " " for a, b in pairwise(parts)):
        return False
    if text[start - 1 : start] in tuple(_JOINTS) or (text[end : end + 1] in tuple("-'’/@_\\")):
        return False
    return not doc.is_protected(start, end)


def _is_cased(whole: str, parts: list[Word]) -> bool:
    """Whether the case is that of one word: lower, Title, or UPPER throughout."""
    if whole.isupper():
        return min(len(part.text) for part in parts) > 2
    return whole[1:].islower() and all(len(part.text) > 1 for part in parts)


def _neighbour(doc: Document, left: int, right: int) -> str:
    """Return the outer one of two neighbours where one space divides them, else ""."""
    if left < 0 or right >= len(doc.words) or doc.text[doc.words[left].end : doc.words[right].start] != " ":
        return ""
    return doc.words[left].text


@lru_cache
def _table() -> dict[str, frozenset[str]]:
    rows = (line.split() for line in data.lines("en/split_pairs.txt"))
    table = {left: frozenset(rights) for left, *rights in rows}
    return table | {left.capitalize(): rights for left, rights in table.items()}


def _pairs(doc: Document, lexicon: Words) -> Iterator[Torn]:
    """Yield compounds that are never written as two words."""
    table = _table()
    for form in sorted(table.keys() & doc.forms.keys()):
        for index in doc.forms[form]:
            if index + 1 < len(doc.words) and doc.words[index + 1].text in table[form]:
                parts = doc.words[index : index + 2]
                if _is_spaced(doc, parts):
                    gain = _gain(doc, lexicon, index, index + 1)
                    yield index, index + 1, 0.9 if gain > 0 else 0.75, gain > -3


def propose(finding: Finding, _doc: Document) -> Iterator[Repair]:
    """Yield the word in one piece; UNSAFE where the halves are words and may be meant."""
    gaps = re.finditer(r"-? ", finding.surface)
    edits = tuple(Edit(finding.start + gap.start(), finding.start + gap.end(), "") for gap in gaps)
    yield Repair(edits, finding.score, Safety.SAFE if finding.evidence else Safety.UNSAFE, "lexicon")


def inject(doc: Document, rng: Random) -> Injection | None:
    """Tear a long word at its ending or between two syllables, with or without the hyphen of a line break."""
    for _ in range(TRIES if doc.text else 0):
        match = _SITE.search(doc.text, rng.randrange(len(doc.text)))
        at = match and _cut(match[0], rng)
        if match is None or at is None or doc.is_protected(match.start(), match.end()):
            continue
        mark = rng.choice((" ", " ", "- "))
        place = match.start() + at
        return Injection((Edit(place, place, mark),), "line break kept" if mark == "- " else "torn")
    return None


def _cut(word: str, rng: Random) -> int | None:
    """Return where to tear the word, never where two words may be meant ("home town"), or None."""
    ending = _CUT.search(word)
    if ending is None and _COMPOUND.search(word):
        return None
    sites = [site.start() for site in _SYLLABLE.finditer(word, 2, len(word) - 2)]
    sites += [ending.start()] * 2 if ending else []
    sites = [at for at in sites if word[:at] not in _WORDS and word[at:] not in _WORDS]
    return rng.choice(sites) if sites else None


KIND = Kind(
    id="split_word",
    mqm="linguistic-conventions/spelling",
    scope=Scope.WORD,
    phase=Phase.WORDS,
    severity=Severity.MINOR,
    summary="one word torn apart",
    not_flagged=(
        "suspended hyphens: pre- and post-war",
        "two real words that are also written as one: home town, web site, any one, every day, on line",
        "a hyphen that belongs to the word: self- confident (spacing)",
        "names and words of other languages",
        "headings with a space between all letters",
        '"can not only", "can not just"',
    ),
    detect=detect,
    propose=propose,
    inject=inject,
    langs=frozenset({"en"}),
)
