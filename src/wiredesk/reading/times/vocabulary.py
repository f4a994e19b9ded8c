"""A pack's words of time, each with the letter that stands for it in a line of tokens.

The grammar is regular expressions over such lines: one letter for each set of kinds that a word
may be of ("second" is a unit and an ordinal), so a rule names kinds and is the same in every
language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import msgspec

from wiredesk.packs import LanguagePack, language
from wiredesk.packs.matcher import fold
from wiredesk.packs.sections.times import TimeWords

WORD = re.compile(r"\n|[^\W\d_]{1,4}'(?=\w)|\w+|[^\w\s]")
"""A small word (an elided one with its apostrophe: "l'"), a mark, or a line's end."""

MARKS = {
    ",": "comma",
    ".": "dot",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "/": "slash",
    "(": "lpar",
    ")": "rpar",
    "'": "apostrophe",
}

CONTENT = {
    "calendar.months": "month",
    "calendar.weekdays": "weekday",
    "calendar.seasons": "season",
    "times.units": "unit",
    "times.units_plural": "units",
    "times.nth_units": "nth_unit",
    "times.day_words": "dayword",
    "times.references": "ref",
    "times.frequencies": "freq",
    "times.weekly_days": "weekly",
    "times.parts": "part",
    "times.day_with_part": "daypart",
    "times.decades": "decade",
    "times.quarters": "quarter",
    "times.holidays": "holiday",
    "times.spans": "spanword",
    "times.loose": "loose",
    "quantities.ordinals": "ord",
}
"""The lists whose finds are tokens, with the kind each makes."""

PLAIN = {
    "numeric",
    "decade_suffixes",
    "future",
    "past",
    "future_endings",
    "past_endings",
    "named_after",
    "persons",
    "span_nouns",
    "example",
}
"""Lists of the section that are no small words."""

SMALL = tuple(
    f.name for f in msgspec.structs.fields(TimeWords) if f.type == list[str] and f.name not in PLAIN
)
"""The lists that are looked up only beside a find; the name is the kind."""

ZONES = {
    "UTC": "Z",
    "GMT": "Z",
    "CET": "+01:00",
    "CEST": "+02:00",
    "MEZ": "+01:00",
    "MESZ": "+02:00",
    "EET": "+02:00",
    "MSK": "+03:00",
    "BRT": "-03:00",
    "ART": "-03:00",
    "EST": "-05:00",
    "EDT": "-04:00",
    "CST": "-06:00",
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
    "JST": "+09:00",
    "KST": "+09:00",
    "BST": "+01:00",
}
"""Abbreviations of time zones, which are written in capitals ("est" is French for "is")."""

NUMBERS = (0, 1, 2, 10, 12, 13, 20, 24, 25, 30, 31, 32, 40, 60, 61, 90, 99, 100, 999, 1.5)
YEARS = (800, 1000, 1999, 2199, 2200)


def number_kinds(value: float, plain: bool, width: int = 0) -> frozenset[str]:
    """What a number may be; ``width`` is the count of its digits where it is ``plain``."""
    kinds = {"num"}
    whole = value == int(value)
    if whole and 1 <= value <= 31:
        kinds.add("day")
    if whole and 0 <= value <= 24:
        kinds.add("hour")
    if whole and 0 <= value <= 90 and value % 10 == 0:
        kinds.add("tens")
    if plain and width == 2:
        kinds.add("yy")
    if plain and width == 4:
        kinds.add("four")
    if whole and 1000 <= value <= 2199 and (width == 4 or not plain):
        kinds.add("year" if plain else "yearword")
    return frozenset(kinds)


class Token(NamedTuple):
    """A word or mark; ``values`` holds what it stands for by kind."""

    start: int
    end: int
    values: dict[str, str | float]


@dataclass
class Vocabulary:
    """All that one pack knows of time words."""

    pack: LanguagePack
    content: dict[str, dict[str, str]] = field(default_factory=dict)
    """Folded phrase → kind → what it stands for."""
    small: dict[str, dict[str, str]] = field(default_factory=dict)
    capital: dict[tuple[str, str], bool] = field(default_factory=dict)
    """(Folded phrase, kind) → whether the pack writes it with a capital."""
    longest: dict[str, int] = field(default_factory=dict)
    """First word of a small phrase → the most words that a phrase with it has."""
    members: set[str] = field(default_factory=lambda: set(MARKS))
    """Every word that a small phrase holds, and the marks."""
    around: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    """Content word → small phrases that hold it ("más tarde"), with where it begins in them."""
    letters: dict[frozenset[str], str] = field(default_factory=dict)

    def letter(self, kinds: frozenset[str]) -> str:
        """The letter for a set of kinds."""
        if kinds not in self.letters:
            self.letters[kinds] = chr(0x4E00 + len(self.letters))
        return self.letters[kinds]

    def standing(self, phrase: str, upper: bool, opens: bool) -> dict[str, str]:
        """What a phrase may be as it stands: with a capital or not, opening a sentence or not.

        "march" is no month where months have capitals; "Morgen" is no "tomorrow" in German, where
        nouns have capitals, unless it opens a sentence.
        """
        strict = self.pack.letters.nouns_capital and not opens
        kept = {}
        for kind, value in self.content[phrase].items():
            capital = self.capital.get((phrase, kind))
            if (capital and not upper) or (capital is False and upper and strict):
                continue
            kept[kind] = value
        return kept

    def letters_of(self, kind: str) -> str:
        """Every letter whose word may be of a kind."""
        return "".join(letter for kinds, letter in self.letters.items() if kind in kinds)


