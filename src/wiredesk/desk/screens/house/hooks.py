"""Webhooks: addresses that are told of events, how each is, and a form that adds one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wiredesk.desk.actions.announce import EVENTS
from wiredesk.desk.actions.hooks import add_hook, change_hook, remove_hook, tell_again, try_hook
from wiredesk.desk.queries.hooks import hook_rows
from wiredesk.desk.screens.house.tabs import on_tab
from wiredesk.desk.screens.said import now, onward, say
from wiredesk.desk.screens.screen import screen
from wiredesk.desk.words import HOOK_EVENTS


@screen("change_hooks", methods=("GET", "POST"))
def hooks(request: HttpRequest) -> HttpResponse:
    """The hooks and a form; a new one's secret is shown in the answer and never again."""
    added = None
    if request.method == "POST":
        done = add_hook(
            request.user,
            None,
            now(),
            name=request.POST.get("name", ""),
            address=request.POST.get("address", ""),
            events=request.POST.getlist("event"),
        )
        added = done if say(request, done, _("It is told from now on.")) else None
    refused = request.method == "POST" and added is None
    page = {
        "hooks": [(row, [HOOK_EVENTS[event] for event in row.events]) for row in hook_rows()],
        "added": added,
        "events": [(event, HOOK_EVENTS[event]) for event in EVENTS],
        "chosen": request.POST.getlist("event") if refused else EVENTS,
        "sent": request.POST if refused else {},
    }
    answer = on_tab(request, "hooks", "hooks", page, status=422 if refused else 200)
    answer["Cache-Control"] = "no-store"
    return answer


@screen("change_hooks", methods=("POST",))
def act(request: HttpRequest, hook: int) -> HttpResponse:
    """Switch a hook on or off, try it, try again what was set aside, remove it."""
    done = ACTS.get(request.POST.get("do", ""))
    if done is None:
        raise Http404
    do, words = done
    say(request, do(request.user, hook), words())
    return onward(request, "hooks")


ACTS = {
    "on": (
        lambda user, hook: change_hook(user, hook, now(), on=True),
        lambda: _("It is told again."),
    ),
    "off": (
        lambda user, hook: change_hook(user, hook, now(), on=False),
        lambda: _("It is told nothing for now."),
    ),
    "try": (
        lambda user, hook: try_hook(user, hook, now()),
        lambda: _("A worker tells it a word of no meaning. Look here again in a moment."),
    ),
    "again": (
        lambda user, hook: tell_again(user, hook, now()),
        lambda: _("What was set aside is tried again."),
    ),
    "remove": (
        lambda user, hook: remove_hook(user, hook, now()),
        lambda: _("It is removed."),
    ),
}
