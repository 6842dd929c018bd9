"""Find what machine translation broke in a text, say where and why, and repair what can be known again.

    >>> import mtfix
    >>> mtfix.fix("He came ( late.").text
    'He came late.'

`import mtfix` loads neither torch nor any data, and the patterns of the kinds only when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mtfix.engine import Fixer, apply_edits, inject
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

_HOMES = {"KINDS": "kinds", "MtfixError": "errors", "Fixer": "engine", "apply_edits": "engine", "inject": "engine"}


def __getattr__(name: str) -> Any:
    """Import a public name at its first use: the patterns of all kinds take longer than a script may wait."""
    if name not in __all__:
        raise AttributeError(f"module 'mtfix' has no attribute {name!r}")
    value = getattr(import_module(f"mtfix.{_HOMES.get(name, 'model')}"), name)
    globals()[name] = value
    return value


def detect(text: str, *, source: str | None = None, lang: str = "en", source_lang: str | None = None) -> list[Finding]:
    """Return everything that is broken in `text`, in reading order. See `Fixer.detect`."""
    from mtfix.engine import shared

    return shared(lang).detect(text, source=source, source_lang=source_lang)


def fix(text: str, *, source: str | None = None, lang: str = "en", source_lang: str | None = None) -> Result:
    """Return the repaired text, the edits that made it, all findings and what was skipped. See `Fixer.fix`."""
    from mtfix.engine import shared

    return shared(lang).fix(text, source=source, source_lang=source_lang)
