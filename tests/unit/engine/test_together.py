"""Runs in step: questions of one step are asked at once, results come in order, few runs are begun ahead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from mtfix.engine.together import Asking, Question, together
from mtfix.model import Finding


def run(name: str, questions: int) -> Asking[str]:
    """A run that asks so many questions and returns its name."""
    for number in range(questions):
        assert (yield Question(f"{name}{number}", [])) == []
    return name


class Answers:
    """Answers with no findings, and remembers the texts of each call."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def __call__(self, questions: Sequence[Question]) -> list[list[Finding]]:
        self.calls.append([question.text for question in questions])
        return [[] for _ in questions]


def test_questions_of_one_step_are_asked_together_and_results_come_in_order() -> None:
    answer = Answers()
    runs = [run("a", 1), run("b", 3), run("c", 0), run("d", 2)]
    assert list(together(runs, answer)) == ["a", "b", "c", "d"]
    assert answer.calls == [["a0", "b0", "d0"], ["b1", "d1"], ["b2"]]


def test_runs_that_ask_nothing_call_nothing() -> None:
    answer = Answers()
    assert list(together([run("a", 0), run("b", 0)], answer)) == ["a", "b"]
    assert answer.calls == []


@pytest.mark.parametrize(("ahead", "begun"), [(1, 1), (2, 2), (9, 3)])
def test_so_many_runs_are_begun_ahead(ahead: int, begun: int) -> None:
    started: list[int] = []

    def runs() -> Iterator[Asking[str]]:
        for number in range(3):
            started.append(number)
            yield run(str(number), 1)

    results = together(runs(), Answers(), ahead)
    assert next(results) == "0"
    assert len(started) == begun
    assert list(results) == ["1", "2"]
