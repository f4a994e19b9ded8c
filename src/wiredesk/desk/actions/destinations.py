"""Destinations: added, changed, switched off and on, removed; and the newsroom's own settings."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
from django.conf import settings
from msgspec import Meta

from wiredesk.desk.actions.acting import action
from wiredesk.desk.actions.jobs import ask_by
from wiredesk.desk.models import Destination, Newsroom, Outgoing
from wiredesk.desk.queries.ledger import channel_of, site_of
from wiredesk.desk.secrets import lock_text
from wiredesk.desk.working.places import destination_of, try_out
from wiredesk.press.answers import Answer
from wiredesk.press.channel import Channel
from wiredesk.press.destinations.listed import kind_of
from wiredesk.press.outbox import OPEN
from wiredesk.press.site import SiteSettings
from wiredesk.press.site.words import Words
from wiredesk.records import Record, Refusal
from wiredesk.wire.carriers.web.door import why_not_an_address

NOT_THERE = "There is no such destination."


class FolderOfSite(Record, frozen=True, kw_only=True):
    """What is settled for the site's destination."""

    folder: Annotated[str, Meta(title="Folder")] = ""


def settings_record(kind: str) -> type[Record]:
    """What is settled for a destination of a kind. Raises KeyError for no known kind."""
    return FolderOfSite if kind == "site" else kind_of(kind).settings


@action("change_destinations", "destination")
def save_destination(
    user: Any,
    destination_id: int | None,
    now: datetime,
    *,
    name: str,
    kind: str,
    given: Mapping[str, Any],
    secret: str = "",
    languages: tuple[str, ...] = (),
    sections: tuple[str, ...] = (),
) -> Destination | Refusal:
    """Add a destination, or change the one of that id; its kind stays. An empty secret keeps the
    one that is known. What was stuck there is tried again."""
    row = Destination(kind=kind, added=now) if destination_id is None else _row(destination_id)
    if row is None:
        return Refusal(what="destination", why=NOT_THERE)
    row.name = name.strip()[:100]
    if why := _why_not_named(row):
        return Refusal(what="destination", why=why)
    if secret:
        row.secret = lock_text(secret)
    try:
        row.settings = msgspec.to_builtins(msgspec.convert(given, settings_record(row.kind)))
        _look_at(row)
    except KeyError:
        return Refusal(what="destination", why="There is no destination of that kind.")
    except ValueError as error:  # msgspec's are ValueErrors too
        return Refusal(what="destination", why=str(error))
    row.only = {k: list(v) for k, v in (("languages", languages), ("sections", sections)) if v}
    row.save()
    if row.kind in ("site", "indexnow"):  # the site lies elsewhere now, or shows another key
        write_sites(now)
    stuck = Outgoing.objects.filter(destination=row, state="stuck")
    if row.kind != "site" and (unsure := kind_of(row.kind).unsure):
        stuck = stuck.exclude(error=unsure)  # what may have gone is for a person to send again
    stuck.update(state="waiting", due=now)
    if Outgoing.objects.filter(destination=row, state__in=OPEN).exists():
        ask_by("send", row.pk, now, now)
    return row


def _row(destination_id: int) -> Destination | None:
    return Destination.objects.filter(pk=destination_id, removed=None).first()


def _why_not_named(row: Destination) -> str:
    if not row.name:
        return "Give it a name."
    if Destination.objects.filter(name=row.name).exclude(pk=row.pk).exists():
        return "There is a destination of that name."
    return ""


def _look_at(row: Destination) -> None:
    """Raise ValueError, in words, for settings that cannot be."""
    for name in ("address", "hub"):
        address = row.settings.get(name)
        if address is not None and (why := why_not_an_address(address)):
            raise ValueError(f"{address}: {why}")
    if row.kind != "site":
        destination_of(row)


