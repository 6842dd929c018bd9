"""Number format: evidence of another locale, and numbers that have none."""

from __future__ import annotations

import pytest

from mtfix import Fixer

FIXER = Fixer(kinds=["number_format"])


@pytest.mark.parametrize(
    ("text", "source_lang", "fixed"),
    [
        ("1.000.000 people", None, "1,000,000 people"),
        ("It cost 2.345.678,90 euros.", None, "It cost 2,345,678.90 euros."),
        ("It rose by 3,5 % and 4,1 %.", None, "It rose by 3.5 % and 4.1 %."),
        ("It rose by 3,5 %.", "de", "It rose by 3.5 %."),
        ("It rose by 3,5 %.", "fr", "It rose by 3.5 %."),
        ("It rose by 3,5 % or 1,000.", None, "It rose by 3.5 % or 1,000."),
        ("It rose by 3,5 % and not 4.1 %.", "fr", "It rose by 3.5 % and not 4.1 %."),
        ("It rose by 3,5 % and not 4.1 %.", None, "It rose by 3.5 % and not 4.1 %."),
        ("There are 12.500 people.", "de", "There are 12,500 people."),
        ("There are 12.500 people.", None, "There are 12,500 people."),
        ("There are 2.143 children a woman.", None, "There are 2.143 children a woman."),
        ("It costs 5 $ now.", None, "It costs $5 now."),
        ("It costs 5 million $ now.", None, "It costs $5 million now."),
        ("It costs 5$ now.", None, "It costs 5$ now."),
        ("It costs 100 €.", "de", "It costs 100 €."),
        ("It costs 100 € or €5.", "de", "It costs €100 or €5."),
        ("At 18.45 Uhr.", None, "At 18:45."),
        ("In 2020 300 people.", "ru", "In 2020 300 people."),
        ("About 25 000 people.", "ru", "About 25 000 people."),
        ("About 25 000 of 1,234,000 people.", "ru", "About 25,000 of 1,234,000 people."),
        ("About 25 000 people.", None, "About 25 000 people."),
    ],
)
def test_repairs(text: str, source_lang: str | None, fixed: str) -> None:
    assert FIXER.fix(text, source_lang=source_lang).text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "Version 1.2.3, host 10.0.100.200, section 3.1",
        "On 6.9.2019 at 8.45 am, page 3,5",
        "pi is 3.142 and e is 2.718",
        "Call 555 123 4567 or 030 123 456",
        "20 %, 150RMB, 5km, $5, US$7",
        "The set {1,2} and (3,5)",
        "https://a.example/1.000.000/x",
    ],
)
def test_untouched(text: str) -> None:
    assert FIXER.detect(text) == []
