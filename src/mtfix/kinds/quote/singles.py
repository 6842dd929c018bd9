"""Single quotation marks, as far as they can be told from apostrophes, and angle brackets that stand for guillemets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Fault
from mtfix.kinds.quote.language import is_another_language
from mtfix.kinds.quote.style import style_of, table
from mtfix.model import Edit, Safety
from mtfix.text import Document, word_script

# An opening mark that ends a word, or stands before a stop: ‘word‘ (ʻokina stands inside words: Hawai‘i).
_TURNED = re.compile(r"(?<=[\w.,!?])‘(?=[\s.,;:!?)\]”\"]|$)")
# <<Words in doubled angle brackets>> and ‹single guillemets›, tight round their words; code writes << and >> too.
_ANGLES = re.compile(r"(?<![<\w])<<(?=[^\W_])([^<>\n{}=;|]{3,300})(?<=[\w.!?…,)])>>(?![>\w=])")
# ''Two single marks'' for a double one; three of them, or square brackets, are the markup of a wiki.
_WIKI = "'" * 3
_DOUBLED = re.compile(r"(?<![\w'])''(?=\w)([^'\n]{3,300}(?:'\w[^'\n]{0,300}){0,3})(?<=[\w.!?…,)])''(?![\w'])")
# ``Two grave accents'' open what two single marks close, as typesetting programs write it.
_GRAVE = re.compile(r"(?<![`\w])``(?=[^\W_])([^`\n\\{}]{2,300})(?<=[\w.!?…,])''(?!['`])")
_MACRO = re.compile(r"\\[a-z]{2,20}\{")
_GUILLEMETS = re.compile(r"(?<!\w)‹(?=\w)([^‹›\n]{2,300})(?<=[\w.!?…,])›(?!\w)")
# Of two words and more in a running sentence: elsewhere they mark the labels of shops.
_TITLE = re.compile(r"(?<=[a-z,] |.[a-z])[《〈]([^《》〈〉\n]{2,200})[》〉]")
_ENGLISH = re.compile(r"[A-Za-z]{2} \w")
_LOW = re.compile(r"(?<![\w‚])‚(?=\w)([^‚‘’'\n]{1,150})([‘’'])(?!\w)")


def single_faults(doc: Document) -> Iterator[Fault]:
    """Yield turned and foreign single marks, and one that is never closed."""
    text = doc.text
    style = table().get(doc.lang, table()["en"])
    if "‘" in text:
        for match in _TURNED.finditer(text):
            if "‚" not in text[max(0, match.start() - 160) : match.start()] and _opened(text, match.start()):
                yield _fault(match.start(), match.end(), style.inner_close, "quotation mark turned the wrong way")
    if "‹" in text:
        yield from _pairs(_GUILLEMETS, doc, style.inner_open, style.inner_close)
    if "''" in text and _WIKI not in text and "[[" not in text and "`" not in text:
        double = style_of(doc)[0]
        yield from _pairs(_DOUBLED, doc, double.open, double.close)
    if "``" in text and "''" in text and text.count("`") == 2 * len(_GRAVE.findall(text)) and not _MACRO.search(text):
        double = style_of(doc)[0]
        yield from _pairs(_GRAVE, doc, double.open, double.close)
    if "《" in text or "〈" in text:
        yield from _titles(doc)
    if "<<" in text and "`" not in text:
        double = style_of(doc)[0]
        yield from _pairs(_ANGLES, doc, double.open, double.close)
    if "‚" in text:
        for match in _LOW.finditer(text):
            yield _fault(match.start(), match.start() + 1, style.inner_open, "quotation mark of another language")
            if match[2] != style.inner_close:
                yield _fault(match.end() - 1, match.end(), style.inner_close, "quotation mark of another language")


def _titles(doc: Document) -> Iterator[Fault]:
    """Yield both marks of Chinese and Korean titles in English words; narrow marks want a space outside."""
    text, double = doc.text, style_of(doc)[0]
    for match in _TITLE.finditer(text):
        start, end = match.span()
        if not _ENGLISH.search(match[1]) or word_script(match[1]) != "Latin" or is_another_language(match[1]):
            continue
        before = " " if text[max(0, start - 1) : start].isalnum() else ""
        after = " " if text[end : end + 1].isalnum() else ""
        yield _fault(start, start + 1, before + double.open, "quotation mark of another language")
        yield _fault(end - 1, end, double.close + after, "quotation mark of another language")


def _pairs(pattern: re.Pattern[str], doc: Document, opens: str, closes: str) -> Iterator[Fault]:
    """Yield both marks of each pair whose words are of a Latin script and hold a space or a capital."""
    width = 1 if pattern is _GUILLEMETS else 2
    for match in pattern.finditer(doc.text):
        inner = match[1]
        if (
            (" " in inner or inner[0].isupper() or pattern is _GRAVE)
            and not inner.isupper()
            and word_script(inner) in ("Latin", "Common")
        ):
            for at, new in ((match.start(), opens), (match.end() - width, closes)):
                if not doc.is_protected(at, at + width):
                    yield _fault(at, at + width, new, "quotation mark of another language")


def _opened(text: str, at: int) -> bool:
    """Whether a mark that can open stands a little before `at`, in the same line."""
    before = text[max(0, at - 200) : at].rsplit("\n", 1)[-1]
    return before.count("‘") > before.count("’ ")


def _fault(start: int, end: int, new: str, message: str) -> Fault:
    return Fault(start, end, message, 0.95, (Edit(start, end, new),), 0.9, Safety.SAFE)
