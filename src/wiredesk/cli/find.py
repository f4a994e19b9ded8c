"""`wiredesk find`: what the store holds, by words and fields; shown, or exported."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from wiredesk.cli.shown import NOTHING_DONE, aside
from wiredesk.cli.store import Data, open_store

SHOWN = 50


def find(
    query: Annotated[list[str], typer.Argument(help="Words, “phrases”, -not, OR, agency:Lusa…")],
    data: Data = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="CSV, a line a story.")] = False,
    parquet: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A Parquet file (wiredesk[archive]).")
    ] = None,
    claims: Annotated[bool, typer.Option("--claims", help="CSV: a line a claim.")] = False,
    text: Annotated[bool, typer.Option("--text", help="With the text that stands.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="So many stories at most.")] = None,
) -> None:
    """Find stories, the newest first. Exported are all of them, shown the first 50.

    Exit codes: 0 something was found, 3 nothing was.
    """
    open_store(data)
    from wiredesk.desk.exports.forms import ExportError, csv_lines, json_lines, write_parquet
    from wiredesk.desk.exports.rows import export_rows
    from wiredesk.desk.search.finding import search
    from wiredesk.desk.search.query import parse_query

    asked = parse_query(" ".join(query))
    for note in asked.notes:
        aside.print(note, markup=False, highlight=False)
    rows = export_rows(asked, with_text=text, most=limit)
    try:
        if json:
            count = _write(json_lines(rows))
        elif csv or claims:
            count = _write(line.encode() for line in csv_lines(rows, claims, text)) - 1
        elif parquet:
            count = write_parquet(rows, parquet)
        else:
            found = search(asked, page=limit or SHOWN, facets=False)
            count = found.total
            for row in found.rows:
                day = row.published[:10] or "—"
                typer.echo(f"{row.story_id:>8}  {day:10}  {row.language:6} {row.title}")
            aside.print(f"{found.total}{' or more' if found.capped else ''} found", highlight=False)
    except (ExportError, OSError) as why:
        aside.print(str(why), style="red", markup=False, highlight=False)
        raise typer.Exit(NOTHING_DONE) from None
    if not count:
        raise typer.Exit(NOTHING_DONE)


def _write(lines: object) -> int:
    """Write to standard output as it comes; how many pieces."""
    count = 0
    for line in lines:  # type: ignore[attr-defined]
        sys.stdout.buffer.write(line)
        count += 1
    sys.stdout.buffer.flush()
    return count
