"""Scripts: canonical operations, round trip, and nothing from what cannot be decoded."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtfix import data
from mtfix.seq2seq.format import MAX_OPS, Code, Op, decode, encode

WRITES: list[str] = data.table("repair_tables.json")["writes"]


def readable(span: str, target: str) -> list[tuple[str, int | str]] | None:
    script = encode(span, target, WRITES)
    if script is None:
        return None
    return [(op.code.name, WRITES[op.arg] if op.code == Code.WRITE else op.arg) for op in script]


@pytest.mark.parametrize(
    ("span", "target", "script"),
    [
        (" Teamresearch", " Team research", [("COPY", 5), ("WRITE", " ")]),
        (" said.The", " said. The", [("COPY", 6), ("WRITE", " ")]),
        (" govern ment", " government", [("COPY", 7), ("SKIP", 8)]),
        (" inter- national", " international", [("COPY", 6), ("SKIP", 8)]),
        (" THE", " The", [("COPY", 2), ("LOWER", 4)]),
        (" paris", " Paris", [("COPY", 1), ("UPPER", 2)]),
        (" the the house", " the house", [("COPY", 4), ("SKIP", 8)]),
        (" house", " the house", [("WRITE", " the")]),
        (" the house", " house", [("SKIP", 4)]),
        (" in the house", " on the house", [("COPY", 1), ("SKIP", 3), ("WRITE", "on")]),
        (" goes home", " go home", [("COPY", 3), ("SKIP", 5)]),
        (" city", " cities", [("COPY", 4), ("SKIP", 5), ("WRITE", "ies")]),
        (" red big", " big red", [("SKIP", 4), ("COPY", 8), ("PASTE", 0)]),
        (" much. “", " much.”", [("COPY", 6), ("SKIP", 8), ("WRITE", "”")]),
        (' He said "yes.', ' He said "yes."', [("COPY", 14), ("WRITE", '"')]),
        (" late.", " (late).", [("COPY", 1), ("WRITE", "("), ("COPY", 5), ("WRITE", ")")]),
    ],
)
def test_a_repair_is_the_shortest_script(span: str, target: str, script: list[tuple[str, int | str]]) -> None:
    assert readable(span, target) == script


def test_keep_is_the_empty_script() -> None:
    assert encode(" as it is", " as it is", WRITES) == ()
    assert decode(" as it is", (), WRITES) == " as it is"


@pytest.mark.parametrize(
    "script",
    [
        (Op(Code.COPY, 5),),  # behind the end
        (Op(Code.COPY, 0),),  # does not move
        (Op(Code.COPY, 3), Op(Code.SKIP, 2)),  # moves back
        (Op(Code.PASTE, 0),),  # nothing was left out
        (Op(Code.WRITE, len(WRITES)),),  # not in the closed list
        (Op(Code.WRITE, -1),),
    ],
)
def test_a_script_that_breaks_a_rule_gives_no_text(script: tuple[Op, ...]) -> None:
    assert decode("word", script, WRITES) is None


@pytest.mark.parametrize(
    ("span", "target"),
    [
        ("a", "Дом"),  # no such string in the closed list
        ("x", "q" * (MAX_OPS + 1)),  # too long to spell
        ("İstanbul and so on", "ı" * 40),
    ],
)
def test_what_cannot_be_written_has_no_script(span: str, target: str) -> None:
    assert encode(span, target, WRITES) is None


text = st.text(alphabet="abAB .,“”\"'()-é", max_size=40)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(text, text)
def test_every_script_decodes_to_its_target(span: str, target: str) -> None:
    script = encode(span, target, WRITES)
    if script is not None:
        assert decode(span, script, WRITES) == target
        assert len(script) <= MAX_OPS


words = st.lists(st.sampled_from(["The", "house", "in", "a", "red", "(", "“", "goes", ","]), min_size=1, max_size=8)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(words, st.data())
def test_one_deleted_doubled_or_lowered_word_always_has_a_script(spoken: list[str], draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(spoken) - 1))
    changed = draw.draw(st.sampled_from([[], [spoken[at]] * 2, [spoken[at].lower()], [spoken[at].upper()]]))
    span = " " + " ".join(spoken)
    target = " " + " ".join([*spoken[:at], *changed, *spoken[at + 1 :]])
    script = encode(span, target, WRITES)
    assert script is not None
    assert decode(span, script, WRITES) == target
