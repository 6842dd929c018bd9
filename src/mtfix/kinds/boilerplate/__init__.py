"""Page furniture that was translated along with a text: buttons, teasers, tags, notices, the name of the site.

A scraper takes the whole page and the machine translates the whole page, so between and around the paragraphs stand
the labels of buttons ("Leave a Comment"), headings of related links with their teasers, tag lists, cookie boxes, pay
notices, and the note that the page was translated by a machine. A table holds such lines as they come out of machine
translation from many languages; what stands in no table is weighed by signals: words of a site, how the line opens,
whether it has a verb and a stop, who speaks to whom.

    >>> from mtfix.text import Document
    >>> story = "The mayor opened the bridge on Monday, after ten years of work and of waiting." + chr(10)
    >>> [finding.surface for finding in KIND.detect(Document(story * 2 + "Share on Facebook"))]
    ['Share on Facebook']

Only a page is looked at, that is a text with paragraphs; in a list of labels the labels are the text. A line
must be furniture as a whole: a sentence that speaks of newsletters, sharing or subscribing stays, as do headings, items
and cells. Words that may be a heading of the text count only beside other furniture, or under the last paragraph. In
text that is marked up or wrapped by hand only notices and whole labels of the table count: a guide says "Log in to
your account" to its reader, a README names its own copyright and says "See also: the wiki". The name of a site behind
the headline goes where the page itself or everybody knows it. Photo credits stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.kinds.boilerplate.blocks import blocks, whole
from mtfix.kinds.boilerplate.inject import inject
from mtfix.kinds.boilerplate.inline import pieces
from mtfix.kinds.kind import Kind, Phase, Scope
from mtfix.model import Edit, Finding, Repair, Safety, Severity
from mtfix.text import Document, Span

_MESSAGES = {
    "notice": "a notice that the text was translated by a machine",
    "paywall": "a notice to the subscribers of the site",
    "cookies": "a cookie or consent box",
    "follow": "an invitation to follow the site",
    "channel": "a link to a channel of the site",
    "counts": "a count of comments, views or minutes",
    "copyright": "a copyright line of the site",
    "also": "a link to another article",
    "tagline": "a list of tags",
    "tags": "a list of tags",
    "related": "the heading of links to other articles",
    "teasers": "teasers of other articles",
    "navigation": "the navigation of the site",
    "crumb": "the section of the site",
    "site": "the name of the site behind the headline",
    "credits": "the credits of those who made the subtitles",
    "folio": "the number of a page",
    "forum": "a line of the forum around a post",
    "button": "the label of a button",
    "menu": "a row of buttons",
    "export": "what a messenger writes above an exported chat",
}


def detect(doc: Document) -> Iterator[Finding]:
    """Yield blocks of whole lines, then what shares a line with text."""
    found = blocks(doc)
    for block in found:
        span = whole(doc, block)
        yield _finding(doc, span, block.label, block.score, (Edit(*span, ""), block.sure))
    taken = frozenset(number for block in found for number in range(block.first, block.last + 1))
    for piece in pieces(doc, taken):
        yield _finding(
            doc, piece.span, piece.label, piece.score, (Edit(piece.cut.start, piece.cut.end, ""), piece.sure)
        )


def _finding(doc: Document, span: Span, label: str, score: float, evidence: tuple[Edit, bool]) -> Finding:
    message = _MESSAGES.get(label, "page furniture that was translated along")
    return KIND.finding(doc, *span, message, score=score, evidence=evidence)


def propose(finding: Finding, _doc: Document) -> Iterator[Repair]:
    """Yield the deletion; the engine closes the gap that whole lines leave."""
    edit, sure = finding.evidence
    yield Repair((edit,), finding.score, Safety.SAFE if sure else Safety.UNSAFE)


KIND = Kind(
    id="boilerplate",
    mqm="accuracy/addition",
    scope=Scope.DOCUMENT,
    phase=Phase.LINES,
    severity=Severity.MINOR,
    summary="page furniture that was translated along",
    not_flagged=(
        "sentences about newsletters, sharing, subscribing",
        "files of labels, where each line is a label",
        "headings, list items, table cells and code",
        "steps of a tutorial: Click Subscribe",
        "photo credits, bylines, datelines",
        "copyright lines, tags and pointers of a README",
    ),
    detect=detect,
    propose=propose,
    inject=inject,
    langs=frozenset({"en"}),
    drops_blocks=True,
)
