"""The adapters of other tools, with stand-ins for the tools."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from benchmarks.peers import PEERS
from benchmarks.peers.harper import apply_first
from benchmarks.peers.peer import Peer, by_line
from benchmarks.peers.splitters import over_words


def lint(start: int, text: str, kind: str | None, new: str = "") -> Any:
    suggestions = [SimpleNamespace(kind=SimpleNamespace(name=kind), replacement_text=new)] if kind else []
    span = SimpleNamespace(start=start, end=start + len(text))
    return SimpleNamespace(span=span, problem_text=text, suggestions=suggestions)


def test_the_first_suggestion_of_each_lint_is_applied() -> None:
    lints = [lint(9, ",", "INSERT_AFTER", " "), lint(0, "Teh", "REPLACE", "The"), lint(14, " ", "REMOVE")]
    assert apply_first("Teh cat a,bcde .", lints) == "The cat a, bcde."


def test_lints_without_suggestion_or_inside_another_are_left() -> None:
    lints = [lint(0, "a b", "REPLACE", "x"), lint(2, "b", "REPLACE", "y"), lint(4, "c", None)]
    assert apply_first("a b c", lints) == "x c"


def test_lines_with_nothing_in_them_are_not_given_to_the_tool() -> None:
    assert by_line(str.upper)(["a\n\n  \nb"]) == ["A\n\n  \nB"]


def test_words_of_four_letters_or_more_are_given_to_the_tool() -> None:
    assert over_words(str.upper)(["the well-known x2abcd Café, naïve_word"]) == [
        "the WELL-KNOWN x2ABCD CAFÉ, NAÏVE_WORD"
    ]


def test_a_tool_that_is_not_installed_says_so() -> None:
    peer = Peer("none", ("no-such-package-at-all",), "MIT", "never", lambda: list)
    assert (peer.version, peer.available) == ("absent", False)


def test_names_are_different_and_all_name_a_licence() -> None:
    assert len({peer.name for peer in PEERS}) == len(PEERS)
    assert [peer.name for peer in PEERS if not peer.licence or not peer.how] == []


def test_blind_application_is_labelled() -> None:
    assert [peer.name for peer in PEERS if "blind" in peer.how] == [
        "sacremoses",
        "wordninja",
        "symspellpy",
        "Harper",
        "Harper, no spelling",
    ]
