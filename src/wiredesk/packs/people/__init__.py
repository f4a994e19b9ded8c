"""People: first names with gender, surnames, and an authority file of those who hold office."""

import hashlib
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

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

    def role_on(self, day: str | None) -> str | None:
        """The office held on a day (ISO 8601); ``None`` where no day or no office is known."""
        for held in self.role:
            if day and (held.begin or "") <= day and (held.end is None or day < held.end):
                return held.role
        return None


class People(Section, kw_only=True):
    """One authority file."""

    person: list[Person] = field(default_factory=list)


_added: tuple[Path, ...] = ()


def use(*added: Path) -> None:
    """Read these authority files besides ours, from now on; a person of theirs replaces one of
    ours with the same id. Called without a file it goes back to ours alone.

    Meant for a program's start: it changes what every later reading knows. Raises PackError.
    """
    global _added
    for file in added:
        load(file, People)
    _added = added


def edition() -> str:
    """What the authority files hold, as one version: twelve hex digits of a SHA-256."""
    return _edition(_added)


@lru_cache(maxsize=8)
def _edition(added: tuple[Path, ...]) -> str:
    return hashlib.sha256(b"".join(f.read_bytes() for f in _files(added))).hexdigest()[:12]


def _files(added: tuple[Path, ...]) -> list[Traversable | Path]:
    ours = sorted((f for f in _folder().iterdir() if f.name.endswith(".toml")), key=_name)
    return [*ours, *added]


def _name(file: Traversable) -> str:
    return file.name


def people() -> dict[str, Person]:
    """Everyone in the authority files by id."""
    return _people(_added)


@lru_cache(maxsize=8)
def _people(added: tuple[Path, ...]) -> dict[str, Person]:
    return {p.id: p for file in _files(added) for p in load(file, People).person}


def phrases() -> dict[str, str]:
    """Each full name of a person with the person's id."""
    return {name: p.id for p in people().values() for name in p.names}


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
