"""How much is kept, how much waits, what became of an import."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Min

from wiredesk.desk.models import Arrival, Delivery, Failure, Job, Source, Story, Version


def outcome(arrivals: Sequence[Arrival]) -> dict[str, int]:
    """What became of the items in some arrivals."""
    mine = [arrival.pk for arrival in arrivals]
    versions = Version.objects.filter(arrival_id__in=mine)
    return {
        "arrivals": len(mine),
        "new": versions.filter(number=1).count(),
        "versions": versions.filter(number__gt=1).count(),
        "failed": Failure.objects.filter(arrival_id__in=mine).count(),
    }


def store_counts() -> dict[str, int | str | None]:
    """Rows of each kind, jobs that wait or are set aside, and since when the oldest waits."""
    waiting = Job.objects.filter(state=Job.State.WAITING)
    oldest = waiting.aggregate(oldest=Min("due"))["oldest"]
    return {
        "sources": Source.objects.count(),
        "deliveries": Delivery.objects.count(),
        "arrivals": Arrival.objects.count(),
        "stories": Story.objects.filter(removed=None).count(),
        "tombstones": Story.objects.exclude(removed=None).count(),
        "versions": Version.objects.count(),
        "unread": Version.objects.filter(reading=None, story__removed=None).count(),
        "items_not_readable": Failure.objects.count(),
        "jobs_waiting": waiting.count(),
        "jobs_set_aside": Job.objects.filter(state=Job.State.QUARANTINED).count(),
        "oldest_job_due": oldest.isoformat() if oldest else None,
    }


def set_aside() -> Iterator[dict[str, Any]]:
    """The jobs in quarantine, newest first: number, what was to be done on what, and why not."""
    for job in Job.objects.filter(state=Job.State.QUARANTINED).order_by("-finished", "-pk"):
        yield {
            "number": job.pk,
            "what": f"{job.verb.replace('_', ' ')} {job.subject}",
            "why": job.trouble,
            "since": job.finished.isoformat(timespec="seconds") if job.finished else None,
        }
