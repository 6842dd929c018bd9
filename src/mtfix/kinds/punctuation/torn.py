"""A mark between two words of which one cannot do without the other: "and it! was announced", "the. Polish army".

Each rule names closed-class words that nothing parts: an article from its noun, a subject from its auxiliary, an
adverb from "be", a verb of saying from its "that" (":" there is a calque of the Slavic languages). Questions, inverted
clauses, chat without capitals and pairs of commas stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut
from mtfix.kinds.punctuation.certain import is_salad
from mtfix.kinds.punctuation.reading import asks, is_casual
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document

# Where any rule can hold; one scan of the text for all of them.
_SITE = re.compile(
    r"[.,;:!?](?= )(?:(?<=,)(?:(?<= a,)|(?= been ))|(?<!,)(?:(?= (?:is|was|are|were|has|have|had|will|would|can|could"
    r"|cannot|be|that|of|the|an?|its|their|his|our|been|million|billion|thousand|hundred|percent|to|as|than|longer|least"
    r"|said|says|told|[\"“$\d]))|(?<=the.|its.|our.|ery.| an.)(?= [A-Z])|(?<= a.)(?= [a-z])|(?<=hat.)(?= \w)))"
)
_SUBJECT = re.compile(
    r"[!?;:.](?<= it.| he.|she.|hey.| we.|who.|ich.|ere.)"
    r"(?= (?:is|was|are|were|has|have|had|will|would|can|could|cannot) "
    r"(?!(?:it|he|she|they|we|you|i|there|this|that|the|a|an)\b)[a-z])"
)
_SUBJECTS = frozenset("it he she they we who which there".split())
_ARTICLE = re.compile(r"\.(?<=the.|its.|our.|ery.| an.)(?= (?P<noun>[A-Z][a-z]+))")
_ARTICLES = frozenset("the its our every an".split())
_A = re.compile(r"[.,;:!?](?<= a.)(?= [a-z]{3})")
_BEFORE_A = frozenset(
    "to of is was are were be been in with for as by at has had have on from not such than into".split()
)
_BE = re.compile(r"[.;:!?](?<=ly.|so.|ot.|er.)(?= (?:be|been) [a-z])")
_MODALS = frozenset("will would can could shall should may might must to not".split())
_THAT = re.compile(r"[:;](?<=[a-z].)(?= that (?!,|\w+,)[\w“\"])")
_SAYING = frozenset(
    "said says reported reports stated states told added adds noted notes announced claimed claims argued argues "
    "believes believed explained explains emphasized emphasised stressed confirmed declared revealed admitted warned "
    "insisted informed recalled concluded".split()
)
_OF = re.compile(r":(?<=[a-z]{3}.)(?= of (?!course\b|whom\b|which\b)\w)")
_HAD_BEEN = re.compile(r",(?<=had,|has,|ave,)(?= been (?!\w+,)[a-z])")
_THAN = re.compile(r"[!?;](?<=han.|has.|ave.|had.)(?= \$?\d)")
_QUOTED = re.compile(r"[!?;](?<=[a-z].)(?= [\"“]\w)")
_BEFORE_QUOTED = frozenset("with as of the an for from and than into".split())
# A question may end in the others.
_NEVER_LAST = frozenset("the an and than into".split())
_PREPOSITION = re.compile(r"\.(?<=[a-z].)(?= (?:the|an?|its|their|his|our) [a-z\d])(?<= to.| of.|rom.|ith.|nto.|for.)")
_FACT = re.compile(r"[.;:!?](?<=fact that.)(?= \w)")
_SCALE = re.compile(r"[.;:!?](?<=[a-z].)(?= (?:million|billion|thousand|hundred|percent)\b)")
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty fifty".split())
_PAIR = re.compile(r"[.!?](?<=[a-z].)(?= (?P<next>to|of|as|than|longer|least) )")
_SPOKE = re.compile(r"[;:](?<=[a-z].)(?= (?:said|says|told)\b)")
_IS = re.compile(r";(?<=was.|ere.| is.|are.)(?= (?:the|an?|its|their) (?!\w+,)[a-z]{2})")
_BE_FORMS = frozenset("is are was were".split())
_SEEN, _TIGHT = 50, -0.5
_WORD = re.compile(r"(?:(?P<before>[\w’'-]+) )?(?P<word>[\w’'-]+)$")
_STOPS = re.compile(r"[.!?\n]")
_LOOK = 160
_MESSAGE = "a mark between two words that belong together"


def find(doc: Document) -> Iterator[Plan]:
    """Yield the marks, each to be deleted."""
    text = doc.text
    for site in _SITE.finditer(text):
        at = site.start()
        left = _WORD.search(text, max(0, at - 40), at)
        matches = ((pattern.match(text, at), fits, score) for pattern, fits, score in _RULES) if left else ()
        score = next((score for match, fits, score in matches if match and left and fits(text, match, left)), 0.0)
        if score:
            yield cut(at, at + 1, _MESSAGE, score, Safety.UNSAFE if is_salad(text, at) else Safety.SAFE)


def _is_subject(text: str, match: re.Match[str], left: re.Match[str]) -> bool:
    """Whether a subject is parted from its auxiliary, in a sentence that asks nothing and has capitals."""
    if left["word"] not in _SUBJECTS or left["before"] is None:
        return False
    before = _STOPS.split(text[max(0, match.start() - _LOOK) : match.start()])[-1]
    after = _STOPS.search(text, match.end(), match.end() + _LOOK)
    asked = asks(before[: -len(left["word"])]) or (after is not None and after[0] == "?")
    return not asked and not is_casual(text, match.start())


def _is_article(_text: str, match: re.Match[str], left: re.Match[str]) -> bool:
    """Whether an article is parted from a name; a closed-class word may start a sentence of its own."""
    return left["word"] in _ARTICLES and match["noun"].lower() not in words("en").function_words


def _is_a(text: str, match: re.Match[str], left: re.Match[str]) -> bool:
    """Whether the article "a" is meant and no letter, and no second comma closes an insertion."""
    paired = match[0] == "," and "," in text[match.end() : match.end() + 40]
    return left["word"] == "a" and left["before"] in _BEFORE_A and not paired


def _is_adverb(_text: str, _match: re.Match[str], left: re.Match[str]) -> bool:
    adverb = left["word"] in ("also", "not", "never") or (left["word"].endswith("ly") and len(left["word"]) > 5)
    return adverb and left["before"] in _MODALS


def _is_saying(_text: str, _match: re.Match[str], left: re.Match[str]) -> bool:
    return left["word"] in _SAYING


def _is_name(_text: str, _match: re.Match[str], left: re.Match[str]) -> bool:
    return left["word"][0].isupper()


def _is_had(_text: str, _match: re.Match[str], left: re.Match[str]) -> bool:
    return left["word"] in ("had", "has", "have")


def _is_preposition(text: str, match: re.Match[str], left: re.Match[str]) -> bool:
    """Whether a preposition is parted from its article; in chat without capitals it may end a sentence."""
    return left["word"] in ("to", "of", "from", "with", "into", "for") and not is_casual(text, match.start())


def _is_fact(_text: str, _match: re.Match[str], left: re.Match[str]) -> bool:
    return left["word"] == "that" and left["before"] == "fact"


def _is_number(_text: str, _match: re.Match[str], left: re.Match[str]) -> bool:
    return left["word"].lower() in _NUMBERS


def _is_pair(_text: str, match: re.Match[str], left: re.Match[str]) -> bool:
    """Whether the second word follows the first in every third case or more."""
    pair = left["word"], match["next"]
    known = words("en")
    fixed = known.pair(*pair) >= _SEEN and known.pair_logp(*pair) > _TIGHT
    return left["before"] is not None and (pair == ("no", "longer") or fixed)


def _is_verb(_text: str, _match: re.Match[str], left: re.Match[str]) -> bool:
    """Whether "was" has a noun before it; after "as it" and "where he" it ends a clause."""
    before = left["before"]
    return left["word"] in _BE_FORMS and before is not None and before.lower() not in words("en").function_words


def _is_speaker(_text: str, _match: re.Match[str], left: re.Match[str]) -> bool:
    return left["word"][0].isupper()


def _needs_number(_text: str, _match: re.Match[str], left: re.Match[str]) -> bool:
    return left["word"] in ("than", "has", "have", "had") and left["before"] is not None


def _needs_quote(_text: str, match: re.Match[str], left: re.Match[str]) -> bool:
    return left["word"] in (_NEVER_LAST if match[0] == "?" else _BEFORE_QUOTED) and left["before"] is not None


_RULES = (
    (_SUBJECT, _is_subject, 0.94),
    (_ARTICLE, _is_article, 0.94),
    (_A, _is_a, 0.95),
    (_BE, _is_adverb, 0.95),
    (_THAT, _is_saying, 0.94),
    (_OF, _is_name, 0.94),
    (_HAD_BEEN, _is_had, 0.94),
    (_THAN, _needs_number, 0.95),
    (_PREPOSITION, _is_preposition, 0.92),
    (_FACT, _is_fact, 0.96),
    (_SCALE, _is_number, 0.95),
    (_PAIR, _is_pair, 0.94),
    (_IS, _is_verb, 0.94),
    (_SPOKE, _is_speaker, 0.94),
    (_QUOTED, _needs_quote, 0.95),
)
