"""Spaces inside what is one piece: numbers, clock times, file names, identifiers, calls; list numbers glued on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut, swap
from mtfix.lexicon import words
from mtfix.model import Safety
from mtfix.text import Document

_MONEY = r"(?:[$€£¥₽]|US\$|USD|EUR|RMB)\s?"
_UNIT = (
    r"\s?(?:%|percent|per cent|million|billion|trillion|thousand|km|kg|m\b|cm|mm|ha|tons?|tonnes?|euros?|dollars?|yuan|"
    r"rubles?|roubles?|yen|pounds?|people|hectares|meters|metres|kilomet|square|points?)"
)
# Each pattern starts at its mark and looks back from there: a leading look-behind is tried at every character.
_GROUPS = re.compile(rf", (?=(?P<tail>\d{{3}})(?!\d|[.,]\d)(?P<unit>{_UNIT})?)")
_HEAD = re.compile(rf"(?P<money>{_MONEY})?(?<![\d.,])[1-9]\d{{0,2}}$")
_DECIMAL = re.compile(rf"\. (?=\d{{1,2}}(?:{_UNIT}))")
_TORN = re.compile(rf" \.(?=\d{{1,2}}(?:{_UNIT}|\s?(?:years?|months?|weeks?|days?|hours?|minutes?|times|inch)))")
_WHOLE = re.compile(r"(?<![\d.,])\d{1,3}$")
# A range whose hyphen is torn off on one side: "150 -200".
_RANGE = re.compile(r" -(?<=\d -)(?=(?P<high>[1-9]\d{1,3})(?![\w.,/:-]))")
_LOW = re.compile(r"(?<![\w.,:/+*=-])(?<![+*/=x-] )\d{2,4}$")
_CLOCK = re.compile(r"(?: :|:) ?(?=[0-5]\d(?P<after> ?(?:[ap]\.? ?m\b|o’clock|hours?|hrs))?(?![\d:]))")
_HOUR = re.compile(r"(?<![\d.:])(?:[01]?\d|2[0-3])$")
_AT = re.compile(r"(?:\bat|from|until|till|to|by|around|about|before|after|since|between|and|,) $")
_ITEM = re.compile(r"[.)](?<=\d.)(?=(?P<word>[A-Z][a-z]+(?:[ ,:.]|$))|[a-z]\w)", re.M)
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t]{0,12}(?:\d{1,2}\.){0,3}(\d{1,2})$")
_FILE = re.compile(
    r"\. (?=(?:exe|txt|dll|zip|pdf|json|xml|html|css|png|jpe?g|gif|svg|csv|docx?|xlsx?|ini|cfg|yaml"
    r"|yml|jar|apk|iso|mp3|mp4|sql|bat|cpp|hpp)\b(?![.’'-]\w))"
)
_FILE_STEM = re.compile(r"[\w)]{2}$")
_IDENTIFIER = re.compile(r"(?<![\w_])(?P<head>[A-Za-z\d]\w*_)( )(?=[A-Z][a-z]\w*)")
_CALL = re.compile(r"(?<=`)(?P<name>[A-Za-z_][\w.]*)( ?)\((?P<held>[^`()\n]{0,80})\)(?=`)")
_STRING = re.compile(r"\"[^\"]{0,80}\"|'[^']{0,80}'")
# Two words with only a space between them, unless a type or an operator stands first ("int x", "new Foo").
_REMARK = re.compile(r"(?<!\w)(?!(?:int|char|float|double|long|bool|void|const|new|not|await|unsigned|string) )\w+ +\w")
_KEYWORDS = frozenset(
    "if for while switch return sizeof catch function print elif and or not in assert del typeof".split()
)
_WORD_BEFORE = re.compile(r"(?:^|[ \n(])([A-Za-z]{2,10})\Z")
_WORD_AFTER = re.compile(r"([a-z]{2,10})(?=[ ,.])|([A-Z][a-z]{1,15}) (?=(?:[a-z][\w,’'-]* ){4})")
_AT_CODE = "a space is missing beside this code"
_INSIDE_NUMBER = "a space tears this number apart"


def numbers(doc: Document) -> Iterator[Plan]:
    """Yield spaces after the comma of digit groups, after a decimal point and around the colon of a clock time."""
    text = doc.text
    for match in _GROUPS.finditer(text):
        head = _HEAD.search(text, max(0, match.start() - 8), match.start())
        if head is None or _is_enumeration(text, head.start(), match):
            continue
        if match["tail"] == "000" or head["money"]:
            yield cut(match.end() - 1, match.end(), _INSIDE_NUMBER, 0.97)
        elif match["unit"]:  # "he is 14, 167 cm tall" may be two numbers
            yield cut(match.end() - 1, match.end(), _INSIDE_NUMBER, 0.9, Safety.UNSAFE)
    for pattern, space in ((_DECIMAL, 1), (_TORN, 0)):
        for match in pattern.finditer(text):
            if _WHOLE.search(text, max(0, match.start() - 5), match.start()):
                at = match.start() + space
                yield cut(at, at + 1, _INSIDE_NUMBER, 0.94)
    for match in _RANGE.finditer(text):
        low = _LOW.search(text, max(0, match.start() - 6), match.start())
        if low and int(low[0]) < int(match["high"]):
            yield cut(match.start(), match.start() + 1, "a space tears this range apart", 0.95)
    if " :" in text or ": " in text:
        yield from _clock_times(text)


def code_spans(doc: Document) -> Iterator[Plan]:
    """Yield places where a word is glued to code in backticks: "the`run`", "`run`to start", "`run`When it starts".

    Endings stay ("`Vec`s", "non-`Copy`"): only closed-class words are taken, and a capital where prose follows. Code at
    the start of a line may be an entry whose explanation follows.
    """
    text = doc.text
    if "`" not in text:
        return
    closed = words("en").function_words
    for span in doc.protected:
        if span.label != "code" or text[span.start] != "`":
            continue
        before = _WORD_BEFORE.search(text, max(0, span.start - 12), span.start)
        if before and before[1].lower() in closed:
            yield swap(span.start, span.start, " ", _AT_CODE, 0.95)
        after = _WORD_AFTER.match(text, span.end)
        if after and (after[1] in closed or after[2]):
            listed = after[2] and text[span.start - 1 : span.start] in ("\n", "")
            score, safety = (0.6, Safety.UNSAFE) if listed else (0.95, Safety.SAFE)
            yield swap(span.end, span.end, " ", _AT_CODE, score, safety)


def _is_enumeration(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the groups are items of a list or a date ("May 12, 300 people", "10, 100, 200")."""
    before, after = text[max(0, start - 12) : start], text[match.end("tail") : match.end("tail") + 4]
    dated = re.search(r"(?:[A-Z][a-z]{2,8}\.?|\d,) $", before)
    return bool((dated and match["tail"] != "000") or re.match(r"(?:, | and | or )\d", after))


