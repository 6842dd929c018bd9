"""The format of what the repair model writes, encoded and decoded in this one module.

The model reads a window of text with a span marked in it (`window.py`). It writes a script, a short list of
operations on the characters of the span with a cursor that only moves forward:

- `COPY p`, `UPPER p`, `LOWER p`: copy up to position `p`, as it is or in the other case;
- `SKIP p`: leave out up to position `p`;
- `WRITE i`: write the string `i` of a closed list (marks, function words, endings, single letters);
- `PASTE`: write what the last `SKIP` left out (word order).

What stands behind the last operation is copied, so the empty script is *keep*. Copying is by position, hence a rare
name cannot be misspelt. A script that breaks a rule decodes to None: no proposal, never text.

    >>> script = encode("Theteam", "The team", [" "])
    >>> script
    (Op(code=<Code.COPY: 2>, arg=3), Op(code=<Code.WRITE: 0>, arg=0))
    >>> decode("Theteam", script, [" "])
    'The team'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

MAX_OPS = 12
"""Longest script; longer repairs are rewriting, which the model must not do."""

TOKEN = re.compile(r"\s|\w+|[^\w\s]")
_MAX_CORE = 900


class Code(IntEnum):
    """Code of an operation; those from COPY on take a position in the span."""

    WRITE = 0
    PASTE = 1
    COPY = 2
    SKIP = 3
    UPPER = 4
    LOWER = 5


class Op(NamedTuple):
    """One operation: `arg` is a position in the span, or the index of a string of the closed list."""

    code: Code
    arg: int


Script = tuple[Op, ...]


def decode(span: str, script: Sequence[Op], writes: Sequence[str]) -> str | None:
    """Return the text that `script` makes of `span`, or None where the script breaks a rule."""
    cursor, skipped, out = 0, "", []
    for code, arg in script:
        if code == Code.WRITE:
            if not 0 <= arg < len(writes):
                return None
            out.append(writes[arg])
        elif code == Code.PASTE:
            if not skipped:
                return None
            out.append(skipped)
        else:
            if not cursor < arg <= len(span):
                return None
            part, cursor = span[cursor:arg], arg
            if code == Code.SKIP:
                skipped = part
            else:
                out.append(part.upper() if code == Code.UPPER else part.lower() if code == Code.LOWER else part)
    return "".join(out) + span[cursor:]


def encode(span: str, target: str, writes: Sequence[str]) -> Script | None:
    """Return the shortest canonical script from `span` to `target`; None where there is none within the limits."""
    if span == target:
        return ()
    index = _index(tuple(writes))
    steps: list[Op] = []
    for start, end, new in _hunks(span, target):
        part = _hunk(span, start, end, new, index)
        if part is None:
            return None
        last = next((op.arg for op in reversed(steps) if op.code >= Code.COPY), 0)
        if start > last:
            steps.append(Op(Code.COPY, start))
        steps.extend(part)
    while steps and steps[-1].code == Code.COPY:
        steps.pop()
    script = tuple(_joined(steps))
    return script if len(script) <= MAX_OPS and decode(span, script, writes) == target else None


def _joined(steps: list[Op]) -> list[Op]:
    """Return the steps with runs of the same positional operation made one."""
    out: list[Op] = []
    for op in steps:
        if out and op.code == out[-1].code and op.code >= Code.COPY:
            out[-1] = op
        else:
            out.append(op)
    return out


def _hunks(span: str, target: str) -> list[tuple[int, int, str]]:
    """Return the changed stretches as (start, end, new text), canonical where there is a choice."""
    head = _common_prefix(span, target)
    tail = _common_prefix(span[head:][::-1], target[head:][::-1])
    old, new = span[head : len(span) - tail], target[head : len(target) - tail]
    if not old or not new:
        return [_rotated(span, head, old, new)]
    left = max(span.rfind(" ", 0, head), 0)
    right = span.find(" ", len(span) - tail)
    right = len(span) if right < 0 else right
    core, goal = span[left:right], target[left : len(target) - (len(span) - right)]
    if len(core) == len(goal) and goal in core + core:
        return [(left, right, goal)]
    old_words, new_words = TOKEN.findall(core), TOKEN.findall(goal)
    hunks, starts, goals = [], _offsets(old_words), _offsets(new_words)
    for op in Levenshtein.opcodes(old_words, new_words):
        if op.tag != "equal":
            new = goal[goals[op.dest_start] : goals[op.dest_end]]
            hunks.append((left + starts[op.src_start], left + starts[op.src_end], new))
    return _touching(hunks)


def _touching(hunks: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    for start, end, new in hunks:
        if out and out[-1][1] == start:
            out[-1] = (out[-1][0], end, out[-1][2] + new)
        else:
            out.append((start, end, new))
    return out


def _offsets(words: list[str]) -> list[int]:
    out = [0]
    for word in words:
        out.append(out[-1] + len(word))
    return out


def _common_prefix(one: str, other: str) -> int:
    for i, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return i
    return min(len(one), len(other))


def _rotated(span: str, head: int, old: str, new: str) -> tuple[int, int, str]:
    """Return an insertion or deletion moved left until it begins with a space, if it can."""
    part, place = old or new, head
    while place > 0 and not part.startswith(" ") and span[place - 1] == part[-1]:
        part = part[-1] + part[:-1]
        place -= 1
    if not part.startswith(" "):
        part, place = old or new, head
    return (place, place + len(part), "") if old else (place, place, part)


def _hunk(span: str, start: int, end: int, new: str, index: _Index) -> list[Op] | None:
    old = span[start:end]
    if not new:
        return [Op(Code.SKIP, end)]
    if not old:
        return _spell(new, index)
    if len(old) == len(new) and new in old + old and len(old) > 3:
        cut = (old + old).index(new)
        return [Op(Code.SKIP, start + cut), Op(Code.COPY, end), Op(Code.PASTE, 0)]
    if len(old) * len(new) > _MAX_CORE:
        spelt = _spell(new, index)
        return None if spelt is None else [Op(Code.SKIP, end), *spelt]
    return _cheapest(old, new, start, index)


class _Index(NamedTuple):
    ids: dict[str, int]
    longest: int


@lru_cache(maxsize=4)
def _index(writes: tuple[str, ...]) -> _Index:
    return _Index({text: i for i, text in enumerate(writes)}, max(map(len, writes), default=0))


def _spell(text: str, index: _Index) -> list[Op] | None:
    """Return the fewest WRITEs that make `text`, the longest string first."""
    out, place = [], 0
    while place < len(text):
        for size in range(min(index.longest, len(text) - place), 0, -1):
            found = index.ids.get(text[place : place + size])
            if found is not None:
                out.append(Op(Code.WRITE, found))
                place += size
                break
        else:
            return None
        if len(out) > MAX_OPS:
            return None
    return out


_MODES = (Code.COPY, Code.UPPER, Code.LOWER, Code.SKIP, Code.WRITE)
_START_COST = {Code.COPY: 0.9, Code.UPPER: 1.0, Code.LOWER: 1.0, Code.SKIP: 1.0}


def _cheapest(old: str, new: str, start: int, index: _Index) -> list[Op] | None:
    """Return the cheapest operations from `old` to `new`: dynamic programming over positions and running operation."""
    best: dict[tuple[int, int, Code], tuple[float, tuple[int, int, Code] | None, Op | None]] = {}
    best[0, 0, Code.PASTE] = (0.0, None, None)
    for i in range(len(old) + 1):
        for j in range(len(new) + 1):
            for mode in (Code.PASTE, *_MODES):
                here = (i, j, mode)
                if here in best:
                    for cost, there, op in _moves(old, new, here, start, index):
                        total = best[here][0] + cost
                        if there not in best or total < best[there][0] - 1e-9:
                            best[there] = (total, here, op)
    ends = [(best[len(old), len(new), m][0], m) for m in _MODES if (len(old), len(new), m) in best]
    if not ends:
        return None
    state: tuple[int, int, Code] | None = (len(old), len(new), min(ends)[1])
    ops: list[Op] = []
    while state is not None:
        _, state, taken = best[state]
        if taken is not None:
            ops.append(taken)
    return _joined(ops[::-1])


def _moves(
    old: str, new: str, here: tuple[int, int, Code], start: int, index: _Index
) -> list[tuple[float, tuple[int, int, Code], Op]]:
    i, j, mode = here
    out = []
    if i < len(old):
        for code in _steps(old[i], new[j] if j < len(new) else "", mode):
            cost = 0.0 if code == mode else _START_COST[code]
            out.append((cost, (i + 1, j if code == Code.SKIP else j + 1, code), Op(code, start + i + 1)))
    for size in range(1, min(index.longest, len(new) - j) + 1):
        found = index.ids.get(new[j : j + size])
        if found is not None:
            cost = 1.5 if size == 1 and new[j].isalnum() else 1.0
            out.append((cost, (i, j + size, Code.WRITE), Op(Code.WRITE, found)))
    return out


def _steps(a: str, b: str, mode: Code) -> list[Code]:
    """Return the codes that may consume `a` while the target shows `b` (empty at its end)."""
    codes = [] if mode == Code.WRITE else [Code.SKIP]
    if b and a == b:
        codes.append(Code.COPY)
        if mode in (Code.UPPER, Code.LOWER) and (a.upper() if mode == Code.UPPER else a.lower()) == a:
            codes.append(mode)
    elif b:
        codes += [c for c, t in ((Code.UPPER, a.upper()), (Code.LOWER, a.lower())) if t == b]
    return codes
