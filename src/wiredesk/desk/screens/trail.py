"""The trail of a story: what came and what was made of it, and any two texts side by side."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wiredesk.desk.drawing.axis import Dot, axis
from wiredesk.desk.drawing.chain import Node, draw_chain
from wiredesk.desk.drawing.differences import pieces
from wiredesk.desk.models import Story
from wiredesk.desk.queries.related import Family, family, thread_of
from wiredesk.desk.queries.texts import text_at
from wiredesk.desk.queries.trail import Step, trail
from wiredesk.desk.screens.screen import screen
from wiredesk.desk.words import EDGES, ORDERS, VERBS, said


@screen("see")
def show(request: HttpRequest, story: int) -> HttpResponse:
    """Every step on an axis of time; of two chosen texts, what differs."""
    steps = trail(request.user, story)
    if steps is None:
        raise Http404
    texts = [
        (f"{step.kind[0]}{step.number}", _label(step), step.at)
        for step in steps
        if step.kind in {"version", "edit"}
    ]
    before, after = _chosen(request, [key for key, _label_, _at in texts])
    row = Story.objects.select_related("shown").get(pk=story)
    page: dict[str, Any] = {
        "row": row.shown,
        "steps": steps,
        "drawing": axis([_dot(step) for step in steps], _lanes(), _("What happened, in time")),
        "texts": texts,
        "before": before,
        "after": after,
        "beside": request.GET.get("as") == "beside",
    }
    page["thread"] = thread_of(request.user, story)
    if (kin := family(story)) is not None:
        page |= _family(story, kin)
    if before and after:
        one, other = text_at(row, before), text_at(row, after)
        if one is None or other is None:
            raise Http404
        page |= {"one": one, "other": other, "difference": pieces(one.text, other.text)}
    return render(request, "desk/trail.html", page)


def _family(story: int, kin: Family) -> dict[str, Any]:
    """The chain drawn, and each tie of the story as a line."""
    nodes = [
        Node(
            id=one.id,
            outlet=one.source or "?",
            title=one.title or "",
            at=row.first,
            link=reverse("story", args=[row.pk]),
            mine=row.pk == story,
        )
        for one in kin.stories.values()
        if (row := kin.rows.get(one.id)) is not None
    ]
    words = {kind: str(said) for kind, said in EDGES.items()}
    mine = [tie for tie in kin.ties if story in (tie.a_id, tie.b_id)]
    for tie in mine:
        tie.other = kin.rows.get(str(tie.b_id if tie.a_id == story else tie.a_id))
    return {
        "chain": draw_chain(kin.chain, nodes, words, _("Who has it from whom")),
        "outlets": kin.chain.outlets,
        "origins": kin.chain.sources,
        "ties": [tie for tie in mine if tie.other is not None],
    }


def _chosen(request: HttpRequest, keys: list[str]) -> tuple[str, str]:
    """The two texts to compare: those asked for, else the last two."""
    before, after = request.GET.get("a", ""), request.GET.get("b", "")
    if before in keys and after in keys:
        return before, after
    return (keys[-2], keys[-1]) if len(keys) > 1 else ("", "")


def _lanes() -> list[tuple[str, str]]:
    return [
        ("version", _("Delivered")),
        ("alert", _("Orders")),
        ("edit", _("Ours")),
        ("ruling", _("Decided")),
    ]


def _label(step: Step) -> str:
    if step.kind == "version":
        return _("version %(n)s") % {"n": step.number}
    return _("our text %(n)s") % {"n": step.number}


def _dot(step: Step) -> Dot:
    at = date_format(timezone.localtime(step.at), "SHORT_DATETIME_FORMAT")
    label = {
        "version": f"{step.number}",
        "edit": f"{step.number}",
        "alert": str(said(ORDERS, step.what)),
        "ruling": str(said(VERBS, step.what)),
    }[step.kind]
    words = " ".join(part for part in (at, step.who, label, step.what, step.why) if part)
    return Dot(step.at, step.kind, label, words)
