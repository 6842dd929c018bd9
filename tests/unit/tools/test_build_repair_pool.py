"""Ready examples: where detectors point, with the text that stood there; what stays; pairs that are close."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from mtfix.model import Edit
from mtfix.seq2seq.data import example
from mtfix.seq2seq.sources import Example, Marked, Sources, read_pool
from tests.unit.seq2seq.conftest import SENTENCES
from tools.build_repair_pool import alarm_example, close_pairs, function_example, injected_example, marked, write_pool


def test_broken_sentences_come_with_what_the_text_was() -> None:
    made = [one for i in range(60) if (one := injected_example(SENTENCES[i % len(SENTENCES)], i)) is not None]
    assert len(made) > 40
    spans = [(one, span) for one in made for span in one.spans]
    assert {span.note for _, span in spans} <= {"injected", "keep"}
    for one, span in spans:
        assert (one.text[span.start : span.end] == span.target) == (span.note == "keep")
    single = [(one, s) for one, s in spans if len(one.spans) == 1 and s.note == "injected"]
    clean = " ".join(SENTENCES)
    restored = [one.text[: s.start] + s.target + one.text[s.end :] for one, s in single]
    # A second breakage may stand where no detector points.
    assert sum(text in clean for text in restored) > 0.6 * len(restored)


def test_an_injected_example_depends_on_text_and_seed_alone() -> None:
    assert injected_example(SENTENCES[0], 5) == injected_example(SENTENCES[0], 5)


@pytest.mark.parametrize(
    ("undo", "target"),
    [((), " oldhouse"), ((Edit(7, 7, " "),), " old house"), ((Edit(0, 3, "A"),), " oldhouse")],
)
def test_a_site_becomes_a_span_with_the_repaired_text(undo: tuple[Edit, ...], target: str) -> None:
    note = "keep" if target == " oldhouse" else "injected"
    assert marked("The oldhouse is late.", undo, 4, 12, "merged_words") == Marked(3, 12, "merged_words", target, note)


def test_a_span_that_cuts_an_edit_is_no_example() -> None:
    assert marked("The oldhouse is late.", (Edit(10, 15, "x"),), 4, 12, "merged_words") is None


def test_what_a_rule_repairs_safely_is_not_taught_as_sound() -> None:
    assert alarm_example("He came ( late.") is None
    assert alarm_example("He came late.") is None


def test_function_words_stay() -> None:
    made = [function_example(text, Random(3)) for text in SENTENCES]
    spans = [(one, span) for one in made if one is not None for span in one.spans]
    assert len(spans) > len(SENTENCES)
    assert {(span.kind, span.note) for _, span in spans} == {("grammar", "keep")}
    assert all(one.text[span.start : span.end] == span.target for one, span in spans)


def test_only_close_pairs_are_edits_and_each_once() -> None:
    near = {"mt": "She lives in a old house by the sea.", "ref": "She lives in an old house by the sea."}
    far = {"mt": "She lives in a old house by the sea.", "ref": "By the sea there is a house that she owns."}
    same = {"mt": near["mt"], "ref": near["mt"]}
    (made,) = close_pairs([near, near, far, same])
    assert [(made.text[s.start : s.end], s.target) for s in made.spans if s.note == "postedit"] == [(" a", " an")]


def test_a_written_pool_is_read_and_mixed_in(tmp_path: Path) -> None:
    ready = Example("He went home then.", (Marked(2, 7, "grammar", " went", "keep"),))
    write_pool([("injected", ready), ("postedit", ready)], tmp_path / "pool.jsonl.gz")
    pool = read_pool(tmp_path / "pool.jsonl.gz")
    assert pool == {"injected": [ready], "postedit": [ready]}
    mixed = Sources({"wmt-newstest-2008-2018": SENTENCES}, [], pool={"injected": [ready]})
    share = sum(example(mixed, 1, i) == ready for i in range(400)) / 400
    assert 0.3 < share < 0.5
