"""Format strings with spaces inside (printf, braces, shell, templates), and those that the source names otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.model import Edit
from mtfix.text import Document

_POSITION = re.compile(r"%(?: \d{1,2} ?\$ ?|\d{1,2} \$ ?|\d{1,2}\$ )[sdifuxX@]\b")
_NAMED = re.compile(r"(?<![\d)] )(?<!\d)% ?\( ?[a-z_]\w{0,40} ?\) ?[sdif]\b", re.I)
_PLAIN = re.compile(r"(?<![\d%] )(?<![\w%)])% {1,2}(?:[sdu]|@|\.\d{1,2}f|l?ld)(?![\w'’])(?! ?[=<>(])")
# "Downloading% s": the space went to the wrong side of the sign.
_MOVED = re.compile(r"(?<=[A-Za-z]{3})%( )(?:[sd@])(?![\w'’])(?! ?[=<>(])")
_WINDOWS = re.compile(
    r"%( )[A-Z][A-Z_]{2,40}( )%(?!\w)|%[A-Z][A-Z_]{2,40}( )%(?!\w)|(?<![\w%])%( )[A-Z][A-Z_]{2,40}%(?!\w)"
)
_WIDE_PERCENT = re.compile(r"％ ?(?:\d\$)?[sd](?!\w)")
_RUBY = re.compile(r"(?<![\d%] )(?<![\w%])%(?: \{ ?\w{1,40} ?| ?\{(?: \w{1,40} ?|\w{1,40} ))\}")
_UNSOUND = re.compile(r"\$ \{ ?[\w.]{1,60} ?\}|(?<=\S )# \{[a-z_]\w{1,40}\}")
_PLAIN_BRACES = re.compile(r"(?<![$#{%] )(?<![$#{%])\{\w{1,40}\}(?!\})")
_SHELL = re.compile(r"\$\{(?: [\w.]{1,60} ?| ?[\w.]{1,60} )\}")
_SINGLE = re.compile(
    r"(?<![{$%#@\\\w])\{(?: ?([A-Za-z_]\w{1,40}(?:\.\w{1,40})?|\d{1,2}) | ([A-Za-z_]\w{1,40}|\d{1,2}))\}(?!\})"
)
_DOUBLE = re.compile(r"\{ \{ ?[\w.-]{1,60} ?\} ?\}|\{\{ ?[\w.-]{1,60} ?\} \}|\{\{(?:\S{1,60} |\s[^\s{}]{1,60})\}\}")
_DOTTED = re.compile(r"\{\{ ?[\w-]{1,40}(?: ?\. ?[\w-]{1,40}){1,4} ?\}\}")
_TEMPLATE = re.compile(r"\{ %|% \}")
_WIDE_BRACES = re.compile(r"[｛{]\s?([A-Za-z_]\w{0,40}|\d{1,2})\s?[｝}]")
_CODE_LINE = re.compile(
    r"=>|[;=]\s*$|^\s*(?:import|export|const|let|var|function|return|from|if|for|while)\b|\b(?:import|const|let|var)\s*\{|::?\s*\{\s*$|\)\s*\{|[{,]\s*\w+:"
)
_TIGHT = re.compile(r"(?<!\{)\{\w{1,40}\}(?!\})|\$\{\w+\}|%\d?\$?[sd]\b|%\(\w+\)s")
_ANY = re.compile(
    r"%\(\w{1,40}\)[sdif]|%(?:\d\$)?(?:\.\d)?[sdif](?!\w)|%\{\w{1,40}\}|\$?\{\{?\s?[\w.-]{1,60}\s?\}\}?|%[A-Z_]{2,40}%"
)
MESSAGE = "spaces inside a placeholder"


def find(doc: Document) -> Iterator[Plan]:
    """Yield damaged format strings, in no order."""
    text = doc.text
    if "%" in text or "％" in text:
        yield from _percent(text)
    if "{" in text or "｛" in text:
        yield from _braces(doc)
    if doc.source:
        yield from _renamed(doc.source, text)


def _percent(text: str) -> Iterator[Plan]:
    for pattern in (_POSITION, _NAMED, _PLAIN):
        for match in pattern.finditer(text):
            if " " in match[0] and not _is_code_line(text, match.start()):
                yield _tight(match)
    for match in _WINDOWS.finditer(text):
        edits = tuple(Edit(*match.span(group), "") for group in (1, 2, 3, 4) if match[group])
        yield Plan(*match.span(), MESSAGE, 0.9, edits)
    for match in _MOVED.finditer(text):
        yield Plan(*match.span(), MESSAGE, 0.9, (Edit(match.start(), match.start(), " "), Edit(*match.span(1), "")))
    for match in _WIDE_PERCENT.finditer(text):
        yield swap(*match.span(), match[0].replace("％", "%").replace(" ", ""), "a full-width percent sign")


def _braces(doc: Document) -> Iterator[Plan]:
    text = doc.text
    for pattern in (_RUBY, _SHELL, _DOUBLE):
        for match in pattern.finditer(text):
            if not _is_maths(text, match) and not _is_code_line(text, match.start()):
                yield _tight(match)
    yield from _interpolated(text)
    yield from _dotted(text)
    yield from _single(doc)
    if "{ %" in text or "% }" in text:
        for match in _TEMPLATE.finditer(text):
            if re.search(
                r"%\s?\}|\{\s?%",
                text[max(0, match.start() - 200) : match.start()] + text[match.end() : match.end() + 200],
            ):
                yield _tight(match)
    if "｛" in text or "｝" in text:
        for match in _WIDE_BRACES.finditer(text):
            if "｛" in match[0] or "｝" in match[0]:
                yield swap(*match.span(), f"{{{match[1]}}}", "full-width braces round a placeholder")


def _interpolated(text: str) -> Iterator[Plan]:
    """Yield "$ {HOME}" and "# {count}"; beside plain "{name}" the dollar sign is money."""
    money: bool | None = None
    for match in _UNSOUND.finditer(text):
        if match[0][0] == "$" and match[0].islower():
            money = _PLAIN_BRACES.search(text) is not None if money is None else money
        if not (money and match[0].islower()) and not _is_maths(text, match):
            yield _tight(match)


def _dotted(text: str) -> Iterator[Plan]:
    """Yield the spaces round the dots of "{{ user . name }}"; those inside the braces are the author's."""
    for match in _DOTTED.finditer(text) if "{{" in text else ():
        dots = [run.span() for run in re.finditer(r" (?=\.)|(?<=\.) ", match[0])]
        if dots:
            edits = tuple(Edit(match.start() + low, match.start() + high, "") for low, high in dots)
            yield Plan(*match.span(), MESSAGE, 0.95, edits)


