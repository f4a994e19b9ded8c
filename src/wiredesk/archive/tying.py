"""Candidates verified, batch by batch, as the desk verifies them."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wiredesk.archive.pairing import candidates_of, houses
from wiredesk.archive.shelf import Shelf
from wiredesk.archive.stories import Stories
from wiredesk.archive.workers import Workers
from wiredesk.lineage.boilerplate import Houses
from wiredesk.lineage.copies import tie_bodies
from wiredesk.lineage.passages import Body, body
from wiredesk.lineage.versions import declared_version
from wiredesk.records import Comparable, Tie


class Task(NamedTuple):
    """A batch whose candidates are to be verified."""

    folder: Path
    number: int


def tie(shelf: Shelf, count: int, workers: Workers) -> Iterator[int]:
    """Verify the candidates of each batch that is not there yet; ties found, batch by batch."""
    yield from workers.each(tie_batch, (Task(shelf.folder, n) for n in range(count)))


def tie_batch(task: Task) -> int:
    """The ties of one batch's stories to all before them, one JSON object a line."""
    shelf = Shelf(task.folder)
    place = shelf.part("ties", task.number, "jsonl")
    return shelf.put_lines(place, lambda: _ties(shelf, task.number))


def gather(shelf: Shelf, kind: str) -> Path:
    """All ties of a kind of part in one file, in the order of the stories."""
    place = shelf.folder / f"{kind}.jsonl"

    def write(beside: Path) -> None:
        with beside.open("wb") as out:
            for part in shelf.parts(kind):
                out.write(part.read_bytes())

    shelf.put(place, write)
    return place


def _ties(shelf: Shelf, batch: int) -> Iterator[Tie]:
    stories = Stories(shelf)
    known = Houses.of(houses(shelf))
    last, mine = -1, None
    for later, earlier in candidates_of(shelf, batch):
        a, b = stories.story(later), stories.story(earlier)
        if mine is None or later != last:
            last, mine = later, _body(a, known)
        found = tie_bodies(a, b, mine, _body(b, known))
        found = found or declared_version(a, b)
        if found is not None:
            yield found


def _body(story: Comparable, known: Houses) -> Body:
    return body("\n\n".join(known.without(story)))
