"""Score predicted against gold edits at the four grains of ERRANT, and by partial overlap with partial credit.

- found: the spans overlap (an empty span need only touch), or both repairs do the same to the text
- span: start and end are equal
- repair: found, and both repairs give the same text, whatever their spans
- repair_kind: repair, and the kind is one that gold accepts
- partial: match with partial overlap and partial credit (mpp, arXiv 2603.19921): a match gives precision the share of
  the predicted span that it covers, and recall the share of the gold span

Each predicted record is matched with at most one gold record and the reverse, the closest first, once for all grains;
so one span over a whole text finds one issue and not all of them. Counts are summed over texts (micro-average) and
F is F0.5, which weighs precision twice as much as recall (CoNLL-2014).

At the two repair grains only records with a repair count. A repair where gold knows none is a guess, and is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from mtfix.errors import SettingError
from mtfix.model import Edit
from mtfix.quality.effect import effect
from mtfix.quality.records import Record

GRAINS = ("found", "span", "repair", "repair_kind", "partial")
_REPAIR_GRAINS = frozenset({"repair", "repair_kind"})


@dataclass(slots=True)
class Counts:
    """Counts of one grain: right among the predicted, right among the gold; they differ for partial credit only."""

    right_predicted: float = 0.0
    predicted: int = 0
    right_gold: float = 0.0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of the predicted that is right; 1.0 where nothing was predicted."""
        return self.right_predicted / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of gold that was predicted; 1.0 where there is no gold."""
        return self.right_gold / self.gold if self.gold else 1.0

    @property
    def f05(self) -> float:
        """Return F0.5 of precision and recall."""
        return f_beta(self.precision, self.recall)

    def to_dict(self) -> dict[str, Any]:
        """Return counts and rates as JSON values."""
        return {
            "right": self.right_predicted,
            "predicted": self.predicted,
            "gold": self.gold,
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f05": round(self.f05, 4),
        }


@dataclass(slots=True)
class EditScores:
    """Counts by grain, over all kinds and by kind (of gold; of the prediction where no gold matches it)."""

    total: dict[str, Counts] = field(default_factory=lambda: {grain: Counts() for grain in GRAINS})
    by_kind: dict[str, dict[str, Counts]] = field(
        default_factory=lambda: defaultdict(lambda: {grain: Counts() for grain in GRAINS})
    )

    def to_dict(self) -> dict[str, Any]:
        """Return all counts and rates as JSON values."""
        kinds = {
            kind: {grain: counts.to_dict() for grain, counts in grains.items()}
            for kind, grains in sorted(self.by_kind.items())
        }
        return {"total": {grain: counts.to_dict() for grain, counts in self.total.items()}, "by_kind": kinds}


@dataclass(frozen=True, slots=True)
class Match:
    """A predicted record and the gold record it is matched with; the place of each in its list."""

    predicted: int
    gold: int
    same_span: bool
    same_repair: bool
    same_kind: bool


def f_beta(precision: float, recall: float, beta: float = 0.5) -> float:
    """Return the weighted harmonic mean; 0.0 where both are 0."""
    weight = beta * beta
    bottom = weight * precision + recall
    return (1 + weight) * precision * recall / bottom if bottom else 0.0


def score_edits(
    texts: Sequence[str], predicted: Sequence[Sequence[Record]], gold: Sequence[Sequence[Record]]
) -> EditScores:
    """Return the scores of predicted against gold records, one list of each a text.

    Raises:
        SettingError: if the three differ in length, or an edit lies outside its text.
    """
    if not len(texts) == len(predicted) == len(gold):
        raise SettingError(
            f"needs one list of predicted and gold records a text; given {len(texts)} texts, "
            f"{len(predicted)} lists of predicted and {len(gold)} of gold records"
        )
    found = EditScores()
    for text, of_system, of_gold in zip(texts, predicted, gold, strict=True):
        _count(found, of_system, of_gold, match(text, of_system, of_gold))
    return found


def match(text: str, predicted: Sequence[Record], gold: Sequence[Record]) -> list[Match]:
    """Return the one-to-one matching: same repair, same span, same kind, then the larger overlap first.

    Greedy: the closest pair is taken first. A maximum matching may find one pair more where long spans lie across
    several, and would break up exact matches for it.
    """
    own, theirs = _effects(text, predicted), _effects(text, gold)
    pairs = []
    for p, g in _candidates(predicted, gold, own, theirs):
        a, b = predicted[p], gold[g]
        same_span = (a.start, a.end) == (b.start, b.end)
        same_repair = own[p] is not None and own[p] == theirs[g]
        found = Match(p, g, same_span, same_repair, a.kind_fits(b))
        closeness = (same_repair, same_span, found.same_kind, not b.optional, a.overlap(b))
        pairs.append((closeness, found))
    pairs.sort(key=lambda pair: (*(-int(part) for part in pair[0]), pair[1].predicted, pair[1].gold))
    return list(_one_to_one(found for _, found in pairs))


def _one_to_one(matches: Iterable[Match]) -> Iterator[Match]:
    used_predicted: set[int] = set()
    used_gold: set[int] = set()
    for found in matches:
        if found.predicted not in used_predicted and found.gold not in used_gold:
            used_predicted.add(found.predicted)
            used_gold.add(found.gold)
            yield found


def _effects(text: str, records: Sequence[Record]) -> list[Edit | None]:
    return [effect(text, record.edits) for record in records]


def _candidates(
    predicted: Sequence[Record],
    gold: Sequence[Record],
    own: Sequence[Edit | None],
    theirs: Sequence[Edit | None],
) -> Iterator[tuple[int, int]]:
    """Yield each pair that touches or has the same effect, by a sweep over both in order of their start."""
    by_effect = defaultdict(list)
    for g, done in enumerate(theirs):
        by_effect[done].append(g)
    order = sorted(range(len(gold)), key=lambda g: gold[g].start)
    active: list[int] = []
    ahead = iter([*order, None])
    upcoming = next(ahead)
    for p in sorted(range(len(predicted)), key=lambda p: predicted[p].start):
        record = predicted[p]
        active = [g for g in active if gold[g].end >= record.start]
        while upcoming is not None and gold[upcoming].start <= record.end:
            active.append(upcoming)
            upcoming = next(ahead)
        near = {g for g in active if record.touches(gold[g])}
        same = by_effect[own[p]] if own[p] is not None else []
        yield from ((p, g) for g in sorted(near.union(same)))


def _count(scores: EditScores, predicted: Sequence[Record], gold: Sequence[Record], matches: Sequence[Match]) -> None:
    free = {found.predicted for found in matches if gold[found.gold].optional}
    gold_of = {found.predicted: gold[found.gold] for found in matches}
    for p, record in enumerate(predicted):
        if p not in free:
            kind = gold_of[p].kind if p in gold_of else record.kind
            _add(scores, kind, bool(record.edits), predicted=1)
    for record in gold:
        if not record.optional:
            _add(scores, record.kind, bool(record.edits), gold=1)
    for found in matches:
        if found.predicted not in free:
            _credit(scores, found, predicted[found.predicted], gold[found.gold])


def _add(scores: EditScores, kind: str, has_repair: bool, *, predicted: int = 0, gold: int = 0) -> None:
    for counts in (scores.total, scores.by_kind[kind]):
        for grain in GRAINS:
            if has_repair or grain not in _REPAIR_GRAINS:
                counts[grain].predicted += predicted
                counts[grain].gold += gold


def _credit(scores: EditScores, found: Match, predicted: Record, gold: Record) -> None:
    right = {
        "found": (1.0, 1.0),
        "span": (float(found.same_span),) * 2,
        "repair": (float(found.same_repair),) * 2,
        "repair_kind": (float(found.same_repair and found.same_kind),) * 2,
        "partial": (_share(predicted, gold), _share(gold, predicted)),
    }
    for counts in (scores.total, scores.by_kind[gold.kind]):
        for grain, (of_predicted, of_gold) in right.items():
            counts[grain].right_predicted += of_predicted
            counts[grain].right_gold += of_gold


def _share(record: Record, other: Record) -> float:
    """Return the share of a span that the other covers; an empty span is covered by what touches it."""
    if record.start == record.end:
        return float(record.touches(other))
    return record.overlap(other) / (record.end - record.start)
