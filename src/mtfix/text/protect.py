"""Spans that no repair may touch: addresses, code, file names, placeholders, tags, numbers with their units.

What is damaged is not protected: a broken placeholder ("% s") is for the kinds that repair it. Hand-written patterns,
each linear; a pattern runs only where its trigger character is in the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mtfix.text.blocks import fences, indented, literals
from mtfix.text.docstrings import parameters, references, sessions

_EXTENSIONS = (
    "7z avi bat bin bmp c cfg cmd conf cpp css csv dll doc docx eps epub exe gif gz h htm html ico ini ipynb "
    "iso jar java jpeg jpg js json log md mkv mov mp3 mp4 msi odt pdf php png po ppt pptx ps1 py rar rb rs rtf "
    "sh sql srt svg tar tex tgz tif tiff toml ts tsv txt vtt wav webp wmv xhtml xlf xliff xls xlsx xml yaml "
    "yml zip"
).replace(" ", "|")
_UNITS = (
    r"%|‰|°C|°F|°|km²|km2|km/h|km|cm|mm|kg|mg|GHz|MHz|kHz|Hz|GB|MB|KB|kB|TB|kWh|kW|MW|GW|mph|ft|lbs?|oz"
    r"|ml|mL|m²|m2|m³|bn|am|pm|a\.m\.|p\.m\."
)


class Protected(NamedTuple):
    """One protected span and why it is protected ("url", "placeholder", "number", ...)."""

    start: int
    end: int
    label: str


_PRINTF = re.compile(
    r"%\([\w.-]{1,60}\)[sdifrgx]"
    r"|%(?:\d+\$)?[-+0#]?\d{0,3}(?:\.\d+)?(?:l{0,2}[dux]|[sdif@])(?![\w%])"
    r"|%[A-Z_]{2,40}%"
)
_DOMAIN = re.compile(
    r"\b(?:[a-z0-9-]{2,40}\.){1,3}(?:com|org|net|edu|gov|info|io|co\.uk|ru|de|fr|eu|cz|ua|pl|jp|cn)\b(?!\.\w)"
)
_NUMBER = re.compile(rf"[$€£¥₽]?\d+(?:[.,:/’'–-]\d+)*(?:\s?(?:{_UNITS})(?!\w)|(?:st|nd|rd|th|s)\b)?")

# A formula between dollar signs: it has a sign that only formulas have, or no word in it ("$10$", "$F - 1$").
_MATH = re.compile(
    r"\$\$[^$]{1,2000}\$\$"
    r"|(?<![\w$\\])\$(?!\s)(?:(?=[^$\n]{0,200}[\\^_{}])[^$\n]{1,200}"
    r"|(?:[A-Za-z]{1,2}(?![A-Za-z])|[\d ()+*/=<>,.|-]){1,80})(?<!\s)\$(?![\w$])"
)
# In a Markdown badge one address follows another: "[![a](https://b)](https://c)".
_URL = re.compile(r"\b[a-z][a-z0-9+.-]{1,12}://(?:(?!\]\()[^\s<>\"“”「」])*[^\s<>\"“”.,;:!?)\]}'’»\\]", re.I)
# "std::mem::swap", "use std::{", and the directives of reStructuredText (".. note::").
_PATH = re.compile(
    r"\b[A-Za-z_]\w{0,60}::(?=[\w{<*])(?:\w{1,60}(?:::(?=[\w{<*])|\b)){0,12}"
    r"|^[ \t]{0,8}\.\. (?:\|[^|\n]{1,60}\| )?[\w-]{1,40}::(?=\s|$)",
    re.M,
)

JSON_KEY = re.compile(r'^[ \t]*"[\w.-]{1,60}":(?=\s)', re.M)
"""The key of a line of JSON; what stands behind it is a string of a program."""

# (label, trigger or "", pattern). The trigger is a character without which the pattern cannot match.
_PATTERNS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("fence", "```", re.compile(r"```[^`]*```")),
    ("math", "$", _MATH),
    ("target", "](", re.compile(r"(?<=\]\()(?:<[^<>\n]{1,300}>|[^\s()<>]{1,300})(?=\))")),
    ("code", "``", re.compile(r"``(?!\s)(?:(?!'')[^`\n]){1,200}(?<!\s)``(?!`)")),
    ("code", "`_", re.compile(r"(?<![`\w])`(?![`\s])[^`<\n]{0,120}\n?[^`<\n]{0,120}<[^`<>\s]{1,200}>`__?(?![\w`])")),
    ("code", "`", re.compile(r"(?<!`)`(?!`)[^`\n]{1,200}`(?!`)")),
    ("url", "://", _URL),
    ("url", "www.", re.compile(r"\bwww\.[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]}'’»]", re.I)),
    ("email", "@", re.compile(r"<{0,2}\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,63}){1,4}\b>{0,2}")),
    ("handle", "@", re.compile(r"(?<![\w@])@\w{2,50}\b")),
    ("hashtag", "#", re.compile(r"(?<![\w#&])#[^\W\d]\w{1,80}\b")),
    ("tag", "{%", re.compile(r"\{%[^%\n]{1,200}%\}")),
    ("tag", "<", re.compile(r"(?<!<)</?[a-zA-Z][a-zA-Z0-9:-]{0,30}(?:\s[^<>\n]{0,500})?/?>")),
    ("placeholder", "{", re.compile(r"\$?\{\{?[\w.:%-]{1,60}\}?\}")),
    ("placeholder", "%", _PRINTF),
    ("path", "\\", re.compile(r"\b[A-Za-z]:\\[^\s\"“”<>|]{1,200}|(?<!\w)\.{0,2}\\[\w.-]+(?:\\[\w.-]+)*")),
    ("path", "/", re.compile(r"(?<![\w/.<])(?:~|\.{1,2})?/[\w.-]+(?:/[\w.-]+)+/?|(?<![\w/.<])(?:~|\.{1,2})/[\w.-]+")),
    ("file", ".", re.compile(rf"\b[\w-]{{1,60}}(?:\.[\w-]{{1,20}}){{0,3}}\.(?:{_EXTENSIONS})\b")),
    ("domain", ".", _DOMAIN),
    ("identifier", "_", re.compile(r"(?<!\w)[A-Za-z_]\w*_\w+(?:\(\))?|\b__\w+__\b")),
    ("identifier", "::", _PATH),
    ("identifier", '":', JSON_KEY),
    ("identifier", "(", re.compile(r"\b[a-zA-Z_][\w.]*\(\)")),
    ("number", "", _NUMBER),
)  # fmt: skip


def protected_spans(text: str) -> list[Protected]:
    """Return the protected spans, sorted and apart; of two that overlap the first stays, then the longer."""
    found = [
        Protected(match.start(), match.end(), label)
        for label, trigger, pattern in _PATTERNS
        if trigger in text
        for match in pattern.finditer(text)
    ]
    found += [Protected(*span, "fence") for blocks in (fences, literals, indented, sessions) for span in blocks(text)]
    found += [Protected(*span, "identifier") for heads in (parameters, references) for span in heads(text)]
    found.sort(key=lambda span: (span.start, -span.end))
    kept: list[Protected] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
