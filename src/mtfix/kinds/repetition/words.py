"""Which doubled words are a stutter, and which are English: "had had", "very very", "Bora Bora"."""

from __future__ import annotations

import json
import re
from enum import Enum
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from mtfix.kinds.repetition.contact import closes_clause
from mtfix.kinds.repetition.runs import Run, gap
from mtfix.lexicon import words
from mtfix.text import Document

# A syllable of Mandarin in Pinyin: many Chinese given names say one twice.
_PINYIN = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|"
    r"ua|uo|uai|ui|uan|un|uang|ue|er)"
)
_END = re.compile(r"[)\]\"”’']{0,3}(?:[.!?…;:]|$)[\"”’')\]]*(?:\s|$)", re.M)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
NEAR = 80
_LATIN_ZIPF = 2.5
# The name of a genus is less frequent than this; its second part is hardly ever seen in news.
_GENUS_ZIPF, _EPITHET = 3.2, 10
# So many uses of a word are looked at.
_USES = 500
# Words that grammar stacks higher than two ("what he had had had had an effect").
_STACKED = frozenset(("had", "that"))
_COPULAS = frozenset(("is", "was", "are", "were"))
_MODALS = frozenset("should could would must shall might".split())
_SUBJECTS = frozenset(("It", "He", "She", "They", "We", "You", "There"))
# The end of a Latin name: subspecies repeat the name of their species ("Equus quagga quagga").
_LATIN = re.compile(r"[a-z]{3,}(?:us|is|es|ii|i|a|um|ae|ens)$")
_ADVERBS = frozenset("also then now never always only just was is had has would could did does".split())
_FORMS = frozenset("was is had has would could did does".split())
_PRONOUNS = frozenset(("it", "she", "they", "we", "you"))
# Words of grammar that nothing puts beside themselves, but for a relative clause ("the man I came with with his dog").
_UNPAIRED = frozenset("with also who which when if would could must should only even".split())
_RELATIVES = frozenset("that who whom which what whoever whatever i you he she it we they".split())
_PLACES = frozenset("in at from near to of and outside across around via through by with for".split())


class Case(Enum):
    """What a doubled word is."""

    STUTTER = "stutter"
    LIKELY = "likely"
    FINE = "fine"


class _Lists(NamedTuple):
    certain: frozenset[str]
    grammatical: frozenset[str]
    final_too: frozenset[str]
    emphatic: frozenset[str]
    echo: frozenset[str]
    names: frozenset[str]
    titles: frozenset[str]


@lru_cache(maxsize=1)
def lists() -> _Lists:
    """Return the word lists of `data/repetition.json`."""
    raw = json.loads(files("mtfix").joinpath("data", "repetition.json").read_text(encoding="utf-8"))
    return _Lists(**{name: frozenset(raw[name].split()) for name in _Lists._fields})


def judge(doc: Document, run: Run) -> Case:
    """Return what a run of one word (or of one hyphenated compound) is; its gaps are single spaces."""
    first = doc.words[run.first]
    written = [doc.words[i].text for i in range(run.first, run.last)]
    word = first.text.lower().replace("’", "'")
    if not _same_case(doc, run, written) or _is_meant(doc, run, written) or closes_clause(doc, run, word):
        return Case.FINE
    if run.copies == 2 and (pronoun := _pronoun(doc, run, written, word)) is not None:
        return pronoun
    if word[0].isdigit():
        return _number(doc, run, _is_final(doc, run))
    if run.period > 1:
        return Case.FINE if word in lists().echo else Case.STUTTER
    if word in lists().echo or not any(map(str.isalpha, word)):
        return Case.FINE
    return _letters(doc, run, written, word)


