"""Taking an arrival in: each item in it kept as a story, or noted as a failure in words."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from msgspec.structs import replace

from wiredesk import records
from wiredesk.desk.actions.arrive import delivered
from wiredesk.desk.actions.keep import keep
from wiredesk.desk.models import Arrival, Failure
from wiredesk.wire import detect


def take_in(
    arrival_id: int, now: datetime, after_each: Callable[[], None] = lambda: None
) -> Counter[str]:
    """Keep every story in an arrival; counts by what became of each (new, same, version, failed).

    Each item is a transaction of its own: one that cannot be read is noted and the rest go on.
    Doing it again after a crash keeps nothing twice. ``after_each`` is called between items.
    """
    arrival = Arrival.objects.select_related("delivery", "source").get(pk=arrival_id)
    done: Counter[str] = Counter()
    delivery = delivered(arrival)
    if arrival.taken_in or delivery is None:
        return done
    for item, story in enumerate(detect.parse(delivery)):
        if isinstance(story, records.Refusal):
            Failure.objects.update_or_create(
                arrival=arrival, item=item, defaults={"what": story.what, "why": story.why}
            )
            done["failed"] += 1
        else:
            received = replace(story, received=arrival.received.isoformat())
            done[keep(arrival, item, received, publisher_of(arrival), now).verdict.what] += 1
        after_each()
    Arrival.objects.filter(pk=arrival.pk).update(taken_in=now)
    return done


def publisher_of(arrival: Arrival) -> str:
    """Who sends it: the host that was really fetched, else the source's or carrier's name."""
    if host := urlsplit(arrival.address).hostname:
        return host.removeprefix("www.")
    if arrival.source:
        return arrival.source.name
    return arrival.carrier
