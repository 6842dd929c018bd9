"""The findings on human text are the ones that were read and committed."""

from __future__ import annotations

import pytest

from mtfix import corpora
from tests.snapshots.clean import CORPUS, FILE, snapshot


@pytest.mark.skipif(not corpora.available(CORPUS), reason=f"needs the corpus {CORPUS}; set MTFIX_DATA to its folder")
def test_findings_on_human_text_are_the_committed_ones() -> None:
    expected = FILE.read_text(encoding="utf-8").splitlines()
    found = snapshot().splitlines()
    new, gone = sorted(set(found) - set(expected)), sorted(set(expected) - set(found))
    assert (new, gone) == ([], []), "read the change, then run: python -m tests.snapshots"
