"""Phrases of two to four words said twice in a row: which of them no writer means.

In 410,000 human texts a phrase stands twice in a row 96 times. What is meant has one of few forms: a noun joined to
itself ("from place to place to find"), a name for itself ("call a spade a spade"), a verb that closes a clause and
opens the next ("what was done was done", "there are things we know we know"), and cries. The rest are slips.
"""

from __future__ import annotations

from mtfix.kinds.repetition.contact import SUBJECTS, is_verb
from mtfix.kinds.repetition.runs import Run, gap
from mtfix.kinds.repetition.words import lists
from mtfix.lexicon import words
from mtfix.text import Document, Word

# Words that join a noun to itself: "side to side to", "years and years and", "day after day after".
_JOINTS = frozenset(
    "and or nor to of by after for from in on upon with against over versus vs x than as but not before behind into "
    "through within between".split()
)
# Those that make no adjective of a noun and itself, as "to" does in "house to house sales".
_BINDING = frozenset("of with from against into".split())
_COPULAS = frozenset(("is", "was"))
_NAMING = frozenset("call calls called calling make makes made making".split())
# What opens a clause that may end in the verb of the next one.
_CLAUSES = frozenset(
    "what who whom whose whoever whatever whichever which that how when where why if as though although while because "
    "wherever whenever all those everyone everybody everything everywhere anyone anybody anything anywhere things "
    "thing one ones people someone something somewhere no than until once since before after".split()
)
# What no verb is, whatever the counts say ("who at the time").
_SMALL = frozenset("at in on during until till since near off out up down over under about around the a an".split())
_FRONTED = frozenset("in on at by for with without after before during from under among besides despite".split())
_PERSONS = frozenset("i me my you your we us our".split())
_SPOKEN = frozenset('"“”„«»!?…()[]*#|_=~')
_APOSTROPHES = "'’"
# A phrase of a song, a sign or a list has little beside it.
_BESIDE, _AROUND, _BEFORE = 4, 240, 400
# "the better the better", "a lot a lot", "a bit a bit".
_AMOUNTS = frozenset("lot bit while more better sooner fewer longer harder".split())
# Places that are the names of their states as well ("a flat in New York New York").
_DOUBLE = frozenset({("new", "york"), ("walla", "walla"), ("bora", "bora")})


def is_certain(doc: Document, run: Run) -> bool:
    """Return whether two copies of a phrase, with one space between them, stand in running prose by mistake."""
    copy = doc.words[run.first : run.first + run.period]
    joined = all(gap(doc, at) == " " for at in range(run.first, run.first + 2 * run.period - 1))
    if run.copies != 2 or not joined or not all(_is_plain(word.text) for word in copy):
        return False
    return _is_prose(doc, run) and not _may_be_meant(doc, run, [word.text.lower() for word in copy])


def closes_clause_before(doc: Document, run: Run) -> bool:
    """Return whether the first copy may close a clause of the sentence ("the ones we lost we lost at sea")."""
    led = _words_before(doc, run)
    copy = [word.text.lower() for word in doc.words[run.first : run.first + run.period]]
    return not led.isdisjoint(_CLAUSES | SUBJECTS) and _may_end_clause(copy, led)


def _is_plain(word: str) -> bool:
    """Whether the word has letters alone, but for an apostrophe: numbers and codes stand twice in tables."""
    return all(char.isalpha() or char in _APOSTROPHES for char in word) and not (word.isupper() and len(word) > 1)


def _is_prose(doc: Document, run: Run) -> bool:
    """Whether the run stands in a sentence with a full stop and other words, and without marks of speech."""
    start, end = doc.words[run.first].start, doc.words[run.last - 1].end
    sentence = doc.sentence_at(start)
    low, high = max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND)
    near = doc.text[low:high]
    if "\n" in near or not _SPOKEN.isdisjoint(near) or doc.text[sentence.end - 1] not in ".:;":
        return False
    return len(doc.words_in(low, high)) - (run.last - run.first) >= _BESIDE


