"""Capitals where none belong: shouted function words, and small words with a capital inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mtfix.kinds.casing.clauses import is_whole
from mtfix.kinds.casing.miscased import STOPS, Miscased, always_capitalised, is_headline, is_ordinary, neighbours
from mtfix.kinds.casing.pronoun import VERBS
from mtfix.kinds.casing.wording import is_finite
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document, Span, Word

# Function words that nobody shouts for emphasis alone. "IS", "NOT", "ALL", "THIS", "AND" are shouted on purpose.
_SHOUTED = ("THE", "OF", "AN", "FROM", "WITH")
_CAPITALISED = tuple(
    "The Of And An From With To By For That Which Is Are Was Were Have Has Been This These Those Their Its Our "
    "It They We Had Would Could Should Doesn't Didn't Don't Isn't Wasn't Doesn’t Didn’t Don’t Isn’t Wasn’t "
    "It's It’s There If When While In On At After Before Since Until Because Although However Through Without Under "
    "During Another Each Where How Do My Be Not".split()
)
# Words that begin a sentence whose full stop is lost ("the door was shut When they came"), and are no names.
_OPENING = frozenset(
    "it it's we they this these there if when while in on at by after before since until because although however "
    "through without under during another each where how do my".split()
)
# Words that begin no statement, so that a capital among small words is no lost full stop but a cut inside the sentence.
_NEVER_OPENING = frozenset(
    "of by which has had was were been have would could should doesn't didn't don't isn't wasn't be is are".split()
)
# Of these the ones that open no question and no sentence in another order ("By then", "Had he known", "Not all").
_SURELY_INSIDE = frozenset("of has was were been is are be".split())
_MODALS = frozenset("would could should can will must may might do does did to".split())
_HELPED = frozenset(("Not", "Be", "Have"))
_QUOTING = frozenset(
    "called named labelled marked titled entitled word words novel film song book album band series show".split()
)
_DAY_OR_YEAR = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)|19[89]\d|20[0-3]\d)\Z")
# Words that a clause follows: "how It should be".
_JOINING = frozenset("that how if because when where what why whether than although while until so but".split())
_PRONOUNS = frozenset("it they we this these those their its our".split())
# "scientists The Dutch": peoples whose name has no plural.
_PEOPLES = ("ch", "sh", "ese", "ss")
# Words after which no sentence ends, and those after which one may ("it was talked about The ..." lacks a full stop).
_PREPOSITIONS = frozenset(
    "of with from into during between against without among within towards upon in to for by at the a an and or "
    "their its his her our my your".split()
)
# Verbs that something must follow, so that no sentence ends with them.
_TRANSITIVE = frozenset("told gave sent brought contains includes".split())
_PARTICLES = frozenset("on about through after before near since until is are was were be been under".split())
_MARK = re.compile(r"[^\w\s'’-]|\n")
_MESSAGE = "a capital letter inside the sentence"
WRAPPED, _LONG_LINE, _SUBJECT, _LONG_SENTENCE = 40, 80, 20, 400


def shouted(doc: Document) -> Iterator[Miscased]:
    """Yield shouted articles and prepositions among words that are not shouted."""
    for form in _SHOUTED:
        for index in doc.forms.get(form, ()):
            here = doc.words[index]
            before, after = neighbours(doc, index)
            if before and doc.text[here.start - 1] == "\n":
                before = None
            if after is None or not _plain(after.text) or (before and not _plain(before.text)):
                continue
            if form != "THE" and before is not None and before.text.lower() in ("the", "a", "an", "this", "each"):
                continue  # "the FROM field"
            if doc.is_protected(here.start, here.end) or (form == "AN" and after.text[0].lower() not in "aeiouh"):
                continue
            found = _calm(doc, here, before, after)
            if found:
                yield found


def shouted_to(doc: Document) -> Iterator[Miscased]:
    """Yield a shouted "TO" between small words with a verb behind it ("decided TO leave")."""
    lexicon = words("en")
    for index in doc.forms.get("TO", ()):
        here, (before, after) = doc.words[index], neighbours(doc, index)
        if before is None or after is None or not (before.text.islower() and after.text.islower()):
            continue
        verb = lexicon.pair("to", after.text) > lexicon.pair("the", after.text) + lexicon.pair("a", after.text)
        closed = after.text in lexicon.function_words - {"be", "have", "do"}
        closed = closed or before.text in _QUOTING
        if verb and not closed and _is_lone(doc, index) and not doc.is_protected(here.start, here.end):
            yield Miscased(here.start, here.end, "to", "a shouted function word", 0.8, Safety.SAFE)


def _plain(word: str) -> bool:
    return len(word) > 1 and not word.isupper() and word.isalpha()


def _calm(doc: Document, here: Word, before: Word | None, after: Word) -> Miscased | None:
    """Return the word in its plain case; inside a sentence before a small word it may be meant ("it was THE party")."""
    message = "a shouted function word"
    if _starts_sentence(doc, here.start):
        return Miscased(here.start, here.end, here.text.capitalize(), message, 0.95, Safety.SAFE)
    sure = before is not None and before.text.lower() in _PREPOSITIONS
    if not sure and after.text.islower():
        return None
    safety = Safety.SAFE if sure else Safety.UNSAFE
    return Miscased(here.start, here.end, here.text.lower(), message, 0.7, safety)


def _starts_sentence(doc: Document, at: int) -> bool:
    before = doc.text[max(0, at - 8) : at].rstrip(" \"'“”‘’«»([*_#>-")
    return before[-1:] in tuple(STOPS + ":\n") or (not before and at <= 8)


def capitals(doc: Document) -> Iterator[Miscased]:
    """Yield function words with a capital between small words of one sentence."""
    text = doc.text
    for form in _CAPITALISED:
        for index in doc.forms.get(form, ()):
            here = doc.words[index]
            if text[here.start - 1 : here.start] != " " or not text[here.start - 2 : here.start - 1].islower():
                continue
            before, after = neighbours(doc, index)
            if before is None or after is None or doc.is_protected(before.start, before.end):
                continue
            found = _judge(doc, index, before, after)
            if found and not doc.is_protected(here.start, here.end) and not is_headline(doc, here):
                yield found


def _judge(doc: Document, index: int, before: Word, after: Word) -> Miscased | None:
    """Judge by the word before, behind which no sentence ends or one may; titles have more capitals."""
    here, small = doc.words[index], doc.words[index].text.lower()
    if _may_be_name(here.text, before.text, after.text):
        return None
    flows = after.text.islower() and len(after.text) > 1
    if small == "the" and before.text in _PREPOSITIONS | _PARTICLES and _DAY_OR_YEAR.match(after.text):
        return _lowered(here, 0.8) if before.text != "about" and _is_lone(doc, index) else None
    if before.text in _PREPOSITIONS | _PARTICLES and flows:
        lone = _is_lone(doc, index)
        if small != "the" and not lone:
            return None  # "in We the People"
        return _lowered(here, 0.85) if lone and before.text in _PREPOSITIONS else _lowered(here, 0.6)
    if before.text in _TRANSITIVE and after.text.islower():
        return _lowered(here, 0.8)
    if not before.text.islower() or words("en").zipf(before.text) <= 3:
        return None
    if flows and small in _PRONOUNS | {"the"} and before.text in _JOINING:
        return _lowered(here, 0.8) if _is_lone(doc, index) else None
    return _loose(doc, index, after)


def _may_be_name(word: str, before: str, after: str) -> bool:
    """Whether a short word with a capital reads as a name: "the story of An tells", "drawn by Be art"."""
    if word in ("Be", "Not") and before not in _MODALS:
        return True
    if word == "An":
        return after[0].lower() not in "aeiouh"
    return (word == "This" and after in ("is", "was", "has")) or (word == "It" and before in ("the", "a", "an"))


def _loose(doc: Document, index: int, after: Word) -> Miscased | None:
    """Judge a capital behind which a sentence may end: "in the inn business The death toll rose" lacks a full stop."""
    here, small = doc.words[index], doc.words[index].text.lower().replace("’", "'")
    helped = doc.words[index - 1].text in _MODALS and here.text in _HELPED
    follows = after.text.islower() or (small == "of" and after.text[0].isdigit())
    if follows and (small in _NEVER_OPENING or helped) and doc.words[index - 1].text not in _QUOTING:
        return _lowered(here, 0.8 if _is_surely_inside(doc, index, helped) else 0.65)
    cut = small == "the" and (after.text.islower() or _are_people(doc, index + 1))
    if cut or (small in _OPENING and _is_lone(doc, index)):
        return Miscased(here.start, here.end, "", _MESSAGE, 0.7, Safety.SHOW)
    return None


def _is_surely_inside(doc: Document, index: int, helped: bool) -> bool:
    """Whether a word that opens no sentence stands among small words, in no question and in no name of a work."""
    here = doc.words[index]
    if not (helped or here.text.lower() in _SURELY_INSIDE) or not _is_lone(doc, index):
        return False
    sentence = doc.sentence_at(here.start)
    return doc.text[sentence.end - 1] in ".," and here.start - sentence.start < _LONG_SENTENCE


def _lowered(here: Word, score: float) -> Miscased:
    safety = Safety.SAFE if score >= 0.75 else Safety.UNSAFE
    return Miscased(here.start, here.end, here.text.lower(), _MESSAGE, score, safety)


def _is_lone(doc: Document, index: int) -> bool:
    """Whether the two words on either side are small: no title, no prayer.

    That which opens the sentence does not count, nor what stands behind a mark ("in The hotel, Ida Brun").
    """
    here, opening = doc.words[index], doc.sentence_at(doc.words[index].start).start
    near = doc.words[max(0, index - 2) : index] + doc.words[index + 1 : index + 3]
    joined = [word for word in near if not _MARK.search(doc.text, *sorted((word.start, here.start)))]
    return all(word.start <= opening or not word.text[0].isupper() for word in joined)


def _are_people(doc: Document, index: int) -> bool:
    """Whether the word names a people, and no thing of theirs ("The Russians", "The Dutch have", not "The British")."""
    word, after = doc.words[index].text, neighbours(doc, index)[1]
    if not word.istitle() or word.lower() not in always_capitalised():
        return False
    return word.endswith("ns") or (word.endswith(_PEOPLES) and after is not None and after.text in VERBS)


def wrapped(doc: Document) -> Iterator[Miscased]:
    """Yield ordinary words with a capital at the start of a line that goes on with the sentence of the line above.

    Only in texts whose other lines of this kind begin small: verse begins each line with a capital. Writers of manuals
    and contracts give common words a capital as names and terms ("the\nPackage", "in\nListing 3"); so the line above
    must end in a preposition or an article, no second capital or number may follow, and the text has the capital once.
    """
    if "\n" not in doc.text:
        return
    going_on = [(above, line) for above, line in pairwise(doc.lines) if _goes_on(doc.text, above, line)]
    large = [line for _, line in going_on if doc.text[line.start].isupper()]
    if not large or len(going_on) < 3 * len(large):
        return
    for line in large:
        index = doc.word_index(line.start)
        word = doc.words[index]
        fits = word.start == line.start and word.text.istitle() and is_ordinary(word.text)
        if fits and not _is_term(doc, index) and not doc.is_protected(word.start, word.end):
            small = word.text.lower()
            sure = small in words("en").function_words or doc.words[index - 1].text in ("a", "an")
            score, safety = (0.75, Safety.SAFE) if sure else (0.6, Safety.UNSAFE)
            yield Miscased(word.start, word.end, small, "a capital letter inside the sentence", score, safety)


def _is_term(doc: Document, index: int) -> bool:
    """Whether the capital at the start of a wrapped line may be meant: that of a name, a term or a title."""
    before, after = neighbours(doc, index)
    if before is None or before.text not in _PREPOSITIONS or after is None or not after.text.islower():
        return True
    form = doc.words[index].text
    return form.lower() not in words("en").function_words and len(doc.forms[form]) > 1


def _goes_on(text: str, above: Span, line: Span) -> bool:
    """Whether the line stands right below a long one that ends in a small letter or a comma."""
    if text[above.end : line.start] != "\n" or above.end - above.start < WRAPPED:
        return False
    return text[line.start].isalpha() and (text[above.end - 1].islower() or text[above.end - 1] == ",")


def after_comma(doc: Document) -> Iterator[Miscased]:
    """Yield ordinary words with a capital that begin a line right below a long one that ends in a comma.

    Lines of verse, of addresses and of letters ("Dear Sir,") are shorter.
    """
    text = doc.text
    at = text.find(",\n")
    while at >= 0:
        index = doc.word_index(at + 2)
        word = doc.words[index] if index < len(doc.words) else None
        long = at - text.rfind("\n", 0, at) > _LONG_LINE
        if long and word is not None and word.start == at + 2 and word.text.istitle() and is_ordinary(word.text):
            after = neighbours(doc, index)[1]
            if after is not None and after.text.islower() and not doc.is_protected(word.start, word.end):
                message = "a capital letter inside the sentence"
                yield Miscased(word.start, word.end, word.text.lower(), message, 0.75, Safety.SAFE)
        at = text.find(",\n", at + 2)


def lone_verbs(doc: Document) -> Iterator[Miscased]:
    """Yield verbs of the third person with a capital right below their subject ("The number\nDepends on")."""
    text = doc.text
    for above, line in pairwise(doc.lines) if "\n" in text else ():
        if text[line.start].isupper() and text[above.end : line.start] == "\n" and text[above.end - 1].islower():
            word = doc.words[doc.word_index(line.start)]
            is_verb = word.text.istitle() and word.text.endswith("s") and is_finite(word.text.lower())
            if is_verb and above.end - above.start >= _SUBJECT and _is_subject(text[above.start : above.end][-150:]):
                message = "a capital letter inside the sentence"
                yield Miscased(word.start, word.end, word.text.lower(), message, 0.6, Safety.UNSAFE)


def _is_subject(text: str) -> bool:
    """Whether a line ends in words that are no sentence and begin with an article or a pronoun."""
    last = re.split(r"[.!?]\W*", text)[-1].strip()
    head = last.split(" ", 1)[0].lower()
    return head in ("the", "a", "an", "this", "its", "your", "each") and not is_whole(last)
