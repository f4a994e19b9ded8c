"""The index itself, whichever database holds it.

A story has a place in it: when it was published (else received), then its number. The newest
stand at the end, so that the newest matches are the first that are read, and no others.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from types import ModuleType
from typing import NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from wiredesk.desk.search import postgresql, sqlite
from wiredesk.desk.search.wanted import State, Wanted

BITS = 31


def kept_in(vendor: str) -> ModuleType:
    """The module of a database."""
    return sqlite if vendor == "sqlite" else postgresql


def place_of(at: datetime, story: int) -> int:
    """The place of a story in the index."""
    return int(at.timestamp()) << BITS | story


def story_at(place: int) -> int:
    """The story that has a place."""
    return place & (1 << BITS) - 1


def put(place: int, title: Sequence[str], body: Sequence[str], tags: Sequence[str]) -> None:
    """Put a story's words at its place, in the stead of those that stood there."""
    take_out([place])
    kept_in(connection.vendor).put(place, title, body, tags)


def take_out(places: Sequence[int]) -> None:
    """Take stories out of the index."""
    column = kept_in(connection.vendor).COLUMN
    with connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM desk_words WHERE {column} = %s",
            [[place] for place in places],
        )


def take_out_strays() -> None:
    """Take out words that no entry stands for."""
    column = kept_in(connection.vendor).COLUMN
    known = "SELECT place FROM desk_entry"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM desk_words WHERE {column} NOT IN ({known})")


def clear() -> None:
    """Take everything out."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM desk_words")


def among(numbers: Iterable[int]) -> RawSQL:
    """Whole numbers to look among (``place__in=among(places)``), written out: thousands of
    parameters take longer to bind than to look up."""
    return RawSQL(",".join(str(int(number)) for number in numbers) or "NULL", ())  # noqa: S611 - whole numbers alone


class Asked(NamedTuple):
    """What a query wants, and in which states on the desk."""

    wanted: Wanted
    states: tuple[State, ...] = ()


def newest(asked: Asked, most: int, before: int | None = None) -> list[int]:
    """The places of the newest matches, the newest first; only those before a place."""
    question, values = _question(asked, most, before)
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return [place for (place,) in cursor.fetchall()]


def counts(all_asked: Sequence[Asked], most: int) -> list[int]:
    """How many match each of some queries, counted up to ``most``; one statement for all."""
    if not all_asked:
        return []
    questions = [_question(asked, most, None) for asked in all_asked]
    parts = [f"(SELECT count(*) FROM ({question}) AS found)" for question, _ in questions]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(parts), [v for _, values in questions for v in values])
        return list(cursor.fetchone())


def _question(asked: Asked, most: int, before: int | None) -> tuple[str, list[object]]:
    """The statement and its parameters. Only names of ours are written into it."""
    module = kept_in(connection.vendor)
    condition, value = module.condition(asked.wanted)
    conditions, values = [condition], [value]
    if before is not None:
        conditions.append(f"{module.COLUMN} < %s")
        values.append(before)
    for names, without in asked.states:
        marks = ", ".join(["%s"] * len(names))
        inside = f"SELECT story_id FROM desk_shown WHERE state IN ({marks})"
        story = f"({module.COLUMN} & {(1 << BITS) - 1})"
        conditions.append(f"{story} {'NOT ' if without else ''}IN ({inside})")
        values += names
    question = (
        f"SELECT {module.COLUMN} FROM desk_words WHERE {' AND '.join(conditions)} "
        f"ORDER BY {module.COLUMN} DESC LIMIT %s"
    )
    return question, [*values, most]
