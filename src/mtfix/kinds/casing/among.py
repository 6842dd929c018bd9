"""Words whose case the text shows: among capitals, after "Chapter", in labels and values, "ORanda" beside "Oranda"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.casing.miscased import Miscased, capitalise, is_common, is_ordinary, neighbours
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document, Word

# "Chapter iv" as a heading; "act iii, scene ii" is a style.
_CHAPTER = re.compile(r"Chapter ([ivxl]{2,6})(?=[.:]?(?:\n|\Z))")
_COLON = re.compile(r"[:：]")
_LABEL = re.compile(r"(?:^|[\t|>] ?)([^\W\d_]+(?: [^\W\d_]+){1,2})\Z", re.M)
_LABEL_LENGTH = 40
_MANY_CAPITALS = 4
_TWO = re.compile(r"(?<![\w/@#.(<$’'-])(THe|[A-Z]{2}[a-z]{2,20})(?![\w@/(=-])")
_MIXED = re.compile(r"(?<=[a-z,;] )(?:[a-z]{3,15}[A-Z]{2,6}|[A-Z]{3,10}[a-z]{1,3})(?=[.,;]? [a-z])")
_FREQUENT = 4.0
_SEEN, _BESIDE, _ACRONYM = 20, 60, 4
# A line of a resource file: "button.close = Close"; values that are no words for a reader.
_PROPERTY = re.compile(r"^([A-Za-z][\w-]{0,30})[.][\w.-]{1,60} ?= ?([A-Za-z][^\n]*)$", re.M)
_WORD = re.compile(r"[^\W\d_]+(?=[ .…:!?]|\Z)")
_SETTINGS = frozenset("true false none null yes no on off auto left right top bottom center middle default".split())
_SIBLINGS = 2
# Words less frequent than this (Zipf) may be names; so many uses of one are looked at.
_RARE, _USES = 3.3, 50


def chapters(doc: Document) -> Iterator[Miscased]:
    """Yield Roman numbers of chapters that are written small."""
    for match in _CHAPTER.finditer(doc.text):
        if not doc.is_protected(*match.span(1)):
            message = "a Roman number is written with capitals"
            yield Miscased(match.start(1), match.end(1), match[1].upper(), message, 0.8, Safety.SAFE)


def labels(doc: Document) -> Iterator[Miscased]:
    """Yield labels of two or three words that other rows of the text write with capitals ("Project Name:")."""
    found: dict[str, list[re.Match[str]]] = {}
    for colon in _COLON.finditer(doc.text) if "\n" in doc.text else ():
        end = colon.start() - (doc.text[colon.start() - 1 : colon.start()] == " ")
        match = _LABEL.search(doc.text, max(0, end - _LABEL_LENGTH), end)
        if match is not None:
            found.setdefault(match[1].lower(), []).append(match)
    for small, rows in found.items():
        large = {row[1] for row in rows if row[1] != small}
        lost = [row for row in rows if row[1] == small]
        if lost and len(large) == 1 and len(rows) >= 3 * len(lost):
            for row in lost:
                if not doc.is_protected(*row.span(1)):
                    message = "the other rows write this label with capitals"
                    yield Miscased(row.start(1), row.end(1), min(large), message, 0.75, Safety.SAFE)


def named(doc: Document, match: re.Match[str], in_heading: bool) -> Miscased | None:
    """Judge a rare word that begins a line small and that the text writes with a capital elsewhere.

    Sure where the next word stands beside it there as well ("Tetlo Pro"); a heading may name a command ("# flask").
    """
    large, message = capitalise(match[0]), "the text writes this name with a capital"
    if large not in doc.forms or is_common(match[0]) or words("en").zipf(match[0]) >= _RARE:
        return None
    at = doc.word_index(match.start())
    after = doc.words[at + 1].text if at + 1 < len(doc.words) else ""
    if after[:1].isupper() and any(w.text == after for k in doc.forms[large][:_USES] for w in doc.words[k + 1 : k + 2]):
        return Miscased(match.start(), match.end(), large, message, 0.8, Safety.SAFE)
    return Miscased(match.start(), match.end(), large, message, 0.6, Safety.UNSAFE) if in_heading else None


def uncapitalised(doc: Document) -> Iterator[Miscased]:
    """Yield the one ordinary word without capitals in a line of capitals ("ON THE USE OF Seaweed FOR SHEEP")."""
    for form in ("OF", "THE", "FOR", "AND", "IN", "ON", "TO"):
        for index in doc.forms.get(form, ()):
            for at in (index - 1, index + 1):
                if 0 < at < len(doc.words) - 1 and _is_among_capitals(doc, at):
                    word = doc.words[at]
                    message = "a word without its capitals in a line of capitals"
                    yield Miscased(word.start, word.end, word.text.upper(), message, 0.7, Safety.SAFE)


def _is_among_capitals(doc: Document, at: int) -> bool:
    """Whether a word in ordinary letters stands between words in capitals, in a line that has no other such word."""
    word = doc.words[at].text
    if word.isupper() or not word.istitle() or len(word) < 4 or doc.is_protected(*doc.words[at][:2]):
        return False
    before, after = neighbours(doc, at)
    if before is None or after is None or not (before.text.isupper() and after.text.isupper()):
        return False
    line = doc.paragraph_at(doc.words[at].start)
    near = doc.words_in(max(line.start, before.start - 100), min(line.end, after.end + 100))
    return (
        _are_capitals(near, word) and not words("en").is_name(word) and (is_common(word) or words("en").zipf(word) < 3)
    )


def _are_capitals(near: list[Word], but: str) -> bool:
    others = [word.text for word in near if word.text != but and word.text.isalpha()]
    return len(others) >= _MANY_CAPITALS and all(word.isupper() for word in others)


def two_capitals(doc: Document) -> Iterator[Miscased]:
    """Yield "ORanda" where the text has "Oranda", and "THe": the second letter was still a capital."""
    lexicon = words("en")
    for match in _TWO.finditer(doc.text):
        title, forms = match[1].capitalize(), lexicon.forms(match[1])
        known = (forms.total >= _SEEN and forms.mixed <= 1) or match[1].lower() in lexicon.function_words
        if not (known or title in doc.forms) or len(doc.forms.get(match[1], ())) > 1:
            continue
        inside = match.start() > 1 and doc.text[match.start() - 2].islower()
        if any(
            _is_spelt_out(word.text, match[1]) for word in doc.words_in(match.start() - _BESIDE, match.end() + _BESIDE)
        ):
            continue
        small = inside and match[1].lower() in lexicon.function_words
        if not doc.is_protected(*match.span()):
            message = "the second letter is a capital as well"
            yield Miscased(*match.span(), match[1].lower() if small else title, message, 0.85, Safety.SAFE)


def mixed(doc: Document) -> Iterator[Miscased]:
    """Yield ordinary words that turn from one case to the other inside a sentence ("besiDES", "ALSo")."""
    for match in _MIXED.finditer(doc.text):
        if len(doc.forms.get(match[0], ())) > 1 or doc.is_technical or doc.is_protected(*match.span()):
            continue
        small = match[0].lower()
        plural = match[0][-1] == "s" and match[0][:-1].isupper()
        if not plural and words("en").zipf(small) >= _FREQUENT and is_ordinary(small):
            yield Miscased(*match.span(), small, "capitals inside a word", 0.8, Safety.SAFE)


def _is_spelt_out(word: str, found: str) -> bool:
    """Whether the word beside is an acronym that takes its letters from such words: "ANOVA (ANalysis Of VAriance)"."""
    if word == found or len(word) < _ACRONYM or not word[:2].isupper():
        return False
    return found[:2] in word if word.isupper() else word[-2:].islower()


def values(doc: Document) -> Iterator[Miscased]:
    """Yield values of a resource file that begin small where all others of their group begin with a capital."""
    groups: dict[str, list[re.Match[str]]] = {}
    for match in _PROPERTY.finditer(doc.text) if "=" in doc.text else ():
        groups.setdefault(match[1], []).append(match)
    for rows in groups.values():
        small = [row for row in rows if row[2][0].islower()]
        large = [row for row in rows if row[2].split(" ", 1)[0].istitle() and is_common(row[2].split(" ", 1)[0])]
        if len(small) == 1 and len(large) >= max(_SIBLINGS, len(rows) - 2):
            word = _WORD.match(small[0][2])
            if word is not None and is_common(word[0]) and word[0] not in _SETTINGS:
                at = small[0].start(2)
                message = "the other values begin with a capital"
                yield Miscased(at, at + len(word[0]), capitalise(word[0]), message, 0.75, Safety.SAFE)
