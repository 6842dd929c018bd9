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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from typing import TYPE_CHECKING

from mtfix.seq2seq.answer import UNKNOWN, Answer, Proposal, Request
from mtfix.seq2seq.calibration import Calibration
from mtfix.seq2seq.format import decode, encode
from mtfix.seq2seq.window import MAX_SPAN, Window, kind_id, widen, window

if TYPE_CHECKING:
    from mtfix.seq2seq.network import Batch, RepairModel
    from mtfix.seq2seq.tokens import Pieces

BEAM = 4
_BUDGET = 2400
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
        from mtfix.seq2seq.search import search

        answers = [UNKNOWN] * len(requests)
        for batch, asked in self._batches(requests):
            for one, found in zip(asked, search(self.model, batch, BEAM), strict=True):
                texts = _texts(one.view.span, found, self._writes)
                answers[one.index] = self._answer(requests[one.index], one.view, texts)
        return answers

    def score(self, requests: Sequence[Request], candidates: Sequence[Sequence[Proposal]]) -> list[list[float]]:
        """Return the calibrated probability of each candidate (its place and replacement count) for its request.

        This is how the repairs that rules propose are judged. A candidate outside the span that the model reads, or
        one that no script writes, gets 0.0.
        """
        from mtfix.seq2seq.search import score_scripts

        out = [[0.0] * len(found) for found in candidates]
        for batch, asked in self._batches(requests):
            places, rows, scripts = [], [], []
            for row, one in enumerate(asked):
                for number, candidate in enumerate(candidates[one.index]):
                    target = _applied(one.view, candidate)
                    script = None if target is None else encode(one.view.span, target, self._writes)
                    if script is not None:
                        places.append((one.index, number))
                        rows.append(row)
                        scripts.append(script)
            if scripts:
                scores = score_scripts(self.model, batch, rows, scripts).exp().tolist()
                for (index, number), script, score in zip(places, scripts, scores, strict=True):
                    kind = requests[index].kind
                    calibrate = self._calibration.change if script else self._calibration.keep
                    out[index][number] = calibrate(kind, min(score, 1.0))
        return out

    def _answer(self, request: Request, view: Window, texts: Mapping[str, float]) -> Answer:
        keep = self._calibration.keep(request.kind, min(texts.get(view.span, 0.0), 1.0))
        proposals = [
            minimal(view, text, self._calibration.change(request.kind, min(raw, 1.0)))
            for text, raw in sorted(texts.items(), key=lambda one: -one[1])
            if text != view.span
        ][:BEAM]
        return Answer(keep, tuple(proposals))

    def _batches(self, requests: Sequence[Request]) -> list[tuple[Batch, list[_Asked]]]:
        """Return the requests in batches of like length; requests about one window share its row."""
        from mtfix.seq2seq.tokens import collate

        windows: dict[str, list[_Asked]] = defaultdict(list)
        for index, request in enumerate(requests):
            view = view_of(request)
            if view is not None:
                windows[view.text].append(_Asked(index, view, kind_id(request.kind)))
        encoded = {text: self._pieces(text) for text in windows}
        # A window in a script that the tokenizer spells in bytes may be longer than the encoder can read.
        longest = self.model.config.max_position_embeddings
        windows = {text: asked for text, asked in windows.items() if len(encoded[text][0]) <= longest}
        groups: list[list[str]] = []
        cost, wide = 0, False
        for text in sorted(windows, key=lambda t: (_is_wide(windows[t]), len(encoded[t][0]), t)):
            size = len(encoded[text][0]) + 40 * len(windows[text])
            if not groups or cost + size > _BUDGET or wide != _is_wide(windows[text]):
                groups.append([])
                cost, wide = 0, _is_wide(windows[text])
            groups[-1].append(text)
            cost += size
        out = []
        for group in groups:
            asked = [(row, one) for row, text in enumerate(group) for one in windows[text]]
            spans = [(row, one.kind, one.view) for row, one in asked]
            out.append((collate([encoded[text] for text in group], spans), [one for _, one in asked]))
        return out


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
