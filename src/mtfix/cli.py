"""The command line: `mtfix fix` repairs texts, `mtfix check` lists what is broken, as linters do.

Exit status: 0 nothing found (check) or done (fix); 1 `check` found something; 2 wrong arguments or an unreadable file.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from mtfix.engine import Fixer
from mtfix.errors import InputFileError, MtfixError
from mtfix.kinds import KINDS
from mtfix.model import Finding, Result
from mtfix.text import Document

STDIN = "-"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; messages about wrong input go to standard error."""
    given = _parser().parse_args(argv)
    try:
        fixer = Fixer(lang=given.lang, kinds=given.kind, safety="unsafe" if given.unsafe else "safe")
        return int(given.run(given, fixer))
    except MtfixError as error:
        sys.stderr.write(f"mtfix: {error}\n")
        return 2
    except BrokenPipeError:  # the reader of the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mtfix", description="Find and repair what machine translation broke.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    fix = commands.add_parser("fix", help="write the repaired text")
    fix.add_argument("--in-place", action="store_true", help="replace each file by its repaired text (atomically)")
    fix.add_argument("--diff", action="store_true", help="show what would change as a unified diff")
    fix.set_defaults(run=_fix)
    check = commands.add_parser("check", help="list what is broken: file:line:column: kind severity message")
    check.set_defaults(run=_check)
    for command in (fix, check):
        _common(command)
    kinds = commands.add_parser("kinds", help="list the kinds of breakage")
    kinds.set_defaults(run=_list_kinds, lang="en", kind=None, unsafe=False)
    return parser


def _common(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE", help="text files; - reads standard input")
    command.add_argument("--json", action="store_true", help="write one JSON record a file")
    command.add_argument("--kind", action="append", metavar="ID", help="run only this kind (may be repeated)")
    command.add_argument("--lang", default="en", help="language of the text (default: en)")
    command.add_argument("--source-lang", metavar="LANG", help="language it was translated from, where known")
    command.add_argument("--unsafe", action="store_true", help="apply also repairs that are only probably right")
    command.add_argument("--encoding", default="utf-8", help="encoding of the files (default: utf-8)")


def _fix(given: argparse.Namespace, fixer: Fixer) -> int:
    for name, text in _read_all(given):
        result = fixer.fix(text, source_lang=given.source_lang)
        if given.in_place and name != STDIN:
            if result.changed:
                write_atomically(Path(name), result.text, given.encoding)
        elif given.json:
            _write(json.dumps({"file": name, **result.to_dict()}, ensure_ascii=False) + "\n")
        elif given.diff:
            _write("".join(_diff(name, result)))
        else:
            _write(result.text)
    return 0


def _check(given: argparse.Namespace, fixer: Fixer) -> int:
    found = 0
    for name, text in _read_all(given):
        result = fixer.fix(text, source_lang=given.source_lang)
        found += len(result.findings)
        if given.json:
            doc = Document(text)
            record = {"file": name, "findings": [_located(doc, finding) for finding in result.findings]}
            _write(json.dumps(record, ensure_ascii=False) + "\n")
        else:
            _write("".join(_lines(name, result)))
    return 1 if found else 0


def _list_kinds(_given: argparse.Namespace, _fixer: Fixer) -> int:
    for kind in KINDS:
        _write(f"{kind.id:16} {'stable ' if kind.stable else 'preview'} {kind.summary}\n")
    return 0


def _read_all(given: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """Yield name and text of each file; all files are read before the first is written, so a bad one costs nothing."""
    yield from [(name, read_text(name, given.encoding)) for name in given.files]


def read_text(name: str, encoding: str = "utf-8") -> str:
    """Return the text of a file, or of standard input for "-", with its line ends as they are.

    Raises:
        InputFileError: when it cannot be read, or is not text in `encoding`; names the byte offset and the option.
    """
    try:
        data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputFileError(
            f"{name}: not {encoding} at byte {error.start} ({error.reason}). Name its encoding with --encoding."
        ) from error
    except LookupError as error:
        raise InputFileError(f"{name}: unknown encoding {encoding!r}; give one that Python knows, as utf-8") from error
    except OSError as error:
        raise InputFileError(f"{name}: {error.strerror or error}") from error


def write_atomically(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Replace the text of `path` as a whole or not at all; the mode bits stay as they were."""
    target = path.resolve()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode(encoding))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(target.stat().st_mode)
        Path(temporary).replace(target)
    except (OSError, UnicodeEncodeError) as error:
        Path(temporary).unlink(missing_ok=True)
        raise InputFileError(f"{path}: could not be written, and is unchanged: {error}") from error


def _diff(name: str, result: Result) -> Iterator[str]:
    old, new = result.original.splitlines(keepends=True), result.text.splitlines(keepends=True)
    for row in unified_diff(old, new, f"a/{name}", f"b/{name}"):
        yield row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n"


def _lines(name: str, result: Result) -> Iterator[str]:
    doc = Document(result.original)
    for finding in result.findings:
        line, column = doc.position(finding.start)
        shown = finding.surface if len(finding.surface) <= 40 else finding.surface[:37] + "..."
        yield f"{name}:{line}:{column}: {finding.kind} {finding.severity} {finding.message}: {shown!r}\n"


def _located(doc: Document, finding: Finding) -> dict[str, object]:
    line, column = doc.position(finding.start)
    return {"line": line, "column": column, **finding.to_dict()}


def _write(text: str) -> None:
    """Write to standard output as UTF-8, whatever the terminal says; a lone surrogate is written as its escape."""
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
    else:
        stream.write(text.encode("utf-8", "backslashreplace"))
        stream.flush()


if __name__ == "__main__":
    sys.exit(main())
