"""The stop lost between two sentences of a paragraph: "... the new harbour When they ...".

Seen where a lower-case word is followed by a closed-class word with a capital that starts a sentence, and both sides
read as whole sentences. Names that start so ("The Hague", "visit The Shard") have a capital after it; titles are in
quotation marks or have more capitals. A comma in the place of the stop is shown as well: ", However he ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.kinds.punctuation.lost import loss
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document

# Not "The": its capital is as often a slip of the translation ("the major attack The missile").
_STARTS = (
    "He|She|It|They|We|You|There|However|But|In addition|In fact|By the way|Then|When|While|If|Although|Because|What"
    "|Why|This (?:is|was|has)|These (?:are|were)|That (?:is|was)|At (?:a|the)|(?:Some|Most|Many|One|All) of|Some people"
    "|Somebody|Someone|Everybody|Everyone|Nobody|(?:It|She|That|There|They|We|You|Here)[’'](?:s|re|ve|ll)(?! a [A-Z])"
)
_ADVERBS = (
    "Additionally|Finally|Ultimately|Currently|Recently|Similarly|Unfortunately|Moreover|However|Therefore|Nevertheless"
    "|Meanwhile|Furthermore|Later|Consequently|Eventually|Previously|Initially|Instead"
)
_SITE = re.compile(rf" (?:(?:{_STARTS}),? [a-z]|(?:{_ADVERBS}), )")
# A comma in front of a sentence with its capital.
_COMMA_SITE = re.compile(
    r",(?= (?:However|Therefore|Moreover|Furthermore|Nevertheless|The|He|She|It|They|We|This|These|There|Please) [a-z])"
)
# An order starts a sentence of its own: "... this week Come back ...", "... on the bench, Check them ...".
_ORDER = (
    r"(?:Add|Ask|Avoid|Bake|Bring|Call|Check|Choose|Click|Close|Come|Contact|Cook|Cut|Don[’']t|Do not|Drain|Enter|Go"
    r"|Keep|Leave|Let|Make|Mix|Never|Open|Place|Please|Pour|Press|Put|Read|Remove|Repeat|Rinse|Select|Serve|Set|Stir|Store"
    r"|Take|Tell|Try|Turn|Use|Wait|Wash|Write)"
)
_ORDER_SITE = re.compile(
    rf"(?P<comma>,?)(?<=[a-z\d,]) {_ORDER}(?:, (?:and|then)\b| (?!(?:and|or|of|in)\b)[a-z]+ ?[a-z])"
)
_ORDER_LEFT = re.compile(r"[^A-Z\n.;:!?\"“”«»*_`#|\[\]=<>()/]{12}$")
_ORDER_RIGHT = re.compile(r"[^A-Z\n.;:!?\"“”«»*_`#|\[\]=<>()/]{8,160}[.!?;]")
_LINKS = frozenset("However Therefore Moreover Furthermore Nevertheless".split())
_COMMA = "a comma where a new sentence starts"
_LEFT = re.compile(r"(?:^|[\s(])([a-z][a-z’'-]*[a-z]|\d+)$")
_TITLED = re.compile(r"[\"“”«»*_`#|\[\]=<>]|\n")
_HARD_BREAK = re.compile(r"[.;:!?] ")
_HANGING = re.compile(
    r"(?:[A-Z]\w* \w+ (?:that )?)?(?:[Ww]hen|[Ii]f|[Ww]hile|[Aa]lthough|[Aa]fter|[Bb]efore|[Ss]ince|[Aa]s)\b"
)
# "They know He will": a name for a god; "the question What is ...": a title.
_DOUBTFUL = re.compile(r"(?:He|What|Why|In addition to)\b")
_INDEFINITE = re.compile(r"(?:Some(?:body|one)|Every(?:body|one)|Nobody) ")
# In longer ones other things went wrong as well.
MAX_WORDS, MAX_COMMAS = 24, 2
MIN_WORDS = 5
MIN_SCORE = 0.0
# What a sentence never ends in, and what brings in a label: "then click Add and ...", "the Add button".
_NO_LAST = frozenset(
    "the a an its their my our your his every of to and or but if when because with from than by into as please click "
    "press select choose tap called named titled say says said button option not then on in at for".split()
)
_MESSAGE = "the stop between these two sentences is lost"


def find(doc: Document) -> Iterator[Plan]:
    """Yield the place after the last word of a sentence that runs on into the next."""
    text = doc.text
    for match in _SITE.finditer(text):
        at = match.start()
        left = _LEFT.search(text, max(0, at - 24), at)
        if left and _fits(left[1]) and _is_between(doc, at):
            sure = _is_whole(text[doc.sentence_at(at).start : at], text[at + 1 : at + 40])
            yield swap(at, at, ".", _MESSAGE, 0.93, Safety.SAFE if sure else Safety.UNSAFE)
    yield from _orders(doc)
    for match in _COMMA_SITE.finditer(text) if ", " in text else ():
        at = match.start()
        left = _LEFT.search(text, max(0, at - 24), at)
        if left and _fits(left[1]) and _is_between(doc, at, skip=2):
            sure = text[at + 2 : at + 12].split()[0] in _LINKS
            score, safety = (0.94, Safety.SAFE) if sure else (0.75, Safety.UNSAFE)
            yield swap(at, at + 1, ".", _COMMA, score, safety)


def _orders(doc: Document) -> Iterator[Plan]:
    """Yield the places in front of orders that start in the middle of a sentence; the rest of it has no capitals."""
    text = doc.text
    for match in _ORDER_SITE.finditer(text):
        start, at = match.span("comma")
        plain = _ORDER_LEFT.search(text, max(0, start - 12), start) and _ORDER_RIGHT.match(text, at + 2)
        left = _LEFT.search(text, max(0, start - 24), start)
        if plain and left and left[1] not in _NO_LAST:
            yield swap(start, at, ".", _COMMA if match["comma"] else _MESSAGE, 0.75, Safety.UNSAFE)


def _is_whole(before: str, after: str) -> bool:
    """Whether a short sentence ends here: "when he saw the film It ..." wants a comma, "; second It is ..." a colon."""
    last = _HARD_BREAK.split(before)[-1]
    hanging = _HANGING.match(last.lstrip()) is not None and "," not in last
    if _INDEFINITE.match(after):
        return last.count(" ") >= MIN_WORDS - 1
    short = before.count(" ") < MAX_WORDS and before.count(",") <= MAX_COMMAS
    return short and last.count(" ") >= MIN_WORDS - 1 and not hanging and _DOUBTFUL.match(after) is None


def _fits(left: str) -> bool:
    """Whether a sentence can end in `left`; never a name, which a pronoun may belong to ("Liu He")."""
    return left not in words("en").function_words and (words("en").zipf(left) > 0 or left.isdigit())


def _is_between(doc: Document, at: int, skip: int = 1) -> bool:
    """Whether whole sentences stand on both sides of the `skip` characters at `at`."""
    sentence = doc.sentence_at(at)
    before, after = doc.text[sentence.start : at], doc.text[at + skip : sentence.end]
    if before.count(" ") < MIN_WORDS - 1 or after.count(" ") < MIN_WORDS - 1 or _TITLED.search(before + after):
        return False
    return after[-1] in ".!?" and min(loss(before), loss(after[:-1])) > MIN_SCORE
