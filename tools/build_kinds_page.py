"""Write docs/kinds.md from the registry: what each kind finds, repairs and leaves alone.

python tools/build_kinds_page.py            # write
python tools/build_kinds_page.py --check    # compare, exit status 1 where the page is out of date
"""

from __future__ import annotations

import sys
from pathlib import Path

from mtfix import KINDS
from mtfix.kinds import Kind

PAGE = Path(__file__).parents[1] / "docs" / "kinds.md"
HEAD = """# Kinds of breakage

This page is made from the registry by `python tools/build_kinds_page.py`.

A *stable* kind runs by default; a *preview* kind runs when it is named (`Fixer(kinds=[...])`, `mtfix fix --kind`).
A finding that has no repair is shown with what it asks for: a new translation, or the eye of a person.
"""


def row(kind: Kind) -> str:
    """Return the line of a kind in the table at the top."""
    status = "stable" if kind.stable else "preview"
    langs = ", ".join(sorted(kind.langs)) if kind.langs else "any"
    cells = [f"[`{kind.id}`](#{kind.id})", kind.summary, kind.mqm, kind.severity, kind.scope, langs, status]
    return f"| {' | '.join(map(str, cells))} |"


def section(kind: Kind) -> str:
    """Return the section of a kind: its own documentation, and what it does not flag."""
    lines = [f"## {kind.id}", fenced(kind.documentation), "Not flagged:"]
    lines.append("\n".join(f"- {item}" for item in kind.not_flagged))
    if kind.propose is None:
        lines.append(f"No repair: {kind.why_no_repair}")
    return "\n\n".join(lines)


def fenced(documentation: str) -> str:
    """Return the documentation with its doctest examples as code blocks."""
    parts = []
    for part in documentation.split("\n\n"):
        body = part.strip("\n")
        parts.append(f"```python\n{dedented(body)}\n```" if body.lstrip().startswith(">>>") else body)
    return "\n\n".join(parts)


def dedented(block: str) -> str:
    """Return the block without its common indentation."""
    return "\n".join(line[4:] if line.startswith("    ") else line for line in block.split("\n"))


def page() -> str:
    """Return the whole page."""
    header = "| kind | what is broken | MQM | severity | scope | languages | status |\n|---|---|---|---|---|---|---|"
    table = "\n".join([header, *map(row, KINDS)])
    return "\n\n".join([HEAD.strip(), table, *map(section, KINDS)]) + "\n"


def main() -> int:
    """Write or compare the page; return the exit status."""
    if "--check" in sys.argv[1:]:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page()
        print("docs/kinds.md is up to date" if same else "docs/kinds.md is out of date: run tools/build_kinds_page.py")
        return 0 if same else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
