"""The Wire: what came in, newest first; triage by keys; what is loud."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wiredesk.desk.actions.decide import DECISIONS, decide_many
from wiredesk.desk.drawing.panel import panel
from wiredesk.desk.models import Story
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.filters import QuestionError
from wiredesk.desk.queries.standing import WITH_TEXT, standing_of
from wiredesk.desk.queries.wire import (
    Mark,
    mark_now,
    news_since,
    open_alerts,
    wire_counts,
    wire_row,
    wire_rows,
)
from wiredesk.desk.screens.moves import BULK, moves_of
from wiredesk.desk.screens.said import now, onward, say
from wiredesk.desk.screens.screen import screen
from wiredesk.desk.words import STATES, Words
from wiredesk.desk.workflow import OPEN
from wiredesk.records import Refusal

STANDING: tuple[tuple[str, Words, dict[str, Any]], ...] = (
    ("all", gettext_lazy("Everything"), {}),
    ("open", gettext_lazy("To decide"), {"state": ["open"]}),
    ("mine", gettext_lazy("Mine"), {"mine": True}),
    ("loud", gettext_lazy("Loud"), {"badge": ["alert"]}),
    ("reopened", gettext_lazy("Reopened"), {"badge": ["reopened"]}),
    *((state, STATES[state], {"state": [state]}) for state in ("approved", "held", "rejected")),
)
"""Searches that every desk has: name, words, question."""


@screen("see")
def home(request: HttpRequest) -> HttpResponse:
    """A page of the Wire, as the search in the address asks for."""
    counts = wire_counts(request.user)
    name, question = _question(request, counts.searches)
    try:
        page = wire_rows(request.user, question, request.GET.get("after", ""))
    except (QuestionError, ValueError):
        raise Http404 from None
    asked = request.GET.copy()
    asked.pop("after", None)
    for row in page.rows:
        row.moves = moves_of(request.user, row.state, row.taken_by_id)
    older = f"?{urlencode({**asked.dict(), 'after': page.after})}" if page.after else ""
    return render(
        request,
        "desk/wire.html",
        {
            "rows": page.rows,
            "next_page": older,
            "searches": _searches(counts, name),
            "mark": ".".join(map(str, mark_now())),
            "asked": asked.urlencode(),
            "in_find": question.get("find"),
            "may_find": may(request.user, "find"),
            "here": request.get_full_path(),
            "bulk_moves": BULK if may(request.user, "take") else (),
            "may_undo": may(request.user, "undo"),
        },
    )


def _question(request: HttpRequest, saved: list[Any]) -> tuple[str, dict[str, Any]]:
    name = request.GET.get("search", "all")
    question = next((q for known, _, q in STANDING if known == name), None)
    if question is None:
        question = next((s.query for s in saved if f"saved-{s.pk}" == name), None)
    if question is None:
        raise Http404
    narrowed = {
        part: [request.GET[part]] for part in ("source", "language", "badge") if part in request.GET
    }
    return name, {**question, **narrowed}


def _searches(counts: Any, here: str) -> list[dict[str, Any]]:
    known = {
        **counts.states,
        "all": sum(counts.states.values()),
        "open": sum(counts.states[state] for state in OPEN),
        "loud": counts.alerts,
    }
    rows = [
        {"name": name, "words": capfirst(words), "count": known.get(name)}
        for name, words, _ in STANDING
    ]
    rows += [{"name": f"saved-{s.pk}", "words": s.name, "count": s.count} for s in counts.searches]
    wire = reverse("wire")
    return [
        {**row, "address": f"{wire}?search={row['name']}", "here": row["name"] == here}
        for row in rows
    ]


@screen("see")
def arrivals(request: HttpRequest) -> HttpResponse:
    """What has happened since a page was drawn: a line to click, rows decided on, and alerts."""
    try:
        since = Mark(*(int(part) for part in request.GET.get("mark", "").split(".")))
    except (TypeError, ValueError):
        raise Http404 from None
    news = news_since(request.user, since)
    page = {"count": news.arrived, "alerts": open_alerts(request.user), "out_of_band": True}
    return render(request, "desk/wire/arrivals.html", page)


@screen("see")
def preview(request: HttpRequest, story: int) -> HttpResponse:
    """A story's claims and defects, beside the list."""
    row = wire_row(request.user, story)
    kept = Story.objects.select_related(*WITH_TEXT).filter(pk=story).first() if row else None
    stands = standing_of(kept) if kept else None
    if row is None or stands is None:
        raise Http404
    items = panel(stands.reading) if stands.reading else []
    page = {
        "row": row,
        "claims": [item for item in items if item.look == "claim"],
        "defects": [item for item in items if item.defect is not None],
    }
    return render(request, "desk/wire/preview.html", page)


@screen("take", methods=("POST",))
def bulk(request: HttpRequest) -> HttpResponse:
    """One decision on every chosen story; what could not be decided is said."""
    verb = request.POST.get("verb", "")
    chosen = [int(story) for story in request.POST.getlist("story") if story.isdigit()]
    if verb not in DECISIONS:
        raise Http404
    done = decide_many(request.user, chosen, verb, now())
    refused = [one for one in done.values() if isinstance(one, Refusal)]
    for why in dict.fromkeys(one.why for one in refused):
        say(request, Refusal(what=verb, why=why), "")
    count = len(done) - len(refused)
    if count:
        say(request, None, ngettext("%(n)s story.", "%(n)s stories.", count) % {"n": count})
    elif not refused:
        say(request, None, _("Nothing was chosen."))
    return onward(request, "wire")
