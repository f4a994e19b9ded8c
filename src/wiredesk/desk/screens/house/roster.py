"""People: who works here, what each may do and where; added, called on duty, let leave."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wiredesk.desk.actions import staff
from wiredesk.desk.actions.joining import give_link
from wiredesk.desk.models import Source
from wiredesk.desk.permissions import VERBS, may
from wiredesk.desk.queries.people import people_rows, person_row
from wiredesk.desk.screens.house.tabs import number, on_tab
from wiredesk.desk.screens.said import now, onward, say
from wiredesk.desk.screens.screen import screen
from wiredesk.records import Refusal

BLANK = 3
"""Empty lines for limits; more come with each saving."""


@screen("set_duty", methods=("GET", "POST"))
def roster(request: HttpRequest) -> HttpResponse:
    """Everybody, and a form that adds one more."""
    if request.method == "POST":
        return _add(request)
    return _roster(request, {})


def _roster(request: HttpRequest, given: dict[str, str], status: int = 200) -> HttpResponse:
    page = {
        "people": people_rows(),
        "roles": list(VERBS),
        "given": given,
        "may_change": may(request.user, "change_people"),
    }
    return on_tab(request, "roster", "roster", page, status)


def _add(request: HttpRequest) -> HttpResponse:
    given = {name: request.POST.get(name, "") for name in ("name", "role", "mail")}
    done = staff.add_person(request.user, None, now(), **given)
    if not say(request, done, _("Added. Give the link below to the new person.")):
        return _roster(request, given, 422)
    return _with_link(request, done.pk)


@screen("set_duty", methods=("GET", "POST"))
def person(request: HttpRequest, person: int) -> HttpResponse:
    """One person, with a form for each thing that can be changed."""
    if person_row(person) is None:
        raise Http404
    if request.method != "POST":
        return _person(request, person)
    act = request.POST.get("do", "")
    if act == "link":
        return _with_link(request, person)
    if act not in ACTS:
        raise Http404
    say(request, ACTS[act](request, person), _("Saved."))
    return onward(request, "person", person=person)


def _with_link(request: HttpRequest, pk: int) -> HttpResponse:
    """The person's page with a link to come in by, which is shown this once."""
    key = give_link(request.user, pk, now())
    if isinstance(key, Refusal):
        say(request, key, "")
        return redirect("person", person=pk)
    return _person(request, pk, request.build_absolute_uri(reverse("join", args=[key])))


def _person(request: HttpRequest, pk: int, link: str = "") -> HttpResponse:
    one = person_row(pk)
    page = {
        "one": one,
        "link": link,
        "roles": list(VERBS),
        "limits": [*((s.source_id, s.language) for s in one.limits), *[(None, "")] * BLANK]
        if one
        else [],
        "sources": Source.objects.order_by("name", "pk").only("name"),
        "may_change": may(request.user, "change_people"),
    }
    answer = on_tab(request, "roster", "person", page)
    if link:
        answer["Cache-Control"] = "no-store"
    return answer


def _limits(request: HttpRequest, pk: int) -> Any:
    lines = zip(request.POST.getlist("source"), request.POST.getlist("language"), strict=False)
    scopes = [(number(s) or None, language.strip()) for s, language in lines if s or language]
    return staff.change_limits(request.user, pk, now(), scopes=list(dict.fromkeys(scopes)))


ACTS = {
    "role": lambda r, pk: staff.change_role(r.user, pk, now(), role=r.POST.get("role", "")),
    "mail": lambda r, pk: staff.change_mail(r.user, pk, now(), mail=r.POST.get("mail", "")),
    "limits": _limits,
    "on_duty": lambda r, pk: staff.change_duty(r.user, pk, now(), on=True),
    "off_duty": lambda r, pk: staff.change_duty(r.user, pk, now(), on=False),
    "leave": lambda r, pk: staff.let_leave(r.user, pk, now()),
    "return": lambda r, pk: staff.let_leave(r.user, pk, now(), left=False),
}
