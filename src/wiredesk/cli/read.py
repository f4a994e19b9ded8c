"""`wiredesk read` and `wiredesk schema`: stories in, sheets out, nothing kept."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from wiredesk.cli.asked import deliveries
from wiredesk.cli.shown import NOTHING_DONE, SOME_FAILED, aside, complain
from wiredesk.pipeline import read_deliveries
from wiredesk.records import Given, Reading, Refusal, is_when
from wiredesk.sheets.json import as_json, schema
from wiredesk.sheets.page import as_index, as_page
from wiredesk.sheets.text import as_text


def read(
    what: Annotated[
        list[str],
        typer.Argument(metavar="FILE|FOLDER|ADDRESS|-", help="What to read; - is input."),
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published, as 2026-05-03.")
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Who sent it.")] = None,
    language: Annotated[
        str | None, typer.Option(metavar="TAG", help="Its language, as pt or pt-BR.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    html: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Pages with the text annotated: a file, or a folder."),
    ] = None,
    people: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Your own authority file of people (TOML)."),
    ] = None,
    part: Annotated[
        str | None,
        typer.Option(metavar="PART", help="Print one part of the sheet: defects, names…"),
    ] = None,
) -> None:
    """Read stories and print their sheets.

    Exit codes: 0 all were read; 1 something could not be and was named; 3 nothing could be read.
    """
    _use(people or [])
    given = Given(published=_date(published), source=source, language=language)
    found = read_deliveries(deliveries(what, "reading"), given)
    if html:
        good, bad = _write_pages(found, html)
    else:
        good, bad = _print(found, json, part)
    if bad:
        raise typer.Exit(SOME_FAILED if good else NOTHING_DONE)


def print_schema() -> None:
    """Print the JSON Schema of what `read --json` prints."""
    typer.echo(schema().decode())


def _use(people: list[Path]) -> None:
    """Read the user's authority files beside ours. Exits in words where one cannot be read."""
    if not people:
        return
    from wiredesk.packs import PackError
    from wiredesk.packs.people import use

    try:
        use(*people)
    except (PackError, OSError) as why:
        raise typer.BadParameter(str(why), param_hint="--people") from None


def _date(said: str | None) -> str | None:
    """An ISO 8601 date as given. Exits in words where it is none."""
    if said is None or is_when(said):
        return said
    raise typer.BadParameter(
        f"“{said}” is no date; write it as 2026-05-03", param_hint="--published"
    )


Found = Iterable[Reading | Refusal]


def _print(found: Found, json: bool, part: str | None) -> tuple[int, int]:
    good = bad = 0
    for reading in found:
        if isinstance(reading, Refusal):
            bad += 1
            complain(reading)
            continue
        good += 1
        if json:
            sys.stdout.buffer.write(as_json(reading) + b"\n")
            sys.stdout.buffer.flush()
        else:
            typer.echo(("\n" if good > 1 else "") + as_text(reading, part), nl=False)
    return good, bad


def _write_pages(found: Found, out: Path) -> tuple[int, int]:
    """One page into a file whose name says that it is one; else all into a folder with an index."""
    many = out.suffix.lower() not in {".html", ".htm"}
    pages: list[tuple[str, Reading]] = []
    bad = 0
    for reading in found:
        if isinstance(reading, Refusal) or (pages and not many):
            bad += 1
            complain(reading if isinstance(reading, Refusal) else _second(reading, out))
            continue
        pages.append((_page_name(reading, len(pages) + 1), reading))
        target = out / pages[-1][0] if many else out
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(as_page(reading), "utf-8")
    if many and pages:
        (out / "index.html").write_text(as_index(pages), "utf-8")
    if pages:
        aside.print(f"{len(pages)} written: {out / 'index.html' if many else out}", highlight=False)
    return len(pages), bad


def _second(reading: Reading, out: Path) -> Refusal:
    why = f"There are several stories, and {out} is one page. Name a folder to have them all."
    return Refusal(what="not written", why=why, address=reading.story.address or reading.story.id)


def _page_name(reading: Reading, number: int) -> str:
    stem = Path(reading.story.address).stem if reading.story.address else "story"
    safe = "".join(c if c.isalnum() or c in "-_" else "-" for c in stem)[:60]
    return f"{number:04d}-{safe}.html"
