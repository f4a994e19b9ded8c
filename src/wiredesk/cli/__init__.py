"""The command line, one family of commands a file. Where JSON is asked for, only JSON is printed.

Exit codes: 0 all went well, 1 something could not be done (and was named), 2 the command was not
understood, 3 nothing could be done at all.
"""

from typing import Annotated

import typer

from wiredesk.cli import archive, press, sources
from wiredesk.cli.backups import backup, restore
from wiredesk.cli.desk import desk, serve
from wiredesk.cli.find import find
from wiredesk.cli.read import print_schema, read
from wiredesk.cli.relate import relate
from wiredesk.cli.shown import NOTHING_DONE, aside
from wiredesk.cli.store import import_, retry, status, store_trouble, work
from wiredesk.cli.trail import trail
from wiredesk.version import VERSION

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="The desk that makes stories from third-party feeds into stories an editor can sign.",
)
app.command()(read)
app.command("schema")(print_schema)
app.command()(relate)
app.command()(trail)
app.command("import")(import_)
app.add_typer(sources.app, name="sources")
app.add_typer(archive.app, name="archive")
app.add_typer(press.app, name="press")
app.command()(desk)
app.command()(serve)
app.command()(work)
app.command()(status)
app.command()(retry)
app.command()(find)
app.command()(backup)
app.command()(restore)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"wiredesk {VERSION}")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Take in, read and publish stories from anywhere."""


def main() -> None:
    """Run the command line."""
    try:
        app()
    except Exception as error:
        words = store_trouble(error)
        if words is None:
            raise
        aside.print(words, style="red", markup=False, highlight=False)
        raise SystemExit(NOTHING_DONE) from None
