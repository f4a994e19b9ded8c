"""What stands after a number: per cent, money, a measure, or the noun that it counts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wiredesk.packs import Hit, LanguagePack, language
from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy

SIGNS = {
    "US$": "USD",
    "R$": "BRL",
    "C$": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "MX$": "MXN",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₹": "INR",
    "₩": "KRW",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "₦": "NGN",
    "₫": "VND",
    "฿": "THB",
}
"""Signs of currencies (ISO 4217), the longer first where one ends in another."""

CODES = (
    "USD EUR GBP JPY CHF CNY BRL CAD AUD NZD MXN ARS CLP COP PEN UYU INR RUB KRW TRY ZAR SEK NOK "
    "DKK PLN CZK HUF RON UAH ILS AOA MZN CVE NGN EGP SAR AED SGD HKD THB VND IDR MYR PHP"
)

SYMBOLS = (
    "km²|km2|km/h|km|cm|mm|m²|m2|m³|m3|m|kg|mg|g|t|ha|hl|ml|l|kWh|MWh|GWh|TWh|kW|MW|GW|TW|W|kV|V|"
    "°C|ºC|°F|ºF|°|Hz|kHz|MHz|GHz|KB|MB|GB|TB|dB|mph|ft|lb|oz|bpd|hPa|ppm"
)
"""Symbols of measure, which keep their capitals in every language."""

SYMBOL = re.compile(rf"\s?({SYMBOLS})(?![\w²³/])")
CODE = re.compile(rf"\s?({CODES.replace(' ', '|')})(?!\w)")
SIGN_BEFORE = re.compile(
    rf"(?:({'|'.join(map(re.escape, SIGNS))}|\$)|(?<!\w)({CODES.replace(' ', '|')}))\s?$"
)
SIGN_AFTER = re.compile(rf"\s?({'|'.join(map(re.escape, SIGNS))}|\$)(?!\w)")
WORD = re.compile(r"[ \u00a0\u202f-]?([^\W\d_][\w'’-]*)")


class Unit(NamedTuple):
    """What a number counts; ``end`` is where its words end."""

    type: str
    unit: str | None
    end: int


@lru_cache(maxsize=16)
def _after(tag: str) -> re.Pattern[str]:
    """Percent, points and basis points, as a pack writes them."""
    words = language(tag).quantities
    basis = "|".join(map(re.escape, sorted(map(fold, words.basis_points), key=len, reverse=True)))
    points = "|".join(map(re.escape, sorted(map(fold, words.points), key=len, reverse=True)))
    percent = "|".join(map(re.escape, sorted(map(fold, words.percent), key=len, reverse=True)))
    told = rf"({points or '(?!)'})|({basis or '(?!)'})|(%|{percent or '%'})"
    return re.compile(rf"\s?(?:{told})(?!\w)")


@lru_cache(maxsize=16)
def _of(tag: str) -> re.Pattern[str]:
    links = "|".join(map(re.escape, sorted(map(fold, language(tag).quantities.of), key=len)[::-1]))
    return re.compile(rf"\s(?:{links or '(?!)'})(?:\s|(?<='))(?=\S)")


@lru_cache(maxsize=16)
def _no_nouns(tag: str) -> frozenset[str]:
    """Words that may follow a number and are none: verbs that tell the tense, small words."""
    words = language(tag)
    told = (*words.times.past, *words.times.future, *words.quantities.no_nouns)
    return frozenset(map(fold, told))


class Units:
    """Looks up what follows a number in one copy."""

    def __init__(self, copy: Copy):
        """``copy`` has its pack; nothing is kept between copies."""
        self.copy = copy
        self.pack: LanguagePack = copy.pack
        self.no_nouns = _no_nouns(copy.pack.tag)
        self.currencies = _by_start(copy.hits.get("quantities.currencies", ()))
        self.measures = _by_start(copy.hits.get("quantities.measures", ()))
        self.times = _by_start(
            [*copy.hits.get("times.units", ()), *copy.hits.get("times.units_plural", ())]
        )

    def after(self, end: int, one: bool, words: bool) -> Unit:
        """The unit of a number that ends at ``end``; ``one`` if it is one, ``words`` if a scale."""
        text, folded = self.copy.text, self.copy.folded
        if m := _after(self.pack.tag).match(folded, end):
            return Unit("percent", "pp" if m[1] else "bp" if m[2] else "%", m.end())
        if m := SIGN_AFTER.match(text, end):
            return Unit("money", self.sign(m[1]), m.end())
        if m := CODE.match(text, end):
            return Unit("money", m[1], m.end())
        if m := SYMBOL.match(text, end):
            return Unit("measure", m[1].replace("º", "°"), m.end())
        link = _of(self.pack.tag).match(folded, end)
        for at in (end + 1, link.end() if link else -1):
            if named := self._named(at):
                return named
        if link and words:
            return self._noun(link.end(), True)
        return self._noun(end, one)

    def sign(self, sign: str) -> str:
        """The currency of a sign; "$" is what the language takes it for, or itself."""
        return SIGNS.get(sign) or self.pack.quantities.dollar or sign

    def counted(self, end: int) -> Unit | None:
        """The noun after a word of ``of``: "milhares de soldados"; ``None`` where none follows."""
        link = _of(self.pack.tag).match(self.copy.folded, end)
        if link is None:
            return None
        if named := self._named(link.end()):
            return named
        noun = self._noun(link.end(), True)
        return noun if noun.unit else None

    def _named(self, at: int) -> Unit | None:
        """A currency, a measure or a unit of time by its name."""
        for kind, names in (("money", self.currencies), ("measure", self.measures)):
            if hit := names.get(at):
                return Unit(kind, hit.value, hit.end)
        if hit := self.times.get(at):
            return Unit("measure", self.copy.folded[hit.start : hit.end], hit.end)
        return None

    def _noun(self, at: int, one: bool) -> Unit:
        """The counted noun, with the adjectives before it.

        Where nouns have capitals it is the first with one; where adjectives stand before the noun
        ("aerial tankers") the first plural; else the next word. More than one of a thing is a
        plural wherever the pack tells how plurals end.
        """
        none = Unit("cardinal", None, at)
        start, end = at, at
        for count in range(4):
            m = WORD.match(self.copy.text, end)
            if m is None:
                return none
            if m[0][0] == "-" and count == 0:
                return self._hyphened(m)
            word = fold(m[1])
            if word in self.pack.letters.common or word in self.no_nouns:
                return none
            start = m.start(1) if count == 0 else start
            end = m.end()
            if self._is_head(m[1], word, one):
                return Unit("cardinal", self.copy.folded[start:end], end)
            if not self._goes_on(word):
                return none
        return none

    def _hyphened(self, m: re.Match[str]) -> Unit:
        """ "a 22-count indictment": a noun in the singular, where adjectives are made so."""
        if not self.pack.quantities.noun_last:
            return Unit("cardinal", None, m.start())
        noun = m[1].partition("-")[0]
        return Unit("cardinal", fold(noun), m.start(1) + len(noun))

    def _goes_on(self, word: str) -> bool:
        """Whether a word that is not the noun may stand before it."""
        words = self.pack.quantities
        return self.pack.letters.nouns_capital or words.noun_last or word in words.adjectives

    def _is_head(self, written: str, word: str, one: bool) -> bool:
        words = self.pack.quantities
        if self.pack.letters.nouns_capital:
            return written[0].isupper()
        if word in words.adjectives:
            return False
        if words.plural_endings and not one:
            plural = word.endswith(tuple(words.plural_endings)) and not word.endswith("'s")
            return plural or word in words.plurals
        return True


def _by_start(hits: list[Hit] | tuple[()]) -> dict[int, Hit]:
    """The longest hit at each place."""
    found: dict[int, Hit] = {}
    for hit in hits:
        if hit.start not in found or hit.end > found[hit.start].end:
            found[hit.start] = hit
    return found
