"""The data sets of sacrebleu by name, and the system outputs that it has for some of them.

`sacrebleu:wmt23/de-en` has a row a segment (`source` is the document, `text` is the reference once more, so
that a set reads like a clean corpus too); `sacrebleu:wmt23/de-en/systems` has a row a system and segment, as
the local WMT corpora have. sacrebleu downloads and caches the set (in `~/.sacrebleu`, or where the variable
`SACREBLEU` says) and checks the MD5 at the download only; here the archive is checked at every load, since a
download that broke off stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from tarfile import TarError
from typing import Any

from mtfix.corpora.checksums import digest
from mtfix.corpora.corpus import Corpus, Row
from mtfix.errors import CorpusError

PREFIX = "sacrebleu:"
_SYSTEMS = "/systems"
_METADATA = frozenset({"src", "docid", "origlang", "domain"})


@dataclass(frozen=True, slots=True)
class _Set:
    """One language pair of a data set of sacrebleu; `data` is sacrebleu's own object."""

    name: str
    test_set: str
    pair: str
    systems: bool
    data: Any

    @property
    def archives(self) -> list[tuple[Path, str | None]]:
        """The downloaded archives and their published MD5, None where sacrebleu has none."""
        folder = Path(self.data._rawdir)
        sums = self.data.md5 or [None] * len(self.data.data)
        return [
            (folder / self.data._get_tarball_filename(url), md5) for url, md5 in zip(self.data.data, sums, strict=True)
        ]


def load_set(name: str) -> Corpus:
    """Return a data set of sacrebleu, downloaded where it is not cached yet.

    Raises:
        CorpusError: for an unknown set or pair; where it is absent and cannot be downloaded (the message
        names the
            command that fetches it); for a damaged archive; for `/systems` where the set has no system
            outputs.
    """
    chosen = _parse(name)
    _verify(chosen)  # before, since sacrebleu would try to unpack half an archive
    files = _files(chosen)
    _verify(chosen)
    systems = {field: path for field, path in files.items() if field not in _METADATA and field[:3] != "ref"}
    if chosen.systems and not systems:
        raise CorpusError(f"{name!r}: sacrebleu has no system outputs for it; leave out {_SYSTEMS!r}")
    reference = _reference(chosen, files)
    read = partial(_system_rows, chosen, files["src"], reference, systems)
    if not chosen.systems:
        read = partial(_rows, chosen, {**files, "ref": reference})
    return Corpus(name, _checksum(files), read)


def set_available(name: str) -> bool:
    """Return whether sacrebleu has the archives of the set in its cache; never downloads.

    Raises:
        CorpusError: for an unknown set or pair.
    """
    return all(path.is_file() and path.stat().st_size > 0 for path, _ in _parse(name).archives)


def _parse(name: str) -> _Set:
    from sacrebleu.dataset import DATASETS

    body = name.removeprefix(PREFIX)
    systems = body.endswith(_SYSTEMS)
    test_set, _, pair = body.removesuffix(_SYSTEMS).rpartition("/")
    data = DATASETS.get(test_set)
    if data is None:
        raise _unknown("test set of sacrebleu", test_set or body, DATASETS)
    if pair not in data.langpairs:
        raise _unknown(f"language pair of {test_set}", pair, data.langpairs)
    return _Set(name, test_set, pair, systems, data)


def _unknown(what: str, given: str, known: Mapping[str, object]) -> CorpusError:
    near = get_close_matches(given, known, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return CorpusError(
        f"unknown {what}: {given!r}.{hint} A name looks like sacrebleu:wmt23/de-en. Known: {', '.join(sorted(known))}."
    )


def _files(chosen: _Set) -> dict[str, Path]:
    """Return the text file of each field; sacrebleu downloads and unpacks what is missing."""
    try:
        fields = chosen.data.fieldnames(chosen.pair)
        files = chosen.data.get_files(chosen.pair)
    # sacrebleu exits on a bad MD5; the errors of lxml are SyntaxError.
    except (OSError, EOFError, TarError, SystemExit, SyntaxError) as error:
        command = f"sacrebleu --download {chosen.test_set} -l {chosen.pair}"
        raise CorpusError(
            f"{chosen.name!r} is not in the cache of sacrebleu ({chosen.data._outdir}) and cannot be "
            f"downloaded ({error!r}). With a network, run: {command}"
        ) from error
    return {field: Path(file) for field, file in zip(fields, files, strict=True)}


def _verify(chosen: _Set) -> None:
    for path, expected in chosen.archives:
        if expected is None or not path.is_file():
            continue
        found = digest(path, "md5")
        if found != expected:
            raise CorpusError(
                f"{path} is damaged: expected MD5 {expected}, found {found}. Delete {chosen.data._outdir} "
                f"and run: sacrebleu --download {chosen.test_set} -l {chosen.pair}"
            )


def _reference(chosen: _Set, files: dict[str, Path]) -> Path:
    """Return the reference that sacrebleu itself scores against; the first where it takes several."""
    preferred = [Path(file) for file in chosen.data.get_reference_files(chosen.pair)]
    found = preferred or [path for field, path in files.items() if field.startswith("ref")]
    if not found:
        raise CorpusError(f"{chosen.name!r} has no reference; its fields are {', '.join(files)}")
    return found[0]


def _checksum(files: dict[str, Path]) -> str:
    lines = (f"{field}\t{digest(path)}\n" for field, path in sorted(files.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _lines(name: str, paths: list[Path]) -> Iterator[tuple[str, ...]]:
    with ExitStack() as stack:
        files = [stack.enter_context(path.open(encoding="utf-8", newline="\n")) for path in paths]
        try:
            for lines in zip(*files, strict=True):
                yield tuple(line.strip() for line in lines)
        except ValueError as error:
            raise CorpusError(f"{name!r}: the files of sacrebleu's cache differ in length ({error})") from error


def _rows(chosen: _Set, files: dict[str, Path]) -> Iterator[Row]:
    fields = [field for field in files if field in _METADATA or field == "ref"]
    for seg, values in enumerate(_lines(chosen.name, [files[field] for field in fields])):
        row: Row = {"pair": chosen.pair, "seg": seg, **dict(zip(fields, values, strict=True))}
        yield {"source": row.get("docid", chosen.test_set), **row, "text": row["ref"]}


def _system_rows(chosen: _Set, source: Path, reference: Path, systems: dict[str, Path]) -> Iterator[Row]:
    for system, path in sorted(systems.items()):
        for seg, (src, mt, ref) in enumerate(_lines(chosen.name, [source, path, reference])):
            yield {"pair": chosen.pair, "system": system, "seg": seg, "src": src, "mt": mt, "ref": ref}
