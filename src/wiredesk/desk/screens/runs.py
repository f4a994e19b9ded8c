"""Runs: addresses, files or a folder imported, a source read again; steered, and what failed."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wiredesk.desk.actions import runs as doing
from wiredesk.desk.actions.runs import Upload, import_files, import_folder, import_many, read_again
from wiredesk.desk.models import Source
from wiredesk.desk.permissions import may, verbs_of
from wiredesk.desk.queries.runs import LISTED, SHOWN, run_page, visible_runs
from wiredesk.desk.queries.sources import source_names
from wiredesk.desk.screens.said import now, say
from wiredesk.desk.screens.screen import screen, wants_part
from wiredesk.records import Refusal
from wiredesk.wire.refusals import LARGEST


@screen("import", methods=("GET", "POST"))
def runs(request: HttpRequest) -> HttpResponse:
    """All runs, the newest first, and forms for another."""
    status = 200
    if request.method == "POST":
        done = _started(request)
        if say(request, done, _("It runs.")):
            return redirect("run", run=done.pk)
        status = 422
    page = {
        "runs": visible_runs(request.user)[:LISTED],
        "may_back_up": "back_up" in verbs_of(request.user),
        "folders": settings.FOLDERS,
        "sources": source_names(request.user),
        "typed": request.POST.get("addresses", ""),
        "path": request.POST.get("folder", ""),
        "chosen": request.POST.get("source", ""),
        "largest": LARGEST // 1_000_000,
        "together": doing.TOGETHER // 1_000_000,
    }
    return render(request, "desk/sources/runs.html", page, status=status)


def _started(request: HttpRequest) -> Any:
    """What the form that was sent starts; a Refusal where it cannot be."""
    chosen = request.POST.get("source", "")
    source = Source.objects.filter(pk=int(chosen)).first() if _is_number(chosen) else None
    if chosen and (source is None or not may(request.user, "see", source)):
        return Refusal(what="import", why="There is no such source.")
    if files := request.FILES.getlist("files"):
        given = [Upload(f.name, f.size, f.content_type or "", f.read) for f in files]
        return import_files(request.user, None, now(), files=given, source=source)
    if path := request.POST.get("folder", "").strip():
        folders = settings.FOLDERS
        return import_folder(request.user, None, now(), path=path, folders=folders, source=source)
    lines = request.POST.get("addresses", "").splitlines()
    return import_many(request.user, None, now(), given=lines, source=source)


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdecimal() and len(written) < 18


@screen("import")
def run(request: HttpRequest, run: int) -> HttpResponse:
    """One run: how far it is, what came of it, and what failed."""
    found = run_page(request.user, run)
    if found is None:
        raise Http404
    again = found.run.kind in {"dry", "reread"}
    page = {
        "run": found.run,
        "page": found,
        "counts": sorted(found.run.counts.items()),
        "shown": SHOWN,
        "waits": found.next_at is not None and found.next_at > now(),
        "may_steer": not again or may(request.user, "change_source", found.run.source),
    }
    part = "desk/sources/run_part.html" if wants_part(request) else "desk/sources/run.html"
    return render(request, part, page)


HOW: dict[str, tuple[Callable[..., Any], Any]] = {
    "cancel": (doing.cancel_run, gettext_lazy("It stops after the item in hand.")),
    "resume": (doing.resume_run, gettext_lazy("It goes on.")),
    "retry": (doing.retry_failed, gettext_lazy("What failed is tried again.")),
}
"""What can be done with a run: the action, and what is said."""


@screen("import", methods=("POST",))
def steer(request: HttpRequest, run: int) -> HttpResponse:
    """Stop it, go on with it, or try again what failed."""
    how = request.POST.get("how", "")
    if how not in HOW or not visible_runs(request.user).filter(pk=run).exists():
        raise Http404
    do, words = HOW[how]
    say(request, do(request.user, run, now()), str(words))
    return redirect("run", run=run)


@screen("change_source", methods=("POST",))
def again(request: HttpRequest, source: int) -> HttpResponse:
    """Read a source's stories again, or say what that would change."""
    dry = request.POST.get("how") != "real"
    done = read_again(request.user, source, now(), dry=dry)
    if not say(request, done, _("It runs.")):
        raise Http404
    return redirect("run", run=done.pk)
