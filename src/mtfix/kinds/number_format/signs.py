"""Currency signs behind their number, and the dash that stands for no cents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.kinds.number_format.separators import Numbers, number
from mtfix.kinds.plan import Plan

_MONEY = re.compile(
    r"(?<![\w$€£¥.,:/-])(?<!\d[ \u00a0])(\d[\d.,]*(?:[ \u00a0]\d{3}(?!\d))*"
    r"(?:[ \u00a0](?:million|billion|trillion|thousand))?)([ \u00a0]?)([$€£])(?![\w$€£{])(?! ?\d)"
)
_KEYWORD = re.compile(r"\$[A-Z][a-z]+: ?$")
# "20,-".
_NO_CENTS = re.compile(r"(?<![\w.,/-])\d{1,4},[-–—](?![\w-])(?! \w+,[-–—])")


def find(numbers: Numbers) -> Iterator[Plan]:
    """Yield currency signs behind their number; the euro only where the source or the text itself says otherwise."""
    text, source = numbers.text, numbers.source
    known = bool(source) and source != "en"
    for match in numbers.at(_NO_CENTS) if known else ():
        yield number(match, match[0][:-2], sure=False)
    ahead = {sign for sign in "$€£" if re.search(rf"[{sign}]\d", text)}
    for match in numbers.at(_MONEY):
        amount, gap, sign = match.groups()
        if sign == "$" and _KEYWORD.search(text, max(0, match.start() - 40), match.start()):
            continue  # "$Revision: 1.8 $"
        if amount[-1] in ".," or text[match.end() : match.end() + 1] == "/":
            continue
        if sign == "€" and not (known or sign in ahead):
            continue
        sure = (sign != "€" and bool(gap)) or (sign in ahead and (known or sign != "€"))
        whole = re.sub(r"(?<=\d)[ \u00a0](?=\d)", ",", amount)
        yield number(match, sign + whole, sure=sure)
