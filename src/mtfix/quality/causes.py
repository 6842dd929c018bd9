"""What the pipeline did: findings of many kinds point at one mistake made before or after the translation.

A cause is named only on evidence that it leaves and others do not; a text with no finding has no cause. The advice says
what removes it at the source, which is better than any repair.

Not named: causes inside the translation model itself (a wrong word, a lost clause), other than loops and chatter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mtfix import data
from mtfix.model import Action, Cause, Edit, Finding, Result

SHOWN = 5
CONTEXT = 12

_STOP = re.compile(r"[.,;:!?](?=\s|$)")
_SUBWORD = re.compile(r"@@|▁|##|</w>")
_ENTITY = re.compile(r"&(?:#?\w{1,10};)+")
_CJK_MARK = re.compile(r"[、。，：；！？（）「」『』【】《》]")
_FOREIGN_QUOTE = re.compile(r"[«»„‚‹›「」『』]")
_WIDE = re.compile(r"[^\x00-\x7f]")

Select = Callable[[Sequence[Finding], str], list[Finding]]


class _Rule(NamedTuple):
    id: str
    select: Select
    least: int = 1


def causes(results: Iterable[Result]) -> tuple[Cause, ...]:
    """Return the causes that the findings of all results show, the most frequent first.

    `count` is the number of findings behind a cause; `evidence` shows some of them with the text around.
    """
    counts: dict[str, int] = {}
    evidence: dict[str, list[str]] = {}
    for result in results:
        for rule, found in _of_text(result.findings, result.original):
            counts[rule.id] = counts.get(rule.id, 0) + len(found)
            shown = evidence.setdefault(rule.id, [])
            shown += [_quote(result.original, finding) for finding in found[: SHOWN - len(shown)]]
    named = [
        Cause(rule.id, counts[rule.id], tuple(evidence[rule.id]), advice()[rule.id])
        for rule in _RULES
        if rule.id in counts
    ]
    return tuple(sorted(named, key=lambda cause: -cause.count))


@lru_cache(maxsize=1)
def advice() -> dict[str, str]:
    """Return what removes each cause at the source."""
    found: dict[str, str] = data.table("causes.json")
    return found


def _of_text(findings: Sequence[Finding], text: str) -> Iterator[tuple[_Rule, list[Finding]]]:
    for rule in _RULES:
        found = rule.select(findings, text)
        if len(found) >= rule.least:
            yield rule, found


def _quote(text: str, finding: Finding) -> str:
    """Return the finding with a little text around it, on one line."""
    surface = finding.surface if len(finding.surface) <= 60 else finding.surface[:57] + "..."
    before, after = text[max(0, finding.start - CONTEXT) : finding.start], text[finding.end : finding.end + CONTEXT]
    return " ".join(f"{before}[{surface}]{after}".split())


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.repairs[0].edits if finding.repairs else ()


def _kinds(*kinds: str, pattern: re.Pattern[str] | None = None) -> Select:
    """Return the selection of findings of these kinds whose surface holds the pattern."""

    def select(findings: Sequence[Finding], _text: str) -> list[Finding]:
        return [f for f in findings if f.kind in kinds and (pattern is None or pattern.search(f.surface))]

    return select


def _spaces_before_stops(finding: Finding, text: str) -> int:
    """Return how many spaces before a stop or a comma a finding takes away."""
    if finding.kind not in ("spacing", "token_artifact"):
        return 0
    gaps = [e for e in _edits(finding) if e.end > e.start and text[e.start : e.end].isspace()]
    return sum(text[e.end : e.end + 1] in tuple(".,;:!?") for e in gaps)


def _before_stop(findings: Sequence[Finding], text: str) -> list[Finding]:
    """Return the findings that take a space away before a stop or a comma."""
    return [finding for finding in findings if _spaces_before_stops(finding, text)]


def _is_tokenised(findings: Sequence[Finding], text: str) -> bool:
    """Whether most stops of the text have a space before them, as every tokeniser leaves it."""
    spaced = sum(_spaces_before_stops(finding, text) for finding in findings)
    return spaced >= 2 and 2 * spaced >= len(_STOP.findall(text))


def _tokenised(findings: Sequence[Finding], text: str) -> list[Finding]:
    debris = [f for f in findings if f.kind == "token_artifact" and not _SUBWORD.search(f.surface)]
    spaced = _before_stop(findings, text) if _is_tokenised(findings, text) else []
    found = sorted({id(f): f for f in [*debris, *spaced]}.values(), key=lambda f: f.start)
    return found if spaced or len(found) >= 2 else []


def _space_left_by_link(findings: Sequence[Finding], text: str) -> list[Finding]:
    return [] if _is_tokenised(findings, text) else _before_stop(findings, text)


def _wrong_decoding(findings: Sequence[Finding], _text: str) -> list[Finding]:
    """Return encoding findings in which several wide characters become fewer."""
    found = []
    for finding in findings:
        wide = len(_WIDE.findall(finding.surface))
        left = sum(len(_WIDE.findall(edit.replacement)) for edit in _edits(finding))
        if finding.kind == "encoding" and wide >= 2 and left < wide and "\ufffd" not in finding.surface:
            found.append(finding)
    return found


def _cut_tail(findings: Sequence[Finding], text: str) -> list[Finding]:
    """Return fragments at the end of the text or of a line that stops nowhere."""
    return [
        finding
        for finding in findings
        if finding.kind == "fragment"
        and text[finding.end : finding.end + 1] in ("", "\n")
        and text[finding.end - 1 : finding.end].isalnum()
    ]


def _pieces(findings: Sequence[Finding], text: str) -> list[Finding]:
    """Return what is left where a sentence was translated in pieces: lost heads, capitals that start nothing."""
    cut = {id(finding) for finding in _cut_tail(findings, text)}
    heads = [f for f in findings if f.kind == "fragment" and id(f) not in cut]
    inner = [f for f in findings if f.kind == "casing" and f.surface[:1].isupper() and not f.surface.isupper()]
    return sorted([*heads, *inner], key=lambda f: f.start)


def _loops(findings: Sequence[Finding], _text: str) -> list[Finding]:
    return [
        f for f in findings if f.kind == "repetition" and (f.action is Action.RETRANSLATE or f.surface.count(" ") >= 3)
    ]


_RULES: tuple[_Rule, ...] = (
    _Rule("words-joined-at-tags", _kinds("merged_words")),
    _Rule("spaces-left-at-tags", _space_left_by_link),
    _Rule("sentences-cut-before-translation", _pieces, least=2),
    _Rule("not-detokenised", _tokenised),
    _Rule("subwords-not-joined", _kinds("token_artifact", pattern=_SUBWORD)),
    _Rule("decoded-wrongly", _wrong_decoding),
    _Rule("characters-lost", _kinds("encoding", pattern=re.compile("\ufffd"))),
    _Rule("escaped-twice", _kinds("encoding", "markup", "token_artifact", pattern=_ENTITY)),
    _Rule("cut-at-a-length", _cut_tail),
    _Rule("page-furniture-translated", _kinds("boilerplate")),
    _Rule("model-talks", _kinds("llm_chatter")),
    _Rule("markup-translated", _kinds("markup", "placeholder")),
    _Rule("decoding-loop", _loops),
    _Rule("segments-translated-apart", _kinds("name_variant")),
    _Rule("source-left-over", _kinds("residue")),
    _Rule(
        "marks-of-the-source-kept",
        lambda findings, text: [
            *_kinds("punctuation", pattern=_CJK_MARK)(findings, text),
            *_kinds("quote", pattern=_FOREIGN_QUOTE)(findings, text),
        ],
    ),
)
