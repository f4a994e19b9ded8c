"""The items of a run: the next one taken, and what became of it told, once however many do it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from wiredesk.desk.actions.jobs import ask_by
from wiredesk.desk.models import Run, RunItem
from wiredesk.records import Refusal
from wiredesk.wire.storable import storable

TRIES = 2
"""Times that an item is begun. The second comes after all others of its lane."""

DIED = "The worker died each time that it tried."

AT_ONCE = 2000
"""Rows of one statement."""

MOST_TOLD = 1000
"""Things in archives that a run lists as failed; more are counted."""


def put(run: Run, items: Iterable[RunItem]) -> int:
    """Write down what a run has to do; how many."""
    waiting = list(items)
    for item in waiting:
        item.run = run
    RunItem.objects.bulk_create(waiting, batch_size=AT_ONCE)
    return len(waiting)


def ask_for_lanes(run: Run, now: datetime, due: datetime | None = None) -> None:
    """Ask for what is left of a run to be done: a job for each lane, or the worker's one."""
    if run.kind != Run.Kind.ADDRESSES:
        ask_by("run", run.pk, now, due or now)
        return
    left = RunItem.objects.filter(run=run, state=RunItem.State.LEFT)
    for lane in left.order_by().values_list("lane", flat=True).distinct():
        ask_by("fetch_item", f"{run.pk}:{lane}", now, due or now)


def next_item(run_id: int, now: datetime, lane: int = 0) -> RunItem | None:
    """The next item of a lane, begun; ``None`` where none is left or the run is over.

    One that was begun too often, as a worker that dies of it leaves it, is told as failed.
    """
    left = RunItem.objects.filter(run=run_id, state=RunItem.State.LEFT, lane=lane)
    while Run.objects.filter(pk=run_id, state=Run.State.RUNNING).exists():
        item = left.order_by("tries", "id").first()
        if item is None:
            end_if_done(run_id, now)
            return None
        if item.tries < TRIES:
            RunItem.objects.filter(pk=item.pk).update(tries=F("tries") + 1)
            item.tries += 1
            return item
        tell(item, Refusal(what=item.what, why=DIED), now)
    return None


def not_begun(item: RunItem) -> None:
    """It was not its turn: no try is counted."""
    RunItem.objects.filter(pk=item.pk, tries__gt=0).update(tries=F("tries") - 1)


@transaction.atomic
def tell(item: RunItem, outcome: str | Refusal, now: datetime, words: str = "") -> bool:
    """Note what became of an item, unless somebody else has; whether this was the first.

    ``words`` are kept with it, and say what would change or has.
    """
    run = Run.objects.select_for_update().get(pk=item.run_id)
    mine = RunItem.objects.filter(pk=item.pk, state=RunItem.State.LEFT)
    if isinstance(outcome, Refusal):
        there = mine.update(state=RunItem.State.FAILED, why=storable(outcome.why))
    elif words:
        there = mine.update(state=RunItem.State.TOLD, why=words)
    else:
        there = mine.delete()[0]
    if there:
        run.done += 1
        _count(run, outcome)
        _end(run, now)
    return bool(there)


@transaction.atomic
def tell_inside(item: RunItem, through: int, outcome: str | Refusal) -> None:
    """Note what became of the next thing in an archive, once: ``through`` were done before it."""
    run = Run.objects.select_for_update().get(pk=item.run_id)
    mine = RunItem.objects.filter(pk=item.pk, through=through)
    if not mine.update(through=through + 1):
        return
    _count(run, outcome)
    if isinstance(outcome, Refusal) and run.failed <= MOST_TOLD:
        where = storable(outcome.address or item.what)
        failed = {"state": RunItem.State.FAILED, "again": False, "why": storable(outcome.why)}
        RunItem.objects.create(run=run, what=where, **failed)


def _count(run: Run, outcome: str | Refusal) -> None:
    if isinstance(outcome, Refusal):
        run.failed += 1
    elif outcome:
        run.counts[outcome] = run.counts.get(outcome, 0) + 1
    run.save(update_fields=["done", "failed", "counts"])


@transaction.atomic
def end_if_done(run_id: int, now: datetime) -> None:
    """A run of which nothing is left is done."""
    _end(Run.objects.select_for_update().get(pk=run_id), now)


def _end(run: Run, now: datetime) -> None:
    left = RunItem.objects.filter(run=run, state=RunItem.State.LEFT).exists()
    if not left and run.state == Run.State.RUNNING:
        run.state, run.finished = Run.State.DONE, now
        run.save(update_fields=["state", "finished"])
