"""The text itself: paragraphs, sentences, words, scripts, protected spans. The only tokeniser in the project."""

from mtfix.text.document import Document
from mtfix.text.protect import JSON_KEY, Protected
from mtfix.text.remove import line_removal
from mtfix.text.scripts import is_mixed_script, script, word_script
from mtfix.text.segment import Span
from mtfix.text.words import Word

__all__ = [
    "JSON_KEY",
    "Document",
    "Protected",
    "Span",
    "Word",
    "is_mixed_script",
    "line_removal",
    "script",
    "word_script",
]
