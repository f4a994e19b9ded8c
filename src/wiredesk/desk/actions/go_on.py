"""Going on with a run: what the worker does of files, folders, and stories that are read again."""

import logging
import tempfile
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import OperationalError

from wiredesk import records
from wiredesk.desk.actions.arrive import delivered, keep_bytes
from wiredesk.desk.actions.jobs import ask_by
from wiredesk.desk.actions.read_page import read_page
from wiredesk.desk.actions.read_version import beside, given_of, read_version
from wiredesk.desk.actions.run_items import next_item, tell, tell_inside
from wiredesk.desk.actions.take_in import take_in
from wiredesk.desk.models import Arrival, Failure, Page, Run, RunItem, Version
from wiredesk.desk.packing import unpack_story
from wiredesk.desk.queries.standing import text_of
from wiredesk.reading import read_story
from wiredesk.records import Delivery, Reading, Refusal
from wiredesk.wire.carriers.inside import holds_many, inside

log = logging.getLogger("wiredesk.runs")

AT_ONCE = 10
"""Items of one job; then the run asks for the next, so that it can be cancelled, or go on after a
worker was killed."""

OF_AN_ARCHIVE = 200
"""Things in an archive that are taken in by one job; its beginning is passed over each time."""


def go_on(run_id: int, now: datetime) -> int:
    """Do the next items of a run; how many. Doing one twice, after a crash, does it once."""
    for number in range(AT_ONCE):
        item = next_item(run_id, now)
        if item is None:
            return number
        if not _do(item, now):
            break
    ask_by("run", run_id, now, now)
    return number + 1


def _do(item: RunItem, now: datetime) -> bool:
    """Do an item, or some of an archive; whether it is done."""
    try:
        run = item.run
        if run.kind in {Run.Kind.DRY, Run.Kind.REREAD}:
            outcome, words = _read_again(item, run.kind == Run.Kind.DRY, now)
            tell(item, outcome, now, words)
            return True
        if holds_many(item.what):
            return _some_of(item, now)
        tell(item, _file(item, now), now)
    except OperationalError:  # the store's trouble: the item is tried again
        raise
    except Exception as error:
        log.exception("run %d: an item failed", item.run_id)
        tell(item, stumbled(error, item.what), now)
    return True


def stumbled(error: Exception, what: str) -> Refusal:
    """What is said of an item that makes us stumble; the run goes on."""
    return Refusal(what=what, why=f"We stumbled: {type(error).__name__}: {error}")


def kept(delivery: Delivery | Refusal, run: Run, now: datetime) -> str | Refusal:
    """Keep a delivery of a run and take it in; what came of it."""
    if isinstance(delivery, Refusal):
        return delivery
    return taken(keep_bytes(delivery, run.source, now, taken_in=None), now)


def taken(arrival: Arrival, now: datetime) -> str | Refusal:
    """Take an arrival in; what came of it."""
    counts = take_in(arrival.pk, now)
    failed = list(Failure.objects.filter(arrival=arrival).order_by("item")[:4])
    if failed:
        why = " ".join(f.why for f in failed[:3]) + (" …" if len(failed) > 3 else "")
        return Refusal(what=failed[0].what, why=why, address=arrival.address)
    return "new" if counts["new"] or counts["version"] else "known"


def _file(item: RunItem, now: datetime) -> str | Refusal:
    if item.number is None:
        found = next(inside(Path(item.what)))
        return kept(found, item.run, now)
    return taken(Arrival.objects.get(pk=item.number), now)


def _some_of(item: RunItem, now: datetime) -> bool:
    """Take in the next things of an archive; whether that was the last of it."""
    number = item.through
    for number, found in enumerate(islice(_things(item), item.through, None), item.through):
        if number - item.through == OF_AN_ARCHIVE:
            RunItem.objects.filter(pk=item.pk).update(tries=0)
            return False
        try:
            outcome = kept(found, item.run, now)
        except OperationalError:
            raise
        except Exception as error:
            log.exception("run %d: thing %d of an archive failed", item.run_id, number)
            outcome = stumbled(error, item.what)
        tell_inside(item, number, outcome)
    tell(item, "", now)
    return True


def _things(item: RunItem) -> Iterator[Delivery | Refusal]:
    """What is in an archive: one of this machine, or one that was uploaded."""
    if item.number is None:
        yield from inside(Path(item.what))
        return
    delivery = delivered(Arrival.objects.select_related("delivery").get(pk=item.number))
    if delivery is None:
        yield Refusal(what="gone", why="Its bytes are kept no longer.", address=item.what)
        return
    with tempfile.TemporaryDirectory(prefix="wiredesk-") as place:
        file = Path(place) / f"archive{_ending(item.what)}"
        file.write_bytes(delivery.body)
        yield from inside(file, item.what)


def _ending(name: str) -> str:
    """Its last two endings, as ".warc.gz"; they say what it is."""
    return "".join(Path(name.lower()).suffixes[-2:])


def _read_again(item: RunItem, dry: bool, now: datetime) -> tuple[str | Refusal, str]:
    version = Version.objects.select_related("reading", "arrival__source").filter(pk=item.number)
    row = version.first()
    if row is None:
        return Refusal(what=item.what, why="It is not here any more."), ""
    before = text_of(row)[1]
    if dry:
        after = read_story(unpack_story(row.packed), given_of(row), beside([row])[row.pk])
    else:
        after = read_version(row.pk, now)
        for page in Page.objects.filter(version=row).values_list("pk", flat=True):
            read_page(page, now)
    changed = "reading" if before is None else " ".join(_changed(before, after))
    return ("changed" if changed else "unchanged"), changed


def _changed(before: Reading, after: Reading) -> Iterator[str]:
    """What an editor would see change, by its name."""
    old, new = _told(before), _told(after)
    yield from (name for name in old if old[name] != new[name])


def _told(reading: records.Reading) -> dict[str, Any]:
    return {
        "language": reading.language.tag,
        "origin": reading.origin,
        "claims": [(a.start, a.end, a.kind) for a in reading.attributions],
        "defects": [(d.kind, d.start, d.end) for d in reading.defects],
    }
