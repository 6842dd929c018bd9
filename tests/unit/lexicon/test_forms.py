import pytest

from mtfix.lexicon.forms import Forms, parse, spell


@pytest.mark.parametrize(
    ("row", "forms", "mixed"),
    [
        ("12", Forms(lower=12), ""),
        ("0 7", Forms(title=7), ""),
        ("3 0 264", Forms(lower=3, upper=264), ""),
        ("0 1 0 69 McDonald", Forms(title=1, mixed=69), "McDonald"),
    ],
)
def test_parse(row: str, forms: Forms, mixed: str) -> None:
    assert parse(row) == (forms, mixed)


def test_sums() -> None:
    forms = Forms(lower=1, title=2, upper=3, mixed=4)
    assert (forms.capitalised, forms.total) == (9, 10)


@pytest.mark.parametrize(
    ("key", "row", "spelling"),
    [
        ("people", "9 1", "people"),
        ("tom", "7 99", "Tom"),
        ("nato", "0 11 164", "NATO"),
        ("ebay", "1 2 0 13 eBay", "eBay"),
        ("élysée", "0 5", "Élysée"),
    ],
)
def test_spell(key: str, row: str, spelling: str) -> None:
    assert spell(key, *parse(row)) == spelling


def test_on_equal_counts_the_plainer_spelling() -> None:
    assert spell("apple", *parse("5 5")) == "apple"
    assert spell("un", *parse("0 4 4")) == "Un"
