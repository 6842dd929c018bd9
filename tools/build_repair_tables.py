"""Derive the tables of the repair model from human post-edits: what real systems write, and what people put instead.

    python tools/build_repair_tables.py postedit.train.jsonl.gz src/mtfix/data/repair_tables.json

Reads aligned `mt`/`pe` rows (MLQE-PE, CC0) and counts word-level edits. The output holds counts only, no sentence:
`confuse` (right word -> wrong words with counts), `lost` (words that systems leave out), `extra` (words they add) and
`writes` (strings that a repair inserts often: the closed list of the model).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from rapidfuzz.distance import Levenshtein

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|\S")
FUNCTION = frozenset(
    """a an the this that these those some any no each every all both another other such its his her their our my
    your it he she they we you i him them us me who whom which whose what there here
    of in on at to for from by with into onto over under about against between among through during before after
    since until till within without upon across along around behind below above near off out up down as than like
    per via towards toward despite because although though while when where if whether and or but nor so yet not
    is are was were be been being am has have had having do does did done will would shall should can could may
    might must also only just even more most less least very much many few then now still already too however
    therefore thus n't 's""".split()
)
MARKS = [
    *".,;:!?'\"“”‘’()[]-–—…%&/«»„*",
    "...",
    " (",
    ") ",
    " “",
    ' "',
    ".”",
    ",”",
    '."',
    ',"',
    "” ",
    '" ',
    " –",
    " —",
    " - ",
]
ENDINGS = (
    "s es ed d ing ly er est ies y ied e t n r al ic ion ion's 's s' n't ' ment ness ity ive able ous ance ence ically"
).split()
MIN_COUNT = 3


def related(one: str, other: str) -> bool:
    """Whether two words are forms of one word, by their common prefix; a rough rule is enough for counting."""
    if one.lower() == other.lower():
        return False
    common = 0
    for a, b in zip(one.lower(), other.lower(), strict=False):
        if a != b:
            break
        common += 1
    return common >= 3 and common >= 0.6 * max(len(one), len(other))


def count(rows: list[dict[str, str]]) -> tuple[dict[str, Counter[str]], Counter[str], Counter[str], Counter[str]]:
    """Return confusions, lost words, extra words and inserted strings of all rows."""
    confuse: dict[str, Counter[str]] = defaultdict(Counter)
    lost: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    writes: Counter[str] = Counter()
    for row in rows:
        mt, pe = TOKEN.findall(row["mt"]), TOKEN.findall(row["pe"])
        for op in Levenshtein.opcodes(mt, pe):
            old, new = mt[op.src_start : op.src_end], pe[op.dest_start : op.dest_end]
            if len(old) > 2 or len(new) > 2:
                continue
            if len(old) == 1 and len(new) == 1:
                both = old[0].lower() in FUNCTION and new[0].lower() in FUNCTION
                if (both or related(old[0], new[0])) and old[0].lower() != new[0].lower():
                    confuse[new[0].lower()][old[0].lower()] += 1
            lost.update(w.lower() for w in new if not old and w.lower() in FUNCTION)
            extra.update(w.lower() for w in old if not new and w.lower() in FUNCTION)
            writes.update(w for w in new if w.isalpha() and len(w) > 1)
    return confuse, lost, extra, writes


def main(source: str, target: str) -> None:
    """Count and write the table."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    confuse, lost, extra, writes = count(rows)
    words = [w for w, n in writes.most_common(900) if n >= 8 and w.lower() in FUNCTION]
    words += [w for w in sorted(FUNCTION) if w.isalpha() and len(w) > 1 and w not in words]
    verbs = Path(target).with_name("irregular_verbs.txt").read_text(encoding="utf-8").splitlines()
    words += [form for line in verbs if line and line[0] != "#" for form in line.split() if form not in words]
    words = list(dict.fromkeys(words))
    closed = [" ", *MARKS, *ENDINGS, *"abcdefghijklmnopqrstuvwxyz", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *"0123456789"]
    closed += ["a ", " a", "A ", *(" " + w for w in words), *(w + " " for w in words), *words]
    table = {
        "origin": "counts over MLQE-PE train (CC0), made by tools/build_repair_tables.py",
        "confuse": {
            right: {wrong: n for wrong, n in wrongs.most_common(12) if n >= MIN_COUNT}
            for right, wrongs in sorted(confuse.items())
            if wrongs.most_common(1)[0][1] >= MIN_COUNT
        },
        "lost": dict(lost.most_common(80)),
        "extra": dict(extra.most_common(80)),
        "function": sorted(FUNCTION),
        "writes": list(dict.fromkeys(closed)),
    }
    Path(target).write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
