"""Fit the weights of the kind merged_words: src/mtfix/data/merged_words.json (see src/mtfix/data/README.md).

    python tools/fit_merged_words.py --data DIR

DIR holds clean.train.jsonl.gz, wmt21.jsonl.gz and wmt22.jsonl.gz; the default is $MTFIX_DATA, else ../shared/data.
Positives are pairs that the injector of the kind glued in human text, split where they were; negatives are all splits
of the unknown words of human text, and the wrong splits of the positives. Human text has faults too: negatives that the
first fit is sure of are left out of the second. The same input gives the same weights up to rounding.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import torch

from mtfix.data import lines
from mtfix.engine.edits import apply_edits
from mtfix.kinds.merged_words import features, glued
from mtfix.kinds.merged_words.inject import inject
from mtfix.lexicon import words
from mtfix.model import Edit, Injection
from mtfix.text import Document

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/mtfix/data/merged_words.json"
SOURCES = (("clean.train", "text", 0.2), ("wmt21", "ref", 1.0), ("wmt22", "ref", 1.0))
LIMIT = 30_000
# Positives are as many as the negatives here, while a glued word is rarer than an unknown one in real text.
POSITIVE_WEIGHT = 0.3
SURE = 0.97
GLUED = ("words glued", "link glued", "name glued")
COMPOUND_ZIPF = 4.0
MIN_COMPOUNDS = 3
NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}(?= [a-z]{2,}\b(?![-'’]))")
Features = dict[str, float]
Rows = list[Features]


def texts(data: Path, rng: Random) -> Iterator[str]:
    """Yield human texts, each once."""
    for name, field, share in SOURCES:
        seen: set[str] = set()
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                if rng.random() > share:
                    continue
                row = json.loads(line)
                text = row[field]
                if row.get("tokenized") or text in seen or len(text) > 5000:
                    continue
                seen.add(text)
                yield text
                if len(seen) >= LIMIT:
                    break


def rows(doc: Document, broken_at: int | None) -> Iterator[tuple[bool, Features]]:
    """Yield (right split?, features) of all splits; with `broken_at` only of the word that holds this offset."""
    lexicon = words("en")
    for index, count in glued.candidates(doc):
        word = doc.words[index]
        if broken_at is not None and not word.start < broken_at < word.end:
            continue
        for split in features.splits(lexicon, word.text, glued.place(doc, index), count):
            yield word.start + split.at == broken_at, split.features


def human_words() -> list[str]:
    """Return the words that human text writes in lower case."""
    lexicon = words("en")
    forms = (line.split(" ", 1)[0] for line in lines("en/forms.txt.gz"))
    return [form for form in forms if form.isalpha() and lexicon.forms(form).lower]


def compounds() -> tuple[dict[str, int], dict[str, int]]:
    """Return how many closed compounds of human text begin, and how many end, with each frequent word."""
    lexicon = words("en")
    heads: Counter[str] = Counter()
    tails: Counter[str] = Counter()
    for form in human_words():
        for at in range(2, len(form) - 2):
            left, right = form[:at], form[at:]
            if lexicon.zipf(left) >= COMPOUND_ZIPF and lexicon.zipf(right) >= COMPOUND_ZIPF:
                heads[left] += 1
                tails[right] += 1
    return heads, tails


def grouped(counts: dict[str, int]) -> dict[str, str]:
    """Return count -> words, for counts of 3 and more (above 63 is 63)."""
    groups: dict[int, list[str]] = {}
    for word in sorted(counts):
        if counts[word] >= MIN_COMPOUNDS:
            groups.setdefault(min(counts[word], 63), []).append(word)
    return {str(count): " ".join(groups[count]) for count in sorted(groups)}


def name_glued(doc: Document, rng: Random) -> Injection | None:
    """Return a capitalised word inside a sentence glued to the next: too rare in the injector to learn from."""
    sites = [match.end() for match in NAME.finditer(doc.text)]
    at = rng.choice(sites) if sites else None
    return None if at is None else Injection((Edit(at, at + 1, ""),), "name glued")


def collect(data: Path) -> tuple[Rows, Rows]:
    """Return the features of positives and negatives."""
    rng = Random(1)
    good: Rows = []
    bad: Rows = []
    for text in texts(data, rng):
        doc = Document(text)
        bad += [row for _, row in rows(doc, None)]
        injection = inject(doc, rng)
        if injection is not None and injection.note == "stop glued":
            injection = name_glued(doc, rng)
        if injection is not None and injection.note.endswith(GLUED):
            at = injection.edits[0].start
            for right, row in rows(Document(apply_edits(text, injection.edits)), at):
                (good if right else bad).append(row)
    return good, bad


def matrix(table: Rows) -> torch.Tensor:
    """Return the features as a matrix, one row a split, columns in the order of their names."""
    return torch.tensor([[row[name] for name in sorted(row)] for row in table])


def fit(good: Rows, bad: Rows) -> tuple[torch.Tensor, torch.Tensor]:
    """Return weights and bias of a logistic regression with a slight pull to zero."""
    x = matrix(good + bad)
    y = torch.cat([torch.ones(len(good)), torch.zeros(len(bad))])
    importance = torch.where(y == 1, POSITIVE_WEIGHT, 1.0)
    weights = torch.zeros(x.shape[1], requires_grad=True)
    bias = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=400, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        each = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights + bias, y, reduction="none")
        value = (each * importance).mean() + 3e-5 * (weights * weights).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    return weights.detach(), bias.detach()


def write(model: dict[str, object]) -> None:
    """Write the model where the kind reads it."""
    OUT.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Collect, fit twice, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("MTFIX_DATA", ROOT.parent / "shared/data")))
    data = parser.parse_args().data
    heads, tails = map(grouped, compounds())
    write({"bias": 0.0, "heads": heads, "tails": tails, "weights": {}})
    features.model.cache_clear()
    good, bad = collect(data)
    weights, bias = fit(good, bad)
    doubtful = torch.sigmoid(matrix(bad) @ weights + bias) > SURE
    kept = [row for row, drop in zip(bad, doubtful.tolist(), strict=True) if not drop]
    weights, bias = fit(good, kept)
    named = {name: round(value, 3) for name, value in zip(sorted(good[0]), weights.tolist(), strict=True)}
    write({"bias": round(float(bias), 3), "heads": heads, "tails": tails, "weights": named})
    print(f"{len(good)} glued pairs, {len(kept)} other splits, {len(bad) - len(kept)} left out")


if __name__ == "__main__":
    main()