def _clock_times(text: str) -> Iterator[Plan]:
    for match in _CLOCK.finditer(text):
        hour = _HOUR.search(text, max(0, match.start() - 4), match.start())
        if match[0] == ":" or hour is None:
            continue
        if match["after"] or _AT.search(text, max(0, hour.start() - 9), hour.start()):
            yield swap(*match.span(), ":", "spaces tear this time apart", 0.95 if match["after"] else 0.94)


def list_numbers(doc: Document) -> Iterator[Plan]:
    """Yield the place after "1." at the start of a line where the word of the item is glued on."""
    found = [(_LIST_NUMBER.search(doc.text, max(0, m.start() - 16), m.start()), m) for m in _ITEM.finditer(doc.text)]
    items = [(int(number[1]), match) for number, match in found if number]
    known = {number for number, _ in items}
    for number, match in items:
        if match["word"] or {number - 1, number + 1} & known:
            score = 0.95 if match["word"] else 0.94
            yield swap(match.end(), match.end(), " ", "a space is missing after the number of a list", score)


def names(doc: Document) -> Iterator[Plan]:
    """Yield spaces inside file names ("7za. exe"), identifiers ("x_ Name") and calls in code spans ("`get ()`")."""
    text = doc.text
    for match in _FILE.finditer(text):
        if _FILE_STEM.search(text, max(0, match.start() - 2), match.start()):
            yield cut(match.end() - 1, match.end(), "a space tears this file name apart", 0.95)
    if "_ " in text:
        for match in _IDENTIFIER.finditer(text):
            head, rest = match["head"], text[match.end() : match.end() + 40]
            if _is_identifier(text, head, rest) and not _is_torn_order(text, head, rest):
                yield cut(*match.span(2), "a space tears this identifier apart", 0.95)
    if " (" in text and "`" in text:
        yield from _torn_calls(text)


def _torn_calls(text: str) -> Iterator[Plan]:
    """Yield the spaces of torn calls; of one that holds words in a row only beside other calls, as a proposal."""
    calls = [match for match in _CALL.finditer(text) if match["name"].lower() not in _KEYWORDS]
    plain = [_is_arguments(match["held"]) for match in calls]
    for match, sure in zip(calls, plain, strict=True):
        remark = not sure and (match["held"][0].isdigit() or not any(plain))
        if match[2] and not remark:
            score, safety = (0.94, Safety.SAFE) if sure else (0.6, Safety.UNSAFE)
            yield cut(*match.span(2), "a space tears this call apart", score, safety)


def _is_arguments(held: str) -> bool:
    """Whether a call may hold this: nothing, or arguments parted by commas; words in a row are a remark."""
    return _REMARK.search(_STRING.sub("s", held)) is None


def _is_torn_order(text: str, head: str, rest: str) -> bool:
    """Whether words came between the halves ("released_ MiniChange", "7zADV_ Make"): one half is a common word."""
    tail = re.match(r"\w+", rest)
    if tail is None or head + tail[0] in text:
        return False
    return any(half.isalpha() and words("en").zipf(half) >= 4 for half in (head.strip("_").lower(), tail[0].lower()))


def _is_identifier(text: str, head: str, rest: str) -> bool:
    """Whether "head_ Rest" is one name: an odd shape of either part, or the name in one piece elsewhere."""
    tail = re.match(r"\w+", rest)
    if head.endswith("__") or not head.strip("_") or tail is None:
        return False
    odd = re.compile(r"\d|[a-z][A-Z]|_\w|[A-Z]{2}[a-z]")
    return bool(odd.search(head) or odd.search(tail[0])) or head + tail[0] in text
