"""Links to other articles: a heading ("You may also like") and the headlines below it.

What stands below such a heading may as well be the next paragraph of the text: the links may have been pictures, or be
lost. A link is therefore only what looks like a headline, and it goes for sure only where the page shows where the
links end: they stand right below their heading and blank lines part the box from the text above and below, or they
reach from below the last paragraph to other furniture or to the end of the text. Sentences with a stop are never
deleted for sure, and behind a blank line they are not even called teasers.

Tried: everything down to the next furniture, which took the rest of articles that go on below the box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.boilerplate.page import PROSE, Block, Page

MOST, LONGEST = 8, 320
_SHORTEST, _GAPS, _LONGEST_HEADLINE = 20, 3, 130
# A headline may be a question; a line with any other mark goes on or is a sentence.
_NO_HEADLINE = '.!…,;:-–—("”»'
_SENTENCES = re.compile(r"[^\W\d_]{2}[.!…]['’\"”»]? ")


def teasers(page: Page) -> Iterator[Block]:
    """Yield headings of related links and the links below them, each as a block."""
    for number, hit in page.hits.items():
        if hit.label != "related" or page.is_marked(number):
            continue
        last = _links(page, number)
        boxed = _is_boxed(page, number, last)
        sure = last > number and (boxed or _is_footer(page, number, last))
        weak = last > number and _is_bounded(page, number, last)
        if number < page.prose[0] or (hit.strength < 3 and not _may_be_weak(page, number, last, boxed)):
            sure = False  # above the text stands its own headline
        if not sure and not weak:
            last = max(number, _sentences(page, number))
        low = page.is_low(number)
        if hit.strength == 3 or sure or last > number or page.is_beside(number):
            alone = low and last == number
            yield Block(number, number, "related", 0.95 if sure or alone else 0.7, sure or alone)
        if last > number:
            yield Block(number + 1, last, "teasers", 0.85 if sure else 0.65, sure)


def is_headline(page: Page, number: int) -> bool:
    """Whether a line has the shape of a headline: some words, a capital first, no quotation, no stop."""
    said = page.text(number)
    if not _SHORTEST <= len(said) <= _LONGEST_HEADLINE or said.count(" ") < _GAPS or said[-1] in _NO_HEADLINE:
        return False
    if _SENTENCES.search(said):
        return False
    first = (said[0].isupper() or said[0].isdigit()) and not (number in page.hits and page.is_own(number))
    return first and page.is_soft(number) and not page.is_marked(number)


def _links(page: Page, heading: int) -> int:
    """Return the last line of the headlines below a heading: a box without blank lines, or one line a paragraph."""
    last = heading
    parted = not page.is_joined(heading)
    while last + 1 < len(page.lines) and last - heading <= MOST and is_headline(page, last + 1):
        if last > heading and parted == page.is_joined(last):
            break
        if parted and page.is_joined(last + 1) and last + 2 not in page.hits:
            break  # the first line of a stanza or a list
        last += 1
    return last


def _is_boxed(page: Page, heading: int, last: int) -> bool:
    """Whether the links stand right below their heading, and a blank line or other furniture right below them."""
    below = not page.is_joined(last) or last + 1 in page.hits
    return page.is_joined(heading) and below and last - heading <= MOST


def _is_footer(page: Page, heading: int, last: int) -> bool:
    """Whether the links stand below the last paragraph and reach to the end or to other furniture; a single one may
    be a signature unless it stands right below its heading."""
    single = last - heading == 1 and not page.is_joined(heading)
    return heading > page.prose[-1] and _is_bounded(page, heading, last) and not single


def _is_bounded(page: Page, heading: int, last: int) -> bool:
    """Whether the links reach to the end of the text or to other furniture."""
    return (last + 1 == len(page.lines) or last + 1 in page.hits) and last - heading <= MOST


def _may_be_weak(page: Page, heading: int, last: int, boxed: bool) -> bool:
    """Whether "See also" is no heading of the text: one box among paragraphs, or with other furniture below it."""
    if boxed and not page.is_technical and _is_long(page, heading - 1) and _is_long(page, last + 1):
        return True
    return heading > page.prose[-1] and last + 1 in page.hits and page.hits[last + 1].strength > 1


def _is_long(page: Page, number: int) -> bool:
    return 0 <= number < len(page.lines) and number not in page.hits and len(page.text(number)) >= PROSE


def _sentences(page: Page, heading: int) -> int:
    """Return the last of the sentences right below a heading, in a page without blank lines; `heading` for none."""
    last = heading
    while page.is_joined(last) and page.is_soft(last + 1) and _is_teaser(page, last + 1):
        last += 1
    low, few = page.is_low(heading), 0 < last - heading <= MOST
    ends = last + 1 == len(page.lines) or (page.is_joined(last) and last + 1 in page.hits)
    return last if few and low and ends else heading


def _is_teaser(page: Page, number: int) -> bool:
    line = page.lines[number]
    return 12 <= line.end - line.start <= LONGEST and not page.is_marked(number)
