"""Local corpora: where they lie, and whether they are the ones that are meant.

The data folder is the `root` argument, else the environment variable `MTFIX_DATA`, else `../shared/data`
beside the current folder or beside the repository. `real/*` lies in a folder `real` inside or beside the data
folder.

A named corpus must have the SHA-256 pinned in `data/corpora.json`; any file must have the one that a
`manifest.json` in its folder gives for it, where there is one. A file that neither names is read as it is.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache, partial
from importlib import resources
from pathlib import Path

from mtfix.corpora.checksums import digest
from mtfix.corpora.corpus import Corpus, read_jsonl
from mtfix.errors import CorpusError

ENVIRONMENT = "MTFIX_DATA"
_SUFFIXES = (".jsonl", ".jsonl.gz")
_REPOSITORY = Path(__file__).parents[3]


@lru_cache(maxsize=1)
def pins() -> dict[str, dict[str, str]]:
    """Return file name and SHA-256 of every named corpus."""
    text = resources.files("mtfix").joinpath("data/corpora.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found


def load_local(name: str, root: str | Path | None) -> Corpus:
    """Return the verified local corpus of that name or path.

    Raises:
        CorpusError: where it is unknown, absent, or not the one its checksum names.
    """
    path, pinned = locate(name, root)
    found = digest(path)
    for origin, expected in ((f"the pinned {name!r}", pinned), ("manifest.json beside it", _manifest(path))):
        if expected is not None and expected != found:
            raise CorpusError(
                f"{path} is not the corpus that is meant: expected SHA-256 {expected} ({origin}), "
                f"found {found}. "
                f"Fetch it again, or give another name or path."
            )
    return Corpus(name, found, partial(read_jsonl, path))


def locate(name: str, root: str | Path | None) -> tuple[Path, str | None]:
    """Return the file of a corpus and its pinned SHA-256, None for a path.

    Raises:
        CorpusError: for an unknown name or an absent file; the message lists where it was looked for.
    """
    places = _places(name, root)
    path = next((path for path in places if path.is_file()), None)
    if path is not None:
        return path, pins()[name]["sha256"] if name in pins() else None
    raise CorpusError(
        f"corpus {name!r} is absent; looked for {', '.join(map(str, places))}. "
        f"Set {ENVIRONMENT} to the folder that holds it: export {ENVIRONMENT}=/path/to/data"
    )


def local_available(name: str, root: str | Path | None) -> bool:
    """Return whether the file of a corpus is there.

    Raises:
        CorpusError: for an unknown name.
    """
    return any(path.is_file() for path in _places(name, root))


def _places(name: str, root: str | Path | None) -> list[Path]:
    """Return every path where the corpus may lie, the first choice first."""
    pin = pins().get(name)
    if pin is not None:
        return list(_candidates(pin["file"], root))
    if name.endswith(_SUFFIXES):
        return [Path(name)]
    raise _unknown(name)


def _candidates(file: str, root: str | Path | None) -> Iterator[Path]:
    for folder in _folders(root):
        yield folder / file
        if "/" in file:
            yield folder.parent / file


def _folders(root: str | Path | None) -> list[Path]:
    given = root or os.environ.get(ENVIRONMENT)
    if given:
        return [Path(given)]
    beside = (Path.cwd(), _REPOSITORY)
    return list(dict.fromkeys(place.parent / "shared" / "data" for place in beside))


def _unknown(name: str) -> CorpusError:
    known = sorted(pins())
    near = get_close_matches(name, known, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return CorpusError(
        f"unknown corpus {name!r}.{hint} Known: {', '.join(known)}, any path that ends in .jsonl or "
        f".jsonl.gz, and 'sacrebleu:<test set>/<pair>'."
    )


def _manifest(path: Path) -> str | None:
    manifest = path.parent / "manifest.json"
    if not manifest.is_file():
        return None
    try:
        entries = json.loads(manifest.read_text(encoding="utf-8"))
        return {entry["file"]: str(entry["sha256"]) for entry in entries}.get(path.name)
    except (ValueError, TypeError, KeyError) as error:
        raise CorpusError(
            f"{manifest} is no manifest: expected a JSON list of objects with file and sha256 ({error!r})"
        ) from error
