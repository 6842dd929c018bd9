"""Ready training examples, made once and read by every run: `python tools/build_repair_pool.py --data DATA --out FILE`.

What is too slow to make while a core trains: sentences that the injectors of the kinds broke, asked about where the
detectors really point; what detectors flag in human text; close pairs of a machine translation and its reference; real
post-edits; and function words of human text that stay. Each row is one example and its origin.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from rapidfuzz.distance import Levenshtein

from mtfix.engine.edits import apply_edits
from mtfix.engine.injection import inject
from mtfix.kinds import KINDS, Kind
from mtfix.model import Edit
from mtfix.seq2seq.noise import words
from mtfix.seq2seq.postedits import post_edit_example, post_edit_examples
from mtfix.seq2seq.sources import Example, Marked, Sources, load_sources, read_jsonl
from mtfix.seq2seq.window import KINDS as ASKED
from mtfix.seq2seq.window import MAX_SPAN, WIDE_KINDS, widen
from mtfix.text import Document

Row = tuple[str, Example]
RATE = 1 / 11
CLOSE = 0.12
"""Most changed characters of a pair, as a share, for the reference to count as an edit of the translation."""
_INJECTED: dict[str, float] = {
    "quote": 3.0, "bracket": 2.5, "punctuation": 2.5, "merged_words": 1.0, "split_word": 0.6, "casing": 1.0,
    "spacing": 0.6, "repetition": 1.0,
}  # fmt: skip
"""How often the injectors of a kind are drawn: the weakest of the first run most."""
_FUNCTION = frozenset(
    "a an the of in on at to for with by from as is are was were has have had been be will would that which who it its "
    "his her their this these and or but not".split()
)


def judged_kinds() -> dict[str, Kind]:
    """Return the kinds that the model knows by name."""
    return {kind.id: kind for kind in KINDS if kind.id in ASKED}


def injected_example(text: str, seed: int) -> Example | None:
    """Return `text` broken by the injectors of one to four kinds, with the spans that the detectors point at.

    A finding over something that nobody broke stays as it is. Breakages that no detector sees are marked one time in
    two, but not those of wide kinds: there the place would give the answer away.
    """
    rng, kinds = Random(f"pool:{seed}"), judged_kinds()
    names = sorted({*rng.choices(list(_INJECTED), weights=list(_INJECTED.values()), k=rng.choice([1, 2, 3, 4]))})
    broken = inject(text, seed=seed, kinds=names, rate=RATE)
    doc = Document(broken.text, lang="en")
    sites = [(found.start, found.end, found.kind) for name in kinds for found in kinds[name].detect(doc)]
    seen = [widen(broken.text, *site) for site in sites]
    for gold in broken.gold:
        hidden = all(not (start <= gold.start and gold.end <= end) for start, end in seen)
        if hidden and gold.kind not in WIDE_KINDS and rng.random() < 0.5:
            sites.append((gold.start, gold.end, gold.kind))
    spans = [marked(broken.text, broken.edits, *site) for site in sites]
    kept = {(one.start, one.end): one for one in spans if one is not None}
    return Example(broken.text, tuple(kept.values())) if kept else None


def marked(text: str, undo: Sequence[Edit], start: int, end: int, kind: str) -> Marked | None:
    """Return the span that the model is shown for a site, with its text after `undo`; None where an edit is cut."""
    left, right = widen(text, start, end, kind)
    inside = [edit for edit in undo if left <= edit.start and edit.end <= right]
    cut = any(edit.start < right and left < edit.end and edit not in inside for edit in undo)
    if cut or left == right or right - left > MAX_SPAN or "\n" in text[left:right]:
        return None
    moved = [Edit(edit.start - left, edit.end - left, edit.replacement) for edit in inside]
    target = apply_edits(text[left:right], moved)
    return Marked(left, right, kind, target, "injected" if target != text[left:right] else "keep")


def alarm_example(text: str) -> Example | None:
    """Return what the detectors flag in human text, to be kept; most sentences have nothing.

    Where a rule has a safe repair the text is taken to be at fault: human text has misprints, and a model that is told
    to keep them learns to doubt the rules where they are right.
    """
    doc = Document(text, lang="en")
    found = [f for kind in judged_kinds().values() for f in kind.detect(doc) if not _surely(kind, f, doc)]
    spans = [marked(text, (), one.start, one.end, one.kind) for one in found]
    kept = tuple(one for one in spans if one is not None)
    return Example(text, kept) if kept else None


def _surely(kind: Kind, finding: object, doc: Document) -> bool:
    repairs = kind.propose(finding, doc) if kind.propose else ()  # type: ignore[arg-type]
    return any(repair.safety == "safe" for repair in repairs)


def function_example(text: str, rng: Random) -> Example | None:
    """Return up to four function words and the gaps before words, all to be kept as kind `grammar`."""
    found = [m for m in words(text) if m.group().lower() in _FUNCTION]
    sites = [m.span() for m in rng.sample(found, min(3, len(found)))]
    others = [m.start() for m in words(text)[1:] if text[m.start() - 1] == " "]
    sites += [(place, place) for place in rng.sample(others, min(1, len(others)))]
    spans = [marked(text, (), *site, "grammar") for site in sites]
    kept = {(one.start, one.end): one for one in spans if one is not None}
    return Example(text, tuple(kept.values())) if kept else None


def close_pairs(rows: Iterable[Mapping[str, str]]) -> Iterator[Example]:
    """Yield the small edits between translations and references that are nearly the same; each pair once."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        mt, ref = row["mt"], row["ref"]
        if mt == ref or (mt, ref) in seen or not 20 <= len(mt) <= 300:
            continue
        seen.add((mt, ref))
        if Levenshtein.normalized_distance(mt, ref, score_cutoff=CLOSE) <= CLOSE:
            made = post_edit_example(mt, ref)
            if made is not None:
                yield made


