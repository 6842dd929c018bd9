"""Sentences that end in the air before a full stop: "He said that the."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan
from mtfix.text import Document, Span

# Articles, possessives and joints that no sentence ends with; "his", "her", "that", "no" may.
_SHORT = frozenset(
    "the an its our your my whose than and or every although unless whereas whether amongst despite".split()
)
# What no sentence ends with as a phrase: none of 8 million words of human English did, but for a slip or two.
_PHRASE = re.compile(
    r"\b(?:(?:in|of|at|by|with|under|for|on|from|into) no|(?:some|any|every)thing (?:that|which)"
    r"|(?:(?:some|any|every)one|those|people) who"
    r"|(?:why|how) (?:would|could|should|did|does|can|will) (?:he|she|they|we|it)"
    r"|(?:because|if|when|although|since|whether|unless|until|that|where|which) (?:he|she|they|we|it|you)"
    r"|such as|as well as|in order to|according to|in addition to|instead of|because of|on behalf of|with regard to"
    r"|in accordance with|even though|as if|as soon as|due to|(?:in|of|for|to|with|by|from|through|on) which"
    r"|(?:number|kind|many|most|some|one|result|basis|means|amount|majority|half) of|the \w{1,20}(?:tion|ment|ity) of"
    r"|by (?:the|an?) \w{1,20} (?:on|in|at|to|of)|but (?:also|even|still)"
    r"|(?<=\w, )(?:which|who|whose|whom|where|because|although|while|but|or)"
    r"|(?<=\w, )(?:which|who) (?:is|was|are|were|has|have|had|will|would|can|could|also))$"
)
# "Because it causes the tank to.": a clause that depends on another, cut before its last noun.
_CLAUSE = re.compile(
    r"(?:Which|Because|If|When|While|Although|Since|In order)\b(?:(?!\b(?:what|that|wh\w+|how|all)\b)[^.!?\n]){0,200}"
    r"\b(?:the|an?|its|their|his|this|our|your) \w{1,30} (?:to|of|by|for|with|from|at|into)"
)
_RELATIVE = re.compile(r"(?:Which|Who)\b[^.!?\n]{2,120}[, ](?:also|still|already|even|and|but)")
_NOUN_AND_JOINT = re.compile(r"[A-Z][a-z]{2,20} (?:by|of|from|into|an?|the)")
_COMMANDS = frozenset("stand pass drop come go swing get put lay live abide made play keep sort kind because".split())
_PREPOSITIONS = frozenset("to of by for with from at into".split())
_OPEN_WORDS = (
    _SHORT
    | _PREPOSITIONS
    | frozenset(
        "no that which who whose whom he she they we it as though if on in where because although while but a also "
        "still even already you is was are were has have had will would can could".split()
    )
)
_STOP = re.compile(r"(?<=[a-z])\.(?=\s|$)")


def find(doc: Document) -> Iterator[Plan]:
    """Yield sentences with a full stop behind a word or a phrase that needs another one."""
    text = doc.text
    for match in _STOP.finditer(text):
        at = match.start()
        word = text[max(0, at - 12) : at].rpartition(" ")[2]
        if word not in _OPEN_WORDS:
            continue
        sentence = doc.sentence_at(at)
        if sentence.end == at + 1 and not doc.is_protected(at, at + 1) and _is_cut(doc, sentence, word):
            yield Plan(*sentence, f'cut: the end of this sentence is lost after "{word}"', 0.8)


def _is_cut(doc: Document, sentence: Span, word: str) -> bool:
    """Whether a sentence with a full stop cannot end in `word`, after what stands before that."""
    text, at = doc.text, sentence.end - 1
    number = text[at + 1 : at + 3].strip(" ").isdigit()  # "in no. 5"
    if word in _SHORT and at - sentence.start > 25 and text[at - len(word) - 2 : at - len(word) - 1].islower():
        return True
    if at - sentence.start > 20 and _PHRASE.search(text, max(sentence.start, at - 40), at) and not number:
        return True
    if at - sentence.start <= 120 and _RELATIVE.fullmatch(text, sentence.start, at):
        return True
    if word not in _PREPOSITIONS and word not in ("a", "an", "the"):
        return False
    if at - sentence.start <= 200 and _CLAUSE.fullmatch(text, sentence.start, at):
        return True
    alone = text[sentence.start - 1 : sentence.start] in ("", "\n") and text[at + 1 : at + 2] in ("", "\n")
    first = text[sentence.start : at].partition(" ")[0].lower()
    return alone and first not in _COMMANDS and _NOUN_AND_JOINT.fullmatch(text, sentence.start, at) is not None