def _letters(doc: Document, run: Run, written: list[str], word: str) -> Case:
    """Judge a word of letters: a closed class, a name, an ordinary word."""
    final = _is_final(doc, run)
    named = run.first > 0 and doc.words[run.first - 1].text.lower() in ("the", "a", "an")
    if word in _UNPAIRED and run.copies == 2 and not named and not _is_led(doc, run, _RELATIVES):
        return Case.STUTTER
    few = run.copies == 2 or (run.copies == 3 and written[-1][:1].isupper())
    if word not in lists().certain and few and _is_frequent(doc, run, word):
        return Case.FINE
    if written[-1][:1].isupper() and word not in lists().certain:
        return _name(doc, run, word, final)
    case = _lower(word, run.copies, final)
    # "Hold hold hold me now": what opens a sentence so is often sung or called.
    called = case is Case.STUTTER and 2 < run.copies <= 4 and word not in lists().certain
    start = doc.words[run.first].start
    return Case.LIKELY if called and doc.sentence_at(start).start == start else case


def _is_meant(doc: Document, run: Run, written: list[str]) -> bool:
    """Whether initials ("Hussein A A"), a name of biology, or "what makes Lisbon Lisbon" stand here."""
    before = doc.words[run.first - 1].text if run.first and gap(doc, run.first - 1) == " " else ""
    if before[:1].isupper() and len(written[0]) == 1 and written[0].isupper():
        return True
    if before.lower() in ("make", "makes", "made", "making") and run.copies == 2 and written[0].istitle():
        return True
    rare = before.istitle() and run.copies == 2 and words("en").zipf(written[0]) < _LATIN_ZIPF
    return (rare and _LATIN.match(written[0]) is not None) or (run.copies == 2 and _is_genus(before, written[0]))


def _is_genus(before: str, word: str) -> bool:
    """Whether the name of a genus stands before a small word that English hardly has ("Vulpes bengalis bengalis")."""
    lexicon = words("en")
    genus = before.istitle() and lexicon.forms(before).lower == 0 and lexicon.zipf(before) < _GENUS_ZIPF
    return genus and word.islower() and lexicon.forms(word).total < _EPITHET


def _is_led(doc: Document, run: Run, leads: frozenset[str]) -> bool:
    """Whether one of the words stands in the same sentence before the run."""
    start = doc.words[run.first].start
    near = doc.words_in(max(doc.sentence_at(start).start, start - 3 * NEAR), start)
    return any(word.text.lower() in leads for word in near)


def _pronoun(doc: Document, run: Run, written: list[str], word: str) -> Case | None:
    """Judge "It is is late", which has no clause as its subject, and "She She said"; "He He" is a name as well."""
    if (word in _COPULAS or word in _MODALS) and _opens_with_pronoun(doc, run):
        return Case.STUTTER
    after = doc.words[run.last].text if run.last < len(doc.words) else ""
    plain = written[0].istitle() and written[0] == written[1] and _starts_sentence(doc, run.first)
    if not plain or not after.islower() or gap(doc, run.last - 1) != " ":
        return None
    if word == "he":  # the name of a person stands more than once, or opens the text
        if _is_name_he(doc):
            return Case.FINE
        lone = run.first > 0 and after in _ADVERBS - _FORMS
        return Case.STUTTER if lone else Case.LIKELY if after in _ADVERBS else None
    return Case.STUTTER if word in _PRONOUNS else None


def _is_name_he(doc: Document) -> bool:
    """Whether "He He" stands in the text more than once."""
    places = doc.forms.get("He", ())[:_USES]
    return sum(here + 1 == there for here, there in pairwise(places)) > 1


def _opens_with_pronoun(doc: Document, run: Run) -> bool:
    """Whether only a pronoun stands before the double in its sentence: "It is is late" has no clause as its subject."""
    if not run.first:
        return False
    before = doc.words[run.first - 1]
    starts = doc.sentence_at(before.start).start == before.start
    return starts and before.text in _SUBJECTS and gap(doc, run.first - 1) == " "


