"""The desk in figures, in the text format that Prometheus reads (version 0.0.4).

Gauges are counted in the store as they are; what only grows comes from the tallies of all workers.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Min, Q

from wiredesk.desk.models import (
    Arrival,
    Delivery,
    Failure,
    Heartbeat,
    Job,
    Page,
    Picture,
    Source,
    Story,
    Subscription,
    Tally,
    Version,
)
from wiredesk.desk.working.tallies import BOUNDS

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"

Samples = Iterable[tuple[dict[str, str], float]]


class Metric(NamedTuple):
    """A metric: its name, its kind, what it is, and its samples by their labels."""

    name: str
    kind: str
    help: str
    samples: Samples


def metrics(now: datetime) -> str:
    """All metrics as text. ``now`` is what ages are reckoned from."""
    return "".join(_text(metric) for metric in (*_kept(), *_work(now), *_tallied()))


def _text(metric: Metric) -> str:
    name = f"wiredesk_{metric.name}"
    lines = [f"# HELP {name} {metric.help}", f"# TYPE {name} {metric.kind}"]
    for labels, value in metric.samples:
        suffix = labels.pop("__suffix__", "")
        inside = ",".join(f'{key}="{_escaped(said)}"' for key, said in labels.items())
        lines.append(f"{name}{suffix}{f'{{{inside}}}' if inside else ''} {_number(value)}")
    return "\n".join(lines) + "\n"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _one(value: float) -> Samples:
    return [({}, value)]


def _kept() -> Iterator[Metric]:
    """What the store holds."""
    alive = Count("pk", filter=Q(removed=None))
    stories = Story.objects.aggregate(alive=alive, all=Count("pk"))
    versions = Version.objects.count()
    for name, about, value in (
        ("deliveries", "Deliveries kept, each once", Delivery.objects.count()),
        ("arrivals", "Times that something arrived", Arrival.objects.count()),
        ("stories", "Stories kept", stories["alive"]),
        ("tombstones", "Stories taken back or let go", stories["all"] - stories["alive"]),
        ("versions", "Versions of stories", versions),
        ("failures", "Items that could not be read", Failure.objects.count()),
        ("pages", "Linked pages kept", Page.objects.exclude(packed=None).count()),
        ("pictures", "Pictures kept", Picture.objects.exclude(arrival=None).count()),
    ):
        yield Metric(name, "gauge", about, _one(value))
    states = Source.objects.order_by().values_list("state").annotate(Count("pk"))
    yield Metric("sources", "gauge", "Sources by state", _by("state", states))
    troubled = Source.objects.exclude(trouble="").count()
    yield Metric("sources_in_trouble", "gauge", "Sources with trouble", _one(troubled))
    held = Subscription.objects.order_by().values_list("state").annotate(Count("pk"))
    yield Metric("subscriptions", "gauge", "Subscriptions at hubs by state", _by("state", held))


def _by(label: str, rows: Iterable[tuple[str, float]]) -> Samples:
    return [({label: value}, many) for value, many in sorted(rows)]


def _work(now: datetime) -> Iterator[Metric]:
    """Work that waits, and who does it."""
    open_jobs = Job.objects.exclude(state=Job.State.DONE).order_by()
    counted = open_jobs.values_list("verb", "state").annotate(Count("pk"))
    jobs = [({"verb": verb, "state": state}, many) for verb, state, many in sorted(counted)]
    yield Metric("jobs", "gauge", "Jobs that wait or are set aside, by verb and state", jobs)
    waiting = Job.objects.filter(state=Job.State.WAITING, due__lte=now).order_by()
    oldest = waiting.values_list("verb").annotate(Min("due"))
    lags = [({"verb": verb}, _seconds(now, due)) for verb, due in sorted(oldest)]
    about = "Seconds that the oldest job that is due has waited, by verb"
    yield Metric("oldest_job_seconds", "gauge", about, lags)
    overdue = Source.objects.filter(state=Source.State.ACTIVE).aggregate(due=Min("due"))["due"]
    lag = _seconds(now, overdue) if overdue else 0.0
    yield Metric("poll_lag_seconds", "gauge", "Seconds that a source is overdue", _one(lag))
    beats = Heartbeat.objects.order_by("worker")
    seen = [({"worker": beat.worker}, beat.seen.timestamp()) for beat in beats]
    yield Metric("worker_seen_timestamp_seconds", "gauge", "When a worker was last seen", seen)


def _seconds(now: datetime, due: datetime) -> float:
    return max(0.0, (now - due).total_seconds())


COUNTERS = (
    ("polls", "outcome", "Polls of sources by outcome"),
    ("jobs_done", "verb", "Jobs done, by verb"),
    ("jobs_failed", "verb", "Tries of jobs that failed, by verb"),
    ("fetched_bytes", "", "Bytes fetched, unpacked"),
)


def _tallied() -> Iterator[Metric]:
    """What all workers have counted since the store was made."""
    known: dict[str, dict[str, float]] = {}
    for name, label, value in Tally.objects.values_list("name", "label", "value"):
        known.setdefault(name, {})[label] = value
    for name, label, about in COUNTERS:
        rows = known.get(name, {} if label else {"": 0.0})
        samples = [({label: said} if label else {}, value) for said, value in sorted(rows.items())]
        yield Metric(f"{name}_total", "counter", about, samples)
    yield Metric("fetch_seconds", "histogram", "Seconds that a fetch took", _histogram(known))


def _histogram(known: dict[str, dict[str, float]]) -> Samples:
    """Buckets that each hold all below, as Prometheus wants them."""
    buckets, below = known.get("fetch_seconds_bucket", {}), 0.0
    for bound in (*map(str, BOUNDS), "+Inf"):
        below += buckets.get(bound, 0)
        yield {"__suffix__": "_bucket", "le": bound}, below
    for part in ("sum", "count"):
        yield {"__suffix__": f"_{part}"}, known.get(f"fetch_seconds_{part}", {}).get("", 0.0)
