"""Translations in an archive: among the stories of the days around, in stretches.

A translation is published within days of its original, so stories are put in the order of their
days and cut into stretches; each story is held against those before it in its own stretch and
in the one before. Whatever the size of the archive, two stretches are in memory at once.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from wiredesk.archive.pairing import days
from wiredesk.archive.shelf import Shelf
from wiredesk.archive.stories import Stories
from wiredesk.archive.workers import Workers
from wiredesk.lineage.copies import tie_bodies
from wiredesk.lineage.passages import body
from wiredesk.lineage.translations import Translations
from wiredesk.lineage.translations.deciding import SUGGESTED
from wiredesk.records import Comparable, Tie

STRETCH = 10_000
"""Stories in a stretch; each is related to as many before it at least, to twice as many at most."""


class Task(NamedTuple):
    """A stretch whose translations are to be found."""

    folder: Path
    number: int


def put_in_order(shelf: Shelf) -> int:
    """Put all stories of a known language in the order of their days; how many stretches."""
    place = shelf.folder / "order.parquet"
    if not place.exists():
        table = pa.table({"story": pa.array(days(shelf), pa.uint64())})
        shelf.put(place, lambda beside: pq.write_table(table, beside, row_group_size=STRETCH))
    return int(pq.ParquetFile(place).num_row_groups)


def translate(shelf: Shelf, stretches: int, workers: Workers) -> Iterator[int]:
    """Find the translations of each stretch that is not there yet; ties found, one by one."""
    yield from workers.each(tie_stretch, (Task(shelf.folder, n) for n in range(stretches)))


def tie_stretch(task: Task) -> int:
    """The translation ties of one stretch's stories, one JSON object a line."""
    shelf = Shelf(task.folder)
    place = shelf.part("translations", task.number, "jsonl")
    return shelf.put_lines(place, lambda: _ties(shelf, task.number))


def _ties(shelf: Shelf, number: int) -> Iterator[Tie]:
    """What the desk's finder is sure enough of to ask a person."""
    finder = Translations()
    for story in _stretch(shelf, number - 1) if number else ():
        finder.add(story)
    mine = _stretch(shelf, number)
    for story in mine:
        finder.hear(story)
    for story in mine:
        for tie in finder.ties(story):
            if tie.confidence >= SUGGESTED and not _copied(story, finder.story(tie.b)):
                yield tie
        finder.add(story)


def _copied(a: Comparable, b: Comparable) -> bool:
    """Whether two stories share their words: one language is told wrong, and they are tied so."""
    mine, theirs = (body("\n\n".join(story.paragraphs)) for story in (a, b))
    return tie_bodies(a, b, mine, theirs) is not None


def _stretch(shelf: Shelf, number: int) -> list[Comparable]:
    """The stories of a stretch, in the order of their days; read in the order of the files."""
    file = pq.ParquetFile(shelf.folder / "order.parquet")
    wanted: list[int] = file.read_row_group(number).column("story").to_pylist()
    stories = Stories(shelf)
    read = {one: stories.story(one) for one in sorted(wanted)}
    return _named_apart(read[one] for one in wanted)


def _named_apart(stories: Iterable[Comparable]) -> list[Comparable]:
    """The first story of each id: one that comes again is the same to whoever asks for it."""
    found: dict[str, Comparable] = {}
    for story in stories:
        found.setdefault(story.id, story)
    return list(found.values())
