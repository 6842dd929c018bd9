"""Many texts at once: runs that ask the repair model stop at their question, and the questions are answered together.

A run is a generator that yields a question and is sent the findings as the model sees them. Without a model no run
asks anything, and each text is read, fixed and forgotten before the next.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from mtfix.model import Finding

T = TypeVar("T")


class Question(NamedTuple):
    """Findings of one text that the model has to judge; offsets are of `text`."""

    text: str
    findings: Sequence[Finding]
    source: str | None = None


Asking = Generator[Question, list[Finding], T]
"""A run: yields questions, takes findings, returns its result."""

AHEAD = 32
"""Texts that wait for each other's questions: enough findings for a full batch, little memory."""

Answering = Callable[[Sequence[Question]], list[list[Finding]]]


def together(runs: Iterable[Asking[T]], answer: Answering, ahead: int = AHEAD) -> Iterator[T]:
    """Yield the result of each run, in order, with at most `ahead` of them begun; `answer` is called once a step."""
    runs = iter(runs)
    while chunk := list(islice(runs, ahead)):
        yield from _finish(chunk, answer)


def _finish(chunk: Sequence[Asking[T]], answer: Answering) -> list[T]:
    results: dict[int, T] = {}
    answers: dict[int, list[Finding] | None] = dict.fromkeys(range(len(chunk)))
    while answers:
        questions = {}
        for number, given in answers.items():
            try:
                questions[number] = chunk[number].send(given)  # type: ignore[arg-type]
            except StopIteration as stop:
                results[number] = stop.value
        answers = dict(zip(questions, answer(list(questions.values())), strict=True)) if questions else {}
    return [results[number] for number in range(len(chunk))]
