"""What a line of page furniture says: the table of `data/boilerplate.json`."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from mtfix.kinds.boilerplate import buttons, foreign, signals, vocabulary

# Only notices on the translation are longer. The patterns end in bounded wild cards, so a line of any length costs
# the same.
LONGEST, LONGEST_NOTICE = 420, 900
_EDGES = " \t※*_~`|>#·•»«›‹→←↑↓▶►▼▲✓✔+=-–—:;.,!?…[](){}\"“”'‘’"
_BARE_EDGES = _EDGES.replace("#", "") + " "
_DIGITS = re.compile(r"\d+(?:[.,  ]\d+)*")
_NETWORKS = (
    "facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|mastodon|bluesky|threads|tiktok|viber|vk|vkontakte|xing|"
    "pinterest|google news|rss"
)


# What parts the labels of a row.
_PARTS = re.compile(r"\s[|·•]\s|\s{2,}|\s?[→←]\s[|]?\s?(?=\w)")
# The wider gap between the buttons of a row; a picture may stand before each.
_ROW = re.compile(r"\s[|·•]\s|\s{2,}")
# "EN | IT | DE": the languages of the site.
_CODE = (
    "(?:"
    + "|".join(
        "en eng de ger deu fr fra es esp it ita pt ru rus ua uk ukr pl cz cs sk hu ro bg gr el tr ar zh cn jp ja kr "
        "ko nl sv se no da fi lt lv et sl hr sr".split()
    )
    + ")"
)
_LANGUAGE_ROW = re.compile(rf"\W{{0,2}}{_CODE}(?: ?[|/·•] ?{_CODE}){{1,9}}\W{{0,2}}", re.I)
_HASHTAGS = re.compile(r"#[^\W\d]{2,40}(?:,? #[^\W\d]{2,40}){2,20}")

# The number of a page in its footer: "– 47 –", "12 / 36     Example Ltd.", "Page 12 of 36". A single digit may number a
# chapter.
_FOLIO = re.compile(r"[–—-] ?\d{2,4} ?[–—-]|\d{1,3} ?/ ?\d{1,3}\s{3,}\S.{0,60}|Page \d{1,4} (?:of|/) \d{1,4}")
_LONE_FOLIO = re.compile(r"\d{1,3} ?/ ?\d{1,3}")

# Whom a picture is from belongs to the picture.
_CREDIT = re.compile(
    r"\W{0,3}(?:(?:photo|video|image|picture|text)s? ?)?(?:source|credit|courtesy|photo|image|picture)s?\b"
    r"(?: ?:| by\b| ?\()",
    re.I,
)

# Behind "read more:" stands a headline, no person who tells and no second sentence.
_PERSON = re.compile(r"[:–→►▶>»-] .{0,80}\b(?:i|i'm|i've|me|my|myself|we|our)\b|[a-z]{3}[.!] [a-z]")
# One word that is never a heading of a text.
_ADS = frozenset({"advertisement", "anzeige", "publicidade", "publicidad", "publicité", "pubblicità", "реклама"})


class _Class(NamedTuple):
    """Patterns of one class, with a word that each of their lines has, and how such lines start (empty: anyhow)."""

    label: str
    triggers: tuple[str, ...]
    starts: tuple[str, ...]
    pattern: re.Pattern[str]


class Tables(NamedTuple):
    """Exact lines by strength, patterns by class, what is glued to a sentence, headings of teasers, sites."""

    certain: frozenset[str]
    weak: frozenset[str]
    classes: tuple[_Class, ...]
    tail: frozenset[str]
    head: tuple[str, ...]
    related: frozenset[str]
    sites: frozenset[str]
    continuation: re.Pattern[str]


@lru_cache(maxsize=1)
def tables() -> Tables:
    """Return the tables, read at the first call."""
    raw = json.loads(files("mtfix").joinpath("data", "boilerplate.json").read_text(encoding="utf-8"))
    classes = tuple(
        _Class(label, tuple(raw["triggers"][label]), tuple(raw["starts"].get(label, ())), re.compile("|".join(texts)))
        for label, texts in raw["patterns"].items()
    )
    languages = "|".join(raw["languages"])
    return Tables(
        certain=frozenset(raw["certain"]),
        weak=frozenset(raw["weak"]),
        classes=classes,
        tail=frozenset(raw["tail"]),
        head=tuple(sorted(raw["head"], key=len, reverse=True)),
        related=frozenset(raw["related"]),
        sites=frozenset(raw["sites"]),
        continuation=re.compile(rf"(?:{_NETWORKS}|{languages})(?: ?[,.;]| or| and)?(?: (?:{_NETWORKS}))?"),
    )


def normal(line: str) -> str:
    """Return a line as the tables spell it: lower case, straight apostrophe, numbers as "#", no marks at its ends.

    >>> normal("→ 12 Comments!")
    '# comments'
    """
    low = _DIGITS.sub("#", line.lower().replace("’", "'"))
    return " ".join(low.strip(_BARE_EDGES).split())


class Hit(NamedTuple):
    """The class of a line and how sure it is: 3 anywhere, 2 at the borders of a page, 1 only beside other furniture."""

    label: str
    strength: int


_STRENGTH = {
    "channel": 1,
    "notice": 3,
    "paywall": 3,
    "cookies": 3,
    "follow": 3,
    "counts": 2,
    "copyright": 2,
    "also": 3,
    "tagline": 2,
    "pager": 2,
    "crumb": 2,
    "editor": 2,
    "forum": 2,
    "site": 3,
    "stars": 2,
    "dated": 1,
}


def classify(line: str) -> Hit | None:
    """Return what a whole line is, or None for text; "words" is what only its words and shape tell."""
    if len(line) > LONGEST and (len(line) > LONGEST_NOTICE or "translat" not in line[:120]):
        return None
    if line[0] in "–—-P0123456789" and (_FOLIO.fullmatch(line) or _LONE_FOLIO.fullmatch(line)):
        return Hit("folio", 3 if _FOLIO.fullmatch(line) else 2)
    said = normal(buttons.bare(line))
    if said in tables().certain:
        return Hit("related" if said in tables().related else "furniture", 3 if " " in said or said in _ADS else 2)
    if said in tables().weak:
        return Hit("related" if said in tables().related else "furniture", 1)
    if buttons.is_button(said):
        return Hit("button", 3)
    if buttons.is_export(said):
        return Hit("export", 2)
    hit, sure = _by_pattern(normal(line)) or _by_parts(line), _by_words(line)
    if hit is None or sure == 3 > hit.strength:
        return Hit("words", sure) if sure else _by_hashtags(line) or _untranslated(line)
    return hit


def _by_parts(line: str) -> Hit | None:
    """Return what a row of labels is: all parts short, at least two of them and half of all in the tables."""
    if _LANGUAGE_ROW.fullmatch(line):
        return Hit("menu", 2)
    row = line.isupper() and line.count(" ") > 2 and line.replace(" ", "").isalpha()
    parts = [normal(part) for part in (line.split() if row else _PARTS.split(line))] if len(line) <= 160 else []
    if not 2 <= len(parts) <= 12 or any(part.count(" ") > 3 for part in parts):
        return None
    known = sum(part in tables().certain or part in tables().weak for part in parts)
    labels = 0 if row else sum(map(buttons.is_label, filter(None, _ROW.split(line))))
    if max(known, labels) > 2 and max(known, labels) == len(parts):
        return Hit("menu", 3)
    return Hit("menu", 2) if (known > 1 and known * 2 >= len(parts)) or labels == len(parts) else None


def _by_words(line: str) -> int:
    """Return the strength of a line by its vocabulary or its signals; two words alone are never more than weak."""
    if _CREDIT.match(line):
        return 0
    sure = vocabulary.strength(line)
    if sure == 3:
        return sure
    odds = signals.strength(line)
    return max(sure, min(odds, 1) if line.count(" ") < 2 else odds)


def _untranslated(line: str) -> Hit | None:
    sure = foreign.strength(line)
    if not sure and ":" in line[:40] and foreign.strength(line[: line.index(":")]) > 1:
        return Hit("also", 2)  # "Leggi anche: ..." with the headline behind it
    return Hit("furniture", sure) if sure else None


def _is_brief(said: str) -> bool:
    """Whether "see also: the wiki" points to less than a headline."""
    return re.split(r" ?[:–] ?| - ", said, maxsplit=1)[-1].count(" ") < 3


def _by_hashtags(line: str) -> Hit | None:
    return Hit("tagline", 2) if line[0] == "#" and _HASHTAGS.fullmatch(line) else None


def _by_pattern(said: str) -> Hit | None:
    for label, triggers, starts, pattern in tables().classes:
        if starts and not said.startswith(starts):
            continue
        if label == "counts" and len(said) > 80:
            continue
        if any(map(said.__contains__, triggers)) and pattern.fullmatch(said):
            bare = (
                label == "counts"
                and "#" not in said
                and not said.startswith(("rate", "evaluate", "rating", "was this"))
            )
            weak = bare or (label == "also" and (_is_brief(said) or _PERSON.search(said) is not None))
            return Hit(label, 1 if weak else _STRENGTH[label])
    return None
