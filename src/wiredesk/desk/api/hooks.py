"""Hooks: addresses that are told of events, signed (Standard Webhooks)."""

from typing import Annotated, Literal

from msgspec import Meta

from wiredesk.desk.actions import hooks
from wiredesk.desk.actions.announce import EVENTS
from wiredesk.desk.api.asking import Sent
from wiredesk.desk.api.problems import missing
from wiredesk.desk.api.route import Call, route
from wiredesk.desk.api.things import Time, told
from wiredesk.desk.models import Hook, Telling
from wiredesk.desk.queries.hooks import hook_rows, last_told
from wiredesk.records import Record, Refusal

Event = Literal[EVENTS]  # type: ignore[valid-type]


class HookRow(Record, frozen=True, kw_only=True):
    """A hook, without its secret."""

    id: int
    name: str
    address: str
    events: tuple[Event, ...]
    on: bool
    by: str
    made: Time
    waiting: int
    aside: int
    trouble: str
    """Why the last that was told did not arrive; empty where it did."""


class HookList(Record, frozen=True, kw_only=True):
    """All hooks."""

    hooks: tuple[HookRow, ...]


class NewHook(Record, frozen=True, kw_only=True):
    """A hook that was added, and its secret, which is shown this once."""

    hook: HookRow
    secret: str


class HookSent(Sent, frozen=True, kw_only=True):
    """A hook to be added."""

    name: Annotated[str, Meta(min_length=1, max_length=100)]
    address: Annotated[str, Meta(max_length=4_000)]
    events: Annotated[tuple[Event, ...], Meta(min_length=1)]


class HookChange(Sent, frozen=True, kw_only=True):
    """What is to change."""

    on: bool | None = None
    events: Annotated[tuple[Event, ...], Meta(min_length=1)] | None = None


class TellingRow(Record, frozen=True, kw_only=True):
    """One event that a hook was told of, or is to be."""

    id: str
    """The ``webhook-id``."""
    event: str
    made: Time
    state: Literal["waiting", "told", "aside"]
    attempts: int
    trouble: str
    told: Time | None


class TellingList(Record, frozen=True, kw_only=True):
    """The last hundred, the newest first."""

    tellings: tuple[TellingRow, ...]


class Again(Record, frozen=True, kw_only=True):
    """How many are tried again."""

    again: int


HOOK = "hooks/<int:hook>"


@route("GET", "hooks", "change_hooks", answer=HookList)
def list_hooks(call: Call) -> HookList:
    """The hooks, and how each is."""
    return HookList(hooks=tuple(_row(row) for row in hook_rows()))


@route(
    *("POST", "hooks", "change_hooks"),
    answer=NewHook,
    status=201,
    body=HookSent,
    may_refuse=True,
)
def post_hook(call: Call) -> NewHook | Refusal:
    """Tell an address of events from now on. Its secret is in this answer, and never again."""
    sent: HookSent = call.body
    done = hooks.add_hook(
        call.user, None, call.now, name=sent.name, address=sent.address, events=sent.events
    )
    if isinstance(done, Refusal):
        return done
    return NewHook(hook=_row(hook_rows().get(pk=done.pk)), secret=done.secret)


@route("GET", HOOK, "change_hooks", answer=HookRow)
def show_hook(call: Call, hook: int) -> HookRow:
    """One hook, and how it is."""
    _there(hook)
    return _row(hook_rows().get(pk=hook))


@route("PATCH", HOOK, "change_hooks", answer=HookRow, body=HookChange)
def patch_hook(call: Call, hook: int) -> HookRow | Refusal:
    """Switch a hook on or off, or tell it of other events."""
    _there(hook)
    sent: HookChange = call.body
    done = hooks.change_hook(call.user, hook, call.now, on=sent.on, events=sent.events)
    return done if isinstance(done, Refusal) else _row(hook_rows().get(pk=hook))


@route("DELETE", HOOK, "change_hooks", status=204)
def delete_hook(call: Call, hook: int) -> Refusal | None:
    """Remove a hook; what waits for it goes too."""
    _there(hook)
    return hooks.remove_hook(call.user, hook, call.now)


@route(*("POST", f"{HOOK}/test", "change_hooks"), answer=TellingRow, status=202, may_refuse=True)
def post_hook_test(call: Call, hook: int) -> TellingRow | Refusal:
    """Tell a hook a word of no meaning (`hook.test`), to see whether it arrives."""
    _there(hook)
    done = hooks.try_hook(call.user, hook, call.now)
    return done if isinstance(done, Refusal) else _telling(done)


@route("GET", f"{HOOK}/tellings", "change_hooks", answer=TellingList)
def list_tellings(call: Call, hook: int) -> TellingList:
    """What a hook was told lately, and what waits or was set aside."""
    _there(hook)
    return TellingList(tellings=tuple(_telling(row) for row in last_told(hook)))


@route("POST", f"{HOOK}/again", "change_hooks", answer=Again, status=202)
def post_hook_again(call: Call, hook: int) -> Again | Refusal:
    """Try again what was set aside."""
    _there(hook)
    done = hooks.tell_again(call.user, hook, call.now)
    return done if isinstance(done, Refusal) else Again(again=done)


def _there(hook: int) -> None:
    if not Hook.objects.filter(pk=hook).exists():
        raise missing("hook")


def _row(row: Hook) -> HookRow:
    return HookRow(
        id=row.pk,
        name=row.name,
        address=row.address,
        events=tuple(row.events),
        on=row.on,
        by=row.by.get_username(),
        made=told(row.made),
        waiting=row.waiting,
        aside=row.aside,
        trouble=row.trouble,
    )


def _telling(row: Telling) -> TellingRow:
    return TellingRow(
        id=row.key,
        event=row.event,
        made=told(row.made),
        state=row.state,
        attempts=row.attempts,
        trouble=row.trouble,
        told=told(row.told),
    )
