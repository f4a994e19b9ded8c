"""`wiredesk sources`: add, list, remove, check."""

import asyncio
import json as json_text
import sys
from typing import Annotated

import typer

from wiredesk.cli.shown import NOTHING_DONE, SOME_FAILED, aside
from wiredesk.cli.store import Data, open_store
from wiredesk.records import SourceSettings

app = typer.Typer(no_args_is_help=True, help="The sources that stories come from.")


@app.command()
def add(
    address: Annotated[str, typer.Argument(help="A feed, a page, or a folder to watch.")],
    name: Annotated[str, typer.Option(help="What to call it.")] = "",
    language: Annotated[str | None, typer.Option(help="Its language, as pt.")] = None,
    credit: Annotated[
        str | None, typer.Option(help="The credit line its licence asks for.")
    ] = None,
    licence: Annotated[str | None, typer.Option(help="full, excerpt or none.")] = None,
    data: Data = None,
) -> None:
    """Add a source; it is asked at the next poll."""
    open_store(data)
    from wiredesk.desk.actions.sources import SourceError, add_source
    from wiredesk.desk.worker import clock

    settings = SourceSettings(language=language, credit=credit, licence=licence)
    try:
        source, made = add_source(address, clock(), name, settings)
    except SourceError as why:
        aside.print(str(why), style="red", markup=False, highlight=False)
        raise typer.Exit(NOTHING_DONE) from None
    typer.echo(f"{'added' if made else 'known'} {source.pk} {source.name} {source.address}")


@app.command("list")
def list_(
    data: Data = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List the sources, and how each is."""
    open_store(data)
    from wiredesk.desk.queries.sources import source_rows

    for row in source_rows():
        if json:
            sys.stdout.write(json_text.dumps(row, ensure_ascii=False) + "\n")
        else:
            typer.echo(f"{row['id']:>5}  {row['state']:8} {row['name']:30.30} {row['health']}")


@app.command()
def remove(
    source: Annotated[int, typer.Argument(help="Its number, as `sources list` shows.")],
    data: Data = None,
) -> None:
    """Forget a source. What came from it stays."""
    open_store(data)
    from wiredesk.desk.actions.sources import remove_source
    from wiredesk.desk.models import Source

    found = Source.objects.filter(pk=source).first()
    if found is None:
        aside.print(f"There is no source {source}.", style="red")
        raise typer.Exit(NOTHING_DONE)
    remove_source(found)


@app.command()
def check(
    source: Annotated[
        int | None, typer.Argument(help="Its number; all that are due, if none.")
    ] = None,
    data: Data = None,
) -> None:
    """Ask a source now, and say what it answered."""
    open_store(data)
    from wiredesk.desk.models import Source
    from wiredesk.desk.poller import Poller
    from wiredesk.desk.worker import clock
    from wiredesk.site.network import door

    chosen = Source.objects.filter(pk=source) if source else Source.objects.all()
    rows = list(chosen)

    async def ask() -> list[str]:
        async with door() as way:
            poller = Poller(way, clock)
            answers = [await poller.poll(row) for row in rows]
        return [answer.trouble for answer in answers]

    troubles = asyncio.run(ask())
    for row, trouble in zip(rows, troubles, strict=True):
        typer.echo(f"{row.pk:>5}  {row.name:30.30} {trouble or 'well'}")
    if any(troubles):
        raise typer.Exit(SOME_FAILED)
