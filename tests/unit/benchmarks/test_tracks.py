"""The pure functions of the tracks; nothing is timed and no corpus is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import demetr, harmless, postedit, profile, repair
from benchmarks.passes import Outcome, Work, done, outcomes, repaired, summary
from benchmarks.peers.peer import Peer
from benchmarks.plots import cell
from benchmarks.report import how, table
from benchmarks.speed import peak_mb
from benchmarks.texts import hosts, is_whole, join, with_notation
from benchmarks.tiers import RULES, fixer
from benchmarks.wmt import System, references
from mtfix import Injected
from mtfix.model import Edit, Gold
from mtfix.quality import Comparison


def outcome(text: str, changed: bool = False, **kinds: int) -> Outcome:
    return Outcome(text, kinds, changed)


def test_documents_are_whole_paragraphs_of_at_least_the_size() -> None:
    assert list(join(["aaaa", "bb", "cccc"], "\n\n", 7)) == ["aaaa\n\nbb"]
    assert list(join(["aaaa", "bb", "cccccc", "d"], "\n", 7)) == ["aaaa\nbb", "cccccc"]
    assert list(join([], "\n", 7)) == []


def test_notation_stands_between_the_words() -> None:
    text = " ".join(["word"] * 61)
    host = with_notation(text)
    assert [word for word in host.split() if word != "word"] == ["{name}", "%s"]
    assert host.split().index("{name}") == 30
    assert with_notation("too short") == "too short"


def test_only_placeholders_need_hosts() -> None:
    text = " ".join(["word"] * 40)
    assert hosts("quote", [text]) == [text]
    assert hosts("placeholder", [text]) == [with_notation(text)]


def test_documents_of_stopped_sentences_differ_in_one_stop() -> None:
    rows = [(f"Sentence {number}.", f"Sentence {number}") for number in range(12)] + [("No stop", "No stop")]
    found = demetr.documents(rows)
    assert len(found) == 12
    good, perturbed = found[3]
    lines = list(zip(good.split("\n"), perturbed.split("\n"), strict=True))
    assert len(lines) == 10
    assert [pair for pair in lines if pair[0] != pair[1]] == [("Sentence 3.", "Sentence 3")]


def test_perturbations_are_judged_by_what_became_of_them() -> None:
    rows = [("abc.", "abc"), ("abd.", "abd"), ("abe.", "abe"), ("abf.", "abf")]
    done = {
        "abc": outcome("abc.", changed=True, punctuation=1),
        "abd": outcome("abd", punctuation=1),
        "abe": outcome("ab", changed=True, spacing=1),
        "abf": outcome("abf"),
    }
    assert demetr.judge(rows, done) == {
        "texts": 4,
        "found": 0.75,
        "exact": 0.25,
        "untouched": 0.5,
        "nearer": 0.25,
        "farther": 0.25,
    }


def test_perturbations_are_sorted_by_their_number() -> None:
    names = ["minor_id12_conj", "critical_id4_codemix", "base_id35_reference", "minor_id1_repeat2"]
    assert sorted(names, key=demetr.number) == [names[3], names[1], names[0], names[2]]


def comparison(delta: float, p_value: float) -> Comparison:
    return Comparison("BLEU", 30.0, 30.0 + delta, delta, delta - 0.1, delta + 0.1, p_value, 5, 100, "sig")


@pytest.mark.parametrize(
    ("delta", "p_value", "expected"),
    [(0.2, 0.01, 1), (-0.2, 0.01, -1), (-0.2, 0.3, 0), (0.2, 0.05, 0), (0.0, 0.001, 0)],
)
def test_significance_has_a_sign(delta: float, p_value: float, expected: int) -> None:
    assert harmless.significant(comparison(delta, p_value)) == expected


def test_a_comparison_is_shown_with_interval_and_p() -> None:
    assert harmless.shown(comparison(0.2, 0.01)) == ["30.00 → 30.20", "+0.200 [+0.100, +0.300], 0.010"]
    assert postedit.shown(comparison(0.2, 0.01)) == ["30.20", "+0.200 [+0.100, +0.300], 0.010"]


@pytest.mark.parametrize(
    ("before", "after", "reference", "expected"),
    [
        ("the cat sat", "the cat sat down", "the cat sat down", 1),
        ("a dog ran", "a dog run", "a dog ran", -1),
        ("the same", "the same", "other", 0),
        ("a  cat", "a cat", "a cat", 0),
    ],
)
def test_a_changed_sentence_is_better_or_worse_by_its_own_score(
    before: str, after: str, reference: str, expected: int
) -> None:
    assert postedit.verdict(before, after, reference) == expected


def test_verdicts_are_counted_by_the_kind_of_repair() -> None:
    results = [
        summary(fixer(RULES, ["bracket"]).fix(text)) for text in ("He came ( late.", "She left ( early.", "It rained.")
    ]
    assert postedit.by_kind(results, [1, -1, 0]) == {"bracket": [1, 0, 1]}


def test_another_tool_is_judged_by_its_texts_alone() -> None:
    peer = Peer("upper", (), "MIT", "blind", lambda: lambda texts: [text.upper() for text in texts])
    rows = [{"mt": "a cat", "pe": "a cat"}, {"mt": "A", "pe": "A"}]
    assert postedit.others(rows, peer) == [Outcome("A CAT", {}, changed=True), Outcome("A", {}, changed=False)]


def test_a_profile_is_findings_per_thousand_sentences() -> None:
    done = {"a": outcome("a", quote=1), "b": outcome("b", quote=1, spacing=3), "c": outcome("c")}
    assert profile.profile(["a", "b", "c", "c"], done, ["quote", "spacing", "bracket"]) == [500.0, 750.0, 0.0]
    assert profile.counts(["a", "b", "c"], done, None) == ([1.0, 4.0, 0.0], [1.0, 1.0, 1.0])


def test_the_human_reference_stands_above_its_systems() -> None:
    found = [System("wmt21", "de-en", "A", ["a"], ["r"]), System("wmt21", "cs-en", "B", ["b"], ["s"])]
    assert profile.named({"wmt21": found}) == {
        "wmt21 cs-en human reference": ["s"],
        "wmt21 cs-en B": ["b"],
        "wmt21 de-en human reference": ["r"],
        "wmt21 de-en A": ["a"],
    }


def test_every_system_has_its_rates_by_kind() -> None:
    found = [System("wmt21", "de-en", "A", ["a", "b"], ["r", "s"])]
    done = {"a": outcome("a", quote=2), **{text: outcome(text) for text in "brs"}}
    body, data = profile.each_system({"wmt21": found}, done)
    assert (data["wmt21 de-en A"]["quote"]["value"], data["wmt21 de-en A"]["all kinds"]["value"]) == (1000.0, 1000.0)
    assert data["wmt21 de-en human reference"]["quote"] == {"value": 0.0, "low": 0.0, "high": 1844.5}
    assert body.split("\n")[-1].startswith("| wmt21 de-en A | 2 | 1844.5 | 1000.0 [0.0, 2000.0] |  |")


def test_kinds_found_nowhere_have_no_column() -> None:
    row = [float(kind == "quote") for kind in profile.KIND_IDS]
    kinds, rows, empty = profile.columns({"a": row, "b": [0.0] * len(row)})
    assert (kinds, rows) == (["all kinds", "quote"], {"a": [1.0, 1.0], "b": [0.0, 0.0]})
    assert len(empty.split(", ")) == len(profile.KIND_IDS) - 1


def test_references_are_each_once() -> None:
    found = [System("w", "de-en", "A", ["a", "b"], ["r", "s"]), System("w", "de-en", "B", ["c", "d"], ["r", "s"])]
    assert references(found) == {"de-en": ["r", "s"]}


def test_repair_judges_texts_and_metrics() -> None:
    clean = "The boat left the harbour at noon."
    damaged = Injected("The boat left theharbour at noon.", (Gold("merged_words", (Edit(14, 24, "the harbour"),)),))
    found = repair.judge([clean], [damaged], [clean])
    assert (found["injected"], found["repaired"], found["harmed_per_10000"]) == (1, 1.0, 0.0)
    assert found["chrF++"]["closed"] == pytest.approx(1.0)
    left = repair.judge([clean], [damaged], [damaged.text], ["TER"])
    assert (left["repaired"], left["TER"]["closed"]) == (0.0, 0.0)
    assert repair.undone_by_kind(clean, damaged, clean)["merged_words"].repaired == 1


def test_a_share_of_nothing_is_a_dash() -> None:
    assert [repair.share(None), repair.share(0.5)] == ["–", 0.5]


def test_a_pass_remembers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.passes.CACHE", tmp_path)
    texts = ["He came ( late.", "He came late.", "He came ( late."]
    found = outcomes(texts, jobs=1)
    assert {text: (one.text, one.changed, one.repaired) for text, one in found.items()} == {
        "He came ( late.": ("He came late.", True, ("bracket",)),
        "He came late.": ("He came late.", False, ()),
    }
    monkeypatch.setattr("benchmarks.passes._fix", None)
    assert outcomes(texts, jobs=1) == found
    assert repaired(texts) == ["He came late."] * 3


def test_a_source_is_part_of_what_a_pass_remembers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.passes.CACHE", tmp_path)
    work = Work("He came ( late.", "Er kam spät.", "de")
    assert {one.text for one in done([work], jobs=1).values()} == {"He came late."}
    assert len({work.key, Work(work.text).key, Work(work.text, "Er kam.", "de").key}) == 3


def test_the_rules_tier_is_a_fixer() -> None:
    assert fixer(RULES, ["bracket"]).fix("He came ( late.").text == "He came late."


def test_peak_memory_is_read_from_the_status() -> None:
    assert peak_mb("Name:\tpython\nVmPeak:\t  99 kB\nVmHWM:\t  2048 kB\n") == 2.0


@pytest.mark.parametrize(("value", "expected"), [(0, ""), (0.04, "0.0"), (3.14, "3.1"), (9.96, "10"), (123.4, "123")])
def test_cells_of_a_heat_map_are_short(value: float, expected: str) -> None:
    assert cell(value) == expected


def test_a_stamp_names_the_role_of_each_corpus() -> None:
    made = {"mtfix": "1.0", "seed": 3, "data": {"wmt21": "abc", "wmt23.test": "def", "x.jsonl": "123"}}
    assert (
        how(made) == "mtfix 1.0, seed 3; data: wmt21 abc (tuned on), wmt23.test def (untouched), x.jsonl 123 (public)"
    )


def test_tables_round_numbers() -> None:
    assert table(["a", "b"], [["x", 0.12345], ["y", 2]]) == "| a | b |\n| --- | --: |\n| x | 0.123 |\n| y | 2 |"


@pytest.mark.parametrize(
    ("paragraph", "whole"),
    [
        ("It was a dry year. The mill stood still.", True),
        ("“We know,” he said. “It is late.”", True),
        ("U.S. mills stood still in 1990.", True),
        ("It was a dry year.The mill stood still.", False),
        ("It was so in all states.”Smith, p. 4.", False),
        ("It was so in all states.“Mills”, 1990.", False),
        ("The price falls, as shown in.", False),
        ("The price () falls.", False),
        ("ADDRESS TO THE MILLERS", False),
        ("One line\nand another.", False),
        ("", False),
    ],
)
def test_a_reference_is_whole(paragraph: str, whole: bool) -> None:
    assert is_whole(paragraph) is whole
