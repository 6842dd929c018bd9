"""Skeletons, evidence and the choice of the spelling; injection; long and hostile texts."""

from __future__ import annotations

from random import Random

import pytest

from mtfix.engine import Fixer, apply_edits
from mtfix.engine.edits import invert_edits
from mtfix.kinds.name_variant import KIND
from mtfix.kinds.name_variant.skeleton import differs_by_letters_of_one_sound, loose_skeleton, skeleton
from mtfix.text import Document
from tests.growth import growth

SAME = (
    "Dmitry/Dmitri Dmitry/Dmitriy Sergei/Sergey Zelensky/Zelenskyy Aleksandr/Alexander Kadyrov/Kadirov Müller/Mueller "
    "Yevgeny/Evgenii Yuri/Yuriy Tchaikovsky/Chaikovsky Erdoğan/Erdogan Xenia/Ksenia Tatiana/Tatyana "
    "Khrushchev/Hruschev Rachmaninov/Rachmaninoff Alexei/Aleksey Škoda/Skoda Guðrún/Gudrun"
).split()
LOOSE = "Qaddafi/Gaddafi Mohammed/Muhammad Ahmad/Ahmed".split()
OTHER = "Berlin/Merlin Maria/Mario Slovakia/Slovenia Iran/Iranian Kandinsky/Kandinskys Henan/Hunan".split()


def fixed(text: str, source: str | None = None, glossary: tuple[str, ...] = ()) -> str:
    return Fixer(kinds=["name_variant"], glossary=glossary).fix(text, source=source).text


@pytest.mark.parametrize("pair", SAME)
def test_romanisations_of_one_name_share_their_skeleton(pair: str) -> None:
    one, other = pair.split("/")
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize("pair", LOOSE)
def test_looser_spellings_share_only_the_loose_skeleton(pair: str) -> None:
    one, other = pair.split("/")
    assert (skeleton(one) == skeleton(other), loose_skeleton(one) == loose_skeleton(other)) == (False, True)


@pytest.mark.parametrize("pair", OTHER)
def test_different_names_share_no_skeleton(pair: str) -> None:
    one, other = pair.split("/")
    assert skeleton(one) != skeleton(other)


def test_doubled_and_hissing_consonants_are_not_letters_of_one_sound() -> None:
    assert differs_by_letters_of_one_sound("Kadyrov", "Kadirov") is True
    assert differs_by_letters_of_one_sound("Fischer", "Fisher") is False
    assert differs_by_letters_of_one_sound("Hartman", "Hartmann") is False


def test_the_majority_decides() -> None:
    text = "Kadirov came. Then Kadyrov spoke.\n\nIn the end Kadyrov left."
    assert fixed(text) == "Kadyrov came. Then Kadyrov spoke.\n\nIn the end Kadyrov left."


def test_the_first_full_mention_decides_a_draw() -> None:
    text = "Nobody saw Sergei then.\n\nThe painter Sergey Bokov was at home."
    assert fixed(text) == "Nobody saw Sergey then.\n\nThe painter Sergey Bokov was at home."


def test_diacritics_weigh_twice_but_not_where_english_drops_them() -> None:
    assert fixed("Čunek spoke. Then Cunek left.\n\nCunek slept.") == "Čunek spoke. Then Čunek left.\n\nČunek slept."
    text = "He flew to Istanbul. She liked Istanbul.\n\nThey met in İstanbul."
    assert fixed(text) == text


def test_the_source_goes_before_the_majority() -> None:
    text = "Muller rang. Muller wrote.\n\nThen Müller came."
    assert fixed(text, source="Müller rief an, schrieb und kam.") == "Müller rang. Müller wrote.\n\nThen Müller came."


def test_a_source_with_both_spellings_means_two_people() -> None:
    text = "Muller rang. Muller wrote.\n\nThen Müller came."
    assert fixed(text, source="Muller rief an. Dann kam Müller.") == text


def test_the_glossary_decides_even_over_the_only_spelling() -> None:
    assert fixed("Then Dmitri's son left.", glossary=("Dmitry Petrov",)) == "Then Dmitry's son left."


def test_only_the_mentions_of_the_shared_name_are_repaired() -> None:
    text = "Dmitry Petrov sang. Dmitry Petrov danced.\n\nDmitri Petrov slept.\n\nDmitri Shostakovich wrote."
    want = "Dmitry Petrov sang. Dmitry Petrov danced.\n\nDmitry Petrov slept.\n\nDmitri Shostakovich wrote."
    assert fixed(text) == want


CLEAN = "The singer Valery Orlov came home. Orlov slept.\n\nOrlov woke up, and Valery went out.\n\nThen Valery sang."


@pytest.mark.parametrize("seed", range(20))
def test_what_is_injected_is_undone(seed: int) -> None:
    injection = KIND.inject(Document(CLEAN), Random(seed))
    assert injection is not None
    broken = apply_edits(CLEAN, injection.edits)
    assert broken != CLEAN
    assert apply_edits(broken, invert_edits(CLEAN, injection.edits)) == CLEAN
    assert fixed(broken) == CLEAN


@pytest.mark.parametrize("text", ["", "abc def", "One name: Valery. No more."])
def test_nothing_to_respell(text: str) -> None:
    assert KIND.inject(Document(text), Random(0)) is None


@pytest.mark.parametrize("unit", ["Dmitry Dmitri ", "Dmitry said. Sergei went. Sergey slept. ", "A", "(", "Aa Ab Ac "])
def test_work_grows_with_the_length(unit: str) -> None:
    assert growth(lambda text: list(KIND.detect(Document(text))), unit) < 6


@pytest.mark.parametrize(
    ("count", "safety"),
    [(1, "unsafe"), (2, "unsafe"), (3, "safe")],
)
def test_a_misread_vowel_is_repaired_only_by_a_clear_majority(count: int, safety: str) -> None:
    text = "Sarpanch Kamla Devi spoke. " * count + "\n\nThen Kamala Devi left."
    (found,) = Fixer(kinds=["name_variant"]).detect(text)
    assert (found.surface, str(found.repairs[0].safety)) == ("Kamala", safety)


@pytest.mark.parametrize(
    "unit", ["Kamla Devi. Kamala Devi. ", "e-mail email ", "DemlikPro Demlik Pro ", "abc-de abc de f "]
)
def test_the_time_is_linear_in_names_and_terms(unit: str) -> None:
    assert growth(lambda text: list(KIND.detect(Document(text))), unit) < 6
