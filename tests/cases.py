"""Cases of the kinds: one JSONL file a kind, one line a case.

    {"text": "He came ⟦( ⟧late.", "fixed": "He came late.", "origin": "synthetic", "note": "torn half"}

`text` marks each expected span with ⟦ ⟧ (an empty pair marks a place where something is missing); a text without marks
must stay silent. `fixed` is the text after `fix` with this kind alone; where it is absent nothing may change.
`origin` is "synthetic", "user report", "modelled on a real page", or corpus:field:row. `source_lang`, `source` and
`glossary` are passed on. `known_failure` gives the reason of a strict xfail.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
_MARKS = re.compile("[⟦⟧]")


@dataclass(frozen=True)
class Case:
    """One case: the text, the spans that must be found and the text after the repair."""

    kind: str
    line: int
    text: str
    spans: tuple[tuple[int, int], ...]
    fixed: str
    origin: str
    note: str
    settings: dict[str, str]
    glossary: tuple[str, ...]
    known_failure: str

    @property
    def positive(self) -> bool:
        """Whether something must be found."""
        return bool(self.spans)


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text without its marks, and the marked spans."""
    spans: list[int] = []
    parts = _MARKS.split(marked)
    length = 0
    for part in parts[:-1]:
        length += len(part)
        spans.append(length)
    return "".join(parts), tuple(zip(spans[::2], spans[1::2], strict=True))


def load(kind: str) -> list[Case]:
    """Return the cases of one kind."""
    path = FOLDER / f"{kind}.jsonl"
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    return [_case(kind, number, json.loads(line)) for number, line in enumerate(lines, 1) if line.strip()]


def _case(kind: str, number: int, row: dict[str, object]) -> Case:
    text, spans = unmark(str(row.pop("text")))
    settings = {key: str(row.pop(key)) for key in ("source", "source_lang") if key in row}
    glossary = row.pop("glossary", ())
    assert isinstance(glossary, list | tuple)
    case = Case(
        kind=kind,
        line=number,
        text=text,
        spans=spans,
        fixed=str(row.pop("fixed", text)),
        origin=str(row.pop("origin")),
        note=str(row.pop("note", "")),
        settings=settings,
        glossary=tuple(glossary),
        known_failure=str(row.pop("known_failure", "")),
    )
    assert not row, f"{kind}.jsonl line {number}: unknown fields {sorted(row)}"
    return case