def _single(doc: Document) -> Iterator[Plan]:
    """Yield "{ name }"; surer where the text has a tight placeholder, or the source the same one."""
    text = doc.text
    has_tight: bool | None = None
    for match in _SINGLE.finditer(text):
        if _is_maths(text, match) or _is_code_line(text, match.start()):
            continue
        has_tight = _TIGHT.search(text) is not None if has_tight is None else has_tight
        name = match[1] or match[2]
        sure = has_tight or not name.isalpha() or (doc.source is not None and f"{{{name}}}" in doc.source)
        yield _tight(match, 0.95 if sure else 0.85)


def _is_maths(text: str, match: re.Match[str]) -> bool:
    """Whether LaTeX or set notation surrounds the braces."""
    around = text[max(0, match.start() - 25) : match.start()] + text[match.end() : match.end() + 25]
    return re.search(r"[\\∈∪∩⊂|]|[_^]\s?$|\w_\w{1,2} ?=", around) is not None or (
        match[0][0] == "$" and re.search(r"\$(?! ?\{)", text[match.end() : match.end() + 40]) is not None
    )


def _is_code_line(text: str, at: int) -> bool:
    low = max(text.rfind("\n", max(0, at - 200), at) + 1, at - 200)
    high = text.find("\n", at, at + 200)
    return _CODE_LINE.search(text[low : high if high >= 0 else at + 200]) is not None


def _tight(match: re.Match[str], score: float = 0.95) -> Plan:
    edits = tuple(
        Edit(match.start() + run.start(), match.start() + run.end(), "") for run in re.finditer(r"\s+", match[0])
    )
    return Plan(*match.span(), MESSAGE, score, edits)


def _renamed(source: str, text: str) -> Iterator[Plan]:
    """Yield placeholders that the source does not have, where the ones it misses tell what they were."""
    wanted = [_bare(match[0]) for match in _ANY.finditer(source)]
    present = [(match, _bare(match[0])) for match in _ANY.finditer(text)]
    missing = list((Counter(wanted) - Counter(name for _, name in present)).elements())
    strange = [(match, name) for match, name in present if name not in wanted]
    for match, name in strange:
        fitting = [one for one in missing if _family(one) == _family(name)]
        same_case = [one for one in fitting if one.lower() == name.lower()]
        if len(same_case) == 1 or (len(set(fitting)) == 1 and len(strange) == len(missing)):
            found = (same_case or fitting)[0]
            missing.remove(found)
            yield swap(*match.span(), found, "a placeholder that the source names otherwise", 0.95)._replace(
                origin="source"
            )
        elif fitting:
            yield Plan(*match.span(), "a placeholder that the source does not have", 0.8)


def _bare(placeholder: str) -> str:
    return "".join(placeholder.split())


def _family(placeholder: str) -> str:
    return re.sub(r"[\w.-]+", "", placeholder)
