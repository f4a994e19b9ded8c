"""A story entered at the desk: pasted, dropped, or an address given. Kept and read at once."""

from datetime import datetime
from typing import NamedTuple

from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.actions.jobs import done_by_hand
from wiredesk.desk.actions.read_version import read_version
from wiredesk.desk.actions.take_in import take_in
from wiredesk.desk.models import Arrival, Source, Version
from wiredesk.records import Delivery

AT_ONCE = 20
"""Versions that are read while the editor waits; a feed's others are the worker's."""


class Entered(NamedTuple):
    """What became of a delivery that an editor entered."""

    stories: tuple[int, ...]
    """The stories in it, known ones too, in its order."""
    troubles: tuple[str, ...]
    """What in it could not be read, in words."""


def enter(delivery: Delivery, now: datetime, source: Source | None = None) -> Entered:
    """Keep a delivery, take it in and read it, by the same path as what arrives by itself.

    ``source`` is whose story it is, where the editor says so: its licence and credit count.
    """
    arrival = arrive(delivery, source, now)
    take_in(arrival.pk, now)
    done_by_hand("take_in", arrival.pk)
    made = list(Version.objects.filter(arrival=arrival).order_by("item"))
    for version in made[:AT_ONCE]:
        read_version(version.pk, now)
        done_by_hand("read_version", version.pk)
    stories = [version.story_id for version in made] or _known(arrival)
    troubles = arrival.failures_found.order_by("item").values_list("what", "why")
    return Entered(tuple(dict.fromkeys(stories)), tuple(f"{what}: {why}" for what, why in troubles))


def _known(arrival: Arrival) -> list[int]:
    """The stories of the same bytes that came before."""
    before = Version.objects.filter(arrival__delivery=arrival.delivery_id).order_by("item")
    return list(before.values_list("story_id", flat=True))
