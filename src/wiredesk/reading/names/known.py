"""Names that the packs know, as they stand in the text: countries, towns, bodies, people."""

from __future__ import annotations

from typing import NamedTuple

from wiredesk.packs import language, organisations, places
from wiredesk.packs.matcher import Hit, levelled
from wiredesk.reading.copy import Copy
from wiredesk.reading.names.tokens import Words


class Known(NamedTuple):
    """A name that a pack knows: its type, country, and the pack's entry."""

    start: int
    end: int
    type: str
    strength: float
    country: str | None
    key: str | None
    source: str


LISTS = {
    "names.countries": ("GPE", 6.0),
    "names.places": ("GPE", 5.5),
    "names.areas": ("LOC", 6.5),
    "names.seats": ("LOC", 7.0),
    "places.territories": ("GPE", 6.0),
    "places.towns": ("GPE", 4.0),
    "organisations": ("ORG", 6.0),
    "agencies.name": ("ORG", 6.0),
    "agencies.acronym": ("ORG", 3.5),
    "people": ("PER", 9.0),
    "people.alone": ("PER", 4.0),
    "names.groups": ("NORP", 4.0),
    "places.demonyms": ("NORP", 4.0),
}
"""Each list with the type of its names and how strongly a hit speaks for it."""

KEYED = {
    "organisations": "organisations",
    "agencies.name": "agencies",
    "agencies.acronym": "agencies",
    "people": "people",
    "people.alone": "people",
}
"""Lists whose hits are entries of packs, with the packs' folder."""

CITY = {5: 2.5, 6: 3.2, 7: 4.0, 8: 4.5}
"""How strongly a city's name speaks for a place, by the digits of its population."""


def find_known(copy: Copy, words: Words, tag: str) -> dict[int, list[Known]]:
    """Every name that a pack knows, longest first, by where it starts."""
    found: dict[int, list[Known]] = {}
    for listed, (kind, strength) in LISTS.items():
        for hit in copy.hits.get(listed, ()):
            if _as_written(copy.text, hit, kind):
                known = _known(hit, kind, strength, listed)
                found.setdefault(hit.start, []).append(known)
    for known in [*_cities(words), *_genitives(words, tag)]:
        found.setdefault(known.start, []).append(known)
    for at in found.values():
        at.sort(key=lambda k: (-k.end, -k.strength))
    return found


def _genitives(words: Words, tag: str) -> list[Known]:
    """Places in the genitive, where a language has one ("Nigerias")."""
    ending = language(tag).names.genitive
    if not ending:
        return []
    singles, found = places.single_places(tag), []
    for i, word in enumerate(words.words):
        stem = word.removesuffix(ending)
        if not words.capital[i] or stem == word or len(stem) < 4:
            continue
        start, end = words.starts[i], words.ends[i]
        if stem in singles:
            listed, country = singles[stem]
            kind, strength = LISTS[listed]
            found.append(Known(start, end, kind, strength, country or None, None, listed))
        elif (city := places.cities().get(stem)) is not None and city.digits > 5:
            strength = CITY.get(city.digits, 2.5)
            found.append(Known(start, end, "GPE", strength, city.country, None, "cities"))
    return found


def _known(hit: Hit, kind: str, strength: float, listed: str) -> Known:
    country: str | None = hit.value or None
    key = None
    if listed in KEYED:
        key, country = f"{KEYED[listed]}/{hit.value}", None
        if listed == "organisations":
            country = organisations.organisations()[hit.value].country
    if country is not None and len(country) != 2:
        country = None
    return Known(hit.start, hit.end, kind, strength, country, key, listed)


def _as_written(text: str, hit: Hit, kind: str) -> bool:
    """Whether the text writes the phrase with its capitals (or shouts it)."""
    word, phrase = levelled(text[hit.start : hit.end]), hit.phrase
    if kind == "NORP" or not phrase[:1].isupper():
        return kind != "NORP" or word[0].isupper() >= phrase[0].isupper()
    if phrase.isupper() and len(phrase) > 1 and phrase[0].isupper():
        return word == phrase
    return word[0].isupper() and (word == phrase or word.isupper() or _same_capitals(word, phrase))


def _same_capitals(word: str, phrase: str) -> bool:
    """Whether every capital of the phrase is one in the text."""
    return len(word) == len(phrase) and all(
        w.isupper() for w, p in zip(word, phrase, strict=True) if p.isupper()
    )


def _cities(words: Words) -> list[Known]:
    cities, lengths = places.cities(), places.city_lengths()
    found = []
    for i, capital in enumerate(words.capital):
        if not capital:
            continue
        word = words.words[i]
        if words.shouted[i] and word.isupper():
            word = word.title()
        most = lengths.get(word, 0)
        for last in range(min(i + most, len(words.words)) - 1, i - 1, -1):
            phrase = words.text[words.starts[i] : words.ends[last]].replace("’", "'")
            if words.shouted[i] and phrase.isupper():
                phrase = phrase.title()
            if (city := cities.get(phrase)) is not None:
                strength = 6.0 if last > i else CITY.get(city.digits, 2.5)
                found.append(
                    Known(
                        words.starts[i],
                        words.ends[last],
                        "GPE",
                        strength,
                        city.country,
                        None,
                        "cities",
                    )
                )
                break
    return found
