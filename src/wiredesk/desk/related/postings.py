"""The inverted index in the store: which stories hold a hash. Plain SQL: two columns, one key.

A hash that ``index.MANY`` stories hold already is not entered for any later one: it tells of none,
and the oldest are the ones that are found by it.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from django.db import connection

from wiredesk.desk.models import Compared
from wiredesk.lineage.fingerprints import Fingerprint
from wiredesk.lineage.index import MANY, Standing

TABLE = "desk_posting"
CHUNK = 400
"""Hashes asked for in one statement; SQLite takes no more than some hundreds of values."""


class Postings:
    """The store's postings, as ``lineage.index.candidates`` asks for them."""

    def standing(self, hashes: Fingerprint) -> Standing:
        """Where each of these hashes stands."""
        rows = list(_rows(hashes.tolist()))
        held = np.array([row[0] for row in rows], np.uint32)
        story = np.array([row[1] for row in rows], np.uint32)
        _, which, count = np.unique(held, return_inverse=True, return_counts=True)
        return Standing(held, story, count[which] if len(held) else np.empty(0, np.int64))

    def sizes(self, stories: Sequence[int]) -> Sequence[int]:
        """How many hashes each of these stories has."""
        known = dict(Compared.objects.filter(pk__in=stories).values_list("pk", "hashes"))
        return [known.get(story, 0) for story in stories]


def _rows(hashes: Sequence[int]) -> Iterable[tuple[int, int]]:
    with connection.cursor() as cursor:
        for start in range(0, len(hashes), CHUNK):
            some = hashes[start : start + CHUNK]
            marks = ",".join(["%s"] * len(some))
            cursor.execute(f"SELECT hash, story FROM {TABLE} WHERE hash IN ({marks})", some)  # noqa: S608 - marks alone
            yield from cursor.fetchall()


def enter(story: int, hashes: Fingerprint, standing: Standing) -> None:
    """Enter a story's hashes; ``standing`` is where they stand already."""
    full = np.unique(standing.hash[standing.holders > MANY])
    free = np.setdiff1d(hashes, full).tolist()
    with connection.cursor() as cursor:
        for start in range(0, len(free), CHUNK):
            some = free[start : start + CHUNK]
            rows = ",".join([f"(%s,{int(story)})"] * len(some))
            cursor.execute(
                f"INSERT INTO {TABLE} (hash, story) VALUES {rows} ON CONFLICT DO NOTHING",  # noqa: S608
                some,
            )


def leave(story: int, hashes: Fingerprint) -> None:
    """Take a story's hashes out of the index; they are known from what it was compared by."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM {TABLE} WHERE hash = %s AND story = %s",  # noqa: S608
            [(int(one), story) for one in hashes],
        )


def clear() -> None:
    """Empty the index."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608
