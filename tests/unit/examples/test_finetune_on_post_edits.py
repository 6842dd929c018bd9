"""The example trains a tiny model; the sample beside it holds every kind that it names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import torch

from examples.finetune_on_post_edits import SAMPLE, held_out, kept, kind_of, main, marked, table
from mtfix.seq2seq.checkpoint import read, write
from mtfix.seq2seq.grammar_noise import tables
from mtfix.seq2seq.network import RepairConfig, RepairModel
from mtfix.seq2seq.sources import read_jsonl


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the directory of a random model of two small layers."""
    torch.manual_seed(0)
    sizes = {"hidden_size": 24, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32}
    config = RepairConfig(**sizes, side_size=48, side_heads=1, writes=tables()["writes"])  # type: ignore[arg-type]
    path = tmp_path_factory.mktemp("tiny")
    write(RepairModel(config), Path(str(files("mtfix") / "models" / "en" / "sentencepiece.model")), path)
    return path


@pytest.mark.parametrize(
    ("old", "new", "before", "kind"),
    [
        (" early.The", " early. The", "", "merged_words"),
        (" ofthe", " of the", "", "merged_words"),
        (" to gether", " together", "", "split_word"),
        (" late ,", " late,", "", "spacing"),
        (" monday", " Monday", "", "casing"),
        ("However the", "However, the", "", "punctuation"),
        (" (late.", " (late).", "", "bracket"),
        (" here, ”said", " here,” said", "", "quote"),
        (" the roof", " roof", "The", "repetition"),
        (" had had", " had", "He", "repetition"),
        (" the roof", " roof", "on", "grammar"),
        (" depends of", " depends on", "", "grammar"),
    ],
)
def test_an_edit_is_named_after_what_it_changes(old: str, new: str, before: str, kind: str) -> None:
    assert kind_of(old, new, before) == kind


def test_a_pair_is_marked_where_it_was_edited() -> None:
    made = marked(
        {"mt": "The lake froze early.The children skated.", "pe": "The lake froze early. The children skated."}
    )
    assert made is not None
    found = [(span.start, span.end, span.kind, span.target) for span in made.spans if span.note == "edit"]
    assert found == [(14, 24, "merged_words", " early. The")]


def test_quotation_marks_are_marked_as_wide_as_findings_are() -> None:
    row = {"mt": "“Nobody was hurt, ”said the captain.", "pe": "“Nobody was hurt,” said the captain."}
    made = marked(row)
    assert made is not None
    found = [(span.start, span.end, span.kind, span.target) for span in made.spans if span.note == "edit"]
    assert found == [(0, len(row["mt"]), "quote", row["pe"])]


@pytest.mark.parametrize("pe", ["The lake froze early.", "A harvest of winter wheat was sold to many strangers."])
def test_nothing_is_marked_where_nothing_can_be_known(pe: str) -> None:
    assert marked({"mt": "The lake froze early.", "pe": pe}) is None


def test_what_nobody_edited_is_to_be_kept() -> None:
    made = kept({"mt": "", "pe": "The council meets on Monday in the old fire station."})
    assert made is not None
    (span,) = made.spans
    assert (made.text[span.start : span.end], span.note) == (span.target, "keep")


def test_the_sample_holds_each_kind_on_both_sides() -> None:
    sides: dict[bool, set[str]] = {True: set(), False: set()}
    for row in read_jsonl(SAMPLE):
        made = marked(row)
        sides[held_out(row)] |= {span.kind for span in made.spans} if made else set()
    assert sides[True] == sides[False] == {"casing", "grammar", "merged_words", "punctuation", "quote", "repetition"}


def test_before_and_after_stand_side_by_side() -> None:
    shown = table({"all": (0.5, 4), "quote": (0.0, 2)}, {"all": (0.75, 4), "quote": (0.5, 2)})
    assert [line.split() for line in shown.split("\n")] == [
        ["kind", "held-out", "spans", "exact", "before", "exact", "after"],
        ["quote", "2", "0%", "50%"],
        ["all", "4", "50%", "75%"],
    ]


def test_it_trains_writes_and_tells(tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--model", str(tiny), "--out", str(tmp_path / "out"), "--epochs", "1"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("epoch 1 of 1: ")
    assert lines[2].split()[0] == "kind"
    before, after = read(str(tiny))[0].state_dict(), read(str(tmp_path / "out"))[0].state_dict()
    moved = {name for name in before if not torch.equal(before[name], after[name])}
    assert "classes.weight" in moved
    assert not any(name.startswith(("encoder.words", "encoder.layers.0.")) for name in moved)


def test_the_new_model_is_not_calibrated(tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--model", str(tiny), "--out", str(tmp_path), "--epochs", "1"])
    assert capsys.readouterr().out.count("written to") == 1
    assert read(str(tmp_path))[2].safe_from("quote") > 1


def test_too_few_pairs_are_named(tiny: Path, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps({"mt": "Nothing was edited here.", "pe": "Nothing was edited here."}) + "\n", "utf-8")
    with pytest.raises(SystemExit, match="give more pairs"):
        main([str(path), "--model", str(tiny), "--out", str(tmp_path / "out")])
