"""Real post-edits as training examples: the place of an edit in the machine translation, and what people put there.

Only edits that a reader without the source could make are taken: function words, endings, marks, case, order, small
deletions. An edit that writes another content word tells what the source says, which the model cannot see.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from random import Random
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import Levenshtein

from mtfix.seq2seq.format import TOKEN, encode
from mtfix.seq2seq.grammar_noise import tables
from mtfix.seq2seq.noise import WORD
from mtfix.seq2seq.window import MAX_SPAN, widen, window

if TYPE_CHECKING:
    from mtfix.seq2seq.sources import Example

_MOST_HUNKS = 4


def post_edit_examples(rows: Iterable[Mapping[str, Any]]) -> list[Example]:
    """Return one example a row that holds at least one small edit."""
    return [made for row in rows if (made := post_edit_example(row["mt"], row["pe"])) is not None]


def post_edit_example(mt: str, pe: str) -> Example | None:
    """Return the example of one pair; None where the edits are too many or cannot be known from the text alone."""
    from mtfix.seq2seq.sources import Example, Marked

    if not 20 <= len(mt) <= 300:
        return None
    rng = Random(mt)
    hunks = _hunks(mt, pe)
    if not 1 <= len(hunks) <= _MOST_HUNKS:
        return None
    spans: list[Marked] = []
    for start, end, new in hunks:
        left, right = widen(mt, start, end, "grammar")
        others = [h for h in hunks if h[:2] != (start, end)]
        if any(h[0] <= right and left <= h[1] for h in others) or right - left > MAX_SPAN // 2:
            continue
        target = mt[left:start] + new + mt[end:right]
        if knowable(mt[left:right], target):
            spans.append(Marked(left, right, "grammar", target, "postedit"))
    if not spans:
        return None
    kept = _kept(mt, hunks, rng)
    spans += [kept] if kept and rng.random() < 0.5 else []
    view = window(mt, 0, len(mt))
    return Example(mt, tuple(spans)) if view.text == mt.strip() == mt else None


def _hunks(mt: str, pe: str) -> list[tuple[int, int, str]]:
    old, new = TOKEN.findall(mt), TOKEN.findall(pe)
    starts, goals = [0], [0]
    for word in old:
        starts.append(starts[-1] + len(word))
    for word in new:
        goals.append(goals[-1] + len(word))
    out: list[tuple[int, int, str]] = []
    for op in Levenshtein.opcodes(old, new):
        if op.tag == "equal":
            continue
        start, end = starts[op.src_start], starts[op.src_end]
        text = pe[goals[op.dest_start] : goals[op.dest_end]]
        if out and start - out[-1][1] <= 1:
            before = out.pop()
            text = before[2] + mt[before[1] : start] + text
            start = before[0]
        out.append((start, end, text))
    return out


def knowable(span: str, target: str) -> bool:
    """Whether a repair can be known without the source: function words, forms of a word that is there, marks, case."""
    script = encode(span, target, tables()["writes"])
    if not script or len(script) > 7:
        return False
    function = frozenset(tables()["function"])
    old = Counter(m.group().lower() for m in WORD.finditer(span))
    new = Counter(m.group().lower() for m in WORD.finditer(target))
    lost, added = list((old - new).elements()), list((new - old).elements())
    if "".join(lost) == "".join(added):
        return True
    free = [w for w in added if w not in function]
    forms = [w for w in lost if w not in function]
    if len(free) != len(forms) or len(lost) + len(added) > 4:
        return False
    return all(_related(a, b) for a, b in zip(sorted(forms), sorted(free), strict=True))


def _related(one: str, other: str) -> bool:
    """Whether two words look like forms of one: the first three letters and over half of the longer one agree."""
    common = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return common >= max(3, 0.6 * max(len(one), len(other)))


def _kept(mt: str, hunks: list[tuple[int, int, str]], rng: Random) -> Any:
    from mtfix.seq2seq.sources import Marked
    from mtfix.seq2seq.tempting import keep_site

    site = keep_site(mt, "grammar", rng)
    if site is None:
        return None
    start, end = widen(mt, *site, "grammar")
    if start == end or any(h[0] <= end and start <= h[1] for h in hunks):
        return None
    return Marked(start, end, "grammar", mt[start:end], "keep")
