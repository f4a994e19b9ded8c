"""Candidates by hash prefix: the same rules as in memory, as one question to DuckDB a prefix.

Stories count in the order of their numbers: each is held against those before it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from wiredesk.archive.batches import SPAN
from wiredesk.archive.shelf import Shelf
from wiredesk.archive.workers import Workers
from wiredesk.lineage.boilerplate import SEVERAL
from wiredesk.lineage.index import ENOUGH, FEW, MANY, MOST

PREFIXES = 16
"""Parts that all hashes fall into by their first bits; each is asked for by itself."""
MEMORY = "2GB"
"""What DuckDB may hold at once; beyond it, it writes to the work folder."""


class Prefix(tuple[Path, int]):
    """A work folder and a prefix."""

    __slots__ = ()


def pair(shelf: Shelf, workers: Workers) -> Iterator[int]:
    """Find the pairs of each prefix that is not there yet, then the candidates of all."""
    tasks = [Prefix((shelf.folder, number)) for number in range(PREFIXES)]
    yield from workers.each(pair_prefix, tasks)
    if shelf.note("paired") is None:
        _add_up(shelf)
        _learn_houses(shelf)
        shelf.finish("paired")


def pair_prefix(task: Prefix) -> int:
    """The pairs of stories that share hashes of one prefix, with how many, weighed by rareness."""
    folder, number = task
    shelf = Shelf(folder)
    place = shelf.part("pairs", number, "parquet")
    if not place.exists():
        span = (1 << 32) // PREFIXES
        shelf.put(
            place,
            lambda beside: _asked(
                shelf,
                f"""
                COPY (
                  WITH ranked AS (
                    SELECT hash, story, row_number() OVER (PARTITION BY hash ORDER BY story) AS rank
                    FROM {_all(shelf, "hashes")}
                    WHERE hash >= {number * span} AND hash < {(number + 1) * span}
                  )
                  SELECT later.story AS a, earlier.story AS b, count(*) AS shared,
                    sum(CASE WHEN later.rank - 1 <= {FEW} THEN 1.5
                             WHEN later.rank - 1 <= {MANY} THEN 1 ELSE 0 END) AS weight
                  FROM ranked later JOIN ranked earlier ON later.hash = earlier.hash
                    AND earlier.rank < later.rank AND earlier.rank <= {MANY}
                  GROUP BY a, b ORDER BY a, b
                ) TO '{_said(beside)}' (FORMAT parquet, COMPRESSION zstd)""",  # noqa: S608
            ),
        )
    return number


def _add_up(shelf: Shelf) -> None:
    """Candidates from the pairs of all prefixes and from declared ids, story by story."""
    place = shelf.folder / "candidates.parquet"
    shelf.put(
        place,
        lambda beside: _asked(
            shelf,
            f"""
            COPY (
              WITH sizes AS (
                SELECT story, count(*) AS size FROM {_all(shelf, "hashes")} GROUP BY story
              ), summed AS (
                SELECT a, b, sum(shared) AS shared, sum(weight) AS weight
                FROM {_all(shelf, "pairs")} GROUP BY a, b
              ), kept AS (
                SELECT a, b, shared FROM summed
                JOIN sizes mine ON mine.story = a JOIN sizes theirs ON theirs.story = b
                WHERE shared >= 2 AND (weight >= {ENOUGH}
                  OR shared >= greatest({ENOUGH}, {MOST} * least(mine.size, theirs.size)))
              ), ids AS (
                SELECT DISTINCT id, story FROM {_all(shelf, "ids")}
              ), known AS (
                SELECT id, story, row_number() OVER (PARTITION BY id ORDER BY story) AS rank
                FROM ids
              ), declared AS (
                SELECT DISTINCT later.story AS a, earlier.story AS b
                FROM known later JOIN known earlier ON later.id = earlier.id
                  AND earlier.rank < later.rank AND earlier.rank <= {MANY}
              )
              SELECT a, b, max(shared) AS shared FROM (
                SELECT a, b, shared FROM kept UNION ALL SELECT a, b, 0 FROM declared
              ) GROUP BY a, b ORDER BY a, max(shared) DESC, b
            ) TO '{_said(beside)}' (FORMAT parquet, ROW_GROUP_SIZE 10000)""",  # noqa: S608
        ),
    )


def _learn_houses(shelf: Shelf) -> None:
    """Paragraphs that stand in several stories of one outlet that begin otherwise."""
    shelf.put(
        shelf.folder / "houses.parquet",
        lambda beside: _asked(
            shelf,
            f"""
            COPY (
              SELECT source, paragraph FROM {_all(shelf, "paragraphs")}
              GROUP BY source, paragraph HAVING count(DISTINCT lead) >= {SEVERAL}
              ORDER BY source, paragraph
            ) TO '{_said(beside)}' (FORMAT parquet)""",  # noqa: S608
        ),
    )


def candidates_of(shelf: Shelf, batch: int) -> list[tuple[int, int]]:
    """The candidates whose later story stands in a batch: (later, earlier), most shared first."""
    first = batch * SPAN
    return _asked(
        shelf,
        f"""SELECT a, b FROM read_parquet('{_said(shelf.folder / "candidates.parquet")}')
        WHERE a >= {first} AND a < {first + SPAN} ORDER BY a, shared DESC, b""",  # noqa: S608
    )


def houses(shelf: Shelf) -> set[tuple[str, int]]:
    """The boilerplate of all outlets: (outlet, paragraph)."""
    place = _said(shelf.folder / "houses.parquet")
    return set(_asked(shelf, f"SELECT source, paragraph FROM read_parquet('{place}')"))  # noqa: S608


def days(shelf: Shelf) -> list[int]:
    """The stories of a known language, the oldest first; those without a day before all others."""
    rows = _asked(shelf, f"SELECT story FROM {_all(shelf, 'days')} ORDER BY day, story")  # noqa: S608
    return [story for (story,) in rows]


def _asked(shelf: Shelf, question: str) -> list[Any]:
    with duckdb.connect() as base:
        base.execute(f"SET memory_limit = '{MEMORY}'; SET threads = 1")
        base.execute(f"SET temp_directory = '{_said(shelf.folder / 'spill')}'")
        return base.execute(question).fetchall()


def _all(shelf: Shelf, kind: str) -> str:
    return f"read_parquet('{_said(shelf.folder / kind)}/*.parquet')"


def _said(place: Path) -> str:
    return str(place).replace("'", "''")
