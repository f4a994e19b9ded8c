"""Changing what is settled for a source: name, licence, rhythm, and whether it rests."""

from datetime import datetime
from typing import Any

import msgspec
from django.db import transaction

from wiredesk import records
from wiredesk.desk.actions.acting import action
from wiredesk.desk.actions.sources import settings_of, why_not_so
from wiredesk.desk.actions.subscribe import end_of
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
    pushed = settings_of(source).push
    source.settings = msgspec.to_builtins(settings)
    if pushed and not settings.push:
        end_of(source, now)
    elif settings.push and not pushed:
        _ask_for_all(source)
    if name and name.strip():
        source.name = storable(name.strip())[:200]
    source.save(update_fields=["settings", "name", "etag", "last_modified", "body_sha256"])
    show_source(source)
    return source


@action("pause_source", "source")
def pause_source(user: Any, source: Source, now: datetime, *, on: bool = True) -> Source | Refusal:
    """Ask a source no more, or again from now on. While it rests, its hub is not to push either;
    the first answer after that subscribes it anew."""
    source.state = Source.State.PAUSED if on else Source.State.ACTIVE
    source.due = None if on else now
    if on:
        end_of(source, now)
    else:
        _ask_for_all(source)
    source.save(update_fields=["state", "due", "etag", "last_modified", "body_sha256"])
    return source


def _ask_for_all(source: Source) -> None:
    """Have a feed answer in full next time: its hub is named there, and in no "nothing new"."""
    if source.carrier == "http":
        source.etag = source.last_modified = source.body_sha256 = ""


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
    remove_source(source, now)
    return source


@transaction.atomic
def remove_source(source: Source, now: datetime) -> None:
    """Forget a source, and have its hub push no more. What came from it stays."""
    end_of(source, now)
    source.delete()
