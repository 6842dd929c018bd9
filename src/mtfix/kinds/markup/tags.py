"""Tags with spaces where none may be, halves of a pair, BBCode and comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, cut
from mtfix.model import Edit, Safety
from mtfix.text import Document

_INLINE = "a b i u s em strong span font sup sub small big strike center del ins mark".split()
_OTHER = (
    "br hr p div img li ul ol td tr th table tbody thead h1 h2 h3 h4 h5 h6 code pre blockquote g x bx ex ph bpt ept it "
    "script style iframe section label button"
)
_PAIRED = (
    "details summary kbd var samp abbr figure figcaption picture video audio nav header footer main article aside form "
    "select option textarea canvas svg dl dt dd caption tfoot h4 h5 h6 body head html title cite time"
)
_NAMES = "|".join([*_INLINE, *_OTHER.split(), *_PAIRED.split()])
_ATTRIBUTES = r"(?:\s+[\w:-]{1,40}(?:\s?=\s?(?:\"[^\"<>\n]{0,300}\"|[\w#./-]{1,60}))?){0,12}"
_LONE = frozenset(_PAIRED.split())
_SPACED = re.compile(rf"<\s?/?\s?(?P<name>{_NAMES}){_ATTRIBUTES}\s{{0,2}}/?\s?>", re.I)
_WRONG = re.compile(r"(?<=<)\s|(?<=/)\s(?=[A-Za-z])|(?<=/)\s(?=>)")
_BEFORE_END = re.compile(r"\s(?=>)")
_EQUALS = re.compile(r"\s?=\s?(?=\")")
_SOUND = re.compile(rf"<(/?)({'|'.join(_INLINE)})(?:\s[^<>\n]{{0,300}})?(/?)>", re.I)
_BBCODE = re.compile(
    r"\[ ?/? ?(?P<name>b|i|u|s|url|img|quote|code|color|size|list)"
    r"(?P<value> ?= ?(?:\"[^\"\]\n]{1,60}\"|[^\]\s]{1,100}))? ?\]",
    re.I,
)
_OUTSIDE_QUOTES = re.compile(r" (?=[^\"]*(?:\"[^\"]*\")?[^\"]*$)")
# "<1>terms</ 1>": the numbered tags of catalogues of messages.
_NUMBERED = re.compile(r"<(?: ?/ ?| )?\d{1,2} ?>")
_TARGET = re.compile(r"\btarget( ?= ?)\"_( ?)(?=(?:blank|self|top|parent)\")")
_REST = re.compile(r"""(?<![<\w])(?:target|rel|class|style|href|src)=["'][^"'\n<>]{0,200}["'] ?/?>""")
# What a pair of tags of one line may hold.
_SPAN = 300
MESSAGE = "a tag with spaces inside"


def find(doc: Document) -> Iterator[Plan]:
    """Yield broken tags; halves of pairs are shown with a repair that nobody applies unasked."""
    text = doc.text
    if "<" in text:
        yield from _spaced(text)
        yield from _comments(text)
        yield from _numbered(text)
        for match in _TARGET.finditer(text) if "_ " in text else ():
            if match[2]:
                edits = [Edit(*match.span(1), "="), Edit(*match.span(2), "")]
                yield Plan(*match.span(), MESSAGE, 0.95, tuple(edits))
        yield from _halves(doc)
    if ">" in text and "=" in text:
        for match in _REST.finditer(text):
            opening = text.rfind("<", max(0, match.start() - 400), match.start())
            if opening < 0 or ">" in text[opening : match.start()]:
                yield cut(*match.span(), "the rest of a tag", 0.85, Safety.UNSAFE)
    if "]" in text and "[" in text:
        yield from _bbcode(text)


def _spaced(text: str) -> Iterator[Plan]:
    found = list(_SPACED.finditer(text))
    names = Counter((match["name"].lower(), "/" in match[0][:3]) for match in found)
    torn = any(_edits(match, "/" in match[0][:3]) for match in found)
    for match in found:
        name, closing = match["name"].lower(), "/" in match[0][:3]
        edits = _edits(match, closing, torn)
        if not edits:
            continue
        # "a < b > c" compares: a lone opening tag of one letter needs its closing half.
        paired = closing or names[name, True] > 0
        if (
            paired
            or (len(name) > 2 and name not in _LONE)
            or name in ("br", "hr", "h1", "h2", "h3", "li", "td", "tr")
            or "=" in match[0]
        ):
            yield Plan(*match.span(), MESSAGE, 0.95, edits)


def _edits(match: re.Match[str], closing: bool, torn: bool = False) -> tuple[Edit, ...]:
    """Return the edits that make the tag tight; `<br />` is sound, and so is `a = "b"` unless other tags are `torn`."""
    surface, start = match[0], match.start()
    runs = {run.span(): "" for run in _WRONG.finditer(surface)}
    opening_is_wrong = surface[1].isspace()
    if (closing or opening_is_wrong) and (end := _BEFORE_END.search(surface)):
        runs[end.span()] = ""
    if opening_is_wrong or closing or torn:
        runs |= {run.span(): "=" for run in _EQUALS.finditer(surface) if run[0] != "="}
    return tuple(Edit(start + low, start + high, new) for (low, high), new in sorted(runs.items()))


def _comments(text: str) -> Iterator[Plan]:
    if "<! --" not in text and "-- >" not in text:
        return
    for match in re.finditer(r"<! ?--|-- >", text):
        if " " in match[0] and (match[0] != "-- >" or "<!" in text):
            at = match.start() + match[0].index(" ")
            yield Plan(*match.span(), "a comment with a space in its mark", 0.9, (Edit(at, at + 1, ""),))


def _numbered(text: str) -> Iterator[Plan]:
    """Yield numbered tags with spaces inside, in a text that closes one."""
    found = list(_NUMBERED.finditer(text))
    if len(found) < 2 or not any("/" in match[0] for match in found):
        return
    for match in found:
        if " " in match[0]:
            spaces = [match.start() + run.start() for run in re.finditer(" ", match[0])]
            yield Plan(*match.span(), MESSAGE, 0.9, tuple(Edit(at, at + 1, "") for at in spaces))


def _halves(doc: Document) -> Iterator[Plan]:
    """Yield tags of inline formatting without their other half, in a text that is not a tutorial about tags."""
    text = doc.text
    open_: dict[str, list[re.Match[str]]] = {}
    loose: list[re.Match[str]] = []
    for match in _SOUND.finditer(text):
        name = match[2].lower()
        if match[3] or (" " in match[0].rstrip(" >") and "=" not in match[0]) or _is_spoken_of(text, match):
            continue
        if not match[1]:
            open_.setdefault(name, []).append(match)
        elif open_.get(name):
            open_[name].pop()
        else:
            loose.append(match)
    loose += [match for matches in open_.values() for match in matches]
    # A text whose tags are all halves is nobody's HTML; many halves among pairs are a page cut anywhere.
    alone = len(loose) == text.count("<")
    if len(loose) > 4 and not alone:
        return
    safety = Safety.SAFE if alone else Safety.UNSAFE
    turned = _twice_opened(doc, loose)
    closed = set(turned.values())
    for match in sorted(loose, key=lambda found: found.start()):
        if match.start() in turned:
            at = match.start() + 1
            yield Plan(*match.span(), "a closing tag without its stroke", 0.9, (Edit(at, at, "/"),))
        elif match.end() not in closed:
            yield cut(*match.span(), "half of a pair of tags", 0.85 if safety is Safety.SAFE else 0.75, safety)


def _twice_opened(doc: Document, loose: list[re.Match[str]]) -> dict[int, int]:
    """Return start of the second of two equal opening tags in a line that closes none -> end of the first."""
    text = doc.text
    rows: dict[tuple[int, str], list[re.Match[str]]] = {}
    for match in loose:
        rows.setdefault((doc.position(match.start())[0], match[2].lower()), []).append(match)
    found = {}
    for (_, name), tags in rows.items():
        if len(tags) != 2 or tags[0][0] != f"<{name}>" or tags[1][0] != tags[0][0]:
            continue
        start, end = text.rfind("\n", 0, tags[0].start()) + 1, text.find("\n", tags[1].end())
        line = text[start : end if end >= 0 else len(text)].lower()
        held = text[tags[0].end() : tags[1].start()].strip()
        if held and f"</{name}" not in line and line.count(f"<{name}>") == 2 and len(held) <= _SPAN:
            found[tags[1].start()] = tags[0].end()
    return found


def _is_spoken_of(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 9]
    if not match[1] and before.isalnum() and after[:1].isalnum():
        return True  # "a<b>c"
    return before in tuple("`\"'“‘(") or re.match(r"[`\"'”’)]|\s(?:tags?|elements?)\b", after) is not None


def _bbcode(text: str) -> Iterator[Plan]:
    found = list(_BBCODE.finditer(text))
    closing = {match["name"].lower() for match in found if "/" in match[0]}
    for match in found:
        if " " in match[0] and match["name"].lower() in closing:
            spaces = [run.span() for run in _OUTSIDE_QUOTES.finditer(match[0])]
            edits = tuple(Edit(match.start() + low, match.start() + high, "") for low, high in spaces)
            if edits:
                yield Plan(*match.span(), MESSAGE, 0.95, edits)