def _is_frequent(doc: Document, run: Run, word: str) -> bool:
    """Whether the text next to the run says the word twice more, as a list of goods does ("low power power line")."""
    low = doc.text[max(0, doc.words[run.first].start - NEAR) : doc.words[run.last - 1].end + NEAR].lower()
    return low.count(word) >= run.copies + 2


def _is_final(doc: Document, run: Run) -> bool:
    """Whether the run ends a real sentence: six other words stand before it."""
    if _END.match(doc.text, doc.words[run.last - 1].end) is None:
        return False
    return run.first >= 6 and doc.sentence_at(doc.words[run.first].start).start <= doc.words[run.first - 6].start


def _same_case(doc: Document, run: Run, written: list[str]) -> bool:
    """Whether all copies are written alike, but for a capital that starts the sentence."""
    rest = written[run.period :]
    alike = all(rest[i] == written[i % run.period] for i in range(len(rest)))
    return alike or (
        _starts_sentence(doc, run.first)
        and rest[0] == written[0].lower()
        and all(rest[i] == rest[i % run.period] for i in range(len(rest)))
    )


def _starts_sentence(doc: Document, index: int) -> bool:
    return doc.sentence_at(doc.words[index].start).start + 3 >= doc.words[index].start


def _number(doc: Document, run: Run, final: bool) -> Case:
    """A number said again is a stutter only at the end of a sentence, after a word, or as a year after a comma."""
    if run.period > 1 or not final:
        return Case.FINE
    before, end = doc.words[run.first - 1].text, doc.words[run.last - 1].end
    between = gap(doc, run.first - 1)
    year = _YEAR.fullmatch(doc.words[run.first].text) is not None and between in {", ", " "}
    after_word = before[0].isalpha() and between in {" ", ". ", " $", " €"}
    return Case.STUTTER if (year or after_word) and doc.text[end : end + 1] in {".", "!", "?", ")"} else Case.FINE


def _lower(word: str, copies: int, final: bool) -> Case:
    known = lists()
    if word in known.certain:
        return Case.STUTTER
    if copies == 2 and (word in known.names or (len(word) < 4 and not word.isascii())):
        return Case.FINE
    if word in known.emphatic or (word in known.grammatical and copies == 2):
        return Case.STUTTER if final and word not in known.final_too else Case.FINE
    lexicon = words("en")
    if copies > 2 and word in _STACKED:
        return Case.LIKELY
    if copies > 2:  # a song may say "zucha zucha zucha"; a decoder in a loop says a word more often
        return Case.STUTTER if copies > 4 or lexicon.zipf(word) >= 1.5 else Case.FINE
    if lexicon.zipf(word) >= 2.0 and lexicon.pair(word, word) < 8:
        return Case.STUTTER
    return Case.STUTTER if final and len(word) >= 6 else Case.LIKELY if len(word) >= 5 else Case.FINE


def _name(doc: Document, run: Run, word: str, final: bool) -> Case:
    known = lists()
    if word in known.names:
        return Case.LIKELY if run.copies > 3 else Case.FINE
    if run.copies > 3:
        return Case.STUTTER
    before = doc.words[run.first - 1].text if run.first else ""
    close = run.first > 0 and gap(doc, run.first - 1) == " "
    lexicon = words("en")
    if _PINYIN.fullmatch(word) and not (lexicon.is_name(word) and lexicon.zipf(word) >= 4.2):
        return Case.FINE
    if (close and before.lower() in known.titles and not lexicon.forms(word).lower) or lexicon.pair(word, word) > 1:
        return Case.FINE
    common = lexicon.forms(word).total >= 20 and lexicon.zipf(word) >= 3.0
    place = close and before.lower() in _PLACES and len(word) >= 4
    surname = close and before[:1].isupper() and len(word) >= 4
    acronym = doc.words[run.first].text.isupper()
    if common or (final and (place or surname or acronym or len(word) >= 7 or lexicon.zipf(word) >= 3.5)):
        return Case.STUTTER
    return Case.LIKELY if len(word) >= 6 and (place or surname or final) else Case.FINE
