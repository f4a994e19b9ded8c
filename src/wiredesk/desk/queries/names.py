"""Names as this house writes them: its own list, which lies over the packs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wiredesk.desk.models import Alias, Authority
from wiredesk.packs.matcher import fold
from wiredesk.records import Entity

AT_ONCE = 10_000
"""Words of one statement; SQLite takes no more than three times as many."""


class Named(NamedTuple):
    """How somebody is called on screens and in facets."""

    name: str
    role: str
    country: str
    authority: int | None
    """The house's own entry; ``None`` where the packs or the copy are all we know."""


def folded(words: str) -> str:
    """Words as they are compared: folded, with single spaces."""
    return " ".join(fold(words).split())[:200]


def named(entities: Mapping[str, Entity]) -> dict[str, Named]:
    """Each entity as the house writes it, by its pack's entry or by any way it is written; else
    as the reading has it. Two statements, however many there are.
    """
    return named_all([entities])[0]


def named_all(some: Sequence[Mapping[str, Entity]]) -> list[dict[str, Named]]:
    """The same of the entities of several stories."""
    entities = [entity for each in some for entity in each.values()]
    by_pack = _by_pack({e.pack for e in entities if e.pack})
    by_words = look_up(word for e in entities for word in (e.name, *e.aliases))
    return [
        {key: _named(entity, by_pack, by_words) for key, entity in each.items()} for each in some
    ]


def look_up(words: Iterable[str]) -> dict[str, Authority]:
    """The house's entry for each way of writing a name that it knows, keyed by folded words."""
    wanted = sorted({folded(word) for word in words})
    found: dict[str, Authority] = {}
    for some in (wanted[at : at + AT_ONCE] for at in range(0, len(wanted), AT_ONCE)):
        rows = Alias.objects.filter(folded__in=some).select_related("authority")
        found |= {row.folded: row.authority for row in rows}
    return found


def name_rows(words: str = "", kind: str = "", page: int = 1, most: int = 100) -> list[Authority]:
    """The authority file by name, a page at a time and one row more where there is another page;
    ``words`` are looked for within every way of writing a name.
    """
    rows = Authority.objects.prefetch_related("aliases")
    if kind:
        rows = rows.filter(kind=kind)
    if words := folded(words):
        rows = rows.filter(pk__in=Alias.objects.filter(folded__contains=words).values("authority"))
    return list(rows[(page - 1) * most : page * most + 1])


def _by_pack(packs: set[str]) -> dict[str, Authority]:
    return {row.pack: row for row in Authority.objects.filter(pack__in=packs)}


def _named(
    entity: Entity, by_pack: Mapping[str, Authority], by_words: Mapping[str, Authority]
) -> Named:
    found = by_pack.get(entity.pack or "")
    for words in (entity.name, *entity.aliases):
        found = found or by_words.get(folded(words))
    if found is None:
        return Named(entity.name, entity.role or "", entity.country or "", None)
    return Named(
        found.name, found.role or entity.role or "", found.country or entity.country or "", found.pk
    )
