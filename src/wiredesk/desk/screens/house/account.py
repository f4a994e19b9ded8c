"""My account: password, name, mail address, keys; and coming in by a link."""

from django.contrib.auth import login, update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wiredesk.desk.actions.joining import NO_MORE, invited
from wiredesk.desk.actions.joining import join as come_in
from wiredesk.desk.actions.own import change_own_name, change_own_password, keep_keys
from wiredesk.desk.queries.people import person_row
from wiredesk.desk.screens.house.tabs import on_tab
from wiredesk.desk.screens.said import now, onward, say
from wiredesk.desk.screens.screen import ANYONE, screen
from wiredesk.records import Refusal


@screen("see", methods=("GET", "POST"))
def account(request: HttpRequest) -> HttpResponse:
    """What one may, and three forms; each posts here with what it does."""
    if request.method != "POST":
        return on_tab(request, "account", "account", {"me": person_row(request.user.pk)})
    act = ACTS.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    act(request)
    return onward(request, "account")


def _password(request: HttpRequest) -> None:
    given = {name: request.POST.get(name, "") for name in ("old", "new")}
    done: Refusal | None = Refusal(what="password", why=_("The two new passwords differ."))
    if given["new"] == request.POST.get("again", ""):
        done = change_own_password(request.user, None, now(), **given)
    if say(request, done, _("Your password is changed.")):
        update_session_auth_hash(request, request.user)


def _name(request: HttpRequest) -> None:
    given = {name: request.POST.get(name, "") for name in ("first", "last", "mail")}
    say(request, change_own_name(request.user, None, now(), **given), _("Saved."))


def _keys(request: HttpRequest) -> None:
    on = request.POST.get("on") == "yes"
    done = keep_keys(request.user, None, now(), on=on)
    say(request, done, _("Keys are on.") if on else _("Keys are off."))


ACTS = {"password": _password, "name": _name, "keys": _keys}


@screen("see", methods=("POST",))
def keys(request: HttpRequest) -> HttpResponse:
    """Keys on or off, as the list of keys says; answers with nothing."""
    keep_keys(request.user, None, now(), on=request.POST.get("on") == "yes")
    return HttpResponse(status=204)


@screen(ANYONE, methods=("GET", "POST"))
def join(request: HttpRequest, key: str) -> HttpResponse:
    """Choose a password and come in, by a link that opens once."""
    person = invited(key)
    if person is None:
        return render(request, "desk/house/join.html", {"why": _(NO_MORE)}, status=404)
    page: dict[str, object] = {"person": person}
    if request.method == "POST":
        done: object = Refusal(what="join", why=_("The two passwords differ."))
        if request.POST.get("new", "") == request.POST.get("again", ""):
            done = come_in(key, request.POST.get("new", ""), now())
        if not isinstance(done, Refusal):
            login(request, done, backend="django.contrib.auth.backends.ModelBackend")
            return redirect("wire")
        page["trouble"] = done.why
    return render(request, "desk/house/join.html", page, status=422 if "trouble" in page else 200)
