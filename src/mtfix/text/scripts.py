"""Which script a letter belongs to, by Unicode block; enough to tell words of different scripts apart."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

# Start of a run of blocks and its script; "Common" is everything that belongs to no single script.
_RUNS: tuple[tuple[int, str], ...] = (
    (0x0000, "Common"), (0x0041, "Latin"), (0x005B, "Common"), (0x0061, "Latin"), (0x007B, "Common"),
    (0x00AA, "Latin"), (0x00AB, "Common"), (0x00B5, "Common"), (0x00BA, "Latin"), (0x00BB, "Common"),
    (0x00C0, "Latin"), (0x00D7, "Common"), (0x00D8, "Latin"), (0x00F7, "Common"), (0x00F8, "Latin"),
    (0x02B9, "Common"), (0x0370, "Greek"), (0x0400, "Cyrillic"), (0x0530, "Armenian"), (0x0590, "Hebrew"),
    (0x0600, "Arabic"), (0x0700, "Syriac"), (0x0750, "Arabic"), (0x0780, "Other"), (0x0900, "Devanagari"),
    (0x0980, "Bengali"), (0x0A00, "Gurmukhi"), (0x0A80, "Gujarati"), (0x0B00, "Oriya"), (0x0B80, "Tamil"),
    (0x0C00, "Telugu"), (0x0C80, "Kannada"), (0x0D00, "Malayalam"), (0x0D80, "Sinhala"), (0x0E00, "Thai"),
    (0x0E80, "Lao"), (0x0F00, "Tibetan"), (0x1000, "Myanmar"), (0x10A0, "Georgian"), (0x1100, "Hangul"),
    (0x1200, "Ethiopic"), (0x13A0, "Other"), (0x1780, "Khmer"), (0x1800, "Other"), (0x1C80, "Cyrillic"),
    (0x1C90, "Georgian"), (0x1CC0, "Other"), (0x1D00, "Latin"), (0x1F00, "Greek"), (0x2000, "Common"),
    (0x2071, "Latin"), (0x2072, "Common"), (0x2C60, "Latin"), (0x2C80, "Other"), (0x2DE0, "Cyrillic"),
    (0x2E00, "Common"), (0x2E80, "Han"), (0x3000, "Common"), (0x3005, "Han"), (0x3006, "Common"),
    (0x3041, "Hiragana"), (0x30A0, "Katakana"), (0x3105, "Bopomofo"), (0x3131, "Hangul"), (0x3190, "Common"),
    (0x31F0, "Katakana"), (0x3200, "Common"), (0x3400, "Han"), (0x4DC0, "Common"), (0x4E00, "Han"),
    (0xA000, "Other"), (0xA640, "Cyrillic"), (0xA6A0, "Other"), (0xA720, "Latin"), (0xA800, "Other"),
    (0xAB30, "Latin"), (0xAB70, "Other"), (0xAC00, "Hangul"), (0xD800, "Common"), (0xF900, "Han"),
    (0xFB00, "Latin"), (0xFB13, "Armenian"), (0xFB1D, "Hebrew"), (0xFB50, "Arabic"), (0xFE00, "Common"),
    (0xFE70, "Arabic"), (0xFEFF, "Common"), (0xFF21, "Latin"), (0xFF3B, "Common"), (0xFF41, "Latin"),
    (0xFF5B, "Common"), (0xFF66, "Katakana"), (0xFFA0, "Hangul"), (0xFFE0, "Common"), (0x10000, "Other"),
    (0x1D400, "Common"), (0x20000, "Han"), (0x40000, "Other"),
)  # fmt: skip
_STARTS = tuple(start for start, _ in _RUNS)


@lru_cache(maxsize=4096)
def script(char: str) -> str:
    """Return the script of one character, "Common" for digits, marks and spaces."""
    return _RUNS[bisect_right(_STARTS, ord(char)) - 1][1]


def word_script(word: str) -> str:
    """Return the script of a word: the one of its letters, "Mixed" for several, "Common" where it has none."""
    if word.isascii():
        return "Latin" if any(map(str.isalpha, word)) else "Common"
    found = {script(char) for char in word if char.isalpha()} - {"Common"}
    if len(found) > 1:
        return "Mixed"
    return found.pop() if found else "Common"


def is_mixed_script(word: str) -> bool:
    """Return whether one word has letters of several scripts (Japanese mixes its own three: that does not count)."""
    found = {script(char) for char in word if char.isalpha()} - {"Common"}
    return len(found) > 1 and not found <= {"Han", "Hiragana", "Katakana", "Bopomofo", "Hangul"}
