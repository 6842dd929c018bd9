"""Two words written as one: does the pair read so much better that no unknown word is meant?

Every split of an unknown word is a candidate. A logistic model (weights in data/merged_words.json, fitted by
tools/fit_merged_words.py on glued human text against the unknown words of human text) turns its features into a
probability. The list of frequencies was crawled and knows "duringthe", so presence alone never decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import exp

from mtfix.errors import SettingError
from mtfix.kinds.merged_words.features import Place, Split, halves, is_known, model
from mtfix.lexicon import Words, foreign, words
from mtfix.text import Document

MIN_LENGTH, MAX_LENGTH = 5, 30
_NAME = 4
_SHAPE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A stop may have lost its space and capital: "order.in the absence".
_ATTACHED = re.compile(
    r"[@#/\\_&=+]|:\w|[.](?!(?:the|in|if|it|this|that|when|for|and|but|we|you|he|she|they) [a-z])\w|-[A-Z\d]"
)
_SIGNS = tuple("@#/\\_&=+$")
# How much likelier than alone the next word must be after the right half, as a power of ten.
_GOES_TOGETHER = 0.5
_STOPS = (".", ",", "?", "!")
# So often does human English say "carrying a" or "a huge"; where the article is the first letter, what stands before
# it must fit as well.
_WITH_ARTICLE, _BEFORE_ARTICLE = 40, 20
# A name is used less than so often in lower case ("institute" is no name, though most institutes are).
_LOWER_USES = 20
# No name and no compound ends in one of these, so that even an unknown word before it is one.
_BORDERS = tuple("between against through during without because although which would could should towards".split())
_SAYING = frozenset("said says told added asked wrote will also have with".split())
_QUOTES = "\"'“”‘’«»„`"


def logit(features: dict[str, float]) -> float:
    """Return the log-odds that a word with these features is two."""
    fitted = model()
    return fitted.bias + sum(fitted.weights.get(name, 0.0) * value for name, value in features.items())


def probability(value: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + exp(-max(min(value, 30.0), -30.0)))


def sort(split: Split, place: Place) -> str:
    """Return what the split would be: the less it is like a slip, the more it must gain.

    "prefix": counter-, over-, or a usual end of compounds (storeowner) and agents (preventor); "content": two
    open-class words; "name": these, or a right half of two letters, with a capital inside the sentence (Parkhotel,
    Martinon), unless the right half goes together with a small word after it ("Institute Riverresearch group");
    "particle": -down, ever-; "word": one closed-class half, but the list of words has the whole; "function": the rest.
    """
    function = bool(split.features["both_function"])
    endings = ("right_adjective", "right_ed", "right_abstract")
    negated = split.left == "in" and any(split.features[ending] for ending in endings)
    compound = split.right.removesuffix("'s") in halves()["agents"] and bool(split.features["content"])
    agent = split.right == "or" and split.left[-1] in "ts"
    if (split.left in halves()["prefixes"] and not function) or negated or compound or agent:
        return "prefix"
    if split.features["content"]:
        return "name" if split.features["title_inside"] and not _leads_on(split, place) else "content"
    if split.features["title_inside"] and len(split.right) <= 2:
        return "name"
    if split.left in halves()["particles"] or split.right in halves()["particles"]:
        return "particle"
    return "word" if split.features["zipf"] > 2.2 and not function else "function"


def _leads_on(split: Split, place: Place) -> bool:
    """Return whether both halves are whole words and the right one often stands before the next, small word."""
    long = min(len(split.left), len(split.right)) >= MIN_LENGTH
    return long and place.right.islower() and split.features["right_gain"] > _GOES_TOGETHER


def is_foreign(form: str, source_lang: str | None) -> bool:
    """Return whether another language uses the word more than once in a million (Termin, tous)."""
    if source_lang is not None:
        try:
            return foreign.zipf(form, source_lang) > 0
        except SettingError:
            return False
    return bool(foreign.languages(form))


def is_plausible(form: str, split: Split, place: Place) -> bool:
    """Return whether the word may be two at all; a short capitalised one inside a sentence is a name (Getso, Buyan)."""
    if form.lower() in halves()["closed"] or form.endswith(("something", "somethings")):
        return False
    uses = words("en").forms(split.left).lower
    named = words("en").name_share(split.left) > (0.7 if split.features["content"] else 0.8)
    if form[0].islower() and named and (uses < _LOWER_USES or split.features["content"]):
        return False
    if split.left in halves()["old_heads"] and split.right in halves()["old_tails"]:
        return False
    if not form[0].isupper() or place.opens:
        return True
    return len(form) >= 7 and (split.at >= 4 or bool(split.features["left_name"]))


def known_head(doc: Document, index: int) -> int | None:
    """Return where a name ends that stands alone elsewhere in the text, before an everyday word ("Kleinhanzlsaid").

    Words that are also endings do not count: Iranian, Trumpist, Greenland. Before a capital, names grow longer: the
    firm beside the brand ("Fenix", "Fenixlight Limited"). What ends a line or follows a first name is a surname of its
    own, but before a verb of saying ("Blanc", "Dan Blanchard").
    """
    form = doc.words[index].text
    around = place(doc, index)
    if not form[0].isupper() or form.lower() in halves()["closed"] or around.right[:1].isupper():
        return None
    lexicon = words(doc.lang)
    surname = around.left[:1].isupper() or not around.right
    for at in range(4, len(form) - 2):
        right = form[at:]
        if form[:at] in doc.forms and right not in halves()["suffixes"] and right not in halves()["particles"]:
            said = right in _SAYING or (len(right) > 3 and lexicon.zipf(right) > 5 and not surname)
            everyday = right in lexicon.function_words or said
            if everyday and model().tails.get(right, 0) < 20 and _is_name(lexicon, form[:at]):
                return at
    return None


def with_border(form: str) -> int | None:
    """Return where a name ends before a long closed-class word ("Marchettibetween"), None for any other word."""
    for border in _BORDERS:
        if form.endswith(border) and form[0].isupper() and len(form) - len(border) >= _NAME:
            return len(form) - len(border)
    return None


def with_article(doc: Document, index: int) -> int | None:
    """Return the border of "carryinga load" and "was ahuge load", None for any other word.

    The word beside must be one of English, so that nothing foreign is taken apart; nor in texts about programs ("isa").
    """
    form, around, lexicon = doc.words[index].text, place(doc, index), words(doc.lang)
    if doc.is_technical or not form.islower() or not around.right.islower() or is_foreign(form, doc.source_lang):
        return None
    stem, rest = form[:-1], form[1:]
    follows = lexicon.pair("a", around.right) > 0
    if form[-1] == "a" and follows and lexicon.pair(stem, "a") >= _WITH_ARTICLE:
        return len(stem)
    led = around.opens or lexicon.pair(around.left, "a") >= _BEFORE_ARTICLE
    if form[0] == "a" and led and lexicon.pair("a", rest) >= _WITH_ARTICLE and lexicon.pair(rest, around.right):
        return 1
    return None


def _is_name(lexicon: Words, head: str) -> bool:
    """Whether the head is no ordinary word, which may begin a term ("Compresslevel")."""
    return lexicon.forms(head).lower <= lexicon.forms(head).capitalised


def candidates(doc: Document) -> Iterator[tuple[int, int]]:
    """Yield (index in `doc.words`, uses in the text) of each unknown word that could be two."""
    lang = doc.lang
    for form, indexes in doc.forms.items():
        if not MIN_LENGTH <= len(form) <= MAX_LENGTH or is_known(form, lang) or not _SHAPE.fullmatch(form):
            continue
        if not form[1:].islower():
            continue
        for index in indexes:
            if not is_attached(doc, index):
                yield index, len(indexes)


def is_attached(doc: Document, index: int) -> bool:
    """Return whether a sign of code stands at the word, it is alone in quotation marks, or lost its g ("evenin'")."""
    word = doc.words[index]
    if word.text.endswith("in") and doc.text[word.end : word.end + 1] in ("'", "’"):
        return True
    return bool(_ATTACHED.match(doc.text, word.end)) or _is_mentioned(doc.text, word.start, word.end)


def _is_mentioned(text: str, start: int, end: int) -> bool:
    """Whether the word follows a sign of code or a dotted path, or stands alone in quotation marks: no slip."""
    before = text[start - 1 : start]
    after = text[end + 1 : end + 2] if text[end : end + 1] in _STOPS else text[end : end + 1]
    if before == "." and text[start - 2 : start - 1].isalnum():
        return True
    return before in _SIGNS or (before in _QUOTES and after in _QUOTES and before != "" != after)


def place(doc: Document, index: int) -> Place:
    """Return where the word at `index` stands."""
    text, all_words = doc.text, doc.words
    word = all_words[index]
    left = right = ""
    if index and text[all_words[index - 1].end : word.start] == " ":
        left = all_words[index - 1].text
    if index + 1 < len(all_words) and text[word.end : all_words[index + 1].start] == " ":
        right = all_words[index + 1].text
    before = text[max(0, word.start - 6) : word.start].rstrip(" \"'“‘«([•※*-–—→►✓")
    return Place(left, right, not left and before[-1:] in ("", ".", "!", "?", "\n", ":", "。", "！", "？"))
