"""Long pieces of work that a person starts, watches and steers: importing many, reading again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from django.db.models import F

from wiredesk.desk.actions.acting import action
from wiredesk.desk.actions.arrive import keep_bytes
from wiredesk.desk.actions.run_items import ask_for_lanes, put
from wiredesk.desk.models import Arrival, Failure, Run, RunItem, Source, Version
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.runs import may_see_run
from wiredesk.desk.queries.source_preview import allowed_folder
from wiredesk.records import Delivery, Refusal
from wiredesk.wire.carriers import folder
from wiredesk.wire.carriers.inside import holds_many
from wiredesk.wire.carriers.web import once
from wiredesk.wire.carriers.web.door import why_not_an_address
from wiredesk.wire.manners import host_of
from wiredesk.wire.refusals import LARGEST, refuse_large
from wiredesk.wire.storable import storable

MOST = 100_000
"""Items of one run."""

LANES = 64
"""Hosts that a run asks side by side, each with the manners of the poller."""

TOGETHER = 200_000_000
"""Bytes of the files that are uploaded at once."""


class Upload(NamedTuple):
    """A file that was uploaded. ``read`` gives its bytes."""

    name: str
    size: int
    media_type: str
    read: Any


@action("import", "nothing")
def import_many(
    user: Any, _: int | None, now: datetime, *, given: Sequence[str], source: Source | None = None
) -> Run | Refusal:
    """Import addresses, one by one, each once; as stories of a ``source`` where it is said."""
    addresses = list(dict.fromkeys(storable(line.strip()) for line in given if line.strip()))
    for one in addresses:
        why = why_not_an_address(one) if once.is_address(one) else "This is no address."
        if why:
            return Refusal(what="import", why=f"{why.rstrip('.')}: {one[:200]}")
    if why_not := _why_not(addresses, user, source):
        return why_not
    hosts: dict[str, int] = {}
    items = [
        RunItem(what=one, lane=hosts.setdefault(host_of(one), len(hosts)) % LANES)
        for one in addresses
    ]
    return _start(Run.Kind.ADDRESSES, addresses[0], items, user, now, source)


@action("import", "nothing")
def import_files(
    user: Any,
    _: int | None,
    now: datetime,
    *,
    files: Sequence[Upload],
    source: Source | None = None,
) -> Run | Refusal:
    """Import files that were uploaded: their bytes are kept now, and taken in by the worker."""
    if why_not := _why_not(files, user, source):
        return why_not
    if sum(file.size for file in files) > TOGETHER:
        why = f"These files have more than {TOGETHER / 1e6:.0f} MB together. Send fewer at once."
        return Refusal(what="import", why=why)
    items = [_uploaded(file, source, now) for file in files]
    return _start(Run.Kind.FILES, storable(files[0].name), items, user, now, source)


def _uploaded(file: Upload, source: Source | None, now: datetime) -> RunItem:
    name = storable(file.name)[:500]
    if file.size > LARGEST:
        why = refuse_large(file.size, name).why
        return RunItem(what=name, state=RunItem.State.FAILED, why=why, again=False)
    delivery = Delivery(
        body=file.read(), address=name, media_type=file.media_type or None, carrier="upload"
    )
    taken_in = now if holds_many(name) else None  # of an archive itself no story is made
    return RunItem(what=name, number=keep_bytes(delivery, source, now, taken_in=taken_in).pk)


@action("back_up", "nothing")
def import_folder(
    user: Any,
    _: int | None,
    now: datetime,
    *,
    path: str,
    folders: Sequence[Path],
    source: Source | None = None,
) -> Run | Refusal:
    """Import the files of a folder of this machine, of those that screens may look into; for who
    may carry the desk away anyhow, as a path shows what lies on the machine."""
    top = allowed_folder(path, list(folders))
    if isinstance(top, Refusal):
        return top
    files = [str(file) for file in folder.deliveries(top)]
    if why_not := _why_not(files, user, source):
        return why_not
    items = [RunItem(what=storable(file)) for file in files]
    return _start(Run.Kind.FOLDER, storable(str(top)), items, user, now, source)


@action("change_source", "source")
def read_again(user: Any, source: Source, now: datetime, *, dry: bool) -> Run | Refusal:
    """Read the latest versions of a source's stories again; ``dry`` only says what would change."""
    rows = Version.objects.filter(arrival__source=source, story__latest=F("pk")).order_by("pk")
    kind = Run.Kind.DRY if dry else Run.Kind.REREAD
    named = rows.values_list("pk", "title").iterator()
    items = (RunItem(what=title, number=number) for number, title in named)
    return _start(kind, source.name, items, user, now, source)


