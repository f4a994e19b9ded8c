"""The edit mode: the delivered text beside the desk's, and both texts where two people wrote."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wiredesk.desk.actions.editing import Conflict, edit_text
from wiredesk.desk.drawing.differences import pieces
from wiredesk.desk.models import Story
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.standing import WITH_TEXT, standing_of
from wiredesk.desk.screens.said import now, say
from wiredesk.desk.screens.screen import screen
from wiredesk.desk.texts.editing import parts_of
from wiredesk.records import Refusal


@screen("edit", methods=("GET", "POST"))
def edit(request: HttpRequest, story: int) -> HttpResponse:
    """Write headline and body; saving over somebody's newer text shows both."""
    row = Story.objects.select_related(*WITH_TEXT).filter(pk=story).first()
    stands = standing_of(row) if row else None
    if row is None or stands is None or not may(request.user, "edit", row):
        raise Http404
    title, text = parts_of(stands.story)
    page = {
        "row": row,
        "language": stands.reading.language.tag if stands.reading else stands.story.language,
        "delivered": parts_of(stands.delivered),
        "title": title,
        "text": text,
        "base": row.edit.number if row.edit else 0,
        "version": row.latest.number,
        "why": "",
    }
    if request.method != "POST":
        return render(request, "desk/edit.html", page)
    done = edit_text(
        request.user,
        story,
        now(),
        base=_number(request, "base"),
        version=_number(request, "version") or None,
        title=request.POST.get("title", ""),
        text=request.POST.get("text", ""),
        why=request.POST.get("why", ""),
    )
    if isinstance(done, Conflict):
        return render(request, "desk/conflict.html", _both(done, page), status=409)
    if say(request, done, _("Saved."), mark="text-saved"):
        return redirect("story", story=story)
    if isinstance(done, Refusal):  # nothing typed is lost
        page |= {name: request.POST.get(name, "") for name in ("title", "text", "why")}
    return render(request, "desk/edit.html", page, status=422)


def _both(conflict: Conflict, page: dict[str, object]) -> dict[str, object]:
    mine = f"{conflict.my_title}\n\n{conflict.my_text}"
    theirs = f"{conflict.title}\n\n{conflict.text}"
    return {**page, "conflict": conflict, "difference": pieces(theirs, mine)}


def _number(request: HttpRequest, name: str) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isdigit() else 0
