"""Break clean text on purpose, with the edits that undo it. For tests, training and labelled benchmarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from mtfix.engine.choose import Taken
from mtfix.engine.edits import apply_edits, invert_edits
from mtfix.errors import SettingError, require_str, unknown
from mtfix.kinds import KINDS, Kind
from mtfix.model import Edit, Gold, Injected, Injection
from mtfix.text import Document

# About one breakage in 45 words: the density of the scraped pages that mtfix was made for.
DEFAULT_RATE = 1 / 45
# Breakages keep this many code points apart, so that each can be told from its neighbour.
GAP = 12


def inject(
    text: str, *, seed: int, kinds: Iterable[str] | None = None, rate: float = DEFAULT_RATE, lang: str = "en"
) -> Injected:
    """Return `text` broken in about `rate` places a word, and the gold edits that restore it exactly.

    Args:
        text: clean text.
        seed: the same seed gives the same breakages; the global random state is not touched.
        kinds: ids of the kinds to use; None uses all stable ones that know `lang`.
        rate: breakages a word, in [0, 1]; at least one is tried where it is above 0.
        lang: language of the text.

    Raises:
        InputTypeError: when `text` is not a `str`.
        SettingError: for an unknown kind or a rate outside [0, 1].
    """
    doc = Document(require_str(text, "text"), lang=lang)
    if not 0 <= rate <= 1:
        raise SettingError(f"rate must be between 0 and 1 breakages a word, not {rate}")
    rng = Random(seed)
    pool = [kind for kind in _select(kinds) if kind.langs is None or lang in kind.langs]
    wanted = _count(len(doc.words) * rate, rng) if rate else 0
    return _assemble(doc, _draw(doc, pool, wanted, rng))


def _select(kinds: Iterable[str] | None) -> list[Kind]:
    known = {kind.id: kind for kind in KINDS}
    if kinds is None:
        kinds = [kind.id for kind in KINDS if kind.stable]
    ids = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    for name in ids:
        if name not in known:
            raise unknown("kind", name, known)
    return [known[name] for name in sorted(set(ids))]


def _count(expected: float, rng: Random) -> int:
    whole = int(expected)
    return max(1, whole + (rng.random() < expected - whole))


def _draw(doc: Document, pool: list[Kind], wanted: int, rng: Random) -> list[tuple[Kind, Injection]]:
    """Draw injections that keep GAP apart, and out of what another of their kind claims.

    A kind that finds no free site three times in a row is put aside.
    """
    drawn: list[tuple[Kind, Injection]] = []
    taken = Taken()
    claimed = {kind.id: Taken() for kind in pool}
    misses = dict.fromkeys((kind.id for kind in pool), 0)
    while pool and len(drawn) < wanted:
        kind = rng.choice(pool)
        injection = kind.inject(doc, rng)
        if injection is None or taken.conflicts(_widen(injection.edits)) or _is_claimed(claimed[kind.id], injection):
            misses[kind.id] += 1 if injection else 3
            if misses[kind.id] >= 3:
                pool = [other for other in pool if other is not kind]
            continue
        misses[kind.id] = 0
        taken.take(_widen(injection.edits))
        claimed[kind.id].take(_claim(injection))
        drawn.append((kind, injection))
    return drawn


def _widen(edits: Sequence[Edit]) -> list[Edit]:
    return [Edit(max(0, edit.start - GAP), edit.end + GAP, "") for edit in edits]


def _claim(injection: Injection) -> list[Edit]:
    """Return the span that the injection wants for itself among those of its kind, or just its edits."""
    return [Edit(*injection.claim, "x")] if injection.claim else list(injection.edits)


def _is_claimed(claimed: Taken, injection: Injection) -> bool:
    return claimed.conflicts(_claim(injection))


def _assemble(doc: Document, drawn: list[tuple[Kind, Injection]]) -> Injected:
    owned = sorted(
        ((edit, index) for index, (_, injection) in enumerate(drawn) for edit in injection.edits),
        key=lambda pair: (pair[0].start, pair[0].end),
    )
    breaking = [edit for edit, _ in owned]
    undo: dict[int, list[Edit]] = {}
    for (_, index), edit in zip(owned, invert_edits(doc.text, breaking), strict=True):
        undo.setdefault(index, []).append(edit)
    gold = [Gold(drawn[index][0].id, tuple(edits), drawn[index][1].note) for index, edits in undo.items()]
    return Injected(apply_edits(doc.text, breaking), tuple(sorted(gold, key=lambda record: record.start)))
