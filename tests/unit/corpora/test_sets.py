"""Data sets of sacrebleu, from a small fake cache; nothing is downloaded."""

import hashlib
from pathlib import Path

import pytest
from sacrebleu.dataset import DATASETS
from sacrebleu.dataset.plain_text import PlainTextDataset
from sacrebleu.dataset.wmt_xml import WMTXMLDataset

from mtfix import corpora
from mtfix.errors import CorpusError

NO_SERVER = "file:///nonexistent/toy.tgz"  # an address that fails at once, without a network
XML = """<dataset id="toy"><doc origlang="de" id="news.1">
<src lang="de"><p><seg id="1">Eins.</seg><seg id="2">Zwei.</seg></p></src>
<ref lang="en" translator="refA"><p><seg id="1">One.</seg><seg id="2">Two.</seg></p></ref>
<hyp lang="en" system="sysB"><p><seg id="1">One .</seg><seg id="2">Two .</seg></p></hyp>
<hyp lang="en" system="sysA"><p><seg id="1">one</seg><seg id="2"></seg></p></hyp>
</doc></dataset>"""


def cached(dataset: object, folder: Path, name: str, files: dict[str, str]) -> None:
    """Give `dataset` a cache folder that holds the archive and the files in it."""
    raw = folder / "raw"
    raw.mkdir()
    dataset._outdir, dataset._rawdir = str(folder), str(raw)
    (raw / f"{name}.toy.tgz").write_bytes(b"archive")
    for file, text in files.items():
        (raw / file).write_text(text, encoding="utf-8")


@pytest.fixture
def xml_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    data = WMTXMLDataset(
        "toyxml",
        data=[NO_SERVER],
        md5=[hashlib.md5(b"archive", usedforsecurity=False).hexdigest()],
        langpairs={"de-en": ["toy.xml"]},
        refs=["refA"],
    )
    cached(data, tmp_path, "toyxml", {"toy.xml": XML})
    monkeypatch.setitem(DATASETS, "toyxml", data)
    return tmp_path


@pytest.fixture
def plain_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlainTextDataset:
    data = PlainTextDataset("toy/plain", data=[NO_SERVER], langpairs={"de-en": ["src.txt", "ref.txt"]})
    cached(data, tmp_path, "toy_plain", {"src.txt": "Eins.\nZwei.\n", "ref.txt": "One.\nTwo.\n"})
    monkeypatch.setitem(DATASETS, "toy/plain", data)
    return data


@pytest.mark.usefixtures("xml_set")
def test_segments_of_a_set() -> None:
    first, second = corpora.rows("sacrebleu:toyxml/de-en")
    assert first == {
        "source": "news.1", "pair": "de-en", "seg": 0, "src": "Eins.", "ref": "One.", "docid": "news.1",
        "origlang": "de", "text": "One.",
    }  # fmt: skip
    assert second["ref"] == "Two."


@pytest.mark.usefixtures("xml_set")
def test_system_outputs_by_system_and_segment() -> None:
    rows = list(corpora.rows("sacrebleu:toyxml/de-en/systems"))
    assert [(row["system"], row["seg"], row["mt"], row["ref"]) for row in rows] == [
        ("sysA", 0, "one", "One."),
        ("sysA", 1, "", "Two."),
        ("sysB", 0, "One .", "One."),
        ("sysB", 1, "Two .", "Two."),
    ]
    assert rows[0] == {
        "pair": "de-en",
        "system": "sysA",
        "seg": 0,
        "src": "Eins.",
        "mt": "one",
        "ref": "One.",
    }


@pytest.mark.usefixtures("xml_set")
def test_documents_of_a_set_are_its_own() -> None:
    assert list(corpora.documents("sacrebleu:toyxml/de-en")) == ["One.\n\nTwo."]


