"""The command line. Only JSON goes to standard output where JSON was asked for."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from wiredesk.pipeline import read_delivery
from wiredesk.records import Delivery, Given, Refusal
from wiredesk.sheet.json import as_json, schema
from wiredesk.sheet.text import as_text
from wiredesk.wire.carriers import folder

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.command()
def read(
    what: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")],
    published: Annotated[str | None, typer.Option(help="When it was published.")] = None,
    source: Annotated[str | None, typer.Option(help="Who sent it.")] = None,
    language: Annotated[str | None, typer.Option(help="Its language.")] = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Read stories and print their sheets."""
    given = Given(published=published, source=source, language=language)
    for path in what:
        if path == "-":
            found = [Delivery(body=sys.stdin.buffer.read(), carrier="stdin")]
        else:
            found = [folder.deliver(f) for f in folder.deliveries(Path(path))]
        for delivery in found:
            for reading in read_delivery(delivery, given):
                if isinstance(reading, Refusal):
                    typer.echo(f"{reading.address}: {reading.why}", err=True)
                elif json:
                    sys.stdout.buffer.write(as_json(reading) + b"\n")
                else:
                    typer.echo(as_text(reading))


@app.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of what `read --json` prints."""
    typer.echo(schema().decode())


def main() -> None:
    """Run the command line."""
    app()
