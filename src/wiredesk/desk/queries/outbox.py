"""The Outbox: what waits, what is out, what was corrected and withdrawn, and how each place is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Max, Q

from wiredesk.desk.models import Destination, Outgoing, Release
from wiredesk.desk.permissions import seen_by
from wiredesk.press.outbox import OPEN

PAGE = 50

SHELVES: dict[str, Q] = {
    "queue": Q(outgoing__state__in=OPEN),
    "scheduled": Q(latest=True, due__isnull=False),
    "live": Q(latest=True, kind__in=("publish", "refile", "correct", "resume")),
    "corrected": Q(kind="correct"),
    "withdrawn": Q(latest=True, kind__in=("withdraw", "hold")),
}
"""Name of a list → the releases on it."""


class Line(NamedTuple):
    """A release with its rows, one a destination."""

    release: Release
    rows: list[Outgoing]


def outbox_lines(user: Any, shelf: str, now: datetime, before: int | None = None) -> list[Line]:
    """A page of a list, newest first: two statements. Raises KeyError for no known list."""
    rows = Release.objects.filter(SHELVES[shelf]).filter(seen_by(user, "story__shown__"))
    if shelf == "scheduled":
        rows = rows.filter(due__gt=now)
    if shelf == "live":
        rows = rows.exclude(due__gt=now)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    rows = rows.select_related("story__shown", "by").distinct().order_by("-pk")[:PAGE]
    found = list(rows.prefetch_related("outgoing__destination"))
    return [Line(release, list(release.outgoing.all())) for release in found]


def shelf_counts(now: datetime) -> dict[str, int]:
    """How many stand on each list."""
    counts = {
        name: Release.objects.filter(condition).values("pk").distinct().count()
        for name, condition in SHELVES.items()
        if name not in {"scheduled", "live"}
    }
    latest = Release.objects.filter(SHELVES["live"])
    ahead = latest.filter(due__gt=now).count()
    return counts | {"scheduled": ahead, "live": latest.count() - ahead}


class PlaceState(NamedTuple):
    """How a destination is."""

    place: Destination
    waiting: int
    stuck: int
    sent: int
    last_sent: datetime | None
    error: str
    """Why the newest row that did not arrive did not."""


def place_states() -> list[PlaceState]:
    """Each destination: two statements and one for the errors."""
    rows = Destination.objects.filter(removed=None).annotate(
        waiting=Count("outgoing", Q(outgoing__state__in=("waiting", "sending"))),
        stuck=Count("outgoing", Q(outgoing__state="stuck")),
        arrived=Count("outgoing", Q(outgoing__state="sent")),
        last_sent=Max("outgoing__sent"),
    )
    troubles = Outgoing.objects.exclude(error="").filter(state__in=("waiting", "stuck"))
    errors = dict(troubles.order_by("pk").values_list("destination_id", "error"))
    return [
        PlaceState(p, p.waiting, p.stuck, p.arrived, p.last_sent, errors.get(p.pk, ""))
        for p in rows
    ]


def releases_of(story_id: int) -> Sequence[Line]:
    """All releases of a story with their rows, the newest first."""
    rows = Release.objects.filter(story=story_id).select_related("by").order_by("-number")
    found = rows.prefetch_related("outgoing__destination")
    return [Line(release, list(release.outgoing.all())) for release in found]


MOST = 200
"""Rows on their way that ``press_status`` names."""


def press_status(now: datetime) -> dict[str, Any]:
    """How the press stands, as JSON has it: lists, destinations, what is on its way."""
    open_rows = Outgoing.objects.filter(state__in=OPEN).select_related("destination")
    return {
        "releases": shelf_counts(now),
        "destinations": [
            {
                "name": one.place.name,
                "kind": one.place.kind,
                "on": one.place.on,
                "sent": one.sent,
                "waiting": one.waiting,
                "stuck": one.stuck,
                "last_sent": one.last_sent.isoformat() if one.last_sent else None,
                "error": one.error,
            }
            for one in place_states()
        ],
        "open": [
            {
                "story": row.story_id,
                "number": row.number,
                "kind": row.kind,
                "destination": row.destination.name,
                "state": row.state,
                "due": row.due.isoformat(),
                "attempts": row.attempts,
                "error": row.error,
            }
            for row in open_rows.order_by("pk")[:MOST]
        ],
    }
