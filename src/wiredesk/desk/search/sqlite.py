"""The index in SQLite: FTS5, its own tokenizer told to leave our words as they are.

Its tokenizer "ascii" parts words at spaces, and takes all else that we emit for letters.
"""

from collections.abc import Sequence

from django.db import connection

from wiredesk.desk.search.wanted import EVERYTHING, All, Any, Not, Wanted, Words


def put(place: int, title: Sequence[str], body: Sequence[str], tags: Sequence[str]) -> None:
    """Put a story's words at its place, which must be free."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO desk_words(rowid, title, body, tags) VALUES (%s, %s, %s, %s)",
            [place, *(" ".join(words) for words in (title, body, tags))],
        )


COLUMN = "rowid"


def condition(wanted: Wanted) -> tuple[str, str]:
    """The SQL that a row is wanted, with one parameter, and that parameter."""
    return "desk_words MATCH %s", expression(wanted)


def expression(wanted: Wanted) -> str:
    """A query in FTS5's language. It knows "not" only as "this and not that"."""
    if isinstance(wanted, Words):
        column = "title : " if wanted.title else ""
        return f'{column}"{" ".join(wanted.words)}"{" *" if wanted.prefix else ""}'
    if isinstance(wanted, Not):
        return f"({expression(EVERYTHING)} NOT {expression(wanted.part)})"
    if isinstance(wanted, Any):
        return "(" + " OR ".join(map(expression, wanted.parts)) + ")"
    return _all(wanted)


def _all(wanted: All) -> str:
    met = [part for part in wanted.parts if not isinstance(part, Not)] or [EVERYTHING]
    found = "(" + " AND ".join(map(expression, met)) + ")"
    for part in wanted.parts:
        if isinstance(part, Not):
            found = f"({found} NOT {expression(part.part)})"
    return found
