"""The backups that lie in the data folder."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from wiredesk.desk.models import Job


class Kept(NamedTuple):
    """A backup."""

    name: str
    size: int
    made: datetime


def folder() -> Path:
    """Where they lie; no backup holds another."""
    return settings.DATA / "backups"


def backup_files() -> list[Kept]:
    """Each that is whole, newest first."""
    rows = []
    for file in _files():
        stat = file.stat()
        rows.append(Kept(file.name, stat.st_size, datetime.fromtimestamp(stat.st_mtime, UTC)))
    return sorted(rows, key=lambda row: row.made, reverse=True)


def backup_file(name: str) -> Path | None:
    """The file of a name that is listed, and of no other."""
    return next((file for file in _files() if file.name == name), None)


def is_being_made() -> bool:
    """Whether a worker has been asked for one and has not written it yet."""
    return Job.objects.filter(verb="back_up", state=Job.State.WAITING).exists()


def _files() -> list[Path]:
    """No links: they could lead out of the folder. No hidden ones: those are being written."""
    found = folder().glob("*.zip") if folder().is_dir() else []
    return [f for f in found if f.is_file() and not f.is_symlink() and not f.name.startswith(".")]
