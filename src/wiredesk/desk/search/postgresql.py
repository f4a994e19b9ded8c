"""The index in PostgreSQL: a tsvector of our words, written out, so that no parser parts them."""

from collections.abc import Sequence

from django.db import connection

from wiredesk.desk.search.wanted import EVERYTHING, Any, Not, Wanted, Words

LAST, OFTEN = 16_383, 255
"""PostgreSQL counts positions up to the one, and keeps the other of each word: beyond them words
are found, and phrases are not."""


def put(place: int, title: Sequence[str], body: Sequence[str], tags: Sequence[str]) -> None:
    """Put a story's words at its place, which must be free."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO desk_words(place, words) VALUES (%s, %s::tsvector)",
            [place, vector(title, body, tags)],
        )


def vector(title: Sequence[str], body: Sequence[str], tags: Sequence[str]) -> str:
    """A tsvector in writing: 'porto':1A,7 'sines':2A. The headline's words weigh A.

    A place is left free between headline, body and tags, so that no phrase runs across.
    """
    where: dict[str, list[str]] = {}
    at = 0
    for words, weight in ((title, "A"), (body, ""), (tags, "")):
        for word in words:
            at += 1
            places = where.setdefault(word, [])
            if at <= LAST and len(places) < OFTEN:
                places.append(f"{at}{weight}")
        at += 1
    return " ".join(f"'{word}'" + (":" + ",".join(at) if at else "") for word, at in where.items())


COLUMN = "place"


def condition(wanted: Wanted) -> tuple[str, str]:
    """The SQL that a row is wanted, with one parameter, and that parameter."""
    if wanted == EVERYTHING:  # each row is read from where long values are kept, else
        return "%s", "t"
    return "words @@ %s::tsquery", expression(wanted)


def expression(wanted: Wanted) -> str:
    """A query in writing: 'porto' <-> 'de' & !'greve':A."""
    if isinstance(wanted, Words):
        marks = [""] * (len(wanted.words) - 1) + ["*" if wanted.prefix else ""]
        weight = "A" if wanted.title else ""
        return (
            "("
            + " <-> ".join(
                f"'{word}'" + (f":{weight}{mark}" if weight or mark else "")
                for word, mark in zip(wanted.words, marks, strict=True)
            )
            + ")"
        )
    if isinstance(wanted, Not):
        return f"!{expression(wanted.part)}"
    joint = " | " if isinstance(wanted, Any) else " & "
    return "(" + joint.join(map(expression, wanted.parts)) + ")"
