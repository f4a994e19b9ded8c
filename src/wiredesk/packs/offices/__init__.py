"""Offices: what kind of source their holder is, and every form a language writes them in."""

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from msgspec import field

from wiredesk.packs.language_pack import language
from wiredesk.packs.loading import Section, load


class Office(NamedTuple):
    """One form of an office: its role in English, and what the form says of its holder."""

    role: str
    gender: str | None
    plural: bool


class Roles(Section, kw_only=True):
    """Each role with the kind of source that its holder is."""

    kinds: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def role_kinds() -> dict[str, str]:
    """Each role with the kind of source that its holder is."""
    return load(files("wiredesk.packs").joinpath("offices/offices.toml"), Roles).kinds


def inflected(word: str, rows: list[list[str]]) -> list[str]:
    """A word and its other forms by the first row whose first ending it has.

    "russo" by ["o", "a", "os", "as"] gives russo, russa, russos, russas; no row, the word alone.
    """
    for row in rows:
        if word.endswith(row[0]):
            stem = word[: len(word) - len(row[0])]
            return [stem + ending for ending in row]
    return [word]


@lru_cache(maxsize=64)
def offices(tag: str) -> dict[str, Office]:
    """Each form of each office in a language's pack."""
    words = language(tag).names
    found: dict[str, Office] = {}
    for phrase, role in words.offices.items():
        at = phrase.rfind(" ") + 1 if words.inflect_last else (phrase + " ").index(" ")
        before, head, after = (
            (phrase[:at], phrase[at:], "") if words.inflect_last else ("", phrase[:at], phrase[at:])
        )
        forms = inflected(head, words.inflect)
        genders = "mf" if len(set(forms[:2])) == 2 else "  "
        for place, form in enumerate(forms):
            gender = genders[place % 2].strip() or None if place < 4 else None
            found.setdefault(before + form + after, Office(role, gender, 2 <= place < 4))
    return found


@lru_cache(maxsize=64)
def phrases(tag: str) -> dict[str, str]:
    """Each form of each office with its role."""
    return {phrase: office.role for phrase, office in offices(tag).items()}
