"""The authority file: how this house writes people, organisations and places."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wiredesk.desk.actions.names import KINDS, merge_names, remove_name, save_name
from wiredesk.desk.models import Authority
from wiredesk.desk.queries.names import name_rows
from wiredesk.desk.screens.house.tabs import number, on_tab
from wiredesk.desk.screens.said import now, say
from wiredesk.desk.screens.screen import screen
from wiredesk.records import Refusal

FIELDS = ("role", "country", "wikidata", "pack", "note")
MOST = 100


@screen("keep_name")
def names(request: HttpRequest) -> HttpResponse:
    """The names, looked up by any way of writing them."""
    asked = {"q": request.GET.get("q", ""), "kind": request.GET.get("kind", "")}
    at = max(1, min(number(request.GET.get("page", ""), 1), 10_000))
    rows = name_rows(asked["q"].replace("\x00", ""), asked["kind"].replace("\x00", ""), at, MOST)
    more = at + 1 if len(rows) > MOST else None
    page = {"rows": rows[:MOST], "kinds": KINDS, "more": more, **asked}
    return on_tab(request, "names", "names", page)


@screen("keep_name", methods=("GET", "POST"))
def new(request: HttpRequest) -> HttpResponse:
    """A name that the house does not have yet."""
    return _edit(request, Authority(kind="person", name=request.GET.get("name", "")))


@screen("keep_name", methods=("GET", "POST"))
def edit(request: HttpRequest, name: int) -> HttpResponse:
    """One name: changed, made one with another, or removed."""
    row = Authority.objects.filter(pk=name).first()
    if row is None:
        raise Http404
    do = request.POST.get("do", "")
    if do == "remove":
        say(request, remove_name(request.user, name, now()), _("It is removed."))
        return redirect("names")
    if do == "merge":
        done = merge_names(request.user, name, now(), into=number(request.POST.get("into", "")))
        if say(request, done, _("They are one name now.")):
            return redirect("name", name=done.pk)
        return redirect("name", name=name)
    return _edit(request, row)


def _edit(request: HttpRequest, row: Authority) -> HttpResponse:
    aliases = [a.words for a in row.aliases.all() if a.words != row.name] if row.pk else []
    if request.method != "POST":
        return _form(request, row, "\n".join(aliases))
    fields = {field: request.POST.get(field, "") for field in FIELDS}
    row.name, row.kind = request.POST.get("name", ""), request.POST.get("kind", "")
    written = request.POST.get("aliases", "")
    done = save_name(
        request.user,
        row.pk,
        now(),
        kind=row.kind,
        name=row.name,
        aliases=written.splitlines(),
        **fields,
    )
    if isinstance(done, Refusal):
        for field, words in fields.items():
            setattr(row, field, words)
        return _form(request, row, written, _(done.why))
    say(request, done, _("Saved."))
    return redirect("name", name=done.pk)


def _form(request: HttpRequest, row: Authority, aliases: str, trouble: str = "") -> HttpResponse:
    """The form; where another name is looked for to merge with, those found."""
    words = request.GET.get("q", "").replace("\x00", "")
    found = [one for one in name_rows(words, most=20)[:20] if one.pk != row.pk] if words else []
    page = {"row": row, "aliases": aliases, "trouble": trouble, "kinds": KINDS}
    page |= {"q": words, "found": found}
    return on_tab(request, "names", "name", page, 422 if trouble else 200)
