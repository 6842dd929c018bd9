"""The engine: settings that teach, languages left out, findings in offsets of the given text."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence

import pytest

from mtfix import KINDS, Fixer, Safety, detect, fix
from mtfix.engine import fixer as fixer_module
from mtfix.engine.choose import choose
from mtfix.errors import ModelError, SettingError
from mtfix.kinds import Kind
from mtfix.model import Edit, Finding, Repair, Severity
from mtfix.seq2seq.answer import Answer, Proposal, Request
from mtfix.text import Document


def finding(
    start: int, end: int, text: str, confidence: float, replacement: str, safety: Safety = Safety.SAFE
) -> Finding:
    repair = Repair((Edit(start, end, replacement),), confidence, safety)
    return Finding("bracket", start, end, text[start:end], "test", Severity.MINOR, 0.9, "x/y", (repair,))


BY_ID = {kind.id: kind for kind in KINDS}


def test_detect_returns_the_findings_of_fix() -> None:
    text = "He came ( late. She stayed ) here."
    assert detect(text) == list(fix(text).findings)


def test_findings_are_in_offsets_of_the_given_text() -> None:
    text = "One ( two three four.\n\nFive ( six seven eight."
    result = fix(text)
    assert result.text == "One two three four.\n\nFive six seven eight."
    assert [(f.start, f.end) for f in result.findings] == [(4, 5), (28, 29)]


def test_the_more_confident_of_two_repairs_of_one_place_wins() -> None:
    doc = Document("abcdef")
    weak, strong = finding(1, 3, doc.text, 0.6, "x"), finding(2, 4, doc.text, 0.9, "y")
    chosen, skipped = choose([weak, strong], BY_ID, doc, "safe")
    assert [repair.edits[0].replacement for _, repair in chosen] == ["y"]
    assert [(skip.start, skip.reason) for skip in skipped] == [(1, "another repair changes the same place")]


def test_an_unsafe_repair_needs_to_be_asked_for() -> None:
    doc = Document("abcdef")
    unsafe = finding(1, 3, doc.text, 0.9, "x", Safety.UNSAFE)
    assert choose([unsafe], BY_ID, doc, "safe")[1][0].reason == "the best repair is unsafe"
    assert len(choose([unsafe], BY_ID, doc, "unsafe")[0]) == 1


def test_a_protected_span_survives() -> None:
    doc = Document("see https://a.example/x now")
    chosen, skipped = choose([finding(8, 12, doc.text, 0.9, "")], BY_ID, doc, "safe")
    assert chosen == []
    assert skipped[0].reason == "the repair would change a protected span"


def test_an_unknown_language_runs_the_neutral_kinds_and_says_what_it_left_out() -> None:
    result = Fixer(lang="xx").fix("Er kam ( spät.")
    left_out = {skip.kind for skip in result.skipped if skip.start is None}
    assert left_out == {kind.id for kind in KINDS if kind.stable and kind.langs is not None}
    assert all("does not know the language 'xx'" in skip.reason for skip in result.skipped if skip.start is None)
    assert result.text == "Er kam spät."


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"kinds": ["brackets"]}, "unknown kind 'brackets'. Did you mean 'bracket'?"),
        ({"safety": "sure"}, "unknown safety 'sure'. Known: safe, unsafe."),
    ],
)
def test_wrong_settings_teach(settings: dict[str, object], message: str) -> None:
    with pytest.raises(SettingError) as caught:
        Fixer(**settings)  # type: ignore[arg-type]
    assert message in str(caught.value)


def test_a_fixer_survives_pickling() -> None:
    fixer = pickle.loads(pickle.dumps(Fixer(kinds=["bracket"], safety="unsafe")))  # noqa: S301
    assert (fixer.kind_ids, fixer.safety) == (frozenset({"bracket"}), "unsafe")
    assert fixer.fix("He came ( late.").text == "He came late."


def test_fix_many_reads_as_it_goes() -> None:
    read: list[int] = []

    def texts() -> Iterator[str]:
        for number in range(3):
            read.append(number)
            yield f"{number} ( left."

    results = Fixer(kinds=["bracket"]).fix_many(texts())
    assert next(results).text == "0 left."
    assert read == [0]
    assert [result.text for result in results] == ["1 left.", "2 left."]


def test_a_text_that_never_settles_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def detect_(doc: Document) -> Iterator[Finding]:
        yield flip.finding(doc, 0, 1, "flips for ever")

    def propose(_found: Finding, doc: Document) -> Iterator[Repair]:
        yield Repair((Edit(0, 1, "b" if doc.text[0] == "a" else "a"),), 0.9, Safety.SAFE)

    base = BY_ID["bracket"]
    flip = Kind(
        id="flip", mqm=base.mqm, scope=base.scope, phase=base.phase, severity=base.severity, summary="flips",
        not_flagged=("nothing",), detect=detect_, inject=lambda _doc, _rng: None, propose=propose,
    )  # fmt: skip
    monkeypatch.setattr("mtfix.engine.fixer.KINDS", (flip,))
    result = Fixer().fix("a")
    assert (result.text, result.edits, len(result.findings)) == ("a", (), 1)
    assert [skip.reason for skip in result.skipped] == ["the text did not settle in 10 rounds and was left as it is"]


class KeepsAll:
    """A model that would leave everything as it is."""

    def judge(
        self, requests: Sequence[Request], candidates: Sequence[Sequence[Proposal]]
    ) -> list[tuple[Answer, list[float]]]:
        return [(Answer(0.99, ()), [0.0] * len(ruled)) for _, ruled in zip(requests, candidates, strict=True)]

    def safe_from(self, _kind: str) -> float:
        return 0.98


def test_a_model_does_not_take_back_what_a_rule_is_sure_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtfix.seq2seq.propose.load", lambda _name: KeepsAll())
    text = "He came ( late."
    assert Fixer(model="any").fix(text) == Fixer(model=None).fix(text)


class Lowers(KeepsAll):
    """A model that is sure that what it is asked about is lower case, and remembers what it was asked together."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def judge(
        self, requests: Sequence[Request], candidates: Sequence[Sequence[Proposal]]
    ) -> list[tuple[Answer, list[float]]]:
        self.calls.append([request.text for request in requests])
        lower = [Proposal(one.start, one.end, one.text[one.start : one.end].lower(), 0.99) for one in requests]
        return [(Answer(0.0, (one,)), [0.0] * len(ruled)) for one, ruled in zip(lower, candidates, strict=True)]


