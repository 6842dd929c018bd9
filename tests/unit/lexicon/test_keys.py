import pytest

from mtfix.lexicon.keys import base, key


@pytest.mark.parametrize(
    ("word", "expected"), [("Don’t", "don't"), ("NATO", "nato"), ("ÉLYSÉE", "élysée"), ("", ""), ("<s>", "<s>")]
)
def test_key(word: str, expected: str) -> None:
    assert key(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("china's", "china"), ("drivers'", "drivers"), ("it's", "it"), ("don't", "don't"), ("boss", "boss"), ("'", "")],
)
def test_base(word: str, expected: str) -> None:
    assert base(word) == expected
