"""Space before a mark where none belongs, none after it where one does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut, swap
from mtfix.lexicon import words
from mtfix.model import Edit, Safety
from mtfix.text import Document

# Each pattern starts at its mark and looks back from there: a leading look-behind is tried at every character.
_BEFORE = re.compile(r"([,.;:!?])(?<=[ \u00a0\u2009\u202f].)(?=(\s|$|[\"'”’»)\]]|\*\*(?!\S))|(?=[^\W\d_]))")
_SPACES = re.compile(r"(?<=[^\s.…,:;!?¿|=<>(\[{/\\*#-])[ \u00a0\u2009\u202f]{1,3}$")
_EMOTICON = re.compile(r"[:;]['’]?[-^o]?[()\[\]{}DPp|/\\3]|[.,!?] ?[.,!?]|:\S*:")
_NOT_A_STOP = re.compile(r"\.(?:[a-z]|NET\b|[A-Z]{2}|(?:Net|Com|Org|Zip|Exe|Pdf|Txt|Json|Js|Py)\b)|[!:?][\w]")
_COMMA = re.compile(r"[,;](?=[^\W\d_]{2})")
_BEFORE_COMMA = re.compile(r"[^\W\d_]{2}[,;]$|[^\W\d_]{3}\d,$|\d{4},$|[^\W\d_]{3}[)”\"],$")
_BEFORE_NUMBER = re.compile(r",(?<=[^\W\d_]{3},)(?=(?:(\d{1,2})|\d{3,4}) [a-z])")
_COLON = re.compile(r":(?<=[a-z]{3}:)(?=[A-Z][a-z]+ )")
_CLOSED = re.compile(r"[.!?](?<=[\w.!?* ][)\]%”»*].)(?=[A-Z][a-z]+[ ,’'.])")
_OPENER = re.compile(
    r"[.!?,](?=[“«](?! ?[.,;:])\w)(?<=[^\W\d_]{2}.)|[.!?](?=[(\[](?:[^\W\d_]{2,}[ ,:!?’'-]|\d{4}\)))(?<=[^\W\d_]{2}.)"
)
_GAP = re.compile(r"\s|$")
_BEFORE_MESSAGE = "no space belongs before this mark"
_AFTER_MESSAGE = "a space is missing after this mark"
_STYLE = 3
# Lines that start so are a table of fields; in a translation only single words, for French and others set the space.
_HEADS = re.compile(r"\n[^\n:]{1,40} :(?= |$)")
_FIELDS = re.compile(r"\n[ \t]*(?:[-*•] )?[^\s:]{1,40} :(?= |$)")
# The head of a parameter or a field on a line of its own: "size : int", "f : [0, 1)".
_TYPED = re.compile(r"(?:^|\n)[ \t]*(?:[a-z]\w*|[A-Z])$|\b[Ll]et \w$")
_OPTION = re.compile(r"(?:^|[ \"'])--?\w[\w-]*$")
# "-o FILE , --output FILE", "-x , -X", "add --all .".
_AFTER_OPTION = re.compile(r"(?:^|\s|\[)--?[A-Za-z][\w-]*(?:[= ][A-Z][A-Z_]*)?$")
_BEFORE_OPTION = re.compile(r"[,.;] --?[A-Za-z]")
_CODE = re.compile(r"^ *[$>%] |[{}]|[;{]\s*$|==|\+\+|\w ?= ?\w+ ?;")
# "grep . file    every line", "the operator . * matches".
_ARGUMENT = re.compile(r"\. +(?:[a-z]|[*/<>\[\\])")
_WIDE = re.compile(r"\S {2,}\S")
# The fields of a form, one above the other: "Phone :", "Fax   :".
_ALIGNED = re.compile(r"\n[^\n:]{1,40}? {2,}:\s")
# A sound in brackets, a word in small letters.
_FORM = re.compile(r"(?:[(/]|(?:^|\s)(?=\w\w))([^\W\d_A-Z]{1,20})$")
_FORM_LENGTH = 24
_LINE = 200
# "60 . 000 tons", "USD 12 , 480": one number, for the kind of number formats.
_TORN_NUMBER = re.compile(
    r"(?:(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF|PLN|RM|TL|Rs\.?|Rp\.?)) ?\d{1,4} [.,] (?:\d{3}|\d\d)(?!\d)"
    r"|(?<![\w.,])[1-9]\d{0,2} [.,] \d{3}(?= (?:tons|tonnes|people|euros?|dollars?|km|kg|million)\b))"
)
# In front of a piece of a word the comma itself may be debris.
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_KNOWN = 3.0


def before(doc: Document) -> Iterator[Plan]:
    """Yield spaces before a stop, comma, colon, semicolon, question or exclamation mark."""
    text = doc.text
    for match in _BEFORE.finditer(text):
        spaces = _SPACES.search(text, max(0, match.start() - 4), match.start())
        if spaces is None:
            continue
        start, end = spaces.span()
        glued = match[2] is None
        if match[1] == ":" and end - start > 1:
            continue
        if _EMOTICON.match(text, end) or (glued and _NOT_A_STOP.match(text, end)):
            continue
        if match[1] == ":" and not _is_prose_colon(doc, start, end):
            continue
        if _is_meant(doc, start, end):
            continue
        if glued:
            edits = (Edit(start, end, ""), Edit(end + 1, end + 1, " "))
            yield Plan(start, end + 1, "the space belongs after this mark", 0.97, edits)
        else:
            yield cut(start, end, _BEFORE_MESSAGE)


def _is_prose_colon(doc: Document, start: int, end: int) -> bool:
    """Whether " :" is a slip and not a column, a ratio or a type: prose follows, and few lines of the text have it."""
    after = doc.text[end + 1 : end + 2]
    if (
        doc.text[start - 1].isdigit()
        or after not in (" ", "\n", "", "*")
        or _TYPED.search(doc.text, max(0, start - 60), start)
        or _ALIGNED.search(doc.text, max(0, start - _LINE), end + _LINE)
        or _is_cited(doc, start)
    ):
        return False
    heads = _FIELDS if doc.source_lang not in (None, "", "en") else _HEADS
    return len(heads.findall(doc.text, max(0, start - 2000), end + 2000)) < _STYLE


def _is_cited(doc: Document, start: int) -> bool:
    """Whether a cited sound or a form that no English has stands in front ("(ʒ : s)", "OE wæter : OHG wazzar")."""
    form = _FORM.search(doc.text, max(0, start - _FORM_LENGTH), start)
    if form is None:
        return False
    lexicon = words("en")
    return len(form[1]) == 1 or (
        not form[1].isascii() and lexicon.zipf(form[1]) < 1 and not lexicon.forms(form[1]).total
    )


def _is_meant(doc: Document, start: int, end: int) -> bool:
    """Whether the space is in a number, keeps the mark off an address or an option, or the mark is an argument."""
    if _AFTER_OPTION.search(doc.text, max(0, start - 40), start) or _BEFORE_OPTION.match(doc.text, end):
        return True
    line = _line(doc.text, start)
    if doc.text[end] in ",;" and _CODE.search(line):
        return True
    if _ARGUMENT.match(doc.text, end) and (doc.is_technical or _WIDE.search(line)):
        return True
    if doc.text[start - 1 : start].isdigit() and doc.text[end + 2 : end + 3].isdigit():
        torn = _TORN_NUMBER.search(doc.text, max(0, start - 8), end + 24)
        if torn is not None and torn.end() > end:
            return True
    span = doc.protecting(start - 1, start) if start else None
    argument = doc.text[end + 1 : end + 2] in ('"', "'", "`") and _OPTION.search(doc.text, max(0, start - 24), start)
    return (span is not None and span.label in ("url", "domain", "email")) or bool(argument)


def _line(text: str, at: int) -> str:
    """Return the line around `at`, cut where it is long."""
    start = max(text.rfind("\n", max(0, at - _LINE), at) + 1, at - _LINE)
    end = text.find("\n", at, at + _LINE)
    return text[start : end if end >= 0 else at + _LINE]


def after(doc: Document) -> Iterator[Plan]:
    """Yield places right after a mark, or between a mark and what opens, where a space is missing."""
    text = doc.text
    for match in _COMMA.finditer(text):
        left = _BEFORE_COMMA.search(text, max(0, match.start() - 5), match.end())
        if left and not _is_list_of_codes(text, match.start()):
            word = _NEXT_WORD.match(text, match.end())
            known = word is None or word[0][0].isupper() or words("en").zipf(word[0]) > _KNOWN
            yield _insert(match.end(), _AFTER_MESSAGE, 0.97, Safety.SAFE if known else Safety.UNSAFE)
    for match in _BEFORE_NUMBER.finditer(text):
        if not _is_list_of_codes(text, match.start()):
            # "order,1 established": a short number may be the sign of a note
            note = match[1] is not None
            yield _insert(match.end(), _AFTER_MESSAGE, 0.7 if note else 0.95, Safety.UNSAFE if note else Safety.SAFE)
    for match in _COLON.finditer(text):
        yield _insert(match.end(), _AFTER_MESSAGE, 0.75, Safety.UNSAFE)
    for match in _CLOSED.finditer(text):
        yield _insert(match.end(), _AFTER_MESSAGE, 0.97)
    for match in _OPENER.finditer(text):
        yield _insert(match.end(), "a space is missing between a mark and what opens after it", 0.97)


def _is_list_of_codes(text: str, at: int) -> bool:
    """Whether the comma stands in a row of words without any space ("red,green,blue"), in code or in an entity."""
    left = max(text.rfind(" ", max(0, at - 80), at), text.rfind("\n", max(0, at - 80), at)) + 1
    right = _GAP.search(text, at, at + 80)  # bounded: a long row without a space would cost its length at each comma
    token = text[max(left, at - 80) : right.start() if right else at]
    return (
        token.lower().startswith("tl;")
        or len(re.findall("[,;]", token)) > 1
        or bool(re.search(r"[&=<>{}()\[\]/\\_@#|$]", token))
        or "’," in token
    )


def _insert(at: int, message: str, score: float, safety: Safety = Safety.SAFE) -> Plan:
    return swap(at, at, " ", message, score, safety)
