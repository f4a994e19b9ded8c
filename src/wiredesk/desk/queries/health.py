"""How the desk itself is: work, workers, room on the disk, versions, sources in trouble."""

import contextlib
import platform
import shutil
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import django
from django.conf import settings
from django.db import connection
from django.db.models import Case, Count, Min, Value, When

from wiredesk.desk.models import Heartbeat, Job, Source
from wiredesk.version import VERSION

MOST = 100

ALIVE = timedelta(minutes=1)
"""A worker that has not been seen for so long has died or hangs."""

SHORT_OF_ROOM = 0.1
"""The share of the disk that should be free."""


class Health(NamedTuple):
    """All that the screen shows."""

    work: list[dict[str, Any]]
    """What waits, fails or was set aside: verb, state, how many, due since."""
    set_aside: list[Job]
    failing: list[Job]
    workers: list[tuple[Heartbeat, bool]]
    """Each, and whether it is alive."""
    troubled: list[Source]
    free: int
    """Bytes on the disk of the data folder."""
    disk: int
    store: int
    """Bytes of the database."""
    versions: list[tuple[str, str]]
    mails: bool
    """Whether mail is sent at all."""

    @property
    def is_short(self) -> bool:
        """Whether the disk will soon be full."""
        return self.free < self.disk * SHORT_OF_ROOM

    @property
    def works(self) -> bool:
        """Whether any worker is alive."""
        return any(alive for _, alive in self.workers)


def health_now(now: datetime) -> Health:
    """How the desk is."""
    waiting = Job.objects.filter(state=Job.State.WAITING)
    how = Case(
        When(state=Job.State.QUARANTINED, then=Value("quarantined")),
        When(attempts__gt=0, lease_until=None, then=Value("failing")),
        default=Value("waiting"),
    )
    rows = Job.objects.exclude(state=Job.State.DONE).order_by()
    work = rows.annotate(how=how).values("verb", "how").annotate(many=Count("pk"), due=Min("due"))
    disk = shutil.disk_usage(settings.DATA)
    return Health(
        work=sorted(work, key=lambda one: (one["how"], one["verb"])),
        set_aside=list(Job.objects.filter(state=Job.State.QUARANTINED).order_by("-pk")[:MOST]),
        failing=list(waiting.exclude(trouble="").order_by("due")[:MOST]),
        workers=[(one, now - one.seen < ALIVE) for one in Heartbeat.objects.order_by("worker")],
        troubled=list(Source.objects.exclude(trouble="").order_by("-failures", "name")[:MOST]),
        free=disk.free,
        disk=disk.total,
        store=_size_of_store(),
        versions=_versions(),
        mails=not settings.EMAIL_BACKEND.endswith("console.EmailBackend"),
    )


SIZE = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
    "postgresql": "SELECT pg_database_size(current_database())",
}


def _size_of_store() -> int:
    with connection.cursor() as cursor:
        cursor.execute(SIZE[connection.vendor])
        return int(cursor.fetchone()[0])


def _versions() -> list[tuple[str, str]]:
    connection.ensure_connection()
    known = [
        ("wiredesk", VERSION),
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
    ]
    with contextlib.suppress(AttributeError, NotImplementedError):
        version = ".".join(map(str, connection.get_database_version()))
        known.append((connection.display_name, version))
    return known
