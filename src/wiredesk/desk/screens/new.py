"""New: a story pasted, dropped or fetched from an address, by the same path as all others."""

import asyncio
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wiredesk.desk.actions.enter import enter
from wiredesk.desk.models import Source
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.sources import source_names
from wiredesk.desk.screens import said
from wiredesk.desk.screens.screen import screen
from wiredesk.desk.working.way import fetch_now
from wiredesk.records import Delivery, Refusal
from wiredesk.wire.carriers.web import once
from wiredesk.wire.refusals import LARGEST, refuse_large


@screen("import", methods=("GET", "POST"))
def new(request: HttpRequest) -> HttpResponse:
    """A form; what it is given is kept and read at once, and its story opened."""
    if request.method != "POST":
        return render(request, "desk/new.html", {"sources": source_names(request.user)})
    given = _delivery(request)
    if isinstance(given, Refusal):
        return _again(request, [f"{given.what}: {given.why}"])
    chosen = request.POST.get("source", "")
    source = Source.objects.filter(pk=int(chosen)).first() if chosen.isdigit() else None
    if source is not None and not may(request.user, "see", source):
        source = None
    entered = enter(given, datetime.now(UTC), source)
    if not entered.stories:
        return _again(request, entered.troubles or [_("Nothing could be read in it.")])
    if len(entered.stories) > 1:
        return redirect("wire")
    return redirect("story", story=entered.stories[0])


def _again(request: HttpRequest, troubles: list[str] | tuple[str, ...]) -> HttpResponse:
    page = {
        "troubles": troubles,
        "words": request.POST.get("words", ""),
        "sources": source_names(request.user),
        "chosen": request.POST.get("source", ""),
    }
    return render(request, "desk/new.html", page, status=422)


def _delivery(request: HttpRequest) -> Delivery | Refusal:
    now = datetime.now(UTC).isoformat()
    file = request.FILES.get("file")
    if file is not None:
        if file.size > LARGEST:
            return refuse_large(file.size, file.name)
        return Delivery(
            body=file.read(),
            address=file.name,
            media_type=file.content_type,
            received=now,
            carrier="upload",
        )
    words = request.POST.get("words", "")
    if once.is_address(words.strip()):
        found = fetch_now(words.strip(), settings.NETWORKS, said.now)
        return once.answer_of(asyncio.run(found))
    if not words.strip():
        return Refusal(what=_("Nothing was given"), why=_("Paste a text or an address."))
    return Delivery(
        body=words.encode(), media_type="text/plain; charset=utf-8", received=now, carrier="paste"
    )
