"""Who reviewed what: the review records of some days, and their sums by person."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Q, Sum

from wiredesk.desk.models import Review
from wiredesk.desk.permissions import seen_by


class Report(NamedTuple):
    """What was reviewed."""

    people: list[dict[str, Any]]
    """By person: name, id, how many, of them approved, held and rejected; seconds."""
    reviews: list[Review]
    """The newest, with story, ruling and person."""
    older: int | None
    """The id to go on from; ``None`` at the end."""


def review_report(
    user: Any,
    now: datetime,
    *,
    days: int = 7,
    by: int | None = None,
    before: int | None = None,
    most: int = 50,
) -> Report:
    """The reviews of the last days that this person may see. Two statements."""
    since = now - timedelta(days=days)
    seen = Review.objects.filter(seen_by(user, "story__shown__"), at__gte=since)
    verbs = {
        verb: Count("pk", filter=Q(ruling__verb=verb)) for verb in ("approve", "hold", "reject")
    }
    sums = (
        seen.order_by()
        .values("by", "by__username")
        .annotate(many=Count("pk"), time=Sum("seconds"), **verbs)
    )
    rows = seen.select_related("by", "story__shown", "ruling__undone_by").order_by("-pk")
    if by is not None:
        rows = rows.filter(by=by)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    page = list(rows[: most + 1])
    older = page[most - 1].pk if len(page) > most else None
    return Report(sorted(sums, key=lambda one: -one["many"]), page[:most], older)
