"""Making a backup while the desk runs: one snapshot of the store, then the data folder's files."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from wiredesk.desk.backups.container import ABOUT, FORMAT, filling
from wiredesk.desk.backups.rows import LEFT_OUT, fields_of, lines_of, tables
from wiredesk.version import VERSION

KEY = "key"
"""The desk's key, in the data folder: what kept logins and sessions stand on."""

BEGIN = {
    "sqlite": "BEGIN",  # in WAL a reader sees the store as it was, and hinders no writer
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY",
}


def back_up(
    target: Path, now: datetime, with_key: bool = True, after: Callable[[str], None] = print
) -> dict[str, int]:
    """Write the whole desk to a file; rows by table. ``after`` is told of each table.

    What stood at ``target`` is replaced once the backup is whole.
    """
    about: dict[str, Any] = {"format": FORMAT, "version": VERSION, "made": now.isoformat()}
    counts: dict[str, int] = {}
    with filling(target) as out:
        with snapshot():
            about["database"] = connection.vendor
            about["migrations"] = sorted(
                map(list, MigrationRecorder(connection).applied_migrations())
            )
            about["tables"] = {}
            for model in tables():
                label = model._meta.label
                if label in LEFT_OUT:
                    continue
                counter = _Counter()
                out.add(f"tables/{label}.jsonl", counter.counted(lines_of(model)))
                counts[label] = counter.count
                about["tables"][label] = {
                    "fields": [field.attname for field in fields_of(model)],
                    "rows": counter.count,
                }
                after(label)
        for name, file in files_of(settings.DATA, target):
            if with_key or name != KEY:
                out.add(f"files/{name}", _pieces(file))
        about["sums"] = out.sums
        out.inside.writestr(ABOUT, json.dumps(about, indent=1))
    return counts


@contextmanager
def snapshot() -> Iterator[None]:
    """All that is read inside is of one moment."""
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute(BEGIN[connection.vendor])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


def files_of(folder: Path, target: Path) -> Iterator[tuple[str, Path]]:
    """What lies in the data folder, by name: not the store itself, nor locks, nor backups."""
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        if hidden or file.is_symlink() or not file.is_file() or name == "starting":
            continue
        if ".sqlite3" in file.name or name.startswith("backups/") or file == target.resolve():
            continue
        yield name, file


class _Counter:
    """Counts what passes."""

    def __init__(self) -> None:
        self.count = 0

    def counted(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        for line in lines:
            self.count += 1
            yield line


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as content:
        while piece := content.read(1 << 20):
            yield piece
