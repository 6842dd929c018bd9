"""Characters: what each table decodes, the round trip of the injector, hostile input."""

from __future__ import annotations

from random import Random

import pytest

from mtfix import Fixer, apply_edits, inject
from mtfix.kinds.encoding import KIND
from mtfix.text import Document
from tests.growth import growth

FIXER = Fixer(kinds=["encoding"])
TEXT = (
    "The mayor’s café was full – “too full”, said Zoë & her friends. It didn’t matter to the naïve guests of the city."
)


@pytest.mark.parametrize("char", "éèêëàâäçïîôöùûüñ’“”–—…€£«»ßø")
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_utf8_read_as_one_byte_encoding_is_decoded(char: str, encoding: str) -> None:
    clean = f"It was a quiet word{char}, said twice: word{char}, and then no more of it."
    try:
        broken = clean.encode("utf-8").decode(encoding)
    except UnicodeDecodeError:
        pytest.skip("the bytes are no text in this encoding")
    assert FIXER.fix(broken).text == clean


@pytest.mark.parametrize("name", ["Дмитрий", "Москва", "Сергей Боков", "правительство"])
def test_cyrillic_read_as_cp1251_or_latin1_is_decoded(name: str) -> None:
    assert FIXER.fix(f"The name is {name.encode('utf-8').decode('cp1251', 'replace')}.").text.startswith("The name is ")
    assert FIXER.fix(f"The name is {name.encode('cp1251').decode('latin-1')}.").text == f"The name is {name}."


@pytest.mark.parametrize(
    ("entity", "char"),
    [
        ("&amp;", "&"),
        ("&quot;", '"'),
        ("&#8217;", "’"),
        ("&#x2019;", "’"),
        ("&amp;amp;", "&"),
        ("& quot ;", '"'),
        ("&Quot;", '"'),
    ],
)
def test_entities_are_read(entity: str, char: str) -> None:
    assert FIXER.fix(f"one {entity} two").text == f"one {char} two"


@pytest.mark.parametrize(
    "text", ["<p>A &amp; B</p>", "`&amp;`", "https://a.example/?x=1&amp;y=2", "A & B; C", "&unknown;"]
)
def test_entities_that_belong_stay(text: str) -> None:
    assert FIXER.detect(text) == []


@pytest.mark.parametrize("seed", range(40))
def test_what_is_injected_is_found_and_undone(seed: int) -> None:
    broken = inject(TEXT, seed=seed, kinds=["encoding"], rate=0.001)
    assert apply_edits(broken.text, broken.edits) == TEXT
    assert FIXER.fix(broken.text).text == TEXT


def test_injection_needs_a_site() -> None:
    assert KIND.inject(Document(""), Random(1)) is None
    assert KIND.inject(Document("123"), Random(1)) is None


@pytest.mark.parametrize(
    "unit", ["Ã©", "â€", "\ufffd", "\u200b", "&", "&amp;", "&#", "о", "оa", "вЂ", "РґР", "À", "\x92", "Ａ", "（", "%D0"]
)
def test_hostile_text_costs_linear_work(unit: str) -> None:
    assert growth(lambda text: list(KIND.detect(Document(text))), unit) < 6
    text = unit * (60_000 // len(unit))
    assert [f for f in KIND.detect(Document(text)) if not 0 <= f.start <= f.end <= len(text)] == []


@pytest.mark.parametrize("unit", ["=?utf-8?Q?a?= ", "=?utf-8?Q?", "1 \u0445 ", "&lt;, ", "\u00c4"])
def test_the_time_is_linear_in_headers_signs_and_lists(unit: str) -> None:
    assert growth(lambda text: list(KIND.detect(Document(text))), unit) < 6
