"""A destination as the worker sends to it: the site's folder, or a kind of the press's."""

import asyncio
import contextlib
import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Protocol, cast

import msgspec
from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from wiredesk.desk.actions.searches_shown import folders_shown, searches_shown
from wiredesk.desk.models import Destination, Release
from wiredesk.desk.packing import unpack_release
from wiredesk.desk.queries.ledger import all_releases, channel_of, newsroom, site_of
from wiredesk.desk.secrets import unlock_text
from wiredesk.press import destinations as press
from wiredesk.press.answers import Answer
from wiredesk.press.channel import Channel
from wiredesk.press.destinations import Ask, Reply, Task
from wiredesk.press.destinations.listed import kind_of
from wiredesk.press.destinations.site import Written, write_site
from wiredesk.press.outbox import Step
from wiredesk.press.site.feeds import folders_of
from wiredesk.press.site.stock import Stock
from wiredesk.press.site.words import Words
from wiredesk.wire.carriers.web.door import Caps, Door, Fetched, Login

TROUBLES = {
    "slow": "timeout",
    "refused": "refused",
    "redirects": "refused",
    "unreachable": "unreachable",
}
"""The door's troubles → the press's; all others are "broken"."""

CAPS = Caps(seconds=45, packed=16_000_000, plain=16_000_000)
"""What one request may cost: a picture is the largest thing that is fetched on the way."""


class Place(Protocol):
    """Somewhere that releases are brought to."""

    name: str
    unsure: str
    """What is said of what may have arrived where nobody can tell; empty where one can."""

    def batches(self, steps: Sequence[Step]) -> Iterator[Sequence[Step]]:
        """What is sent in one go."""

    def take(self, tasks: Sequence[Task]) -> list[Answer]:
        """Send them; an answer for each."""


def place_of(row: Destination) -> Place:
    """The destination that a row describes."""
    return Site(row) if row.kind == "site" else Elsewhere(row)


class Site:
    """The static site, a folder: many releases are one writing of it."""

    unsure = ""

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
            done = self.write(tasks[0].channel, tasks[0].now)
        except OSError as error:
            return [Answer(status=507 if error.errno == 28 else 500, words=str(error))] * len(tasks)
        if done.refused:
            first = done.refused[0]
            return [Answer(trouble="refused", words=f"{first.what}: {first.why}")] * len(tasks)
        return [Answer(status=200)] * len(tasks)

    def write(self, channel: Channel, now: datetime) -> Written:
        """Write what changed. Raises OSError as disks do."""
        settled, searches = site_of(newsroom()), searches_shown()
        return write_site(self.folder, all_releases(), channel, now, settled, searches)


class Elsewhere:
    """A destination of one of the press's kinds: one release at a time."""

    def __init__(self, row: Destination) -> None:
        """Raises KeyError for no known kind."""
        self.name = row.name
        self.kind = kind_of(row.kind)
        self.unsure = self.kind.unsure
        self.destination = destination_of(row)

    def batches(self, steps: Sequence[Step]) -> Iterator[Sequence[Step]]:
        """One by one; all at once where the kind gathers."""
        if self.kind.gathers and steps:
            yield steps
            return
        for step in steps:
            yield [step]

    def take(self, tasks: Sequence[Task]) -> list[Answer]:
        """Send what goes together."""
        if self.kind.gathers:
            told = [_with_feeds(task) for task in tasks] if self.kind.follows_site else tasks
            return [cast("press.Gathering", self.destination).take_all(told, send)] * len(tasks)
        return [self.destination.take(task, send) for task in tasks]


def _with_feeds(task: Task) -> Task:
    """A task that knows the feeds which its release alone does not tell."""
    folders = folders_shown(int(task.release.story))
    if task.release.article is None:
        rows = Release.objects.filter(story=int(task.release.story)).order_by("-number")
        articles = (unpack_release(row.packed).article for row in rows)
        last = next((one for one in articles if one is not None), None)
        stock = Stock([], task.channel, Words(task.channel.language), task.now)
        folders = [*folders_of(last, stock), *folders]
    return task._replace(feeds=tuple(folders))


def destination_of(row: Destination) -> press.Destination:
    """The destination of a row of the press's kinds. Raises ValueError, in words, for settings
    that cannot be, and KeyError for no known kind."""
    kind = kind_of(row.kind)
    secret = unlock_text(row.secret) if row.secret else ""
    return kind.make(msgspec.convert(row.settings, kind.settings), secret)


def goes_at(row: Destination, due: datetime) -> datetime:
    """When what could go at a time goes to a destination: a digest waits for its hour."""
    kind = None if row.kind == "site" else kind_of(row.kind)
    if kind is None or kind.due is None:
        return due
    return max(kind.due(msgspec.convert(row.settings, kind.settings), due), due)


def follows_site(row: Destination) -> bool:
    """Whether a release goes to a destination only once the site has it."""
    return row.kind != "site" and kind_of(row.kind).follows_site


def try_out(row: Destination, now: datetime) -> Answer:
    """Whether a destination can be reached and lets us in. Publishes nothing."""
    if row.kind == "site":
        folder = Path(row.settings.get("folder") or settings.DATA / "site")
        folder = next(one for one in (folder, *folder.parents) if one.exists())
        may = os.access(folder, os.W_OK) and folder.is_dir()
        return Answer(status=200) if may else Answer(trouble="refused", words=str(folder))
    return destination_of(row).check(channel_of(newsroom()), now, send)


def send(ask: Ask) -> Reply:
    """Send one request through the door, or a letter by the desk's mail server."""
    return _mail(ask) if ask.method == "MAIL" else asyncio.run(_send(ask))


def _mail(ask: Ask) -> Reply:
    """Each address gets the letter alone, and whoever has it gets no second one for another's
    trouble: the server takes all of them, or none. Where it falls silent once it was spoken to, the
    letter may have gone."""
    letter = message_from_bytes(ask.body, policy=SMTP)
    kept = {"Message-ID": letter["Message-ID"], "Auto-Submitted": "auto-generated"}
    text = letter.get_content()
    way = get_connection()
    try:
        way.open()
    except OSError as error:  # all that SMTP says too
        return Reply(trouble="unreachable", words=str(error)[:200])
    bcc = ask.address.split(",")
    try:
        EmailMessage(letter["Subject"], text, bcc=bcc, headers=kept, connection=way).send()
    except (SMTPResponseException, SMTPRecipientsRefused) as error:  # it answered: nothing went
        return Reply(trouble="unreachable", words=str(error)[:200])
    except OSError as error:
        return Reply(trouble="timeout", words=str(error)[:200])
    finally:
        with contextlib.suppress(OSError):
            way.close()
    return Reply(status=200)


async def _send(ask: Ask) -> Reply:
    login = Login(name=ask.name, password=ask.password) if ask.name else None
    headers = {name: value for name, value in ask.headers if name.lower() != "content-type"}
    kind = next((v for k, v in ask.headers if k.lower() == "content-type"), "application/json")
    async with Door(settings.NETWORKS, CAPS) as door:
        if ask.method == "GET":
            found = await door.fetch(ask.address, headers, login)
        else:
            found = await door.post(ask.address, ask.body, kind, headers, login)
    if isinstance(found, Fetched):
        return Reply(status=found.status, body=found.body, headers=found.headers)
    return Reply(trouble=TROUBLES.get(found.kind, "broken"), words=found.why)
