"""The stories of an archive as Parquet: a number each, and small groups that are read alone."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from wiredesk.archive.batches import SPAN
from wiredesk.archive.shelf import Shelf
from wiredesk.records import Comparable

GROUP = 50
"""Stories that are read together."""

_ENCODE, _DECODE = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(Comparable).decode


def write_stories(place: Path, stories: Iterable[Comparable]) -> None:
    """One row a story, in order."""
    table = pa.table({"story": pa.array([_ENCODE(s) for s in stories], pa.binary())})
    pq.write_table(table, place, row_group_size=GROUP, compression="zstd")


class Stories:
    """Stories by number, the groups read last kept in memory."""

    def __init__(self, shelf: Shelf) -> None:
        """Of a work folder."""
        self._shelf = shelf
        self._group = lru_cache(maxsize=400)(self._read)
        self._file = lru_cache(maxsize=50)(pq.ParquetFile)

    def story(self, number: int) -> Comparable:
        """The story of a number."""
        batch, place = divmod(number, SPAN)
        return self._group(batch, place // GROUP)[place % GROUP]

    def _read(self, batch: int, group: int) -> list[Comparable]:
        file = self._file(self._shelf.part("stories", batch, "parquet"))
        return [_DECODE(row) for row in file.read_row_group(group).column("story").to_pylist()]
