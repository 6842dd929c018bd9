"""Words of programs: identifiers are words written as one, and nobody lost a space there.

Manuals name what programs call "classmethod", "foreach" or "isclose" in plain prose. Two things tell them: the text
writes the same word in a place of code (a call, an option, a path, between backticks), or the text is about programs
and one half is a word that identifiers are made of (`data/en/word_halves.json`).
"""

from __future__ import annotations

import re

from mtfix.kinds.merged_words.features import Split, halves
from mtfix.text import Document
from mtfix.text.document import CODE_LABELS

_BEFORE = re.compile(r"(?:\w\.|[_/\\$<@#=]|\w\(|--)\Z")
_AFTER = re.compile(r"[(=\[{_/\\]|[.:]\w")
# How many uses of a word are looked at: a term stands in code early.
_USES = 40


def is_identifier(doc: Document, form: str, split: Split) -> bool:
    """Return whether the text has the word in a place of code, or spelt as identifiers are ("classMethod")."""
    camel = split.left + split.right.capitalize()
    if camel in doc.forms or camel[0].upper() + camel[1:] in doc.forms or f"{split.left}_{split.right}" in doc.text:
        return True
    return is_coded(doc, form)


def is_coded(doc: Document, form: str) -> bool:
    """Return whether the text has the word in a place of code."""
    spellings = {form, form.lower(), form.capitalize(), form.upper()}
    return any(_in_code(doc, index) for name in spellings for index in doc.forms.get(name, ())[:_USES])


def _in_code(doc: Document, index: int) -> bool:
    word = doc.words[index]
    before, after = doc.text[max(0, word.start - 2) : word.start], doc.text[word.end : word.end + 2]
    if _BEFORE.search(before) or _AFTER.match(after):
        return True
    span = doc.protecting(word.start, word.end)
    return span is not None and span.label in CODE_LABELS


def is_named_so(split: Split) -> bool:
    """Return whether one half is a word that identifiers are made of: "level", "get", "string"."""
    parts = halves()["code_words"]
    return split.left in parts or split.right.removesuffix("s") in parts or split.right in parts