@pytest.fixture
def shouts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lowers]:
    """Yield the model; the only kind finds the first word in capitals and has no repair for it."""

    def detect_(doc: Document) -> Iterator[Finding]:
        first = next((word for word in doc.words if word.text.isupper()), None)
        if first is not None:
            yield kind.finding(doc, first.start, first.end, "is in capitals")

    base = BY_ID["punctuation"]
    kind = Kind(
        id="punctuation", mqm=base.mqm, scope=base.scope, phase=base.phase, severity=base.severity, summary="capitals",
        not_flagged=("nothing",), detect=detect_, inject=lambda _doc, _rng: None,
    )  # fmt: skip
    model = Lowers()
    monkeypatch.setattr("mtfix.engine.fixer.KINDS", (kind,))
    monkeypatch.setattr("mtfix.seq2seq.propose.load", lambda _name: model)
    fixer_module._plan.cache_clear()
    yield model
    fixer_module._plan.cache_clear()


def test_many_texts_are_judged_together_with_the_results_of_one_by_one(shouts: Lowers) -> None:
    texts = ["AH, WELL.", "Nothing.", "He SAID so.", "", "THE END"]
    fixer = Fixer(model="any")
    alone = [fixer.fix(text) for text in texts]
    assert [result.text for result in alone] == ["ah, well.", "Nothing.", "He said so.", "", "the end"]
    assert [len(call) for call in shouts.calls] == [1] * 5
    shouts.calls.clear()
    assert list(fixer.fix_many(texts)) == alone
    assert shouts.calls == [["AH, WELL.", "He SAID so.", "THE END"], ["ah, WELL.", "the END"]]


def test_a_text_without_an_open_finding_asks_the_model_nothing(shouts: Lowers) -> None:
    assert [result.text for result in Fixer(model="any").fix_many(["Fine.", "So it is."])] == ["Fine.", "So it is."]
    assert shouts.calls == []


def test_a_model_that_is_not_there_says_what_to_do() -> None:
    with pytest.raises(ModelError, match="no-such-folder"):
        Fixer(model="no-such-folder").fix("He came ( late.")
