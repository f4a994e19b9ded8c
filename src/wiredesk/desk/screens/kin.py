"""Two stories side by side, and a person's word on whether they are one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wiredesk.desk.actions.rule_on_tie import RULINGS, rule_on_tie
from wiredesk.desk.drawing.beside import beside
from wiredesk.desk.models import Tie
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.related import compared, origin_of, original_address, story_named
from wiredesk.desk.queries.wire import wire_row
from wiredesk.desk.screens.said import now, onward, say
from wiredesk.desk.screens.screen import screen


@screen("see")
def show(request: HttpRequest, story: int, other: int) -> HttpResponse:
    """Two stories aligned paragraph by paragraph: what the second took, cut, added and changed."""
    rows = [wire_row(request.user, one) for one in (other, story)]
    found = compared([story, other])
    if None in rows or len(found) < 2:
        raise Http404
    earlier, later = sorted(rows, key=lambda row: (row.first, row.pk))
    tie = Tie.objects.filter(a=later.pk, b=earlier.pk).first()
    page = {
        "earlier": earlier,
        "later": later,
        "tie": tie,
        **beside(found[earlier.pk], found[later.pk]),
    }
    return render(request, "desk/kin.html", page)


@screen("see")
def origin(request: HttpRequest, story: int) -> HttpResponse:
    """Where a story comes from by its ties, for the head of its screen; its original to import."""
    row = wire_row(request.user, story)
    if row is None:
        raise Http404
    address = original_address(story)
    page = {
        "row": row,
        "found": origin_of(story),
        "address": address if address and story_named(address) is None else "",
        "may_import": may(request.user, "import"),
    }
    return render(request, "desk/story/origin.html", page)


@screen("relate", methods=("POST",))
def decide(request: HttpRequest, story: int, other: int) -> HttpResponse:
    """Say that they are the same, or are not."""
    said = request.POST.get("said", "")
    if said not in RULINGS:
        raise Http404
    why = request.POST.get("why", "")
    done = rule_on_tie(request.user, story, now(), other=other, said=said, why=why)
    say(request, done, _("Noted; it holds whatever is found."))
    return onward(request, "trail", story=story)
