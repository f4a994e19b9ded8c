"""The desk in a browser: `wiredesk desk` opens it whole, `wiredesk serve` is its web server."""

from pathlib import Path
from typing import Annotated

import typer

from wiredesk.cli.asked import deliveries
from wiredesk.cli.shown import NOTHING_DONE, aside, complain
from wiredesk.cli.store import Data, open_store
from wiredesk.records import Refusal

Host = Annotated[str, typer.Option(help="Address to listen on.")]
Port = Annotated[int, typer.Option(help="Port to listen on.")]


def desk(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    data: Data = None,
    sample: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Import this folder first; each sub-folder a source."),
    ] = None,
    create_admin: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Make an administrator, ask for the password, leave."),
    ] = None,
) -> None:
    """Open the desk: web server and worker together. The first visitor makes the administrator."""
    open_store(data)
    if create_admin:
        _create_admin(create_admin)
        return
    if sample is not None:
        _import_sample(sample)
    _serve(host, port, with_worker=True)


def serve(host: Host = "127.0.0.1", port: Port = 8000, data: Data = None) -> None:
    """Serve the desk to browsers; `wiredesk work` does the work."""
    open_store(data)
    _serve(host, port, with_worker=False)


def _serve(host: str, port: int, *, with_worker: bool) -> None:
    from wiredesk.desk.screens.first import first_run_key
    from wiredesk.site import serving

    if not serving.free(host, port):
        aside.print(f"{host}:{port} is taken by another program: choose another with --port")
        raise typer.Exit(NOTHING_DONE)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    key = first_run_key()

    def ready() -> None:
        if key:
            typer.echo(f"The desk is open. Make its administrator: {address}first?key={key}")
        else:
            typer.echo(f"The desk is open: {address}")

    serving.serve(host, port, with_worker=with_worker, ready=ready)


def _create_admin(name: str) -> None:
    from wiredesk.desk.actions.people import ask_administrator

    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    refused = ask_administrator(name, password)
    if refused is not None:
        complain(refused)
        raise typer.Exit(NOTHING_DONE)
    typer.echo(f"{name} may do all now.")


def _import_sample(folder: Path) -> None:
    """Take a folder in, once: each sub-folder a source, a bar while it is read."""
    from wiredesk.desk.actions.samples import Sample, arrive_sample
    from wiredesk.desk.working.worker import Worker, clock

    sample = Sample.beside(folder)
    worker = Worker()
    for delivery in deliveries([str(file) for file in sample.files()], "importing the sample wire"):
        if isinstance(delivery, Refusal):
            complain(delivery)
        elif arrive_sample(sample, delivery, clock()):
            worker.work_off()
    kept = worker.done["read_version"]
    if kept:
        typer.echo(f"{kept} stories of the sample wire are in.")
