"""Changing what is settled for a source: name, licence, rhythm, and whether it rests."""

from datetime import datetime
from typing import Any

import msgspec

from wiredesk import records
from wiredesk.desk.actions.acting import action
from wiredesk.desk.actions.sources import remove_source, why_not_so
from wiredesk.desk.models import Source
from wiredesk.desk.secrets import lock
from wiredesk.desk.showing import show_source
from wiredesk.records import Refusal
from wiredesk.wire.carriers.web.door import Login
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
    if why := why_not_so(settings):
        return Refusal(what="change_source", why=why)
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


@action("pause_source", "source")
def ask_source(user: Any, source: Source, now: datetime) -> Source | Refusal:
    """Have an active source asked at once, instead of when its rhythm would have it."""
    if source.state != Source.State.ACTIVE:
        return Refusal(what="ask_source", why="It rests: let it be asked again first.")
    source.due = now
    source.save(update_fields=["due"])
    return source


@action("change_source", "source")
def give_login(
    user: Any, source: Source, now: datetime, *, login: Login | None
) -> Source | Refusal:
    """Give a source another name and password, or take them away; they are kept encrypted."""
    source.credentials = lock(login) if login else None
    source.save(update_fields=["credentials"])
    return source


@action("remove_source", "source")
def drop_source(user: Any, source: Source, now: datetime) -> Source | Refusal:
    """Forget a source. What came from it stays."""
    remove_source(source)
    return source
