"""Hostile texts: how the time of each kind grows from n to 4n, where linear is 4 and quadratic is 16.

Unit tests count lines of Python and hold no clock, so they do not see the time inside one regular expression; here it
is measured. Every unit is given to every kind, since what is hostile to one is often written for another.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from benchmarks.report import table
from mtfix import KINDS, Fixer
from mtfix.text import Document

Text = tuple[str, str, str]  # before, what is repeated, behind
# A text that is read faster than this says nothing of growth: the clock and the first look at the text are in it.
LEAST = 0.01

# One list a row: what every kind must bear; then what is hostile to one kind.
PLAIN: Sequence[Sequence[str]] = (
    ["(", "[", '"', "“", "'", " ", "a", "ab ", "a.", "A", "1,", "<", "&", "@@", "-", "\n", "{", "%", "é", "the ", ". "],
    ["_", "/", "`", "😀", "\u202e a", "\u200c", ", ", "a b c d. ", "THE cat. "],
)
OF_KINDS: Mapping[str, Sequence[str]] = {
    "boilerplate": [
        "Share\n",
        "Read also: x",
        "(translated by ",
        "Title - ",
        ". Read more",
        "Share the news ",
        "Tags:\nx\n",
    ],
    "bracket": [")", "(a", "a] ", "([", "（", "( ", ") \n"],
    "casing": ["The the THE ", "i ", "abc def ghi.\n", "- abc def ghi jkl\n- Abc the def\n", "# about us\n", '([{"'],
    "encoding": ["Ã©", "â€", "�", "\u200b", "&amp;", "&#", "о", "оa", "вЂ", "РґР", "À", "\x92", "Ａ", "＆", "%D0"],
    "fragment": ["word. a ", "the\n", "word. in the\n"],
    "llm_chatter": ["Translation: ", "Note: I kept ", "```\n", "<think>", "Sure!\n"],
    "markup": ["*", "**", "* ", "* *", "** a", "](", "] (", "<b", "<b>", "< b ", "| ", "|/", "` ", "# ", "[b]", "-- >"],
    "merged_words": ["theA", "1,000a", "in2", "a.A", "don't", "Ab"],
    "name_variant": ["Dmitry Dmitri ", "Dmitry said. Sergei went. Sergey slept. ", "Aa Ab Ac "],
    "number_format": ["1.000,5 ", "1 000 ", "12,5% "],
    "placeholder": ["{ ", "{ a ", "%(", "$ {", "\\ ", "C: \\", "https: ", "a_ ", "a _ ", "www. ", "a @ ", "/ etc / "],
    "punctuation": [" ,", "...", "?!", "word .\n", "a , b "],
    "quote": ["” ", ' "a', "«", "‚a‘", ", he said” ", "„a"],
    "repetition": ["a b c d e f g ", " ".join(map(str, range(61))) + " ", "One two three four five six.\n", "so-"],
    "residue": ["字", "字 a ", "gobierno ", "the gobierno ", "“gobierno ", "ß", "и ", "[fora] ", "je suis. "],
    "spacing": ["a  b", " .", "( a )", "11: 07 ", "a ,b"],
    "split_word": ["a ", "ab- ", "ment ", "re ", "can not ", "un- able "],
    "token_artifact": ["@-@ ", "&quot; ", "▁a", "##a ", "`` a '' "],
}
AROUND: Sequence[Text] = (
    ("Headline - ", "news ", ""),
    ("Here is the ", "translat ", ""),
    ("", "İ", " translation:"),
    ("", "*", "translation"),
)


def texts(*, quick: bool = False) -> list[Text]:
    """Return all hostile texts, each once; with `quick` those that every kind must bear."""
    rows = [*PLAIN, *([] if quick else OF_KINDS.values())]
    units = dict.fromkeys(unit for row in rows for unit in row)
    return [*(("", unit, "") for unit in units), *([] if quick else AROUND)]


def grown(text: Text, size: int) -> str:
    """Return the text with its middle repeated to about `size` code points."""
    before, unit, behind = text
    return before + unit * -(-size // len(unit)) + behind


def seconds(run: Callable[[str], object], text: str, times: int) -> float:
    """Return the least processor time of so many runs."""
    best = float("inf")
    for _ in range(times):
        started = time.process_time()
        run(text)
        best = min(best, time.process_time() - started)
    return best


def growth(run: Callable[[str], object], text: Text, size: int) -> tuple[float, float]:
    """Return the seconds for `size` and for four times the size; a ratio that looks bad is measured again."""
    short, long = grown(text, size), grown(text, 4 * size)
    found = seconds(run, short, 1), seconds(run, long, 1)
    if found[1] > 5 * found[0] and found[1] >= LEAST:
        found = min(found[0], seconds(run, short, 3)), min(found[1], seconds(run, long, 2))
    return found


def tasks() -> dict[str, Callable[[str], object]]:
    """Return what is measured: the search of each stable kind, and all of them with their repairs."""
    kinds = [kind for kind in KINDS if kind.stable]
    found: dict[str, Callable[[str], object]] = {
        kind.id: lambda text, kind=kind: list(kind.detect(Document(text)))  # type: ignore[misc]
        for kind in kinds
    }
    return found | {"fix, all kinds": Fixer().fix}


def hostile(*, quick: bool = False) -> tuple[str, dict[str, Any]]:
    """Measure every kind on every hostile text; return the worst of each kind, and all that could be measured."""
    size, given = (5_000 if quick else 10_000), texts(quick=quick)
    rows: list[list[object]] = []
    data: dict[str, Any] = {"sizes": [size, 4 * size], "texts": len(given)}
    for name, run in tasks().items():
        run(grown(given[0], 100))  # loads its tables
        measured = {"".join(text): growth(run, text, size) for text in given}
        ratios = {text: long / max(short, 1e-9) for text, (short, long) in measured.items() if long >= LEAST}
        data[name] = {text: {"seconds": measured[text], "ratio": round(ratio, 2)} for text, ratio in ratios.items()}
        rows.append([name, *worst(ratios, measured, 4 * size)])
    header = ["kind", "texts slow enough to tell", "worst ratio (4: linear, 16: quadratic)", "on", "seconds, n → 4n"]
    header += ["slowest text", "characters a second on it"]
    told = f"Time from n = {size:,} to {4 * size:,} characters, {len(given)} hostile texts, each given to every kind."
    return f"{told}\n\n{table(header, rows)}", data


def worst(ratios: Mapping[str, float], measured: Mapping[str, tuple[float, float]], size: int) -> list[object]:
    """Return the cells of a kind: its worst ratio and its slowest text."""
    slow = max(measured, key=lambda text: measured[text][1])
    speed = f"{size / max(measured[slow][1], 1e-9):,.0f}"
    if not ratios:
        return [0, "–", "", "", shown(slow), speed]
    bad = max(ratios, key=lambda text: ratios[text])
    times = "{:.3f} → {:.3f}".format(*measured[bad])
    return [len(ratios), f"{ratios[bad]:.1f}", shown(bad), times, shown(slow), speed]


def shown(text: str) -> str:
    """Return a unit as a cell shows it, with what cannot be seen written out."""
    cut = text if len(text) <= 24 else f"{text[:21]}..."
    return f"`{ascii(cut)[1:-1] if not cut.isprintable() else cut}`".replace("|", "\\|").replace("```", "` `` `")
