"""Too much space between words, lines and inside brackets; hyphens and dashes torn off on one side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut, swap
from mtfix.lexicon import hyphens, words
from mtfix.model import Edit, Safety
from mtfix.text import Document

_DOUBLE = re.compile(r"(  {1,7}|[ \u00a0]?\u3000 ?)(?=[^\s|#])(?!//)")
_STOP_BEFORE = re.compile(r"(?:^|\s|[.!?:…][\"'”’»)\]]?)$")
_BLANKS = re.compile(r"(?<=\S)\n\n\n{1,2}(?=\S)")
_INSIDE = re.compile(r"\((?<![\w:;=8-]\()(?P<open> ?)(?P<held>[^\W_][^()\[\]\n{}=;|]{0,200}?)(?P<close> ?)\)(?![\w(])")
_HYPHEN = re.compile(r"-(?<=[a-z]-)( )(?=[a-z])|( )-(?<=[a-z] -)(?=[a-z])")
_CLOSES = re.compile(r"\)(?<=[\w”\"’] \))(?=[\s.,;:]|$)")
_INSIDE_MESSAGE = "no space belongs inside a bracket"
_HALF_LEFT = re.compile(r"(?<![\w-])[A-Za-z]+$")
_HALF_RIGHT = re.compile(r"[A-Za-z]+")
_WORD_BRACKET = re.compile(
    r"\((?<=[^\W\d_]{3}\()(?=[A-Za-z][a-z]+[ ,][^()\n_=]{2,200}\)|https?://)|\((?<=[a-z]{3}\()(?=[A-Z][a-z]{2,}\))"
)
_CALLED = re.compile(r"\b(?:[Ff]unction|[Mm]ethod|[Mm]acro|[Cc]lass|def|call|calls) \w+$")
_BRACKET_WORD = re.compile(
    r"\((?<=[ \n]\()(?:[^()\n]{1,80} [^()\n]{1,80}|[A-Z]{2,8})\)(?=[a-z]{2,}[ ,.])"
    r"|\[(?<=[ \n]\[)[A-Z]{2,5}\](?=[A-Z][a-z])"
)
_BRACKETS = re.compile(r"\)\((?<=[^\W\d_]{3}\)\()(?=[A-Za-z]{2,}[ ,!?:])")
_CODE = re.compile(r"[{}=<>|\\]|;(?! )|(?<!:)//")
_TABLE = re.compile(r"[|\t{};]|^ {4}|<(?:pre|code|td|tr)\b|(?<!:)//")
_SUSPENDED = frozenset("and or to but nor as".split())
_NEAR = 50
_AROUND_DASH = "too many spaces around a dash"
_WIDE_DASH = re.compile(r"([–—])(?:(?<=^.)|(?<=\n.)|(?<=[^ ] .))( {2,3})(?=\S)")
_DASH_AFTER = re.compile(r"([–—]) +")
_DASHES = re.compile(r"(?:^| )[–—] ")
_MINUS = re.compile(r"(?:to|at|of|below|above|from|than|around|about|until|reach|is|was) -( )(?=\d{1,2}(?:[.,]\d)? ?°)")
_WIDE = re.compile(r"\S {2,}(?=\S)")
# The header of an entry: "2021-12-15  Jo Doe  <jo@example.org>".
_LOG = re.compile(r"<[\w.+-]{1,64}@[\w.-]{1,64}>|^\s*\d{4}-\d\d-\d\d ")
# Of more gaps than these, or of gaps between some words each, is a row of cells.
_GAPS, _CELL_WORDS = 3, 4
_GAP = re.compile(r" {2,}")
_ENDS_PROSE = re.compile(r"[.,;!?](?<!\.\.\.)$")
# Alignment in front of a colon, leaders of a table of contents.
_ALIGNED = re.compile(r" *(?::\s|(?:\. ?){3})")


def double(doc: Document) -> Iterator[Plan]:
    """Yield double spaces inside a sentence; not after a stop, in columns, in code or at the ends of lines."""
    text = doc.text
    if "  " not in text and "\u3000" not in text:
        return
    for match in _DOUBLE.finditer(text):
        stopped = _STOP_BEFORE.search(text, max(0, match.start() - 2), match.start())
        aligned = _ALIGNED.match(text, match.end()) is not None
        if not stopped and not aligned and not _is_column(doc, match.start(), match.end()):
            yield _joined(text, *match.span(1))
    for match in _WIDE_DASH.finditer(text):
        if not _is_column(doc, match.start(), match.end()):
            start = match.start() - (text[match.start() - 1 : match.start()] == " ")
            yield swap(start, match.end(), f"{text[start : match.start()]}{match[1]} ", _AROUND_DASH, 0.96)


def _joined(text: str, start: int, end: int) -> Plan:
    """Return the plan that leaves one space; what starts with a capital may be a heading set apart by the gap."""
    dash = _DASH_AFTER.match(text, end)
    if dash:
        return swap(start, dash.end(), f" {dash[1]} ", _AROUND_DASH, 0.96)
    before = _HALF_LEFT.search(text, max(0, start - 20), start)
    inside = text[end : end + 1].islower() or (before and before[0].lower() in words("en").function_words)
    if inside or not text[end : end + 1].isupper():
        return swap(start, end, " ", "two spaces between words", 0.95)
    return swap(start, end, " ", "two spaces between words", 0.6, Safety.UNSAFE)


def _is_column(doc: Document, start: int, end: int) -> bool:
    """Whether the gap may be meant: code, a table, a log, verse, a line of few words, gaps above each other."""
    text = doc.text
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    if (
        (end - start > 3 and not _is_hole(text, start, end, line))
        or _LOG.search(line[:2000])
        or _TABLE.search(line[:2000])
        or _is_row(line[:4000])
        or (line.count(" ") < 5 and not _DASHES.search(line))
    ):
        return True
    return any(_has_gap_at(text, line_start, start - line_start, step) for step in (-1, 1))


def _is_row(line: str) -> bool:
    """Whether the line is a row of cells: many gaps, or some between cells of few words ("New   Open   Close all")."""
    wide = len(_WIDE.findall(line))
    if wide > _GAPS:
        return True
    cells = _GAP.split(line.strip())
    return wide > 1 and all(cell.count(" ") < _CELL_WORDS and not _ENDS_PROSE.search(cell) for cell in cells)


def _is_hole(text: str, start: int, end: int, line: str) -> bool:
    """Whether a wide gap is the only one of a long line and stands between two small words."""
    return text[start - 1].islower() and text[end].islower() and line.count(" ") > 30 and len(_WIDE.findall(line)) == 1


def _has_gap_at(text: str, line_start: int, column: int, step: int) -> bool:
    """Whether the line above (step -1) or below has a gap within three columns of `column`."""
    if step < 0:
        start = text.rfind("\n", 0, max(line_start - 1, 0)) + 1
        end = line_start - 1
    else:
        start = text.find("\n", line_start) + 1
        end = text.find("\n", start) if start else -1
        end = len(text) if end < 0 else end
    if (step > 0 and not start) or end <= start:
        return False
    near = text[max(start, start + column - 3) : min(end, start + column + 5)]
    return "  " in near


def blank_lines(doc: Document) -> Iterator[Plan]:
    """Yield two blank lines between paragraphs of prose where the text has one elsewhere."""
    text = doc.text
    found = list(_BLANKS.finditer(text)) if "\n\n\n" in text else []
    if not found:
        return
    single = len(re.findall(r"(?<=\S)\n\n(?=\S)", text))
    if single < 2 * len(found) - (len(found) == 1):
        return
    for match in found:
        if _is_prose(text, match.end()):
            yield swap(*match.span(), "\n\n", "two blank lines between paragraphs", 0.92)


def _is_prose(text: str, at: int) -> bool:
    """Whether a paragraph starts at `at`, not a heading, a rule or a list."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    return line.count(" ") > 5 and line[0] not in "#*-=|<>`~+•" and line.rstrip()[-1] in ".!?”\"’':…)"


