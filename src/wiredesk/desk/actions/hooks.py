"""Hooks added, changed, tried and removed by an administrator."""

import secrets
from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from wiredesk.desk.actions.acting import action
from wiredesk.desk.actions.announce import EVENTS, TEST, tell
from wiredesk.desk.actions.jobs import ask_for
from wiredesk.desk.models import Hook, Telling
from wiredesk.desk.secrets import lock_text
from wiredesk.records import Refusal
from wiredesk.wire.carriers.web.door import why_not_an_address

KEPT = timedelta(days=30)
"""How long it is kept what was told."""


class Added(NamedTuple):
    """A hook and its secret, which is shown this once."""

    pk: int
    hook: Hook
    secret: str


@action("change_hooks", "hook")
def add_hook(
    user: Any, subject: None, now: datetime, *, name: str, address: str, events: Sequence[str]
) -> Added | Refusal:
    """Tell an address of events from now on."""
    address = address.strip()
    if why := why_not_an_address(address) or _why_no_events(events):
        return Refusal(what="add_hook", why=why)
    if not name.strip():
        return Refusal(what="add_hook", why="Give it a name.")
    secret = "whsec_" + b64encode(secrets.token_bytes(32)).decode()
    hook = Hook.objects.create(
        name=name.strip()[:100],
        address=address,
        secret=lock_text(secret),
        events=sorted(set(events)),
        by=user,
        made=now,
    )
    return Added(hook.pk, hook, secret)


def _why_no_events(events: Sequence[str]) -> str:
    if unknown := sorted(set(events) - set(EVENTS)):
        return f"There is no event {unknown[0]!r}."
    return "" if events else "Choose what it is told of."


@action("change_hooks", "hook")
def change_hook(
    user: Any,
    hook_id: int,
    now: datetime,
    *,
    on: bool | None = None,
    events: Sequence[str] | None = None,
) -> Hook | Refusal:
    """Switch a hook on or off, or tell it of other events. What waits for one that is off stays."""
    hook = Hook.objects.select_for_update().filter(pk=hook_id).first()
    if hook is None:
        return _none("change_hook")
    if events is not None:
        if why := _why_no_events(events):
            return Refusal(what="change_hook", why=why)
        hook.events = sorted(set(events))
    if on is not None:
        hook.on, hook.trouble = on, ""
    hook.save(update_fields=["on", "events", "trouble"])
    if on:
        _ask(hook.tellings.filter(state=Telling.State.WAITING), now)
    return hook


@action("change_hooks", "hook")
def remove_hook(user: Any, hook_id: int, now: datetime) -> Refusal | None:
    """Tell a hook nothing any more, not even what waits."""
    gone, _ = Hook.objects.filter(pk=hook_id).delete()
    return None if gone else _none("remove_hook")


@action("change_hooks", "hook")
def try_hook(user: Any, hook_id: int, now: datetime) -> Telling | Refusal:
    """Tell a hook a word of no meaning, to see whether it arrives."""
    hook = Hook.objects.filter(pk=hook_id).first()
    if hook is None:
        return _none("try_hook")
    if not hook.on:
        return Refusal(what="try_hook", why="It is off.")
    return tell(hook, TEST, now, {"hook": hook.pk, "name": hook.name})


@action("change_hooks", "hook")
def tell_again(user: Any, hook_id: int, now: datetime) -> int | Refusal:
    """Try again what was set aside for a hook; how many."""
    if not Hook.objects.filter(pk=hook_id).exists():
        return _none("tell_again")
    aside = list(Telling.objects.filter(hook=hook_id, state=Telling.State.ASIDE))
    fresh = {"state": Telling.State.WAITING, "attempts": 0, "trouble": ""}
    Telling.objects.filter(pk__in=[one.pk for one in aside]).update(**fresh)
    _ask(aside, now)
    return len(aside)


def _ask(tellings: Any, now: datetime) -> None:
    for one in reversed(list(tellings)):  # the oldest first
        ask_for("tell", one.pk, now)


def _none(what: str) -> Refusal:
    return Refusal(what=what, why="There is no such hook.")


def forget_told(now: datetime) -> int:
    """Let go of what was told long ago, and of what was set aside and nobody tried again."""
    old = Telling.objects.filter(made__lt=now - KEPT).exclude(state=Telling.State.WAITING)
    return old.delete()[0]
