"""Counting as things happen: in memory first, in the store every few seconds.

A worker that is killed takes its last seconds of counts with it; no story depends on them.
"""

import threading
from collections import Counter
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from wiredesk.desk.models import Heartbeat, Tally
from wiredesk.wire.rhythm import Answer

BOUNDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
"""Seconds: a feed near by takes a tenth, and a fetch sixty at most."""

DEAD_AFTER = timedelta(days=1)
"""Workers not seen for so long are forgotten."""

_waiting: Counter[tuple[str, str]] = Counter()
_lock = threading.Lock()


def count(name: str, label: str = "", by: float = 1) -> None:
    """Count something that happened."""
    with _lock:
        _waiting[name, label[:60]] += by  # type: ignore[assignment]


def count_fetch(seconds: float, size: int) -> None:
    """Count a fetch: how long it took and how many bytes came."""
    count("fetch_seconds_sum", by=seconds)
    count("fetch_seconds_count")
    bound = next((str(bound) for bound in BOUNDS if seconds <= bound), "+Inf")
    count("fetch_seconds_bucket", bound)
    count("fetched_bytes", by=size)


def outcome_of(answer: Answer) -> str:
    """How a poll went, in one of a few words."""
    if answer.status == 200:
        return "trouble" if answer.why else "news" if answer.news else "no_news"
    if answer.status in _OUTCOMES:
        return _OUTCOMES[answer.status]
    return "server_trouble" if answer.status >= 500 else "refused"


_OUTCOMES = {0: "trouble", 304: "unchanged", 404: "missing", 410: "gone", 429: "too_often"}


def write_down(now: datetime) -> None:
    """Write what was counted to the store: one transaction. What cannot be written is kept."""
    with _lock:
        counted = dict(_waiting)
        _waiting.clear()
    try:
        with transaction.atomic():
            for (name, label), value in sorted(counted.items()):
                _add(name, label, value)
    except Exception:
        with _lock:
            _waiting.update(counted)  # type: ignore[arg-type]
        raise


def _add(name: str, label: str, value: float) -> None:
    known = Tally.objects.filter(name=name, label=label)
    if known.update(value=F("value") + value):
        return
    try:
        with transaction.atomic():
            Tally.objects.create(name=name, label=label, value=value)
    except IntegrityError:  # another worker made it first
        known.update(value=F("value") + value)


def beat(worker: str, now: datetime) -> None:
    """Note that a worker is alive, and forget those long dead."""
    Heartbeat.objects.update_or_create(
        worker=worker, defaults={"seen": now}, create_defaults={"started": now, "seen": now}
    )
    Heartbeat.objects.filter(seen__lt=now - DEAD_AFTER).delete()


def gone(worker: str) -> None:
    """A worker has left in good order."""
    Heartbeat.objects.filter(worker=worker).delete()
