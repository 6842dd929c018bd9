"""Paths and file names with spaces inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan
from mtfix.model import Edit, Safety
from mtfix.text import Document

_DRIVE = re.compile(r"(?<!\w)(?:[A-Za-z]:|%[A-Z_]{3,20}%) ?\\|% ?[A-Z][A-Z_]{2,20} ?% ?\\")
_LAST = re.compile(r" ?[\w%$-]+(?:\.[\w%$-]+)*")
# "C:\\data or \\\\server": the next backslash begins another path.
_CONJUNCTION = re.compile(r" (?:or|and|to|from|in|into|not) ?$")
_INNER = re.compile(r" (?=\\)|(?<=\\) |(?<=^[A-Za-z]:) |(?<=^%) | (?=%)")
_ARCHITECTURE = re.compile(r"(?<=Program Files )\(X86\)")
# What no program writes with a capital: the translator titled it, and maybe other names.
_TITLED = re.compile(r"\. ?(?:Zip|Exe|Txt|Rar|Dll|Pdf|Bat)\b|\b[A-Z][a-z]{2,20} \(\)")
_EXTENSIONS = (
    "exe dll txt zip rar pdf html css js py cpp json xml yml yaml csv mp3 mp4 docx xlsx bat ini cfg png jpg jpeg gif"
    " sh toml jar svg webp"
).split()
_FILE = re.compile(rf"\. (?=(?:{'|'.join(_EXTENSIONS)})(?![\w.]))")
# What a file name ends with before its stop; "ie. xml" is a remark.
_STEM = re.compile(r"(?<!\bie)(?<!\beg)(?<!\betc)(?<!\bvs)(?<=[\w)])\Z")
_UNIX = re.compile(
    r"(?<![\w/.])/ ?(?:etc|usr|var|home|opt|bin|tmp|dev|mnt|root|sbin|lib|proc|sys)(?: ?/ ?[\w.-]+){1,8}"
)
_RELATIVE = re.compile(r"(?<![\w.])(?:\.{1,2}|~) /(?=[\w.])|(?<=\w )\. / (?=[a-z])")
_HOME = re.compile(
    r"(?<![\w/])~(?: / ?|/ (?=\.?[\w-]{1,60} ?/))\.?[a-z][\w-]*(?:(?: / |/ | /|/)(?![A-Z][a-z]+\b)[\w.-]+){0,6}"
)
_ROOTS = re.compile(r"/ ?(?:etc|usr|var|home|opt|bin|tmp|dev|mnt|root|sbin|lib|proc|sys)\b")
_SECOND = re.compile(r" /(?:etc|usr|var|home|opt|bin|tmp|dev|mnt|root|sbin|lib|proc|sys)(?:/|$)")
_FOLDERS = frozenset("bin etc lib local share src log logs conf config include doc docs man data www html".split())
# The number of a list before a name that is also a file ending ("5. json: ...").
_NUMBERED = re.compile(r"(?:\A|\n)[ \t]{0,8}\d{1,3}\Z")
MESSAGE = "a space inside a path"
FILE_MESSAGE = "a space inside a file name"


def find(doc: Document) -> Iterator[Plan]:
    """Yield damaged paths and file names, in no order."""
    text = doc.text
    if "\\" in text:
        yield from _windows(text)
    if "/" in text and _ROOTS.search(text):
        for match in _UNIX.finditer(text):
            yield from _unix(match)
    if "~" in text:
        for match in _HOME.finditer(text):
            yield _tight(*match.span(), [run.span() for run in re.finditer(r" (?=/)|(?<=/) ", match[0])])
    if ". /" in text or "~ /" in text:
        for match in _RELATIVE.finditer(text):
            yield _tight(*match.span(), [run.span() for run in re.finditer(" ", match[0])])
    if ". " in text:
        for match in _FILE.finditer(text):
            if _STEM.search(text, max(0, match.start() - 4), match.start()) and not _is_numbered(text, match.start()):
                yield _file(match)


def _is_numbered(text: str, at: int) -> bool:
    return _NUMBERED.search(text[max(0, at - 12) : at]) is not None


def _unix(match: re.Match[str]) -> Iterator[Plan]:
    """Yield the plan for one path; two paths beside each other and a folder before a word ("/etc/x/ has") are sound."""
    path = match[0]
    second = _SECOND.search(path, 1)
    path = path[: second.start()] if second else path
    spaces = [run.span() for run in re.finditer(r" (?=/)|(?<=/) ", path)]
    if len(spaces) == 1 and path[spaces[0][0] - 1] == "/" and spaces[0][0] > 1:
        word = path[spaces[0][1] :].rstrip(".,;:")
        if word.isalpha() and word not in _FOLDERS:
            return
    if spaces:
        yield _tight(match.start(), match.start() + len(path), spaces)


def _is_titled(path: str) -> bool:
    """Whether the last folder has a capital that a translator may have given it."""
    last = path.rstrip("\\ ").rpartition("\\")[2].strip()
    return last.istitle() and last.isalpha()


def _windows(text: str) -> Iterator[Plan]:
    """Yield torn paths of Windows; where the text shows that names were given capitals, only on request."""
    titled: bool | None = None  # looked for once, and only where a path is torn
    for match in _DRIVE.finditer(text):
        end = _end_of_path(text, match.end())
        surface = text[match.start() : end]
        spaces = [run.span() for run in _INNER.finditer(surface)]
        if spaces and (surface.count("\\") > 1 or surface[2] == " "):
            plan = _tight(match.start(), end, spaces, _ARCHITECTURE.search(surface))
            titled = _TITLED.search(text) is not None if titled is None else titled
            doubtful = titled and _is_titled(surface)
            yield _with_emphasis(text, plan._replace(safety=Safety.UNSAFE) if doubtful else plan)


def _with_emphasis(text: str, plan: Plan) -> Plan:
    """Return the plan that also tightens the "* " and " *" right round the path: one place, one finding."""
    start, end = plan.start, plan.end
    if text[max(0, start - 2) : start] != "* " or text[end : end + 2] != " *":
        return plan
    return plan._replace(
        start=start - 2, end=end + 2, edits=(Edit(start - 1, start, ""), *plan.edits, Edit(end, end + 1, ""))
    )


def _end_of_path(text: str, at: int) -> int:
    """Return where the path ends: after the component behind its last backslash."""
    for _ in range(20):
        stop = text.find("\\", at, at + 60)
        if stop < 0 or not re.fullmatch(r" ?[\w.()%$-]+(?: [\w.()%$-]+){0,4} ?", text[at:stop]):
            break
        if _CONJUNCTION.search(text, at, stop):
            break
        at = stop + 1
    last = _LAST.match(text, at)
    return last.end() if last else at


def _tight(start: int, end: int, spaces: list[tuple[int, int]], architecture: re.Match[str] | None = None) -> Plan:
    edits = [Edit(start + low, start + high, "") for low, high in spaces]
    if architecture:
        edits.append(Edit(start + architecture.start() + 1, start + architecture.start() + 2, "x"))
    return Plan(start, end, MESSAGE, 0.95, tuple(sorted(edits)))


def _file(match: re.Match[str]) -> Plan:
    """Return the plan that takes the space out of ". exe". A space before the stop is sound: "an .exe file"."""
    return Plan(*match.span(), FILE_MESSAGE, 0.9, (Edit(match.end() - 1, match.end(), ""),))
