"""Token artefacts: what a tokenizer really does to a text, and text that only looks so."""

from __future__ import annotations

import re
from random import Random

import pytest

from mtfix import Fixer
from mtfix.engine import apply_edits
from mtfix.kinds.token_artifact import KIND
from mtfix.model import Action
from mtfix.text import Document
from tests.texts import CLEAN

FIXER = Fixer(kinds=["token_artifact"])
SENTENCES = [
    "In May, the well-known painter (aged 60) didn't sell anything; her sister's work did.",
    'The mayor said "no" twice, and the drivers\' union agreed.',
    "It cost $700, or 85% of the budget, and 20% more in 2019.",
    "Goods, services and grid-connected plants rose by 3.5 million.",
]


def tokenise(text: str) -> str:
    """Do what tokenizers of the Penn Treebank family do, with spaces for all that they part."""
    text = re.sub(r"(?<=\w)(n't|'s)\b", r" \1", text)
    text = re.sub(r'([,;:!?"()$%-]|(?<=\w)\'(?= )|(?<!\d)\.$|(?<=\d)\.$)', r" \1 ", text)
    return " ".join(re.sub(r"(?<=\d) , (?=\d{3})", ",", text).split())


@pytest.mark.parametrize("sentence", SENTENCES)
def test_tokenised_sentences_are_restored(sentence: str) -> None:
    broken = tokenise(sentence)
    assert broken.count(" ") > sentence.count(" ") + 2
    assert FIXER.fix(broken).text == sentence


def test_one_finding_a_line() -> None:
    text = "In May , he left .\nHe came back in June.\nIn July , he left again ."
    assert [(f.start, f.end) for f in FIXER.detect(text)] == [(6, 17), (48, 65)]


def test_a_lost_token_asks_for_a_new_translation() -> None:
    (finding,) = FIXER.detect("He met <unk> in Rome.")
    assert (finding.surface, finding.action, finding.repairs) == ("<unk>", Action.RETRANSLATE, ())


@pytest.mark.parametrize(
    "text",
    [
        "Gombe - 3, Borno - 1, Imo - 1.",
        "The house - old and grey - was sold.",
        "He asked: who, when and why?",
        "It came first , I think, and then, slowly, the second.",
        "x , y",
        "'s wonderful, 's marvellous",
        "A B C D . . . E",
    ],
)
def test_untokenised_lines_stay(text: str) -> None:
    assert FIXER.detect(text) == []


@pytest.mark.parametrize("name", CLEAN)
def test_injections_are_undone(name: str) -> None:
    doc = Document(CLEAN[name])
    undone = total = 0
    for seed in range(30):
        injection = KIND.inject(doc, Random(seed))
        if injection is not None and "<unk>" not in str(injection.edits) and "⁇" not in str(injection.edits):
            total += 1
            undone += FIXER.fix(apply_edits(doc.text, injection.edits)).text == doc.text
    assert total > 10
    assert undone >= 0.8 * total
