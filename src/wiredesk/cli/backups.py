"""`wiredesk backup` and `wiredesk restore`: the whole desk in one file, while it runs."""

from pathlib import Path
from typing import Annotated

import typer

from wiredesk.cli.shown import NOTHING_DONE, aside, progress
from wiredesk.cli.store import Data, open_store


def backup(
    file: Annotated[Path, typer.Argument(help="Where to; replaced once the new one is whole.")],
    data: Data = None,
    without_key: Annotated[
        bool, typer.Option("--without-key", help="Leave the desk's key out of it.")
    ] = False,
) -> None:
    """Write all that the desk holds to one file. The desk may go on meanwhile.

    The file holds the desk's key and its people's hashed passwords: keep it like a key.
    """
    open_store(data)
    from wiredesk.desk.backups.making import back_up
    from wiredesk.desk.working.worker import clock

    with progress("backing up") as bar:
        task = bar.add_task("", total=None)
        try:
            counts = back_up(file, clock(), not without_key, lambda _: bar.advance(task))
        except OSError as why:
            aside.print(f"Not written: {why}", style="red", markup=False, highlight=False)
            raise typer.Exit(NOTHING_DONE) from None
    typer.echo(f"{sum(counts.values())} rows of {len(counts)} tables: {file}")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `backup` wrote, on either database.")],
    data: Data = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Put a backup in the place of all that the desk holds. Everybody is logged out.

    A damaged file is refused, and then nothing has been touched.
    """
    open_store(data)
    from wiredesk.desk.backups.container import BackupError
    from wiredesk.desk.backups.restoring import restore as put_back
    from wiredesk.desk.models import Story
    from wiredesk.desk.working.worker import Worker, clock

    held = Story.objects.count()
    if held and not yes:
        typer.confirm(f"The desk holds {held} stories. Put the backup in their place?", abort=True)
    with progress("restoring") as bar:
        task = bar.add_task("", total=None)
        try:
            counts = put_back(file, clock(), lambda _: bar.advance(task))
        except BackupError as why:
            aside.print(str(why), style="red", markup=False, highlight=False, soft_wrap=True)
            raise typer.Exit(NOTHING_DONE) from None
    Worker().work_off(("rebuild_index",))
    typer.echo(f"{sum(counts.values())} rows of {len(counts)} tables are back.")
    aside.print("Restart the desk and its workers: its key may be another.", highlight=False)
