"""A result as JSON and Markdown under benchmarks/results/, stamped with how it was made."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import mtfix
from benchmarks.tiers import model_used
from mtfix import corpora

RESULTS = Path(__file__).parent / "results"
# What each corpus was used for while mtfix was made: figures on what was trained or tuned on are kind to it.
ROLES = {
    "clean.train": "trained on",
    "clean.dev": "tuned on",
    "demetr.dev": "tuned on",
    "mqm.dev": "tuned on",
    "postedit.train": "trained on",
    "postedit.dev": "tuned on",
    "wmt21": "tuned on",
    "wmt22": "tuned on",
    "real/dev": "tuned on",
    "real/clean": "tuned on",
    "postedit.test": "untouched",
    "wmt23.test": "untouched",
}


def stamp(names: Sequence[str], seed: int, *, model: bool = False, **more: Any) -> dict[str, Any]:
    """Return what makes a table repeatable: version, repair model, data checksums, seed, Python, day."""
    return {
        "mtfix": mtfix.__version__,
        "model": model_used(model=model),
        "python": platform.python_version(),
        "date": date.today().isoformat(),
        "seed": seed,
        "data": {name: corpora.checksum(name)[:12] for name in names},
        **more,
    }


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a Markdown table; numbers are set to the right."""
    align = ["---" if column == 0 else "--:" for column in range(len(header))]
    lines = [header, align, *[[_cell(value) for value in row] for row in rows]]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def signed(signatures: Mapping[str, str]) -> str:
    """Return the line that names the signature of each metric, as sacrebleu gives it."""
    return "Signatures: " + "; ".join(f"{name} `{signature}`" for name, signature in signatures.items()) + "."


def _cell(value: object) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def write(
    track: str,
    made: Mapping[str, Any],
    sections: Mapping[str, str],
    data: Mapping[str, Any],
    pictures: Sequence[str] = (),
) -> None:
    """Write `<track>.json` and `<track>.md`, each as a whole; `pictures` are names of PNG files beside them."""
    RESULTS.mkdir(exist_ok=True)
    record = {"made": made, **data}
    _replace(RESULTS / f"{track}.json", json.dumps(record, indent=1, ensure_ascii=False) + "\n")
    parts = [f"# {track}", f"Made with {how(made)}."]
    parts += [f"![{name}]({name})" for name in pictures]
    parts += [f"## {title}\n\n{body}" for title, body in sections.items()]
    _replace(RESULTS / f"{track}.md", "\n\n".join(parts) + "\n")


def how(made: Mapping[str, Any]) -> str:
    """Return the stamp as a phrase: versions, day, seed, settings, then each corpus with checksum and role."""
    settings = ", ".join(f"{key} {value}" for key, value in made.items() if key != "data")
    named = [f"{name} {checksum} ({ROLES.get(name, 'public')})" for name, checksum in made["data"].items()]
    return f"{settings}; data: {', '.join(named)}" if named else settings


def publish(
    track: str, made: Mapping[str, Any], done: Mapping[str, tuple[str, Any]], pictures: Sequence[str] = ()
) -> None:
    """Write and print a track whose sections are (Markdown, data) by title."""
    sections = {title: body for title, (body, _) in done.items()}
    write(track, made, sections, {title: data for title, (_, data) in done.items()}, pictures)
    print("\n\n".join(f"## {title}\n\n{body}" for title, body in sections.items()))


def _replace(path: Path, text: str) -> None:
    temporary = path.with_suffix(path.suffix + ".new")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
