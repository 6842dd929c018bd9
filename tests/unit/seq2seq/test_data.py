"""Examples: targets are the clean text, spans give nothing away, the stream is the same everywhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from pathlib import Path

import pytest

from mtfix import data as files
from mtfix.errors import CorpusError
from mtfix.seq2seq.data import apply_breaks, clean_text, example, set_trap, spans_of
from mtfix.seq2seq.format import encode
from mtfix.seq2seq.noise import Break
from mtfix.seq2seq.postedits import knowable, post_edit_example
from mtfix.seq2seq.sources import Example, Marked, Sources, held_out, load_sources, sentences_of, usable
from mtfix.seq2seq.window import KINDS


@pytest.fixture(scope="module")
def sources(sentences: list[str]) -> Sources:
    return Sources({"wmt-newstest-2008-2018": sentences}, [s for s in sentences if "“" in s or "(" in s])


@pytest.fixture(scope="module")
def made(sources: Sources) -> list[Example]:
    return [one for i in range(4000) if (one := example(sources, 7, i)) is not None]


def test_an_example_depends_on_seed_and_index_alone(sources: Sources) -> None:
    assert [example(sources, 3, i) for i in (5, 2, 9)] == [example(sources, 3, i) for i in (5, 2, 9)]
    assert [example(sources, 3, i) for i in range(20)] != [example(sources, 4, i) for i in range(20)]


def test_spans_lie_in_the_window_and_kept_ones_are_their_own_target(made: list[Example]) -> None:
    for one in made:
        for span in one.spans:
            assert 0 <= span.start < span.end <= len(one.text)
            assert (one.text[span.start : span.end] == span.target) == (span.note == "keep")


def test_targets_of_single_breaks_restore_a_clean_sentence(made: list[Example], sentences: list[str]) -> None:
    clean = " ".join(sentences)
    single = [(one, s) for one in made for s in one.spans if s.note not in ("keep", "order") and len(one.spans) == 1]
    restored = [one.text[: s.start] + s.target + one.text[s.end :] for one, s in single]
    # Other breaks may stand outside the marked span, so only most, not all, are clean sentences again.
    assert sum(text in clean for text in restored) > 0.6 * len(restored)


def test_nearly_every_target_can_be_written(made: list[Example]) -> None:
    writes = files.table("repair_tables.json")["writes"]
    spans = [(one.text[s.start : s.end], s.target) for one in made for s in one.spans]
    assert sum(encode(*span, writes) is None for span in spans) < 0.02 * len(spans)


def test_every_kind_is_broken_and_kept(made: list[Example]) -> None:
    seen = {(span.kind, span.note == "keep") for one in made for span in one.spans}
    assert seen == {(kind, kept) for kind in KINDS if kind != "any" for kept in (True, False)}


def area(broken: list[float], kept: list[float]) -> float:
    """Return the area under the ROC curve of a score: 0.5 where it tells nothing."""
    kept = sorted(kept)
    return sum(bisect_left(kept, v) + bisect_right(kept, v) for v in broken) / 2 / len(broken) / len(kept)


def test_position_and_length_of_the_span_do_not_give_it_away(made: list[Example]) -> None:
    spans = [(one, span) for one in made for span in one.spans]
    rows = [
        (s.note == "keep", (s.end - s.start, s.start, len(one.text) - s.end, s.start / len(one.text)))
        for one, s in spans
    ]
    for feature in range(4):
        broken = [values[feature] for kept, values in rows if not kept]
        assert 0.42 < area(broken, [values[feature] for kept, values in rows if kept]) < 0.58


def test_a_classifier_on_position_and_length_learns_nothing(made: list[Example]) -> None:
    """A table of rates by (place, length), fitted on one half, is no better than chance on the other."""
    rows = [
        ((s.start * 5 // len(one.text), min((s.end - s.start) // 4, 9)), s.note != "keep")
        for one in made
        for s in one.spans
    ]
    half = len(rows) // 2
    rate: dict[tuple[int, int], list[int]] = {}
    for cell, broken in rows[:half]:
        counts = rate.setdefault(cell, [1, 2])
        counts[0] += broken
        counts[1] += 1
    scores = [(rate.get(cell, [1, 2])[0] / rate.get(cell, [1, 2])[1], broken) for cell, broken in rows[half:]]
    assert area([s for s, b in scores if b], [s for s, b in scores if not b]) < 0.62


def test_breaks_are_applied_and_mapped_back() -> None:
    text = "one two three four"
    breaks = [Break(3, 4, "", "merged_words", "merge"), Break(8, 13, "th ree", "split_word", "space")]
    broken, places = apply_breaks(text, breaks)
    assert broken == "onetwo th ree four"
    assert clean_text(text, places, 0, 6) == "one two"
    assert clean_text(text, places, 6, 13) == " three"
    assert clean_text(text, places, 13, len(broken)) == " four"
    assert clean_text(text, places, 9, 13) is None


@pytest.mark.parametrize(
    "sentence",
    ["Too short.", "The price , he said , was far too high for them .", "Read more at http://example.org/ today.",
     'He said "yes and went home without a word to us.', "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17"],
)  # fmt: skip
def test_sentences_that_are_broken_already_are_not_used(sentence: str) -> None:
    assert not usable(sentence)


def test_tokenised_rows_are_left_out() -> None:
    rows = [
        {"source": "wiki-split", "text": "A sentence that is long enough .", "tokenized": True},
        {
            "source": "osbooks-x",
            "text": "This is the first sentence.\n\nThis is the second one of them. And a third one.",
        },
    ]
    assert list(sentences_of(rows)) == [
        ("osbooks", "This is the first sentence."),
        ("osbooks", "This is the second one of them."),
    ]


def test_held_out_sentences_are_never_trained_on(data_dir: Path) -> None:
    train, dev = load_sources(data_dir), load_sources(data_dir, dev=True)
    assert not any(held_out(s) for pool in train.sentences.values() for s in pool)
    assert all(held_out(s) for pool in dev.sentences.values() for s in pool)


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"clean\.train\.jsonl\.gz is missing"):
        load_sources(tmp_path)


def test_traps_are_marked_to_be_kept() -> None:
    from random import Random

    text, trap = set_trap("She lives in Paris with her dog.", Random(4))
    assert isinstance(trap, Marked)
    assert text[trap.start : trap.end] == trap.target
    assert set_trap("she lives here with her dog.", Random(4)) == ("she lives here with her dog.", None)


def test_a_small_real_edit_becomes_an_example() -> None:
    mt = "The flotilla is located in north of the city and belongs to it."
    one = post_edit_example(mt, mt.replace("in north", "in the north"))
    assert one is not None
    assert [(one.text[s.start : s.end], s.target) for s in one.spans if s.note == "postedit"] == [
        (" in north", " in the north")
    ]


@pytest.mark.parametrize(
    ("span", "target", "known"),
    [
        (" in north", " in the north", True),
        (" goes", " went", False),
        (" starts", " started", True),
        (" of", " from", True),
        (" gandhiji.", " Gandhiji.", True),
        (" the won", " the forest", False),
        (" battle", " fight", False),
        (" very skilled", " skilled", True),
    ],
)
def test_only_what_can_be_known_without_the_source_is_learnt(span: str, target: str, known: bool) -> None:
    assert knowable(span, target) is known


def test_spans_are_drawn_in_order_with_the_window_that_holds_them(sources: Sources, made: list[Example]) -> None:
    drawn = spans_of(sources, 7, 50)
    expected = [(one.text, span) for one in made for span in one.spans][:50]
    assert [(view.text, span) for view, span in drawn] == expected
    assert [(view.start, view.end, view.offset) for view, _ in drawn] == [(s.start, s.end, 0) for _, s in expected]
