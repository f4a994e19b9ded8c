"""How the sources are."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count

from wiredesk.desk.models import Source


def source_rows() -> Iterator[dict[str, Any]]:
    """Each source as an editor sees it: name, state, health in words, times, number of stories."""
    for source in Source.objects.annotate(stories=Count("sightings")):
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
        }


def health(source: Source) -> str:
    """How a source is, in words."""
    if source.trouble:
        times = "once" if source.failures == 1 else f"{source.failures} times running"
        return f"{source.trouble} ({times})"
    return "well" if source.last_success else "not asked yet"


def _iso(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
