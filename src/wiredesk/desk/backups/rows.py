"""Rows of any table as lines of JSON, and back; the same for either database."""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models import sql

AT_ONCE = 500

LEFT_OUT = frozenset({"sessions.Session", "desk.Entry"})
"""Log-ins end with a restore; what stories are found by is made anew from their readings."""

GIVEN_UP: dict[str, frozenset[str] | None] = {
    "desk.RunFailure": None,
    "desk.Run": frozenset({"items", "given"}),
}
"""Tables (``None``) and columns that older backups hold and that stand in others by now. What a run
had still to do when such a backup was made is not taken up again."""

Model = type[models.Model]


def tables() -> list[Model]:
    """Every table of the desk and what it stands on, by label."""
    every = apps.get_models(include_auto_created=True)
    mine = [m for m in every if m._meta.managed and not m._meta.proxy]
    return sorted(mine, key=lambda model: model._meta.label)


def fields_of(model: Model) -> list[models.Field]:
    """The columns of a table."""
    return list(model._meta.concrete_fields)


def lines_of(model: Model) -> Iterator[bytes]:
    """Each row as a line: a JSON list, in the order of ``fields_of``. Oldest first, in pieces."""
    names = [field.attname for field in fields_of(model)]
    at = names.index(model._meta.pk.attname)
    rows = model._base_manager.order_by("pk")
    some = list(rows.values_list(*names)[:AT_ONCE])
    while some:
        for row in some:
            line = json.dumps([_plain(v) for v in row], ensure_ascii=False, separators=(",", ":"))
            yield line.encode() + b"\n"
        some = list(rows.filter(pk__gt=some[-1][at]).values_list(*names)[:AT_ONCE])


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return (
        value if value is None or isinstance(value, str | int | float | list | dict) else str(value)
    )


def put_rows(model: Model, names: list[str], lines: Iterable[bytes]) -> int:
    """Put the rows in their table just as they were, and give how many they are.

    Columns that the backup does not know get their default; those given up are passed over.
    """
    fields = fields_of(model)
    known = {field.attname: field for field in fields}
    later = [field for field in fields if field.attname not in names]
    count, some = 0, list[models.Model]()
    for line in lines:
        row = json.loads(line)
        told = zip(names, row, strict=True)
        values = {name: known[name].to_python(v) for name, v in told if name in known}
        values |= {field.attname: field.get_default() for field in later}
        some.append(model(**values))
        count += 1
        if len(some) == AT_ONCE:
            _insert(model, fields, some)
            some = []
    _insert(model, fields, some)
    return count


def _insert(model: Model, fields: list[models.Field], rows: list[models.Model]) -> None:
    """Raw, so that no field sets itself to now."""
    size = connection.ops.bulk_batch_size(fields, rows) or len(rows) or 1
    for start in range(0, len(rows), size):
        query = sql.InsertQuery(model)
        query.insert_values(fields, rows[start : start + size], raw=True)
        query.get_compiler(connection=connection).execute_sql()
