"""Let the repair model judge findings: it adds repairs where rules have no safe one, and confirms those of rules.

`judge` changes no text and applies nothing; it returns the findings with other repairs, and the engine
decides as for any finding. Only kinds that the model was trained on are judged. Proposals that change a digit are
dropped (what a number was cannot be known), and so are those that do not fit the kind (`fits`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from mtfix.engine.together import Question
from mtfix.model import Action, Edit, Finding, Repair, Safety
from mtfix.quality.effect import effect
from mtfix.seq2seq.answer import Answer, Proposal, Request
from mtfix.seq2seq.window import KINDS

JUDGED = frozenset(KINDS) - {"any"}
NEVER_ALONE = frozenset({"casing"})
"""Kinds whose proposals are not safe by the model's word alone. On 12,000 machine translations the rules found four
capitals that they had no repair for; the model was sure of the small letter, and in all four a full stop was lost."""
DOUBT = 0.9
"""Probability of *keep* from which the model proposes nothing."""
SHOWN = 0.3
"""Probability under which a proposal is not worth a reader's time."""
SURE = 0.05
"""Highest probability of *keep* beside which a proposal of the model alone may be safe."""


class Judge(Protocol):
    """What `judge` needs of a model; `propose.Proposer` is one."""

    def judge(
        self, requests: Sequence[Request], candidates: Sequence[Sequence[Proposal]]
    ) -> list[tuple[Answer, list[float]]]:
        """Return the answer to each request and the probability of each of its candidates."""
        ...

    def safe_from(self, kind: str) -> float:
        """Return the probability from which proposals for a kind are safe."""
        ...


def judge(text: str, findings: Sequence[Finding], model: Judge, *, source: str | None = None) -> list[Finding]:
    """Return the findings in their order, with repairs as the model sees them; offsets are of `text`."""
    return judge_many([Question(text, findings, source)], model)[0]


def judge_many(questions: Sequence[Question], model: Judge) -> list[list[Finding]]:
    """Return the findings of each question as the model sees them; all that has to be asked is asked at once."""
    out = [list(question.findings) for question in questions]
    asked = [
        (number, place, Request(text, found.start, found.end, found.kind, source))
        for number, (text, findings, source) in enumerate(questions)
        for place, found in enumerate(findings)
        if found.kind in JUDGED and not _is_safe(found)
    ]
    requests = [request for *_, request in asked]
    candidates = [[as_proposal(one.text, repair) for repair in out[n][place].repairs] for n, place, one in asked]
    judgements = model.judge(requests, candidates) if requests else []
    for (number, place, one), (answer, scores) in zip(asked, judgements, strict=True):
        out[number][place] = judged(one.text, out[number][place], answer, scores, model.safe_from(one.kind))
    return out


def _is_safe(finding: Finding) -> bool:
    return any(repair.safety == Safety.SAFE for repair in finding.repairs)


def judged(text: str, finding: Finding, answer: Answer, scores: Sequence[float], safe_from: float) -> Finding:
    """Return one finding in the light of an answer; `scores` are those of its repairs.

    A finding with a safe repair is left alone, and so is one that the model would keep. Such a finding does not lose
    score: that was tried, and on real pages all 10 findings that the model of the package doubted were right, for rules
    know words, lines and paragraphs that it does not see. A repair of a rule that the model supports takes the higher
    confidence.
    """
    doubted = answer.keep >= DOUBT and max(scores, default=0.0) < SHOWN
    if doubted or _is_safe(finding):
        return finding
    ruled = [
        replace(repair, confidence=max(repair.confidence, score))
        for repair, score in zip(finding.repairs, scores, strict=True)
    ]
    known = {effect(text, repair.edits) for repair in ruled}
    for proposal in answer.proposals:
        sure = proposal.probability >= safe_from and answer.keep <= SURE and finding.kind not in NEVER_ALONE
        repair = as_repair(proposal, safe=sure and not ruled)
        if (
            proposal.probability >= SHOWN
            and fits(text, finding.kind, proposal)
            and effect(text, repair.edits) not in known
        ):
            ruled.append(repair)
    action = Action.REPAIR if ruled and finding.action == Action.REVIEW else finding.action
    return replace(finding, repairs=tuple(ruled), action=action)


def as_proposal(text: str, repair: Repair) -> Proposal:
    """Return the repair as one replacement from its first to its last edit."""
    start, at, parts = repair.edits[0].start, repair.edits[0].start, []
    for edit in repair.edits:
        parts += [text[at : edit.start], edit.replacement]
        at = edit.end
    return Proposal(start, at, "".join(parts), repair.confidence)


def as_repair(proposal: Proposal, *, safe: bool) -> Repair:
    """Return the proposal as a repair of the model."""
    edit = Edit(proposal.start, proposal.end, proposal.replacement)
    return Repair((edit,), proposal.probability, Safety.SAFE if safe else Safety.UNSAFE, origin="model")


def fits(text: str, kind: str, proposal: Proposal) -> bool:
    """Return whether a proposal changes only what findings of this kind are about, and no digit.

    The model may see another fault in the span than the one that was pointed at; that is not the answer to the
    question. Spaces only for `merged_words` and `spacing` (and hyphens for `split_word`), case only for `casing`, marks
    and the case of letters for marks; `repetition` only deletes what stands beside it once more.
    """
    old, new = text[proposal.start : proposal.end], proposal.replacement
    if kind == "repetition":
        around = text[max(0, proposal.start - len(old) - 2) : proposal.end + len(old) + 2]
        return not new and around.lower().count(old.strip().lower()) > 1
    if [c for c in old if c.isdigit()] != [c for c in new if c.isdigit()]:
        return False
    same = _SAME.get(kind)
    return same is None or same(old) == same(new)


def _bare(text: str) -> str:
    return "".join(text.split())


def _joined(text: str) -> str:
    return _bare(text).replace("-", "")


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).lower()


_SAME: dict[str, Callable[[str], str]] = {
    "merged_words": _bare,
    "spacing": _bare,
    "split_word": _joined,
    "casing": str.lower,
    "quote": _letters,
    "bracket": _letters,
    "punctuation": _letters,
}
