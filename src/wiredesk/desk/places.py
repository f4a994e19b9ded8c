"""A destination as the worker sends to it: the site's folder, or a kind of the press's."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec
from django.conf import settings

from wiredesk.desk.models import Destination
from wiredesk.desk.queries.ledger import all_releases, newsroom, site_of
from wiredesk.desk.secrets import unlock_text
from wiredesk.press.answers import Answer
from wiredesk.press.destinations import Ask, Reply, Task
from wiredesk.press.destinations.listed import kind_of
from wiredesk.press.destinations.site import write_site
from wiredesk.press.outbox import Step
from wiredesk.wire.carriers.web.door import Door, Fetched, Login

TROUBLES = {"slow": "timeout", "refused": "refused", "unreachable": "unreachable"}
"""The door's troubles → the press's; all others are "broken"."""


class Place(Protocol):
    """Somewhere that releases are brought to."""

    name: str

    def batches(self, steps: Sequence[Step]) -> Iterator[Sequence[Step]]:
        """What is sent in one go."""

    def take(self, tasks: Sequence[Task]) -> list[Answer]:
        """Send them; an answer for each."""


def place_of(row: Destination) -> Place:
    """The destination that a row describes."""
    return Site(row) if row.kind == "site" else Elsewhere(row)


class Site:
    """The static site, a folder: many releases are one writing of it."""

    def __init__(self, row: Destination) -> None:
        """``settings["folder"]``, else the data folder's own."""
        self.name = row.name
        self.folder = Path(row.settings.get("folder") or settings.DATA / "site")

    def batches(self, steps: Sequence[Step]) -> Iterator[Sequence[Step]]:
        """All at once."""
        yield steps

    def take(self, tasks: Sequence[Task]) -> list[Answer]:
        """Bring the folder up to date with the whole ledger; a full disk is trouble in words."""
        try:
            done = write_site(
                self.folder, all_releases(), tasks[0].channel, tasks[0].now, site_of(newsroom())
            )
        except OSError as error:
            return [Answer(status=507 if error.errno == 28 else 500, words=str(error))] * len(tasks)
        if done.refused:
            first = done.refused[0]
            return [Answer(trouble="refused", words=f"{first.what}: {first.why}")] * len(tasks)
        return [Answer(status=200)] * len(tasks)


class Elsewhere:
    """A destination of one of the press's kinds: one release at a time."""

    def __init__(self, row: Destination) -> None:
        """Raises KeyError for no known kind."""
        self.name = row.name
        kind = kind_of(row.kind)
        secret = unlock_text(row.secret) if row.secret else ""
        self.destination = kind.make(msgspec.convert(row.settings, kind.settings), secret)

    def batches(self, steps: Sequence[Step]) -> Iterator[Sequence[Step]]:
        """One by one."""
        for step in steps:
            yield [step]

    def take(self, tasks: Sequence[Task]) -> list[Answer]:
        """Send one release."""
        return [self.destination.take(task, send) for task in tasks]


def send(ask: Ask) -> Reply:
    """Send one request through the door."""
    return asyncio.run(_send(ask))


async def _send(ask: Ask) -> Reply:
    login = Login(name=ask.name, password=ask.password) if ask.name else None
    headers = {name: value for name, value in ask.headers if name.lower() != "content-type"}
    kind = next((v for k, v in ask.headers if k.lower() == "content-type"), "application/json")
    async with Door(settings.NETWORKS) as door:
        if ask.method == "GET":
            found = await door.fetch(ask.address, headers, login)
        else:
            found = await door.post(ask.address, ask.body, kind, headers, login)
    if isinstance(found, Fetched):
        return Reply(status=found.status, body=found.body, headers=found.headers)
    return Reply(trouble=TROUBLES.get(found.kind, "broken"), words=found.why)
