"""Sessions, heads of parameters and references are protected; what only resembles them is not."""

from __future__ import annotations

import pytest

from mtfix import Fixer
from mtfix.text.docstrings import parameters, references, sessions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Try it:\n\n>>> f( 1 )\n[1 , 2]\n\nThen stop.", [">>> f( 1 )\n[1 , 2]"]),
        ("    >>> import sys\n    >>> sys.path", [">>> import sys\n    >>> sys.path"]),
        (">>> I think so too.\n>> No, it is not.", []),
        ("He pressed >>> and left.", []),
    ],
)
def test_sessions(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sessions(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("    width (Optional[int], optional): The width.", ["width (Optional[int], optional)"]),
        (
            "labels (`torch.LongTensor` of shape `(a, b)`): The labels.",
            ["labels (`torch.LongTensor` of shape `(a, b)`)"],
        ),
        ("axis : int, optional\n    The axis.", ["axis : int, optional"]),
        ("x, y : ndarray\n    The points.", ["x, y : ndarray"]),
        ("note (in the original): He left.", []),
        ("Colour : dark blue\n    It fades.", []),
        ("axis : int\nThe axis.", []),
    ],
)
def test_parameters(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in parameters(text)] == expected


def test_only_references_to_known_targets_are_found() -> None:
    text = "See xxHash_ and other_ here.\n\n.. _xxHash: https://example.org"
    assert [text[a:b] for a, b in references(text)] == ["xxHash_"]
    assert list(references("See xxHash_ here.")) == []


def test_prose_beside_a_head_is_still_repaired() -> None:
    text = "axis : int, optional\n    The axis , if there is one.\n"
    assert Fixer(kinds=["spacing"]).fix(text).text == "axis : int, optional\n    The axis, if there is one.\n"
