"""Causes, each on a text that was broken by really doing it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest

from mtfix import fix
from mtfix.quality import causes
from mtfix.quality.causes import advice
from tests.texts import CLEAN

PAGE = """<nav>Home | News | Contact</nav>
<p>The Harbour Board met in <a href="/riga">Riga</a>.</p><p>It named <b>Marta Ozola</b>, the engineer, as its head.</p>
<p>The work on the <a href="/pier">old pier</a> will start in May.</p><p>The board expects it to take two years.</p>"""
NEWS, STORY = CLEAN["news"], CLEAN["story"]


def strip_tags(page: str) -> str:
    return re.sub(r"<[^>]+>", "", page.split("</nav>")[1]).strip()


def tags_to_spaces(page: str) -> str:
    return re.sub(
        r" +", " ", re.sub(r"</?(?:a|b)\b[^>]*>", " ", re.sub(r"</?p>", "\n", page.split("</nav>")[1]))
    ).strip()


def tokenise(text: str) -> str:
    return "\n".join(" ".join(re.findall(r"\w+|[^\w\s]", line)) for line in text.split("\n"))


def bpe(text: str) -> str:
    return re.sub(r"\b([a-z]{4})([a-z]{4,})\b", r"\1@@ \2", text)


def cut_into_pieces(text: str) -> str:
    """Split long sentences at a width, and let each piece start as a sentence does, as MT writes it."""
    pieces = [re.findall(r".{1,60}(?:\s|$)", line) or [""] for line in text.split("\n")]
    return "\n".join(" ".join(p.strip()[:1].upper() + p.strip()[1:] for p in row) for row in pieces)


BROKEN: dict[str, Callable[[], str]] = {
    "words-joined-at-tags": lambda: strip_tags(PAGE),
    "spaces-left-at-tags": lambda: tags_to_spaces(PAGE),
    "sentences-cut-before-translation": lambda: cut_into_pieces(NEWS),
    "not-detokenised": lambda: tokenise(NEWS),
    "subwords-not-joined": lambda: bpe(STORY),
    "decoded-wrongly": lambda: NEWS.encode("utf-8").decode("cp1252", "ignore"),
    "characters-lost": lambda: STORY.encode("cp1252").decode("utf-8", "replace"),
    "escaped-twice": lambda: html.escape(html.escape('The "old" pier & the new one <closed> in May.')),
    "cut-at-a-length": lambda: NEWS[: NEWS.index(" guide can be")],
    "page-furniture-translated": lambda: "\n\n".join((NEWS, "Share on Facebook", "Leave a comment")),
    "model-talks": lambda: f"Sure! Here is the English translation of the text:\n\n{NEWS}\n\nHope that helps!",
    "markup-translated": lambda: "See the [guide] (# install) and set ** name ** to % s before you start.",
    "decoding-loop": lambda: NEWS + "The board met again " + "and the board met again " * 12 + ".\n",
    "segments-translated-apart": lambda: STORY.replace("Nikolai", "Nikolay", 1),
    "source-left-over": lambda: NEWS.replace("Not everyone was pleased.", "Не все были довольны решением совета."),
    "marks-of-the-source-kept": lambda: STORY.replace(". ", "。"),
}  # fmt: skip


@pytest.mark.parametrize("cause", BROKEN)
def test_the_cause_is_named(cause: str) -> None:
    found = {found.id: found for found in fix(BROKEN[cause]()).causes}
    assert cause in found, sorted(found)
    assert found[cause].count >= len(found[cause].evidence) >= 1
    assert found[cause].advice == advice()[cause]


@pytest.mark.parametrize(
    ("name", "end"),
    [("news", "was pleased. Peter Aldous, a fisherman whose boat lies below the"), ("story", "She laughed. She was")],
)
def test_a_text_that_breaks_off_was_cut(name: str, end: str) -> None:
    text = CLEAN[name][: CLEAN[name].index(end) + len(end)]
    assert [cause.id for cause in fix(text).causes] == ["cut-at-a-length"]


@pytest.mark.parametrize("name", CLEAN)
def test_clean_text_has_no_cause(name: str) -> None:
    assert fix(CLEAN[name]).causes == ()


@pytest.mark.parametrize(
    ("made", "wrong"),
    [
        ("words-joined-at-tags", "not-detokenised"),
        ("spaces-left-at-tags", "not-detokenised"),
        ("not-detokenised", "spaces-left-at-tags"),
        ("decoded-wrongly", "characters-lost"),
        ("characters-lost", "decoded-wrongly"),
        ("model-talks", "page-furniture-translated"),
    ],
)
def test_a_neighbouring_cause_is_not_named(made: str, wrong: str) -> None:
    assert wrong not in {found.id for found in fix(BROKEN[made]()).causes}


def test_causes_of_many_results_add_up() -> None:
    text = BROKEN["words-joined-at-tags"]()
    one = {found.id: found.count for found in causes([fix(text)])}
    three = {found.id: found.count for found in causes([fix(text)] * 3)}
    assert three == {cause: 3 * count for cause, count in one.items()}


def test_every_cause_has_advice() -> None:
    assert set(BROKEN) == set(advice())
