"""Sending what waits for one destination: in order, nothing twice, every trouble in words."""

import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from wiredesk import records
from wiredesk.desk.actions.jobs import ask_by
from wiredesk.desk.actions.keep_in import keep_in_what_fell
from wiredesk.desk.models import Destination, Outgoing
from wiredesk.desk.packing import unpack_release
from wiredesk.desk.queries.ledger import channel_of, newsroom
from wiredesk.desk.working.places import Place, Site, follows_site, place_of
from wiredesk.press import outbox
from wiredesk.press.answers import Answer
from wiredesk.press.destinations import Task

log = logging.getLogger("wiredesk.send")

MOST = 500
"""Rows that one job sends; then it asks for another, so that a worker can be told to stop."""

LONGEST = 20.0
"""Seconds after which it asks for another too, where a place is slow."""


def send(destination_id: int, now: datetime) -> int:
    """Send what may go to a destination now; how many releases arrived. Safe to do twice.

    A row is marked as being sent before anything goes out, so that whoever dies in between leaves
    a doubt behind and nothing is made there twice.
    """
    row = Destination.objects.get(pk=destination_id)
    if row.removed is not None:
        return 0
    place = place_of(row)
    keep_in_what_fell(row, now)
    arrived, tried, ends = 0, set[int](), time.monotonic() + LONGEST
    enough = False
    while not enough:
        steps = [s for s in _sure(place, _steps(row, now)) if s.row.key not in tried]
        if not steps:
            break
        for batch in place.batches(steps):
            tried |= {step.row.key for step in batch}
            arrived += _send(batch, place, now)
            enough = len(tried) >= MOST or time.monotonic() > ends
            if enough:
                break
    _ask_again(row, now, enough)
    if row.kind == "site":
        _ask_those_that_follow(now)
    return arrived


def write_site(destination_id: int, now: datetime) -> None:
    """Write the site anew though nothing was published: what it says of itself has changed."""
    row = Destination.objects.filter(pk=destination_id, removed=None).first()
    if row is not None:
        Site(row).write(channel_of(newsroom()), now)


class Kept(outbox.Row, frozen=True, kw_only=True):
    """A row of the outbox that knows which row of the store it is."""

    key: int


def _steps(destination: Destination, now: datetime) -> Sequence[outbox.Step]:
    """What may go now; what a newer release made needless is set down as such."""
    waiting = _open_rows(destination)
    lines = Outgoing.objects.filter(
        destination=destination, story__in=waiting.values("story").distinct()
    )
    rows = [_row(one) for one in lines]
    gone = {row.key: row for row in outbox.needless(rows, now)}
    for row in gone.values():
        _save(row)
    # They stay in the line: a tombstone goes out where an attempt was made before it.
    steps = outbox.next_steps([gone.get(row.key, row) for row in rows], now)
    may_go = set(waiting.values_list("pk", flat=True))
    return [step for step in steps if step.row.key in may_go]


def _sure(place: Place, steps: Sequence[outbox.Step]) -> Iterator[outbox.Step]:
    """The steps but those whose release may have gone to a place that nobody can ask."""
    for step in steps:
        if place.unsure and (step.row.doubtful or step.row.state == "sending"):
            _save(outbox.held_back(step.row, place.unsure), was=step.row)
        else:
            yield step


def _open_rows(destination: Destination) -> QuerySet[Outgoing]:
    """What is on its way to a destination, but for what waits there for the site."""
    waiting = Outgoing.objects.filter(destination=destination, state__in=outbox.OPEN)
    if follows_site(destination):
        sites = Outgoing.objects.filter(destination__kind="site", destination__removed=None)
        waiting = waiting.exclude(release__in=sites.filter(state__in=outbox.OPEN).values("release"))
    return waiting


def _ask_those_that_follow(now: datetime) -> None:
    """The site has been written: whoever waited for it is told now."""
    for place in Destination.objects.filter(removed=None):
        if follows_site(place) and _open_rows(place).exists():
            ask_by("send", place.pk, now, now)


def _send(steps: Sequence[outbox.Step], place: Place, now: datetime) -> int:
    """Send releases that go together (a site's) or one alone."""
    taken = []
    with transaction.atomic():
        for step in steps:
            mine = outbox.taken(step.row, now)
            if _save(mine, was=step.row):
                taken.append((mine, step))
    if not taken:
        return 0
    tasks = [_task(row, step, now) for row, step in taken]
    try:
        answers = place.take(tasks)
    except Exception as error:
        log.exception("%s: release could not be sent", place.name)
        words = f"We stumbled: {type(error).__name__}: {error}"
        answers = [Answer(trouble="refused", words=words)] * len(tasks)
    with transaction.atomic():
        for (row, _), answer in zip(taken, answers, strict=True):
            _save(outbox.settled(row, answer, now))
    return sum(
        outbox.settled(row, a, now).state == "sent"
        for (row, _), a in zip(taken, answers, strict=True)
    )


def _task(row: Kept, step: outbox.Step, now: datetime) -> Task:
    packed = Outgoing.objects.select_related("release").get(pk=row.key).release.packed
    release: records.Release = unpack_release(packed)
    return Task(release, channel_of(newsroom()), now, step.remote, step.look_first)


def _row(one: Outgoing) -> Kept:
    return Kept(
        key=one.pk,
        story=str(one.story_id),
        number=one.number,
        destination=str(one.destination_id),
        due=one.due,
        kind=one.kind,
        takes_back=one.takes_back,
        state=one.state,
        attempts=one.attempts,
        lease=one.lease,
        doubtful=one.doubtful,
        error=one.error,
        sent=one.sent,
        remote=one.remote,
        address=one.address,
    )


COLUMNS = ("state", "due", "attempts", "lease", "doubtful", "error", "sent", "remote", "address")


def _save(row: Kept, was: Kept | None = None) -> bool:
    """Save a row; with ``was`` only where nobody has taken it meanwhile."""
    mine = Outgoing.objects.filter(pk=row.key)
    if was is not None:
        mine = mine.filter(state=was.state, attempts=was.attempts)
    return mine.update(**{name: getattr(row, name) for name in COLUMNS}) == 1


def _ask_again(destination: Destination, now: datetime, at_once: bool) -> None:
    """Ask for the next time that something is due, or that a lease runs out."""
    waiting = _open_rows(destination).filter(state__in=("waiting", "sending"))
    times: Iterable[datetime] = [
        one.lease if one.state == "sending" and one.lease else one.due for one in waiting
    ]
    due = min(times, default=None)
    if due is not None:
        ask_by(
            "send", destination.pk, now, now if at_once else max(due, now + timedelta(seconds=1))
        )


def try_again(outgoing_id: int, now: datetime) -> bool:
    """What a person's "try again" does to a row; whether there is one."""
    one = Outgoing.objects.filter(pk=outgoing_id).first()
    if one is None:
        return False
    before = _row(one)
    _save(outbox.retried(before, now), was=before)  # it may be on its way by now
    ask_by("send", one.destination_id, now, now)
    return True
