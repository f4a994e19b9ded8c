"""Whether some words can be the place of a dateline, and what stands in brackets after one."""

import re
from functools import lru_cache

from wiredesk import packs
from wiredesk.packs import places as gazetteer
from wiredesk.packs.matcher import fold

_INSIDE = re.compile(r"\s?[(\[][^()\[\]]*[)\]]")
_WORDS = re.compile(r"[^\s/,-]+")
_MARKS = re.compile(r"[^\w\s.,'’/()\[\]·-]")
_PARTICLE = 3
"""Letters of the longest word in lower case that may stand inside a place: "de", "am", "sur"."""
_MOST_WORDS = 7


def is_place(said: str) -> bool:
    """Whether words can be a place as datelines write one: "SÃO PAULO, SP", "Frankfurt/Main".

    Says nothing of whether there is such a place.
    """
    bare = _INSIDE.sub("", said).strip(" ,.")
    words = _WORDS.findall(bare)
    if not 1 <= len(words) <= _MOST_WORDS or len(bare) < 2 or len(bare) > 60:
        return False
    if any(c.isdecimal() for c in bare) or _MARKS.search(bare):
        return False
    if fold(bare) in no_places() or fold(words[0]) in no_places() - articles():
        return False
    if not _opens(words[0]) or not _opens(words[-1]):
        return False
    return all(_opens(word) or len(word) <= _PARTICLE for word in words)


def is_capitals(said: str) -> bool:
    """Whether a place is written in capitals, as only datelines are (its region need not be)."""
    first = re.split(r"[,(\[]", said)[0]
    return first == first.upper() and sum(c.isupper() for c in first) >= 2


def is_known(said: str, tag: str) -> bool:
    """Whether a place, or the first of several, is a town, region or country that we know."""
    first = re.split(r"[,(\[/]", said)[0].strip()
    names = {first, first.title()} if first.isupper() else {first}
    places = (gazetteer.cities(), gazetteer.towns(tag), gazetteer.territories(tag))
    return any(name in known for name in names for known in places)


def is_region(said: str, before: str, tag: str) -> bool:
    """Whether words in brackets after a place say where it lies: "(PI)", "(Saale)", "(Portugal)".

    "PA" is the state only after its own cities: "Belém (PA)", but "LONDON (PA)".
    """
    codes = regions()
    if said in codes:
        cities = codes[said]
        return not cities or any(word in fold(cities) for word in _WORDS.findall(fold(before))[:1])
    return fold(said) in countries(tag)


@lru_cache(maxsize=1)
def regions() -> dict[str, str]:
    """Codes of states, from every pack, each with the cities that tell it from an agency."""
    return {
        k: v for tag in packs.languages() for k, v in packs.language(tag).origin.regions.items()
    }


@lru_cache(maxsize=1)
def no_places() -> frozenset[str]:
    """Words that stand before a dash as a place does and are none."""
    return frozenset(
        fold(word)
        for tag in packs.languages()
        for listed in (packs.language(tag).origin.no_place, packs.language(tag).origin.staff)
        for word in listed
    )


@lru_cache(maxsize=1)
def articles() -> frozenset[str]:
    """The commonest words of every language: "THE HAGUE" and "LA HABANA" begin with one."""
    return frozenset(
        word for tag in packs.languages() for word in packs.language(tag).letters.common
    )


@lru_cache(maxsize=64)
def countries(tag: str) -> frozenset[str]:
    """Names of countries in a language and in English, and the packs' names of their parts."""
    parts = [name for one in packs.languages() for name in packs.language(one).origin.places]
    named = [name for one in (tag, "en") for name in gazetteer.territories(one)]
    return frozenset(map(fold, [*parts, *named]))


def _opens(word: str) -> bool:
    """Whether a word begins as a name does: with a capital, or in a script that has none."""
    first = word.lstrip("([.'’")[:1]
    return bool(first) and first.isalpha() and not first.islower()
