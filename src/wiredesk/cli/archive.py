"""`wiredesk archive`: archives of any size read and related, in a folder that outlives the run."""

import time
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wiredesk.cli.shown import NOTHING_DONE, SOME_FAILED, aside, complain
from wiredesk.records import Refusal

if TYPE_CHECKING:
    from wiredesk.archive.running import Outcome
    from wiredesk.archive.workers import Workers

app = typer.Typer(no_args_is_help=True, help="Read and relate archives of any size.")

What = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE|FOLDER", exists=True, help="WARC, JSON lines, Parquet, feeds, texts."
    ),
]
Out = Annotated[
    Path, typer.Option(metavar="FOLDER", help="Where the work is kept; it goes on from there.")
]
Count = Annotated[int, typer.Option(min=1, help="Processes on this machine.")]
Ray = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="A Ray cluster instead: auto, ray://head:10001, local."),
]


Across = Annotated[
    bool,
    typer.Option(
        "--translations",
        help="Look for translations too, into FOLDER/translations.jsonl: much slower.",
    ),
]


@app.command()
def relate(
    what: What, out: Out, workers: Count = 1, ray: Ray = None, translations: Across = False
) -> None:
    """Find copies, parts and versions in an archive; the ties stand in FOLDER/ties.jsonl.

    May be broken off at any point and started again. Exit codes: 0 all went well; 1 something
    could not be read and was named; 3 nothing could be done.
    """
    _needs("duckdb", "pyarrow")
    from wiredesk.archive.running import relate_archive

    begun = time.monotonic()
    with closing(_workers(workers, ray)) as working:
        found = relate_archive(what, out, working, _told, translations)
    _say(found, out, begun)


@app.command()
def read(what: What, out: Out, workers: Count = 1, ray: Ray = None) -> None:
    """Read an archive; the readings stand in FOLDER/readings, one JSON object a line, packed."""
    _needs("pyarrow")
    from wiredesk.archive.running import read_archive

    begun = time.monotonic()
    with closing(_workers(workers, ray)) as working:
        found = read_archive(what, out, working, _told)
    _say(found, out, begun)


def _needs(*modules: str) -> None:
    if missing := [name for name in modules if find_spec(name) is None]:
        aside.print(
            f"Archives need {' and '.join(missing)}: pip install 'wiredesk[archive]'", markup=False
        )
        raise typer.Exit(NOTHING_DONE)


def _workers(count: int, ray: str | None) -> "Workers":
    from wiredesk.archive.workers import Alone, Cluster, Processes

    if ray:
        _needs("ray")
        return Cluster(ray)
    return Processes(count) if count > 1 else Alone()


def _told(word: str, done: int, whole: int | None) -> None:
    """Progress on one line of the terminal; silent where there is none."""
    if aside.is_terminal:
        share = f"{done:,}" if whole is None else f"{done:,} of {whole:,}"
        aside.print(f"{word}: {share}", end="\r", highlight=False)


def _say(found: "Outcome | Refusal", out: Path, begun: float) -> None:
    from wiredesk.archive.running import refusals

    if isinstance(found, Refusal):
        complain(found)
        raise typer.Exit(NOTHING_DONE)
    for one in refusals(out):
        complain(one)
    taken = time.monotonic() - begun
    pace = f"{found.stories / taken:,.0f} a second" if taken else ""
    ties = f", {found.ties:,} ties" if found.place.suffix else ""
    aside.print(f"{found.stories:,} stories{ties}: {found.place} ({pace})", highlight=False)
    if found.refused:
        raise typer.Exit(SOME_FAILED if found.stories else NOTHING_DONE)
