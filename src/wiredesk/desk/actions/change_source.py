"""Changing what is settled for a source: name, licence, rhythm, and whether it rests."""

from datetime import datetime
from typing import Any

import msgspec

from wiredesk import records
from wiredesk.desk.actions.acting import action
from wiredesk.desk.models import Source
from wiredesk.desk.showing import show_source
from wiredesk.records import Refusal
from wiredesk.wire.identity import KINDS
from wiredesk.wire.storable import storable


@action("change_source", "source")
def change_source(
    user: Any,
    source: Source,
    now: datetime,
    *,
    settings: records.SourceSettings,
    name: str | None = None,
) -> Source | Refusal:
    """Settle a source anew; its rows on the Wire say so at once.

    Stories are not read again: a change of language wants that, and it is asked for by itself.
    """
    if wrong := set(settings.identity) - set(KINDS):
        return Refusal(what="change_source", why=f"There is no sign {sorted(wrong)[0]!r}.")
    if settings.licence not in {None, "full", "excerpt", "none"}:
        return Refusal(what="change_source", why="A licence is full, excerpt, none, or unknown.")
    source.settings = msgspec.to_builtins(settings)
    if name and name.strip():
        source.name = storable(name.strip())[:200]
    source.save(update_fields=["settings", "name"])
    show_source(source)
    return source


@action("pause_source", "source")
def pause_source(user: Any, source: Source, now: datetime, *, on: bool = True) -> Source | Refusal:
    """Ask a source no more, or again from now on."""
    source.state = Source.State.PAUSED if on else Source.State.ACTIVE
    source.due = None if on else now
    source.save(update_fields=["state", "due"])
    return source