def inside_brackets(doc: Document) -> Iterator[Plan]:
    """Yield spaces right inside round brackets that hold words."""
    text = doc.text
    if "( " not in text and " )" not in text:
        return
    for match in _INSIDE.finditer(text):
        if not match["open"] and not match["close"]:
            continue
        if not _is_code(text, match.start()):
            for name in ("open", "close"):
                if match[name]:
                    yield cut(*match.span(name), _INSIDE_MESSAGE)
    for match in _CLOSES.finditer(text):
        before = text[
            max(text.rfind("\n", max(0, match.start() - 500), match.start()), match.start() - 500, 0) : match.start()
        ]
        if before.count("(") > before.count(")") and "( " not in before and not _is_code(text, match.start()):
            yield cut(match.start() - 1, match.start(), _INSIDE_MESSAGE, 0.95)


def _is_code(text: str, at: int) -> bool:
    return _CODE.search(text, max(0, at - _NEAR), at + _NEAR) is not None


def around_brackets(doc: Document) -> Iterator[Plan]:
    """Yield places where a space is missing before a bracket that opens or after one that closes."""
    for pattern, shift in ((_WORD_BRACKET, 0), (_BRACKET_WORD, None), (_BRACKETS, 1)):
        for match in pattern.finditer(doc.text):
            if not _is_code(doc.text, match.start()) and not _is_signature(doc.text, match.start()):
                at = match.end() if shift is None else match.start() + shift
                yield swap(at, at, " ", "a space is missing beside this bracket", 0.95)


def _is_signature(text: str, at: int) -> bool:
    """Whether the bracket holds the parameters of a function that is spoken of."""
    return _CALLED.search(text, max(0, at - 60), at) is not None


def torn_hyphens(doc: Document) -> Iterator[Plan]:
    """Yield the space at one side of a hyphen whose halves are known as one word: "built -in"."""
    text = doc.text
    for match in _HYPHEN.finditer(text):
        start, end = match.span(match.lastindex or 0)
        left = _HALF_LEFT.search(text, max(0, match.start() - 24), match.start())
        right = _HALF_RIGHT.match(text, match.end())
        if not left or not right or right[0].lower() in _SUSPENDED:
            continue
        known = hyphens.is_compound(left[0], right[0])
        productive = hyphens.is_productive(left[0], right[0]) and left[0].lower() not in words("en").function_words
        if known or (productive and match[2]):
            yield Plan(*match.span(), "a space tears a hyphen off", 0.96 if known else 0.92, (Edit(start, end, ""),))


def minus_signs(doc: Document) -> Iterator[Plan]:
    """Yield the space after the minus of a temperature: "below - 5 °C"."""
    if "- " in doc.text and "°" in doc.text:
        for match in _MINUS.finditer(doc.text):
            yield cut(*match.span(1), "a space tears the minus off", 0.95)


def dashes(doc: Document) -> Iterator[Plan]:
    """Yield the missing space of a dash that has one at the other side only."""
    text = doc.text
    if "–" not in text:
        return
    for match in re.finditer(r"(?<=[a-z,]) –(?=[a-z]{2})|(?<=[a-z]{2})– (?=[a-z]{2})", text):
        left = match[0][0] == " "
        at = match.end() if left else match.start()
        sentence = doc.sentence_at(match.start())
        if text.count("–", sentence.start, sentence.end) == 1:
            yield swap(at, at, " ", "a dash has a space on one side only", 0.92)
