"""Capitals right behind what cannot end a sentence: a semicolon, a comma, "very", "must".

Systems that translate a long sentence piece by piece give each piece a capital of its own ("...; The second is", "After
the harvest, We store it"). A word is looked at only where English never writes it with a capital inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.casing.clauses import is_whole
from mtfix.kinds.casing.miscased import Miscased, is_headline, neighbours
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document, Word

_MESSAGE = "a capital letter inside the sentence"
# Left out: words that are names as well ("May", "Will", "The Who"), that begin a question or a quotation without its
# marks ("he asked, What", "Resolved, That"), and "and", "to", with which the clauses of resolutions and verse begin.
_CLAUSE = frozenset(
    "It It's It’s This These Those There They They're They’re We We're We’re You Some If Although Though Because Since "
    "While Unless Until Once After Before During In On At By With Without From Through Under Between Due But Or Its "
    "Their Our".split()
)
_AFTER_SEMICOLON = _CLAUSE | {"The", "He", "She", "A", "An", "Another", "Both", "Each", "Many", "Most", "However"}
_JOINT = re.compile(r"[,;] (?=[A-Z])")
_ENTITY = re.compile(r"&#?\w{2,8};\Z")
_CODE = re.compile(r"[=(){}<>/]\s?['\"\w]*\Z|'\Z")
# Speech and thought without quotation marks: "he replied, There is none".
_SPEECH = re.compile(r"(?:say|said|ask|think|thought|wonder|repl|answer|respond|wrote|read|call|shout|cri)\w*\Z")
_SMALL_NEXT = re.compile(r"(?: [\da-z][\w'’-]*){2}")
# What else has a capital behind a mark: verse printed on, items of a list, prayers.
_ALSO = re.compile(r"[,—] ([A-Z][a-z’']*)")
_LIST = re.compile(r": [A-Z(“\"‘]")
_WINDOW = 700
_HOLY = frozenset("God Lord Allah Christ Jesus Father Almighty Creator Krishna Saviour Savior".split())
_LEADING = frozenset(
    "in on at by for with without within after before during from to through under among amid as if when while because "
    "since although though until unless once according due based besides despite regarding following".split()
)
# Openings of fewer words are words of address ("Dear colleagues, You ...").
_SHORT = 4
_DEGREES = frozenset("very really quite extremely too rather more most so highly increasingly completely".split())
_MODALS = frozenset("can could would should must cannot can't couldn't wouldn't shouldn't mustn't".split())
_ADJECTIVE = re.compile(r"[a-z]{3,}(?:able|ible|ful|less|ous)$")
_DENIALS = frozenset(("not", "never"))
_PARTICIPLE, _USUAL = re.compile(r"[a-z]{3,}(?:ing|ed)\Z"), 3.5
# What a verb follows, in so many pairs of the lexicon, and four times as many as an article has.
_VERBAL, _PAIRS, _MORE = frozenset("to he she they".split()), 5, 4
_NEVER = 0.005


def after_marks(doc: Document) -> Iterator[Miscased]:
    """Yield words of the closed classes that have a capital behind a comma or a semicolon."""
    for joint in _JOINT.finditer(doc.text):
        index = doc.word_index(joint.end())
        here = doc.words[index] if index < len(doc.words) else None
        if here is None or here.start != joint.end() or here.text not in _AFTER_SEMICOLON:
            continue
        after = neighbours(doc, index)[1]
        if after is None or not after.text.islower() or len(after.text) < 2 or doc.is_protected(here.start, here.end):
            continue
        safety = _after_mark(doc, joint, here)
        if safety is not None and not is_headline(doc, here) and not _is_way(doc, here):
            score = 0.85 if safety is Safety.SAFE else 0.6
            yield Miscased(here.start, here.end, here.text.lower(), _MESSAGE, score, safety)


def _after_mark(doc: Document, joint: re.Match[str], here: Word) -> Safety | None:
    """Judge by what stands before the mark, and whether a title may begin behind it ("By the Lake")."""
    before = doc.text[max(0, joint.start() - 16) : joint.start()]
    if joint[0][0] == ";":
        return None if _ENTITY.search(before + ";") or _CODE.search(before) else Safety.SAFE
    if here.text not in _CLAUSE or _SPEECH.search(before) or not _SMALL_NEXT.match(doc.text, here.end):
        return None
    return _comma(doc, joint.start())


def _is_way(doc: Document, here: Word) -> bool:
    """Whether capitals behind marks are the way of this paragraph, as in verse and lists, or a god is spoken of."""
    if not _HOLY.isdisjoint(doc.forms):
        return True
    paragraph = doc.paragraph_at(here.start)
    near = doc.text[max(paragraph.start, here.start - _WINDOW) : min(paragraph.end, here.end + _WINDOW)]
    if _LIST.search(near):
        return True
    function = words("en").function_words - {"i"}
    others = [match[1] for match in _ALSO.finditer(near) if match[1].lower() in function]
    return len(others) > others.count(here.text)


def _comma(doc: Document, at: int) -> Safety | None:
    """Judge the opening before a comma: one without a verb of its own cannot be a sentence whose stop was misread."""
    sentence = doc.sentence_at(at)
    opening = doc.text[sentence.start : at]
    length = opening.count(" ") + 1
    head = opening.split(" ", 1)[0].lower()
    if head in _LEADING and "," not in opening and not is_whole(opening):
        return Safety.SAFE
    return Safety.UNSAFE if length >= _SHORT else None


def after_degrees(doc: Document) -> Iterator[Miscased]:
    """Yield adjectives with a capital after "very" and its like, and verbs with one after "must" and its like."""
    lexicon = words("en")
    for left in (_DEGREES | _MODALS | _DENIALS | _VERBAL) & doc.forms.keys():
        for index in doc.forms[left]:
            here = doc.words[index + 1] if index + 1 < len(doc.words) else None
            if here is None or not here.text.istitle() or doc.text[doc.words[index].end : here.start] != " ":
                continue
            small = here.text.lower()
            if small in lexicon.function_words:
                continue
            fits = left not in _DENIALS | _VERBAL and (
                lexicon.pair(left if left in _MODALS else "very", small) > 0
                or (left in _DEGREES and _ADJECTIVE.match(small) is not None)
            )
            fits = fits or (left in _VERBAL and _is_mostly_verb(left, small) and _is_among_small(doc, index))
            fits = fits or (left in _DENIALS and _PARTICIPLE.match(small) is not None and lexicon.zipf(small) >= _USUAL)
            if fits and _is_lone(doc, index + 1) and not doc.is_protected(here.start, here.end):
                yield Miscased(here.start, here.end, small, _MESSAGE, 0.8, Safety.SAFE)


def _is_lone(doc: Document, index: int) -> bool:
    """Whether the word is never a name, the text has its capital here alone, and none stands beside it."""
    here, (_, after) = doc.words[index], neighbours(doc, index)
    forms = words("en").forms(here.text)
    if forms.title > _NEVER * forms.lower or forms.upper > _NEVER * forms.lower or len(doc.forms[here.text]) > 1:
        return False
    return (after is None or after.text.islower()) and not is_headline(doc, here)


def _is_mostly_verb(left: str, small: str) -> bool:
    lexicon = words("en")
    nouns = sum(lexicon.pair(noun, small) for noun in ("the", "a", "of", "this"))
    return lexicon.pair(left, small) >= max(_PAIRS, _MORE * nouns)


def _is_among_small(doc: Document, index: int) -> bool:
    """Whether the words around a pair have no capitals ("An Act to Amend the Harbour Act" is a title)."""
    near = doc.words[max(0, index - 2) : index] + doc.words[index + 2 : index + 5]
    opening = doc.sentence_at(doc.words[index].start).start
    return all(word.text[0].islower() or word.start <= opening for word in near) and (
        doc.words[index].text != "to" or (index > 0 and doc.words[index - 1].text.islower())
    )
