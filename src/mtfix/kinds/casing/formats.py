"""Units, file endings and programs with versions: "0.2Ghz", "a .Zip archive", "python 3.7"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.casing.miscased import Miscased, capitalise
from mtfix.model import Safety
from mtfix.text import Document

# Patterns begin with what is rare; what must stand before it is looked at afterwards.
_UNIT = re.compile(r"[CGKM](?:[hH]z|wh?|[gm])\b")
_UNITS = {
    "Ghz": "GHz",
    "Mhz": "MHz",
    "Khz": "kHz",
    "KHz": "kHz",
    "Kwh": "kWh",
    "Kw": "kW",
    "Kg": "kg",
    "Km": "km",
    "Cm": "cm",
    "Mm": "mm",
}
_ENDING = re.compile(
    r"\.(?:Zip|Exe|Pdf|Txt|Json|Html|Css|Py|Js|Xml|Png|Jpg|Csv|Doc|Rar|Ini|Cfg|Bat|Sh|Dll|Apk|Iso|Tar|Md)\b"
)
# The version makes it the program and not the snake, the coffee or the pane; a command line has no word before it.
_PROGRAM = re.compile(r"(?:python|java|windows|android|ubuntu|debian) (?=\d)")
_BEFORE_PROGRAM = re.compile(r"\b(?:in|on|of|to|or) $")


# Standards with their numbers, and words of address before a name.
_STANDARD = re.compile(r"\b(?:iso|iec|ieee|astm|ansi)(?=[ -]\d{3,6}(?![\w=]))")
_TITLE = re.compile(r"\b(?:mrs?|dr)(?=\.? [A-Z][a-z]+)")
_BEFORE_TITLE = re.compile(r"[a-z],? \Z")
_CODE = frozenset("-_/.@:\\=$")


_VERSION = re.compile(r"^[-*• ]*([Vv])(?=\d+\.\d)", re.M)


def versions(doc: Document) -> Iterator[Miscased]:
    """Yield the "V" of versions in a list that writes at least as many of them with "v"; never repaired by itself."""
    if "V" not in doc.text or "\n" not in doc.text:
        return
    found = list(_VERSION.finditer(doc.text))
    large = [match for match in found if match[1] == "V"]
    if len(found) >= 2 * len(large):
        for match in large:
            message = "the other versions of the list have a small letter"
            yield Miscased(match.start(1), match.end(1), "v", message, 0.6, Safety.UNSAFE)


def formats(doc: Document) -> Iterator[Miscased]:
    """Yield units, file endings and versioned programs whose case is wrong."""
    text = doc.text
    for match in _UNIT.finditer(text):
        at = match.start()
        if match[0] in _UNITS and text[max(0, at - 2) : at].rstrip(" ")[-1:].isdigit():
            yield from _free(doc, at, match[0], _UNITS[match[0]], "this unit has other capitals")
    for match in _ENDING.finditer(text):
        at = match.start()
        if at and text[at - 1] in " (\"'":
            yield from _free(doc, at, match[0], match[0].lower(), "a file ending is written small")
    for match in _PROGRAM.finditer(text):
        at = match.start()
        if _BEFORE_PROGRAM.search(text, max(0, at - 4), at):
            name = match[0][:-1]
            yield from _free(doc, at, name, capitalise(name), "a name without its capital letter")


def standards(doc: Document) -> Iterator[Miscased]:
    """Yield standards that are written small before their number ("the iso 9001 certificate")."""
    for match in _STANDARD.finditer(doc.text):
        if doc.text[match.start() - 1 : match.start()] not in _CODE and not doc.is_technical:
            yield from _free(doc, match.start(), match[0], match[0].upper(), "a standard is written with capitals")


def titles(doc: Document) -> Iterator[Miscased]:
    """Yield small words of address before a name ("said mr. Brown"); "Elm dr. Oakfield" is a street."""
    for match in _TITLE.finditer(doc.text):
        if _BEFORE_TITLE.search(doc.text[max(0, match.start() - 4) : match.start()]) and not _is_street(doc, match):
            yield from _free(doc, match.start(), match[0], match[0].capitalize(), "a word of address before a name")


def _is_street(doc: Document, match: re.Match[str]) -> bool:
    before = doc.words[doc.word_index(match.start()) - 1].text
    return match[0] == "dr" and before[:1].isupper()


def _free(doc: Document, at: int, found: str, replacement: str, message: str) -> Iterator[Miscased]:
    if not doc.is_protected(at, at + len(found)):
        yield Miscased(at, at + len(found), replacement, message, 0.85, Safety.SAFE)
