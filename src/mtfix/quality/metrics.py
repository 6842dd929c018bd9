"""BLEU, chrF, chrF++ and TER through sacrebleu, with signatures and checked lengths.

sacrebleu scores two hypotheses against one reference as 100.0 without a word; here it is an error. What the metrics
do not see: BLEU splits off punctuation and chrF drops white space before it counts, so a repaired space may show in
chrF++ (which counts words) and TER alone. TER lower-cases: a repaired capital shows in the other three.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from mtfix.errors import InputTypeError, SettingError, unknown

METRICS = ("BLEU", "chrF", "chrF++", "TER")


@dataclass(frozen=True, slots=True)
class Scores:
    """Corpus scores by metric, 0 to 100 (TER may be above), and sacrebleu's signature of each.

    A higher score is better, but for TER, which counts edits.
    """

    values: dict[str, float]
    signatures: dict[str, str]
    segments: int

    def __getitem__(self, metric: str) -> float:
        """Return the score of a metric."""
        return self.values[metric]

    def to_dict(self) -> dict[str, Any]:
        """Return the scores as JSON values, rounded to the hundredth."""
        values = {name: round(value, 2) for name, value in self.values.items()}
        return {"scores": values, "signatures": dict(self.signatures), "segments": self.segments}


def scores(hypotheses: Sequence[str], references: Sequence[str], *, metrics: Iterable[str] = METRICS) -> Scores:
    """Return the corpus scores of hypotheses against one reference each.

    TER takes time in the cube of the segment length: leave it out for whole documents.

    Raises:
        SettingError: for lists of different length (the message says both), empty lists, an unknown metric.
        InputTypeError: where a segment is not a str.
    """
    check_segments(hypotheses=hypotheses, references=references)
    values, signatures = {}, {}
    for name in metrics:
        metric = sacrebleu_metric(name)
        values[name] = float(metric.corpus_score(list(hypotheses), [list(references)]).score)
        signatures[name] = str(metric.get_signature())
    return Scores(values, signatures, len(references))


def sacrebleu_metric(name: str) -> Any:
    """Return sacrebleu's object for a metric, with sacrebleu's own defaults.

    Raises:
        SettingError: for an unknown name.
    """
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    # force only silences the warning about lines that end in " .", which damaged text does on purpose.
    known: dict[str, Callable[[], Any]] = {
        "BLEU": lambda: BLEU(force=True),
        "chrF": CHRF,
        "chrF++": lambda: CHRF(word_order=2),
        "TER": TER,
    }
    if name not in known:
        raise unknown("metric", name, known)
    return known[name]()


def check_segments(**lists: Sequence[str]) -> None:
    """Check that all lists are sequences of str, of one length and not empty.

    Raises:
        SettingError: for different or zero lengths; the message says all lengths.
        InputTypeError: for a single str in place of a list, and for a segment that is not a str.
    """
    for name, segments in lists.items():
        if isinstance(segments, str) or not isinstance(segments, Sequence):
            raise InputTypeError(f"{name} must be a list of str, not {type(segments).__name__}")
        for number, segment in enumerate(segments):
            if not isinstance(segment, str):
                raise InputTypeError(f"{name}[{number}] must be a str, not {type(segment).__name__}")
    lengths = {name: len(segments) for name, segments in lists.items()}
    if len(set(lengths.values())) > 1 or 0 in lengths.values():
        told = ", ".join(f"{count} {name}" for name, count in lengths.items())
        raise SettingError(f"a score needs lists of one length, and at least one segment; given: {told}")
