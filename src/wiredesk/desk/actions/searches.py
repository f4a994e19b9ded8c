"""Saved searches: kept, removed, and counted by the worker, so that no screen waits for counts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wiredesk.desk.actions.acting import action
from wiredesk.desk.actions.destinations import write_sites
from wiredesk.desk.actions.jobs import ask_for
from wiredesk.desk.models import SavedSearch
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.filters import QuestionError, condition
from wiredesk.desk.queries.wire import count_of
from wiredesk.desk.showing import show_missing
from wiredesk.press.site.printable import segment
from wiredesk.records import Refusal

MOST = 200
"""Searches that one person keeps."""


@action("save_search", "search")
def save_search(
    user: Any,
    search_id: int | None,
    now: datetime,
    *,
    name: str,
    question: Mapping[str, Any],
    shared: bool = False,
    place: int | None = None,
) -> SavedSearch | Refusal:
    """Keep a question to the Wire or to Find under a name; an id changes one of the person's own.

    A new one stands last, unless a place is named.
    """
    try:
        condition(question, user)
    except QuestionError as error:
        return Refusal(what="save_search", why=str(error))
    row = SavedSearch(owner=user, place=_last(user))
    if search_id is not None:
        row = _own(user, search_id)
        if row is None:
            return Refusal(what="save_search", why="You have no such search.")
    elif SavedSearch.objects.filter(owner=user).count() >= MOST:
        return Refusal(what="save_search", why="You keep as many searches as there is room for.")
    row.query = dict(question)
    row.place = row.place if place is None else place
    if refused := _named(row, name) or _shared(user, row, shared):
        return refused
    row.count, row.counted = count_of(row), now
    return _saved(row, None, now)


@action("save_search", "search")
def rename_search(user: Any, search_id: int, now: datetime, *, name: str) -> SavedSearch | Refusal:
    """Give a search of one's own another name."""
    row = _own(user, search_id)
    refused = _named(row, name) if row else None
    return _saved(row, refused, now)


@action("save_search", "search")
def share_search(
    user: Any, search_id: int, now: datetime, *, shared: bool
) -> SavedSearch | Refusal:
    """Show a search of one's own to everybody, or to oneself alone."""
    row = _own(user, search_id)
    refused = _shared(user, row, shared) if row else None
    return _saved(row, refused)


@action("show_search", "search")
def show_search(user: Any, search_id: int, now: datetime, *, public: bool) -> SavedSearch | Refusal:
    """Give a search a page and feeds on the site, or take them away; whoever keeps it.

    Its address is made of the name that it has now, and stays.
    """
    row = SavedSearch.objects.filter(pk=search_id).first()
    if row is None:
        return Refusal(what="show_search", why="There is no such search.")
    if public and not row.feed:
        row.feed = _free_folder(row)
    elif not public:
        row.feed, row.fed = "", []
    row.save()
    write_sites(now)
    return row


def _free_folder(row: SavedSearch) -> str:
    """A folder's name that no other search has."""
    name = segment(row.name)[:70] or "search"
    taken = set(SavedSearch.objects.exclude(feed="").values_list("feed", flat=True))
    further = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (name, *further) if one not in taken)


@action("save_search", "search")
def move_search(user: Any, search_id: int, now: datetime, *, by: int) -> SavedSearch | Refusal:
    """Put a search of one's own further up (-1) or down (1) among one's own."""
    rows = list(SavedSearch.objects.filter(owner=user))
    row = next((one for one in rows if one.pk == search_id), None)
    if row is not None:
        at = rows.index(row)
        rows.insert(max(min(at + by, len(rows) - 1), 0), rows.pop(at))
        for place, one in enumerate(rows):
            one.place = place
        SavedSearch.objects.bulk_update(rows, ["place"])
    return _saved(row)


def _own(user: Any, search_id: int) -> SavedSearch | None:
    return SavedSearch.objects.filter(pk=search_id, owner=user).first()


def _last(user: Any) -> int:
    places = SavedSearch.objects.filter(owner=user).values_list("place", flat=True)
    return max(places, default=-1) + 1


def _named(row: SavedSearch, name: str) -> Refusal | None:
    row.name = " ".join("".join(c if c.isprintable() else " " for c in name).split())[:100]
    return None if row.name else Refusal(what="save_search", why="Give it a name.")


def _shared(user: Any, row: SavedSearch, shared: bool) -> Refusal | None:
    if shared and not may(user, "share_search"):
        return Refusal(what="save_search", why="You may not share a search with everybody.")
    row.shared = shared
    return None


def _saved(
    row: SavedSearch | None, refused: Refusal | None = None, now: datetime | None = None
) -> SavedSearch | Refusal:
    """Save it; with ``now`` what its feeds say has changed too."""
    if row is None:
        return Refusal(what="save_search", why="You have no such search.")
    if refused is not None:
        return refused
    row.save()
    if row.feed and now is not None:
        write_sites(now)
    return row


@action("save_search", "search")
def remove_search(user: Any, search_id: int, now: datetime) -> Refusal | None:
    """Forget a saved search of one's own, and take its feeds away."""
    row = _own(user, search_id)
    if row is None:
        return Refusal(what="remove_search", why="You have no such search.")
    row.delete()
    if row.feed:
        write_sites(now)
    return None


def count_searches(now: datetime) -> int:
    """Count every saved search; how many there are."""
    rows = list(SavedSearch.objects.select_related("owner"))
    for row in rows:
        row.count, row.counted = count_of(row), now
    SavedSearch.objects.bulk_update(rows, ["count", "counted"])
    return len(rows)


def show_missing_stories(now: datetime) -> None:
    """Put stories of a store that is older than the Wire on it, some hundred at a time."""
    if show_missing():
        ask_for("show_missing", "more", now)
