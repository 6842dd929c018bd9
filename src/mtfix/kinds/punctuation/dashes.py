"""A tight hyphen that stands for a dash: "back to the harbour-the oldest of the coast", "it was late-we went home".

Translation writes the dash of the source as a hyphen, and a clause hangs on the last word of another like half of a
compound. Seen where the word behind the hyphen cannot be that half: a determiner, a pronoun with its verb, a word that
opens a clause. The hyphen stands alone in its stretch of letters ("state-of-the-art"), and the words on both sides make
no compound that is known ("know-how", "post-it"), no pair that belongs together ("over-the counter", "save-the date"),
no stammer ("th-the") and no half of a list of compounds ("first-or second-class").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.plan import Plan, swap
from mtfix.lexicon import hyphens, words
from mtfix.text import Document

_BE = "is|are|was|were|isn[’']t|aren[’']t|wasn[’']t|weren[’']t"
_AUXILIARIES = (
    f"{_BE}|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|cannot|don[’']t|doesn[’']t"
    "|didn[’']t|can[’']t|won[’']t|couldn[’']t|also|just|never|always|really|actually"
)
_OWNERS = "our|its|his|my|your|their"
_PAST = "wrote|came|went|took|made|got|gave|saw|began|became|knew|felt|left|led|lost|met|ran|said|sent|told|thought"
_SUBJECTS = f"the|this|that|these|those|{_OWNERS}|it|he|she|they|we|I|you|there|[a-z]{2, 20} of the"
_RATES = "day|week|month|year|night|minute|second|hour|piece|pound|head|share|barrel|gallon|dozen|time|bit|lot|few"
_SHORT = "[’'](?:s|re|ve|ll|m|d)"
_OPENS = (
    rf"(?:it|that|there|they|we|he|she|I|you|here){_SHORT} ",
    rf"(?:it|he|she|I|you|that|this|these|those|there|which|who|what) (?:{_AUXILIARIES}) ",
    r"I (?:know|think|want|mean|believe|guess|hope|came|saw|went|feel|felt|said|say|find|found|love|like|need|got) ",
    rf"(?:it|he|she) (?:[a-z]{{2,15}}ly |first |then )?(?:[a-z]{{2,20}}(?:s|ed)|{_PAST}) ",
    r"(?:we|they|which) [a-z]+",
    rf"(?:the|these|those|{_OWNERS}) [\w“\"]",
    r"an [a-z]{3,} [a-z]",
    rf"a (?!(?:{_RATES})\b)(?:\d[\w-]+|[a-z]{{3,}}),? [a-z]",
    r"who (?:[a-z]{2,20}ed|[a-z]{3,20}s) ",
    r"and [a-z]{3,20}ly [a-z]",
    r"(?:this|that) [a-z]+ [a-z]",
    r"(?:because|therefore|although|whereas|unless|whose|namely),? ",
    rf"(?:if|when|where|while|though|how|why|what|who|perhaps|maybe|especially) (?:{_SUBJECTS})\b",
    rf"(?:and|but|or|so),? (?:{_SUBJECTS}|if|when|then|not|even|also|perhaps|maybe) \w",
    r"(?:and|but) (?:in|at|with|for|from|to|on|by|is|are|was|were|has|have|had|will|would|must|can) [a-z]",
    r"(?:for (?:example|instance)|that is|in fact|in other words|at least|in particular),? ",
    r"such as [\w“\"]",
    r"not (?:only|just|merely|even|to|a|the|because|for|in|yet|all|as|that) ",
    r"all (?:of|this|these|the|that|those) ",
    r"even (?:the|if|though|when|more|in|after) ",
    r"just (?:as|because|like|the) ",
)
_SITE = re.compile(rf"-(?<=[\w%)\]”\"’]-)(?P<word>(?=(?:{'|'.join(_OPENS)}))[A-Za-z]+)")
# Behind a dash that is found, the other one of its pair: "the harbour-the oldest of the coast-and slept".
_SECOND = re.compile(
    r"-(?<=[a-z%)\]”\"’]-)(?P<word>and|but|is|are|was|were|has|have|had|will|would|can|could)(?= [a-z])"
)
_LEFT = re.compile(r"(?:^|[\s—–(\[“\"‘'])(?P<word>[^\W_][\w’'.,]*)(?P<closer>[%)\]”\"’]{0,2})$")
_CLEAN = re.compile(r"[A-Za-z’']+[,\s]")
_LATER_HYPHEN = re.compile(r"(?:,? [\w’']+){1,3}-\w")
# No second word of these: "we all-the time", "much-the same".
_NO_LEFT = frozenset("thank over under so such all no half self anti pro non semi pre post ex co re un mid".split())
_OPEN_LEFT = frozenset(
    "is are was were be it them him me us her you do done enough again here there now too others everyone everything "
    "something someone anyone anything himself herself itself themselves ourselves ours theirs mine yet".split()
)
# "vitamin-a rich food", "triple-a games", "rent-a car".
_LABELS = frozenset(
    "vitamin hepatitis influenza grade type class plan option section group level part phase figure table side "
    "team unit zone block single double triple three serie rent make pick adopt build".split()
)
_LINKS = frozenset("because therefore although whereas unless namely".split())
_SUSPENDED = frozenset("and or but".split())
_FINITE = frozenset("and or but is are was were has have had will would can could".split())
_LOOK = 200
_NAMES = frozenset("an so he she you it".split())
_MIN_NAME = 6
_TIGHT_PAIR, _SEEN_PAIR = -0.9, 30
_CODE = re.compile(r"[`=<>{}\\|$@]|(?:^|\s)--?[A-Za-z]")
# The dashes that a text may use; the first that is used most is set.
_STYLES = ((" – ", re.compile(r"\w[,.\"”’)]? – ")), ("—", re.compile(r"\w—\w")), (" — ", re.compile(r"\w[\"”’)]? — ")),
           (" - ", re.compile(r"[a-z][\"”’)]? - [a-z\"“]")), (" -- ", re.compile(r"[a-z][\"”’)]? -- [a-z\"“]")),
           ("--", re.compile(r"[a-z]--[a-z]")))  # fmt: skip
_MESSAGE = "a hyphen for a dash"


def find(doc: Document) -> Iterator[Plan]:
    """Yield the hyphens that join two clauses, and those that part the second from the rest of the sentence."""
    text = doc.text
    dash, end = "", 0
    for match in _SITE.finditer(text):
        if match.start() < end or not _is_joined(text, match):
            continue
        dash = dash or _dash(text)
        yield swap(match.start(), match.start() + 1, dash, _MESSAGE, 0.95)
        end = match.end()
        second = _SECOND.search(text, end, min(doc.sentence_at(end).end, end + _LOOK))
        if second and "-" not in text[end : second.start()] and _is_joined(text, second):
            yield swap(second.start(), second.start() + 1, dash, _MESSAGE, 0.95)
            end = second.end()


def _is_joined(text: str, match: re.Match[str]) -> bool:
    """Whether a whole word stands before the hyphen, which makes neither compound nor pair with the one behind."""
    at, right = match.start(), match["word"].lower()
    left = _LEFT.search(text, max(0, at - 40), at)
    if left is None or not _CLEAN.match(text, match.start("word")) or _CODE.search(text, max(0, at - 80), at + 80):
        return False
    if right in _SUSPENDED and _LATER_HYPHEN.match(text, match.end()):
        return False
    if left["closer"]:
        return True
    number = left["word"][0].isdigit()
    return not (number and _starts_line(text, left.start("word"))) and _may_end(left["word"], right)


def _starts_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _may_end(left: str, right: str) -> bool:
    """Whether a clause can end in `left` in front of `right`."""
    low = left.lower()
    closed = low in words("en").function_words
    if right in _LINKS:
        return True
    if low in _NO_LEFT or (closed and low not in _OPEN_LEFT) or (right == "a" and low in _LABELS):
        return False
    if right.startswith(low) or hyphens.is_compound(left, right) or (len(left) < 3 and low.isalpha() and not closed):
        return False
    if left[0].isupper() and right in _NAMES and len(left) < _MIN_NAME:
        return False
    return (words("en").zipf(left) > 0 or not left[0].islower()) and not _is_pair(low, right)


def _is_pair(left: str, right: str) -> bool:
    """Whether the two follow each other so often that the hyphen is the fault: "save-the date"."""
    known = words("en")
    often = known.pair(left, right) >= _SEEN_PAIR and known.pair_logp(left, right) > _TIGHT_PAIR
    return often and right not in _FINITE


def _dash(text: str) -> str:
    """Return the dash that the text uses otherwise."""
    counts = [(len(pattern.findall(text)), dash) for dash, pattern in _STYLES]
    most = max(count for count, _ in counts)
    return next(dash for count, dash in counts if count == most)
