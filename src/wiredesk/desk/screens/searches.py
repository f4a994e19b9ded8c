"""Saved searches: kept from Find, put in order, shared, renamed, forgotten."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wiredesk.desk.actions.searches import (
    move_search,
    remove_search,
    rename_search,
    save_search,
    share_search,
    show_search,
)
from wiredesk.desk.models import SavedSearch
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.ledger import channel_of, newsroom
from wiredesk.desk.queries.wire import searches_of
from wiredesk.desk.screens.said import now, onward, say
from wiredesk.desk.screens.screen import screen
from wiredesk.desk.search.query import LONGEST


@screen("save_search")
def show(request: HttpRequest) -> HttpResponse:
    """One's own searches, to be put in order; those that others share."""
    rows = _rows(request)
    page = {
        "own": [row for row in rows if row.owner_id == request.user.pk],
        "others": [row for row in rows if row.owner_id != request.user.pk],
        "may_share": may(request.user, "share_search"),
        "may_show": may(request.user, "show_search"),
        "home": channel_of(newsroom()).home.rstrip("/"),
    }
    return render(request, "desk/searches.html", page)


def _rows(request: HttpRequest) -> list[SavedSearch]:
    """A person's own searches and the shared ones; whoever may show them sees what is shown."""
    rows = searches_of(request.user)
    if may(request.user, "show_search"):
        known = {row.pk for row in rows}
        rows += SavedSearch.objects.exclude(feed="").exclude(pk__in=known)
    return rows


@screen("save_search", methods=("POST",))
def save(request: HttpRequest) -> HttpResponse:
    """Keep what is looked for under a name."""
    text = request.POST.get("q", "").replace("\0", " ").strip()[:LONGEST]
    done = save_search(
        request.user,
        None,
        now(),
        name=request.POST.get("name", ""),
        question={"find": text},
        shared=request.POST.get("shared") == "1",
    )
    say(request, done, _("Saved; it stands at the left of the Wire too."))
    return onward(request, "find")


@screen("save_search", methods=("POST",))
def change(request: HttpRequest, search: int) -> HttpResponse:
    """Rename, share, keep for oneself, move up or down, or forget a search of one's own; give any
    of them feeds on the site, or take these away."""
    verb, user, at = request.POST.get("verb", ""), request.user, now()
    mine = {row.pk: row.owner_id == user.pk for row in _rows(request)}
    if search not in mine or not (mine[search] or verb in {"show", "hide"}):
        raise Http404
    if verb in {"show", "hide"}:
        done = show_search(user, search, at, public=verb == "show")
    elif verb == "rename":
        done = rename_search(user, search, at, name=request.POST.get("name", ""))
    elif verb in {"share", "unshare"}:
        done = share_search(user, search, at, shared=verb == "share")
    elif verb in {"up", "down"}:
        done = move_search(user, search, at, by=-1 if verb == "up" else 1)
    elif verb == "remove":
        done = remove_search(user, search, at)
    else:
        raise Http404
    say(request, done, _("Done."))
    return redirect("searches")
