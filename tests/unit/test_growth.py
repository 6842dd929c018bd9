"""The counter that stands in for a clock: it must tell linear work from quadratic work."""

from __future__ import annotations

from mtfix.text import Document
from tests.growth import growth, lines_run


def test_nothing_run_in_the_package_counts_nothing() -> None:
    assert lines_run(lambda: sum(range(100))) == 0


def test_linear_work_grows_with_the_text() -> None:
    assert 3 < growth(lambda text: Document(text).sentences, "Abc def ghi. ") < 5


def test_quadratic_work_is_seen() -> None:
    def again_for_every_line(text: str) -> None:
        for _ in range(len(text) // 100):
            _ = Document(text).sentences

    assert growth(again_for_every_line, "Abc def ghi. ") > 12
