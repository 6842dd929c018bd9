"""The one way through the house: parse, detect, propose, choose, apply, until nothing changes.

Kinds run by phase, and each phase reads what the phases before it repaired, so that a knot of damages is undone from
the bytes upwards. When a round over all phases changes nothing, the text is a fixpoint: `fix(fix(x)) == fix(x)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from mtfix.engine.choose import ALLOWED, choose
from mtfix.engine.edits import History
from mtfix.engine.find import find
from mtfix.engine.gaps import close_gaps
from mtfix.engine.together import AHEAD, Asking, Question, together
from mtfix.errors import require_str, unknown
from mtfix.kinds import KINDS, Kind
from mtfix.model import Edit, Finding, Repair, Result, Skipped, sort_findings
from mtfix.quality.causes import causes
from mtfix.text import Document

LANGS = frozenset({"en"})
# Real articles settle in two or three rounds; a text that has not settled after this many is left alone.
MAX_ROUNDS = 10


class Fixer:
    """Settings for `detect` and `fix`; picklable, and safe to use from several processes.

    Args:
        lang: language of the text. Kinds that know only other languages are left out, and `Result.skipped` says so.
        kinds: ids of the kinds to run; None runs every stable kind.
        safety: "safe" applies repairs that mtfix stands behind, "unsafe" also those that are probably right.
        model: directory or hub name of a repair model, "default" for the one in the package, or None for rules alone.
            It is loaded at the first finding; see `mtfix.seq2seq`.
        glossary: spellings of names and terms that win over every other spelling in the text.

    Raises:
        SettingError: for an unknown kind or safety; the message lists the known ones.
    """

    def __init__(
        self,
        *,
        lang: str = "en",
        kinds: Iterable[str] | None = None,
        safety: str = "safe",
        model: str | None = None,
        glossary: Sequence[str] = (),
    ) -> None:
        if safety not in ALLOWED:
            raise unknown("safety", safety, ALLOWED)
        self.lang = require_str(lang, "lang")
        self.safety = safety
        self.model = None if model is None else require_str(model, "model")
        self.glossary = tuple(glossary)
        self.kind_ids = _select(kinds)

    def detect(self, text: str, *, source: str | None = None, source_lang: str | None = None) -> list[Finding]:
        """Return everything that is broken in `text`, in reading order; the same findings as `fix(text).findings`.

        Raises:
            InputTypeError: when `text` or `source` is not a `str`.
        """
        return list(self.fix(text, source=source, source_lang=source_lang).findings)

    def fix(self, text: str, *, source: str | None = None, source_lang: str | None = None) -> Result:
        """Return the repaired text, its edits (offsets of `text`), all findings and what was not done, with reasons.

        Raises:
            InputTypeError: when `text` or `source` is not a `str`.
        """
        return next(together([self._run(text, source, source_lang)], self._judge))

    def fix_many(self, texts: Iterable[str]) -> Iterator[Result]:
        """Yield the result of each text, in order, reading `texts` as it goes; memory does not grow.

        With a model, some texts are read ahead, and their findings are judged in common batches; the results are those
        of `fix`.

        Raises:
            InputTypeError: when a text is not a `str`.
        """
        return together((self._run(text) for text in texts), self._judge, 1 if self.model is None else AHEAD)

    def _run(self, text: str, source: str | None = None, source_lang: str | None = None) -> Asking[Result]:
        """Return the run of one text, which asks what the model says of its findings."""
        require_str(text, "text")
        if source is not None:
            require_str(source, "source")
        run, left_out = _plan(self.kind_ids, self.lang)
        doc = Document(text, lang=self.lang, source=source, source_lang=source_lang, glossary=self.glossary)
        repaired = _Run(doc, run, self.safety, asks=self.model is not None)
        if not (yield from repaired.settle()):
            reason = f"the text did not settle in {MAX_ROUNDS} rounds and was left as it is"
            repaired = _Run(doc, run, self.safety, asks=self.model is not None)
            yield from repaired.round(apply=False)
            left_out = (*left_out, Skipped("*", reason))
        return repaired.result(left_out)

    def _judge(self, questions: Sequence[Question]) -> list[list[Finding]]:
        """Return the findings of each question as the repair model sees them."""
        from mtfix.seq2seq.judge import judge_many
        from mtfix.seq2seq.propose import load

        return judge_many(questions, load(self.model or "default"))


@lru_cache(maxsize=64)
def _plan(kind_ids: frozenset[str], lang: str) -> tuple[tuple[Kind, ...], tuple[Skipped, ...]]:
    """Return the kinds to run on a text in `lang`, and those that do not know the language."""
    wanted = [kind for kind in KINDS if kind.id in kind_ids]
    run = tuple(kind for kind in wanted if kind.langs is None or lang in kind.langs)
    left_out = tuple(
        Skipped(kind.id, f"does not know the language {lang!r}; it knows {sorted(kind.langs)}")
        for kind in wanted
        if kind.langs is not None and lang not in kind.langs
    )
    return run, left_out


def _select(kinds: Iterable[str] | None) -> frozenset[str]:
    known = {kind.id for kind in KINDS}
    if kinds is None:
        return frozenset(kind.id for kind in KINDS if kind.stable)
    ids = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    for name in ids:
        if name not in known:
            raise unknown("kind", name, known)
    return frozenset(ids)


class _Run:
    """One text on its way to the fixpoint."""

    def __init__(self, doc: Document, kinds: Sequence[Kind], safety: str, *, asks: bool) -> None:
        self.doc = doc
        self.safety = safety
        self.asks = asks
        self.history = History(doc.text)
        self.by_id = {kind.id: kind for kind in kinds}
        self.phases = [list(group) for _, group in groupby(kinds, key=lambda kind: kind.phase)]
        self.done: list[Finding] = []
        self.open: list[Finding] = []
        self.skipped: list[Skipped] = []
        self._seen: dict[int, tuple[str, list[Finding]]] = {}

    def settle(self) -> Asking[bool]:
        """Run rounds until one changes nothing; return whether that happened within MAX_ROUNDS."""
        for _ in range(MAX_ROUNDS):
            if not (yield from self.round()):
                return True
        return False

    def round(self, *, apply: bool = True) -> Asking[bool]:
        """Run all phases once; return whether the text changed."""
        before = self.doc.text
        self.open, self.skipped = [], []
        for index, kinds in enumerate(self.phases):
            findings = yield from self._find(index, kinds)
            if not findings:
                continue
            chosen, skipped = choose(findings, self.by_id, self.doc, self.safety) if apply else ([], [])
            self._keep_open(findings, chosen, skipped)
            if chosen:
                self._apply(chosen)
        return self.doc.text != before

    def _find(self, index: int, kinds: Sequence[Kind]) -> Asking[list[Finding]]:
        """Return the findings of one phase, from memory where the text is still the one that the phase saw last."""
        seen = self._seen.get(index)
        if seen is None or seen[0] is not self.doc.text:
            findings = find(self.doc, kinds)
            if self.asks and findings:
                findings = yield Question(self.doc.text, findings, self.doc.source)
            seen = self._seen[index] = (self.doc.text, findings)
        return seen[1]

    def _keep_open(self, findings: list[Finding], chosen: list[tuple[Finding, Repair]], skipped: list[Skipped]) -> None:
        applied = {id(finding) for finding, _ in chosen}
        self.open += [self._original(finding) for finding in findings if id(finding) not in applied]
        for skip in skipped:
            if skip.start is not None and skip.end is not None:
                start, end = self.history.original_span(skip.start, skip.end)
                self.skipped.append(replace(skip, start=start, end=end))

    def _apply(self, chosen: list[tuple[Finding, Repair]]) -> None:
        self.done += [self._original(replace(finding, repairs=(repair,))) for finding, repair in chosen]
        edits = sorted(edit for _, repair in chosen for edit in repair.edits)
        self.history.apply(close_gaps(self.doc.text, edits))
        self.doc = self.doc.with_text(self.history.text)

    def _original(self, finding: Finding) -> Finding:
        """Return the finding with all offsets moved to the text that the user gave."""
        if not self.history.edits:
            return finding
        start, end = self.history.original_span(finding.start, finding.end)
        repairs = tuple(
            replace(repair, edits=_apart([self.history.original_edit(edit) for edit in repair.edits]))
            for repair in finding.repairs
        )
        return replace(finding, start=start, end=end, surface=self.history.original[start:end], repairs=repairs)

    def result(self, left_out: Sequence[Skipped]) -> Result:
        """Return what was found and done, in offsets of the original text."""
        result = Result(
            original=self.history.original,
            text=self.history.text,
            edits=self.history.edits,
            findings=sort_findings(dict.fromkeys([*self.done, *self.open])),
            skipped=(*left_out, *self.skipped),
        )
        return replace(result, causes=causes([result])) if result.findings else result


def _apart(edits: list[Edit]) -> tuple[Edit, ...]:
    """Return the edits without those that an earlier one already covers after both moved to the original text."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)


@lru_cache(maxsize=8)
def shared(lang: str) -> Fixer:
    """Return the fixer with default settings that the module-level functions use."""
    return Fixer(lang=lang)
