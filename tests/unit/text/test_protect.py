"""What no repair may touch, and what is not protected."""

from __future__ import annotations

import pytest

from mtfix.text import Document


def spans(text: str) -> list[tuple[str, str]]:
    return [(p.label, text[p.start : p.end]) for p in Document(text).protected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://a.example/b?c=1&d=2, then", [("url", "https://a.example/b?c=1&d=2")]),
        ("(www.example.org)", [("url", "www.example.org")]),
        ("write to jo.doe+x@mail.example.org.", [("email", "jo.doe+x@mail.example.org")]),
        ("thanks @someone and #MeToo", [("handle", "@someone"), ("hashtag", "#MeToo")]),
        ("run `x = f( )` now", [("code", "`x = f( )`")]),
        ("``Guard`` (drafts of :pep:`7`)", [("code", "``Guard``"), ("code", "`7`")]),
        ("a ``new division'' and ``more of it'' there", []),
        ("```\na ( b\n```", [("fence", "```\na ( b\n```")]),
        ("~~~\na `b` ( c\n~~~", [("fence", "~~~\na `b` ( c\n~~~")]),
        ("```sh\necho `id`\n```\nok", [("fence", "```sh\necho `id`\n```")]),
        ("````md\n```\na\n```\n````", [("fence", "````md\n```\na\n```\n````")]),
        ("```sh\na ( `b`\n\n```py\nc ( `d`\n```", [("code", "`b`"), ("fence", "```py\nc ( `d`\n```")]),
        ("```\nnever closed ( here", []),
        ("```sh\necho a ( b", [("fence", "```sh\necho a ( b")]),
        ("```sh\necho a\n\nls -l /tmp/x\n\nAll is well here.", [("fence", "```sh\necho a\n\nls -l /tmp/x")]),
        ("```never closed words\na ( b", []),
        ("from $0$ to $F - 1$ and $1 \\leq n$", [("math", "$0$"), ("math", "$F - 1$"), ("math", "$1 \\leq n$")]),
        ("$$a_1$$ is", [("math", "$$a_1$$")]),
        ("from $5 to $6 or A$7", [("number", "$5"), ("number", "$6"), ("number", "$7")]),
        ("[a](b c) [d](./e.md) [f](<g h.png>)", [("target", "./e.md"), ("target", "<g h.png>")]),
        ('{% hint style="info" %}', [("tag", '{% hint style="info" %}')]),
        ("[b](https://b.example/c).\\", [("target", "https://b.example/c")]),
        ("see https://b.example/c).\\", [("url", "https://b.example/c")]),
        ("open notes.txt or data.tar.gz", [("file", "notes.txt"), ("file", "data.tar.gz")]),
        ("{name} has %s and %1$s", [("placeholder", "{name}"), ("placeholder", "%s"), ("placeholder", "%1$s")]),
        ("<b>bold</b>", [("tag", "<b>"), ("tag", "</b>")]),
        ("in C:\\Temp\\x.log there", [("path", "C:\\Temp\\x.log")]),
        ("call foo_bar or run()", [("identifier", "foo_bar"), ("identifier", "run()")]),
        ("use std::mem::swap and a::{b, c} here", [("identifier", "std::mem::swap"), ("identifier", "a::")]),
        (
            "[![a https://b.example/c](https://d.example/e.svg)](https://f.example)",
            [("url", "https://b.example/c"), ("target", "https://d.example/e.svg"), ("target", "https://f.example")],
        ),
        (
            "Run it as follows::\n\n    run (all\n      it\n\n    now\n\nDone.",
            [("fence", "::\n\n    run (all\n      it\n\n    now")],
        ),
        ("  .. code-block:: sh\n\n     run it\n\n  Done.", [("fence", "  .. code-block:: sh\n\n     run it")]),
        ("Type\n\n    $ pip install -e .\n\nand wait.", [("fence", "$ pip install -e .")]),
        ("He wrote\n\n    The sea is calm tonight,\n    the tide is full.\n\nand left.", []),
        ("so it goes::\n\nand on", []),
        (".. |PyPI| image:: x", [("identifier", ".. |PyPI| image::")]),
        (".. note::\n   Read on", [("identifier", ".. note::")]),
        ("so :: it goes:: on", []),
        ("about 1,000 km and 3.5%", [("number", "1,000 km"), ("number", "3.5%")]),
        ("plain words, nothing else", []),
        ("a damaged % s and { name }", []),
        ("3 < 4 and 5 > 2", [("number", "3"), ("number", "4"), ("number", "5"), ("number", "2")]),
    ],
)
def test_protected_spans(text: str, expected: list[tuple[str, str]]) -> None:
    assert spans(text) == expected


def test_protecting_knows_the_inside_from_the_border() -> None:
    doc = Document("pay 1,000 now")
    assert doc.is_protected(5, 6)
    assert doc.is_protected(0, 13)
    assert doc.is_protected(6, 6)
    assert not doc.is_protected(9, 9)
    assert not doc.is_protected(4, 4)
    assert not doc.is_protected(9, 10)
    assert not doc.is_protected(0, 4)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "{",
        "<a ",
        "%(",
        "`",
        "@",
        "a.",
        "_",
        "\\a",
        "/a",
        "1,",
        "http://",
        "```\n",
        "~~~a\n",
        "$",
        "$a",
        "](",
        "{% ",
    ],
)
def test_hostile_text_ends(unit: str) -> None:
    assert isinstance(Document(unit * 60_000).protected, list)


@pytest.mark.parametrize(
    ("text", "technical"),
    [
        ("Call `load` and then `save`.", True),
        ("See setup.py and run_all before the tests.", True),
        ("Open report.pdf to read more.", False),
        ("He paid 1,000 euros at https://example.org/a on 3 May.", False),
        ("", False),
    ],
)
def test_two_spans_of_code_make_a_text_technical(text: str, technical: bool) -> None:
    assert Document(text).is_technical is technical
