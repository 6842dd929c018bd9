"""Read findings by eye: a seeded sample of what mtfix finds in a corpus, with context and the repair it proposes.

python -m benchmarks.look clean.dev --kind quote -n 50        human text: every line is a false alarm or a true fault
python -m benchmarks.look wmt21:mt --kind quote -n 50         machine translation
python -m benchmarks.look wmt21:ref                           its references, each once
python -m benchmarks.look demetr.dev:perturbed --where perturbation=id30     one kind of DEMETR
python -m benchmarks.look clean.dev --documents 20            rows joined to documents of 20 paragraphs
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from random import Random

from mtfix import KINDS, Finding, Fixer, Result, corpora

CONTEXT = 45


def texts(name: str, where: str | None, limit: int, per_document: int) -> Iterator[str]:
    """Yield each different text of a corpus (`name` or `name:field`) once, at most `limit` of them."""
    corpus, _, field = name.partition(":")
    key, _, wanted = (where or "").partition("=")
    seen: set[str] = set()
    held: list[str] = []
    for row in corpora.rows(corpus):
        text = row[field or "text"]
        if text in seen or (key and wanted not in str(row[key])):
            continue
        seen.add(text)
        held.append(text)
        if len(held) == per_document:
            yield "\n\n".join(held)
            held = []
        if len(seen) >= limit:
            break
    if held:
        yield "\n\n".join(held)


def line(result: Result, finding: Finding) -> str:
    """Return one finding as a line: where, what, the repair and its confidence."""
    text = result.original
    before = text[max(0, finding.start - CONTEXT) : finding.start]
    after = text[finding.end : finding.end + CONTEXT]
    repair = ""
    if finding.repairs:
        best = finding.repairs[0]
        edits = ", ".join(f"{text[e.start : e.end]!r}→{e.replacement!r}" for e in best.edits)
        repair = f"  => {edits} ({best.safety} {best.confidence:.2f} {best.origin})"
    shown = f"{before}⟦{finding.surface}⟧{after}".replace("\n", "⏎")
    return f"{finding.kind} {finding.score:.2f} | {shown}{repair}"


def main() -> None:
    """Read the arguments, run, print the sample and the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--kind", action="append", choices=[kind.id for kind in KINDS])
    parser.add_argument("--where", help="FIELD=TEXT: only rows whose field contains the text")
    parser.add_argument("-n", type=int, default=50, help="findings to print")
    parser.add_argument("--limit", type=int, default=10**9, help="texts to read")
    parser.add_argument("--documents", type=int, default=1, help="rows a document")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    fixer = Fixer(kinds=given.kind)
    words = sentences = changed = chars = 0
    sample: list[str] = []
    counts: Counter[str] = Counter()
    started = time.perf_counter()
    for text in texts(given.corpus, given.where, given.limit, given.documents):
        result = fixer.fix(text)
        words += text.count(" ") + 1
        chars += len(text)
        sentences += 1
        changed += result.changed
        for finding in result.findings:
            counts[finding.kind] += 1
            sample.append(line(result, finding))
    seconds = time.perf_counter() - started
    Random(given.seed).shuffle(sample)
    print("\n".join(sample[: given.n]))
    print(f"\n{sentences} texts, {words} words, {changed} texts changed ({100 * changed / max(sentences, 1):.2f} %)")
    for kind, count in counts.most_common():
        print(f"{kind:16} {count:6}  {10_000 * count / max(words, 1):.2f} per 10,000 words")
    print(f"{chars / seconds / 1000:.0f} thousand characters a second")


if __name__ == "__main__":
    main()
