"""The Wire: what came in, newest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wiredesk.desk.models import Version
from wiredesk.desk.screens.screen import screen


@screen("see")
def home(request: HttpRequest) -> HttpResponse:
    """The list of stories."""
    rows = Version.objects.filter(story__latest_id__isnull=False).order_by("-pk")[:100]
    return render(request, "desk/wire.html", {"rows": rows})


@screen("see")
def arrivals(request: HttpRequest) -> HttpResponse:
    """How many arrived since the newest one shown, as a line to click."""
    return render(request, "desk/arrivals.html", {"count": 0})
