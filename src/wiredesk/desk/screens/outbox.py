"""The Outbox: queue, scheduled, live, corrected, withdrawn; and the forms of publishing."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wiredesk.desk.actions import publish as publishing
from wiredesk.desk.actions.send import try_again
from wiredesk.desk.permissions import may, verbs_of
from wiredesk.desk.queries.outbox import outbox_lines, place_states, releases_of, shelf_counts
from wiredesk.desk.queries.release_preview import release_preview
from wiredesk.desk.screens.said import now, onward, say
from wiredesk.desk.screens.screen import screen
from wiredesk.records import Refusal

LISTS = (
    ("queue", gettext_lazy("Queue")),
    ("scheduled", gettext_lazy("Scheduled")),
    ("live", gettext_lazy("Live")),
    ("corrected", gettext_lazy("Corrected")),
    ("withdrawn", gettext_lazy("Off the pages")),
)


@screen("see")
def show(request: HttpRequest) -> HttpResponse:
    """One list of the outbox, and how each destination is."""
    name = request.GET.get("list", "queue")
    before = request.GET.get("before", "")
    try:
        at = int(before) if before.isdigit() else None
        lines = outbox_lines(request.user, name, now(), at)
    except KeyError:
        raise Http404 from None
    counts = shelf_counts(now())
    page = {
        "lines": lines,
        "here": name,
        "lists": [(key, words, counts[key]) for key, words in LISTS],
        "destinations": place_states(),
        "older": lines[-1].release.pk if len(lines) == 50 else None,
        "may_retry": may(request.user, "publish"),
    }
    return render(request, "desk/outbox.html", page)


@screen("publish", methods=("POST",))
def retry(request: HttpRequest, outgoing: int) -> HttpResponse:
    """Try a row again now."""
    if not try_again(outgoing, now()):
        raise Http404
    say(request, None, _("It is tried again."))
    return onward(request, "outbox")


@screen("publish")
def form(request: HttpRequest, story: int) -> HttpResponse:
    """What publishing would do: what readers and machines get, what stands against it, forms."""
    found = release_preview(request.user, story, now())
    if found is None:
        raise Http404
    verbs = verbs_of(request.user)
    page = {
        **found,
        "releases": releases_of(story),
        **{f"may_{verb}": verb in verbs for verb in ("publish", "correct", "withdraw")},
    }
    return render(request, "desk/publish.html", page)


@screen("publish", methods=("POST",))
def act(request: HttpRequest, story: int) -> HttpResponse:
    """Publish, refile, correct, suspend, resume or withdraw."""
    verb = request.POST.get("verb", "")
    if verb not in ACTS:
        raise Http404
    options: dict[str, Any] = {}
    if verb in {"correct", "suspend", "resume", "withdraw"}:
        options["note"] = request.POST.get("note", "")
    if verb == "publish" and request.POST.get("due"):
        try:
            due = datetime.fromisoformat(request.POST["due"])
        except ValueError:
            say(request, Refusal(what=verb, why=_("That is no date and time.")), "")
            return onward(request, "publish", story=story)
        options["due"] = due if due.tzinfo else timezone.make_aware(due)
    done = ACTS[verb](request.user, story, now(), **options)
    say(request, done, SAID[verb]())
    return onward(request, "publish", story=story)


ACTS = {
    "publish": publishing.publish,
    "refile": publishing.refile,
    "correct": publishing.correct,
    "suspend": publishing.suspend,
    "resume": publishing.resume,
    "withdraw": publishing.withdraw,
}

SAID = {
    "publish": lambda: _("Published."),
    "refile": lambda: _("Published again, mended."),
    "correct": lambda: _("The correction is published."),
    "suspend": lambda: _("It is off the pages."),
    "resume": lambda: _("It is back."),
    "withdraw": lambda: _("It is withdrawn everywhere it went."),
}
