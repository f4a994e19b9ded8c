"""Who calls, as the desk sees it; and the OpenAPI document."""

from functools import cache

import msgspec
from django.conf import settings
from django.http import HttpResponse

from wiredesk.desk.api.route import Call, route
from wiredesk.desk.permissions import scopes_of, verbs_of
from wiredesk.desk.screens.screen import ANYONE
from wiredesk.records import Record


class Part(Record, frozen=True, kw_only=True):
    """A part of the wire."""

    source: int | None
    """``null`` is any."""
    language: str
    """Empty is any."""


class Me(Record, frozen=True, kw_only=True):
    """Who calls."""

    name: str
    token: str
    """The token's name; empty for who is logged in."""
    verbs: tuple[str, ...]
    """All that may be done with it."""
    parts: tuple[Part, ...]
    """What is seen of the wire; none: all of it."""
    per_minute: int


@route("GET", "me", "see", answer=Me)
def show_me(call: Call) -> Me:
    """Who calls, and what they may do."""
    parts = (Part(source=s.source_id, language=s.language) for s in scopes_of(call.user))
    return Me(
        name=call.user.get_username(),
        token=call.token.name if call.token else "",
        verbs=tuple(sorted(verbs_of(call.user))),
        parts=tuple(parts),
        per_minute=settings.API_PER_MINUTE,
    )


@route("GET", "openapi.json", ANYONE, kinds=("application/json",))
def show_openapi(call: Call) -> HttpResponse:
    """This document."""
    return HttpResponse(_written(), content_type="application/json")


@cache
def _written() -> bytes:
    from wiredesk.desk.api.openapi import document  # the table of routes holds this very route

    return msgspec.json.format(msgspec.json.encode(document(), order="deterministic"), indent=1)
