"""Saved searches: kept, removed, and counted by the worker, so that no screen waits for counts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wiredesk.desk.actions.acting import action
from wiredesk.desk.actions.jobs import ask_for
from wiredesk.desk.models import SavedSearch
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.filters import QuestionError, condition
from wiredesk.desk.queries.wire import count_of
from wiredesk.desk.showing import show_missing
from wiredesk.records import Refusal


@action("save_search", "search")
def save_search(
    user: Any,
    search_id: int | None,
    now: datetime,
    *,
    name: str,
    question: Mapping[str, Any],
    shared: bool = False,
    place: int = 0,
) -> SavedSearch | Refusal:
    """Keep a question to the Wire under a name; an id changes one of the person's own."""
    try:
        condition(question, user)
    except QuestionError as error:
        return Refusal(what="save_search", why=str(error))
    if not name.strip():
        return Refusal(what="save_search", why="Give it a name.")
    if shared and not may(user, "share_search"):
        return Refusal(what="save_search", why="You may not share a search with everybody.")
    row = SavedSearch(owner=user)
    if search_id is not None:
        row = SavedSearch.objects.filter(pk=search_id, owner=user).first()
        if row is None:
            return Refusal(what="save_search", why="You have no such search.")
    row.name, row.query, row.shared, row.place = name.strip()[:100], dict(question), shared, place
    row.count, row.counted = count_of(row), now
    row.save()
    return row


@action("save_search", "search")
def remove_search(user: Any, search_id: int, now: datetime) -> Refusal | None:
    """Forget a saved search of one's own."""
    gone, _ = SavedSearch.objects.filter(pk=search_id, owner=user).delete()
    return None if gone else Refusal(what="remove_search", why="You have no such search.")


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
