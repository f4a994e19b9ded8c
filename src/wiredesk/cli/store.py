"""Commands that keep things: import, work, status. They need `wiredesk[desk]`."""

import importlib.util
import json as json_text
import os
import signal
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from wiredesk.cli.asked import deliveries
from wiredesk.cli.shown import NOTHING_DONE, SOME_FAILED, aside, complain
from wiredesk.records import Refusal

Data = Annotated[
    Path | None,
    typer.Option(
        "--data", metavar="FOLDER", help="The data folder (else $WIREDESK_DATA, else your own)."
    ),
]


def open_store(data: Path | None) -> None:
    """Set the store up. Leaves in a sentence where it is not installed or cannot be opened."""
    if importlib.util.find_spec("django") is None:
        aside.print("This command keeps stories and needs the desk: pip install 'wiredesk[desk]'")
        raise typer.Exit(2)
    from wiredesk.site.start import start

    start(data)


def store_trouble(error: Exception) -> str | None:
    """What is wrong with the store, in words; ``None`` for an error that is none of its."""
    if "django" not in sys.modules:
        return None
    from wiredesk.desk.trouble import is_of_the_store, what_is_wrong

    return what_is_wrong(error) if is_of_the_store(error) else None


def import_(
    what: Annotated[
        list[str], typer.Argument(metavar="FILE|FOLDER|ADDRESS|-", help="What to import.")
    ],
    data: Data = None,
    json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Keep stories in the store, and read them. What is known already is not kept twice."""
    open_store(data)
    from wiredesk.desk.actions.arrive import arrive
    from wiredesk.desk.queries.counts import outcome
    from wiredesk.desk.working.worker import Worker, clock

    worker = Worker()
    signal.signal(signal.SIGTERM, lambda *_: worker.stop())
    arrivals, missing = [], 0
    for delivery in deliveries(what, "importing"):
        if worker.stopping.is_set():
            break
        if isinstance(delivery, Refusal):
            complain(delivery)
            missing += 1
        else:
            arrivals.append(arrive(delivery, None, clock()))
            worker.work_off()
    worker.leave()
    counts = outcome(arrivals)
    counts["unreadable"] = missing
    _report(counts, json)
    if missing or counts["failed"]:
        raise typer.Exit(SOME_FAILED if arrivals else NOTHING_DONE)


def work(
    data: Data = None,
    log_json: Annotated[
        bool, typer.Option("--log-json", help="Log each poll and job as a line of JSON.")
    ] = False,
) -> None:
    """Do what waits to be done, until stopped. Any number of workers may run."""
    if log_json:
        os.environ["WIREDESK_LOG"] = "json"
    open_store(data)
    from wiredesk.desk.working.worker import Worker, work_and_poll
    from wiredesk.site.network import callback, door

    worker = Worker()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: worker.stop())
    work_and_poll(worker, door, callback=callback())


def status(
    data: Data = None,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    metrics: Annotated[
        bool, typer.Option("--metrics", help="Print it as Prometheus reads it.")
    ] = False,
) -> None:
    """Say how much is kept, what waits, and what is set aside."""
    open_store(data)
    if metrics:
        from wiredesk.desk.queries.metrics import metrics as as_text
        from wiredesk.desk.working.worker import clock

        sys.stdout.write(as_text(clock()))
        return
    from wiredesk.desk.queries.counts import set_aside, store_counts

    aside_jobs = list(set_aside())
    if json:
        _report({**store_counts(), "set_aside": aside_jobs}, json)
        return
    _report(store_counts(), json)
    for job in aside_jobs[:SHOWN]:
        typer.echo(f"set aside {job['number']:>10} {job['what']}: {job['why']}")
    if len(aside_jobs) > SHOWN:
        typer.echo(f"… and {len(aside_jobs) - SHOWN} more (--json lists all)")


def retry(
    number: Annotated[
        int | None, typer.Argument(help="Its number, as `status` shows; all, if none.")
    ] = None,
    data: Data = None,
) -> None:
    """Try again what was set aside after failing three times."""
    open_store(data)
    from wiredesk.desk.actions.jobs import try_again
    from wiredesk.desk.models import Job
    from wiredesk.desk.working.worker import clock

    jobs = Job.objects.filter(state=Job.State.QUARANTINED)
    chosen = list(jobs.filter(pk=number) if number else jobs)
    for job in chosen:
        try_again(job, clock())
    typer.echo(f"{len(chosen)} will be tried again")
    if number and not chosen:
        raise typer.Exit(NOTHING_DONE)


SHOWN = 20
"""Jobs set aside that `status` lists."""


def _report(counts: dict[str, Any], json: bool) -> None:
    if json:
        sys.stdout.write(json_text.dumps(counts) + "\n")
        return
    for name, count in counts.items():
        typer.echo(f"{name.replace('_', ' '):20} {count}")
