"""`wiredesk press`: publish, correct, withdraw from the command line; how all of it stands."""

import json as json_text
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from wiredesk.cli.shown import NOTHING_DONE, SOME_FAILED, aside, complain
from wiredesk.cli.store import Data, open_store
from wiredesk.records import Refusal

app = typer.Typer(
    no_args_is_help=True, help="Publish, correct and withdraw; the same rules as on the desk."
)

Story = Annotated[int, typer.Argument(help="The story's number, as the desk shows it.")]
As = Annotated[str, typer.Option("--as", metavar="USER", help="In whose name.")]
Note = Annotated[str, typer.Option(help="The public note.")]
MayNote = Annotated[str, typer.Option(help="A public note; may be left out.")]
Later = Annotated[
    bool, typer.Option("--later", help="Leave the sending to a worker that is running.")
]


@app.command()
def publish(
    story: Story,
    as_: As,
    due: Annotated[str, typer.Option(help="Not before, as 2026-05-03T06:00+01:00.")] = "",
    later: Later = False,
    data: Data = None,
) -> None:
    """Publish an approved story, at once or when it is due."""
    _act("publish", story, as_, later, data, **({"due": _moment(due)} if due else {}))


@app.command()
def refile(story: Story, as_: As, later: Later = False, data: Data = None) -> None:
    """Publish a small mend, without a note."""
    _act("refile", story, as_, later, data)


@app.command()
def correct(story: Story, as_: As, note: Note, later: Later = False, data: Data = None) -> None:
    """Publish a correction, with its public note."""
    _act("correct", story, as_, later, data, note=note)


@app.command()
def suspend(
    story: Story, as_: As, note: MayNote = "", later: Later = False, data: Data = None
) -> None:
    """Take a story off every page for the time being."""
    _act("suspend", story, as_, later, data, note=note)


@app.command()
def resume(
    story: Story, as_: As, note: MayNote = "", later: Later = False, data: Data = None
) -> None:
    """Bring a story back that was taken off the pages."""
    _act("resume", story, as_, later, data, note=note)


@app.command()
def withdraw(story: Story, as_: As, note: Note, later: Later = False, data: Data = None) -> None:
    """Take a story back for good, everywhere it went, with a public note."""
    _act("withdraw", story, as_, later, data, note=note)


def _moment(due: str) -> datetime:
    try:
        return datetime.fromisoformat(due).astimezone()
    except ValueError:
        raise typer.BadParameter("That is no date and time.", param_hint="--due") from None


def _act(verb: str, story: int, who: str, later: bool, data: Path | None, **options: Any) -> None:
    """Do it in somebody's name, send what is due, and say where it stands."""
    open_store(data)
    from wiredesk.desk.actions import publish as actions
    from wiredesk.desk.queries.house import person_named
    from wiredesk.desk.working.worker import Worker, clock

    user = person_named(who)
    if user is None:
        aside.print(f"There is nobody here called {who}.", style="red", markup=False)
        raise typer.Exit(NOTHING_DONE)
    do: Callable[..., Any] = getattr(actions, verb)
    done = do(user, story, clock(), **options)
    if isinstance(done, Refusal):
        complain(done)
        raise typer.Exit(NOTHING_DONE)
    typer.echo(f"{done.kind} {story}, release {done.number}")
    if not later:
        Worker().work_off(("send",))
    rows = list(done.outgoing.select_related("destination"))
    for row in rows:
        words = " ".join(filter(None, (row.address, row.error)))
        typer.echo(f"  {row.destination.name}: {row.state} {words}".rstrip())
    if not later and any(row.error for row in rows):
        raise typer.Exit(SOME_FAILED)


@app.command()
def status(
    data: Data = None,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Say how each destination is, and what waits."""
    open_store(data)
    from wiredesk.desk.queries.outbox import press_status
    from wiredesk.desk.working.worker import clock

    told = press_status(clock())
    if json:
        sys.stdout.write(json_text.dumps(told, ensure_ascii=False) + "\n")
        return
    for name, count in told["releases"].items():
        typer.echo(f"{name:10} {count:>7}")
    for one in told["destinations"]:
        off = "" if one["on"] else ", off"
        counts = f"{one['sent']} sent, {one['waiting']} waiting, {one['stuck']} stuck"
        typer.echo(f"{one['name']} ({one['kind']}{off}): {counts} {one['error']}".rstrip())
    for row in told["open"]:
        words = f"{row['destination']}, {row['attempts']} attempts. {row['error']}".rstrip()
        typer.echo(f"  {row['state']:8} {row['kind']} {row['story']} → {words}")


@app.command()
def site(
    out: Annotated[Path, typer.Argument(help="A folder; what we did not write there stays.")],
    data: Data = None,
) -> None:
    """Write the whole site into a folder: only what changed is written."""
    open_store(data)
    from wiredesk.desk.actions.searches_shown import searches_shown
    from wiredesk.desk.queries.ledger import all_releases, channel_of, newsroom, site_of
    from wiredesk.desk.working.worker import clock
    from wiredesk.press.destinations.site import write_site

    row = newsroom()
    try:
        found = searches_shown()
        done = write_site(out, all_releases(), channel_of(row), clock(), site_of(row), found)
    except OSError as why:
        aside.print(f"Not written: {why}", style="red", markup=False, highlight=False)
        raise typer.Exit(NOTHING_DONE) from None
    for refusal in done.refused:
        complain(refusal)
    counts = (
        f"{len(done.written)} written, {len(done.removed)} removed, {done.unchanged} as they were"
    )
    typer.echo(counts)
    if done.refused:
        raise typer.Exit(SOME_FAILED)
