"""The Sources screen: how each source is, in a number of statements that does not grow."""

from collections import defaultdict
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from wiredesk.desk.models import Sighting, Source
from wiredesk.desk.permissions import may, scopes_of

DAYS = 14
"""Days that the spark line goes back."""

MOST = 100
"""Sources on one page."""


class Line(NamedTuple):
    """One source of the list."""

    source: Source
    days: list[int]
    """New stories in each of the last ``DAYS`` days, the oldest first."""
    a_day: float
    unchanged: float | None
    """Share of the polls that were answered with "nothing new" (304); ``None`` before the first."""
    licence: str


class Lines(NamedTuple):
    """A page of the list, and how many there are of each state."""

    lines: list[Line]
    counts: dict[str, int]
    more: bool


LISTS: dict[str, Q] = {
    "all": Q(),
    "trouble": ~Q(trouble="") & Q(state=Source.State.ACTIVE),
    "active": Q(state=Source.State.ACTIVE),
    "paused": Q(state=Source.State.PAUSED),
    "stopped": Q(state=Source.State.STOPPED),
}
"""Lists that can be asked for."""


def visible_sources(user: Any) -> QuerySet[Source]:
    """The sources that a person may see, without their credentials."""
    scopes = scopes_of(user)
    rows = Source.objects.defer("credentials").select_related("subscription")
    if not scopes or any(scope.source_id is None for scope in scopes):
        return rows
    return rows.filter(pk__in=[scope.source_id for scope in scopes])


def source_lines(
    user: Any, now: datetime, name: str = "all", page: int = 1, text: str = ""
) -> Lines:
    """A page of the sources that a person may see. Raises KeyError for a list that is none."""
    chosen, rows = LISTS[name], visible_sources(user)
    counted = rows.order_by().aggregate(**{key: Count("pk", filter=q) for key, q in LISTS.items()})
    rows = rows.filter(chosen)
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(address__icontains=text))
    start = MOST * (page - 1)
    found = list(rows.order_by("name", "id")[start : start + MOST + 1])
    days = _days([source.pk for source in found[:MOST]], now)
    lines = [_line(source, days[source.pk]) for source in found[:MOST]]
    return Lines(lines, counted, len(found) > MOST)


def source_line(user: Any, source_id: int, now: datetime) -> Line | None:
    """One source; ``None`` where there is none for this person."""
    source = visible_sources(user).filter(pk=source_id).first()
    if source is None or not may(user, "see", source):
        return None
    return _line(source, _days([source.pk], now)[source.pk])


def _line(source: Source, days: list[int]) -> Line:
    return Line(
        source=source,
        days=days,
        a_day=sum(days) / DAYS,
        unchanged=source.unchanged / source.polls if source.polls else None,
        licence=source.settings.get("licence") or "",
    )


def _days(sources: list[int], now: datetime) -> defaultdict[int, list[int]]:
    """New stories of each day by source: one statement. A day is 24 hours back from ``now``."""
    edges = [now - timedelta(days=DAYS - day) for day in range(DAYS + 1)]
    counts = {
        f"day{at}": Count("pk", filter=Q(first__gt=begin, first__lte=end))
        for at, (begin, end) in enumerate(pairwise(edges))
    }
    rows = Sighting.objects.filter(source__in=sources, first__gt=edges[0], first__lte=now)
    found: defaultdict[int, list[int]] = defaultdict(lambda: [0] * DAYS)
    for row in rows.order_by().values("source").annotate(**counts):
        found[row["source"]] = [row[f"day{at}"] for at in range(DAYS)]
    return found
