"""Places: territories and towns in 200 languages (CLDR), cities, regions, and peoples' names."""

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from wiredesk.packs.language_pack import language
from wiredesk.packs.offices import inflected

FALLBACK = "en"
"""Whose names of territories stand in for a language that CLDR does not know."""


class City(NamedTuple):
    """A city or region: its country (ISO 3166-1 alpha-2) and the digits of its population."""

    country: str
    digits: int


@lru_cache(maxsize=1)
def cities() -> dict[str, City]:
    """Cities of 15,000 people and more, and first-level subdivisions, by name."""
    folder = files("wiredesk.packs").joinpath("places")
    found: dict[str, City] = {}
    for line in folder.joinpath("regions.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, country = line.split("\t")
            found[name] = City(country, 6)
    for line in folder.joinpath("cities.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, country, digits = line.split("\t")
            if name not in found or int(digits) > 6:
                found[name] = City(country, int(digits))
    return found


@lru_cache(maxsize=1)
def city_lengths() -> dict[str, int]:
    """The first word of every city with the most words that a name so begun has."""
    found: dict[str, int] = {}
    for name in cities():
        words = name.split(" ")
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


@lru_cache(maxsize=1)
def saints() -> frozenset[str]:
    """Words before a saint's name in a place's ("São João"), folded."""
    file = files("wiredesk.packs").joinpath("places", "saints.txt")
    lines = file.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@lru_cache(maxsize=64)
def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=64)
def territories(tag: str) -> dict[str, str]:
    """Names of countries and territories in a language, each with its ISO 3166-1 code."""
    locale = _locale(tag) or Locale.parse(FALLBACK)
    names = {
        _plain(name): code
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "QO")
    }
    joiners = language(tag).names.joiners
    if joiners:
        names |= {n.replace(" & ", f" {joiners[0]} "): c for n, c in names.items() if " & " in n}
    return names


def _plain(name: str) -> str:
    """A name without what CLDR adds in brackets ("Mianmar (Birmânia)")."""
    return name.partition(" (")[0].partition("（")[0].partition(" – ")[0].strip()


@lru_cache(maxsize=64)
def towns(tag: str) -> dict[str, str]:
    """The towns that CLDR names time zones by, in a language, each with its country."""
    locale = _locale(tag) or Locale.parse(FALLBACK)
    where = get_global("zone_territories")
    return {
        zone["city"]: where[name]
        for name, zone in locale.time_zones.items()
        if zone.get("city") and len(where.get(name, "")) == 2 and where[name] not in ("ZZ", "AQ")
    }


@lru_cache(maxsize=64)
def written_apart(tag: str) -> dict[str, dict[str, str]]:
    """Names of places with contractions written apart ("América de o Sul"), by list."""
    words = language(tag).names
    lists = {"names.countries": words.countries, "names.places": words.places}
    lists |= {"names.areas": words.areas, "places.territories": territories(tag)}
    found: dict[str, dict[str, str]] = {}
    for listed, names in lists.items():
        for short, apart in words.contractions.items():
            for name, value in names.items():
                if f" {short} " in name:
                    spread = name.replace(f" {short} ", f" {apart} ")
                    found.setdefault(listed, {})[spread] = value
    return found


@lru_cache(maxsize=64)
def single_places(tag: str) -> dict[str, tuple[str, str]]:
    """One-word names of countries, places and areas, each with its list and its country."""
    words = language(tag).names
    found: dict[str, tuple[str, str]] = {}
    for listed, names in (
        ("names.areas", words.areas),
        ("names.places", words.places),
        ("places.territories", territories(tag)),
        ("names.countries", words.countries),
    ):
        found |= {name: (listed, value) for name, value in names.items() if " " not in name}
    return found


@lru_cache(maxsize=64)
def country_name(code: str, tag: str) -> str | None:
    """A country's name in a language."""
    locale = _locale(tag) or Locale.parse(FALLBACK)
    name = locale.territories.get(code)
    return _plain(name) if name else None


@lru_cache(maxsize=64)
def demonyms(tag: str) -> dict[str, str]:
    """Every form of every demonym of a language's pack, with its country ("" where it has none)."""
    words = language(tag).names
    found: dict[str, str] = {}
    for word, country in words.demonyms.items():
        for form in inflected(word, words.inflect):
            found.setdefault(form, country)
    return found
