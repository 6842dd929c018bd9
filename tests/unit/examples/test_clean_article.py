"""The example article is broken in every way it was written for, and comes out repaired."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from mtfix import fix

EXAMPLES = Path(__file__).parents[3] / "examples"
ARTICLE = (EXAMPLES / "article.txt").read_text(encoding="utf-8")


def test_each_damage_of_the_article_is_found() -> None:
    found = [(finding.kind, finding.surface.strip()) for finding in fix(ARTICLE).findings]
    for expected in [
        ("boilerplate", "– Courier"),
        ("boilerplate", "Leave a comment"),
        ("casing", "THE"),
        ("casing", "The"),
        ("fragment", "committee, who have asked the ministry for a second opinion."),
        ("merged_words", "Riverresearch"),
        ("name_variant", "Andrii"),
        ("quote", "“"),
        ("quote", "”."),
        ("residue", "[agora]"),
    ]:
        assert expected in found


def test_what_can_be_known_again_is_repaired() -> None:
    text = fix(ARTICLE).text
    for repaired in ["to leave their boats\n", "third floor,” Andriy said.", "tell us why.”\n", "\nThe Regional Water"]:
        assert repaired in text
    for gone in ["Courier because", "Leave a comment", "Andrii", "\n\n\n"]:
        assert gone not in text


def test_the_example_runs_as_it_is() -> None:
    command = [sys.executable, str(EXAMPLES / "clean_article.py")]
    shown = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    assert "Repaired (" in shown
    assert "Left for you (" in shown
