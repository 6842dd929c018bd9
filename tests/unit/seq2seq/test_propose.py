"""Proposals: places in the request's text, order of requests, candidates of rules judged. The network is a stand-in."""

from __future__ import annotations

from math import log
from pathlib import Path

import pytest
import torch

from mtfix.seq2seq import search as search_module
from mtfix.seq2seq.answer import UNKNOWN, Proposal, Request
from mtfix.seq2seq.calibration import Calibration
from mtfix.seq2seq.checkpoint import write
from mtfix.seq2seq.format import Code, Op, Script
from mtfix.seq2seq.network import RepairConfig
from mtfix.seq2seq.propose import Proposer, load, minimal, view_of
from mtfix.seq2seq.warm import encoder_config, warm_start
from mtfix.seq2seq.window import Window

TEXT = "First line.\nThe Teamresearch is late. He left."


@pytest.fixture
def proposer(encoder_dir: Path, tmp_path: Path) -> Proposer:
    torch.manual_seed(3)
    config = RepairConfig(**encoder_config(encoder_dir, 2), writes=[" ", ","])
    write(warm_start(encoder_dir, config), encoder_dir / "sentencepiece.model", tmp_path)
    return load(str(tmp_path))


def test_proposals_are_in_offsets_of_the_request(proposer: Proposer, monkeypatch: pytest.MonkeyPatch) -> None:
    split: Script = (Op(Code.COPY, 5), Op(Code.WRITE, 0))
    broken: Script = (Op(Code.PASTE, 0),)
    answer = [(split, log(0.7)), ((), log(0.2)), (broken, log(0.05))]
    monkeypatch.setattr(search_module, "search", lambda *_: [answer])
    start = TEXT.index("Team")
    (found,) = proposer.propose([Request(TEXT, start, start + 12, "merged_words")])
    assert found.keep == pytest.approx(0.2)
    assert found.proposals == (Proposal(start + 4, start + 4, " ", pytest.approx(0.7)),)


def test_a_marked_window_is_answered_as_it_is(proposer: Proposer, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(proposer, "texts", lambda marked: [seen.append(v.span) or {v.span: 0.2} for v, _ in marked])
    start = TEXT.index("Team")
    views = [(Window(TEXT, start, start + 4, 0), "quote"), (Window(TEXT, 0, 5, 0), "casing")]
    assert [answer.keep for answer in proposer.answers(views)] == [pytest.approx(0.2)] * 2
    assert seen == ["Team", "First"]


def test_answers_keep_the_order_of_requests(proposer: Proposer) -> None:
    requests = [Request(TEXT, i, i + 2, "spacing") for i in (30, 0, 17, 40, 5)]
    together = proposer.propose(requests)
    for request, answer in zip(requests, together, strict=True):
        alone = proposer.propose([request])[0]
        assert alone.keep == pytest.approx(answer.keep, abs=1e-5)
        assert [p.replacement for p in alone.proposals] == [p.replacement for p in answer.proposals]


def test_every_proposal_stays_in_the_line_and_near_the_finding(proposer: Proposer) -> None:
    for answer in proposer.propose([Request(TEXT, i, i + 1, "quote") for i in range(len(TEXT))]):
        for proposal in answer.proposals:
            assert 0 <= proposal.start <= proposal.end <= len(TEXT)
            assert "\n" not in TEXT[proposal.start : proposal.end]
            assert 0.0 <= proposal.probability <= 1.0


@pytest.mark.parametrize(
    "request_",
    [
        Request("", 0, 0, "quote"),
        Request("   ", 1, 1, "spacing"),
        Request("x" * 500, 0, 500, "repetition"),
        Request("東" * 300, 4, 5, "casing"),
    ],
)
def test_nothing_to_read_gives_no_opinion(proposer: Proposer, request_: Request) -> None:
    assert proposer.propose([request_]) == [UNKNOWN]


def test_no_request_no_answer(proposer: Proposer) -> None:
    assert proposer.propose([]) == []


def test_candidates_of_rules_get_their_probability(proposer: Proposer) -> None:
    start = TEXT.index("Team")
    request = Request(TEXT, start, start + 12, "merged_words")
    ((answer, _),) = proposer.judge([request], [()])
    outside = Proposal(0, 1, "x", 0.0)
    unwritable = Proposal(start, start + 4, "東京", 0.0)
    nothing = Proposal(start, start, "", 0.0)
    ((same, scores),) = proposer.judge([request], [[*answer.proposals, outside, unwritable, nothing]])
    assert same == answer
    assert scores == [*(proposal.probability for proposal in answer.proposals), 0.0, 0.0, answer.keep]


def test_probabilities_are_calibrated(proposer: Proposer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_module, "search", lambda *_: [[((Op(Code.SKIP, 2),), log(0.7)), ((), log(0.2))]])
    curves = Calibration({"*": ((0.0, 1.0), (0.1, 0.1))}, {"casing": ((0.0, 1.0), (0.9, 0.9))})
    calibrated = Proposer(proposer.model, proposer._pieces, curves)
    (answer,) = calibrated.propose([Request(TEXT, 0, 5, "casing")])
    assert (answer.keep, answer.proposals[0].probability) == (pytest.approx(0.1), pytest.approx(0.9))


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("ab cd", Proposal(12, 12, " ", 0.5)),
        ("abc", Proposal(13, 14, "", 0.5)),
        ("aBcd", Proposal(11, 12, "B", 0.5)),
        ("abcdd", Proposal(14, 14, "d", 0.5)),
    ],
)
def test_a_proposal_is_as_small_as_the_change(text: str, proposal: Proposal) -> None:
    assert minimal(Window("..abcd..", 2, 6, 8), text, 0.5) == proposal


def test_the_view_of_an_insertion_takes_the_words_on_both_sides() -> None:
    view = view_of(Request(TEXT, 28, 28, "grammar"))
    assert view is not None
    assert view.span == " Teamresearch is"
    assert view.text == "The Teamresearch is late."
