"""Destinations: where releases go, how each is, and a form for each kind."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wiredesk.desk.actions import destinations as actions
from wiredesk.desk.models import Destination
from wiredesk.desk.queries.outbox import place_states
from wiredesk.desk.screens.fields import fields_of, given_in
from wiredesk.desk.screens.said import now, onward, say
from wiredesk.desk.screens.screen import screen
from wiredesk.press.answers import Answer, meaning_of
from wiredesk.press.destinations.listed import KINDS, kind_of
from wiredesk.records import Refusal

SITE_WORDS = gettext_lazy("The site: a folder of pages, served by the desk too")


@screen("change_destinations")
def show(request: HttpRequest) -> HttpResponse:
    """Every destination, and the kinds that can be added."""
    kinds = [(kind.name, kind.words) for kind in KINDS]
    page = {"destinations": place_states(), "kinds": [*kinds, ("site", SITE_WORDS)]}
    return render(request, "desk/destinations.html", page)


@screen("change_destinations", methods=("GET", "POST"))
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """A form for a new destination of a kind."""
    return _form(request, Destination(kind=kind))


@screen("change_destinations", methods=("GET", "POST"))
def change(request: HttpRequest, destination: int) -> HttpResponse:
    """The form of one that there is. Its secret is never shown."""
    row = Destination.objects.filter(pk=destination, removed=None).first()
    if row is None:
        raise Http404
    return _form(request, row)


def _form(request: HttpRequest, row: Destination) -> HttpResponse:
    try:
        record = actions.settings_record(row.kind)
    except KeyError:
        raise Http404 from None
    fields = fields_of(record, row.settings)
    if request.method == "POST":
        given = given_in(fields, request.POST)
        done = actions.save_destination(
            request.user,
            row.pk,
            now(),
            name=request.POST.get("name", ""),
            kind=row.kind,
            given=given,
            secret=request.POST.get("secret", ""),
            languages=tuple(request.POST.get("languages", "").split()),
            sections=tuple(request.POST.get("sections", "").split()),
        )
        if say(request, done, _("Kept.")):
            return redirect("destination", destination=done.pk)
        fields = fields_of(record, given)
        row.name = request.POST.get("name", "")
    page = {"row": row, "fields": fields, **_words_of(row), "has_secret": bool(row.secret)}
    return render(request, "desk/destination.html", page)


def _words_of(row: Destination) -> dict[str, Any]:
    only = {name: " ".join(row.only.get(name, ())) for name in ("languages", "sections")}
    if row.kind == "site":
        return {"kind_words": SITE_WORDS, "secret": "", "only": only}
    kind = kind_of(row.kind)
    return {"kind_words": kind.words, "secret": kind.secret, "only": only}


@screen("change_destinations", methods=("POST",))
def switch(request: HttpRequest, destination: int) -> HttpResponse:
    """Switch one off, or on again."""
    on = request.POST.get("on") == "1"
    done = actions.switch_destination(request.user, destination, now(), on=on)
    off = _("Off: no new story goes there. What went there is followed to its end.")
    say(request, done, _("On.") if on else off)
    return onward(request, "destinations")


@screen("change_destinations", methods=("POST",))
def remove(request: HttpRequest, destination: int) -> HttpResponse:
    """Remove one."""
    anyway = request.POST.get("anyway") == "1"
    done = actions.remove_destination(request.user, destination, now(), anyway=anyway)
    say(request, done, _("Removed. What went there stays there."))
    return onward(request, "destinations")


@screen("change_destinations", methods=("POST",))
def try_out(request: HttpRequest, destination: int) -> HttpResponse:
    """Ask one whether it would take a release."""
    done = actions.try_destination(request.user, destination, now())
    if isinstance(done, Answer) and (words := meaning_of(done).words):
        done = Refusal(what="destination", why=words)
    say(request, done, _("It answers, and lets us in."))
    return onward(request, "destination", destination=destination)
