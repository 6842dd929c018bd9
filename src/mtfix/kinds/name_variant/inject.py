"""Respell some mentions of a name in the way of another romanisation."""

from __future__ import annotations

import re
from random import Random

from mtfix.model import Edit, Injection
from mtfix.text import Document

_NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-zà-ž]{3,} )?([A-Z][a-zà-ž]{3,})\b(?=[ ,.'’])")
# (pattern, the other way to write it): romanisations of Russian and Ukrainian, German and Turkish letters in ASCII.
_RESPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        # Russian and Ukrainian
        (r"^(Dmitr|Valer|Grigor|Yur|Anatol|Vital|Vasil|Gennad|Arkad|Georg|Yevgen|Evgen)y$", r"\1iy"),
        (r"^(Dmitr|Valer|Grigor|Yur|Anatol|Vital|Vasil|Gennad|Arkad|Yevgen|Evgen)y$", r"\1i"),
        (r"(?<=[sz]k)y$", "iy"), (r"(?<=[sz]k)y$", "yy"), (r"(?<=[sz]k)y$", "i"), (r"(?<=[sz]k)yy$", "y"),
        (r"(?<=mitr)i$", "y"), (r"(?<=[a-z]{3}[ea])i$", "y"), (r"(?<=Serg)ey$", "ei"), (r"(?<=[a-z]{3}[eo])v$", "ff"),
        (r"(?<=[a-z]{2}[eo])ff$", "v"), (r"(?<=[Aa]le)x(?=[aei])", "ks"), (r"(?<=Alex)ander$", "andr"),
        (r"^Ye(?=[lvgkr][a-z]{3})", "E"), (r"^Ev(?=g)", "Yev"), (r"(?<=[dm])y(?=[rl][oe])", "i"),
        (r"(?<=[a-z][tl])yana$", "iana"), (r"(?<=[a-z])kh(?=[aio])", "h"),
        # letters that ASCII does not have
        (r"ü", "ue"), (r"ü", "u"), (r"ö", "oe"), (r"ö", "o"), (r"ä", "ae"), (r"ğ", "g"), (r"[çč]", "c"),
        (r"[áàâã]", "a"), (r"[éèêě]", "e"), (r"[íî]", "i"), (r"[óôø]", "o"), (r"[úûů]", "u"), (r"ñ", "n"),
        (r"[šş]", "s"), (r"ž", "z"), (r"ł", "l"), (r"ý", "y"), (r"ř", "r"),
    )
)  # fmt: skip
_TRIES = 40


def inject(doc: Document, rng: Random) -> Injection | None:
    """Respell a minority of the mentions of a name that stands three times or more; None where no such name is met.

    A sentence is respelt as a whole, as systems do that translate sentence by sentence.
    """
    text = doc.text
    for _ in range(_TRIES):
        match = _NAME.search(text, rng.randrange(len(text) + 1))
        name = match and match[1]
        other = name and _respell(name, rng)
        if not name or not other or other in doc.forms:
            continue
        words = sorted(doc.words[i] for form in (name, f"{name}'s", f"{name}’s") for i in doc.forms.get(form, ()))
        if len(words) >= 3:
            few = rng.randint(1, max(1, (len(words) - 1) // 3))
            sentences = {doc.sentence_at(word.start) for word in rng.sample(words[1:], few)}
            chosen = [word for word in words if doc.sentence_at(word.start) in sentences]
            if 2 * len(chosen) < len(words):
                edits = tuple(Edit(word.start, word.start + len(name), other) for word in chosen)
                return Injection(edits, f"{name} respelt")
    return None


def _respell(name: str, rng: Random) -> str | None:
    """Return the name in another romanisation, or None where no letter of it has one."""
    fitting = [(pattern, to) for pattern, to in _RESPELLINGS if pattern.search(name)]
    if not fitting:
        return None
    pattern, to = rng.choice(fitting)
    return pattern.sub(to, name, count=1)
