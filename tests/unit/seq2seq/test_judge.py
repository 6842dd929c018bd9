"""The judge: repairs where rules have no safe one, silence where the model would keep, nothing beyond its kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from mtfix.model import Action, Edit, Finding, Repair, Safety, Severity
from mtfix.seq2seq.answer import Answer, Proposal, Request
from mtfix.seq2seq.judge import as_proposal, fits, judge

TEXT = "The Teamresearch of 2021 is late."
SPAN = (4, 16)


@dataclass
class Stub:
    answer: Answer
    scores: tuple[float, ...] = ()
    safe: float = 0.95
    asked: tuple[Request, ...] = ()

    def judge(
        self, requests: Sequence[Request], candidates: Sequence[Sequence[Proposal]]
    ) -> list[tuple[Answer, list[float]]]:
        self.asked = tuple(requests)
        return [(self.answer, list(self.scores[: len(found)])) for _, found in zip(requests, candidates, strict=True)]

    def safe_from(self, _kind: str) -> float:
        return self.safe


def finding(*repairs: Repair, kind: str = "merged_words") -> Finding:
    return Finding(
        kind, *SPAN, TEXT[slice(*SPAN)], "two words", Severity.MINOR, 0.8, "spelling", repairs, Action.REVIEW
    )


def split(confidence: float = 0.6, safety: Safety = Safety.UNSAFE, origin: str = "rule") -> Repair:
    return Repair((Edit(8, 8, " "),), confidence, safety, origin)


SPACE = Proposal(8, 8, " ", 0.97)


@pytest.mark.parametrize(
    ("probability", "keep", "safety"),
    [(0.97, 0.01, Safety.SAFE), (0.97, 0.2, Safety.UNSAFE), (0.7, 0.01, Safety.UNSAFE)],
)
def test_where_rules_have_nothing_the_model_proposes(probability: float, keep: float, safety: Safety) -> None:
    model = Stub(Answer(keep, (replace(SPACE, probability=probability),)))
    (found,) = judge(TEXT, [finding()], model)
    assert found.repairs == (split(probability, safety, "model"),)
    assert found.action == Action.REPAIR
    assert found.score == 0.8
    assert model.asked == (Request(TEXT, *SPAN, "merged_words"),)


def test_the_model_alone_is_not_trusted_with_capitals() -> None:
    lower = Proposal(4, 5, "t", 0.99)
    (found,) = judge(TEXT, [finding(kind="casing")], Stub(Answer(0.0, (lower,)), safe=0.0))
    assert [(repair.origin, repair.safety) for repair in found.repairs] == [("model", Safety.UNSAFE)]


@pytest.mark.parametrize(
    "proposal", [Proposal(20, 24, "2020", 0.99), Proposal(20, 22, "", 0.99), replace(SPACE, probability=0.1)]
)
def test_changed_digits_and_weak_proposals_are_not_shown(proposal: Proposal) -> None:
    original = finding()
    assert judge(TEXT, [original], Stub(Answer(0.01, (proposal,)))) == [original]


def test_a_repair_that_the_model_supports_takes_its_confidence() -> None:
    (found,) = judge(TEXT, [finding(split(0.6))], Stub(Answer(0.02, (SPACE,)), scores=(0.97,)))
    assert found.repairs == (split(0.97),)


def test_a_second_repair_comes_behind_that_of_the_rule_and_is_never_safe() -> None:
    other = Proposal(12, 12, " ", 0.99)
    (found,) = judge(TEXT, [finding(split(0.6))], Stub(Answer(0.0, (other,)), scores=(0.01,)))
    assert found.repairs == (split(0.6), Repair((Edit(12, 12, " "),), 0.99, Safety.UNSAFE, "model"))


def test_what_the_model_would_keep_stays_as_the_rules_left_it() -> None:
    original = finding(split(0.6))
    assert judge(TEXT, [original], Stub(Answer(0.95, (SPACE,)), scores=(0.02,))) == [original]


@pytest.mark.parametrize("answer", [Answer(0.99, ()), Answer(0.0, (Proposal(12, 12, " ", 0.99),))])
def test_a_safe_repair_of_a_rule_is_left_alone(answer: Answer) -> None:
    original = finding(split(0.9, Safety.SAFE))
    assert judge(TEXT, [original], Stub(answer, scores=(0.0,))) == [original]


def test_keep_alone_does_not_silence_a_repair_that_the_model_supports() -> None:
    (found,) = judge(TEXT, [finding(split(0.6))], Stub(Answer(0.95, ()), scores=(0.4,)))
    assert (found.score, found.repairs) == (0.8, (split(0.6),))


def test_other_kinds_are_not_judged() -> None:
    original = finding(split(), kind="name_variant")
    model = Stub(Answer(0.99, ()))
    assert judge(TEXT, [original], model) == [original]
    assert model.asked == ()


def test_findings_keep_their_order() -> None:
    found = [finding(kind="name_variant"), finding(), finding(kind="residue")]
    judged = judge(TEXT, found, Stub(Answer(0.01, (SPACE,))))
    assert [f.kind for f in judged] == ["name_variant", "merged_words", "residue"]
    assert [len(f.repairs) for f in judged] == [0, 1, 0]


def test_several_edits_are_one_proposal() -> None:
    repair = Repair((Edit(0, 3, "A"), Edit(8, 8, " ")), 0.5, Safety.SAFE)
    assert as_proposal(TEXT, repair) == Proposal(0, 8, "A Team ", 0.5)


@pytest.mark.parametrize(
    ("kind", "old", "new", "fit"),
    [
        ("casing", "THE", "The", True),
        ("casing", "THE", "A", False),
        ("casing", "the", "the.", False),
        ("merged_words", "ab", "a b", True),
        ("merged_words", "ab", "a c", False),
        ("split_word", "inter- national", "international", True),
        ("split_word", "to day", "today", True),
        ("split_word", "to day", "tomorrow", False),
        ("spacing", "  –  ", " – ", True),
        ("spacing", " ,", ".", False),
        ("quote", "much. “", "much.”", True),
        ("quote", "much. “", "more.”", False),
        ("bracket", "(late", "late", True),
        ("punctuation", ". And", ", and", True),
        ("punctuation", ". And", ", but", False),
        ("repetition", "the the", "the", False),
        ("repetition", "the the", "the old the", False),
        ("grammar", "goes", "went", True),
        ("grammar", "21", "20", False),
    ],
)
def test_an_answer_must_be_about_what_was_asked(kind: str, old: str, new: str, fit: bool) -> None:
    assert fits(f"x{old}y", kind, Proposal(1, 1 + len(old), new, 0.9)) is fit


@pytest.mark.parametrize(
    ("text", "deleted", "fit"),
    [("of the the house", " the", True), ("in 2020 in 2020.", "in 2020 ", True), ("Tom, tom left", ", tom", False),
     ("of the old house", " old", False), ("The the house", "The ", True)],
)  # fmt: skip
def test_only_what_is_said_twice_is_a_repetition(text: str, deleted: str, fit: bool) -> None:
    start = text.index(deleted)
    assert fits(text, "repetition", Proposal(start, start + len(deleted), "", 0.9)) is fit
