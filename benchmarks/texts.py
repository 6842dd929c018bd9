"""Clean human texts of several genres, in documents of about the length of an article.

`clean.train` is also what the repair model learns from; the reports say so. Rows of WikiSplit are left out, since they
are tokenised; so are paragraphs that lost a footnote or a formula on their way out of the book ("goods.Toll",
"states.”Smith, p. 4", "shown in.", "()"), since a reference must be whole, and the title of a speech, which stands in
capitals over each of its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from mtfix import corpora
from mtfix.corpora.corpus import Row

# A document ends after so many code points: about 450 words, the length of the articles that mtfix was made for.
DOCUMENT = 2500
# What programs read, put between words for the one kind that breaks nothing else: prose has none of it.
NOTATION = ("{name}", "%s", "https://example.org/help", "%(count)d", "report_file.txt", "${folder}", "load_page()")
_EVERY = 30  # words
_TORN = re.compile(r"[a-z)”][.?!,][A-Z“]|[.?!]”\w|\b(?:shown|illustrated|seen) in[.,]|\( ?\)")


@dataclass(frozen=True, slots=True)
class Genre:
    """Where the texts of a genre come from: a corpus, the first letters of `source`, and what stands between them."""

    corpus: str
    source: str
    joint: str = "\n\n"
    skip: int = 0
    per_row: int = 10**9

    def paragraphs(self) -> Iterator[str]:
        """Yield the paragraphs of the genre; of each row the first `skip` are left out, and what follows `per_row`."""
        for row in corpora.rows(self.corpus):
            if str(row.get("source", "")).startswith(self.source) and not row.get("tokenized"):
                yield from _paragraphs(row, self.skip, self.per_row)


# OpenStax chapters open with lists of aims, all alike; ten paragraphs a chapter reach all books early.
GENRES = {
    "news": Genre("clean.dev", "wmt"),
    "encyclopaedic": Genre("clean.train", "osbooks", skip=4, per_row=10),
    "talks": Genre("clean.train", "nltk-state_union"),
    "subtitles": Genre("clean.train", "tatoeba", joint="\n"),
}


def _paragraphs(row: Row, skip: int, limit: int) -> Iterator[str]:
    found = (part.strip() for part in row["text"].split("\n\n"))
    plain = (part for part in found if is_whole(part))
    yield from islice(plain, skip, skip + limit)


def is_whole(part: str) -> bool:
    """Return whether a paragraph is one line of prose that lost nothing on its way here."""
    return 0 < len(part) <= DOCUMENT and "\n" not in part and not part.isupper() and not _TORN.search(part)


def documents(genre: str, count: int) -> list[str]:
    """Return the first documents of a genre."""
    chosen = GENRES[genre]
    return list(islice(join(chosen.paragraphs(), chosen.joint), count))


def with_notation(text: str) -> str:
    """Return the text with a piece of notation between words, one in 30 words, as in the strings of a program."""
    words = text.split(" ")
    places = range(_EVERY, len(words), _EVERY)
    for number, place in reversed(list(enumerate(places))):
        words.insert(place, NOTATION[number % len(NOTATION)])
    return " ".join(words)


def hosts(kind: str, texts: Sequence[str]) -> list[str]:
    """Return clean texts that a kind can break: the given ones, with notation for placeholders."""
    return [with_notation(text) for text in texts] if kind == "placeholder" else list(texts)


def join(paragraphs: Iterable[str], joint: str, size: int = DOCUMENT) -> Iterator[str]:
    """Yield documents of whole paragraphs, each of at least `size` code points; a rest that is shorter is dropped."""
    held: list[str] = []
    length = 0
    for paragraph in paragraphs:
        held.append(paragraph)
        length += len(paragraph) + len(joint)
        if length >= size:
            yield joint.join(held)
            held, length = [], 0


def sentences(genre: str, count: int) -> list[str]:
    """Return the first paragraphs of a genre that are a sentence or two: 40 to 250 code points."""
    found = GENRES[genre].paragraphs()
    return list(islice((text for text in found if 40 <= len(text) <= 250), count))
