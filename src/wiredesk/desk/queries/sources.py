"""How the sources are."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count

from wiredesk.desk.models import Source, Subscription
from wiredesk.desk.permissions import may


def source_rows() -> Iterator[dict[str, Any]]:
    """Each source as an editor sees it: name, state, health in words, times, number of stories."""
    rows = Source.objects.annotate(stories=Count("sightings")).select_related("subscription")
    for source in rows:
        yield {
            "id": source.pk,
            "name": source.name,
            "address": source.address,
            "carrier": source.carrier,
            "state": source.state,
            "health": health(source),
            "last_success": _iso(source.last_success),
            "last_new": _iso(source.last_new),
            "due": _iso(source.due),
            "interval": source.interval,
            "stories": source.stories,
            "note": source.note,
            "push": push(source),
        }


def health(source: Source) -> str:
    """How a source is, in words."""
    if source.trouble:
        times = "once" if source.failures == 1 else f"{source.failures} times running"
        return f"{source.trouble} ({times})"
    return "well" if source.last_success else "not asked yet"


def push(source: Source) -> str:
    """How it stands with the source's hub, in words; empty where it has none."""
    held = getattr(source, "subscription", None)
    if held is None:
        return ""
    if held.trouble:
        return held.trouble
    return PUSH[held.state]


PUSH = {
    Subscription.State.ASKED: "its hub has been asked to push",
    Subscription.State.ACTIVE: "its hub pushes",
    Subscription.State.DENIED: "its hub will not push",
    Subscription.State.ENDING: "its hub is asked to push no more",
    Subscription.State.ENDED: "",
}


def _iso(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def source_names(user: Any) -> list[tuple[int, str]]:
    """Number and name of each source that a person may see, for a list to choose from."""
    rows = Source.objects.only("pk", "name")
    return [(row.pk, row.name) for row in rows if may(user, "see", row)]
