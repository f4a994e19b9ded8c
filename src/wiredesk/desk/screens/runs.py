"""Runs: many addresses or a folder imported, a source read again; progress, cancel, what failed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wiredesk.desk.actions.runs import cancel_run, import_folder, import_many, read_again
from wiredesk.desk.models import Run
from wiredesk.desk.permissions import verbs_of
from wiredesk.desk.screens.said import now, say
from wiredesk.desk.screens.screen import screen, wants_part

SHOWN = 200
"""Failures that a run lists."""


@screen("import", methods=("GET", "POST"))
def runs(request: HttpRequest) -> HttpResponse:
    """All runs, the newest first, and a form for another."""
    if request.method == "POST":
        if request.POST.get("folder"):
            done = import_folder(request.user, None, now(), path=request.POST["folder"])
        else:
            given = request.POST.get("addresses", "").splitlines()
            done = import_many(request.user, None, now(), given=given)
        if say(request, done, _("It runs.")):
            return redirect("run", run=done.pk)
    page = {
        "runs": Run.objects.select_related("by").defer("items")[:50],
        "may_back_up": "back_up" in verbs_of(request.user),
        "typed": request.POST.get("addresses", ""),
    }
    return render(request, "desk/sources/runs.html", page)


@screen("import")
def run(request: HttpRequest, run: int) -> HttpResponse:
    """One run: how far it is, what came of it, and what failed."""
    row = Run.objects.select_related("by", "source").defer("items").filter(pk=run).first()
    if row is None:
        raise Http404
    page = {
        "run": row,
        "failures": row.failures.all()[:SHOWN],
        "counts": sorted(row.counts.items()),
    }
    part = "desk/sources/run_part.html" if wants_part(request) else "desk/sources/run.html"
    return render(request, part, page)


@screen("import", methods=("POST",))
def cancel(request: HttpRequest, run: int) -> HttpResponse:
    """Stop it after the item in hand."""
    if not Run.objects.filter(pk=run).exists():
        raise Http404
    say(request, cancel_run(request.user, run, now()), _("It stops after the item in hand."))
    return redirect("run", run=run)


@screen("change_source", methods=("POST",))
def again(request: HttpRequest, source: int) -> HttpResponse:
    """Read a source's stories again, or say what that would change."""
    dry = request.POST.get("how") != "real"
    done = read_again(request.user, source, now(), dry=dry)
    if not say(request, done, _("It runs.")):
        raise Http404
    return redirect("run", run=done.pk)
