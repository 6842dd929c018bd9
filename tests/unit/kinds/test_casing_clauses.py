"""Which sentences stand on their own: the question that decides whether a small first letter is a lost capital."""

from __future__ import annotations

import pytest

from mtfix.kinds.casing.clauses import is_whole


@pytest.mark.parametrize(
    "sentence",
    [
        "the harbour master has closed the pier.",
        "on Friday the crew left the ship.",
        "to understand the map, we need a compass.",
        "while the cook slept, the goat ate the soup.",
        "the money which was stolen is gone.",
        "built by monks, the bridge carries carts today.",
        "give the letter to the captain.",
        "he's the owner of the mill.",
        "this means that the road is closed.",
        "what do you want?",
        "the next morning she called the shop.",
        "",
    ],
)
def test_whole(sentence: str) -> None:
    assert is_whole(sentence) is True


@pytest.mark.parametrize(
    "sentence",
    [
        "about ten thousand tons of grain for the farmers.",
        "while the shops earned eleven million, ten million before.",
        "running away from the place of the accident.",
        "to help the tourists return safely.",
        "must bring his wife now.",
        "a statement signed by the mayor of the town.",
        "the grants she received from the king.",
        "she said in his defence.",
        "vehicle with number plates or fake permit.",
        "with a man who rows the boat.",
    ],
)
def test_rest_of_a_sentence(sentence: str) -> None:
    assert is_whole(sentence) is False


@pytest.mark.xfail(strict=True, reason="a participle before a place reads as a past tense: no tagger tells them apart")
def test_participle_that_reads_as_a_past_tense() -> None:
    assert is_whole("a group of men arrested in the harbour.") is False
