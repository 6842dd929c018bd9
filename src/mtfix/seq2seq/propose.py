"""Ask the repair model: `load().propose(requests)` answers with calibrated proposals and the probability of *keep*.

    >>> from mtfix.seq2seq.answer import Request
    >>> proposer = load()  # doctest: +SKIP
    >>> text = "The Conflict Intelligence Teamresearch is done."
    >>> proposer.propose([Request(text, 26, 38, "merged_words")])[0].proposals[0].replacement  # doctest: +SKIP
    ' '

Requests of many texts are answered together: windows of the same sentence share one pass of the encoder, and batches
hold windows of like length. The order of the answers is that of the requests. Nothing is sampled; the same requests
give the same answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from typing import TYPE_CHECKING

from mtfix.seq2seq.answer import UNKNOWN, Answer, Proposal, Request
from mtfix.seq2seq.calibration import Calibration
from mtfix.seq2seq.format import decode
from mtfix.seq2seq.window import MAX_SPAN, Window, kind_id, widen, window

if TYPE_CHECKING:
    from mtfix.seq2seq.network import Batch, RepairModel
    from mtfix.seq2seq.tokens import Pieces

BEAM = 4
_BUDGET = 2400
"""Most pieces of a batch, spans counted as so many pieces as they cost."""
_SPAN_COST = 25
"""Pieces that a span costs beside its length: the beams copy what they read of it at every step."""
_LONG_SPAN = 48


@lru_cache(maxsize=2)
def load(name: str = "default") -> Proposer:
    """Return the model in the directory or of the hub name `name`; "default" is the one in the package.

    Takes under two seconds; the result is shared. No code of a checkpoint is run.

    Raises:
        ModelError: if there is no such model, or it does not follow this format; the message says what to do.
    """
    from mtfix.seq2seq.checkpoint import read

    return Proposer(*read(name))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request as the model sees it: the window, and the place of the marked span in it."""

    index: int
    view: Window
    kind: int


class Proposer:
    """A loaded model; use `load`. Answers are in the order of the requests."""

    def __init__(self, model: RepairModel, pieces: Pieces, calibration: Calibration) -> None:
        self.model = model
        self._pieces = pieces
        self._calibration = calibration
        self._writes: list[str] = list(model.config.writes)

    def propose(self, requests: Sequence[Request]) -> list[Answer]:
        """Return the answer to each request: proposals best first, and the probability that nothing is broken."""
        return [answer for answer, _ in self.judge(requests, [()] * len(requests))]

    def answers(self, marked: Sequence[tuple[Window, str]]) -> list[Answer]:
        """Return the answer to each window and kind; the model is shown the marked span as it is, not widened."""
        return [
            self._answer(kind, view, found) if found else UNKNOWN
            for (view, kind), found in zip(marked, self.texts(marked), strict=True)
        ]

    def judge(
        self, requests: Sequence[Request], candidates: Sequence[Sequence[Proposal]]
    ) -> list[tuple[Answer, list[float]]]:
        """Return the answer to each request, and the calibrated probability of each of its candidates.

        Candidates are the repairs that rules propose; their place and replacement count. One pass serves both: a
        candidate that the search does not meet has under 1 % and gets 0.0, as does one outside the span that the
        model reads.
        """
        views = [view_of(request) for request in requests]
        texts = self.texts([(view, request.kind) for view, request in zip(views, requests, strict=True)])
        return [
            (UNKNOWN, [0.0] * len(ruled))
            if view is None or not found
            else (self._answer(request.kind, view, found), self._scores(request.kind, view, found, ruled))
            for request, view, found, ruled in zip(requests, views, texts, candidates, strict=True)
        ]

    def texts(self, marked: Sequence[tuple[Window | None, str]]) -> list[dict[str, float]]:
        """Return for each marked window what its span may become, with the raw probability of each text."""
        from mtfix.seq2seq.search import search

        out: list[dict[str, float]] = [{} for _ in marked]
        for batch, asked in self._batches(marked):
            for one, found in zip(asked, search(self.model, batch, BEAM), strict=True):
                out[one.index] = _texts(one.view.span, found, self._writes)
        return out

    def safe_from(self, kind: str) -> float:
        """Return the probability from which proposals for `kind` were right in 98 % of cases on held-out data.

        Above 1 where no such probability exists: then no proposal of the model alone is safe.
        """
        return self._calibration.safe_from(kind)

    def _scores(
        self, kind: str, view: Window, texts: Mapping[str, float], candidates: Sequence[Proposal]
    ) -> list[float]:
        targets = [_applied(view, candidate) for candidate in candidates]
        curves = [self._calibration.keep if target == view.span else self._calibration.change for target in targets]
        return [
            0.0 if target is None or target not in texts else curve(kind, min(texts[target], 1.0))
            for target, curve in zip(targets, curves, strict=True)
        ]

    def _answer(self, kind: str, view: Window, texts: Mapping[str, float]) -> Answer:
        keep = self._calibration.keep(kind, min(texts.get(view.span, 0.0), 1.0))
        ranked = sorted((raw, text) for text, raw in texts.items() if text != view.span)[::-1][:BEAM]
        proposals = [minimal(view, text, self._calibration.change(kind, min(raw, 1.0))) for raw, text in ranked]
        return Answer(keep, tuple(proposals))

    def _batches(self, marked: Sequence[tuple[Window | None, str]]) -> Iterator[tuple[Batch, list[_Asked]]]:
        """Yield batches of windows of like length; spans of one window share its row."""
        from mtfix.seq2seq.tokens import collate

        windows: dict[str, list[_Asked]] = defaultdict(list)
        for index, (view, kind) in enumerate(marked):
            if view is not None:
                windows[view.text].append(_Asked(index, view, kind_id(kind)))
        encoded = {text: self._pieces(text) for text in windows}
        # A window in a script that the tokenizer spells in bytes may be longer than the encoder can read.
        longest = self.model.config.max_position_embeddings
        windows = {text: asked for text, asked in windows.items() if len(encoded[text][0]) <= longest}
        for group in _grouped(windows, {text: len(ids) for text, (ids, _) in encoded.items()}):
            asked = [(row, one) for row, text in enumerate(group) for one in windows[text]]
            spans = [(row, one.kind, one.view) for row, one in asked]
            yield collate([encoded[text] for text in group], spans), [one for _, one in asked]


