"""Places inside a sentence where the text of a link or a name is lost: "in the of the town", "one of the, who"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan
from mtfix.text import Document

_NO_NOUN = re.compile(
    r"(?<= )(?:(?:of|from|with|by|in|to|at|for|into) (?:the|an|its|their|our|your|my),(?= [a-z]{2,20} )"
    r"|(?:of|from|with|by|in|at|into) (?:the|an|its|their) (?:of|into|is|was|were|are|has|had|have)"
    r"(?= (?:the|a|an|been|his|her|their|its) ))"
)
MESSAGE = "cut: a word is lost here"


def find(doc: Document) -> Iterator[Plan]:
    """Yield the places that want a noun and have none."""
    for match in _NO_NOUN.finditer(doc.text):
        if not doc.is_protected(match.start(), match.end()):
            yield Plan(match.start(), match.end(), MESSAGE, 0.8)