def test_checksum_follows_the_content(xml_set: Path) -> None:
    before = corpora.checksum("sacrebleu:toyxml/de-en")
    assert before == corpora.checksum("sacrebleu:toyxml/de-en/systems")
    (reference,) = xml_set.glob("toyxml.de-en.ref*")
    reference.write_text("One!!\nTwo.\n")
    assert corpora.checksum("sacrebleu:toyxml/de-en") != before


def test_damaged_archive_is_refused(xml_set: Path) -> None:
    (xml_set / "raw" / "toyxml.toy.tgz").write_bytes(b"half")
    with pytest.raises(CorpusError, match=r"is damaged: expected MD5 .*sacrebleu --download toyxml -l de-en"):
        corpora.load("sacrebleu:toyxml/de-en")


def test_half_an_archive_is_called_damaged_before_it_is_unpacked(xml_set: Path) -> None:
    (xml_set / "raw" / "toyxml.toy.tgz").write_bytes(b"half")
    (xml_set / "raw" / "toy.xml").unlink()
    with pytest.raises(CorpusError, match="is damaged"):
        corpora.load("sacrebleu:toyxml/de-en")


def test_broken_xml_is_an_error(xml_set: Path) -> None:
    (xml_set / "raw" / "toy.xml").write_text(XML[:200])
    with pytest.raises(CorpusError, match="sacrebleu --download toyxml -l de-en"):
        corpora.load("sacrebleu:toyxml/de-en")


@pytest.mark.usefixtures("plain_set")
def test_a_name_with_a_slash_and_no_systems() -> None:
    rows = list(corpora.rows("sacrebleu:toy/plain/de-en"))
    assert [(row["src"], row["ref"]) for row in rows] == [("Eins.", "One."), ("Zwei.", "Two.")]
    with pytest.raises(CorpusError, match="no system outputs"):
        corpora.load("sacrebleu:toy/plain/de-en/systems")


def test_files_of_different_length_are_an_error(plain_set: PlainTextDataset) -> None:
    list(corpora.rows("sacrebleu:toy/plain/de-en"))
    (Path(plain_set._outdir) / "toy_plain.de-en.ref").write_text("One.\n")
    with pytest.raises(CorpusError, match="differ in length"):
        list(corpora.rows("sacrebleu:toy/plain/de-en"))


def test_available_is_presence_of_the_archive(plain_set: PlainTextDataset) -> None:
    assert corpora.available("sacrebleu:toy/plain/de-en") is True
    (Path(plain_set._rawdir) / "toy_plain.toy.tgz").unlink()
    assert corpora.available("sacrebleu:toy/plain/de-en") is False


def test_absent_and_offline_names_the_command(plain_set: PlainTextDataset) -> None:
    (Path(plain_set._rawdir) / "toy_plain.toy.tgz").unlink()
    with pytest.raises(CorpusError, match=r"cannot be downloaded .*run: sacrebleu --download toy/plain -l de-en"):
        corpora.load("sacrebleu:toy/plain/de-en")


def test_exit_of_sacrebleu_becomes_an_error(plain_set: PlainTextDataset, monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(_pair: str) -> list[str]:
        raise SystemExit(1)  # what sacrebleu does at a wrong MD5

    monkeypatch.setattr(plain_set, "get_files", leave)
    with pytest.raises(CorpusError, match=r"SystemExit\(1\)"):
        corpora.load("sacrebleu:toy/plain/de-en")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("sacrebleu:wmt32/de-en", r"unknown test set of sacrebleu: 'wmt32'\. Did you mean 'wmt2"),
        ("sacrebleu:wmt23/de-eng", r"unknown language pair of wmt23: 'de-eng'\. Did you mean 'de-en'"),
        ("sacrebleu:wmt23", r"unknown test set of sacrebleu: 'wmt23'\. .*looks like sacrebleu:wmt23/de-en"),
    ],
)
def test_unknown_names(name: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        corpora.load(name)
    with pytest.raises(CorpusError, match=message):
        corpora.available(name)
