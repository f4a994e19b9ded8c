"""Questions that other parts ask of the names once they are found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from wiredesk.packs import people
from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy
from wiredesk.reading.names.lexicon import lexicon
from wiredesk.reading.names.roles import Beside
from wiredesk.records import Entity, Name, Span

REACH = 600
"""How far back, in code points, a pronoun may look for its person."""


def names_in(copy: Copy, start: int, end: int) -> tuple[Name, ...]:
    """The names that lie within ``[start, end)``, in order."""
    names = copy.names
    at = bisect_left(names, start, key=lambda n: n.start)
    found = []
    while at < len(names) and names[at].start < end:
        if names[at].end <= end:
            found.append(names[at])
        at += 1
    return tuple(found)


def entity_of(copy: Copy, start: int, end: int) -> str | None:
    """The id of the entity that a noun phrase speaks of, or ``None``.

    A person before a body, a body before a place; of several, the last person ("o ministro da
    Coreia do Norte, Choe Son Hui"), the first body or place. Peoples' names count for nothing.
    """
    names = names_in(copy, start, end)
    persons = [n for n in names if n.type == "PER"]
    if persons:
        return persons[-1].entity
    for kinds in (("ORG",), ("GPE", "LOC", "GROUP")):
        for name in names:
            if name.type in kinds:
                return name.entity
    return None


def pronoun_entity(copy: Copy, start: int, end: int) -> str | None:
    """The person that "he" or "ela" at ``[start, end)`` means, where that is safe.

    Safe is: of the people named before it in this paragraph and the one before, all whose gender
    may fit are one person.
    """
    words = lexicon(copy.pack.tag)
    said = fold(copy.text[start:end])
    gender = "m" if said in words.he else "f" if said in words.she else None
    if gender is None:
        return None
    floor = max(0, start - REACH)
    fits = set()
    for name in names_in(copy, floor, start):
        if name.type == "PER" and name.entity:
            entity = copy.entities[name.entity]
            if entity.gender in (gender, None):
                fits.add(name.entity)
    return fits.pop() if len(fits) == 1 else None


def gender_clashes(copy: Copy) -> Iterator[tuple[Span, Entity, str]]:
    """Yield each place where the text gives an office-holder another gender than our packs know.

    The span is the office and its article ("o ministro das Relações Exteriores").
    """
    words = lexicon(copy.pack.tag)
    beside = Beside(copy, words, list(copy.names))
    for name in copy.names:
        entity = copy.entities.get(name.entity or "")
        if entity is None or not (entity.pack or "").startswith("people/"):
            continue
        known = people.people()[(entity.pack or "").removeprefix("people/")].gender
        role = beside.role_of(name)
        if role and known and role.gender and role.gender != known:
            start = beside.with_article(role.start)
            said = copy.text[start : role.end]
            who = "a woman" if known == "f" else "a man"
            yield (start, role.end), entity, f"“{said}”: {entity.name} is {who}"
