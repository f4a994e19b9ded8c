"""The map: each batch becomes stories, their hashes, and what else ties stories, as Parquet."""

import gzip
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from wiredesk.archive.batches import SPAN, Batch, Item, batches
from wiredesk.archive.shelf import Shelf
from wiredesk.archive.stories import write_stories
from wiredesk.archive.workers import Workers
from wiredesk.lineage.fingerprints import fingerprint
from wiredesk.lineage.passages import parted
from wiredesk.lineage.translations.finding import UNKNOWN, tongue
from wiredesk.lineage.versions import declared_ids
from wiredesk.pipeline import read_deliveries
from wiredesk.pipeline.comparing import comparable, comparables
from wiredesk.records import Comparable, Delivery, Given, Reading, Refusal
from wiredesk.sheets.json import as_json
from wiredesk.wire.carriers.lines import Line, holds_lines, lines_of

DAY = len("2026-05-03")


class Task(NamedTuple):
    """A batch to take in, and where."""

    folder: Path
    number: int
    batch: Batch


class Done(NamedTuple):
    """What became of a batch."""

    stories: int
    refused: int


def take_in(shelf: Shelf, paths: Iterable[Path], workers: Workers) -> Iterator[Done]:
    """Take in every batch that is not there yet; counts as batches are finished."""
    yield from workers.each(_take_in_batch, _tasks(shelf, paths))


def read_all(shelf: Shelf, paths: Iterable[Path], workers: Workers) -> Iterator[Done]:
    """Read every batch that is not there yet: one JSON reading a line, in packed parts."""
    yield from workers.each(_read_batch, _tasks(shelf, paths))


def _tasks(shelf: Shelf, paths: Iterable[Path]) -> Iterator[Task]:
    """A batch that is done goes to the workers empty: they know what became of it."""
    for number, batch in enumerate(batches(paths)):
        done = shelf.part("done", number, "json").exists()
        yield Task(shelf.folder, number, [] if done else batch)


def _take_in_batch(task: Task) -> Done:
    shelf = Shelf(task.folder)
    if done := _done(shelf, task.number):
        return done
    kept: list[Comparable] = []
    refused: list[Refusal] = []
    for one in _stories(task.batch):
        if isinstance(one, Refusal):
            refused.append(one)
        else:
            kept.append(one)
    first = task.number * SPAN
    tables = {
        "hashes": _hashes(kept, first),
        "ids": _ids(kept, first),
        "paragraphs": _paragraphs(kept, first),
        "days": _days(kept, first),
    }
    for kind, table in tables.items():
        place = shelf.part(kind, task.number, "parquet")
        shelf.put(place, partial(pq.write_table, table))
    place = shelf.part("stories", task.number, "parquet")
    shelf.put(place, lambda beside: write_stories(beside, kept))
    return _finish(shelf, task.number, len(kept), refused)


def _read_batch(task: Task) -> Done:
    shelf = Shelf(task.folder)
    if done := _done(shelf, task.number):
        return done
    readings: list[bytes] = []
    refused: list[Refusal] = []
    for found in read_deliveries(map(_as_delivery, task.batch), Given()):
        if isinstance(found, Reading):
            readings.append(as_json(found) + b"\n")
        else:
            refused.append(found)
    body = gzip.compress(b"".join(readings), 6, mtime=0)
    shelf.put(shelf.part("readings", task.number, "jsonl.gz"), lambda p: p.write_bytes(body))
    return _finish(shelf, task.number, len(readings), refused)


def _done(shelf: Shelf, number: int) -> Done | None:
    place = shelf.part("done", number, "json")
    return msgspec.json.decode(place.read_bytes(), type=Done) if place.exists() else None


def _finish(shelf: Shelf, number: int, count: int, refused: list[Refusal]) -> Done:
    if refused:
        said = b"".join(msgspec.json.encode(one) + b"\n" for one in refused)
        shelf.put(shelf.part("refused", number, "jsonl"), lambda place: place.write_bytes(said))
    done = Done(count, len(refused))
    noted = msgspec.json.encode(done)
    shelf.put(shelf.part("done", number, "json"), lambda place: place.write_bytes(noted))
    return done


def _as_delivery(item: Item) -> Delivery | Refusal:
    """A line as the delivery of its text; everything else is one already."""
    if not isinstance(item, Line):
        return item
    (story,) = comparables([item])
    if isinstance(story, Refusal):
        return story
    text = "\n\n".join(filter(None, (story.title, *story.paragraphs)))
    plain = "text/plain; charset=utf-8"
    return Delivery(body=text.encode("utf-8", "replace"), address=story.id, media_type=plain)


def _stories(batch: Batch) -> Iterator[Comparable | Refusal]:
    """The stories of a batch; of a delivery there may be several."""
    run: list[Delivery | Refusal] = []
    for item in batch:
        if isinstance(item, Line):
            yield from _read(run)
            run = []
            yield from comparables([item])
        elif isinstance(item, Delivery) and holds_lines(item.body):
            yield from comparables(lines_of(item))
        else:
            run.append(item)
    yield from _read(run)


def _read(run: list[Delivery | Refusal]) -> Iterator[Comparable | Refusal]:
    for found in read_deliveries(run, Given()):
        yield comparable(found) if isinstance(found, Reading) else found


# ── tables ────────────────────────────────────────────────────────────────────────────────────


def _hashes(stories: list[Comparable], first: int) -> pa.Table:
    found = [fingerprint("\n\n".join(story.paragraphs)) for story in stories]
    hashes = np.concatenate([np.empty(0, np.uint32), *found])
    numbers = np.arange(first, first + len(found), dtype=np.uint64)
    owners = np.repeat(numbers, [len(one) for one in found])
    order = np.lexsort((owners, hashes))
    return pa.table({"hash": hashes[order], "story": owners[order]})


def _ids(stories: list[Comparable], first: int) -> pa.Table:
    rows = [
        (f"{what} {value}", first + at)
        for at, story in enumerate(stories)
        for what, value in declared_ids(story)
    ]
    return pa.table(
        {
            "id": pa.array([said for said, _ in rows], pa.string()),
            "story": pa.array([number for _, number in rows], pa.uint64()),
        }
    )


def _paragraphs(stories: list[Comparable], first: int) -> pa.Table:
    """Each paragraph of a story whose outlet is known, with the first other one of its story."""
    rows = []
    for at, story in enumerate(stories):
        if story.source is not None:
            found = list(dict.fromkeys(parted(story.paragraphs)))
            for paragraph in found:
                lead = next((other for other in found if other != paragraph), 0)
                rows.append((story.source, paragraph, lead, first + at))
    kinds = (("source", pa.string()), ("paragraph", pa.uint64()), ("lead", pa.uint64()))
    columns = {name: pa.array([row[at] for row in rows], k) for at, (name, k) in enumerate(kinds)}
    return pa.table(columns)


def _days(stories: list[Comparable], first: int) -> pa.Table:
    """The day of each story of a known language, empty where it bears none."""
    rows = [
        (first + at, (story.published or story.updated or story.received or "")[:DAY])
        for at, story in enumerate(stories)
        if tongue(story) != UNKNOWN
    ]
    return pa.table(
        {
            "story": pa.array([number for number, _ in rows], pa.uint64()),
            "day": pa.array([day for _, day in rows], pa.string()),
        }
    )
