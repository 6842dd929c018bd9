"""Languages by how they write numbers, and the words that follow numbers."""

from __future__ import annotations

# Decimal comma; thousands parted by dots or spaces; most of them write ordinals with a stop and clock times with a dot.
COMMA = frozenset(
    "az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk sl sq sr"
    " sv tr uk uz vi".split()
)
SPACE = frozenset("bg cs et fi fr hu lt lv nb nn no pl ru sk sv uk".split())
ORDINAL_STOP = frozenset("bs cs da de et fi hr hu is lb lv mk nb nn no pl sk sl sr tr".split())
# "7h30".
HOUR_LETTER = frozenset("ca es fr gl it pt ro".split())

CURRENCY = (
    r"(?:euros?|dollars?|pounds?|rubles?|roubles?|yen|yuan|crowns?|koruna|zlotys?|francs?|liras?|forints?|lei|leu|leva"
    r"|dinars?|dirhams?|pesos?|reais|rupees|rupiah|won|hryvnias?|kronor|kroner|EUR|USD|GBP|CHF|PLN|CZK|HUF|RON|TL|TRY"
    r"|SEK|NOK|DKK|RUB|UAH|BRL|Kč|Ft|zł|€|\$|£)"
)
UNIT = (
    r"(?:%|percent\b|per cent\b|million|billion|trillion|thousand\b|km\b|[kK]g\b|m\b|cm\b|mm\b|lit(?:er|re)s?\b|tbsp\b"
    r"|tsp\b|kW\b|kWh\b|MW\b|W\b|V\b|mA\b|Ah\b|hPa\b|Hz\b|[kMG]Hz\b|t/ha\b|times\b|[TGMk]B\b|°|met(?:er|re)s\b|kilomet"
    r"|centimet|millimet|degrees\b|points\b|hectares\b|ha\b|tons\b|tonnes\b|kilograms\b|kilos?\b|grams\b|ml\b|mg\b"
    r"|hours\b|years\b|inch(?:es)?\b|miles\b|square\b|rpm\b|kcal\b|calories\b|lumens\b"
)
# What is counted in whole numbers: three digits after a dot are thousands.
COUNTED = (
    r"(?:people|inhabitants|persons|soldiers|residents|students|pupils|employees|workers|visitors|spectators|viewers"
    r"|participants|members|voters|users|customers|refugees|passengers|cases|deaths|households|families|vehicles|units"
    r"|copies|books|houses|apartments|men|women|children|citizens|troops|fans|guests|subscribers|followers|readers"
    r"|patients|volunteers|companies|jobs|trees|seats|votes|pages|pieces)"
)
UNIT += rf"|{CURRENCY}(?!\w))"
