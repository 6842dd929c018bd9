"""A text parsed once, and only as far as somebody asks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from mtfix.text.protect import Protected, protected_spans
from mtfix.text.segment import Span, lines, paragraphs, sentences
from mtfix.text.words import Word, words

# What only texts about programs have; a news item names a file at most once.
CODE_LABELS = frozenset(("fence", "code", "identifier", "file", "path"))


class Document:
    """A text with its lines, paragraphs, sentences, words and protected spans; all offsets are code points of `text`.

    `source` is the text it was translated from, where known; `source_lang` its language; `glossary` the spellings of
    names and terms that the user wants. Everything is computed at first use and kept.
    """

    def __init__(
        self,
        text: str,
        *,
        lang: str = "en",
        source: str | None = None,
        source_lang: str | None = None,
        glossary: Sequence[str] = (),
    ) -> None:
        self.text = text
        self.lang = lang
        self.source = source
        self.source_lang = source_lang
        self.glossary = tuple(glossary)

    def with_text(self, text: str) -> Document:
        """Return a document of another text with the same settings."""
        return Document(text, lang=self.lang, source=self.source, source_lang=self.source_lang, glossary=self.glossary)

    @cached_property
    def lines(self) -> list[Span]:
        """The lines that are not blank, without white space at their ends."""
        return lines(self.text)

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The paragraphs: lines, hard-wrapped runs of lines joined."""
        return paragraphs(self.text, self.lines)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of all paragraphs, in order."""
        return [span for paragraph in self.paragraphs for span in sentences(self.text, paragraph)]

    @cached_property
    def words(self) -> list[Word]:
        """All words, in order."""
        return words(self.text)

    @cached_property
    def forms(self) -> dict[str, list[int]]:
        """Each word form as written, with the indexes in `words` where it stands."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            found.setdefault(word.text, []).append(index)
        return found

    @cached_property
    def protected(self) -> list[Protected]:
        """Spans that no repair may touch, sorted and apart."""
        return protected_spans(self.text)

    @cached_property
    def is_technical(self) -> bool:
        """Whether the text is about programs: two spans of code, file names, paths or identifiers are in it."""
        code = (span for span in self.protected if span.label in CODE_LABELS)
        return next(code, None) is not None and next(code, None) is not None

    @cached_property
    def _protected_starts(self) -> list[int]:
        return [span.start for span in self.protected]

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(i + 1 for i, char in enumerate(self.text) if char == "\n")]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.paragraphs]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    def protecting(self, start: int, end: int) -> Protected | None:
        """Return the protected span that an edit of `start..end` would change, or None.

        An insertion (start == end) at the border of a protected span changes nothing inside it.
        """
        at = bisect_right(self._protected_starts, start) - 1
        for span in self.protected[max(at, 0) : at + 2]:
            if (start == end and span.start < start < span.end) or (
                start < span.end and end > span.start and start != end
            ):
                return span
        at = bisect_left(self._protected_starts, start)
        inside = at < len(self.protected) and self.protected[at].start < end
        return self.protected[at] if inside else None

    def is_protected(self, start: int, end: int) -> bool:
        """Return whether an edit of `start..end` would change a protected span."""
        return self.protecting(start, end) is not None

    def words_in(self, start: int, end: int) -> list[Word]:
        """Return the words that start within `start..end`."""
        return self.words[bisect_left(self._word_starts, start) : bisect_left(self._word_starts, end)]

    def word_index(self, offset: int) -> int:
        """Return the index of the first word that starts at or after `offset`."""
        return bisect_left(self._word_starts, offset)

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence that holds `offset` (the one before it, where it stands between two)."""
        return _span_at(self.sentences, self._sentence_starts, offset)

    def paragraph_at(self, offset: int) -> Span:
        """Return the paragraph that holds `offset` (the one before it, where it stands between two)."""
        return _span_at(self.paragraphs, self._paragraph_starts, offset)

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of `offset`, both counted from 1, the column in code points."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


def _span_at(spans: list[Span], starts: list[int], offset: int) -> Span:
    if not spans:
        return Span(0, 0)
    return spans[max(bisect_right(starts, offset) - 1, 0)]
