"""Local corpora: found by name or path, verified, and read row by row."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from mtfix import corpora
from mtfix.corpora import local
from mtfix.errors import CorpusError


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def jsonl(*rows: dict) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with two pinned corpora, and the folder `real` beside it."""
    folder = tmp_path / "shared" / "data"
    folder.mkdir(parents=True)
    (tmp_path / "shared" / "real").mkdir()
    clean = gzip.compress(jsonl(*({"source": "a", "text": f"Row {i}."} for i in range(5))))
    real = jsonl({"id": "x", "text": "Real page."})
    (folder / "clean.dev.jsonl.gz").write_bytes(clean)
    (tmp_path / "shared" / "real" / "dev.jsonl").write_bytes(real)
    pins = {
        "clean.dev": {"file": "clean.dev.jsonl.gz", "sha256": sha(clean)},
        "real/dev": {"file": "real/dev.jsonl", "sha256": sha(real)},
    }
    monkeypatch.setattr(local, "pins", lambda: pins)
    monkeypatch.delenv("MTFIX_DATA", raising=False)
    return folder


def test_rows_of_a_named_corpus(data: Path) -> None:
    assert [row["text"] for row in corpora.rows("clean.dev", data)] == [f"Row {i}." for i in range(5)]


def test_real_lies_beside_the_data_folder(data: Path) -> None:
    assert list(corpora.load("real/dev", data)) == [{"id": "x", "text": "Real page."}]


def test_a_corpus_can_be_read_twice(data: Path) -> None:
    corpus = corpora.load("clean.dev", data)
    assert list(corpus) == list(corpus)


def test_environment_names_the_folder(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTFIX_DATA", str(data))
    assert corpora.available("clean.dev") is True


def test_shared_data_beside_the_current_folder(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data.parent.parent / "project").mkdir()
    monkeypatch.chdir(data.parent.parent / "project")
    assert next(corpora.rows("clean.dev")) == {"source": "a", "text": "Row 0."}


def test_argument_wins_over_environment(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTFIX_DATA", str(tmp_path / "elsewhere"))
    assert corpora.available("clean.dev") is False
    assert corpora.available("clean.dev", data) is True


def test_checksum_is_that_of_the_file(data: Path) -> None:
    assert corpora.checksum("clean.dev", data) == sha((data / "clean.dev.jsonl.gz").read_bytes())


def test_another_file_of_the_same_name_is_refused(data: Path) -> None:
    expected = corpora.checksum("clean.dev", data)
    other = gzip.compress(jsonl({"text": "Not the one."}))
    (data / "clean.dev.jsonl.gz").write_bytes(other)
    with pytest.raises(CorpusError, match=f"expected SHA-256 {expected}.*found {sha(other)}"):
        corpora.rows("clean.dev", data)
    assert corpora.available("clean.dev", data) is True  # skipping would hide it


def test_manifest_is_verified_for_paths_too(tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_bytes(jsonl({"text": "One."}))
    (tmp_path / "manifest.json").write_text(json.dumps([{"file": "own.jsonl", "sha256": "0" * 64}]))
    with pytest.raises(CorpusError, match=r"manifest\.json beside it"):
        corpora.load(str(own))


def test_path_without_manifest_is_read_as_it_is(tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_bytes(b'{"text": "One."}\n\n{"text": "Two."}\n')
    assert [row["text"] for row in corpora.rows(str(own))] == ["One.", "Two."]


def test_path_that_the_manifest_leaves_out_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "own.jsonl").write_bytes(jsonl({"text": "One."}))
    (tmp_path / "manifest.json").write_text("[]")
    assert list(corpora.rows(str(tmp_path / "own.jsonl"))) == [{"text": "One."}]


@pytest.mark.parametrize("manifest", ["{", '{"file": 1}', "[1]", '[{"file": "own.jsonl"}]'])
def test_broken_manifest_is_an_error(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "own.jsonl").write_bytes(jsonl({"text": "One."}))
    (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(CorpusError, match="is no manifest"):
        corpora.load(str(tmp_path / "own.jsonl"))


def test_absent_corpus_names_places_and_command(tmp_path: Path) -> None:
    looked = re.escape(str(tmp_path / "clean.dev.jsonl.gz"))
    with pytest.raises(CorpusError, match=f"looked for {looked}.*export MTFIX_DATA="):
        corpora.load("clean.dev", tmp_path)
    assert corpora.available("clean.dev", tmp_path) is False


def test_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(CorpusError, match=r"unknown corpus 'clean\.deb'\. Did you mean 'clean\.dev'\?"):
        corpora.load("clean.deb")
    with pytest.raises(CorpusError, match="unknown corpus"):
        corpora.available("nonesuch")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"text": "One."}\nnot json\n', "line 2: not JSON"),
        (b'{"text": "One."}\n[1]\n', "line 2: expected a JSON object, found list"),
        (b'{"text": "\xff"}\n', "cannot be read as UTF-8"),
    ],
)
def test_bad_line_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "own.jsonl").write_bytes(content)
    with pytest.raises(CorpusError, match=message):
        list(corpora.rows(str(tmp_path / "own.jsonl")))


def test_deep_json_is_an_error_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "own.jsonl").write_text("[" * 100_000 + "\n")
    with pytest.raises(CorpusError, match="line 1: not JSON"):
        list(corpora.rows(str(tmp_path / "own.jsonl")))


def test_truncated_gzip_is_an_error(tmp_path: Path) -> None:
    whole = gzip.compress(jsonl(*({"text": f"Row {i}."} for i in range(999))))
    (tmp_path / "own.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CorpusError, match="cannot be read"):
        list(corpora.rows(str(tmp_path / "own.jsonl.gz")))


def test_every_pin_has_file_rows_and_sha256() -> None:
    pins = local.pins()
    assert set(pins) >= {"clean.dev", "wmt21", "postedit.dev", "demetr.dev", "real/dev", "real/clean"}
    for name, pin in pins.items():
        assert pin["file"].removesuffix(".gz") == f"{name}.jsonl"
        assert re.fullmatch(r"[0-9a-f]{64}", pin["sha256"])
        assert int(pin["rows"]) > 0


@pytest.mark.parametrize("name", ["real/dev", "real/clean", "mqm.dev", "demetr.dev"])
def test_rows_of_the_real_corpora_are_as_many_as_pinned(name: str) -> None:
    if not corpora.available(name):
        pytest.skip(f"corpus {name} is not on this machine; set MTFIX_DATA")
    assert sum(1 for _ in corpora.rows(name)) == local.pins()[name]["rows"]
