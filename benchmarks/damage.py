"""What a system undid of known damage, and what it changed where nothing was broken.

Judged by the texts alone, in one way for all systems: the output is aligned with the clean text by Levenshtein
distance over characters. A breakage is *repaired* when the output equals the clean text where it stood; where several
places are one to an alignment (either half of a doubled mark), in all of them. A word is *harmed* when the system
changed the broken text farther than NEAR characters from any breakage.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from mtfix.model import Injected

Span = tuple[int, int]
# `inject` keeps breakages 12 code points apart, so a change nearer than half of that belongs to its breakage.
NEAR = 6


@dataclass(frozen=True, slots=True)
class Undone:
    """Counts over texts: breakages, those repaired, words harmed, words, and texts changed."""

    broken: int = 0
    repaired: int = 0
    harmed: int = 0
    words: int = 0
    changed: int = 0
    texts: int = 0

    def __add__(self, other: Undone) -> Undone:
        """Return the sum of both."""
        mine, theirs = self.counts(), other.counts()
        return Undone(*(a + b for a, b in zip(mine, theirs, strict=True)))

    def counts(self) -> tuple[int, ...]:
        """Return the counts in order."""
        return self.broken, self.repaired, self.harmed, self.words, self.changed, self.texts

    @property
    def share(self) -> float:
        """Return the share of breakages repaired; 0 where nothing was broken."""
        return self.repaired / self.broken if self.broken else 0.0

    @property
    def harm(self) -> float:
        """Return words harmed per 10,000."""
        return 10_000 * self.harmed / max(self.words, 1)


def undone(clean: str, injected: Injected, output: str) -> Undone:
    """Return what `output`, made of the broken text, undid and harmed."""
    left = differences(clean, output)
    places = clean_spans(clean, injected)
    repaired = sum(not any(touches(span, left, 0) for span in spans) for spans in places)
    known = [(edit.start, edit.end) for edit in injected.edits]
    own = [span for span in differences(injected.text, output) if not touches(span, known, NEAR)]
    return Undone(
        broken=len(places),
        repaired=repaired,
        harmed=len(words_at(injected.text, own)),
        words=len(injected.text.split()),
        changed=int(output != injected.text),
        texts=1,
    )


def clean_spans(clean: str, injected: Injected) -> list[list[Span]]:
    """Return for each breakage the spans of the clean text where an alignment may show that it is left."""
    owned = sorted((edit, index) for index, gold in enumerate(injected.gold) for edit in gold.edits)
    found: list[list[Span]] = [[] for _ in injected.gold]
    shift = 0
    for edit, index in owned:
        start = edit.start + shift
        end = start + len(edit.replacement)
        if not edit.replacement:
            before, after = rolls(injected.text, edit.start, edit.end)
        else:
            before, after = rolls(clean, start, end) if edit.start == edit.end else (0, 0)
        found[index].append((start - before, end + after))
        shift += len(edit.replacement) - (edit.end - edit.start)
    return found


def rolls(text: str, start: int, end: int) -> tuple[int, int]:
    """Return how far `text[start:end]` can be moved left and right so that deleting it gives the same text."""
    left = right = 0
    while start - left > 0 and text[start - left - 1] == text[end - left - 1]:
        left += 1
    while end + right < len(text) and text[start + right] == text[end + right]:
        right += 1
    return left, right


def differences(first: str, second: str) -> list[Span]:
    """Return the spans of `first` that differ from `second`, in order; a place of insertion is an empty span."""
    if first == second:
        return []
    codes = Levenshtein.opcodes(first, second)
    return [(code.src_start, code.src_end) for code in codes if code.tag != "equal"]


def touches(span: Span, others: Sequence[Span], gap: int) -> bool:
    """Return whether a span overlaps one of the others or comes as near as `gap` code points."""
    start, end = span
    return any(low - gap <= end and start <= high + gap for low, high in others)


def words_at(text: str, spans: Iterable[Span]) -> set[int]:
    """Return the numbers of the words that the spans touch; a span between words counts for the one before it."""
    starts = [at for at, char in enumerate(text) if not char.isspace() and (at == 0 or text[at - 1].isspace())]
    found: set[int] = set()
    for start, end in spans:
        first, last = bisect_right(starts, start), bisect_right(starts, max(start, end - 1))
        found.update(range(first, last + 1))
    return found


def closed(broken: float, repaired: float, best: float = 100.0) -> float | None:
    """Return the share of the lost points that a repair took back; negative where it lost more, None for no loss."""
    return None if abs(best - broken) < 1e-6 else (repaired - broken) / (best - broken)
