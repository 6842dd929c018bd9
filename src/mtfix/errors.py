"""What can go wrong, as few classes as a caller can tell apart.

Every message says what was given, what is expected and how to get there. Each class also inherits the builtin that
Python programmers expect (`TypeError`, `ValueError`, ...), so code that knows nothing of mtfix can catch it.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class MtfixError(Exception):
    """Base of every error that mtfix raises on purpose."""


class InputTypeError(MtfixError, TypeError):
    """A value of the wrong type was given, usually bytes or None where a `str` is needed."""


class SettingError(MtfixError, ValueError):
    """An unknown kind, language or setting was named, or a value is out of its range."""


class InputFileError(MtfixError, OSError):
    """A file could not be read as text; the message names the file, the byte offset and the option that helps."""


class CorpusError(MtfixError, LookupError):
    """A reference corpus is absent, or is not the one its checksum names."""


class ModelError(MtfixError, RuntimeError):
    """A repair model could not be loaded, or does not follow the format that mtfix reads."""


def require_str(value: object, name: str) -> str:
    """Return `value` if it is a `str`.

    Raises:
        InputTypeError: for anything else; the message says how to get a `str`.
    """
    if isinstance(value, str):
        return value
    how = ' Decode it first: data.decode("utf-8").' if isinstance(value, bytes | bytearray) else ""
    raise InputTypeError(f"{name} must be a str, not {type(value).__name__}.{how}")


def unknown(what: str, given: object, known: Iterable[str]) -> SettingError:
    """Return the error for an unknown name, with the nearest known one and the whole list."""
    names = sorted(known)
    near = get_close_matches(str(given), names, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return SettingError(f"unknown {what} {given!r}.{hint} Known: {', '.join(names)}.")
