"""Words of another script in a Latin text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.kinds.residue import contexts
from mtfix.kinds.residue.dictionary import reading
from mtfix.text import Document

_CYRILLIC = "\u0400-\u0481\u048a-\u052f"
_OTHERS = (
    "\u0370-\u03ff\u1f00-\u1fff\u0531-\u0587\u0590-\u05ff\u0600-\u06ff\u0750-\u077f"
    "\u0900-\u0dff\u0e01-\u0eff\u10a0-\u10ff\u1780-\u17ff"
)
_EAST = "\u3005\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_TRIGGER = re.compile(f"[{_CYRILLIC}{_OTHERS}{_EAST}]")
_LATIN = re.compile(r"[A-Za-z]")
_RUN = re.compile(
    rf"[{_EAST}]+(?:[ ，、。：；！？·-]{{0,2}}[{_EAST}]+)*"
    rf"|[{_CYRILLIC}][{_CYRILLIC}'’]*(?:[ ,.:;!?«»-]{{1,3}}[{_CYRILLIC}][{_CYRILLIC}'’]*)*"
    r"|[\u05d0-\u05ea]{1,12}[\"”״'׳][\u05d0-\u05ea]{1,3}(?![\u05d0-\u05ea])"
    rf"|[{_OTHERS}]+(?:[ ,.:;!?-]{{1,3}}[{_OTHERS}]+)*"
)
# A link to the page in that language, or a person with an address.
_LINKED = re.compile(r"[^\[\]\n]{0,40}\]\(|\s?[<(](?:https?:|mailto:|[\w.]+@)")
_HOST = re.compile(r"\w\.(?:рф|бел|укр|срб|мкд|бг)$")
# A text where more than this share of the letters is of other scripts is not an English text with residue.
FOREIGN_SHARE = 0.3
BILINGUAL_LINES = 0.25
MESSAGE = "left in the script of the source"


def find(doc: Document) -> Iterator[Plan]:
    """Yield runs of words in another script, where nothing says that the author wants them there."""
    text = doc.text
    if text.isascii() or not _TRIGGER.search(text):
        return
    runs = list(_RUN.finditer(text))
    foreign = sum(len(run[0]) for run in runs)
    latin = sum(1 for _ in _LATIN.finditer(text))
    if foreign > FOREIGN_SHARE * (latin + foreign) or _is_bilingual(doc, runs):
        return
    for run in runs:
        plan = _judge(doc, run)
        if plan:
            yield plan


def _is_bilingual(doc: Document, runs: list[re.Match[str]]) -> bool:
    """Whether whole lines of the other script alternate with English ones, as in dictionaries and subtitles."""
    starts = {line.start: line.end for line in doc.lines}
    whole = sum(1 for run in runs if starts.get(run.start()) == run.end())
    return whole >= 4 and whole > BILINGUAL_LINES * len(doc.lines)


def _judge(doc: Document, run: re.Match[str]) -> Plan | None:
    text, (start, end) = doc.text, run.span()
    letters = sum(char.isalpha() for char in run[0])
    known = reading(run[0], starts_sentence=doc.sentence_at(start).start == start)
    if letters < 2 and not known and not "\u4e00" <= run[0][0] <= "\u9fff" and not "\uac00" <= run[0][0] <= "\ud7af":
        return None
    if _HOST.search(run[0]) or _is_joined(text, start, end) or doc.is_protected(start, end):
        return None
    if _LINKED.match(text, end):
        return None
    line = doc.position(start)[0]
    alone = _is_alone(text, start, end)
    if not alone and (contexts.is_set_apart(text, start, end) or contexts.is_spoken_of(text, start, end)):
        return None
    if known:
        return swap(start, end, known, MESSAGE, 0.95)
    return Plan(start, end, MESSAGE, 0.95 if letters > 1 and line else 0.8)


def _is_joined(text: str, start: int, end: int) -> bool:
    """Whether the run is part of a formula or a name: "β-carotene", "Δt", "x_й"."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    greek = "\u0370" <= text[start] <= "\u03ff"
    return any(char in "_=+^<>/\\@" or (greek and (char.isalnum() or char == "-")) for char in around)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether the run fills its line but for marks of headings and lists."""
    low = text.rfind("\n", max(0, start - 40), start) + 1
    high = text.find("\n", end, end + 40)
    rest = text[low:start] + (text[end:high] if high >= 0 else text[end : end + 40])
    return not any(char.isalnum() for char in rest)
