"""The authority file: how this house writes a person or an organisation."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from wiredesk.desk.actions.acting import action
from wiredesk.desk.models import Alias, Authority
from wiredesk.desk.queries.names import folded
from wiredesk.records import Refusal

KINDS = ("person", "organisation", "place")


@action("keep_name", "name")
def save_name(
    user: Any,
    name_id: int | None,
    now: datetime,
    *,
    kind: str,
    name: str,
    aliases: Sequence[str] = (),
    **fields: str,
) -> Authority | Refusal:
    """Keep a name with all the ways it is written, or change the one of that id.

    ``fields``: role, country, wikidata, pack, note. A way of writing belongs to one name alone.
    """
    name = " ".join(name.split())[:200]
    if not name or kind not in KINDS:
        return Refusal(what="save_name", why=f"A name has words, and is one of {', '.join(KINDS)}.")
    words = {folded(word): " ".join(word.split())[:200] for word in (name, *aliases)}
    words.pop("", None)
    taken = Alias.objects.filter(folded__in=words).exclude(authority=name_id)
    if other := taken.select_related("authority").first():
        return Refusal(
            what="save_name", why=f"“{other.words}” stands for {other.authority.name} already."
        )
    row = Authority() if name_id is None else Authority.objects.filter(pk=name_id).first()
    if row is None:
        return Refusal(what="save_name", why="There is no such name.")
    row.kind, row.name, row.changed = kind, name, now
    for field in ("role", "country", "wikidata", "pack", "note"):
        if field in fields:
            most = Authority._meta.get_field(field).max_length
            setattr(row, field, fields[field].strip()[:most])
    row.save()
    row.aliases.all().delete()
    Alias.objects.bulk_create(
        Alias(authority=row, words=written, folded=key) for key, written in words.items()
    )
    return row


@action("keep_name", "name")
def remove_name(user: Any, name_id: int, now: datetime) -> Refusal | None:
    """Remove a name; the packs' own stands again."""
    gone, _ = Authority.objects.filter(pk=name_id).delete()
    return None if gone else Refusal(what="remove_name", why="There is no such name.")


@action("keep_name", "name")
def merge_names(user: Any, name_id: int, now: datetime, *, into: int) -> Authority | Refusal:
    """Let a name be one more way of writing another, which keeps all that it says itself."""
    rows = Authority.objects.select_for_update().in_bulk([name_id, into])
    gone, kept = rows.get(name_id), rows.get(into)
    if gone is None or kept is None or gone is kept:
        return Refusal(what="merge_names", why="Choose another name that is kept.")
    gone.aliases.update(authority=kept)
    for field in ("role", "country", "wikidata", "pack", "note"):
        setattr(kept, field, getattr(kept, field) or getattr(gone, field))
    kept.changed = now
    kept.save()
    gone.delete()
    return kept
