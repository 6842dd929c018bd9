"""Injection: seeded, restorable, at the asked rate, with settings that teach."""

from __future__ import annotations

import pytest

from mtfix import apply_edits, inject
from mtfix.errors import SettingError
from tests.texts import CLEAN


def test_the_same_seed_gives_the_same_damage_and_another_seed_other() -> None:
    first = inject(CLEAN["news"], seed=1)
    assert inject(CLEAN["news"], seed=1) == first
    assert inject(CLEAN["news"], seed=2) != first


def test_rate_zero_breaks_nothing() -> None:
    assert inject(CLEAN["news"], seed=1, rate=0).text == CLEAN["news"]


def test_the_rate_is_in_breakages_a_word() -> None:
    words = len(CLEAN["news"].split())
    gold = [len(inject(CLEAN["news"], seed=seed, rate=1 / 45).gold) for seed in range(20)]
    assert abs(sum(gold) / 20 - words / 45) < 1.5


@pytest.mark.parametrize("text", ["", "a", "\n", "()", "🙂"])
def test_tiny_texts_are_restored(text: str) -> None:
    for seed in range(5):
        injected = inject(text, seed=seed)
        assert apply_edits(injected.text, injected.edits) == text


def test_gold_tells_the_kind_and_the_place() -> None:
    injected = inject(CLEAN["news"], seed=4, kinds=["bracket"], rate=1 / 100)
    assert {gold.kind for gold in injected.gold} == {"bracket"}
    assert all(gold.start <= gold.end for gold in injected.gold)


def test_breakages_of_one_kind_stay_out_of_what_another_claims() -> None:
    text = "The men of the ferry waited by the water for a while and then went home to the other side of the bay."
    for seed in range(30):
        notes = [gold.note for gold in inject(text, seed=seed, kinds=["bracket"], rate=1 / 4).gold]
        assert notes.count("half added") <= 1


@pytest.mark.parametrize(
    ("settings", "message"),
    [({"rate": 2}, "rate must be between 0 and 1"), ({"kinds": ["spaces"]}, "unknown kind 'spaces'")],
)
def test_wrong_settings_teach(settings: dict[str, object], message: str) -> None:
    with pytest.raises(SettingError, match=message):
        inject("text", seed=0, **settings)  # type: ignore[arg-type]
