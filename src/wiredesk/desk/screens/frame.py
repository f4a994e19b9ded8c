"""What stands round every screen: where one may go, and what is loud."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wiredesk.desk.permissions import may
from wiredesk.desk.queries.people import keys_are_on
from wiredesk.desk.queries.wire import open_alerts
from wiredesk.version import VERSION

PLACES = (
    ("wire", _("Wire"), "w", "see"),
    ("find", _("Find"), "f", "find"),
    ("outbox", _("Outbox"), "o", "see"),
    ("sources", _("Sources"), "s", "see"),
    ("destinations", _("Destinations"), "d", "change_destinations"),
    ("people", _("People & rules"), "p", "see"),
)
"""Screens in the bar: name of the address, words, letter after ``g``, who may go there."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """The bar's places, open alerts and this version, for every page of someone logged in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"version": VERSION}
    here = request.resolver_match.url_name if request.resolver_match else ""
    places = [
        {"name": name, "words": words, "key": key, "here": name == here or _within(request, name)}
        for name, words, key, verb in PLACES
        if may(user, verb)
    ]
    return {
        "places": places,
        "version": VERSION,
        "alerts": open_alerts(user),
        "may_follow": may(user, "follow"),
        "keys_on": keys_are_on(user),
    }


def _within(request: HttpRequest, name: str) -> bool:
    """Whether this page lies under a screen, as a tab of it does."""
    return request.path.startswith(f"{reverse(name)}/")
