"""A story: its text with what was found, where it comes from, on whose word, and the decision."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wiredesk.desk.actions.decide import DECISIONS
from wiredesk.desk.actions.editing import accept_mend, dismiss_defect
from wiredesk.desk.actions.follow import dismiss_alert, follow
from wiredesk.desk.actions.presence import heartbeat
from wiredesk.desk.actions.tick import lift_embargo, tick
from wiredesk.desk.actions.undo import undo
from wiredesk.desk.drawing.story import story_parts
from wiredesk.desk.permissions import verbs_of
from wiredesk.desk.queries.story import story_page
from wiredesk.desk.queries.wire import wire_row
from wiredesk.desk.screens.moves import moves_of
from wiredesk.desk.screens.said import now, onward, say
from wiredesk.desk.screens.screen import screen
from wiredesk.records import Refusal


@screen("see")
def show(request: HttpRequest, story: int) -> HttpResponse:
    """The story as it stands."""
    page = story_page(request.user, story, now(), request.GET.get("body", ""))
    if page is None:
        raise Http404
    verbs, row = verbs_of(request.user), page.shown
    shown = {
        **story_parts(page),
        "row": row,
        "moves": moves_of(request.user, row.state, row.taken_by_id),
        "presence": page.presence,
        "embargo": page.embargo,
        "checks": page.checks,
        "rulings": page.rulings,
        "reviews": page.reviews,
        "plain": request.GET.get("plain") == "1",
        "page": page.stands.page if page.stands else None,
        "body": page.body,
        **{f"may_{verb}": verb in verbs for verb in ("mend", "edit", "tick", "approve", "publish")},
    }
    if page.body:  # only looked at: what is mended is the text that stands
        shown["may_mend"] = False
    return render(request, "desk/story.html", shown)


@screen("take", methods=("POST",))
def decide(request: HttpRequest, story: int) -> HttpResponse:
    """Make one decision on it: take, put_back, approve, hold, reject, reopen."""
    verb = request.POST.get("verb", "")
    if verb not in DECISIONS:
        raise Http404
    options: dict[str, Any] = {}
    if verb not in {"take", "put_back"}:
        options["why"] = request.POST.get("why", "")
    done = DECISIONS[verb](request.user, story, now(), **options)
    say(request, done, DONE[verb]())
    return onward(request, "story", story=story)


DONE = {
    "take": lambda: _("It is yours."),
    "put_back": lambda: _("Put back."),
    "approve": lambda: _("Approved."),
    "hold": lambda: _("Held."),
    "reject": lambda: _("Rejected."),
    "reopen": lambda: _("Reopened; it is yours."),
}


@screen("mend", methods=("POST",))
def mend(request: HttpRequest, story: int) -> HttpResponse:
    """Accept the mend of a defect, where it stands or everywhere."""
    start = request.POST.get("start", "")
    done = accept_mend(
        request.user,
        story,
        now(),
        key=request.POST.get("key", ""),
        start=int(start) if start.isdigit() else None,
    )
    say(request, done, _("Mended."))
    return onward(request, "story", story=story)


@screen("dismiss", methods=("POST",))
def dismiss(request: HttpRequest, story: int) -> HttpResponse:
    """Say that a defect is none, and why."""
    key, why = request.POST.get("key", ""), request.POST.get("why", "")
    done = dismiss_defect(request.user, story, now(), key=key, why=why)
    say(request, done, _("Dismissed."))
    return onward(request, "story", story=story)


@screen("tick", methods=("POST",))
def check(request: HttpRequest, story: int) -> HttpResponse:
    """Tick one line of the check-list."""
    done = tick(request.user, story, now(), what=request.POST.get("what", ""))
    say(request, done, _("Noted."))
    return onward(request, "story", story=story)


@screen("approve", methods=("POST",))
def lift(request: HttpRequest, story: int) -> HttpResponse:
    """Lift an embargo whose time nobody could reckon."""
    done = lift_embargo(request.user, story, now(), why=request.POST.get("why", ""))
    say(request, done, _("The embargo is lifted."))
    return onward(request, "story", story=story)


@screen("follow", methods=("POST",))
def answer_alert(request: HttpRequest, alert: int) -> HttpResponse:
    """Follow an agency's order, or say why not."""
    if request.POST.get("how") == "dismiss":
        why = request.POST.get("why", "")
        done = dismiss_alert(request.user, alert, now(), why=why)
        say(request, done, _("Not followed; your reason is kept."))
    else:
        done = follow(request.user, alert, now())
        say(request, done, _("Followed."))
    if isinstance(done, Refusal):
        return onward(request, "wire")
    return onward(request, "story", story=done.story_id)


@screen("undo", methods=("POST",))
def take_back(request: HttpRequest) -> HttpResponse:
    """Undo the last decision of this person, or the batch it was part of."""
    done = undo(request.user, now())
    refused = next((one for one in done if isinstance(one, Refusal)), None)
    say(request, refused, _("Undone."))
    return onward(request, "wire")


@screen("see", methods=("POST",))
def present(request: HttpRequest, story: int) -> HttpResponse:
    """A sign of life; answers with who else has the story open, and with what is loud by now."""
    if wire_row(request.user, story) is None:
        raise Http404
    others = heartbeat(request.user, story, now(), editing=request.POST.get("editing") == "1")
    return render(request, "desk/story/present.html", {"presence": others})
