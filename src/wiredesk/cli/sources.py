"""`wiredesk sources`: add, list, remove, check, import-opml, export-opml."""

import asyncio
import json as json_text
import sys
from pathlib import Path
from typing import Annotated

import typer

from wiredesk.cli.shown import NOTHING_DONE, SOME_FAILED, aside
from wiredesk.cli.store import Data, open_store
from wiredesk.records import SourceSettings
from wiredesk.wire.carriers.web.discovery import FoundFeed, find_feed
from wiredesk.wire.carriers.web.door import Login, Trouble
from wiredesk.wire.carriers.web.once import is_address
from wiredesk.wire.opml import Outline, read_opml, write_opml

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
    keep_days: Annotated[
        int | None, typer.Option(min=1, help="Days that its text may be kept; for ever, if none.")
    ] = None,
    fetch_pages: Annotated[
        bool, typer.Option("--fetch-pages", help="Fetch the page behind an excerpt (licence full).")
    ] = False,
    fetch_pictures: Annotated[
        bool, typer.Option("--fetch-pictures", help="Fetch its pictures (licence full).")
    ] = False,
    user: Annotated[
        str, typer.Option(help="Its user name; the password is asked for, or read from input.")
    ] = "",
    as_is: Annotated[
        bool, typer.Option("--as-is", help="Do not look for the feed of a page.")
    ] = False,
    data: Data = None,
) -> None:
    """Add a source; it is asked at the next poll. Of a page, its feed is looked for and added."""
    open_store(data)
    from wiredesk.desk.actions.sources import SourceError, add_source
    from wiredesk.desk.working.worker import clock

    settings = SourceSettings(
        language=language,
        credit=credit,
        licence=licence,
        keep_days=keep_days,
        fetch_pages=fetch_pages,
        fetch_pictures=fetch_pictures,
    )
    login = _login(user)
    try:
        found = address if as_is else _feed_of(address, login)
        source, made = add_source(found, clock(), name, settings, login)
    except SourceError as why:
        aside.print(str(why), style="red", markup=False, highlight=False)
        raise typer.Exit(NOTHING_DONE) from None
    typer.echo(f"{'added' if made else 'known'} {source.pk} {source.name} {source.address}")


def _login(user: str) -> Login | None:
    if not user:
        return None
    hidden = sys.stdin.isatty()
    password = typer.prompt("Password", hide_input=True) if hidden else sys.stdin.readline()
    return Login(name=user, password=password.rstrip("\n"))


def _feed_of(address: str, login: Login | None) -> str:
    """The feed of a page, told on standard error how it was found; else the address itself."""
    if not is_address(address):
        return address
    from wiredesk.site.network import door

    async def look() -> FoundFeed | Trouble:
        async with door() as way:
            return await find_feed(address, way, login)

    found = asyncio.run(look())
    if isinstance(found, Trouble):
        _aside(f"It could not be asked now, and is added as it is: {found.why}")
        return address
    _aside(HOW[found.how].format(address=found.address, title=found.title))
    for other in found.others:
        _aside(f"  also there: {other}")
    return found.address


HOW = {
    "it is one": "{address} is asked as it is.",
    "declared": "The page declares this feed: {address} {title}",
    "usual place": "The page declares no feed; there is one at {address}",
    "none found": "No feed was found; the page itself is asked: {address}",
}


def _aside(words: str) -> None:
    aside.print(words, markup=False, highlight=False, soft_wrap=True)


@app.command("import-opml")
def import_opml(
    file: Annotated[Path, typer.Argument(help="A list of feeds, as other readers write it.")],
    data: Data = None,
) -> None:
    """Add every feed of an OPML file. Those that are known stay as they are."""
    open_store(data)
    from wiredesk.desk.actions.sources import SourceError, add_source
    from wiredesk.desk.working.worker import clock

    try:
        feeds = read_opml(file.read_bytes())
    except (OSError, ValueError) as why:
        aside.print(f"{file}: {why}", style="red", markup=False, highlight=False)
        raise typer.Exit(NOTHING_DONE) from None
    made = refused = 0
    for feed in feeds:
        try:
            made += add_source(feed.address, clock(), feed.title)[1]
        except SourceError as why:
            refused += 1
            aside.print(str(why), style="red", markup=False, highlight=False)
    typer.echo(f"added {made}, known {len(feeds) - made - refused}, refused {refused}")
    if refused:
        raise typer.Exit(SOME_FAILED if refused < len(feeds) else NOTHING_DONE)


@app.command("export-opml")
def export_opml(data: Data = None) -> None:
    """Print the sources on the web as an OPML file, for other readers."""
    open_store(data)
    from wiredesk.desk.queries.sources import source_rows

    feeds = [
        Outline(address=row["address"], title=row["name"])
        for row in source_rows()
        if row["carrier"] == "http"
    ]
    sys.stdout.buffer.write(write_opml(feeds))


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
            how = "; ".join(filter(None, (row["health"], row["push"])))
            typer.echo(f"{row['id']:>5}  {row['state']:8} {row['name']:30.30} {how}")


@app.command()
def remove(
    source: Annotated[int, typer.Argument(help="Its number, as `sources list` shows.")],
    data: Data = None,
) -> None:
    """Forget a source. What came from it stays."""
    open_store(data)
    from wiredesk.desk.actions.change_source import remove_source
    from wiredesk.desk.models import Source
    from wiredesk.desk.working.worker import clock

    found = Source.objects.filter(pk=source).first()
    if found is None:
        aside.print(f"There is no source {source}.", style="red")
        raise typer.Exit(NOTHING_DONE)
    remove_source(found, clock())


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
    from wiredesk.desk.working.poller import Poller
    from wiredesk.desk.working.tallies import write_down
    from wiredesk.desk.working.worker import clock
    from wiredesk.site.network import door

    chosen = Source.objects.filter(pk=source) if source else Source.objects.all()
    rows = list(chosen)

    async def ask() -> list[str]:
        async with door() as way:
            poller = Poller(way, clock)
            answers = [await poller.poll(row) for row in rows]
        return [answer.trouble for answer in answers]

    troubles = asyncio.run(ask())
    write_down(clock())
    for row, trouble in zip(rows, troubles, strict=True):
        typer.echo(f"{row.pk:>5}  {row.name:30.30} {trouble or 'well'}")
    if any(troubles):
        raise typer.Exit(SOME_FAILED)
