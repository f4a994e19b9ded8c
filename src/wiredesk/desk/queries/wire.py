"""The Wire: its rows, a page at a time, its counts, and what is new since it was drawn."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Max, Q

from wiredesk.desk.models import Alert, Ruling, SavedSearch, Shown, Version
from wiredesk.desk.permissions import scopes_of, seen_by
from wiredesk.desk.queries.filters import QuestionError, condition
from wiredesk.desk.workflow import STATES

PAGE = 50


class Page(NamedTuple):
    """A page of the Wire."""

    rows: list[Shown]
    after: str
    """Where the next page begins (``after=`` of ``wire_rows``); empty on the last."""


def wire_rows(
    user: Any, question: Mapping[str, Any] | None = None, after: str = "", most: int = PAGE
) -> Page:
    """A page of the Wire, newest first: one statement, however far down.

    A row is a ``Shown``; a story that carries the text of an earlier one is not on it, except for
    a person whose scopes may hide the earlier one. ``question``: see ``queries.filters``.
    Raises QuestionError.
    """
    rows = _visible(user).filter(condition(question or {}, user))
    if after:
        at, story = read_mark(after)
        rows = rows.filter(at__lte=at).exclude(Q(at=at) & Q(story_id__gte=story))
    found = list(rows.order_by("-at", "-story_id")[: most + 1])
    last = found[most - 1] if len(found) > most else None
    return Page(found[:most], mark_of(last) if last else "")


def _visible(user: Any) -> Any:
    rows = Shown.objects.filter(removed=False)
    if scopes_of(user):
        return rows.filter(seen_by(user))
    return rows.filter(follows=False)


def mark_of(row: Shown) -> str:
    """Where a row stands, as ``wire_rows`` takes it for ``after``."""
    return f"{row.at.isoformat()}_{row.story_id}"


def read_mark(mark: str) -> tuple[datetime, int]:
    """The time and the story of a mark. Raises ValueError for what is none."""
    at, _, story = mark.rpartition("_")
    return datetime.fromisoformat(at), int(story)


def wire_row(user: Any, story_id: int) -> Shown | None:
    """One row, as after a decision on it."""
    return Shown.objects.filter(seen_by(user), pk=story_id).first()


def copies_of(user: Any, story_id: int) -> list[Shown]:
    """The later stories that have the text of this one."""
    row = Shown.objects.filter(pk=story_id).first()
    if row is None or not row.fingerprint:
        return []
    rows = Shown.objects.filter(seen_by(user), fingerprint=row.fingerprint, removed=False)
    return list(rows.exclude(pk=story_id).order_by("first", "story_id"))


class Counts(NamedTuple):
    """What stands at the left of the Wire."""

    states: dict[str, int]
    alerts: int
    """Open alerts."""
    searches: list[SavedSearch]
    """The person's own and shared ones, each with ``count`` as the worker last counted it."""


def wire_counts(user: Any) -> Counts:
    """Rows in each state, open alerts, saved searches: three statements."""
    rows = _visible(user).values_list("state").annotate(n=Count("pk")).order_by()
    found = dict(rows)
    return Counts(
        states={state: found.get(state, 0) for state in STATES},
        alerts=len(open_alerts(user)),
        searches=searches_of(user),
    )


def count_of(search: SavedSearch) -> int:
    """How many rows a saved search finds for its owner; 0 for a question of an older desk."""
    try:
        wanted = condition(search.query, search.owner)
    except QuestionError:
        return 0
    return int(_visible(search.owner).filter(wanted).count())


def searches_of(user: Any) -> list[SavedSearch]:
    """A person's own saved searches and the shared ones."""
    return list(SavedSearch.objects.filter(Q(owner=user) | Q(shared=True)))


def open_alerts(user: Any) -> list[Alert]:
    """Alerts that nobody has followed or dismissed, the newest first; removed stories too."""
    rows = Alert.objects.filter(seen_by(user, "story__shown__"), closed=None)
    return list(rows.select_related("story__shown").order_by("-id"))


class Mark(NamedTuple):
    """How far the store was when a screen was drawn."""

    version: int
    ruling: int
    alert: int


def mark_now() -> Mark:
    """How far the store is: three short statements."""
    return Mark(*(model.objects.aggregate(n=Max("pk"))["n"] or 0 for model in _MARKED))


_MARKED = (Version, Ruling, Alert)


class News(NamedTuple):
    """What has happened since a screen was drawn."""

    mark: Mark
    arrived: int
    """Versions that are new ("12 new ↑")."""
    changed: list[int]
    """Stories that somebody has decided on: their rows may be drawn again where they stand."""
    alerts: list[Alert]
    """New ones."""


def news_since(user: Any, since: Mark, most: int = 200) -> News:
    """What a screen should know that was drawn at a mark; cheap enough to ask every second."""
    mark = mark_now()
    arrived, changed, alerts = 0, list[int](), list[Alert]()
    if mark.version > since.version:
        rows = Version.objects.filter(pk__gt=since.version, pk__lte=mark.version)
        scoped = seen_by(user, "story__shown__")
        if not scopes_of(user):
            scoped = Q(story__shown__follows=False)
        arrived = rows.filter(scoped).values("story").distinct().count()
    if mark.ruling > since.ruling:
        ids = Ruling.objects.filter(pk__gt=since.ruling).order_by("-pk")
        changed = list(dict.fromkeys(ids.values_list("story", flat=True)[:most]))
    if mark.alert > since.alert:
        alerts = [one for one in open_alerts(user) if one.pk > since.alert]
    return News(mark, arrived, changed, alerts)
