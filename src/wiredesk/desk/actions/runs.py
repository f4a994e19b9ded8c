"""Long pieces of work that a person starts and watches: importing many, reading a source again."""

import logging
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import OperationalError, transaction
from django.db.models import F

from wiredesk.desk.actions.acting import action
from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.actions.jobs import ask_by
from wiredesk.desk.actions.read_version import beside, given_of, read_version
from wiredesk.desk.actions.take_in import take_in
from wiredesk.desk.models import Run, RunFailure, Source, Version
from wiredesk.desk.packing import unpack_story
from wiredesk.desk.queries.standing import text_of
from wiredesk.reading import read_story
from wiredesk.records import Reading, Refusal
from wiredesk.wire.carriers import folder
from wiredesk.wire.carriers.web import once

log = logging.getLogger("wiredesk.runs")

AT_ONCE = 10
"""Items of one job; then the run asks for the next, so that it can be cancelled, or go on after a
worker was killed."""

MOST = 100_000


@action("import", "nothing")
def import_many(user: Any, _: int | None, now: datetime, *, given: Sequence[str]) -> Run | Refusal:
    """Import addresses, one by one."""
    addresses = [line.strip() for line in given if line.strip()]
    wrong = next((one for one in addresses if not once.is_address(one)), None)
    if wrong is not None:
        return Refusal(what="import", why=f"This is no address: {wrong[:200]}")
    if not addresses:
        return Refusal(what="import", why="Nothing was given.")
    return _start(Run.Kind.ADDRESSES, addresses[0], addresses, user, now)


@action("back_up", "nothing")
def import_folder(user: Any, _: int | None, now: datetime, *, path: str) -> Run | Refusal:
    """Import the files of a folder of this machine; for who may carry the desk away anyhow."""
    top = Path(path).expanduser()
    if not top.is_dir():
        return Refusal(what="import", why=f"There is no such folder: {path[:200]}")
    return _start(Run.Kind.FOLDER, str(top), [str(f) for f in folder.deliveries(top)], user, now)


@action("change_source", "source")
def read_again(user: Any, source: Source, now: datetime, *, dry: bool) -> Run | Refusal:
    """Read the latest versions of a source's stories again; ``dry`` only says what would change."""
    rows = Version.objects.filter(arrival__source=source, story__latest=F("pk"))
    kind = Run.Kind.DRY if dry else Run.Kind.REREAD
    return _start(kind, source.name, list(rows.values_list("pk", flat=True)), user, now, source)


def _start(
    kind: str, name: str, items: list[Any], user: Any, now: datetime, source: Source | None = None
) -> Run:
    run = Run.objects.create(
        kind=kind,
        name=name,
        source=source,
        by=user,
        items=items[:MOST],
        total=len(items[:MOST]),
        made=now,
    )
    ask_by("run", run.pk, now, now)
    return run


@action("import", "nothing")
def cancel_run(user: Any, run_id: int | None, now: datetime) -> Run | Refusal:
    """Stop a run after the item in hand. What it has done stays."""
    stopped = Run.objects.filter(pk=run_id, state=Run.State.RUNNING)
    if not stopped.update(state=Run.State.CANCELLED, finished=now):
        return Refusal(what="cancel", why="It does not run any more.")
    return Run.objects.get(pk=run_id)


def go_on(run_id: int, now: datetime) -> int:
    """Do the next items of a run; how many. Doing one twice, after a crash, does it once."""
    run = Run.objects.filter(pk=run_id).first()
    for number in range(AT_ONCE):
        if run is None or not Run.objects.filter(pk=run_id, state=Run.State.RUNNING).exists():
            return number
        if run.done >= run.total:
            Run.objects.filter(pk=run_id).update(state=Run.State.DONE, finished=now)
            return number
        _tell(run, _outcome(run, run.items[run.done], now))
    ask_by("run", run_id, now, now)
    return AT_ONCE


def _outcome(run: Run, item: Any, now: datetime) -> str | Refusal:
    """What came of an item. One that makes us stumble is noted, and the run goes on."""
    try:
        return _do(run, item, now)
    except OperationalError:  # the store's trouble: the item is tried again
        raise
    except Exception as error:
        log.exception("run %d: an item failed", run.pk)
        return Refusal(what=str(item), why=f"We stumbled: {type(error).__name__}: {error}")


def _do(run: Run, item: Any, now: datetime) -> str | Refusal:
    if run.kind in {Run.Kind.DRY, Run.Kind.REREAD}:
        return _read_again(int(item), run.kind == Run.Kind.DRY, now)
    if run.kind == Run.Kind.ADDRESSES:
        found = once.deliver(str(item), settings.NETWORKS)
    else:
        found = folder.deliver(Path(str(item)))
    if isinstance(found, Refusal):
        return found
    told = take_in(arrive(found, None, now).pk, now)
    if told["failed"]:
        return Refusal(what=str(item), why="Not all of it could be read.")
    return "new" if told["new"] or told["version"] else "known"


def _read_again(version_id: int, dry: bool, now: datetime) -> str | Refusal:
    version = Version.objects.select_related("reading", "arrival__source").filter(pk=version_id)
    row = version.first()
    if row is None:
        return Refusal(what=str(version_id), why="It is not here any more.")
    before = text_of(row)[1]
    if dry:
        after = read_story(unpack_story(row.packed), given_of(row), beside([row])[row.pk])
    else:
        after = read_version(version_id, now)
    return "changed" if before is None or _told(before) != _told(after) else "unchanged"


def _told(reading: Reading) -> tuple[object, ...]:
    """What an editor would see change."""
    return (
        reading.origin,
        reading.language.tag,
        [(d.kind, d.start, d.end) for d in reading.defects],
        [(a.start, a.end, a.kind) for a in reading.attributions],
    )


@transaction.atomic
def _tell(run: Run, outcome: str | Refusal) -> None:
    failed = isinstance(outcome, Refusal)
    if isinstance(outcome, Refusal):
        where = outcome.address or str(run.items[run.done])
        RunFailure.objects.create(run=run, what=where, why=outcome.why)
    else:
        run.counts[outcome] = run.counts.get(outcome, 0) + 1
    run.done, run.failed = run.done + 1, run.failed + failed
    run.save(update_fields=["done", "failed", "counts"])
