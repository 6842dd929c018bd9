"""What every kind must keep, whatever it detects: the contract, run over the whole registry."""

from __future__ import annotations

import random
from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtfix import KINDS, Fixer, Safety, apply_edits, fix, inject
from mtfix.engine.gaps import close_gaps
from mtfix.kinds import Kind
from mtfix.text import Document
from mtfix.text.protect import protected_spans
from tests.growth import growth
from tests.texts import CLEAN

IDS = [kind.id for kind in KINDS]
SEEDS = range(6)
BROKEN = [
    (kind.id, name, seed, inject(text, seed=seed, kinds=[kind.id], rate=1 / 60))
    for kind in KINDS
    for name, text in CLEAN.items()
    for seed in SEEDS
]
MIXED = [inject(text, seed=seed, rate=1 / 30).text for text in CLEAN.values() for seed in SEEDS]

PIECES = [
    *(
        "word",
        "Word",
        "WORD",
        " ",
        "  ",
        "\n",
        "\n\n",
        ".",
        ",",
        "“",
        "”",
        '"',
        "'",
        "’",
        "(",
        ")",
        "[",
        "]",
        "<b>",
        "</b>",
    ),
    *("{0}", "% s", "@@", "&amp;", "1,000", "5 %", "the the", "said", "Dmitry", "Dmitri", "о", "日本", "。", "\ufffd"),
    *(
        "\u200b",
        "\u202e",
        "\x00",
        "\ud800",
        "É",
        "–",
        "- ",
        "```",
        "https://a.example/x",
        "#",
        "* ",
        "…",
        "?",
        "!",
        ":",
    ),
    *(";", "Ã©"),
]
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
EVERY = pytest.mark.parametrize("kind", KINDS, ids=IDS)
RELAXED = settings(derandomize=True, deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def counts(text: str, preview: Kind) -> Counter[str]:
    """Return the findings of all stable kinds and of one that may be a preview."""
    fixer = Fixer(kinds={preview.id, *(kind.id for kind in KINDS if kind.stable)})
    return Counter(finding.kind for finding in fixer.detect(text))


@EVERY
def test_clean_texts_stay_silent(kind: Kind) -> None:
    found = {name: Fixer(kinds=[kind.id]).detect(text) for name, text in CLEAN.items()}
    assert {name: findings for name, findings in found.items() if findings} == {}


@EVERY
@RELAXED
@given(text=HOSTILE | st.text(max_size=80))
def test_spans_are_in_bounds_and_show_their_surface(kind: Kind, text: str) -> None:
    for finding in Fixer(kinds=[kind.id]).detect(text):
        assert text[finding.start : finding.end] == finding.surface
        assert 0 <= finding.score <= 1
        for repair in finding.repairs:
            assert 0 <= repair.confidence <= 1
            assert repair.edits[-1].end <= len(text)


@EVERY
def test_gold_edits_restore_the_clean_text(kind: Kind) -> None:
    broken = [(name, injected) for id_, name, _, injected in BROKEN if id_ == kind.id]
    assert any(injected.gold for _, injected in broken), f"{kind.id} finds no site in any sample text"
    for name, injected in broken:
        assert apply_edits(injected.text, injected.edits) == CLEAN[name]
        assert (injected.text != CLEAN[name]) == bool(injected.gold)


@EVERY
def test_injection_depends_on_its_rng_alone(kind: Kind) -> None:
    doc = Document(CLEAN["news"])
    random.seed(7)
    state = random.getstate()
    first = [kind.inject(doc, Random(seed)) for seed in range(20)]
    random.seed(8)
    other = random.getstate()
    assert [kind.inject(Document(CLEAN["news"]), Random(seed)) for seed in range(20)] == first
    assert random.getstate() == other
    assert state != other


@EVERY
def test_what_is_injected_is_mostly_found(kind: Kind) -> None:
    gold = found = 0
    for id_, _, _, injected in BROKEN:
        if id_ != kind.id:
            continue
        spans = [(f.start, f.end) for f in Fixer(kinds=[kind.id]).detect(injected.text)]
        gold += len(injected.gold)
        found += sum(any(s <= g.end + 1 and g.start - 1 <= e for s, e in spans) for g in injected.gold)
    assert found >= 0.7 * gold, f"{found} of {gold}"


@pytest.mark.parametrize("text", MIXED, ids=[f"mixed{index}" for index in range(len(MIXED))])
def test_edits_replay_and_fix_is_idempotent(text: str) -> None:
    result = fix(text)
    assert apply_edits(text, result.edits) == result.text
    assert fix(result.text).text == result.text


@RELAXED
@given(text=HOSTILE)
def test_edits_replay_and_fix_is_idempotent_on_hostile_text(text: str) -> None:
    result = fix(text)
    assert apply_edits(text, result.edits) == result.text
    assert fix(result.text).text == result.text
    assert all(text[f.start : f.end] == f.surface for f in result.findings)


@EVERY
def test_a_safe_repair_removes_its_finding_and_adds_none(kind: Kind) -> None:
    for id_, _, _, injected in BROKEN:
        if id_ != kind.id:
            continue
        before = counts(injected.text, kind)
        for finding in Fixer(kinds=[kind.id]).detect(injected.text):
            if finding.repairs and finding.repairs[0].safety is Safety.SAFE:
                repaired = apply_edits(injected.text, close_gaps(injected.text, finding.repairs[0].edits))
                after = counts(repaired, kind)
                assert after[kind.id] < before[kind.id], (finding, repaired)
                assert after <= before, (finding, after - before)


@RELAXED
@given(pieces=st.lists(st.sampled_from([*PIECES, "{name}", "user@mail.example", "`x = 1`", "%(n)s"]), max_size=25))
def test_protected_spans_survive(pieces: list[str]) -> None:
    text = " ".join(pieces)
    result = fix(text)
    spans = {(p.start, p.end) for p in protected_spans(text) if p.label in ("url", "email", "code", "placeholder")}
    owners = {kind.id for kind in KINDS if kind.owns_protected or kind.drops_blocks}
    if not any(finding.kind in owners for finding in result.findings):
        for start, end in spans:
            assert all(e.end <= start or end <= e.start for e in result.edits), (text[start:end], result.edits)


@pytest.mark.parametrize("given_", [None, 3, b"text", ["text"]], ids=repr)
def test_anything_but_a_str_is_refused_with_advice(given_: object) -> None:
    with pytest.raises(TypeError, match="text must be a str, not "):
        fix(given_)  # type: ignore[arg-type]


HOSTILE_UNITS = [
    *(
        "(",
        "[",
        '"',
        "“",
        "'",
        " ",
        "a",
        "ab ",
        "a.",
        "A",
        "1,",
        "<",
        "&",
        "@@",
        "-",
        "\n",
        "{",
        "%",
        "é",
        "the ",
        ". ",
    ),
    *("_", "/", "`"),
]


@EVERY
def test_work_grows_linearly_on_hostile_text(kind: Kind) -> None:
    """Counted in lines run; on the long text a quadratic regular expression would need minutes."""
    for unit in HOSTILE_UNITS:
        assert growth(lambda text: list(kind.detect(Document(text))), unit) < 6, unit
        text = unit * (100_000 // len(unit))
        assert all(0 <= f.start <= f.end <= len(text) for f in kind.detect(Document(text)))


@EVERY
def test_the_documentation_of_a_kind_is_clean(kind: Kind) -> None:
    prose = "\n\n".join(part for part in kind.documentation.split("\n\n") if ">>>" not in part)
    assert [f.surface for f in Fixer(kinds=[kind.id]).detect(prose)] == []
    assert kind.summary and kind.not_flagged
    assert kind.propose is not None or kind.why_no_repair