def _why_not(items: Sequence[object], user: Any, source: Source | None) -> Refusal | None:
    if not items:
        return Refusal(what="import", why="Nothing was given.")
    if len(items) > MOST:
        why = f"These are {len(items)}; at most {MOST} are imported at once. Split them."
        return Refusal(what="import", why=why)
    if source is not None and not may(user, "see", source):
        return Refusal(what="import", why="There is no such source.")
    return None


def _start(
    kind: str,
    name: str,
    items: Iterable[RunItem],
    user: Any,
    now: datetime,
    source: Source | None = None,
) -> Run:
    run = Run.objects.create(kind=kind, name=name, source=source, by=user, made=now)
    run.total = put(run, items)
    run.done = run.failed = run.items.filter(state=RunItem.State.FAILED).count()
    if run.done == run.total:
        run.state, run.finished = Run.State.DONE, now
    run.save(update_fields=["total", "done", "failed", "state", "finished"])
    if run.state == Run.State.RUNNING:
        ask_for_lanes(run, now)
    return run


@action("import", "run")
def cancel_run(user: Any, run: Run, now: datetime) -> Run | Refusal:
    """Stop a run after the item in hand. What it has done stays."""
    if why_not := _not_theirs(user, run):
        return why_not
    if run.state != Run.State.RUNNING:
        return Refusal(what="cancel", why="It does not run any more.")
    run.state, run.finished = Run.State.CANCELLED, now
    run.save(update_fields=["state", "finished"])
    return run


@action("import", "run")
def resume_run(user: Any, run: Run, now: datetime) -> Run | Refusal:
    """Go on with what is left of a run that was cancelled, or that nobody does any more."""
    if why_not := _not_theirs(user, run):
        return why_not
    if not run.items.filter(state=RunItem.State.LEFT).exists():
        return Refusal(what="resume", why="Nothing is left of it to be done.")
    return _run_on(run, now)


@action("import", "run")
def retry_failed(user: Any, run: Run, now: datetime) -> Run | Refusal:
    """Try what failed of a run once more."""
    if why_not := _not_theirs(user, run):
        return why_not
    failed = run.items.filter(state=RunItem.State.FAILED, again=True)
    if run.kind == Run.Kind.FILES:
        arrivals = Arrival.objects.filter(pk__in=failed.values("number"))
        Failure.objects.filter(arrival__in=arrivals).delete()
        arrivals.update(taken_in=None)
    many = failed.update(state=RunItem.State.LEFT, tries=0, why="")
    if not many:
        return Refusal(what="retry", why="Nothing of it can be tried again.")
    run.done, run.failed = run.done - many, run.failed - many
    return _run_on(run, now)


def _not_theirs(user: Any, run: Run) -> Refusal | None:
    """A run that a person may not see is none; who reads a source again may change it."""
    if not may_see_run(user, run):
        return Refusal(what="run", why="There is no such run.")
    again = run.kind in {Run.Kind.DRY, Run.Kind.REREAD}
    if again and not may(user, "change_source", run.source):
        return Refusal(what="run", why="You may not do this.")
    return None


def _run_on(run: Run, now: datetime) -> Run:
    run.state, run.finished = Run.State.RUNNING, None
    run.save(update_fields=["state", "finished", "done", "failed"])
    ask_for_lanes(run, now)
    return run
