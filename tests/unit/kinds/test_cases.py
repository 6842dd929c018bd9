"""Every case of every kind: exactly these spans, exactly this repair, nothing else."""

from __future__ import annotations

import pytest

from mtfix import KINDS, Fixer
from tests.cases import Case, load

CASES = [case for kind in KINDS for case in load(kind.id)]


def _param(case: Case) -> object:
    marks = pytest.mark.xfail(strict=True, reason=case.known_failure) if case.known_failure else ()
    return pytest.param(case, id=f"{case.kind}:{case.line}", marks=marks)


@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_case(case: Case) -> None:
    result = Fixer(kinds=[case.kind], glossary=case.glossary).fix(case.text, **case.settings)
    spans = tuple((finding.start, finding.end) for finding in result.findings)
    assert spans == case.spans, [f"{f.surface!r}: {f.message}" for f in result.findings]
    assert result.text == case.fixed


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS if kind.stable])
def test_a_stable_kind_has_enough_cases_with_their_origin(kind: str) -> None:
    cases = load(kind)
    positive = sum(case.positive for case in cases)
    assert (positive >= 30, len(cases) - positive >= 30) == (True, True), (positive, len(cases) - positive)
    assert all(case.origin for case in cases)
