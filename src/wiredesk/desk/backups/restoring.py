"""Restoring a backup: looked through first, then all rows in one transaction, or none."""

import os
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, migrations, transaction
from django.db.migrations.loader import MigrationLoader

from wiredesk.desk.actions.jobs import ask_for
from wiredesk.desk.backups.container import DAMAGED, BackupError, opened
from wiredesk.desk.backups.rows import GIVEN_UP, Model, fields_of, put_rows, tables
from wiredesk.desk.search import words


def restore(file: Path, now: datetime, after: Callable[[str], None] = print) -> dict[str, int]:
    """Put a backup in the place of all that the desk holds; rows by table.

    A damaged file is refused before anything is touched; where anything fails on the way, the
    desk is as it was. Raises BackupError. What stories are found by is made anew by the worker.

    A model with a class method ``restored(now)`` is told, within the transaction, that its rows
    are those of an earlier day: so nothing is sent again that went out since.
    """
    with opened(file) as (inside, about):
        models = _fitting(about)
        with transaction.atomic():
            _empty()
            counts = {}
            for label, model in models.items():
                counts[label] = _fill(inside, label, model, about["tables"][label])
                after(label)
            _catch_up(about["migrations"])
            _reset_numbers()
            for model in models.values():
                if told := getattr(model, "restored", None):
                    told(now)
            ask_for("rebuild_index", "all", now)
        _put_files(inside)
    ContentType.objects.clear_cache()
    call_command("migrate", verbosity=0, interactive=False)  # permissions of later tables
    return counts


def _fitting(about: dict[str, Any]) -> dict[str, Model]:
    """The tables that the backup's rows go to. Raises BackupError where one is not known."""
    known = {model._meta.label: model for model in tables()}
    for label, table in about["tables"].items():
        if (gone := GIVEN_UP.get(label, frozenset())) is None:
            continue
        names = {field.attname for field in fields_of(known[label])} if label in known else set()
        if not set(table["fields"]) <= names | gone:
            raise BackupError(
                f"The backup was made by another wiredesk ({about['version']}): this one does not "
                f"know all of {label}. Upgrade first."
            )
    return {label: known[label] for label in about["tables"] if label in known}


def _empty() -> None:
    """Every table, the log-ins too: those who were logged in may not be who they were."""
    words.clear()
    with connection.cursor() as cursor:
        for model in tables():
            name = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"DELETE FROM {name}")  # noqa: S608 (a table's own name)


def _fill(inside: zipfile.ZipFile, label: str, model: Model, table: dict[str, Any]) -> int:
    try:
        with inside.open(f"tables/{label}.jsonl") as lines:
            count = put_rows(model, table["fields"], lines)
    except (ValueError, KeyError) as why:
        raise BackupError(f"{DAMAGED}: a row of {label} cannot be read ({why}).") from None
    if count != table["rows"]:
        raise BackupError(f"{DAMAGED}: {label} has {count} rows of {table['rows']}.")
    return count


def _catch_up(known: list[list[str]]) -> None:
    """Do to the rows of an older backup what migrations did to rows since it was made.

    What such a migration does must be safe to do twice.
    """
    from django.apps import apps

    loader = MigrationLoader(connection)
    editor = connection.SchemaEditorClass(connection)
    done = set(map(tuple, known))
    plan = [
        key for leaf in loader.graph.leaf_nodes("desk") for key in loader.graph.forwards_plan(leaf)
    ]
    for key in plan:
        if key[0] != "desk" or key in done:
            continue
        for operation in loader.graph.nodes[key].operations:
            if isinstance(operation, migrations.RunPython):
                operation.code(apps, editor)


def _reset_numbers() -> None:
    """New rows are numbered on from the last that were restored."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)


def _put_files(inside: zipfile.ZipFile) -> None:
    for name in _files(inside):
        target = settings.DATA / name.removeprefix("files/")
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        made = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(made, "wb") as out, inside.open(name) as content:
            while piece := content.read(1 << 20):
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)


def _files(inside: zipfile.ZipFile) -> Iterator[str]:
    return (name for name in inside.namelist() if name.startswith("files/"))
