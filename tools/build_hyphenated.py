"""Build src/mtfix/data/en/hyphenated.txt from the corpus clean.train (see src/mtfix/data/README.md).

    python tools/build_hyphenated.py --data DIR

DIR holds clean.train.jsonl.gz; the default is $MTFIX_DATA, else ../shared/data. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
from collections import Counter, defaultdict
from pathlib import Path

from mtfix.lexicon import words

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/mtfix/data/en/hyphenated.txt"
PAIR = re.compile(r"(?<![\w'’-])([A-Za-z]{1,20})-(?=([A-Za-z]{2,20})(?!\w))")
MIN_COUNT = 2
# Left halves of dashes written as hyphens and of chains ("on-the-job"), not of compounds.
NO_LEFT = frozenset("the and or but was were that this these those of is are".split())
# A half with this many different partners makes compounds with any word ("non-", "-based").
MIN_PARTNERS = 25
HEADER = """# Words with a hyphen: the left half, then its right halves; "*" stands for any word.
# Built by tools/build_hyphenated.py; only pairs of words are kept, no text.
"""


def count(path: Path) -> Counter[tuple[str, str]]:
    """Return how often each pair of halves, in lower case, stands around a hyphen."""
    found: Counter[tuple[str, str]] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if not row.get("tokenized"):
                found.update((m[1].lower(), m[2].lower()) for m in PAIR.finditer(row["text"]))
    return found


def table(pairs: Counter[tuple[str, str]]) -> str:
    """Return the text of the table."""
    closed = words("en").function_words
    rights: dict[str, set[str]] = defaultdict(set)
    lefts: dict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        rights[left].add(right)
        lefts[right].add(left)
    kept: dict[str, set[str]] = defaultdict(set)
    for (left, right), seen in pairs.items():
        if seen >= MIN_COUNT and left not in NO_LEFT:
            kept[left].add(right)
    for left, partners in rights.items():
        if len(partners) >= MIN_PARTNERS and left not in closed:
            kept[left].add("*")
    kept["*"] = {right for right, partners in lefts.items() if len(partners) >= MIN_PARTNERS and right not in closed}
    return HEADER + "".join(f"{left} {' '.join(sorted(kept[left]))}\n" for left in sorted(kept))


def main() -> None:
    """Read the corpus, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("MTFIX_DATA", ROOT.parent / "shared/data")))
    given = parser.parse_args()
    OUT.write_text(table(count(given.data / "clean.train.jsonl.gz")), encoding="utf-8")


if __name__ == "__main__":
    main()
