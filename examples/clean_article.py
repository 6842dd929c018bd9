"""Clean one machine-translated article and show what was done, what was left, and why.

python examples/clean_article.py [FILE]
"""

from __future__ import annotations

import sys
from pathlib import Path

import mtfix

ARTICLE = Path(__file__).with_name("article.txt")


def report(result: mtfix.Result) -> str:
    """Return the repaired text, the repairs with their places, and what is left for a person."""
    done, left = [], []
    for finding in result.findings:
        applied = any(edit.start <= finding.end and finding.start <= edit.end for edit in result.edits)
        shown = finding.surface if len(finding.surface) < 60 else finding.surface[:57] + "..."
        (done if applied else left).append(f"  {finding.start:5} {finding.kind:14} {shown!r}: {finding.message}")
    parts = [result.text, f"Repaired ({len(done)}):", *done, f"Left for you ({len(left)}):", *left]
    return "\n".join(parts)


def main() -> None:
    """Read the article, repair it, print the report."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLE
    print(report(mtfix.fix(path.read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main()
