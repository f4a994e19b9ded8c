"""What a translation keeps: scale words, signs of clock times, and names that all languages have.

Territories, towns, months and weekdays come from CLDR (Unicode-3.0) in 200 languages,
bodies and people from the packs beside this one.
"""

from functools import lru_cache
from importlib.resources import files

from babel import Locale, UnknownLocaleError

from wiredesk.packs import organisations, people, places
from wiredesk.packs.language_pack import language
from wiredesk.packs.loading import Section, load
from wiredesk.packs.matcher import Matcher


class ClockMarks(Section, kw_only=True):
    """What stands between hours and minutes, and after these."""

    marks: list[str]
    after: list[str]


class Sounds(Section, kw_only=True):
    """Characters that spell foreign names by their sound."""

    han: str


class Clitics(Section, kw_only=True):
    """What is written fast to the beginning of a word, longest first."""

    arabic: list[str]
    hebrew: list[str]


class AnchorWords(Section, kw_only=True):
    """One file for all languages: a story's language may be unknown."""

    magnitudes: dict[str, float]
    """Scale words after a figure."""
    scale_signs: dict[str, float]
    """Scale signs right after a figure."""
    clock: ClockMarks
    sounds: Sounds
    clitics: Clitics


@lru_cache(maxsize=1)
def anchor_words() -> AnchorWords:
    """The words, of all languages together."""
    return load(files("wiredesk.packs").joinpath("anchors", "anchors.toml"), AnchorWords)


@lru_cache(maxsize=1)
def sound_signs() -> frozenset[str]:
    """Han characters that spell foreign names."""
    return frozenset("".join(anchor_words().sounds.han.split()))


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag.partition("-")[0])
    except (UnknownLocaleError, ValueError, TypeError):
        return None


def _calendar(locale: Locale) -> dict[str, str]:
    """Names of months and weekdays, as they stand in a date and alone."""
    found: dict[str, str] = {}
    for listed, sort in ((locale.months, "month"), (locale.days, "day")):
        for context in ("format", "stand-alone"):
            for number, name in listed[context]["wide"].items():
                if not name[:1].isdigit():
                    found.setdefault(name, f"{sort}:{number}")
    return found


def _towns(locale: Locale) -> dict[str, str]:
    return {
        zone["city"]: f"town:{name}"
        for name, zone in locale.time_zones.items()
        if zone.get("city") and "/" in name
    }


def _towns_in_english() -> dict[str, str]:
    """CLDR gives English no name where the zone's own is English: "Europe/London"."""
    named = Locale.parse("fr").time_zones
    return {
        name.rpartition("/")[2].replace("_", " "): f"town:{name}"
        for name, zone in named.items()
        if zone.get("city") and "/" in name
    }


def _names(tag: str) -> dict[str, str]:
    locale = _locale(tag)
    found: dict[str, str] = {}
    if locale is not None:
        found |= _towns(locale) | _calendar(locale)
        if locale.language == "en":
            found |= {n: t for n, t in _towns_in_english().items() if n not in found}
        found |= {name: f"land:{code}" for name, code in places.territories(tag).items()}
    return found


@lru_cache(maxsize=64)
def known_names(tag: str) -> Matcher:
    """What finds names that have one meaning in every language ("names"), and numbers in words.

    A hit's value is the same in all languages: "land:RU", "town:Europe/Paris", "month:5",
    "body:nato", "person:…". Names of one word take endings ("Македонии", "Литве"); of six
    letters and more in ASCII, where "Indi…" is also "Indiana", of five elsewhere.
    """
    names = dict(_names(tag))
    names |= {n: f"body:{i}" for n, i in organisations.phrases().items() if len(n) > 2}
    names |= {n: f"person:{i}" for n, i in (people.alone() | people.phrases()).items()}
    names |= {n: f"land:{c}" for n, c in places.demonyms(tag).items() if c}
    bent = {
        name[:-1] + "*": value
        for name, value in names.items()
        if value.startswith(("land:", "town:"))
        and name.isalpha()
        and len(name) >= (6 if name[0].isascii() else 5)
    }
    return Matcher(
        [("names", names), ("names", bent), ("numbers", language(tag).quantities.numbers)]
    )
