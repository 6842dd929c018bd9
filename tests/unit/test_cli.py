"""The command line on real files: output, exit status, bad input, atomic writing."""

from __future__ import annotations

import io
import json
import stat
import sys
from pathlib import Path

import pytest

from mtfix.cli import main, read_text, write_atomically
from mtfix.errors import InputFileError

BROKEN = "He came ( late.\nAll was well.\n"
FIXED = "He came late.\nAll was well.\n"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.txt"
    path.write_text(BROKEN, encoding="utf-8")
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "clean.txt"
    path.write_text(FIXED, encoding="utf-8")
    return path


def test_fix_writes_the_repaired_text(broken: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", str(broken)]) == 0
    assert capfd.readouterr().out == FIXED
    assert broken.read_text(encoding="utf-8") == BROKEN


def test_fix_diff_shows_the_change(broken: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", "--diff", str(broken)]) == 0
    out = capfd.readouterr().out.splitlines()
    assert out[2:5] == ["@@ -1,2 +1,2 @@", "-He came ( late.", "+He came late."]


def test_fix_json_replays(broken: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", "--json", str(broken)]) == 0
    record = json.loads(capfd.readouterr().out)
    assert (record["file"], record["text"], record["version"]) == (str(broken), FIXED, 1)
    assert record["edits"] == [{"start": 7, "end": 9, "replacement": ""}]


def test_in_place_keeps_the_mode_bits(broken: Path) -> None:
    broken.chmod(0o640)
    assert main(["fix", "--in-place", str(broken)]) == 0
    assert broken.read_text(encoding="utf-8") == FIXED
    assert stat.S_IMODE(broken.stat().st_mode) == 0o640
    assert [path.name for path in broken.parent.iterdir()] == ["broken.txt"]


def test_in_place_leaves_a_clean_file_alone(clean: Path) -> None:
    before = clean.stat().st_mtime_ns
    assert main(["fix", "--in-place", str(clean)]) == 0
    assert clean.stat().st_mtime_ns == before


def test_check_names_line_column_kind_and_severity(broken: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(broken)]) == 1
    assert capfd.readouterr().out.startswith(f"{broken}:1:9: bracket minor ")


def test_check_json_gives_line_and_column(broken: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", str(broken)]) == 1
    finding = json.loads(capfd.readouterr().out)["findings"][0]
    assert (finding["line"], finding["column"], finding["kind"], finding["surface"]) == (1, 9, "bracket", "(")


def test_check_of_a_clean_file_exits_with_0(clean: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(clean)]) == 0
    assert capfd.readouterr().out == ""


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BROKEN.encode())))
    assert main(["fix", "-"]) == 0
    assert capfd.readouterr().out == FIXED


def test_line_ends_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "dos.txt"
    path.write_bytes(b"He came ( late.\r\nAll was well.\r\n")
    main(["fix", "--in-place", str(path)])
    assert path.read_bytes() == b"He came late.\r\nAll was well.\r\n"


def test_a_file_that_is_not_utf8_names_file_offset_and_option(
    tmp_path: Path, broken: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "latin1.txt"
    path.write_bytes("caf\xe9 (".encode("latin-1"))
    assert main(["fix", "--in-place", str(broken), str(path)]) == 2
    captured = capfd.readouterr()
    assert captured.err == (
        f"mtfix: {path}: not utf-8 at byte 3 (invalid continuation byte). Name its encoding with --encoding.\n"
    )
    assert broken.read_text(encoding="utf-8") == BROKEN, "nothing may be written when one file cannot be read"


def test_encoding_option(tmp_path: Path) -> None:
    path = tmp_path / "latin1.txt"
    path.write_bytes("caf\xe9 ( open.\n".encode("latin-1"))
    assert main(["fix", "--in-place", "--encoding", "latin-1", str(path)]) == 0
    assert path.read_bytes() == "caf\xe9 open.\n".encode("latin-1")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["fix", "--kind", "brackets", "x.txt"], "unknown kind 'brackets'. Did you mean 'bracket'? Known: "),
        (["fix", "no-such-file.txt"], "no-such-file.txt: No such file or directory"),
        (["fix", "--encoding", "utf-9", "pyproject.toml"], "unknown encoding 'utf-9'"),
    ],
)
def test_wrong_arguments_teach(arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert message in capfd.readouterr().err


def test_a_failed_write_changes_nothing(broken: Path) -> None:
    with pytest.raises(InputFileError, match="could not be written, and is unchanged"):
        write_atomically(broken, "snow \N{SNOWMAN}", "latin-1")
    assert read_text(str(broken)) == BROKEN
    assert [path.name for path in broken.parent.iterdir()] == ["broken.txt"]