def _may_be_meant(doc: Document, run: Run, copy: list[str]) -> bool:
    """Whether the phrase has one of the forms in which English says a phrase twice."""
    function = words("en").function_words
    if _is_joined(doc, run, copy) or len(set(copy)) < len(copy) or tuple(copy) in _DOUBLE:
        return True
    if all(word in function for word in copy):
        # "one of the one of the": a phrase of small words is a slip where it ends in an article.
        return copy[0] not in ("a", "an") and not (len(copy) > 2 and copy[-1] in ("the", "a", "an"))
    known = lists()
    cries = [word in known.emphatic or word in known.echo or word in _AMOUNTS or word in function for word in copy]
    if all(cries) or (
        len(copy) == 2 and any(word not in function for word, cry in zip(copy, cries, strict=True) if cry)
    ):
        return True
    return _may_go_on(doc, run, copy)


def _is_joined(doc: Document, run: Run, copy: list[str]) -> bool:
    """Whether a noun may be joined to itself: "from field to field to find", "a bed in a room in a house"."""
    first, second, last = copy[0], copy[1], copy[-1]
    if first in _BINDING and len(copy) == 2 and second not in words("en").function_words and run.first:
        return doc.words[run.first - 1].text[:4].lower() == second[:4]  # "friends of friends of friends"
    if first == "as" and second in ("a", "an", "the") and last not in _JOINTS:
        return False
    verb = len(copy) > 2 and first not in words("en").function_words and is_verb(first)
    return first in _JOINTS or (last in _JOINTS and not (verb and last not in ("and", "or", "to", "of")))


def _may_go_on(doc: Document, run: Run, copy: list[str]) -> bool:
    """Whether the words before the run make its second copy the beginning of something else."""
    before, led = (doc.words[run.first - 1] if run.first else None), _words_before(doc, run)
    if copy[0] in ("a", "an", "the"):  # "call a spade a spade, a rake a rake"
        last = before.text.lower() if before is not None else ""
        head = doc.words[doc.word_index(doc.sentence_at(doc.words[run.first].start).start)].text.lower()
        if last in _COPULAS or head in _FRONTED or not led.isdisjoint(_NAMING):
            return True
    if not led and doc.words[run.first].text[0].isupper():
        return True  # a heading, and the sentence below it that begins alike
    if any(word.text[0].isupper() for word in doc.words[run.first + 1 : run.first + run.period]):
        return not led.isdisjoint(_CLAUSES) or not _is_name(doc, run, before)
    return _may_end_clause(copy, led)


def _is_name(doc: Document, run: Run, before: Word | None) -> bool:
    """Whether a name is doubled between small words ("the Blue Heron Blue Heron project"); links stand in rows."""
    copy = doc.words[run.first : run.first + run.period]
    after = doc.words[run.last] if run.last < len(doc.words) else None
    between = before is not None and before.text.islower() and after is not None and after.text.islower()
    close = between and gap(doc, run.first - 1) == " " and gap(doc, run.last - 1) == " "
    return close and copy[0].text.istitle() and copy[-1].text.istitle()


def _words_before(doc: Document, run: Run) -> set[str]:
    """Return the words of the sentence before the run, in small letters."""
    start = doc.words[run.first].start
    low = max(doc.sentence_at(start).start, start - _BEFORE)
    return {word.text.lower() for word in doc.words_in(low, start)}


def _may_end_clause(copy: list[str], before: set[str]) -> bool:
    """Whether the first copy may end a clause without its comma, and the second begin the next one."""
    if copy[0] in SUBJECTS or not _PERSONS.isdisjoint(copy):
        return True
    if not before.isdisjoint(_CLAUSES) and copy[0] in words("en").function_words:
        return True
    verbs = [word for word in (copy[0], copy[-1]) if word not in _SMALL | _JOINTS and is_verb(word)]
    return not before.isdisjoint(_CLAUSES | SUBJECTS) and bool(verbs)