def _grouped(windows: Mapping[str, Sequence[_Asked]], sizes: Mapping[str, int]) -> list[list[str]]:
    """Return the windows in groups of like length and bounded cost, those with wide spans apart."""
    groups: list[list[str]] = []
    cost, wide = 0, False
    for text in sorted(windows, key=lambda t: (_is_wide(windows[t]), sizes[t], t)):
        size = sizes[text] + sum(_SPAN_COST + one.view.end - one.view.start for one in windows[text])
        if not groups or cost + size > _BUDGET or wide != _is_wide(windows[text]):
            groups.append([])
            cost, wide = 0, _is_wide(windows[text])
        groups[-1].append(text)
        cost += size
    return groups


def _is_wide(asked: Sequence[_Asked]) -> bool:
    return any(one.view.end - one.view.start > _LONG_SPAN for one in asked)


def view_of(request: Request) -> Window | None:
    """Return the window with the span that the model is shown; None where there is nothing to read."""
    start, end = widen(request.text, request.start, request.end, request.kind)
    whole = start <= request.start and request.end <= end
    if not whole or start == end or end - start > MAX_SPAN or "\n" in request.text[start:end]:
        return None
    view = window(request.text, start, end)
    return view if 0 <= view.start < view.end <= len(view.text) and view.span.strip() else None


def _texts(span: str, found: Sequence[tuple[tuple[object, ...], float]], writes: Sequence[str]) -> dict[str, float]:
    """Return the texts that the scripts write, with the probabilities of scripts for the same text added up."""
    texts: dict[str, float] = defaultdict(float)
    for script, score in found:
        text = decode(span, script, writes)  # type: ignore[arg-type]
        if text is not None:
            texts[text] += exp(score)
    return texts


def minimal(view: Window, text: str, probability: float) -> Proposal:
    """Return the proposal that turns the span of `view` into `text`, cut to what changes, in offsets of the request."""
    span = view.span
    head = 0
    while head < min(len(span), len(text)) and span[head] == text[head]:
        head += 1
    tail = 0
    while tail < min(len(span), len(text)) - head and span[-1 - tail] == text[-1 - tail]:
        tail += 1
    start = view.offset + view.start + head
    return Proposal(start, view.offset + view.end - tail, text[head : len(text) - tail], probability)


def _applied(view: Window, candidate: Proposal) -> str | None:
    """Return the span with the candidate applied; None where it lies outside."""
    start, end = candidate.start - view.offset - view.start, candidate.end - view.offset - view.start
    if not 0 <= start <= end <= len(view.span):
        return None
    return view.span[:start] + candidate.replacement + view.span[end:]
