"""What keeps the desk going: API tokens, backups, health."""

from collections.abc import AsyncIterator
from pathlib import Path

from asgiref.sync import sync_to_async
from django.contrib.auth import get_user_model
from django.core.handlers.asgi import ASGIRequest
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.translation import gettext as _

from wiredesk.desk.actions.back_up import ask_backup, fetch_backup, remove_backup
from wiredesk.desk.actions.retry import retry_job
from wiredesk.desk.actions.tokens import give_token, revoke_token
from wiredesk.desk.models import Token
from wiredesk.desk.permissions import ALL, PERSON_ALONE
from wiredesk.desk.queries.backups import backup_files, is_being_made
from wiredesk.desk.queries.health import health_now
from wiredesk.desk.screens.house.tabs import number, on_tab
from wiredesk.desk.screens.said import now, onward, say
from wiredesk.desk.screens.screen import screen
from wiredesk.records import Refusal

PIECE = 1 << 18


@screen("give_token", methods=("GET", "POST"))
def tokens(request: HttpRequest) -> HttpResponse:
    """Tokens, and a form that gives one; its secret is shown in the answer and never again."""
    given = None
    if request.method == "POST":
        to = get_user_model().objects.filter(pk=number(request.POST.get("to", ""))).first()
        done = give_token(
            request.user,
            None,
            now(),
            to=to or request.user,
            name=request.POST.get("name", ""),
            verbs=request.POST.getlist("verb"),
        )
        given = done if say(request, done, _("Given.")) else None
    page = {
        "tokens": Token.objects.select_related("user").order_by("-pk"),
        "given": given,
        "verbs": sorted(ALL - PERSON_ALONE),
        "chosen": request.POST.getlist("verb") if given is None else ["see"],
        "people": get_user_model().objects.filter(is_active=True).order_by("username"),
    }
    answer = on_tab(request, "tokens", "tokens", page)
    answer["Cache-Control"] = "no-store"
    return answer


@screen("give_token", methods=("POST",))
def revoke(request: HttpRequest, token: int) -> HttpResponse:
    """Let a token open nothing any more."""
    say(request, revoke_token(request.user, token, now()), _("It opens nothing any more."))
    return onward(request, "tokens")


@screen("back_up", methods=("GET", "POST"))
def backups(request: HttpRequest) -> HttpResponse:
    """The backups of the data folder; one more is asked for, one is deleted."""
    if request.method != "POST":
        page = {"files": backup_files(), "making": is_being_made()}
        return on_tab(request, "backups", "backups", page)
    if name := request.POST.get("remove", ""):
        say(request, remove_backup(request.user, name, now()), _("It is deleted."))
    else:
        done = ask_backup(request.user, None, now())
        say(request, done, _("A worker makes it. Come back in a while."))
    return onward(request, "backups")


@screen("back_up")
def backup(request: HttpRequest, name: str) -> HttpResponseBase:
    """A backup, to carry away."""
    file = fetch_backup(request.user, name, now())
    if isinstance(file, Refusal):
        raise Http404
    if not isinstance(request, ASGIRequest):
        return FileResponse(file.open("rb"), as_attachment=True, filename=name)
    answer = StreamingHttpResponse(_pieces(file), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    answer["Content-Length"] = str(file.stat().st_size)
    return answer


async def _pieces(file: Path) -> AsyncIterator[bytes]:
    """A file piece by piece, read beside the loop that answers everybody."""
    with await sync_to_async(file.open)("rb") as content:
        while piece := await sync_to_async(content.read)(PIECE):
            yield piece


@screen("see_health")
def health(request: HttpRequest) -> HttpResponse:
    """How the desk is, in words."""
    return on_tab(request, "health", "health", {"health": health_now(now())})


@screen("retry", methods=("POST",))
def retry(request: HttpRequest, job: int) -> HttpResponse:
    """Try work again that was set aside."""
    say(request, retry_job(request.user, job, now()), _("It is tried again."))
    return onward(request, "health")
