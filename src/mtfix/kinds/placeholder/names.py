"""Identifiers with spaces inside or before their brackets, and what a program printed in place of a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut, swap
from mtfix.model import Edit, Safety
from mtfix.text import Document

_CALL = re.compile(
    r"(?<![\w.])(?!(?:async|function|return|await|if|for|while|catch)\b)(?P<name>[A-Za-z_][\w.]{1,60}) \(\)(?!\w| ?=>)"
)
# In reStructuredText "asyncio_ or" is a link and its text.
_REFERENCES = re.compile(r"^\.\. _|`__?(?!\w)", re.M)
_BUILD = re.compile(
    r"(?<!\w)@( )[A-Z][A-Z_]{2,40}( )@(?!\w)|(?<!\w)@( )[A-Z][A-Z_]{2,40}@(?!\w)|(?<!\w)@[A-Z][A-Z_]{2,40}( )@(?!\w)"
)
_ACCELERATOR = re.compile(r"^[ \t]*&( )(?=[A-Z]\w{1,20}(?: \w{1,20}){0,3}(?:\.{3}|…)?$)", re.M)
_SOUND_ACCELERATOR = re.compile(r"^[ \t]*\w{0,12}&[A-Za-z]\w{1,20}", re.M)
_DATE = re.compile(r"(?<!Y)Y{5,6}(?=[-./]MM?\b|[-./]?MM)")
_CALLED = re.compile(
    r"\b(?:function|method|call(?:ed|s|ing)?|timer|procedure|macro|constructor|run|use|using)\s+$|\b\w+\(\)", re.I
)
_UNDERSCORE = re.compile(r"(?<![\w/])(?P<left>[A-Za-z0-9]\w{0,60}_) (?P<right>[A-Za-z0-9]\w{0,60})")
_SPACED_UNDERSCORE = re.compile(r"(?<!\w)[a-z]{2,30} _ [a-z]{2,30}(?: _ [a-z]{2,30}){0,4}(?! _)(?!\w)")
_CONSTANT = re.compile(r"(?<![\w_])[A-Z][A-Z0-9]{1,30}(?: _ [A-Z0-9]{2,30}){1,5}(?! ?_)(?!\w)")
# A name in pieces right before its brackets: "get_ user_ name ()", "foo. bar ()".
_TORN_CALL = re.compile(r"(?<![\w.])[a-z]\w{1,40}(?:(?:_ |\. )[a-z]\w{0,40}){1,5} ?\(\)(?!\w)")
_DUNDER = re.compile(r"(?<![\w_])__ (?:init|name|main|file|str|repr|len|call|doc|all|dict|class|version) __(?![\w_])")
_OPTION = re.compile(r"(?<=[\s`(])- -(?=[a-z]{2,30}\b)")
_VARIABLE = re.compile(r"\$ (?=(?:PATH|HOME|USER|PWD|SHELL|JAVA_HOME|PYTHONPATH)\b)")
_NEVER_FILLED = re.compile(
    r"^[ \t]*(?:TranslatedText|\[object Object\]|\[?TRANSLATION_MISSING\]?|%%TRANSLATION%%)[ \t]*$", re.M
)
_TITLED = frozenset("millis micros delay printf println strlen malloc main setup loop".split())
_SMALL_CALL = re.compile(r"(?<![\w.])([a-z]{2,40}) ?\(\)")
_CAMEL = re.compile(r"[a-z][A-Z]")
_COMMAND = re.compile(
    r"\b(?:npm|pnpm|yarn|pip3?|git|docker|sudo|apt|apt-get|cargo|conda|curl|wget|brew|kubectl|make) [a-z-]"
    r"|- -[a-z-]{2,30} (?:option|flag|switch|parameter|argument)"
)
_CODE = re.compile(r"`|\w\(\)|[A-Za-z]\w*_\w|\b(?:def|void|int|const|var)\b")
_IDENTIFIER = re.compile(r"(?<!\w)[A-Za-z0-9]\w*")
_EMPHASIS = re.compile(r"(?<!\w)_\w")


def find(doc: Document) -> Iterator[Plan]:
    """Yield damaged identifiers, in no order."""
    text = doc.text
    if "()" in text:
        yield from _calls(text)
        for match in _TORN_CALL.finditer(text):
            if "_" in match[0] or (" ()" in match[0] and _CODE.search(text)):
                yield Plan(*match.span(), "spaces inside a call", 0.9, _without_spaces(match))
    if "_ " in text:
        yield from _underscores(text)
    if "- -" in text and (_CODE.search(text) or _COMMAND.search(text)):
        for match in _OPTION.finditer(text):
            yield Plan(
                *match.span(), "a space inside an option", 0.9, (Edit(match.start() + 1, match.start() + 2, ""),)
            )
    if "$ " in text:
        yield from (
            Plan(*match.span(), "a space inside a variable", 0.9, (Edit(match.start() + 1, match.end(), ""),))
            for match in _VARIABLE.finditer(text)
        )
    yield from _marked(text)
    if "Translat" in text or "TRANSL" in text or "[object" in text:
        for match in _NEVER_FILLED.finditer(text):
            start = match.end() - len(match[0].lstrip())
            yield Plan(start, start + len(match[0].strip()), "a placeholder where a text should be", 0.95)


def _marked(text: str) -> Iterator[Plan]:
    """Yield torn variables of builds, keys of menus and patterns of dates."""
    if "@ " in text or " @" in text:
        for match in _BUILD.finditer(text):
            edits = tuple(Edit(*match.span(group), "") for group in (1, 2, 3, 4) if match[group])
            yield Plan(*match.span(), "spaces inside a variable", 0.9, edits)
    if "& " in text and _SOUND_ACCELERATOR.search(text):
        yield from (cut(*match.span(1), "a space inside a menu key", 0.85) for match in _ACCELERATOR.finditer(text))
    if "YYYYY" in text:
        yield from (swap(*match.span(), "YYYY", "a pattern of a date", 0.9) for match in _DATE.finditer(text))


def _calls(text: str) -> Iterator[Plan]:
    """Yield "name ()" with code beside it; books lost a footnote there ("you need a plan ().")."""
    small = _TITLED.union(match[1] for match in _SMALL_CALL.finditer(text))
    for match in _CALL.finditer(text):
        name = match["name"]
        shaped = "_" in name or "." in name or (len(name) > 4 and _CAMEL.search(name) is not None)
        near = _CALLED.search(text, max(0, match.start() - 40), match.start()) is not None
        beside = _CODE.search(text, max(0, match.start() - 200), match.end() + 200) is not None
        score = 0.95 if shaped else 0.85 if near or beside else 0.0
        if score:
            at = match.end() - 3
            edits = [Edit(at, at + 1, "")]
            if name.istitle() and name.lower() in small:
                edits.insert(0, Edit(match.start(), match.start() + 1, name[0].lower()))
            yield Plan(*match.span(), "a space inside a call", score, tuple(edits))


def _underscores(text: str) -> Iterator[Plan]:
    for match in _DUNDER.finditer(text):
        spaces = [match.start() + 2, match.end() - 3]
        yield Plan(*match.span(), "spaces inside an identifier", 0.95, tuple(Edit(at, at + 1, "") for at in spaces))
    for match in _CONSTANT.finditer(text):
        yield Plan(*match.span(), "spaces inside an identifier", 0.9, _without_spaces(match))
    for match in _SPACED_UNDERSCORE.finditer(text):
        yield Plan(*match.span(), "spaces inside an identifier", 0.8, _without_spaces(match), Safety.UNSAFE)
    yield from _parted(text)


def _without_spaces(match: re.Match[str]) -> tuple[Edit, ...]:
    at = (match.start() + run.start() for run in re.finditer(" ", match[0]))
    return tuple(Edit(space, space + 1, "") for space in at)


def _parted(text: str) -> Iterator[Plan]:
    """Yield the spaces after an underscore; sure where the whole name stands in the text more than once."""
    if _REFERENCES.search(text):
        return
    matches = list(_UNDERSCORE.finditer(text))
    times = Counter(match[0] for match in matches)
    whole = frozenset(match[0] for match in _IDENTIFIER.finditer(text))
    for match in matches:
        left = match["left"]
        low = max(text.rfind("\n", max(0, match.start() - 300), match.start()) + 1, match.start() - 300, 0)
        sure = times[match[0]] > 1 or left + match["right"] in whole
        if left.strip("_").isdigit() or (not sure and left.rstrip("_").islower()):
            continue
        if not _EMPHASIS.search(text, low, match.start()):
            at = match.end("left")
            message = "a space inside an identifier"
            yield cut(at, at + 1, message, 0.9 if sure else 0.7, Safety.SAFE if sure else Safety.UNSAFE)
