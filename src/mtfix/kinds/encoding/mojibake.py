"""Bytes decoded under the wrong encoding: UTF-8 as cp1252, Mac Roman, cp437 or cp1251, and cp1251 as Latin-1.

`ftfy` decides about the first group, on a few characters around what looks suspicious; it does not know the second.
Options that rewrite sound text (quotes, full-width letters, ligatures, normalisation) are off: with its defaults it
changed 5 % of 41,937 clean lines in 21 languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from mtfix.kinds.plan import Plan, swap
from mtfix.model import Safety
from mtfix.text import Document, Span

MESSAGE = "bytes decoded under the wrong encoding"
# What the bytes 80-BF become in cp1252 and Latin-1; a lead byte before one of them is suspicious.
_TRAILING = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SUSPECT = re.compile(rf"[\u00c2-\u00f4][{_TRAILING}]|‚Ä|√[©®±≥∂∫¥º°]|â(?=[€\u0080])")
# What the bytes 80-BF become in cp1251; Р and С are the lead bytes of Cyrillic.
_TRAILING_1251 = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јѕї"
_CYRILLIC = re.compile(rf"(?:[РС][{_TRAILING_1251}]){{2,}}(?:[ ,.!?-]{{1,2}}(?:[РС][{_TRAILING_1251}])+)*")
_QUOTES_1251 = re.compile(r"вЂ[™њќњ“”˜¦љ›\u009d]")
_QUOTES_437 = re.compile(r"ΓÇ[£¥Öÿôöª]")
_LATIN_CYRILLIC = re.compile(
    r"(?<![A-Za-z\u0100-\u024f])[\u00c0-\u00ff¸¨]{4,}+(?:[ -][\u00c0-\u00ff¸¨]++)*+(?![A-Za-z\u0100-\u024f])"
)
_RUSSIAN = re.compile(r"[А-Яа-яЁё]+(?:[ ,.!?-]{1,2}[А-Яа-яЁё]+)*[.!?]?")
# GBK as Latin-1: pairs of a lead byte of the common characters and a byte from A1 up, signs among them.
_GBK = re.compile(r"(?<![A-Za-z\u00a1-\u024f])(?:[\u00b0-\u00f7][\u00a1-\u00fe]){2,200}+(?![A-Za-z\u00a1-\u024f])")
_COMMON_GBK = re.compile(r"(?:[\u00b0-\u00d7].)+", re.S)
_SIGN = re.compile(r"[\u00a1-\u00bf×]")
_VOWEL = re.compile(r"[аеиоуыэюяё]", re.I)
_CONSONANT = re.compile(r"[бвгджзклмнпрстфхцчшщ]", re.I)
# "Ã" before a sign and beside a small letter is never the capital of "São Paulo"; ftfy wants more than one such pair.
_LONE = re.compile(r"(?<=[A-Za-z])Ã[\u00a1-\u00bf]|Ã[\u00a1-\u00bf](?=[a-z])")
# Nor is a capital inside a small word: "deÅŸi"; one pair is too little for ftfy.
_INSIDE = re.compile(rf"(?<=[a-z])[ÄÅ][{_TRAILING}](?=[a-z])")
# UTF-8 as GBK: a mark of prose takes the next byte along ("鈥檚" is "’s"), an accented letter is one ("caf茅").
_MARK_AS_GBK = re.compile(r"鈥[\u4e00-\u9fff\ue000-\uf8ff]")
_LETTER_AS_GBK = re.compile(
    r"(?<=[A-Za-z])[\u4e00-\u9fff](?![\u3040-\u9fff])|(?<![\u3040-\u9fff])[\u4e00-\u9fff](?=[a-z])"
)
# "à" whose second half became a space: "Ã la carte", "voilÃ".
_GRAVE_A = re.compile(r"(?<![^\s(])Ã(?= (?:la|propos|deux|jour)\b)|(?<=[a-z]{2})Ã(?![^\s.,;:!?)])")
# A text on encodings shows such characters on purpose.
_SUBJECT = re.compile(r"\b(?:[Mm]ojibake|UTF-8|utf-8|charsets?|[Cc]ode ?pages?|Latin-1|cp1252)\b")
_JOIN, _MARGIN, _LONGEST = 40, 15, 400


def find(doc: Document) -> Iterator[Plan]:
    """Yield what a second decoding puts right, in no order; in a text on encodings it is only proposed."""
    meant = _SUBJECT.search(doc.text) is not None
    for plan in _find(doc):
        yield plan._replace(safety=Safety.UNSAFE) if meant and len(plan.edits) > 0 else plan


def _find(doc: Document) -> Iterator[Plan]:
    text = doc.text
    for span in _segments(text):
        yield from _by_ftfy(text, span)
    if "Ã" in text:
        for match in _LONE.finditer(text):
            yield swap(*match.span(), match[0].encode("latin-1").decode("utf-8"), MESSAGE, 0.9)
        for match in _GRAVE_A.finditer(text):
            yield swap(*match.span(), "à", MESSAGE, 0.93)
    yield from _by_gbk(text)
    if "Ä" in text or "Å" in text:
        for match in _INSIDE.finditer(text):
            letter = _decode(match[0], "cp1252", "utf-8")
            if letter is not None and letter.isalpha():
                yield swap(*match.span(), letter, MESSAGE, 0.9)
    if "Р" in text or "С" in text:
        yield from _redecoded(text, _CYRILLIC, "cp1251", "utf-8")
    if "вЂ" in text:
        yield from _redecoded(text, _QUOTES_1251, "cp1251", "utf-8")
    if "ΓÇ" in text:
        yield from _redecoded(text, _QUOTES_437, "cp437", "utf-8")
    yield from _redecoded(text, _LATIN_CYRILLIC, "latin-1", "cp1251")
    yield from _gbk(text, doc.source_lang)


def _segments(text: str) -> Iterator[Span]:
    """Yield the stretches to give to ftfy: suspicious pairs with a margin, near ones together, bounded in length."""
    start = end = -1
    for match in _SUSPECT.finditer(text):
        if end >= 0 and (match.start() - end > _JOIN or match.end() - start > _LONGEST):
            yield _widened(text, start, end)
            start = -1
        if start < 0 or end < 0:
            start = match.start()
        end = match.end()
    if end >= 0:
        yield _widened(text, start, end)


def _widened(text: str, start: int, end: int) -> Span:
    """Return the span with a margin, within its line; the run of non-ASCII characters at its end is kept whole."""
    while end < len(text) and not text[end].isascii() and end - start < _LONGEST + _MARGIN:
        end += 1
    low = max(text.rfind("\n", max(0, start - _MARGIN), start) + 1, start - _MARGIN, 0)
    stop = text.find("\n", end, end + _MARGIN)
    return Span(low, stop if stop >= 0 else min(len(text), end + _MARGIN))


@lru_cache(maxsize=1024)
def _fixed(segment: str) -> str:
    """Return the segment as ftfy decodes it."""
    import ftfy

    config = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        replace_lossy_sequences=False,
        fix_c1_controls=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )
    return ftfy.fix_encoding(segment, config)


def _by_ftfy(text: str, span: Span) -> Iterator[Plan]:
    segment = text[span.start : span.end]
    fixed = _fixed(segment)
    if fixed == segment:
        return
    for start, end, low, high in _changes(segment, fixed):
        # "â€ " is a closing quote that lost its last byte, not a dagger: `lost` knows it.
        if fixed[low:high] != "†" or segment[start:end] != "â€ ":
            yield swap(span.start + start, span.start + end, fixed[low:high], MESSAGE)


def _changes(segment: str, fixed: str) -> list[tuple[int, int, int, int]]:
    """Return (start, end, start in fixed, end in fixed) of each change; changes of one run of characters are one."""
    merged: list[tuple[int, int, int, int]] = []
    for op in Levenshtein.opcodes(segment, fixed):
        if op.tag == "equal":
            continue
        start, end, low, high = op.src_start, op.src_end, op.dest_start, op.dest_end
        if low == high and end < len(segment) and not segment[end].isascii():
            end, high = end + 1, high + 1  # "Â£" is "£": both characters are the damage, not the first alone
        if merged and not _has_ascii(segment[merged[-1][1] : start]):
            start, _, low, _ = merged.pop()
        merged.append((start, end, low, high))
    return merged


def _has_ascii(text: str) -> bool:
    return any(char.isascii() for char in text)


def _redecoded(text: str, pattern: re.Pattern[str], wrong: str, right: str) -> Iterator[Plan]:
    for match in pattern.finditer(text):
        reading = _decode(match[0], wrong, right)
        if reading is None:
            continue
        if pattern in (_QUOTES_1251, _QUOTES_437):
            yield swap(*match.span(), reading, MESSAGE)
        elif _RUSSIAN.fullmatch(reading) and _VOWEL.search(reading) and _CONSONANT.search(reading):
            long = len(reading) >= 5 or pattern is _CYRILLIC
            yield swap(*match.span(), reading, MESSAGE, 0.95 if long else 0.8, Safety.SAFE if long else Safety.UNSAFE)


def _by_gbk(text: str) -> Iterator[Plan]:
    if "鈥" in text:
        for match in _MARK_AS_GBK.finditer(text):
            reading = _decode(match[0], "gbk", "utf-8")
            if reading is not None and len(reading) == 2:
                yield swap(*match.span(), reading, MESSAGE)
    for match in _LETTER_AS_GBK.finditer(text):
        letter = _decode(match[0], "gbk", "utf-8")
        if letter is not None and len(letter) == 1 and letter.isalpha() and "\u00c0" <= letter <= "\u017f":
            yield swap(*match.span(), letter, MESSAGE, 0.93)


def _gbk(text: str, source_lang: str | None) -> Iterator[Plan]:
    """Yield Chinese read as Latin-1; what could be Korean (EUC-KR) too is shown only, unless the source says which."""
    for match in _GBK.finditer(text):
        damaged = match[0]
        if not _COMMON_GBK.fullmatch(damaged) or len(_SIGN.findall(damaged)) * 5 < len(damaged):
            continue
        korean = all(lead <= "\u00c8" for lead in damaged[::2])
        encoding = "euc-kr" if source_lang == "ko" and korean else "gbk"
        reading = _decode(damaged, "latin-1", encoding)
        if reading and len(reading) * 2 == len(damaged):
            sure = not korean or (source_lang or "")[:2] in ("zh", "ko")
            yield swap(*match.span(), reading, MESSAGE, 0.9 if sure else 0.8, Safety.SAFE if sure else Safety.UNSAFE)


def _decode(damaged: str, wrong: str, right: str) -> str | None:
    """Return `damaged` written back to bytes and read again, None where that fails."""
    raw = bytearray()
    for char in damaged:
        try:
            raw += char.encode(wrong)
        except UnicodeEncodeError:
            if not "\x80" <= char <= "\x9f":
                return None
            raw.append(ord(char))
    try:
        return raw.decode(right)
    except UnicodeDecodeError:
        return None
