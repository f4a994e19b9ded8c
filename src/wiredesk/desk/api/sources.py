"""Sources: how each is, adding one, changing what is settled for it, pausing it."""

from typing import Annotated, Any

import msgspec
from django.db.models import Count
from msgspec import UNSET, Meta, UnsetType

from wiredesk import records
from wiredesk.desk.actions.change_source import change_source, pause_source
from wiredesk.desk.actions.enter_source import enter_source
from wiredesk.desk.actions.sources import settings_of
from wiredesk.desk.api.asking import Sent
from wiredesk.desk.api.problems import Problem
from wiredesk.desk.api.route import Call, route
from wiredesk.desk.api.things import Time, told, visible_source
from wiredesk.desk.models import Source
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.sources import health, push
from wiredesk.records import Record, Refusal, SourceSettings
from wiredesk.wire.redacting import without_secrets


class SourceRow(Record, frozen=True, kw_only=True):
    """A source and how it is."""

    id: int
    name: str
    address: str
    """Whole for those who may change it; else without what looks like a secret in it."""
    carrier: str
    state: str
    """active | paused | stopped"""
    health: str
    """In words."""
    push: str
    note: str
    format: str
    interval: int
    """Seconds between two polls."""
    due: Time | None
    last_try: Time | None
    last_success: Time | None
    last_new: Time | None
    stories: int
    settings: records.SourceSettings


class SourceList(Record, frozen=True, kw_only=True):
    """All sources that the caller may see, by name."""

    sources: tuple[SourceRow, ...]


@route("GET", "sources", "see", answer=SourceList)
def list_sources(call: Call) -> SourceList:
    """The sources, by name, and how each is."""
    rows = Source.objects.annotate(stories=Count("sightings")).select_related("subscription")
    return SourceList(
        sources=tuple(_row(call, row, row.stories) for row in rows if may(call.user, "see", row))
    )


@route("GET", "sources/<int:source>", "see", answer=SourceRow)
def show_source(call: Call, source: int) -> SourceRow:
    """One source."""
    return _now(call, source)


def _now(call: Call, source: int) -> SourceRow:
    row = visible_source(call, source)
    return _row(call, row, row.sightings.count())


def _row(call: Call, row: Source, stories: int) -> SourceRow:
    whole = may(call.user, "change_source", row)
    return SourceRow(
        id=row.pk,
        name=row.name,
        address=row.address if whole else without_secrets(row.address),
        carrier=row.carrier,
        state=row.state,
        health=health(row),
        push=push(row),
        note=row.note,
        format=row.format,
        interval=row.interval,
        due=told(row.due),
        last_try=told(row.last_try),
        last_success=told(row.last_success),
        last_new=told(row.last_new),
        stories=stories,
        settings=settings_of(row),
    )


Seconds = Annotated[int, Meta(ge=60, le=604_800)]


class SettingsSent(Sent, frozen=True, kw_only=True):
    """What is settled for a source; what is left out stays as it is."""

    identity: tuple[str, ...] | UnsetType = UNSET
    language: str | UnsetType | None = UNSET
    country: str | UnsetType | None = UNSET
    credit: str | UnsetType | None = UNSET
    licence: str | UnsetType | None = UNSET
    rights: str | UnsetType | None = UNSET
    index: bool | UnsetType = UNSET
    priority: Annotated[int, Meta(ge=-100, le=100)] | UnsetType = UNSET
    section_map: dict[str, str] | UnsetType = UNSET
    fetch_pages: bool | UnsetType = UNSET
    fetch_pictures: bool | UnsetType = UNSET
    push: bool | UnsetType = UNSET
    shortest_interval: Seconds | UnsetType = UNSET
    longest_interval: Seconds | UnsetType = UNSET
    keep_days: Annotated[int, Meta(ge=1, le=36500)] | UnsetType | None = UNSET


class SourceSent(Sent, frozen=True, kw_only=True):
    """A source to be added: a feed or a page (https://…), or a mailbox (imaps://…)."""

    address: Annotated[str, Meta(max_length=4_000)]
    name: str = ""
    settings: SettingsSent = SettingsSent()


class SourceChange(Sent, frozen=True, kw_only=True):
    """What is to change."""

    name: Annotated[str, Meta(min_length=1, max_length=200)] | None = None
    settings: SettingsSent = SettingsSent()


class Pause(Sent, frozen=True, kw_only=True):
    """Whether it is to rest."""

    paused: bool


@route(
    *("POST", "sources", "add_source"),
    answer=SourceRow,
    status=201,
    body=SourceSent,
    may_refuse=True,
)
def post_source(call: Call) -> SourceRow | Refusal:
    """Add a source, due at once. One that stands already is refused.

    A folder of the desk's machine is added there, not from outside.
    """
    sent: SourceSent = call.body
    if "://" not in sent.address:
        raise Problem("malformed", "address: write it whole: https://… or imaps://….")
    done = enter_source(
        call.user,
        None,
        call.now,
        address=sent.address,
        name=sent.name,
        settings=_settings(SourceSettings(), sent.settings),
    )
    return done if isinstance(done, Refusal) else _now(call, done.pk)


@route(
    *("PATCH", "sources/<int:source>", "change_source"),
    answer=SourceRow,
    body=SourceChange,
    may_refuse=True,
)
def patch_source(call: Call, source: int) -> SourceRow | Refusal:
    """Change a source's name, or what is settled for it."""
    row = visible_source(call, source)
    wanted = _settings(settings_of(row), call.body.settings)
    done = change_source(call.user, source, call.now, settings=wanted, name=call.body.name)
    return done if isinstance(done, Refusal) else _now(call, source)


@route("POST", "sources/<int:source>/pause", "pause_source", answer=SourceRow, body=Pause)
def post_pause(call: Call, source: int) -> SourceRow | Refusal:
    """Ask a source no more, or again from now on."""
    visible_source(call, source)
    done = pause_source(call.user, source, call.now, on=call.body.paused)
    return done if isinstance(done, Refusal) else _now(call, source)


def _settings(before: SourceSettings, sent: SettingsSent) -> SourceSettings:
    given: dict[str, Any] = {
        name: value for name, value in msgspec.structs.asdict(sent).items() if value is not UNSET
    }
    after = msgspec.structs.replace(before, **given)
    if after.shortest_interval > after.longest_interval:
        raise Problem("malformed", "shortest_interval is longer than longest_interval.")
    return after
