"""Sources added at the desk: one that was looked at, or a list of feeds (OPML)."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from wiredesk import records
from wiredesk.desk.actions.acting import action
from wiredesk.desk.actions.sources import SourceError, add_source
from wiredesk.desk.models import Source
from wiredesk.desk.queries.source_preview import allowed_folder
from wiredesk.records import Refusal
from wiredesk.wire.carriers.web.door import Login
from wiredesk.wire.opml import read_opml


@action("add_source", "new_source")
def enter_source(
    user: Any,
    nothing: None,
    now: datetime,
    *,
    address: str,
    name: str,
    settings: records.SourceSettings,
    login: Login | None = None,
    folders: Sequence[Path] = (),
) -> Source | Refusal:
    """Add a source, due at once. ``folders`` are those of this machine that may be watched.

    One of that address that is here already is refused, as its settings are another's.
    """
    if "://" not in address:
        where = allowed_folder(address, list(folders))
        if isinstance(where, Refusal):
            return where
        address = str(where)
    try:
        source, made = add_source(address, now, name, settings, login)
    except SourceError as why:
        return Refusal(what="add_source", why=str(why))
    if not made:
        return Refusal(what="add_source", why=f"It is here already: {source.name}.")
    return source


class Added(NamedTuple):
    """What became of a list of feeds."""

    added: int
    known: int
    refused: list[str]
    """In words, one for each."""


@action("add_source", "source_list")
def add_list(user: Any, nothing: None, now: datetime, *, body: bytes) -> Added | Refusal:
    """Add every feed of an OPML file on the web. Those that are known stay as they are."""
    try:
        feeds = read_opml(body)
    except ValueError as why:
        return Refusal(what="add_list", why=str(why))
    added, refused = 0, []
    for feed in feeds:
        try:
            if "://" not in feed.address:
                raise SourceError(f"{feed.address}: it is no address (https://…)")
            added += add_source(feed.address, now, feed.title)[1]
        except SourceError as why:
            refused.append(str(why)[:300])
    return Added(added, len(feeds) - added - len(refused), refused)
