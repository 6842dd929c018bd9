"""Build src/mtfix/data/en/{forms,pairs}.txt.gz from the corpus clean.train (see src/mtfix/data/README.md).

    python tools/build_lexicon.py --data DIR            write the tables
    python tools/build_lexicon.py --data DIR --check    fail unless the committed tables are what DIR gives

DIR holds clean.train.jsonl.gz; the default is $MTFIX_DATA, else ../shared/data. The same input gives the same bytes.
Rows marked `tokenized` are skipped: their spaces are not those of written English.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from mtfix.text.words import words

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/mtfix/data/en"
MIN_FORMS = 2
MIN_PAIR = 4
START = "<s>"
# American presidents write "the Government", "our Nation", "Federal": 19 % of all uses of "government" came out
# capitalised with them, 13 % without.
CAPITALS_OF_THEIR_OWN = frozenset({"nltk-state_union", "nltk-inaugural"})
# Words of English: letters with inner apostrophes. What holds digits or other letters parts its neighbours.
ENGLISH = re.compile(r"[a-zà-öø-ÿāăąćčďđēėęěğīįıķļłńņňōőœřśşšșťțūůűųźżž]+(?:'[a-zà-öø-ÿ]+)*")
STOP = re.compile(r"[.!?…][\"'”’»)]*\s+[\"'“‘«(]*")
INITIALS = re.compile(r"(?:\b[A-Za-z]|\b(?:Mr|Mrs|Ms|Dr|St|Prof|Sen|Gov|Gen|Rep|Lt|Col|vs|No|Inc|Jr|Sr|Corp|Co))$")

Token = tuple[str, str, str]  # gap before the word, the word, its key


def paragraphs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (source, text) of the paragraphs of all rows that are not tokenised."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if not row.get("tokenized"):
                yield from ((row["source"], text) for text in row["text"].split("\n"))


def tokens(text: str) -> list[Token]:
    """Return the words with the text between them; the key is "" for what is not a word of letters."""
    found, end = [], 0
    for word in words(text):
        low = word.text.lower().replace("’", "'")
        found.append((text[end : word.start], word.text, low if ENGLISH.fullmatch(low) else ""))
        end = word.end
    return found


def casing(word: str) -> int:
    """Return the column of the casing: 0 lower, 1 title, 2 upper, 3 mixed."""
    if word == word.lower():
        return 0
    if word[1:] == word[1:].lower():
        return 1
    return 2 if word == word.upper() else 3


def in_mid_sentence(line: list[Token]) -> Iterator[str]:
    """Yield the words after a word, or after a comma; nothing of headlines, titles and shouted lines."""
    inner = [word for gap, word, low in line if low and gap in {" ", ", "}]
    long = [word for word in inner if len(word) > 3]
    headline = len(long) >= 4 and sum(word[0].isupper() for word in long) > 0.5 * len(long)
    shouted = len(long) >= 2 and all(word.isupper() for word in long)
    if not headline and not shouted:
        yield from inner


def count_forms(forms: dict[str, list[int]], mixed: dict[str, Counter[str]], line: list[Token]) -> None:
    """Add the casings of one line; a possessive counts for its noun."""
    for word in in_mid_sentence(line):
        plain = re.sub(r"['’][sS]$", "", word)
        column = casing(plain)
        low = plain.lower().replace("’", "'")
        forms[low][column] += 1
        if column == 3:
            mixed[low][plain.replace("’", "'")] += 1


def count_pairs(pairs: dict[str, Counter[str]], line: list[Token]) -> None:
    """Add the pairs of one line, with the start of each sentence."""
    before = START
    for index, (gap, _, low) in enumerate(line):
        if index and STOP.fullmatch(gap):
            before = "" if INITIALS.search(line[index - 1][1]) else START
        elif index and gap != " ":
            before = ""
        if before and low:
            pairs[before][low] += 1
        before = low


def form_rows(forms: dict[str, list[int]], mixed: dict[str, Counter[str]]) -> Iterator[str]:
    """Yield "word lower[ title[ upper[ mixed spelling]]]", without the zeros at the end."""
    for low in sorted(forms):
        counts = forms[low]
        if sum(counts) < MIN_FORMS:
            continue
        row = " ".join(map(str, counts))
        while row.endswith(" 0"):
            row = row[:-2]
        yield f"{low} {row}" + (f" {max(sorted(mixed[low]), key=mixed[low].__getitem__)}" if counts[3] else "")


def pair_rows(pairs: dict[str, Counter[str]]) -> Iterator[str]:
    """Yield "left<TAB>total<TAB>count right right...<TAB>count ...": the rights of one count together."""
    for left in sorted(pairs):
        groups: dict[int, list[str]] = defaultdict(list)
        for right, count in pairs[left].items():
            if count >= MIN_PAIR:
                groups[count].append(right)
        if groups:
            packed = (f"{count} {' '.join(sorted(groups[count]))}" for count in sorted(groups, reverse=True))
            yield "\t".join((left, str(pairs[left].total()), *packed))


def build(path: Path) -> dict[str, bytes]:
    """Return file name -> bytes."""
    forms: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    mixed: dict[str, Counter[str]] = defaultdict(Counter)
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    for source, text in paragraphs(path):
        line = tokens(text)
        if source not in CAPITALS_OF_THEIR_OWN:
            count_forms(forms, mixed, line)
        count_pairs(pairs, line)
    tables = {"forms.txt.gz": form_rows(forms, mixed), "pairs.txt.gz": pair_rows(pairs)}
    return {name: "".join(f"{row}\n" for row in rows).encode() for name, rows in tables.items()}


def main() -> int:
    """Write the tables, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = os.environ.get("MTFIX_DATA") or ROOT.parent / "shared/data"
    parser.add_argument("--data", type=Path, default=default, help="folder of clean.train.jsonl.gz")
    parser.add_argument("--check", action="store_true", help="compare with the committed tables, write nothing")
    options = parser.parse_args()
    stale = []
    for name, content in build(Path(options.data) / "clean.train.jsonl.gz").items():
        packed = gzip.compress(content, 9, mtime=0)
        if options.check:
            # The text is compared: other releases of zlib may pack it in other bytes.
            stale += [name] if gzip.decompress((OUT / name).read_bytes()) != content else []
        else:
            (OUT / name).write_bytes(packed)
        print(f"{name}: {len(content.splitlines())} rows, {len(content)} bytes, {len(packed)} packed")
    if stale:
        print(f"not what the corpus gives: {', '.join(stale)}", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
