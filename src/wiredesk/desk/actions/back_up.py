"""Backups that are asked for on a screen: a worker writes them into the data folder."""

from datetime import datetime
from typing import Any

from django.conf import settings

from wiredesk.desk.actions import jobs
from wiredesk.desk.actions.acting import action
from wiredesk.desk.backups.making import back_up
from wiredesk.desk.queries.backups import backup_file, folder
from wiredesk.records import Refusal


@action("back_up", "backup")
def ask_backup(user: Any, subject: None, now: datetime) -> None:
    """Ask for a backup; one that is asked for while another waits is that one."""
    jobs.ask_for("back_up", "all", now)


def write_backup(subject: str, now: datetime) -> None:
    """Write a backup, named after its time, into the data folder's ``backups/``."""
    folder().mkdir(mode=0o700, exist_ok=True)
    name = f"wiredesk-{now:%Y%m%d-%H%M%S}.zip"
    back_up(settings.DATA / "backups" / name, now, after=lambda _: None)


@action("back_up", "backup")
def remove_backup(user: Any, name: str, now: datetime) -> Refusal | None:
    """Delete a backup of the data folder."""
    file = backup_file(name)
    if file is None:
        return Refusal(what="remove_backup", why="There is no such backup.")
    file.unlink(missing_ok=True)
    return None


@action("back_up", "backup")
def fetch_backup(user: Any, name: str, now: datetime) -> Any:
    """The file of a backup, for who carries it away: the audit log says who did."""
    found = backup_file(name)
    return found or Refusal(what="fetch_backup", why="There is no such backup.")