@lru_cache(maxsize=16)
def vocabulary(tag: str) -> Vocabulary:
    """The words of one pack."""
    pack = language(tag)
    found = Vocabulary(pack)
    lists = dict(pack.word_lists())
    for name, kind in CONTENT.items():
        for phrase, value in lists.get(name, {}).items():
            found.content.setdefault(fold(phrase), {})[kind] = value
            found.capital[fold(phrase), kind] = phrase[0].isupper()
    for phrase, kinds in found.content.items():
        _settle(phrase, kinds, found)
    for phrase, figure in pack.quantities.numbers.items():
        if fold(phrase) in found.content:
            found.content[fold(phrase)].update(
                dict.fromkeys(number_kinds(float(figure), False), figure)
            )
    for name in SMALL:
        for phrase in getattr(pack.times, name):
            _add_small(found, phrase, name, phrase)
    for phrase, kinds in found.content.items():
        kinds.update(found.small.get(phrase, {}))
    for phrase, shift in {**ZONES, **pack.times.zones}.items():
        _add_small(found, phrase, "zone", shift)
    for phrase, kinds in found.small.items():
        if kinds.keys() & {"later", "earlier", "zone", "fiscal"}:
            _note_around(found, phrase)
    _give_letters(found)
    return found


def is_small(tag: str, word: str) -> bool:
    """Whether a word is one of the small words of times, alone or in a phrase."""
    return word in vocabulary(tag).members


def _settle(phrase: str, kinds: dict[str, str], found: Vocabulary) -> None:
    """Kinds that follow from others: a loose word is no plain month; quarters, years, centuries."""
    derived = {}
    if "loose" in kinds:
        for plain in ("month", "weekday", "season"):
            kinds.pop(plain, None)
        value = kinds.pop("loose")
        kind = {"M": "loose_month", "W": "loose_day", "S": "loose_season"}[value[0]]
        if kind == "loose_month" and not found.capital[phrase, "loose"]:
            kind = "short_month"
        derived[kind] = ("loose", value[1:])
    for of in ("unit", "units"):
        unit = kinds.get(of, "")
        if unit in UNIT_KINDS:
            derived[UNIT_KINDS[unit]] = (of, unit)
    for kind, (source, value) in derived.items():
        kinds[kind] = value
        found.capital[phrase, kind] = found.capital[phrase, source]


UNIT_KINDS = {
    "Q": "nth_unit",
    "H": "nth_unit",
    "CE": "century_unit",
    "Y": "year_unit",
    "M": "month_unit",
    "WE": "weekend_unit",
}
"""Units that have rules of their own."""


def _add_small(found: Vocabulary, phrase: str, kind: str, value: str) -> None:
    words = WORD.findall(fold(phrase))
    found.small.setdefault(" ".join(words), {})[kind] = value
    found.members.update(words)
    found.longest[words[0]] = max(len(words), found.longest.get(words[0], 1))


def _note_around(found: Vocabulary, phrase: str) -> None:
    at = 0
    for word in phrase.split(" "):
        if word in found.content and word != phrase:
            found.around.setdefault(word, []).append((phrase, at))
        at += len(word) + 1


def _give_letters(found: Vocabulary) -> None:
    for phrase, kinds in found.content.items():
        for upper in (True, False):
            found.letter(frozenset(found.standing(phrase, upper, not upper)))
            found.letter(frozenset(found.standing(phrase, upper, False)))
        found.letter(frozenset(kinds))
    for kinds in found.small.values():
        found.letter(frozenset(kinds))
        found.letter(frozenset(kinds.keys() - {"zone"}))
    for mark in MARKS.values():
        found.letter(frozenset({mark}))
    for value in (*NUMBERS, *YEARS):
        for plain in (True, False):
            for width in (1, 2, 3, 4):
                found.letter(number_kinds(value, plain, width))
    for bare in (
        {"date"},
        {"spanword"},
        {"date", "doubtful"},
        {"hm"},
        {"h_only"},
        {"hm_one"},
        {"decade"},
        {"roman"},
        {"break"},
        {"gap"},
    ):
        found.letter(frozenset(bare))
    for bare in ({"ord", "num", "day"}, {"ord", "num"}, {"hm_dot", "num"}, {"hm_loose", "num"}):
        found.letter(frozenset(bare))
