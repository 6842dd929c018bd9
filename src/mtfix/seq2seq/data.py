"""Training examples as an endless, seeded stream: example number i is the same in every run and on every machine.

An example is one window with some marked spans, each with the text that should stand there; for spans that are not
broken that is the span itself (*keep*). Breakages come from `noise`, `grammar_noise`, real post-edits, and from
injectors that a caller adds. One sentence may be broken in several kinds. The sentences whose hash falls into the
last hundredth are never trained on.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cache
from itertools import islice
from random import Random

from mtfix import data
from mtfix.seq2seq.noise import MECHANICAL, WORD, Break
from mtfix.seq2seq.sources import PAIRED, SOURCE_WEIGHTS, Example, Marked, Sources
from mtfix.seq2seq.tempting import keep_site
from mtfix.seq2seq.window import MAX_SPAN, Window, widen, window

KIND_WEIGHTS: dict[str, float] = {
    "merged_words": 1.3, "split_word": 1.3, "quote": 1.6, "bracket": 1.1, "punctuation": 1.4, "casing": 1.3,
    "spacing": 1.0, "repetition": 1.2, "article": 0.9, "confused": 0.7, "lost": 0.5, "extra": 0.5, "form": 0.9,
    "order": 0.4, "auxiliary": 0.3,
}  # fmt: skip
"""How often each breakage is drawn; grammar, which no detector points at yet, is kept to a quarter."""
_REAL = 0.08
"""Share of real post-edits. Most are the taste of the editor and cannot be learnt: 15 % was tried, exact in 4 %."""
_POOL = 0.4
"""Share of ready examples, where there is a pool of them."""
POOL_WEIGHTS: dict[str, float] = {"injected": 60, "function": 24, "pair": 8, "alarm": 0.3}


def example(sources: Sources, seed: int, index: int) -> Example | None:
    """Return example `index` of the stream `seed`; None where the drawn sentence gave no span."""
    rng = Random(f"{seed}:{index}")
    if sources.edits and rng.random() < _REAL:
        return sources.edits[rng.randrange(len(sources.edits))]
    if sources.pool and rng.random() < _POOL:
        name = rng.choices(list(sources.pool), weights=[POOL_WEIGHTS.get(n, 1.0) for n in sources.pool])[0]
        made = sources.pool[name][rng.randrange(len(sources.pool[name]))]
        return _windowed(made.text, rng.sample(made.spans, len(made.spans)))
    text, trap = _draw(sources, rng), None
    if rng.random() < 0.06:
        text, trap = set_trap(text, rng)
    whole = trap is not None or (PAIRED.search(text) and rng.random() < 0.3)
    breaks = [] if whole else _breaks(sources, text, rng)
    broken, places = apply_breaks(text, breaks)
    spans = [trap] if trap else []
    for broke, place in places:
        marked = _mark_broken(text, broken, places, broke, place, rng)
        if marked is not None:
            spans.append(marked)
    for _ in range(rng.choices([0, 1, 2, 3], weights=[45, 38, 12, 5])[0] or not spans):
        marked = _mark_kept(broken, places, rng)
        if marked is not None:
            spans.append(marked)
    return _windowed(broken, spans) if spans else None


def spans_of(sources: Sources, seed: int, count: int) -> list[tuple[Window, Marked]]:
    """Return the first `count` marked spans of the stream `seed`, each with the window that holds it."""
    examples = (example(sources, seed, index) for index in itertools.count())
    found = ((Window(made.text, span.start, span.end, 0), span) for made in examples if made for span in made.spans)
    return list(islice(found, count))


@cache
def _traps() -> tuple[str, ...]:
    return tuple(data.lines("repair_traps.txt"))


def set_trap(text: str, rng: Random) -> tuple[str, Marked | None]:
    """Return the text with one of its names exchanged for one that looks broken and is not, marked to be kept."""
    names = [m for m in WORD.finditer(text) if m.start() and m.group()[0].isupper() and m.group()[1:].islower()]
    if not names:
        return text, None
    name, trap = rng.choice(names), rng.choice(_traps())
    text = text[: name.start()] + trap + text[name.end() :]
    start, end = widen(text, name.start(), name.start() + len(trap), "casing")
    kind = rng.choice(["merged_words", "casing", "repetition", "split_word", "spacing", "punctuation"])
    return text, Marked(start, end, kind, text[start:end], "keep")


def _draw(sources: Sources, rng: Random) -> str:
    if sources.paired and rng.random() < 0.2:
        return sources.paired[rng.randrange(len(sources.paired))]
    names = list(sources.sentences)
    name = rng.choices(names, weights=[SOURCE_WEIGHTS.get(n, 1.0) for n in names])[0]
    pool = sources.sentences[name]
    index = rng.randrange(len(pool))
    text = pool[index]
    # Neighbours of a list of sentences come from one document in most origins: now and then two are read at once.
    if rng.random() < 0.15 and index + 1 < len(pool) and len(text) + len(pool[index + 1]) < 300:
        text = f"{text} {pool[index + 1]}"
    return text


def _breaks(sources: Sources, text: str, rng: Random) -> list[Break]:
    count = rng.choices([0, 1, 2, 3], weights=[12, 44, 28, 16])[0]
    count = min(count, 1 + len(text) // 50) if count else 0
    names = list(sources.noises)
    weights = [KIND_WEIGHTS.get(name, 1.0) for name in names]
    found: list[Break] = []
    for name in rng.choices(names, weights=weights, k=count):
        broke = sources.noises[name](text, rng)
        if broke is None or text[broke.start : broke.end] == broke.new:
            continue
        if all(broke.end + 2 <= other.start or other.end + 2 <= broke.start for other in found):
            found.append(broke)
    return sorted(found, key=lambda broke: broke.start)


Places = list[tuple[Break, int]]


def apply_breaks(text: str, breaks: Sequence[Break]) -> tuple[str, Places]:
    """Return the broken text and each break with the place of its new text; `breaks` are sorted and apart."""
    parts, places, cursor, size = [], [], 0, 0
    for broke in breaks:
        size += broke.start - cursor
        places.append((broke, size))
        parts += [text[cursor : broke.start], broke.new]
        size += len(broke.new)
        cursor = broke.end
    return "".join([*parts, text[cursor:]]), places


def _to_broken(offset: int, places: Places) -> int:
    """Return the place in the broken text of a clean offset outside all breaks."""
    shift = 0
    for broke, _ in places:
        if offset >= broke.end and (offset > broke.start or not broke.new):
            shift += len(broke.new) - (broke.end - broke.start)
    return offset + shift


def clean_text(text: str, places: Places, start: int, end: int) -> str | None:
    """Return the clean text of `start`..`end` of the broken text; None where a border falls into a break."""
    bounds = []
    for border, is_end in ((start, False), (end, True)):
        offset = border
        for broke, place in places:
            stop = place + len(broke.new)
            if place < border < stop:
                return None
            if stop < border or (stop == border and (is_end or place < border)):
                offset -= len(broke.new) - (broke.end - broke.start)
        bounds.append(offset)
    return text[bounds[0] : bounds[1]] if bounds[0] <= bounds[1] else None


def _mark_broken(text: str, broken: str, places: Places, broke: Break, place: int, rng: Random) -> Marked | None:
    stop = place + len(broke.new)
    site = (place, stop)
    if broke.site is not None:
        site = (_to_broken(broke.site[0], places), _to_broken(broke.site[1], places))
    start, end = _padded(broken, *widen(broken, *site, broke.kind), rng)
    if not start <= place or not stop <= end or end - start > MAX_SPAN:
        return None
    target = clean_text(text, places, start, end)
    if target is None or target == broken[start:end]:
        return None
    return Marked(start, end, broke.kind, target, broke.note)


def _mark_kept(broken: str, places: Places, rng: Random) -> Marked | None:
    kinds = list(KIND_WEIGHTS)
    kind = rng.choices(kinds, weights=list(KIND_WEIGHTS.values()))[0]
    pairs = PAIRED.search(broken)
    if pairs and rng.random() < 0.4:
        kind = "bracket" if pairs.group() in "()" else "quote"
    kind = kind if kind in MECHANICAL else "grammar"
    site = keep_site(broken, kind, rng)
    if site is None:
        return None
    start, end = _padded(broken, *widen(broken, *site, kind), rng)
    touched = any(place <= end and start <= place + len(broke.new) for broke, place in places)
    if touched or end - start > MAX_SPAN or start == end:
        return None
    return Marked(start, end, kind, broken[start:end], "keep")


def _padded(text: str, start: int, end: int, rng: Random) -> tuple[int, int]:
    """Return the span, one time in five with a neighbouring word or two: real detectors do not all cut alike."""
    if rng.random() < 0.2:
        for _ in range(rng.choice([1, 1, 2])):
            if rng.random() < 0.5 and start > 0:
                start = widen(text, max(start - 2, 0), end, "any")[0]
            elif end + 2 < len(text):
                end = widen(text, start, end + 2, "any")[1]
    return start, end


def _windowed(text: str, spans: Sequence[Marked]) -> Example | None:
    """Return the window around all spans; spans that do not fit beside the first are left out."""
    first = spans[0]
    view = window(text, first.start, first.end)
    stop = view.offset + len(view.text)
    kept = [
        Marked(s.start - view.offset, s.end - view.offset, s.kind, s.target, s.note)
        for s in spans
        if view.offset <= s.start and s.end <= stop
    ]
    return Example(view.text, tuple(kept)) if kept else None
