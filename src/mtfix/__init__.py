"""Find what machine translation broke in a text, say where and why, and repair what can be known again.

    >>> import mtfix
    >>> mtfix.fix("He came (late.").text
    'He came late.'

`import mtfix` loads neither torch nor any data.
"""

from __future__ import annotations

from mtfix.engine import Fixer, apply_edits, inject, shared
from mtfix.errors import MtfixError
from mtfix.kinds import KINDS
from mtfix.model import Edit, Finding, Injected, Repair, Result, Safety, Severity

__version__ = "0.1.0"

__all__ = [
    "KINDS",
    "Edit",
    "Finding",
    "Fixer",
    "Injected",
    "MtfixError",
    "Repair",
    "Result",
    "Safety",
    "Severity",
    "apply_edits",
    "detect",
    "fix",
    "inject",
]


def detect(text: str, *, source: str | None = None, lang: str = "en", source_lang: str | None = None) -> list[Finding]:
    """Return everything that is broken in `text`, in reading order. See `Fixer.detect`."""
    return shared(lang).detect(text, source=source, source_lang=source_lang)


def fix(text: str, *, source: str | None = None, lang: str = "en", source_lang: str | None = None) -> Result:
    """Return the repaired text, the edits that made it, all findings and what was skipped. See `Fixer.fix`."""
    return shared(lang).fix(text, source=source, source_lang=source_lang)
