"""Spacing: exact repairs of injected damage, and layouts that must stay."""

from __future__ import annotations

from random import Random

import pytest

from mtfix import Fixer
from mtfix.engine import apply_edits
from mtfix.kinds.spacing import KIND
from mtfix.text import Document
from tests.texts import CLEAN

FIXER = Fixer(kinds=["spacing"])

LAYOUTS = {
    "columns": "Name   Age   Town of birth, death\nAnna   31    Kiel and the Baltic sea\nBo     40    Oslo in Norway",
    "verse": "The road  goes on,\nThe river  bends,",
    "typist": "He came.  She left.  Nobody was surprised at all.  The end.",
    "hard break": "One line of a poem in Markdown  \nand the next line of it",
    "table": "| a  b c d e f g | c, d |\n|---|---|",
    "code": "```\nprint( x ) ;  a , b\n1.first\n2.second\n```",
    "ascii art": "   /\\_/\\  \n  ( o.o ) \n   > ^ <",
    "emoticons": "See you :) or :-( or ;) tomorrow",
    "scores": "Livingston 1 - 0 Rangers, odds of 3 : 2",
    "ellipses": "Well . . . I do not know ... really",
    "css": "a:hover, b::before and std::string",
    "suspended": "the two- and three-year plans, low- to middle-income",
    "options": "Run it with -v or -board as you like",
    "dates": "On May 12, 300 people came; in 2001, 300 more. Pages 10, 100, 200.",
    "extension": "a file with an .exe extension and the .NET runtime",
    "plural": "the item(s) and (re)build f(x)(y)",
    "three breaks": "Chapter one.\n\n\nChapter two.\n\n\nChapter three.",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts_stay(name: str) -> None:
    assert [(f.start, f.surface) for f in FIXER.detect(LAYOUTS[name])] == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("We live in Rome , now.", "We live in Rome, now."),
        ("He said ,nothing else.", "He said, nothing else."),
        ("First,second and third.", "First, second and third."),
        ("Salaries( in euros ) rose.", "Salaries( in euros ) rose."),
        ("The pay ( in euros ) rose.", "The pay (in euros) rose."),
        ("At 10 :30 p.m. and at 7: 15 a.m.", "At 10:30 p.m. and at 7:15 a.m."),
        ("It cost $12, 500 in all.", "It cost $12,500 in all."),
        ("About 3. 5 million people.", "About 3.5 million people."),
        ("a built- in oven", "a built-in oven"),
        ("He came – she left –and they met.", "He came – she left –and they met."),
        ("He came –she left.", "He came – she left."),
    ],
)
def test_repairs(text: str, fixed: str) -> None:
    assert FIXER.fix(text).text == fixed


@pytest.mark.parametrize("name", CLEAN)
def test_injections_are_undone(name: str) -> None:
    doc = Document(CLEAN[name])
    undone = total = 0
    for seed in range(40):
        injection = KIND.inject(doc, Random(seed))
        if injection is not None:
            total += 1
            undone += FIXER.fix(apply_edits(doc.text, injection.edits)).text == doc.text
    assert total > 20
    assert undone >= 0.85 * total
