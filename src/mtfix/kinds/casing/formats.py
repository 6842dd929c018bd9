"""Units, file endings and programs with versions: "0.2Ghz", "a .Zip archive", "python 3.7"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.casing.miscased import Miscased, capitalise
from mtfix.model import Safety
from mtfix.text import Document

_UNIT = re.compile(r"(?<=\d)(?:[GMK]hz|KHz|K[gm]|Kwh|Kw)\b")
_UNITS = {"Ghz": "GHz", "Mhz": "MHz", "Khz": "kHz", "KHz": "kHz", "Kg": "kg", "Km": "km", "Kwh": "kWh", "Kw": "kW"}
_ENDING = re.compile(
    r"(?<=[ (\"'])\.(?:Zip|Exe|Pdf|Txt|Json|Html|Css|Py|Js|Xml|Png|Jpg|Csv|Doc|Rar|Ini|Cfg|Bat|Sh|Dll|Apk|Iso|Tar|Md)\b"
)
# The version makes it the program and not the snake, the coffee or the pane; a command line has no word before it.
_PROGRAM = re.compile(r"(?<=\b(?:in|on|of|to|or) )(?:python|java|windows|android|ubuntu|debian)(?= \d)")


def formats(doc: Document) -> Iterator[Miscased]:
    """Yield units, file endings and versioned programs whose case is wrong."""
    text = doc.text
    for match in _UNIT.finditer(text):
        yield from _free(doc, match, _UNITS[match[0]], "this unit has other capitals")
    if " ." in text or "(." in text:
        for match in _ENDING.finditer(text):
            yield from _free(doc, match, match[0].lower(), "a file ending is written small")
    for match in _PROGRAM.finditer(text):
        yield from _free(doc, match, capitalise(match[0]), "a name without its capital letter")


def _free(doc: Document, match: re.Match[str], replacement: str, message: str) -> Iterator[Miscased]:
    if not doc.is_protected(match.start(), match.end()):
        yield Miscased(match.start(), match.end(), replacement, message, 0.85, Safety.SAFE)
