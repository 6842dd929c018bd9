"""Names, nationalities, weekdays and acronyms that lost their capitals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mtfix import data
from mtfix.kinds.casing.miscased import Miscased, always_capitalised, is_common, neighbours, spellings
from mtfix.kinds.casing.style import is_log, openings
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document

# Things that are named after a country and written small by many.
_THINGS = frozenset(
    "fries fry toast horn horns door doors window windows press bean beans sprouts oven ovens cheese".split()
)
# Names that are also ordinary words, which the counts of the lexicon, made of news, take for names alone.
_TWO_SENSES = frozenset(
    "china turkey march may polish august bush swift rice mark bill grant jack will cologne jersey guinea java lima "
    "john brown swede danish king guy rob pat sue gene dick don earl duke nelly jenny penny ruby rose lily violet "
    "iris mercury mars earth moon sun bologna madras python apple amazon shell oracle rust".split()
)
# Words of address, which texts write both ways ("they called him monseigneur", "Monseigneur has a castle").
_ADDRESS = frozenset(
    "monseigneur monsieur madame mademoiselle messieurs signor signora signorina señor señora señorita don doña herr "
    "frau fräulein sahib sensei maestro mama papa lord lady sir baron count pan pani".split()
)
# Acronyms that end a name ("Arduino ide").
_ACRONYMS = frozenset("ide sdk gui cpu gpu usb ssd".split())
# So many capitalised uses to one make a small one in a heading or a list of tags a mistake.
_MANY = 3
_OFTEN = 3
_MESSAGE = "a name without its capital letter"


@lru_cache(maxsize=1)
def _capitalised() -> frozenset[str]:
    """Return the hand-made list and the names that the lexicon never saw small."""
    return always_capitalised() | data.word_set("en/capitalised_names.txt")


def known_names(doc: Document) -> Iterator[Miscased]:
    """Yield names, weekdays, months, countries, nationalities and languages that are written small in English prose."""
    found = [
        (form, doc.words[index])
        for form in _capitalised().intersection(doc.forms)
        for index in doc.forms[form]
        if _in_prose(doc, index) and not (form not in always_capitalised() and _is_owned(doc, index))
    ]
    if not found or is_log(doc):
        return
    safety, score = (Safety.UNSAFE, 0.6) if openings(doc).is_small_style else (Safety.SAFE, 0.95)
    for form, word in found:
        if not doc.is_protected(word.start, word.end):
            yield Miscased(word.start, word.end, form.capitalize(), _MESSAGE, score, safety)


def _is_owned(doc: Document, index: int) -> bool:
    """Whether somebody owns the word ("my uncle's pierre"): then it is a thing, in a language that names it so."""
    before = neighbours(doc, index)[0]
    return before is not None and before.text.islower() and before.text.endswith(("'s", "’s"))


def _in_prose(doc: Document, index: int) -> bool:
    """Whether the word stands in English: a known small word beside it, and no sign of code, address or hyphen."""
    word, text = doc.words[index], doc.text
    if text[word.start - 1 : word.start] not in ("", " ", "\n", '"', "“", "(") or text[
        word.end : word.end + 1
    ] in tuple("/_=@:-"):
        return False
    beside = [w for w in neighbours(doc, index) if w is not None]
    if beside and beside[-1].text in _THINGS:
        return False
    lexicon = words("en")
    return any(lexicon.zipf(w.text) >= 3.5 for w in beside) and _is_english(doc, index)


def _is_english(doc: Document, index: int) -> bool:
    """Whether the words around are English function words in their usual share; lists of tags and code have none."""
    near = doc.words[max(0, index - 6) : index + 7]
    function = words("en").function_words
    return sum(w.text.lower() in function for w in near) >= 2


@lru_cache(maxsize=1)
def _misspelt() -> frozenset[str]:
    return frozenset(spellings())


def brands(doc: Document) -> Iterator[Miscased]:
    """Yield brands, formats and units whose inner capitals are lost ("Github", "Ghz")."""
    for form in _misspelt().intersection(doc.forms):
        for index in doc.forms[form]:
            word, text = doc.words[index], doc.text
            around = text[word.start - 1 : word.start], text[word.end : word.end + 1]
            if set(around) & set("_=@.-\\$<>{") and not (
                around[1] == "." and not text[word.end + 1 : word.end + 2].isalnum()
            ):
                continue
            if not doc.is_protected(word.start, word.end):
                yield Miscased(
                    word.start, word.end, spellings()[form], "this name has other capitals", 0.85, Safety.SAFE
                )


def acronyms(doc: Document) -> Iterator[Miscased]:
    """Yield acronyms that end a name and are written small."""
    for form in _ACRONYMS.intersection(doc.forms):
        for index in doc.forms[form]:
            word = doc.words[index]
            if _is_called(doc, index) and not doc.is_protected(word.start, word.end):
                yield Miscased(word.start, word.end, form.upper(), _MESSAGE, 0.8, Safety.SAFE)


def respelt(doc: Document) -> Iterator[Miscased]:
    """Yield words that the same text writes with capitals elsewhere ("arduino", "Arduino"; "ide", "IDE")."""
    forms = doc.forms
    capital = {form.lower() for form in forms if not form.islower()}
    for small in capital & forms.keys():
        if (
            len(small) > 1
            and small.isalpha()
            and small not in _TWO_SENSES | _ADDRESS
            and _is_name(small, small.upper() in forms)
        ):
            yield from _respelt(doc, small)


def _respelt(doc: Document, small: str) -> Iterator[Miscased]:
    """Compare the small uses of a word with those of its one capitalised spelling."""
    places = {form: _places(doc, form) for form in {small.capitalize(), small.upper()}}
    used = [form for form in places if places[form]]
    if len(used) != 1:
        return
    acronym = used[0].isupper()
    large, few = len(places[used[0]]), len(doc.forms[small])
    if large < (few if acronym else 2 * few) and not (acronym and len(small) <= 4):
        return
    for index in doc.forms[small]:
        word = doc.words[index]
        if acronym and large <= few and not _is_called(doc, index):
            continue
        tag = _begins_line(doc, index) and large >= _MANY and few <= large // _MANY
        if (tag or (_is_mid(doc, index) and (acronym or _in_prose(doc, index)))) and not doc.is_protected(
            word.start, word.end
        ):
            # Documentation writes keywords and types small on purpose ("a tuple").
            least = _OFTEN * few if doc.is_technical and not acronym else few
            sure = large > least or (acronym and _is_called(doc, index))
            score, safety = (0.8, Safety.SAFE) if sure else (0.6, Safety.UNSAFE)
            yield Miscased(word.start, word.end, used[0], _MESSAGE, score, safety)


def _is_called(doc: Document, index: int) -> bool:
    """Whether the word ends a name ("Arduino ide"); a command or format keeps its small letters (gcc beside GCC)."""
    before = neighbours(doc, index)[0]
    return before is not None and before.text.istitle() and doc.text[doc.words[index].end :][:1] != "-"


def _begins_line(doc: Document, index: int) -> bool:
    """Whether the word begins a line and an ordinary word follows ("ashford station")."""
    word, after = doc.words[index], neighbours(doc, index)[1]
    return doc.text[word.start - 1 : word.start] == "\n" and after is not None and is_common(after.text)


def _places(doc: Document, form: str) -> list[int]:
    """Return where nothing but its being a name explains the capital of the form, and no longer name holds it."""
    return [index for index in doc.forms.get(form, ()) if _is_mid(doc, index) and _stands_alone(doc, index)]


def _is_mid(doc: Document, index: int) -> bool:
    """Whether a word or a comma stands right before, so that no sentence begins here."""
    word, text = doc.words[index], doc.text
    before = text[max(0, word.start - 2) : word.start]
    return len(before) == 2 and before[1] == " " and (before[0].islower() or before[0] == ",")


def _stands_alone(doc: Document, index: int) -> bool:
    return not any(word.text[0].isupper() for word in neighbours(doc, index) if word is not None)


def _is_name(word: str, acronym: bool) -> bool:
    """Whether English does not know the word as one that is written small; frequent acronyms it may know as such."""
    lexicon = words("en")
    forms = lexicon.forms(word)
    if forms.total >= 5:
        return forms.lower <= 0.02 * forms.capitalised
    return forms.lower == 0 and lexicon.zipf(word) < (4.2 if acronym else 3.3)
