"""Taking an arrival in: each item in it kept as a story, or noted as a failure in words."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from django.db import IntegrityError, OperationalError
from msgspec.structs import replace

from wiredesk import records
from wiredesk.desk.actions.arrive import arrive, delivered
from wiredesk.desk.actions.bury import bury
from wiredesk.desk.actions.keep import keep, scope_of
from wiredesk.desk.models import Arrival, Failure, Source
from wiredesk.wire import detect
from wiredesk.wire.carriers.child import read_in_child
from wiredesk.wire.formats.feeds.deletions import deletions_in
from wiredesk.wire.storable import storable, storable_story

log = logging.getLogger("wiredesk.take_in")


def take_in(
    arrival_id: int, now: datetime, after_each: Callable[[], None] = lambda: None
) -> Counter[str]:
    """Keep every story in an arrival; counts by what became of each (new, same, version, failed,
    deleted).

    Each item is a transaction of its own: one that cannot be read is noted and the rest go on.
    Doing it again after a crash keeps nothing twice. ``after_each`` is called between items.
    """
    arrival = Arrival.objects.select_related("delivery", "source").get(pk=arrival_id)
    done: Counter[str] = Counter()
    delivery = delivered(arrival)
    if arrival.taken_in or delivery is None:
        return done
    for item, story in enumerate(detect.parse(delivery, read_in_child)):
        done[_take(arrival, item, story, now)] += 1
        after_each()
    for deletion in deletions_in(delivery):
        done["deleted"] += bury(arrival, deletion, scope_of(arrival), publisher_of(arrival))
    Arrival.objects.filter(pk=arrival.pk).update(taken_in=now)
    return +done


def take_in_now(delivery: records.Delivery, source: Source, now: datetime) -> int:
    """Keep a delivery and take it in at once; how many stories or versions were new."""
    done = take_in(arrive(delivery, source, now).pk, now)
    return done["new"] + done["version"]


def _take(
    arrival: Arrival, item: int, story: records.Story | records.Refusal, now: datetime
) -> str:
    """Keep or note one item, and say what became of it. A poison item stops no other."""
    if isinstance(story, records.Refusal):
        return _note(arrival, item, story.what, story.why)
    try:
        received = replace(storable_story(story), received=arrival.received.isoformat())
        return keep(arrival, item, received, publisher_of(arrival), now).verdict.what
    except (OperationalError, IntegrityError):  # the store's trouble: the whole is tried again
        raise
    except Exception as error:
        log.exception("%s: item %d could not be kept", arrival.address, item)
        return _note(arrival, item, "not kept", f"We stumbled: {type(error).__name__}: {error}")


def _note(arrival: Arrival, item: int, what: str, why: str) -> str:
    words = {"what": storable(what), "why": storable(why)}
    Failure.objects.update_or_create(arrival=arrival, item=item, defaults=words)
    return "failed"


def publisher_of(arrival: Arrival) -> str:
    """Who sends it: the host that was really fetched, else the source's or carrier's name."""
    if host := urlsplit(arrival.address).hostname:
        return host.removeprefix("www.")
    if arrival.source:
        return arrival.source.name
    return arrival.carrier
