"""Paired tests against sacrebleu's own, and on the cases where those mislead."""

from random import Random

import pytest
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.significance import PairedTest

from mtfix.errors import SettingError
from mtfix.quality import approximate_randomisation, paired_bootstrap
from mtfix.quality import resampling as resampling_module

WORDS = "the a cat dog sat ran on under mat house red big one of men saw".split()


def corpus(size: int, damage: float, seed: int) -> tuple[list[str], list[str]]:
    """Return references, and copies with a share of the words replaced."""
    rng = Random(seed)
    references = [[rng.choice(WORDS) for _ in range(rng.randint(5, 12))] for _ in range(size)]
    damaged = [[rng.choice(WORDS) if rng.random() < damage else w for w in line] for line in references]
    return [" ".join(line) for line in references], [" ".join(line) for line in damaged]


@pytest.fixture(scope="module")
def outputs() -> tuple[list[str], list[str], list[str]]:
    references, baseline = corpus(40, 0.3, 1)
    _, system = corpus(40, 0.25, 1)
    return baseline, system, references


def sacrebleu_result(test: str, outputs: tuple[list[str], list[str], list[str]], samples: int) -> tuple:
    baseline, system, references = outputs
    named = [("baseline", baseline), ("system", system)]
    paired = PairedTest(named, {"chrF2++": CHRF(word_order=2)}, [references], test, samples)
    first, second = paired()[1]["chrF2++"]
    return first.score, second.score, second.p_value


def test_bootstrap_is_that_of_sacrebleu(outputs: tuple) -> None:
    baseline, system, p_value = sacrebleu_result("bs", outputs, 500)
    found = paired_bootstrap(*outputs, metrics=["chrF++"], samples=500)["chrF++"]
    assert (found.baseline, found.system) == pytest.approx((baseline, system))
    assert found.delta == pytest.approx(system - baseline)
    assert found.p_value == p_value


def test_bootstrap_in_blocks_is_the_same(outputs: tuple, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = paired_bootstrap(*outputs, samples=101)
    monkeypatch.setattr(resampling_module, "_BLOCK", 40 * 7)
    assert paired_bootstrap(*outputs, samples=101) == whole


def test_randomisation_agrees_with_sacrebleu(outputs: tuple) -> None:
    # Other random numbers, since equal segments are left out here: equal within three standard errors.
    _, _, p_value = sacrebleu_result("ar", outputs, 2000)
    found = approximate_randomisation(*outputs, metrics=["chrF++"], trials=2000)["chrF++"]
    assert found.p_value == pytest.approx(p_value, abs=3 * (2 * p_value * (1 - p_value) / 2000) ** 0.5)


def test_a_clear_difference_is_significant() -> None:
    references, baseline = corpus(60, 0.5, 2)
    for test in (paired_bootstrap, approximate_randomisation):
        found = test(baseline, references, references, metrics=["BLEU"])["BLEU"]
        assert found.system == pytest.approx(100)
        assert found.p_value < 0.005
        assert 0 < found.low < found.delta < found.high


def test_equal_outputs_are_never_significant() -> None:
    references, baseline = corpus(20, 0.5, 3)
    for test in (paired_bootstrap, approximate_randomisation):
        found = test(baseline, baseline, references)["chrF++"]
        assert (found.delta, found.low, found.high, found.p_value, found.changed) == (0, 0, 0, 1, 0)


def test_one_changed_segment_is_not_significant_by_randomisation() -> None:
    # Every trial swaps it or not, and the difference is the same: sacrebleu's ">" gives p = 1/10001 here.
    references, baseline = corpus(20, 0.5, 4)
    system = [references[0], *baseline[1:]]
    found = approximate_randomisation(baseline, system, references, metrics=["chrF++"])["chrF++"]
    assert found.changed == 1
    assert found.p_value == 1


def test_randomisation_by_hand() -> None:
    # Two changed segments, both better: 2 of 4 swaps keep the full difference, so p is near 1/2.
    references = ["a b c d", "e f g h", "i j k l"]
    baseline = ["a b c x", "e f g x", "i j k l"]
    found = approximate_randomisation(baseline, references, references, metrics=["TER"], trials=4000)["TER"]
    assert found.delta == pytest.approx(-100 * 2 / 12)
    assert found.p_value == pytest.approx(0.5, abs=0.03)


def test_the_seed_decides(outputs: tuple) -> None:
    same = [approximate_randomisation(*outputs, trials=200, samples=50, seed=7) for _ in range(2)]
    other = approximate_randomisation(*outputs, trials=200, samples=50, seed=8)
    assert same[0] == same[1]
    assert other["BLEU"].low != same[0]["BLEU"].low


def test_signature_names_test_seed_and_trials(outputs: tuple) -> None:
    bootstrap = paired_bootstrap(*outputs, samples=50)["BLEU"].signature
    randomised = approximate_randomisation(*outputs, trials=60, samples=50)["BLEU"].signature
    assert bootstrap.startswith("nrefs:1|case:mixed|") and bootstrap.endswith("|seed:12345|bs:50")
    assert randomised.endswith("|seed:12345|ar:60|bs:50")


def test_different_lengths_are_refused() -> None:
    with pytest.raises(SettingError, match="given: 2 baseline, 1 system, 2 references"):
        paired_bootstrap(["a", "b"], ["a"], ["a", "b"])


def test_no_trials_are_refused() -> None:
    with pytest.raises(SettingError, match="samples >= 1"):
        approximate_randomisation(["a"], ["a"], ["a"], trials=0)
