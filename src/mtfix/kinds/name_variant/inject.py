"""Respell some mentions of a name in the way of another romanisation."""

from __future__ import annotations

import re
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document, Word

_NAME = re.compile(r"[A-ZÀ-Ž][a-zà-ž]{3,}")
_INSIDE = re.compile(r"[a-z,”\"] ")
_ACTS = re.compile(r" (?:said|says|told|was|has|had|is|will|would|also|who|[a-z]{2,}ed)\b|['’]s ")
_NEXT = re.compile(r" [A-Z]")
_FULL = re.compile(r"[a-z,] [A-Z][a-z]+ $")
# (pattern, the other way to write it): romanisations of Russian and Ukrainian, German and Turkish letters in ASCII.
_RESPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        # Russian and Ukrainian
        (r"^(Dmitr|Valer|Grigor|Yur|Anatol|Vital|Vasil|Gennad|Arkad|Georg|Yevgen|Evgen)y$", r"\1iy"),
        (r"^(Dmitr|Valer|Grigor|Yur|Anatol|Vital|Vasil|Gennad|Arkad|Yevgen|Evgen)y$", r"\1i"),
        (r"(?<=[sz]k)y$", "iy"), (r"(?<=[sz]k)y$", "yy"), (r"(?<=[sz]k)y$", "i"), (r"(?<=[sz]k)yy$", "y"),
        (r"(?<=mitr)i$", "y"), (r"^(Nikola|Serge|Andre|Alekse|Alexe)i$", r"\1y"), (r"(?<=Serg)ey$", "ei"),
        (r"(?<=[a-z]{3}[eo])v$", "ff"),
        (r"(?<=[a-z]{2}[eo])ff$", "v"), (r"(?<=[Aa]le)x(?=[aei])", "ks"), (r"(?<=Alex)ander$", "andr"),
        (r"^Ye(?=[lvgkr][a-z]{3})", "E"), (r"^Ev(?=g)", "Yev"), (r"(?<=[dm])y(?=[rl][oe])", "i"),
        (r"(?<=[a-z][tl])yana$", "iana"), (r"(?<=[a-z])kh(?=[aio])", "h"),
        # letters that ASCII does not have
        (r"ü", "ue"), (r"ü", "u"), (r"ö", "oe"), (r"ö", "o"), (r"ä", "ae"), (r"ğ", "g"), (r"[çč]", "c"),
        (r"[áàâã]", "a"), (r"[éèêě]", "e"), (r"[íî]", "i"), (r"[óôø]", "o"), (r"[úûů]", "u"), (r"ñ", "n"),
        (r"[šş]", "s"), (r"ž", "z"), (r"ł", "l"), (r"ý", "y"), (r"ř", "r"),
    )
)  # fmt: skip
# What becomes of other names on the way through another alphabet: "Thunberg" comes back as "Tunberg".
_RETURNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^Th(?=[aeou])", "T"), (r"(?<=[a-z])th(?=[aeo])", "t"), (r"ck(?=[a-z])", "k"), (r"ph(?=[aeio])", "f"),
        (r"(?<=[a-z])([lmnst])\1(?=[a-z])", r"\1"), (r"(?<=[a-z])w(?=[aei])", "v"),
        (r"x(?=[a-z])", "ks"), (r"(?<=[bcdfgklmnprst])ou(?=[lnrs])", "u"),
    )
)  # fmt: skip
# A first name before the name, and no article: a person, and no "Foreign Committee".
_PERSON = re.compile(r"(?:^|[.”\",;:!?\n] ?|\b(?!the\b|of\b|an?\b|[Ii]ts?\b|our\b|their\b)[a-z]+ )[A-Z][a-z]{2,} $")


def inject(doc: Document, rng: Random) -> Injection | None:
    """Respell a minority of the mentions of a name; None where none stands often enough.

    Three mentions are enough, or two of which the first is a full name. A sentence is respelt as a whole, as systems do
    that translate sentence by sentence.
    """
    names = [form for form, at in doc.forms.items() if len(at) >= 2 and _NAME.fullmatch(form)]
    rng.shuffle(names)
    for name in names:
        words = _mentions(doc, name)
        # The place and the letters hang on the document alone: drawn twice, a name is respelt in the same place again
        # and not in so many that the wrong spelling becomes the majority.
        own = Random(f"{name} {len(doc.text)}")
        other = _respell(name, own, _is_person(doc, words)) if words else None
        if other and other not in doc.forms:
            chosen = _minority(doc, words, own)
            if chosen:
                edits = tuple(Edit(word.start, word.start + len(name), other) for word in chosen)
                return Injection(edits, f"{name} respelt")
    return None


def _minority(doc: Document, words: list[Word], rng: Random) -> list[Word]:
    """Return the mentions in some sentences, the first mention left out; none where that would be the most of them."""
    few = rng.randint(1, max(1, (len(words) - 1) // 3))
    sentences = {doc.sentence_at(word.start) for word in rng.sample(words[1:], few)}
    chosen = [word for word in words if doc.sentence_at(word.start) in sentences]
    return chosen if 2 * len(chosen) <= len(words) and words[0] not in chosen else []


def _mentions(doc: Document, name: str) -> list[Word]:
    """Return the mentions, possessives too; none where they are too few, or never stand inside a sentence."""
    words = sorted(doc.words[i] for form in (name, f"{name}'s", f"{name}’s") for i in doc.forms.get(form, ()))
    inside = any(_INSIDE.match(doc.text, word.start - 2) for word in words if word.start > 1)
    full = _FULL.search(doc.text[max(0, words[0].start - 25) : words[0].start])
    return words if inside and (len(words) >= 3 or (len(words) == 2 and full)) else []


def _is_person(doc: Document, words: list[Word]) -> bool:
    """Whether a first name stands before the first mention, and the name alone does something later on."""
    before = doc.text[max(0, words[0].start - 30) : words[0].start]
    acts = any(
        _ACTS.match(doc.text, word.end) and not _FULL.search(doc.text[max(0, word.start - 25) : word.start])
        for word in words[1:]
    )
    return _PERSON.search(before) is not None and acts and not any(_NEXT.match(doc.text, word.end) for word in words)


def _respell(name: str, rng: Random, person: bool) -> str | None:
    """Return the name in another romanisation, or None where no letter of it has one."""
    known = _RESPELLINGS + _RETURNS if person else _RESPELLINGS
    fitting = [(pattern, to) for pattern, to in known if pattern.search(name)]
    if not fitting:
        return None
    pattern, to = rng.choice(fitting)
    return pattern.sub(to, name, count=1)
