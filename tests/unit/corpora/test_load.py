"""Documents and pairs made of rows."""

import json
from pathlib import Path

import pytest

from mtfix import corpora
from mtfix.errors import CorpusError, SettingError


def write(path: Path, rows: list[dict]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_documents_join_successive_rows(tmp_path: Path) -> None:
    name = write(tmp_path / "c.jsonl", [{"source": "a", "text": f"R{i}"} for i in range(5)])
    assert list(corpora.documents(name, rows_per_document=2)) == ["R0\n\nR1", "R2\n\nR3", "R4"]


def test_a_row_of_several_paragraphs_is_kept_whole(tmp_path: Path) -> None:
    name = write(tmp_path / "c.jsonl", [{"text": "A\n\nB"}, {"text": "C"}])
    assert list(corpora.documents(name, rows_per_document=2)) == ["A\n\nB\n\nC"]


def test_documents_do_not_mix_sources(tmp_path: Path) -> None:
    rows = [{"source": s, "text": t} for s, t in [("a", "1"), ("a", "2"), ("b", "3"), ("a", "4")]]
    name = write(tmp_path / "c.jsonl", rows)
    assert list(corpora.documents(name, rows_per_document=20)) == ["1\n\n2", "3", "4"]


def test_documents_need_at_least_one_row(tmp_path: Path) -> None:
    name = write(tmp_path / "c.jsonl", [{"text": "A"}])
    with pytest.raises(SettingError, match="rows_per_document must be at least 1, not 0"):
        corpora.documents(name, rows_per_document=0)


def test_pairs_take_the_reference_or_else_the_post_edit(tmp_path: Path) -> None:
    ref = write(tmp_path / "r.jsonl", [{"mt": "m", "ref": "r", "pe": "p"}])
    edited = write(tmp_path / "p.jsonl", [{"mt": "m", "pe": "p"}])
    assert list(corpora.pairs(ref)) == [("m", "r")]
    assert list(corpora.pairs(edited)) == [("m", "p")]


def test_rows_without_the_field_are_an_error(tmp_path: Path) -> None:
    name = write(tmp_path / "c.jsonl", [{"source": "a", "text": "A"}])
    with pytest.raises(CorpusError, match="no text field mt; its rows have source, text"):
        list(corpora.pairs(name))
    pair = write(tmp_path / "p.jsonl", [{"mt": "m", "ref": None}])
    with pytest.raises(CorpusError, match="no text field ref or pe; its rows have mt, ref"):
        list(corpora.pairs(pair))


def test_an_absent_corpus_raises_before_the_first_row(tmp_path: Path) -> None:
    for read in (corpora.rows, corpora.pairs, corpora.documents):
        with pytest.raises(CorpusError, match="is absent"):
            read("wmt21", root=tmp_path)
