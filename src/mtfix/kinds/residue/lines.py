"""Lines and sentences left in the source language as a whole.

Certain lines are judged by their words alone. They make others likely: on a page that has one, a short line or the
part behind a colon counts when language identification agrees, and so does a single word of that language on a line.
Lines of prose that follow each other are one finding; items of a menu are one each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan
from mtfix.kinds.residue import contexts, giveaways
from mtfix.kinds.residue.giveaways import Giveaway
from mtfix.lexicon import foreign, words
from mtfix.text import Document, Span, Word

MESSAGE = "a line left in the source language"
_LINE_WORDS = 3
_LONGEST = 600
# Shorter than this, a part of a line is judged together with what the page shows elsewhere.
_SHORT = 80
_SURE = 0.7
_BRACKETS = re.compile(r"\([^()\n]{1,80}\)")
_STOP = re.compile(r"[.!?][ \t]*$", re.M)
# An entry of a bibliography, or a link to the page in that language.
_POINTER = re.compile(
    r"\W{0,4}\[(?:\d{1,3}\]|[^\[\]\n]{1,60}\]\()|[A-Z][\w'’-]+, (?:[A-Z]\. ?){1,3}\(?(?:1[89]|20)\d\d"
)
# "Siregar, N. and R. Huta. 2016. " before the title of the work.
_AUTHORS = re.compile(r"[A-Z][\w'’-]+, [A-Z]\.[^\n]{0,120}?\b(?:1[89]|20)\d\d[a-z]?\)?[.:,] $")
_PART = re.compile(r"^[A-Z]\w*(?: \w+){0,2}: ", re.M)


def find(doc: Document, given: dict[str, Giveaway], at: list[int]) -> list[Plan]:
    """Return the plans for lines and sentences that are foreign as a whole; `at` are the words that give one away."""
    certain = [plan for line in _lines(doc, at) for plan in _certain(doc, line, given)]
    if not certain:
        return []
    lang = _language(doc, certain, given)
    taken = [Span(plan.start, plan.end) for plan in certain]
    likely = [plan for line in doc.lines for plan in _likely(doc, line, lang, taken)] if lang else []
    return _joined(doc.text, sorted([*certain, *likely]))


def languages(doc: Document, form: str) -> tuple[tuple[str, float], ...]:
    """Return the languages that may have `form`: the source language where it is given."""
    lang = giveaways.source_lang(doc)
    return ((lang, 0.0),) if lang else foreign.languages(form)


def _lines(doc: Document, at: list[int]) -> Iterator[Span]:
    """Yield the lines that hold a giveaway word, each once."""
    starts = iter(doc.lines)
    line = next(starts, None)
    last = None
    for index in at:
        offset = doc.words[index].start
        while line is not None and line.end <= offset:
            line = next(starts, None)
        if line is not None and line != last and line.start <= offset:
            last = line
            yield line


def _certain(doc: Document, line: Span, given: dict[str, Giveaway]) -> Iterator[Plan]:
    """Yield the plan for the line, or those for its sentences."""
    colon = _PART.search(doc.text, line.start, line.end)
    part = _judge(doc, Span(colon.end(), line.end), given) if colon else None
    whole = part or _judge(doc, line, given)
    if whole:
        yield whole
        return
    start = line.start
    while start < line.end:
        sentence = doc.sentence_at(start)
        span = Span(max(sentence.start, start), min(sentence.end, line.end))
        plan = _judge(doc, span, given) if span.start < span.end and span != line else None
        if plan:
            yield plan
        following = doc.word_index(max(span.end, start + 1))
        start = doc.words[following].start if following < len(doc.words) else line.end


def _judge(doc: Document, span: Span, given: dict[str, Giveaway]) -> Plan | None:
    """Return the plan for a sentence or line that is foreign as a whole."""
    if span.end - span.start > _LONGEST or _POINTER.match(doc.text, span.start, span.end):
        return None
    if _AUTHORS.match(doc.text, doc.paragraph_at(span.start).start, span.start):
        return None
    inside = _own_words(doc, span)
    if len(inside) < _LINE_WORDS:
        return None
    found = [word.text for word in inside if word.text in given]
    langs = {lang for form in found for lang, _ in languages(doc, form)}
    native, english, small = max((_weigh(doc.text, inside, lang) for lang in sorted(langs)), default=(0, 0, 0))
    if native < 0.6 * len(inside) or 4 * english >= len(inside) or not small or len(inside) + small < 5:
        return None
    if contexts.is_set_apart(doc.text, span.start, span.end) or doc.is_protected(span.start, span.start + 1):
        return None
    return Plan(span.start, span.end, MESSAGE, 0.95 if len(found) > 1 else 0.8)


def _own_words(doc: Document, span: Span) -> list[Word]:
    """Return the words of the span without numbers and without what stands in brackets."""
    inside = [word for word in doc.words_in(span.start, span.end) if not word.text.isdigit()]
    text = doc.text[span.start : span.end]
    aside = [match.span() for match in _BRACKETS.finditer(text)] if "(" in text else []
    return [word for word in inside if not any(low <= word.start - span.start < high for low, high in aside)]


def _weigh(text: str, inside: list[Word], lang: str) -> tuple[int, int, int]:
    """Return how many words are rather of `lang`, how many rather English, how many of the former written small."""
    native = english = small = 0
    for word in inside:
        there, here = foreign.zipf(word.text, lang), giveaways.zipf(word.text)
        rather = there > max(here + 0.3, 2.9)
        native += rather
        english += here > there + 0.5 and here > 3.5
        small += rather and word.text[0].islower() and not giveaways.is_glued(text, word)
    return native, english, small


def _language(doc: Document, certain: list[Plan], given: dict[str, Giveaway]) -> str:
    """Return the language of the certain lines, "" where they leave it open."""
    lang = giveaways.source_lang(doc)
    if lang:
        return lang
    found: dict[str, int] = {}
    for plan in certain:
        for word in doc.words_in(plan.start, plan.end):
            name = given[word.text].lang if word.text in given else ""
            found[name] = found.get(name, 0) + bool(name)
    best = max(found, key=lambda name: (found[name], name), default="")
    return best if found.get(best, 0) > 1 else ""


def _likely(doc: Document, line: Span, lang: str, taken: list[Span]) -> Iterator[Plan]:
    """Yield short lines, parts behind a colon, and words that stand alone, on a page with certain lines of `lang`."""
    if line.end - line.start > _SHORT or any(span.start < line.end and line.start < span.end for span in taken):
        return
    colon = _PART.search(doc.text, line.start, line.end)
    part = Span(colon.end(), line.end) if colon else line
    foreign_part = _is_likely(doc, part, lang)
    if foreign_part:
        yield Plan(part.start, part.end, MESSAGE, 0.8)
    first = next(iter(doc.words_in(line.start, line.end)), None)
    if first is None or (foreign_part and part.start <= first.start):
        return
    alone = not any(char.isalnum() for char in doc.text[first.end : line.end])
    if (alone or foreign_part) and _is_lone_word(first.text, lang):
        yield Plan(first.start, line.end if alone else first.end, MESSAGE, 0.8)


def _is_likely(doc: Document, span: Span, lang: str) -> bool:
    """Whether a short piece is of `lang`: a small function word of it, a word English lacks, and identification."""
    inside = _own_words(doc, span)
    if len(inside) < 2:
        return False
    values = [(foreign.zipf(word.text, lang), giveaways.zipf(word.text), word.text) for word in inside]
    function_word = any(there >= 5.5 and there > here + 0.5 and form.islower() for there, here, form in values)
    own = any(there >= 3 and here < 2.5 for there, here, _ in values)
    english = sum(here > there + 0.5 and here > 3.5 for there, here, _ in values)
    return (
        function_word
        and own
        and 3 * english <= len(inside)
        and giveaways.identified(doc.text[span.start : span.end], _SURE) == lang
    )


def _is_lone_word(word: str, lang: str) -> bool:
    english = words("en")
    if len(word) < 4 or giveaways.zipf(word) >= 1.5 or english.is_name(word):
        return False
    return (foreign.zipf(word, lang) >= 4 or (not word.isascii() and len(word) > 9)) and giveaways.identified(
        word, _SURE
    ) == lang


def _joined(text: str, plans: list[Plan]) -> list[Plan]:
    """Return the plans with adjacent lines of prose as one."""
    joined: list[Plan] = []
    for plan in plans:
        last = joined[-1] if joined else None
        between = text[last.end : plan.start] if last else "-"
        if last and between in (" ", "\n", "") and (_is_prose(text, last) or _is_prose(text, plan)):
            joined[-1] = last._replace(end=plan.end, score=max(last.score, plan.score))
        else:
            joined.append(plan)
    return joined


def _is_prose(text: str, plan: Plan) -> bool:
    return _STOP.search(text[plan.start : plan.end]) is not None
