"""Measure the frozen slice: small parts of every corpus, chosen by number, in under two minutes on one core."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import islice

import mtfix
from benchmarks.damage import Undone, undone
from benchmarks.demetr import STOP
from benchmarks.demetr import documents as stopped_documents
from benchmarks.detection import issues, record, scored, stood
from benchmarks.texts import hosts
from benchmarks.tiers import REPAIRABLE
from mtfix import Fixer, Injected, apply_edits, corpora, inject
from mtfix.quality import score_edits, scores
from tests.gate.bounds import Bounds

CORPORA = ("clean.dev", "demetr.dev", "real/clean", "real/dev", "wmt21", "wmt22")
SEED = 71
# One document of 50 from all of clean.dev, since its articles come in blocks of one style.
FIRST, STEP, PER_DOCUMENT = 7, 50, 20
# Perturbations of DEMETR that a text without its source can show.
PERTURBATIONS = ("repeat2", "repeat4", "tokenized", "full_lower", "first_lower", "punc_addition")
Figures = dict[str, float]


def absent() -> list[str]:
    """Return the corpora that are not there."""
    return [name for name in CORPORA if not corpora.available(name)]


def measured() -> Bounds:
    """Return all figures of the slice, with the checksums of the corpora and of the damaged texts."""
    fixer = Fixer()
    groups: tuple[Callable[[Fixer], Figures], ...] = (injected, mixed, real, human, machine, demetr)
    figures = {name: value for group in groups for name, value in group(fixer).items()}
    data = {name: corpora.checksum(name)[:16] for name in CORPORA}
    return Bounds(mtfix.__version__, {**data, "injected texts": _digest(_damage())}, figures)


@lru_cache(maxsize=1)
def _documents() -> tuple[str, ...]:
    return tuple(islice(corpora.documents("clean.dev", PER_DOCUMENT), FIRST, None, STEP))


def _kinds() -> list[str]:
    return sorted(kind.id for kind in mtfix.KINDS if kind.stable)


def _broken(kinds: Sequence[str]) -> list[Injected]:
    texts = hosts(kinds[0], _documents()) if len(kinds) == 1 else _documents()
    return [inject(text, seed=SEED + number, kinds=kinds) for number, text in enumerate(texts)]


def _damage() -> Iterable[str]:
    for kind in _kinds():
        yield from (broken.text for broken in _broken([kind]))


def _digest(texts: Iterable[str]) -> str:
    found = hashlib.sha256()
    for text in texts:
        found.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return found.hexdigest()[:16]


def injected(fixer: Fixer) -> Figures:
    """Measure each kind alone (synthetic); a kind that finds no site in the slice has no figures.

    What is found in a text before it is broken counts neither way here: the alarms have ceilings of their own.
    """
    figures: Figures = {}
    for kind in _kinds():
        damaged = _broken([kind])
        if any(broken.gold for broken in damaged):
            standing = [list(stood(broken, fixer.fix(apply_edits(broken.text, broken.edits)))) for broken in damaged]
            total = scored(damaged, list(fixer.fix_many(broken.text for broken in damaged)), standing).total
            figures[f"injected.{kind}.recall"] = total["found"].recall
            figures[f"injected.{kind}.precision"] = total["found"].precision
            figures[f"injected.{kind}.exact"] = total["repair"].recall
    return figures


def mixed(fixer: Fixer) -> Figures:
    """Measure all kinds that have a repair together (synthetic): what is undone, what is harmed."""
    damaged = _broken(REPAIRABLE)
    outputs = [fixer.fix(broken.text).text for broken in damaged]
    total = sum(map(undone, _documents(), damaged, outputs), Undone())
    return {"injected.mixed.repaired": total.share, "harm.injected.words_per_10000": total.harm}


def real(fixer: Fixer) -> Figures:
    """Measure the annotated real texts, and the silence on the hard clean ones."""
    rows = list(corpora.rows("real/dev"))
    results = [fixer.fix(row["text"], source_lang=row["src_lang"]) for row in rows]
    predicted = [[record(finding) for finding in result.findings] for result in results]
    found = score_edits([row["text"] for row in rows], predicted, [issues(row) for row in rows])
    figures = {
        "real.all.recall": found.total["found"].recall,
        "real.all.precision": found.total["found"].precision,
        "real.all.exact": found.total["repair"].recall,
    }
    for kind, grains in found.by_kind.items():
        if grains["found"].gold >= 5:
            figures[f"real.{kind}.recall"] = grains["found"].recall
            figures[f"real.{kind}.precision"] = grains["found"].precision
            figures[f"real.{kind}.exact"] = grains["repair"].recall
    figures["alarms.real_clean"] = sum(len(fixer.detect(row["text"])) for row in corpora.rows("real/clean"))
    return figures


def human(fixer: Fixer) -> Figures:
    """Measure findings and changes on human text."""
    sentences = islice((row["text"] for row in corpora.rows("clean.dev")), 0, None, 6)
    texts = {"clean.dev": list(sentences), "wmt21": _different("wmt21", "ref", 1500)}
    texts["documents"] = list(_documents())
    figures: Figures = {}
    for name, given in texts.items():
        results = list(fixer.fix_many(given))
        words = sum(len(text.split()) for text in given)
        figures[f"alarms.{name}.per_10000_words"] = 10_000 * sum(len(result.findings) for result in results) / words
        figures[f"harm.{name}.texts_changed"] = sum(result.changed for result in results) / len(results)
    return figures


def machine(fixer: Fixer) -> Figures:
    """Measure real translations against their references: what repairs gain in chrF, sentences made worse."""
    figures: Figures = {}
    for name in ("wmt21", "wmt22"):
        rows = list(islice(corpora.rows(name), 0, None, 61))
        before, references = [row["mt"] for row in rows], [row["ref"] for row in rows]
        after = [result.text for result in fixer.fix_many(before)]
        moved = [(a, b, r) for a, b, r in zip(before, after, references, strict=True) if a != b]
        gains = [_chrf(new, reference) - _chrf(old, reference) for old, new, reference in moved]
        figures[f"machine.{name}.gain"] = sum(gains) / len(rows)
        figures[f"harm.{name}.worse"] = sum(gain < 0 for gain in gains) / len(rows)
    return figures


def _chrf(text: str, reference: str) -> float:
    return scores([text], [reference], metrics=["chrF++"])["chrF++"]


def demetr(fixer: Fixer) -> Figures:
    """Measure exact repairs of the perturbations that can be known, and harm to the rest."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for row in corpora.rows("demetr.dev"):
        if row["mt"] != row["perturbed"]:
            rows.setdefault(row["perturbation"], []).append((row["mt"], row["perturbed"]))
    known = {name: pairs[:100] for name, pairs in rows.items() if name.endswith(PERTURBATIONS)}
    known["final stop in documents"] = stopped_documents(rows[STOP])[:40]
    figures = {
        f"demetr.{name.partition('_')[2] or name.replace(' ', '_')}.exact": _exact(fixer, pairs)
        for name, pairs in known.items()
    }
    good = list(dict.fromkeys(text for pairs in rows.values() for text, _ in pairs))[:500]
    figures["harm.demetr.translations_changed"] = sum(result.changed for result in fixer.fix_many(good)) / len(good)
    return figures


def _exact(fixer: Fixer, pairs: Sequence[tuple[str, str]]) -> float:
    return sum(fixer.fix(broken).text == good for good, broken in pairs) / max(len(pairs), 1)


def _different(name: str, field: str, count: int) -> list[str]:
    return list(islice(dict.fromkeys(row[field] for row in corpora.rows(name)), count))