@action("change_destinations", "destination")
def switch_destination(
    user: Any, destination_id: int, now: datetime, *, on: bool
) -> Destination | Refusal:
    """Switch a destination off: no new story goes there. What went there is followed to its end:
    corrected, withdrawn."""
    row = _row(destination_id)
    if row is None:
        return Refusal(what="destination", why=NOT_THERE)
    row.on = on
    row.save(update_fields=["on"])
    return row


@action("change_destinations", "destination")
def remove_destination(
    user: Any, destination_id: int, now: datetime, *, anyway: bool = False
) -> Destination | Refusal:
    """Remove a destination: nothing goes there any more, not even a withdrawal. Its history stays.

    Refused while something is on its way there, unless ``anyway``.
    """
    row = _row(destination_id)
    if row is None:
        return Refusal(what="destination", why=NOT_THERE)
    waiting = Outgoing.objects.filter(destination=row, state__in=OPEN)
    if waiting.exists() and not anyway:
        back = waiting.filter(takes_back=True).count()
        why = (
            f"{waiting.count()} releases are still on their way there, {back} of them withdrawals."
        )
        return Refusal(what="destination", why=why)
    waiting.update(state="needless", lease=None, error="The destination was removed.")
    row.name = f"{row.name[:80]} (removed, {row.pk})"
    row.on, row.removed, row.secret = False, now, None
    row.save()
    return row


@action("change_destinations", "destination")
def try_destination(user: Any, destination_id: int, now: datetime) -> Answer | Refusal:
    """Ask a destination whether it would take a release. Publishes nothing."""
    row = _row(destination_id)
    if row is None:
        return Refusal(what="destination", why=NOT_THERE)
    try:
        return try_out(row, now)
    except (ValueError, KeyError) as error:
        return Refusal(what="destination", why=str(error))


@action("change_destinations", "newsroom")
def save_newsroom(
    user: Any,
    _: None,
    now: datetime,
    *,
    channel: Mapping[str, Any],
    site: Mapping[str, Any],
    follow_kills: bool,
) -> Newsroom | Refusal:
    """Say what the newsroom says of itself. The site is written anew."""
    row = Newsroom.objects.filter(pk=1).first() or Newsroom(pk=1)
    row.channel = {k: v for k, v in channel.items() if v not in (None, "")}
    row.site = {k: v for k, v in site.items() if v not in (None, "")}
    row.follow_kills = follow_kills
    if not row.channel.get("name", "").strip():
        return Refusal(what="newsroom", why="Give it a name.")
    try:
        _look_at_newsroom(channel_of(row), site_of(row))
    except (ValueError, OSError) as error:
        return Refusal(what="newsroom", why=str(error))
    row.save()
    write_sites(now)
    return row


def write_sites(now: datetime) -> None:
    """Ask that the site be written anew, though nothing is published."""
    for place in Destination.objects.filter(kind="site", removed=None):
        ask_by("write_site", place.pk, now, now)


def _look_at_newsroom(channel: Channel, site: SiteSettings) -> None:
    """Raise ValueError, in words, for what cannot be."""
    for address in (channel.home, *_addresses(channel)):
        if why := why_not_an_address(address):
            raise ValueError(f"{address}: {why}")
    if site.theme and not _is_a_theme(Path(site.theme)):
        raise ValueError(f"Put the theme into a folder of its own in {themes()}.")
    try:
        Words(channel.language, site.timezone)
    except (ValueError, KeyError, OSError):
        raise ValueError(f"There is no time zone “{site.timezone}”.") from None


def themes() -> Path:
    """Where themes lie: their templates are programs, and no sender's folder may become one."""
    return Path(settings.DATA / "themes")


def _is_a_theme(folder: Path) -> bool:
    return folder.resolve().parent == themes().resolve() and folder.is_dir()


def _addresses(channel: Channel) -> list[str]:
    named = (channel.hub, channel.logo, channel.about, channel.principles, channel.corrections)
    return [one for one in (*named, channel.ethics, channel.ownership) if one]
