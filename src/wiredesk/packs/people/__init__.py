"""People: first names with gender, surnames, and an authority file of those who hold office."""

from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from msgspec import field

from wiredesk.packs.loading import Section, load


class Held(Section, kw_only=True):
    """An office held, from and until when (ISO 8601, as precise as known)."""

    role: str
    country: str | None = None
    begin: str | None = None
    end: str | None = None


class Person(Section, kw_only=True):
    """Someone known by name. The first name is the one shown; any script, any number."""

    id: str
    names: list[str]
    alone: list[str] = field(default_factory=list)
    """What means them even in a story that gives no full name ("Putin")."""
    gender: str | None = None
    """m or f."""
    country: str | None = None
    kind: str = "official"
    wikidata: str | None = None
    role: list[Held] = field(default_factory=list)


class People(Section, kw_only=True):
    """One authority file."""

    person: list[Person] = field(default_factory=list)


@lru_cache(maxsize=1)
def people() -> dict[str, Person]:
    """Everyone in the authority files by id."""
    found: dict[str, Person] = {}
    for file in sorted(_folder().iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            found |= {p.id: p for p in load(file, People).person}
    return found


@lru_cache(maxsize=1)
def phrases() -> dict[str, str]:
    """Each full name of a person with the person's id."""
    return {name: p.id for p in people().values() for name in p.names}


@lru_cache(maxsize=1)
def alone() -> dict[str, str]:
    """Each name that means a person by itself, with the person's id."""
    return {name: p.id for p in people().values() for name in p.alone}


@lru_cache(maxsize=1)
def family_first() -> frozenset[str]:
    """Surnames of peoples that write the family name first."""
    return _words("family_first.txt")


@lru_cache(maxsize=1)
def particles() -> frozenset[str]:
    """Small words inside people's names ("van", "bin")."""
    return _words("particles.txt")


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """First names with their bearers' gender: m, f or u where both bear it."""
    lines = _folder().joinpath("first_names.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if not line.startswith("#"))


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames."""
    return _words("surnames.txt")


def _words(file: str) -> frozenset[str]:
    lines = _folder().joinpath(file).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _folder() -> Traversable:
    return files("wiredesk.packs").joinpath("people")