def build(data: Path, sources: Sources, count: int, seed: int = 5) -> Iterator[Row]:
    """Yield (origin, example): about `count` broken sentences, and what goes with them."""
    rng = Random(seed)
    pool = [sentence for sentences in sources.sentences.values() for sentence in sentences]
    for number in range(count):
        text = rng.choice(sources.paired) if rng.random() < 0.5 else rng.choice(pool)
        other = rng.choice(pool)
        text = f"{text} {other}" if rng.random() < 0.2 and len(text) + len(other) < 300 else text
        for origin, made in (
            ("injected", injected_example(text, number)),
            ("alarm", alarm_example(other)),
            ("function", function_example(other, rng) if number % 2 else None),
        ):
            if made is not None:
                yield origin, made
    yield from (("postedit", made) for made in post_edit_examples(read_jsonl(data / "postedit.train.jsonl.gz")))
    for name in ("wmt21.jsonl.gz", "wmt22.jsonl.gz"):
        yield from (("pair", made) for made in close_pairs(read_jsonl(data / name)))


def write_pool(rows: Iterable[Row], path: Path) -> None:
    """Write rows as gzipped JSONL."""
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for origin, made in rows:
            spans = [[s.start, s.end, s.kind, s.target, s.note] for s in made.spans]
            out.write(json.dumps({"origin": origin, "text": made.text, "spans": spans}, ensure_ascii=False) + "\n")


def main(argv: Sequence[str] | None = None) -> None:
    """Build as the command line says."""
    parser = argparse.ArgumentParser(description="Make ready training examples.")
    parser.add_argument("--data", type=Path, required=True, help="directory with clean.train.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True, help="file to write, .jsonl.gz")
    parser.add_argument("--count", type=int, default=60000, help="sentences to break")
    args = parser.parse_args(argv)
    write_pool(build(args.data, load_sources(args.data, edits=False), args.count), args.out)


if __name__ == "__main__":
    main()
