"""Which lines of a page are furniture, and which of them are one block.

A line counts by what it says and where it stands: above the headline, below the last paragraph, beside other furniture,
or alone in the middle. Only a page is looked at: a text with paragraphs. In a file of labels the labels are the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtfix.kinds.boilerplate import credits, labels
from mtfix.kinds.boilerplate.lexicon import Hit, normal, tables
from mtfix.kinds.boilerplate.page import Block, Page
from mtfix.kinds.boilerplate.signals import has_strange
from mtfix.kinds.boilerplate.teasers import is_headline, teasers
from mtfix.text import Document, Span

_HINT_OPEN = re.compile(r"\{% hint [^%\n]{0,60}%\}|:::[ ]?\{?\w{0,20}\}?|> \[!\w{1,20}\]")
_HINT_CLOSE = re.compile(r"\{% endhint %\}|:::")
_LABELS = frozenset({"disclaimer", "ai translation notice", "translation notice", "machine translation notice"})
_CRUMBS = frozenset(
    {"news", "home", "home page", "homepage", "main page", "politics", "economy", "society", "world", "sport"}
)
# A sentence that speaks of its reader or of itself.
_SELF = re.compile(r"\b(?:you|your|we|our|us|editors?|editorial|newsroom|this|click|please)\b", re.I)
_CONTENTS = re.compile(r"(?:table of )?contents? ?\[(?:hide|show|close)", re.I)
_BYLINE = re.compile(r"(?:by|from|text|photos?|words) ?:? |\d{1,2}\b|[^\W\d_]+ \d{1,2},? \d{4}", re.I)
_INNER_CAPITAL = re.compile(r"[\w,:–-] [A-Z]\w")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?[ \t]+\S")
MOST_TAGS = 25


def blocks(doc: Document) -> list[Block]:
    """Return the blocks of furniture, in order and apart."""
    page = _Furniture(doc)
    credited = [Block(first, last, "credits", 0.95, sure=True) for first, last in credits.cues(doc)]
    if credited:
        return credited
    if not page.hits or not page.is_page:
        return [block for block in page.notices() if block.sure] if page.hits else []
    found: dict[int, Block] = {}
    covered: set[int] = set()
    borders: list[tuple[int, int]] = []

    def add(block: Block) -> None:
        lines = range(block.first, block.last + 1)
        if covered.isdisjoint(lines):
            found[block.first] = block
            covered.update(lines)
            if block.sure:
                borders.append((block.first, block.last))

    every = list(page.all())
    for block in every:
        if block.sure:
            add(block)
    for block in list(page.followers(tuple(borders))):
        add(block)
    for number in list(labels.runs(page, borders)) if page.prose else []:
        add(Block(number, number, "furniture", 0.8, sure=True))
    for block in every:
        add(block)
    return [found[first] for first in sorted(found)]


class _Furniture(Page):
    """The blocks of furniture of a page, by sort."""

    def all(self) -> Iterator[Block]:
        """Yield all blocks, the surer sort first where two sorts overlap."""
        yield from self.notices()
        yield from self.navigation()
        yield from self.contents()
        links = list(teasers(self))
        yield from links
        yield from self.tags()
        # A heading stays with links that may be text.
        yield from self.furniture({block.first - 1 for block in links if block.label == "teasers" and not block.sure})
        yield from self.headlines()

    def notices(self) -> Iterator[Block]:
        """Yield the lines that say that a machine translated the text, with the hint box around them."""
        last = -1
        for number, hit in self.hits.items():
            if hit.label != "notice" or number <= last:
                continue
            last = number
            while self._goes_on(last):
                last += 1
            if not self._at_border(number, last) and not self._stands_alone(number):
                continue
            first, last = self._with_frame(number, last)
            yield Block(first, last, "notice", 0.95, sure=len(self.lines) > last - first + 1)

    def _with_frame(self, first: int, last: int) -> tuple[int, int]:
        """Return the lines of a notice with its label and with the box round it."""
        if first and normal(self.text(first - 1)) in _LABELS:
            first -= 1
        above = self.text(first - 1) if first else ""
        below = self.text(last + 1) if last + 1 < len(self.lines) else ""
        if above.startswith("> [!") and _HINT_OPEN.fullmatch(above) and not below.startswith(">"):
            return first - 1, last
        if _HINT_OPEN.fullmatch(above) and _HINT_CLOSE.fullmatch(below):
            return first - 1, last + 1
        return first, last

    def _goes_on(self, number: int) -> bool:
        """Whether the line below belongs to a notice that was broken at its links."""
        if number + 1 >= len(self.lines):
            return False
        below = self.hits.get(number + 1)
        if below is not None and below.label == "notice":
            return True
        return tables().continuation.fullmatch(normal(self.text(number + 1))) is not None and not self._ends(number)

    def _ends(self, number: int) -> bool:
        return self.text(number)[-1] in ".!?"

    def _at_border(self, first: int, last: int) -> bool:
        return first <= 5 or last >= len(self.lines) - 5

    def _stands_alone(self, number: int) -> bool:
        """Whether blank lines part a line from the text above and below."""
        line, text = self.lines[number], self.doc.text
        return text[max(0, line.start - 2) : line.start] == "\n\n" and text[line.end : line.end + 2] == "\n\n"

    def contents(self) -> Iterator[Block]:
        """Yield the box "Contents [hide]" of a wiki with its numbered lines."""
        for number in self.hits:
            if not _CONTENTS.match(self.text(number)):
                continue
            last = number
            while self.is_joined(last) and _NUMBERED.match(self.text(last + 1)) and self.is_short(last + 1):
                last += 1
            if last > number + 1:
                yield Block(number, last, "navigation", 0.95, sure=True)

    def tags(self) -> Iterator[Block]:
        """Yield "Tags:" with the short lines right below it."""
        for number in self.hits:
            if normal(self.text(number)) not in {"tags", "keywords", "labels", "topics", "tag"} or not self.is_low(
                number
            ):
                continue
            last = number
            while self.is_joined(last) and self.is_soft(last + 1) and self._is_tag(last + 1):
                last += 1
            if 1 <= last - number <= MOST_TAGS and self._ends_tags(number, last):
                yield Block(number, last, "tags", 0.93, sure=True)

    def _ends_tags(self, first: int, last: int) -> bool:
        """Whether the list ends there: below its last line may stand what that line is the heading of."""
        if last + 1 == len(self.lines) or last + 1 in self.hits:
            return True
        return not self.is_joined(first - 1) and not self.is_joined(last)

    def _is_tag(self, number: int) -> bool:
        said = self.text(number)
        short = len(said) <= 40 and said.count(" ") <= 4 and said[-1] not in '.!?:;,"”»'
        return short and not said[0].isdigit() and not self.is_marked(number) and not labels.OPENING.match(said)

    def furniture(self, held: set[int]) -> Iterator[Block]:
        """Yield runs of lines that are furniture, judged together; the lines of `held` are judged elsewhere."""
        number = 0
        while number < len(self.lines):
            if number not in self.hits or number in held or not self._may_start(number):
                number += 1
                continue
            last = number
            while last + 1 not in held and self._is_next(last + 1, self.hits[number]):
                last += 1
            while number < last and self.hits.get(number) == Hit("words", 1):
                number += 1  # a signature above the footer
            block = self._judge(number, last)
            if block is not None:
                yield block
            number = last + 1

    def _may_start(self, number: int) -> bool:
        return self.hits[number].label != "notice" and not self.is_marked(number) and not self.is_own(number)

    def _is_next(self, number: int, start: Hit) -> bool:
        if number >= len(self.lines):
            return False
        hit = self.hits.get(number)
        if hit is not None:
            return self._may_start(number)
        return start.label == "follow" and tables().continuation.fullmatch(normal(self.text(number))) is not None

    def _beside(self, first: int, last: int) -> bool:
        return first - 1 in self.hits or last + 1 in self.hits

    def _judge(self, first: int, last: int) -> Block | None:
        """Return a run as a block with its score, or None where it may be text."""
        hits = [self.hits[n] for n in range(first, last + 1) if n in self.hits]
        strongest = max(hit.strength for hit in hits)
        if strongest <= 2 and all(hit.label == "words" for hit in hits):
            return self._judge_words(first, last, strongest)
        label = next(hit.label for hit in hits if hit.strength == strongest)
        label = "furniture" if label == "words" else label
        top, low = self.prose and last < self.prose[0] and first <= 12, self.is_low(first)
        if strongest == 3:
            return Block(first, last, label, 0.96, sure=True)
        crowd = last - first + 1 >= (2 if strongest == 2 else 3)
        if (strongest == 2 or crowd) and (low or top):
            return Block(first, last, label, 0.93 if crowd else 0.85, sure=True)
        if strongest == 2:
            return Block(first, last, label, 0.6, sure=False)
        if first == last == 0 and normal(self.text(0)) in _CRUMBS and self.has_headline(1):
            return Block(0, 0, "crumb", 0.85, sure=True)
        near_end = last == len(self.lines) - 1 and len(self.prose) >= 2 and not self.is_technical
        if near_end and not any(hit.label == "channel" for hit in hits) and self.text(last)[-1] not in ".!?":
            return Block(first, last, label, 0.7, sure=False)
        return None

    def _judge_words(self, first: int, last: int, strongest: int) -> Block | None:
        """Return a run known by its words alone: below the last paragraph, or as a crowd at a border of the page."""
        crowd = last - first + 1 >= 3
        top = (crowd or (strongest == 2 and self.text(last).count(" ") > 2)) and last < self.prose[0] and first <= 12
        bottom = first > self.prose[-1] and (strongest == 2 or crowd)
        if top or bottom or (crowd and strongest == 2 and self.is_low(first)):
            sure = crowd or strongest == 3 or self._is_own(last)
            return Block(first, last, "furniture", 0.85 if sure else 0.6, sure)
        return None

    def _is_own(self, number: int) -> bool:
        """Whether a line speaks of the site alone: "Only for members of the family" names something else."""
        said = self.text(number)
        return _SELF.search(said) is not None or (said[-1] != "." and not has_strange(said))

    def followers(self, borders: Iterable[tuple[int, int]]) -> Iterator[Block]:
        """Yield the weak lines that stand right below or above a block at the bottom of the page, or at its top."""
        for first, last in borders:
            for number in self._chain(last + 1, 1):
                yield Block(number, number, self.hits[number].label, 0.85, sure=True)
            for number in self._chain(first - 1, -1):
                yield Block(number, number, self.hits[number].label, 0.85, sure=True)

    def _chain(self, number: int, step: int) -> Iterator[int]:
        while number in self.hits and self._may_follow(number) and self._is_outside(number, step):
            if step < 0 and self.hits[number] == Hit("words", 1):
                return  # a signature stands above the footer
            yield number
            number += step

    def _may_follow(self, number: int) -> bool:
        return not self.is_marked(number) and not self.is_own(number)

    def _is_outside(self, number: int, step: int) -> bool:
        """Whether a line stands where a page has its furniture: below the prose, or between headline and prose."""
        below = self.is_low(number) if step > 0 else number > self.prose[-1]
        return bool(self.prose) and (below or 0 < number < min(self.prose[0], 13))

    def navigation(self) -> Iterator[Block]:
        """Yield the short lines above the headline that start and end with furniture.

        They are certain where one of them stands twice, or half of them are furniture by themselves.
        """
        if not self.prose:
            return
        top = next((n for n in range(min(self.prose[0], 16, len(self.lines))) if self._is_text(n)), 16)
        known = [n for n in range(min(top, self.prose[0], 16)) if n in self.hits]
        bottom = max((n for n in known if self.hits[n].strength >= 2), default=-1)
        if bottom < 3 or not self.has_headline(bottom + 1):
            return
        said = [self.text(number) for number in range(known[0], bottom + 1)]
        sure = len(set(said)) < len(said) or len(known) * 2 >= len(said)
        yield Block(known[0], bottom, "navigation", 0.85 if sure else 0.7, sure)

    def _is_text(self, number: int) -> bool:
        """Whether a line at the top may be the headline, a byline or a date, or a sentence."""
        if number in self.hits and not self.is_own(number):
            return False
        return is_headline(self, number) or not self.is_short(number) or _BYLINE.match(self.text(number)) is not None

    def headlines(self) -> Iterator[Block]:
        """Yield four or more headlines between the last paragraph and the furniture at the bottom.

        Without names in them they may as well be verse or the steps of a recipe.
        """
        if not self.prose:
            return
        first = last = self.prose[-1] + 1
        while last < len(self.lines) and last not in self.hits and is_headline(self, last):
            last += 1
        if last - first >= 3 and last < len(self.lines) and last in self.hits and self.hits[last].strength == 3:
            lines = [self.text(number) for number in range(first, last)]
            named = sum(_INNER_CAPITAL.search(said) is not None for said in lines)
            sure = named * 2 > len(lines) and sum(map(len, lines)) >= 40 * len(lines)
            yield Block(first, last - 1, "teasers", 0.8 if sure else 0.6, sure)


def whole(doc: Document, block: Block) -> Span:
    """Return the visible span of a block."""
    return Span(doc.lines[block.first].start, doc.lines[block.last].end)
